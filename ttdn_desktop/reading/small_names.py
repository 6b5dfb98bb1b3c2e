"""Names of agencies that a letterhead has in small letters: "UBND xã A", "Ủy ban nhân dân" / "xã A"."""

import re

from ttdn_desktop.language.casing import CAPITALS
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.columns import head_columns
from ttdn_desktop.reading.paras import Para
from ttdn_desktop.reading.words import ReadingWords

_LONGEST = 80
_PLACE = re.compile(
    rf"(?:[Tt]ỉnh|[Tt]hành\s+phố|TP\.?|[Hh]uyện|[Qq]uận|[Tt]hị\s+(?:xã|trấn)|[Xx]ã|[Pp]hường|[Đđ]ặc\s+khu)\s+[{CAPITALS}\d]\w*(?:\s+\w+){{0,3}}"
)
_NO_NAME = re.compile(r"[:;>»/]|\s(?:về|đã|đang|sẽ|ban hành|tổ chức|triển khai|thực hiện|họp|làm việc|tiếp|thăm|khai mạc|kiểm tra|phối hợp)\s")
"""What tells that a line is no mere name: "UBND xã A tổ chức hội nghị"."""


def is_small_name(para: Para, words: ReadingWords) -> bool:
    """Whether a short line in small letters is nothing but the name of an agency, or of the place that belongs to one."""
    text = para.text.strip(" |\t")
    if para.capitals or not text or len(text) >= _LONGEST or not (text[-1].isalnum() or text[-1] == ")") or _NO_NAME.search(text):
        return False
    return _PLACE.fullmatch(text) is not None or (text[0].isupper() and words.organisation(text))


def first_half(para: Para) -> str:
    """The left half of a line of a letterhead; in capitals where the national name stands beside it, as agencies are written there."""
    left, *right = head_columns(para)
    return left.text.upper() if right and marks.is_national(right[0].text) else left.text
