"""Forms of single lines that stages ask for: rules, national name, number line, date line, beginnings of parts."""

import datetime as dt
import re
from dataclasses import dataclass

from ttdn_desktop.language import dates, document_numbers
from ttdn_desktop.reading.words import folded

RULE = re.compile(r"[\s\-_=*~–—.…o0|]*")
_NATIONAL = ("cong hoa xa hoi chu nghia viet nam", "cong hoa xa hoi", "chu nghia viet nam", "dang cong san viet nam")
_SQUEEZED = frozenset(name.replace(" ", "") for name in _NATIONAL)  # blanks get lost on the way
_NATIONAL_ENDS = "xahoichunghiavietnam"
_LONGEST_NATIONAL = 28  # a letter was misread: "CỘNG HỊA"
_MOTTO = re.compile(r"doc lap\s*[-–]?\s*tu do\s*[-–]?\s*hanh phuc")
UNION = r"(?:ĐOÀN\s+(?:TNCS|THANH\s+NIÊN\s+CỘNG\s+SẢN)|ĐỘI\s+TNTP)\s+HỒ\s+CHÍ\s+MINH|HỘI\s+(?:LHTN|LIÊN\s+HIỆP\s+THANH\s+NIÊN)\s+VIỆT\s+NAM"
"""The unions of the young, whose papers bear their name where others bear the national one."""
NUMBER_LINE = re.compile(document_numbers.LINE)
CODE_LINE = re.compile(document_numbers.CODE)
SYMBOL_LINE = re.compile(document_numbers.SYMBOL)
"""The rest of a number line that stands on a line of its own, "/KH-UBND"."""
DATE_LINE = re.compile(
    r"(?P<place>(?:[^\d|]|(?<=\s)\d{1,2}(?=\s*,)){0,60}?)\s*,\s*(?P<date>ngày\s*(?P<day>\d{1,2})?[\s._…]*tháng\s*(?P<month>\d{1,2})?[\s._…]*năm\s*(?P<year>\d{4})?[\s\d._…]*)\s*\|?\s*",
    re.IGNORECASE,
)
SHORT_DATE_LINE = re.compile(
    r"(?P<place>(?:[^\d|]|(?<=\s)\d{1,2}(?=\s*,)){2,60}?)\s*,\s*(?:ngày\s+)?(?P<date>\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4})\s*\|?\s*"
)
_WEEKDAY = re.compile(r"\s*(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\b", re.IGNORECASE)
DATE_BEGUN = re.compile(r"[^\d|]{2,60},\s*ngày\s*[\d\s._…]*(?:tháng\s*[\d\s._…]*)?$", re.IGNORECASE)
ABOUT = re.compile(r"\s*\(?\s*(?:(?:V\s?/\s?v|V[ềế]\s*việc)\s*[:.]?|Về\s*:)\s*", re.IGNORECASE)
ATTACHED = re.compile(r"\s*(?:[(\[]\s*)?(?:Ban\s+hành\s+)?[Kk]èm\s+theo\s|\s*[(\[]\s*Ban\s+hành\s*$", re.IGNORECASE)
LONGEST_LINE = 600
"""Characters of a line that is still tried as a line of a letterhead."""

_ENDS = (".", ";", ":", "!", "?")
_LEADS = (
    r"C[ăảâa]n\s+c[ứưử]|Thực\s+hiện|Quán\s+triệt|Thi\s+hành|Triển\s+khai|Xét|Theo|Trên\s+cơ\s+sở|Tiếp\s+tục\s+thực\s+hiện|Tiếp\s+theo|Cụ\s+thể\s+h(?:óa|oá)"
    r"|Phúc\s+đáp|Trả\s+lời"
)
LED = re.compile(rf"\s*(?:[-–•*+]\s*)?(?:{_LEADS})(?:\s|(?=[A-ZĐ]))")
"""A line that begins with a word by which documents are cited as bases."""
PREAMBLE = re.compile(rf"\s*(?:[-–•*+]\s*)?(?:{_LEADS}|Hưởng\s+ứng|Chấp\s+hành|Để|Nhằm|Sau\s+khi|Được\s+sự)(?:\s|(?=[A-ZĐ][^\W\d_]+\s))")
BASIS = re.compile(
    r"\s*(?:[-–+•]\s*)?Căn\s+cứ\s+(?:[Ll]uật|Nghị\s+định|Nghị\s+quyết|Quyết\s+định|Hiến\s+pháp|Kế\s+hoạch|Công\s+văn|Chỉ\s+thị|Điều\s+lệ|Quy\s+chế)\s"
)
"""A base that names its document at once."""
ADDRESSED = re.compile(r"\s*Kính\s+(?:gửi|trình)\s*:?\s*")
BASES = re.compile(
    r"\s*(?:[-–•*+]\s*)?(?:các\s+)?căn\s+cứ(?:\s+(?:pháp\s+l[ýí]|vào|vào\s+các\s+văn\s+bản(?:\s+sau)?|các\s+văn\s+bản(?:\s+sau)?|(?:để\s+)?xây\s+dựng\s+kế\s+hoạch))?\s*:\s*$",
    re.IGNORECASE,
)
"""The heading "Căn cứ:" of a list of bases."""
PROPOSAL = re.compile(
    r"\s*(?:[-–•*+]\s*)?(?P<lead>Xét|Theo|(?:Sau\s+khi|Qua)\s+(?:xem\s+xét|nghiên\s+cứu))\s+(?:tờ\s+trình|đề\s+nghị|đề\s+xuất|ý\s+kiến|văn\s+bản\s+đề\s+nghị)",
    re.IGNORECASE,
)
DECIDES = re.compile(r"\s*(?:QUYẾT\s+(?:ĐỊNH|NGHỊ)|NGHỊ\s+QUYẾT|CHỈ\s+THỊ)\s*[:.]?\s*")
"""The line "QUYẾT ĐỊNH:" before the articles."""
_ENACTS = re.compile(
    r"(?:như\s+sau|sau\s+đây|cụ\s+thể|gồm|(?:nội\s+dung|nhiệm\s+vụ|công\s+việc|vấn\s+đề)(?:\s+[^\W\d_]+){0,4}\s+sau)\s*:?\s*[.:;]?\s*$", re.IGNORECASE
)
_CLOSING_MARKS = ".:;" + "".join(char for char in map(chr, range(0x3001)) if char.isspace())
_LAST_OF_ENACTING = frozenset({"sau", "đây", "thể", "gồm"})
"""The last three letters of what ends so."""

CAPACITY = re.compile(r"\s*(?:T\s?/\s?M|TM|K\s?/\s?T|KT|T\s?/\s?L|TL|TUQ|T\s?/\s?U\s?Q|Q|Q\.)\s*\.?\s+\S|\s*(?:TM|KT|TL|TUQ|Q)\.\S")
BARE_CAPACITY = re.compile(r"\s*(?:T\s?/\s?M|TM|K\s?/\s?T|KT|T\s?/\s?L|TL|TUQ|Q)\s*\.?\s*")
"""The abbreviation of an authority to sign that a break cut off its office."""
ANNEX = re.compile(
    r"\s*(?:[☀-➿⬀-⯿\U0001f300-\U0001faff]\ufe0f?\s*)?(?P<label>(?:PHỤ\s+LỤC|Phụ\s+lục|PL|BIỂU(?:\s+MẪU)?|Biểu(?:\s+mẫu)?|MẪU|Mẫu)(?:\s+(?:số|SỐ))?\s*(?:\d+[a-z]?|[IVXLC]+)?)\s*(?=$|[.:\-–—(|])(?P<rest>.*)"
)
WIRED = re.compile(r"\s*(?P<who>[^\W\d_][^.:;]{3,110}?)\s+(?:gửi\s+)?(?:điện|ĐIỆN)\s*:\s*")
"""Whom an urgent telegram goes to: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH … điện:"."""
RECIPIENTS = re.compile(r"\s*Nơi\s+nhận\s*:?\s*", re.IGNORECASE)
ARTICLE = re.compile(r"\s*(?P<number>Điều\s+\d+[a-z]?)\s*[.:]?\s*")
TRUNCATED = re.compile(r"\s*(?:\[\s*(?:\.{2,}|…)\s*\]|\(\s*(?:\.{3,}|…)\s*\)|…+|\.{3,})\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """A place with a date, complete or blank; spans within the line."""

    place: tuple[int, int]
    words: tuple[int, int]
    date: dt.date | None
    year: int | None


def ends(text: str) -> bool:
    """Whether a sentence or clause ends with this text."""
    return text.rstrip().rstrip('"”’)').rstrip().endswith(_ENDS)


def enacts(text: str) -> bool:
    """Whether a paragraph ends as an enacting clause does: "như sau:"."""
    return text.rstrip(_CLOSING_MARKS)[-3:].lower() in _LAST_OF_ENACTING and bool(_ENACTS.search(text.rstrip()[-120:]))


def is_rule(text: str) -> bool:
    """Strokes, stars and dots that are drawn with keys."""
    return RULE.fullmatch(text) is not None and bool(text.strip()) and not text.strip().isdigit()


def is_national(text: str) -> bool:
    squeezed = folded(text).strip(" |*").replace(" ", "")
    return squeezed in _SQUEEZED or (squeezed.endswith(_NATIONAL_ENDS) and squeezed.startswith("con") and len(squeezed) <= _LONGEST_NATIONAL)


def is_motto(text: str) -> bool:
    return bool(_MOTTO.fullmatch(folded(text).strip(" |*.-_")))


def is_party(text: str) -> bool:
    return folded(text).strip(" |*") == _NATIONAL[3]


def number_line(text: str) -> re.Match[str] | None:
    """The number line of a letterhead; it needs its separator or its symbol, so that "Số lượng" is none."""
    found = NUMBER_LINE.fullmatch(text.replace("Ð", "Đ")) if len(text) < LONGEST_LINE else None  # the letter of another language, which looks the same
    return found if found and (found["sep"] or ":" in text) else None


def date_line(text: str) -> DateLine | None:
    """Place and date of a letterhead; a blank day makes the date unknown and leaves the year."""
    if len(text) > LONGEST_LINE:
        return None
    if found := DATE_LINE.fullmatch(text):
        words = found.span("date")
        while words[1] > words[0] and text[words[1] - 1].isspace():
            words = (words[0], words[1] - 1)
        complete = found["day"] and found["month"] and found["year"]
        return DateLine(
            place=_trimmed(text, *found.span("place")),
            words=words,
            date=dates.parse_date(found["date"].strip(" .…_")) if complete else None,
            year=int(found["year"]) if found["year"] else None,
        )
    if (found := SHORT_DATE_LINE.fullmatch(text)) and not _WEEKDAY.match(text):
        date = dates.parse_date(found["date"])
        return DateLine(place=_trimmed(text, *found.span("place")), words=found.span("date"), date=date, year=date.year if date else None)
    return None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    return start, end
