"""A text typed without any marks is known as such; short words, other languages and marked text are not."""

import pytest

from ttdn_desktop.language.spelling.bare import is_bare


@pytest.mark.parametrize(
    "text",
    [
        "Tang cuong giao luu huu nghi voi cac dia phuong ket nghia.",
        "- Gop phan quang ba tiem nang, the manh cua xa trong giai doan 2026-2030",
        "UY BAN NHAN DAN XA CHI DAO CAC DON VI DUOC GIAO NHIEM VU, UBND TINH",
    ],
)
def test_vietnamese_without_marks_is_known(text):
    assert is_bare(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Lưu: VT",
        "Ban Thi Dua",
        "Tăng cường giao luu huu nghi voi cac dia phuong ket nghia",
        "The programme of external information activities in the commune for the year 2026",
        "https://example.vn/tin-tuc/thong-tin-doi-ngoai a b c d",
        "1. 2. 3. 4. 5. 6. 7. 8. 9. 10.",
    ],
)
def test_other_texts_are_none(text):
    assert not is_bare(text)
