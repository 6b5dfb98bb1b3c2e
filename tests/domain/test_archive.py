"""The line of the archive is known however people type it."""

import unicodedata

import pytest

from ttdn_desktop.domain.archive import is_archive


@pytest.mark.parametrize(
    "line",
    [
        "Lưu: VT",
        "LƯU: VT",
        "- lưu: VT",
        "– Lưu: VT",
        "•\tLưu VT, VHXH.",
        "+ Lưu:VT",
        "Lưu Văn phòng Đảng ủy",
        "Luu: VT",
        "Lưu",
        unicodedata.normalize("NFD", "Lưu: VT"),
    ],
)
def test_it_is_known_with_any_dash_in_any_letters(line: str) -> None:
    assert is_archive(line)


@pytest.mark.parametrize("line", ["Như trên", "Trung tâm Lưu trữ lịch sử tỉnh", "Hội Lưu học sinh", "Lưu học sinh Việt Nam tại Lào", "- Lựu đạn", "", "Lưuban"])
def test_other_recipients_are_not(line: str) -> None:
    assert not is_archive(line)
