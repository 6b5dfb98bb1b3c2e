"""Numbers of the body, its end mark, its blanks (NĐ 30/2020, PL I, II.6)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from ttdn_desktop.domain.plan import LOCKED_STAGES
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.language.numerals import LETTERS, parse_roman, roman
from ttdn_desktop.paper.model import Align
from ttdn_desktop.rules.body import annex_lines, body_lines
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.looking import found_at, retyped
from ttdn_desktop.rules.model import Found
from ttdn_desktop.rules.parts import Document
from ttdn_desktop.rules.pieces import LineKind, Piece, Seen
from ttdn_desktop.rules.registry import check

_ABOVE_POINTS = frozenset({LineKind.PART, LineKind.DIVISION, LineKind.ARTICLE, LineKind.ROMAN, LineKind.CAPITAL, LineKind.CLAUSE, LineKind.DECIMAL})
_HIGHEST_CLAUSE = 60
_END = "./."
_NEAR_END = re.compile(r"[.;,:\s]*(?:\.\s?/\s?\.?|/\s?\.|\./)?\s*$")
_BLANKS = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\[[^\]]{0,60}(?:\.{2,}|…)[^\]]{0,60}\]|\[\s*\]|\[(?:điền|nhập|ghi|chèn|tên|họ)[^\]]{0,60}\]|…{2,}|\.{4,}|…\s*…|_{4,}|(?<![\w])(?-i:x{3,}|X{4,})(?![\w])",
    re.IGNORECASE,
)
_LEGAL_BLANK = re.compile(r"(?:số|ngày|tháng|năm|/)\s*:?\s*$", re.IGNORECASE)
_NO_END = frozenset({"BB", "GGT", "GNP", "PG", "PC", "PB", "HĐ", "BGN", "BTT", "GUQ"})


def numbered(case: Case) -> Iterator[tuple[Seen, ...]]:
    """The numbered paragraphs of each body by itself: numbers begin anew in every one."""
    for document in case.elements.documents:
        yield tuple(line for line, _ in document.numbered)
    for annex in case.elements.annexes:
        yield tuple(line for line, _ in annex.numbered)


@check("ND30-ND-10")
def points_are_letters_of_the_alphabet(case: Case) -> Iterator[Found]:
    """a, b, c, d, đ, e, g …, one after the other, with a closing bracket."""
    for lines in numbered(case):
        last: str | None = None
        for line in lines:
            if line.kind in _ABOVE_POINTS:
                last = None
            elif line.kind is LineKind.POINT:
                wanted = _next_letter(last)
                right = line.number in {"a", wanted}
                if not right or (line.mark != ")" and not line.paragraph.label):
                    yield _renumbered(line, line.number if right else wanted, ")", line.number)
                last = line.number if line.number in LETTERS else wanted


def _next_letter(last: str | None) -> str:
    if last is None:
        return "a"
    at = LETTERS.find(last) + 1
    return LETTERS[at] if at < len(LETTERS) else "a"


def _renumbered(line: Seen, number: str, mark: str, old: str) -> Found:
    wished = f"{number}{mark} {line.rest}"
    fixes = () if line.number != old else retyped(line, wished)
    return found_at(line, proposal=wished, fixes=fixes)


@dataclass(slots=True)
class _Counts:
    """The numbers that may go on: of chapters and the like by kind, of clauses those of all levels that are open."""

    last: dict[LineKind, int] = field(default_factory=dict)
    open: list[int] = field(default_factory=list)
    decimals: dict[tuple[int, ...], int] = field(default_factory=dict)


@check("ND30-ND-11")
def numbers_run_on(case: Case) -> Iterator[Found]:
    """Of every level by itself."""
    for lines in numbered(case):
        counts = _Counts()
        for line in lines:
            expected = _expected(line, counts)
            if expected is not None:
                yield found_at(line, said={"expected": expected})


def _expected(line: Seen, counts: _Counts) -> str | None:
    """The number that should stand here, where another does."""
    match line.kind:
        case LineKind.PART | LineKind.DIVISION | LineKind.ROMAN:
            value = parse_roman(line.number) or (int(line.number) if line.number.isdecimal() else None)
            if value is None or (line.kind is LineKind.PART and line.rest and not line.bold):
                return None
            wrong = _counted(line.kind, value, counts)
            counts.open.clear()
            if line.kind is not LineKind.ROMAN:
                counts.last.pop(LineKind.ROMAN, None)
            return (roman(wrong) if parse_roman(line.number) else str(wrong)) if wrong else None
        case LineKind.CAPITAL:
            counts.last.pop(LineKind.ROMAN, None)
            counts.open.clear()
            return None
        case LineKind.ARTICLE:
            counts.open.clear()
            digits = re.match(r"\d+", line.number)
            if not line.mark or digits is None or digits[0] != line.number:
                return None
            wrong = _counted(line.kind, int(line.number), counts)
            return str(wrong) if wrong else None
        case LineKind.CLAUSE:
            return _clause(int(line.number), counts) if line.mark else None
        case LineKind.DECIMAL:
            return _decimal(tuple(map(int, line.number.split("."))), counts)
        case _:
            return None


def _counted(kind: LineKind, value: int, counts: _Counts) -> int | None:
    """What should have come instead of this number; a first one may begin anew wherever it stands."""
    before = counts.last.get(kind)
    counts.last[kind] = value
    if value == 1 or value == (before or 0) + 1:
        return None
    return (before or 0) + 1


def _clause(value: int, counts: _Counts) -> str | None:
    if value > _HIGHEST_CLAUSE:
        return None
    if value == 1:
        counts.open.append(1)
        return None
    for at in range(len(counts.open) - 1, -1, -1):
        if counts.open[at] == value - 1:
            counts.open[at:] = [value]
            return None
    wanted = counts.open[-1] + 1 if counts.open else 1
    counts.open[-1:] = [value]
    return str(wanted)


def _decimal(path: tuple[int, ...], counts: _Counts) -> str | None:
    above, value = path[:-1], path[-1]
    before = counts.decimals.get(above, 0)
    counts.decimals[above] = value
    counts.decimals = {key: count for key, count in counts.decimals.items() if key[: len(above)] != above or key == above}
    if value in {1, before + 1}:
        return None
    return ".".join(map(str, (*above, before + 1)))


@check("ND30-ND-12")
def headings_have_titles(case: Case) -> Iterator[Found]:
    """A number alone is no heading."""
    for document in case.elements.documents:
        for line, below in document.numbered:
            if line.rest or line.kind not in {LineKind.PART, LineKind.DIVISION, LineKind.ROMAN, LineKind.ARTICLE}:
                continue
            titled = line.kind in {LineKind.PART, LineKind.DIVISION} and below is not None and below.kind is LineKind.PROSE
            titled = titled and below is not None and (below.text.isupper() or below.bold or below.measures.align is Align.CENTER)
            if not titled:
                yield found_at(line, said={"missing": ""})


@check("ND30-ND-13")
def levels_the_decree_does_not_know(case: Case) -> Iterator[Found]:
    """Said once of each sort."""
    known: set[str] = set()
    for line in chain.from_iterable(numbered(case)):
        sort = "plus" if line.kind is LineKind.PLUS else "decimal" if line.kind is LineKind.DECIMAL and line.number.count(".") > 1 else ""
        if sort and sort not in known:
            known.add(sort)
            yield found_at(line)


@check("ND30-ND-14")
def the_text_ends_with_its_mark(case: Case) -> Iterator[Found]:
    """Once, after the last sentence."""
    for document in case.elements.documents:
        if document.ending is None or not document.body or document.type_code in _NO_END:
            continue
        *before, last = document.body
        for line in before:
            if line.text.endswith(_END):
                yield found_at(line)
        if not last.text.endswith(_END):
            yield from _unended(document, last)


def _unended(document: Document, last: Seen) -> Iterator[Found]:
    if _ends_with_table(document, last):
        yield found_at(last, said={"missing": ""})
        return
    wished = _NEAR_END.sub("", last.text) + _END
    yield found_at(last, proposal=wished, fixes=retyped(last, wished))


def _ends_with_table(document: Document, last: Seen) -> bool:
    return bool(document.tables) and last.text.endswith(":")


@check("ND30-ND-15")
def nothing_is_left_to_fill_in(case: Case) -> Iterator[Found]:
    """Blank numbers and days are for the clerk; a draft may have others for a while."""
    record = case.record
    draft = record is None or record.stage not in LOCKED_STAGES
    severity = Severity.WARNING if draft else None
    given = severity
    for document in case.elements.documents:
        lines: tuple[Piece | Seen, ...] = (*document.title.subject, *document.addressees, *document.bases)
        for line in lines:
            yield from _blank(line, severity)
    yield from case.each((*body_lines(case), *annex_lines(case)), lambda line: _blank(line, severity), given=given)


def _blank(line: Piece | Seen, severity: Severity | None) -> Iterator[Found]:
    if not line.text.strip("_ "):
        return  # a line drawn with them
    for found in _BLANKS.finditer(line.text):
        if not _LEGAL_BLANK.search(line.text[: found.start()]) and not line.text[found.end() :].lstrip().startswith("/"):
            yield found_at(line, text=found[0], severity=severity)
            return
