"""The head of a document on a page that keeps no letterhead: the number and "Quyết định Về việc …" below it, or all of it in one line.

One line, right above the bases, is what papers and blogs leave: "Thông tư số 16/2018/TT-BGDĐT quy định về tài trợ …".
"""

import re
from collections.abc import Sequence

from ttdn_desktop.language.document_numbers import number_at
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.paras import Para, span
from ttdn_desktop.reading.title import read_notes
from ttdn_desktop.reading.words import ReadingWords, folded

_ABOUT = r"(?:V/v|[Vv]ề\s+việc)\s*:?\s+(?=\S)"
_TITLE = re.compile(rf"\s*(?P<type>[^\W\d_]+(?:\s[^\W\d_]+){{1,2}}?)\s+{_ABOUT}")
_NUMBERED = re.compile(r"\s*(?P<type>[^\W\d_]+(?:\s[^\W\d_]+){1,2}?)\s+[Ss]ố\s*:?\s*(?=\d)")
_SUBJECT = re.compile(rf"\s+(?:{_ABOUT})?(?=[^\W\d_])(?!(?:ngày|năm|của|do|được|đã|có)\s)")
_LETTER = "cong van"
_TOP = 12
_NEAR = 8
_LONGEST = 60
_MOST_BASES = 40


def page_head(lines: Sequence[Para], words: ReadingWords) -> tuple[int, int] | None:
    """Where the number stands at the top of such a page, and where the title does; None on any other page."""
    at = next((n for n, line in enumerate(lines[:_TOP]) if not line.blank), None)
    if at is None:
        return None
    if _in_one_line(lines, at, words):
        return at, at
    if len(lines[at].text) > _LONGEST or "/" not in lines[at].text:
        return None
    number = marks.CODE_LINE.fullmatch(lines[at].text)
    if not number or not number["number"]:
        return None
    title = next((n for n in range(at + 1, min(at + _NEAR, len(lines))) if _named(lines[n], _TITLE, words)), None)
    return None if title is None else (at, title)


def decided_type(lines: Sequence[Para], words: ReadingWords) -> str | None:
    """The type of a document whose head was lost, by the word that decides between its bases and its first article."""
    for at, line in enumerate(lines[:_MOST_BASES]):
        if line.capitals and marks.DECIDES.fullmatch(line.text):
            below = next((after.text for after in lines[at + 1 : at + _NEAR] if not after.blank), "")
            if not marks.ARTICLE.match(below) and not any(marks.BASIS.match(before.text) for before in lines[:at]):
                return None  # a judgment decides too
            return words.type_code(line.text.strip(" .:")) or ("NQ" if folded(line.text).startswith("quyet nghi") else None)
    return None


def _in_one_line(lines: Sequence[Para], at: int, words: ReadingWords) -> bool:
    """Whether the line names type, number and subject, and the bases follow."""
    below = next((line for line in lines[at + 1 : at + _NEAR] if not line.blank), None)
    if below is None or not (marks.BASIS.match(below.text) or folded(below.text.strip()) == "can cu") or not _named(lines[at], _NUMBERED, words):
        return False
    number = _number_in(lines[at])
    return number is not None and _SUBJECT.match(lines[at].text, number[1]) is not None


def _number_in(line: Para) -> tuple[int, int] | None:
    """Where the whole number of the document stands in its line."""
    named = _NUMBERED.match(line.text)
    found = number_at(line.text, named.end()) if named else None
    return (found.start, found.end) if found and marks.CODE_LINE.fullmatch(line.text[found.start : found.end]) else None


def _named(line: Para, how: re.Pattern[str], words: ReadingWords) -> str | None:
    """The type that a line names in ordinary letters before its number or what the document is about."""
    found = None if line.capitals or len(line.text) > marks.LONGEST_LINE else how.match(line.text)
    if not found:
        return None
    return "CV" if folded(found["type"]) == _LETTER else words.type_code(found["type"])


def read_page_head(lines: Sequence[Para], number_at_line: int, title_at: int, draft: Draft) -> int:
    """Read number, type and subject of such a page; gives the index of the first line after them."""
    number, title = lines[number_at_line], lines[title_at]
    how = _NUMBERED if number is title else _TITLE
    begin, end = (_number_in(title) if number is title else None) or (0, len(number.text))
    code, named = marks.CODE_LINE.fullmatch(number.text, begin, end), how.match(title.text)
    about = _SUBJECT.match(title.text, end) if number is title else named
    if not code or not named or not about:
        return number_at_line
    draft.head = True
    draft.number, draft.symbol = code["number"], " ".join(code["symbol"].split())
    draft.type = _named(title, how, draft.words)
    draft.ledger.claim(f"{draft.base}/document/type", title, *named.span("type"))
    draft.ledger.claim(f"{draft.base}/document/number", number, *code.span("number"))
    draft.ledger.claim(f"{draft.base}/document/symbol", number, *code.span("symbol"))
    begin, end = span(title.text, about.end(), len(title.text))
    draft.subject = " ".join(title.text[begin:end].rstrip(" .;").split())
    draft.ledger.claim(f"{draft.base}/document/subject", title, begin, end)
    draft.ledger.structure(number, title)
    draft.ledger.unread("portal", *(line for line in lines[number_at_line + 1 : title_at] if not line.blank))
    return read_notes(lines, title_at + 1, draft)
