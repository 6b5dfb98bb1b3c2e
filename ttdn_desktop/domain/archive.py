"""The last line of the recipients, which says who keeps the paper: "Lưu: VT, VHXH" (NĐ 30/2020, PL I, II.9), "Lưu Văn phòng Đảng ủy"."""

import re
import unicodedata

_ARCHIVE = re.compile(r"\s*(?:[-–—−+•]\s*)?l[ưu]u\b(?!\s+học\s+sinh)", re.IGNORECASE)  # units of students abroad (lưu học sinh) may get it


def is_archive(line: str) -> bool:
    """Whether a recipient is that line, however it is typed: with or without a dash, in capitals or small letters, with an accent apart or none."""
    return _ARCHIVE.match(unicodedata.normalize("NFC", line)) is not None
