"""Finding the letterhead of a document: in a frameless table, or in lines of two columns kept apart with tabs."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from ttdn_desktop.language.fold import fold
from ttdn_desktop.paper.model import Style
from ttdn_desktop.rules.parts import Head
from ttdn_desktop.rules.pieces import Drawn, Item, Piece, Side, Stroke

NUMBER = re.compile(r"\s*Số\b\s*:?.{0,60}", re.IGNORECASE)
_NUMBER_SIGN = re.compile(r"[/:\-…._]|\d|\s{2,}|^$")
LETTER_SUBJECT = re.compile(r"\(?\s*(?:V\s?/\s?v|Về\s+việc)\b", re.IGNORECASE)
PLACE_DATE = re.compile(r".*\bng[àa]y\b.{0,14}\bth[áa]ng\b.*", re.IGNORECASE | re.DOTALL)
_DRAFT = re.compile(r"\(?\s*DỰ\s*THẢO.{0,20}", re.IGNORECASE)
_MARK = re.compile(r"(?:HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|MẬT|TỐI MẬT|TUYỆT MẬT|ĐỘ MẬT|XEM XONG TRẢ LẠI|LƯU HÀNH NỘI BỘ)(?:\s+HẸN GIỜ)?", re.IGNORECASE)
_NATIONAL, _MOTTO, _PARTY = "cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc", "dang cong san viet nam"
_NOT_LETTERS = re.compile(r"[^a-z]+")
_UNIT = re.compile(
    r"(?:SỞ|PHÒNG|BAN(?! NHÂN)|CHI CỤC|TRUNG TÂM|VĂN PHÒNG|CỤC|VỤ|THANH TRA|TRƯỜNG|TỔ|ĐÀI|ĐỘI|HỘI ĐỒNG(?! NHÂN DÂN)|(?:ỦY|UỶ) BAN(?! NHÂN DÂN))\b"
)
"""How the names of units and advisory bodies begin, which have a body above them."""
_COMMITTEE = re.compile(r"(?:uy ban|hoi dong) nhan dan")
_ALIKE = 0.82
_BROKEN = 16


@dataclass(slots=True)
class _Found:
    national: Piece | None = None
    motto: Piece | None = None
    party: Piece | None = None
    names: list[Piece] = field(default_factory=list)
    number: Piece | None = None
    letter_subject: list[Piece] = field(default_factory=list)
    place_date: Piece | None = None
    marks: list[Piece] = field(default_factory=list)
    drafts: list[Piece] = field(default_factory=list)
    lines: list[tuple[Drawn, str]] = field(default_factory=list)  # with what stands before it


def is_national(text: str) -> bool:
    """Whether a line is meant as the national name, also with slips of the pen."""
    return _alike(text, _NATIONAL)


def is_motto(text: str) -> bool:
    """Whether a line is meant as the motto."""
    return _alike(text, _MOTTO)


def is_party(text: str) -> bool:
    """Whether a line is the title of Party papers."""
    return _alike(text, _PARTY)


def opens_head(items: Iterable[Item]) -> bool:
    """Whether these lines hold what only a letterhead has."""
    return any(isinstance(item, Piece) and (is_national(item.text) or is_party(item.text) or item.style in _HEAD_STYLES) for item in items)


def continues_head(items: Sequence[Item]) -> bool:
    """Whether these lines are the second table of a letterhead: number, place and date."""
    pieces = [item for item in items if isinstance(item, Piece)]
    return bool(pieces) and any(_is_number(piece) or PLACE_DATE.fullmatch(piece.text) for piece in pieces) and len(pieces) < _BROKEN


def head_of(items: Sequence[Item], *, tabled: bool, first: bool) -> Head:
    """The letterhead of which these are the lines."""
    found = _Found()
    last = ""
    for item in items:
        last = _take(item, found, last)
    parents, issuers = _bodies(found)
    nation_line, issuer_line = _lines(found)
    return Head(
        national=found.national,
        motto=found.motto,
        party=found.party,
        parents=parents,
        issuers=issuers,
        number=found.number,
        letter_subject=tuple(found.letter_subject),
        place_date=found.place_date,
        marks=tuple(found.marks),
        drafts=tuple(found.drafts),
        nation_line=nation_line,
        issuer_line=issuer_line,
        tabled=tabled,
        first=first,
    )


_HEAD_STYLES = frozenset({Style.NATIONAL_NAME, Style.MOTTO, Style.ISSUING_BODY, Style.PARENT_BODY})
_DATES = frozenset({Style.PLACE_DATE})


def _take(item: Item, found: _Found, last: str) -> str:
    """Put one line where it belongs; gives what it was."""
    if isinstance(item, Drawn):
        found.lines.append((item, last))
        return last
    text, style = item.text, item.style
    if found.party is None and item.side is not Side.LEFT and is_party(text):
        found.party = item
        return "motto"
    if found.national is None and item.side is not Side.LEFT and (style is Style.NATIONAL_NAME or is_national(text)):
        found.national = item
        return "nation"
    if found.motto is None and item.side is not Side.LEFT and (style is Style.MOTTO or is_motto(text)):
        found.motto = item
        return "motto"
    if style is Style.MARK or _MARK.fullmatch(text):
        found.marks.append(item)
        return "mark"
    if _DRAFT.fullmatch(text):
        found.drafts.append(item)
        return "draft"
    if found.place_date is None and (style in _DATES or (item.side is not Side.LEFT and PLACE_DATE.fullmatch(text))):
        found.place_date = item
        return "date"
    if item.side is Side.RIGHT:
        return last
    return _take_left(item, found, last)


def _take_left(item: Item, found: _Found, last: str) -> str:
    if not isinstance(item, Piece):
        return last
    if found.number is None and _is_number(item):
        found.number = item
        return "number"
    if found.number is None and not found.letter_subject and not LETTER_SUBJECT.match(item.text):
        found.names.append(item)
        return "name"
    if found.letter_subject or item.style is Style.LETTER_SUBJECT or LETTER_SUBJECT.match(item.text) or item.paragraph.anchor is not None:
        found.letter_subject.append(item)
        return "subject"
    return last


def _is_number(piece: Piece) -> bool:
    """Whether a line is the number line: "Số" and then what numbers have, or nothing."""
    return bool(NUMBER.fullmatch(piece.text)) and bool(_NUMBER_SIGN.search(piece.text.strip()[2:]))


def _bodies(found: _Found) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The names of the superior and of the issuing body: by style, else what is bold is the issuing one, as are both lines of a committee."""
    names = tuple(found.names)
    styled = [piece for piece in names if piece.style in {Style.PARENT_BODY, Style.ISSUING_BODY}]
    if styled:
        parents = tuple(piece for piece in styled if piece.style is Style.PARENT_BODY)
        return parents, tuple(piece for piece in names if piece not in parents)
    if not names or all(piece.bold == names[0].bold for piece in names):
        at = _second_body(names)
        return names[:at], names[at:]
    at = next((index for index, piece in enumerate(names) if piece.bold), 0)
    return (names[:at], names[at:]) if at else ((), names)


def _second_body(names: Sequence[Piece]) -> int:
    """Where the name of the second body begins in lines that are all of one look; 0 where there is one body."""
    at = next((index for index, piece in enumerate(names) if index and _UNIT.match(piece.text.upper())), 0)
    if at or len(names) < 2 or names[0].bold:
        return at
    return 0 if _COMMITTEE.fullmatch(fold(names[0].text).strip()) else 1


def _lines(found: _Found) -> tuple[Drawn | None, Drawn | None]:
    """The line under the motto, and the one under the issuing body: by the column they are anchored in, else by what stands before them."""
    right = [line for line, _ in found.lines if line.side is Side.RIGHT and _long(line)]
    left = [line for line, _ in found.lines if line.side is Side.LEFT and _long(line)]
    free = [(line, last) for line, last in found.lines if line.side is Side.WHOLE and _long(line)]
    for line, last in free:
        (right if last in {"motto", "nation", "date"} and not right else left).append(line)
    if not right and len(left) > 1:
        left.sort(key=_length)
        right = [left.pop()]
    elif not left and len(right) > 1:
        right.sort(key=_length)
        left = [right.pop(0)]
    return (right[0] if right else None), (left[0] if left else None)


def _long(line: Drawn) -> bool:
    """A line without length is a slip of the mouse that nobody sees."""
    return line.line is None or line.line.length > 1


def _length(line: Drawn) -> float:
    if line.line is not None:
        return line.line.length
    return len(line.piece.text) * line.piece.size / 6 if line.piece is not None and line.stroke is Stroke.TYPED else 0.0


@lru_cache(maxsize=2048)  # from one run to the next nearly all lines stay
def _alike(text: str, wanted: str) -> bool:
    letters = _NOT_LETTERS.sub(" ", fold(text)).strip()
    if letters == wanted:
        return True
    if not 0.6 < len(letters) / len(wanted) < 1.4:
        return False
    return SequenceMatcher(None, letters.replace(" ", ""), wanted.replace(" ", "")).ratio() > _ALIKE
