"""Two texts are woven into one, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_desktop.services.word_diff import PieceKind, pieces


def woven(before: str, after: str) -> str:
    marks = {PieceKind.KEPT: "{}", PieceKind.GONE: "[-{}-]", PieceKind.NEW: "[+{}+]"}
    return "".join(marks[piece.kind].format(piece.text) for piece in pieces(before, after))


def test_an_insertion_begins_with_its_own_word() -> None:
    assert woven("nhận thức, trách nhiệm của cán bộ", "nhận thức, ý thức, trách nhiệm của cán bộ") == "nhận thức, [+ý thức, +]trách nhiệm của cán bộ"


def test_a_phrase_that_changed_is_one_piece() -> None:
    assert woven("Nộp trước ngày 05 tháng 01 hằng năm", "Nộp trước ngày 20 tháng 12 hằng năm") == "Nộp trước ngày [-05-][+20+] tháng [-01-][+12+] hằng năm"
    assert woven("các phòng ban liên quan của xã", "các cơ quan đơn vị của xã").startswith("các ")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("trước ngày 30/9/2027", "trước ngày 31/8/2027", "trước ngày [-30/9/2027-][+31/8/2027+]"),
        ("Tháng 4/2027", "Tháng 5/2027", "Tháng [-4/2027-][+5/2027+]"),
        ("Hết quý I/2027.", "Hết quý II/2027.", "Hết quý [-I/2027-][+II/2027+]."),
        ("Kinh phí 7,5 triệu đồng", "Kinh phí 12,5 triệu đồng", "Kinh phí [-7,5-][+12,5+] triệu đồng"),
        ("Công văn số 12/UBND-VX, ngày 05.01.2027", "Công văn số 21/UBND-VX, ngày 05.02.2027", None),
    ],
)
def test_dates_and_numbers_change_as_a_whole(before: str, after: str, expected: str | None) -> None:
    assert woven(before, after) == (expected or "Công văn số [-12/UBND-VX-][+21/UBND-VX+], ngày [-05.01.2027-][+05.02.2027+]")


def test_texts_with_nothing_in_common_stand_one_after_the_other() -> None:
    assert woven("Lễ hội đình làng", "Báo cáo tổng kết") == "[-Lễ hội đình làng-][+Báo cáo tổng kết+]"
    assert woven("", "mới") == "[+mới+]"
    assert woven("cũ", "") == "[-cũ-]"


@given(st.text("ab ,", max_size=30), st.text("ab ,", max_size=30))
def test_both_texts_can_be_read_out_of_the_pieces(before: str, after: str) -> None:
    found = pieces(before, after)
    assert "".join(piece.text for piece in found if piece.kind is not PieceKind.NEW) == before
    assert "".join(piece.text for piece in found if piece.kind is not PieceKind.GONE) == after
