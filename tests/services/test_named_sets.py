"""Sets of papers under names of the office's own."""

from ttdn_desktop.services.named_sets import known_name, renamed_set, set_named, with_set, without_set
from ttdn_desktop.services.paper_files import FORMATS
from ttdn_desktop.services.paper_keys import PAPER_FORMATS, USUAL_SETS
from ttdn_desktop.services.types import PaperSet

A, B = PaperSet(kinds=("plan",)), PaperSet(kinds=("letter",))


def test_a_set_is_put_in_the_place_of_one_of_the_same_name() -> None:
    sets = with_set(with_set({}, " Gửi  các thôn ", A), "Khác", A)
    assert list(sets) == ["Gửi các thôn", "Khác"]
    assert with_set(sets, "gui cac thon", B) == {"gui cac thon": B, "Khác": A}
    assert list(with_set(sets, "gui cac thon", B)) == ["gui cac thon", "Khác"]


def test_a_set_is_renamed_in_its_place_and_gives_way_to_none() -> None:
    sets = {"một": A, "hai": B, "ba": A}
    assert list(renamed_set(sets, "một", "bốn")) == ["bốn", "hai", "ba"]
    assert renamed_set(sets, "một", "HAI") == {"HAI": A, "ba": A}
    assert renamed_set(sets, "một", "Một") == {"Một": A, "hai": B, "ba": A}
    assert without_set(sets, "hai") == {"một": A, "ba": A}


def test_a_set_is_found_by_its_name_else_a_usual_one_by_key_or_name() -> None:
    assert known_name({"Gửi các thôn": A}, "gui cac thon") == "Gửi các thôn"
    assert set_named({"Gửi các thôn": A}, "GUI CAC THON") == A
    key, words, usual = USUAL_SETS[0]
    assert set_named({}, key) == set_named({}, words) == usual
    assert set_named({key: A}, key) == A
    assert set_named({}, "khong co") is None


def test_every_format_has_its_files() -> None:
    assert tuple(FORMATS) == PAPER_FORMATS
