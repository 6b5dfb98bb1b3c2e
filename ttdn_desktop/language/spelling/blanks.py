"""Blanks that are missing or too many around words, marks and the numbers of documents."""

import re
from collections.abc import Iterator

from ttdn_desktop.language.spelling.syllables import is_syllable
from ttdn_desktop.language.spelling.values import Slip, SlipKind

_ANY = re.compile(r"  |[^\s.…] [,;:.)](?![.\d])|\( |[,;:!?)][^\W\d_]|\.[^\W\d_]|[đĐ]\d|(?<!\w)s\d+/")
_SEVERAL = re.compile(r"(?<=[^\W\d_]) {2,3}(?=[^\W\d_])|(?<=[^\W\d_][.,;:]) {2,3}(?=[^\W\d_])")
_TITLES = frozenset({"tp", "tx", "tt", "ths", "ts", "gs", "pgs", "bs", "ks", "cn", "st", "tr", "tl", "kt", "tm", "q", "ph"})  # before names
_TO_FILL = re.compile(r"(?:ngày|tháng|năm|số)(?!\w)")
_BEFORE = re.compile(r"(?<=[^\W_])( )(?P<mark>[,;:.])(?=\s|$)|(?<=[^\s.…_(])( )(?P<close>\))")
_WRONG_SIDE = re.compile(r"(?<=[^\W\d_]) ([,;:])(?=[^\W\d_]{2})")
_BEHIND_OPEN = re.compile(r"\(( +)(?=\w)")
_MISSING = re.compile(r"(?<![\w/@.&-])(?P<left>[^\W\d_]{2,}[)”\"]?)(?P<mark>[,;:.!?])(?P<right>[^\W\d_]{2,})(?![\w/@&-])")
_NUMBER = re.compile(r"(?<=[^\W\d_] )s(?=\d+/)")
_ENOUGH = re.compile(r"(?<![\w/.,-])[đĐ](?=\d{1,3} (?:tuổi|tháng|ngày|năm|giờ|người|đại biểu|điểm|điều kiện)(?!\w))")
_END_OF_DATE = re.compile(r"(?:(?<=\d/\d)|(?<=\d/\d\d)|(?<=/\d{4})|(?<=năm \d{4}))\.(?=[^\W\d_a-zđ][^\W\d_A-ZĐ]{1,6}(?= |$))")
_CLOSED = re.compile(r"(?<=\w)\)(?=[^\W\d_]{2})")


def blank_slips(text: str) -> tuple[Slip, ...]:
    """Every place where a blank is missing, or stands where none does."""
    return tuple(_found(text)) if _ANY.search(text) is not None else ()


def _found(text: str) -> Iterator[Slip]:
    if "  " in text:
        for found in _SEVERAL.finditer(text):
            if not _is_column(text, found):
                yield Slip(found.start(), found.end(), SlipKind.BLANK, found[0], (" ",), sure=True)
    for found in _BEFORE.finditer(text):
        mark = found["mark"] or found["close"]
        if not (mark == ":" and text[found.end() : found.end() + 1] == "/"):
            yield Slip(found.start(), found.end(), SlipKind.BLANK, found[0], (mark,), sure=True)
    for found in _WRONG_SIDE.finditer(text):
        yield Slip(found.start(), found.end(), SlipKind.BLANK, found[0], (f"{found[1]} ",), sure=True)
    for found in _BEHIND_OPEN.finditer(text):
        yield Slip(found.start(), found.end(), SlipKind.BLANK, found[0], ("(",), sure=True)
    yield from _missing(text)


def _is_column(text: str, found: re.Match[str]) -> bool:
    """Whether the gap keeps two columns or lines apart, or a figure is to be filled in."""
    if _TO_FILL.match(text, found.end()) is not None or "|" in text:
        return True
    before, behind = text[: found.start()].rsplit(" ", maxsplit=1)[-1], text[found.end() :].split(" ", 1)[0]
    return before.isupper() or behind.isupper()


def _missing(text: str) -> Iterator[Slip]:
    for found in _MISSING.finditer(text):
        left, mark, right = found["left"].rstrip('”)"'), found["mark"], found["right"]
        if mark == "." and not _ends_sentence(left, right):
            continue
        if mark == ":" and right.islower() and left.islower() and text[found.end() : found.end() + 1] in "/.":
            continue
        yield Slip(found.start("left"), found.end(), SlipKind.GLUED, found[0], (f"{found['left']}{mark} {right}",), sure=True)
    for found in _NUMBER.finditer(text):
        yield Slip(found.start(), found.end(), SlipKind.LOST, found[0], ("số ",), sure=True)
    for found in _ENOUGH.finditer(text):
        yield Slip(found.start(), found.end(), SlipKind.LOST, found[0], (f"{found[0]}ủ ",), sure=True)
    for found in _END_OF_DATE.finditer(text):
        yield Slip(found.start(), found.end(), SlipKind.GLUED, found[0], (". ",), sure=True)
    for found in _CLOSED.finditer(text):
        yield Slip(found.start(), found.end(), SlipKind.GLUED, found[0], (") ",), sure=False)


def _ends_sentence(left: str, right: str) -> bool:
    """Whether a full stop stands between words rather than in an address, a name of a file or a short form."""
    if left.isupper() or right.isupper() or not right[0].isupper() or left.lower() in _TITLES:
        return False
    return is_syllable(left) and is_syllable(right)
