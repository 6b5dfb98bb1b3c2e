"""Bases to choose from: found as one types, judged on the plan's day, replaced and amended, put where their rank says."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.ui.contexts import empty_plan
from ttdn_desktop import resources
from ttdn_desktop.domain.library import Library, Origin
from ttdn_desktop.domain.plan import LegalBasis
from ttdn_desktop.domain.validity import Validity
from ttdn_desktop.language.citations import parse_citation
from ttdn_desktop.services import basis_picks
from ttdn_desktop.services.bases import bases_in, basis_of, document_of, shelf_of
from ttdn_desktop.services.basis_sets import put_all

SHELF = shelf_of(resources.library())
DAY = dt.date(2026, 11, 10)
DECREE = SHELF.by_id["ND-72-2015"]


def names(words: str, day: dt.date = DAY) -> list[str]:
    return [pick.name for pick in basis_picks.picks(words, SHELF, (), (), day)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("72", "Nghị định 72/2015/NĐ-CP"),
        ("nd 148", "Nghị định 148/2026/NĐ-CP"),
        ("quan ly hoat dong thong tin doi ngoai", "Nghị định 72/2015/NĐ-CP"),
        ("QUẢN LÝ hoạt động thông tin", "Nghị định 72/2015/NĐ-CP"),
        ("phat ngon", "Nghị định 244/2026/NĐ-CP"),
        ("luat bao chi", "Luật Báo chí (126/2025/QH15)"),
        ("57-kl", "Kết luận 57-KL/TW"),
        ("9/2017/nd", "Nghị định 09/2017/NĐ-CP"),
    ],
)
def test_a_document_is_found_by_a_few_letters_without_marks(typed: str, first: str) -> None:
    assert names(typed)[0] == first


def test_what_is_over_stands_behind_what_is_in_force_on_that_day() -> None:
    assert names("phat ngon", dt.date(2020, 1, 1))[0] == "Nghị định 09/2017/NĐ-CP"
    assert not basis_picks.picks("khong co chu nay", SHELF, (), (), DAY)


def test_a_basis_used_before_stands_first_also_where_the_library_does_not_know_it() -> None:
    own = LegalBasis(text="Căn cứ Quyết định số 5/QĐ-UBND", type="Quyết định", number="5/QĐ-UBND")
    found = basis_picks.picks("", SHELF, (own, basis_of(DECREE)), (), DAY)
    assert [pick.name for pick in found[:2]] == ["Quyết định 5/QĐ-UBND", "Nghị định 72/2015/NĐ-CP"]
    assert all(pick.used for pick in found[:2])
    cited = basis_picks.picks("", SHELF, (own, basis_of(DECREE)), (basis_of(DECREE),), DAY)
    assert [pick.cited for pick in (cited[0], cited[-1])] == [False, True], "what is cited stands last"
    assert next(pick.basis for pick in basis_picks.picks("5/qd", SHELF, (own,), (), DAY)) == own


def test_an_amended_document_is_cited_with_its_amendment_once() -> None:
    whole = basis_picks.cited_whole(DECREE, SHELF, DAY, ())
    assert whole.text.endswith("được sửa đổi, bổ sung bởi Nghị định số 148/2026/NĐ-CP ngày 12 tháng 5 năm 2026 của Chính phủ")
    assert document_of(whole, SHELF) is DECREE
    read = parse_citation(whole.text)
    assert read is not None
    assert (read.number, read.subject) == ("72/2015/NĐ-CP", "quản lý hoạt động thông tin đối ngoại")
    assert basis_picks.amendments(DECREE, SHELF, DAY, (whole,)) == ()
    assert basis_picks.cited_whole(DECREE, SHELF, dt.date(2025, 1, 1), ()) == basis_of(DECREE)
    other = basis_of(SHELF.by_id["ND-148-2026"])
    assert basis_picks.cited_whole(DECREE, SHELF, DAY, (other,)) == basis_of(DECREE)


def test_a_basis_goes_where_its_rank_and_date_say_and_others_stay() -> None:
    law, decree, newer = (basis_of(SHELF.by_id[name]) for name in ("L-72-2025", "ND-72-2015", "ND-244-2026"))
    party = basis_of(SHELF.by_id["KL-57-KL-TW-2023"])
    assert basis_picks.place_for(decree, (law, newer)) == 1
    assert basis_picks.place_for(law, (party, decree)) == 1
    assert basis_picks.place_for(newer, (law, decree)) == 2
    assert basis_picks.place_for(party, (law, decree)) == 2
    assert basis_picks.place_for(law, (newer, decree)) == 2, "a list that is in another order is not sorted by the way"
    assert basis_picks.in_order((newer, party, decree, law)) == (law, party, decree, newer)
    assert basis_picks.in_order((law, party, decree)) == (law, party, decree)
    assert [one.type for one in basis_picks.with_basis(replace(empty_plan(), legal_bases=(law, newer)), decree).legal_bases] == [
        "Luật",
        "Nghị định",
        "Nghị định",
    ]


def test_a_basis_the_library_does_not_know_is_taken_in_as_a_document_of_its_own() -> None:
    (basis,) = bases_in("Căn cứ Quyết định số 12/2024/QĐ-UBND ngày 05/3/2024 của UBND tỉnh Lào Cai ban hành Quy chế thông tin đối ngoại")
    assert document_of(basis, SHELF) is None
    assert basis_picks.can_be_taken_in(basis)
    after = basis_picks.taken_in(Library(), basis, "own1")
    (document,) = after.documents
    assert (document.origin, document.number, document.date) == (Origin.OWN, "12/2024/QĐ-UBND", dt.date(2024, 3, 5))
    shelf = shelf_of(after)
    assert document_of(basis, shelf) is document
    assert shelf.judge(document, DAY).validity is Validity.UNVERIFIED
    assert not basis_picks.can_be_taken_in(LegalBasis(text="Căn cứ chức năng, nhiệm vụ được giao"))


MISTYPED = tuple(
    basis
    for text in (
        "Căn cứ Nghị định số 72/NĐ-CP ngày 07/9/2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại",
        "Căn cứ Kết luận số 26-KL/TW ngày 14/02/2012 của Bộ Chính trị về Chiến lược phát triển thông tin đối ngoại giai đoạn 2011 - 2020",
    )
    for basis in bases_in(text)
)


def test_a_basis_that_was_mistyped_is_offered_as_it_should_have_been_written() -> None:
    found = basis_picks.picks("", SHELF, MISTYPED, (), DAY)
    assert all(pick.document is not None for pick in found)
    assert found[0].name == "Nghị định 72/2015/NĐ-CP"
    assert [pick.name for pick in basis_picks.picks("26-kl", SHELF, MISTYPED, (), DAY)] == ["Kết luận 16-KL/TW"]
    (decree, conclusion) = (basis_picks.pick_of(basis, SHELF, (), DAY) for basis in MISTYPED)
    assert (decree.name, decree.written) == ("Nghị định 72/2015/NĐ-CP", "72/NĐ-CP")
    assert (conclusion.name, conclusion.gone) == ("Kết luận 16-KL/TW", True)
    result = put_all(empty_plan(), MISTYPED, SHELF, DAY)
    assert not any("72/NĐ-CP" in basis.text or "26-KL" in basis.text for basis in result.plan.legal_bases)
    assert [pick.name for pick in result.added] == ["Nghị định 72/2015/NĐ-CP"]
