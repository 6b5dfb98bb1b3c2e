"""The look of the body: size, indents, gaps, spacing, headings (NĐ 30/2020, PL I, II.6)."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.language.numerals import parse_roman
from ttdn_desktop.paper.model import Align, Style
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.find_preamble import RESOLUTION
from ttdn_desktop.rules.looking import found_at, number, retyped, wrong_look
from ttdn_desktop.rules.model import Found, PaperFix
from ttdn_desktop.rules.pieces import LineKind, Seen
from ttdn_desktop.rules.registry import check

_HEADINGS = frozenset({LineKind.ROMAN, LineKind.CAPITAL, LineKind.PART, LineKind.DIVISION, LineKind.ARTICLE})
_LISTED = frozenset({LineKind.DASH, LineKind.PLUS, LineKind.POINT, LineKind.DECIMAL})
_BELOW_A_TITLE = frozenset({LineKind.PROSE, LineKind.POINT, LineKind.DASH, LineKind.DECIMAL})
_NOT_BODY = frozenset(
    {Style.RESOLUTION, Style.AUTHORITY, Style.CHAPTER, Style.ATTACHED_REFERENCE, Style.ANNEX_REFERENCE, Style.ANNEX_TITLE, Style.ANNEX_LABEL, Style.STAR}
)
_TAB = 12.7  # millimetres
_LONGER_THAN_A_LINE = 95
_SINGLE, _HIGHEST = 1.12, 1.76
"""Height of lines in parts of the type size: a single one, and one and a half, in Times New Roman."""
_TITLE = 160
_FEW_WORDS = 25


def body_lines(case: Case) -> tuple[Seen, ...]:
    """The paragraphs of all documents, outside tables; the same row as long as they are the same."""
    return case.row("lines of the body", lambda: (line for document in case.elements.documents for line in document.body))


def annex_lines(case: Case) -> tuple[Seen, ...]:
    """Those of annexes."""
    return case.row("lines of annexes", lambda: (line for annex in case.elements.annexes for line in annex.body))


def of_bodies(case: Case, function: Callable[[Seen], Iterable[Found]]) -> Iterator[Found]:
    """What the function finds in all paragraphs; an annex may hold forms and lists of other looks, so that there it is only to be looked at."""
    yield from case.each(body_lines(case), function)
    for found in case.each(annex_lines(case), function, given="annex"):
        yield replace(found, severity=Severity.WARNING)


def _is_prose(line: Seen) -> bool:
    """Whether a line is text of the body: no heading, nothing in the middle of the sheet, no lone end mark."""
    if line.paragraph.style in _NOT_BODY or line.measures.align in {Align.CENTER, Align.RIGHT}:
        return False
    return any(map(str.isalnum, line.text)) and not RESOLUTION.match(line.text)


@check("ND30-ND-01")
def look_of_the_body(case: Case) -> Iterator[Found]:
    """Size and alignment; on a line that does not fill the column nobody sees how it is aligned."""
    want = case.params
    yield from of_bodies(case, lambda line: _wrong_body(line, want))


def _wrong_body(line: Seen, want: Mapping[str, Any]) -> Iterator[Found]:
    if not _is_prose(line) or line.kind in _HEADINGS:
        return
    align = {"align": want["align"]} if len(line.text) > _LONGER_THAN_A_LINE else {}
    yield from wrong_look(line, {"size": want["size"], **align})


@check("ND30-ND-02")
def first_lines_are_indented(case: Case) -> Iterator[Found]:
    """1 or 1.27 cm; a list may stand further in, which the decree does not speak of."""
    usual: list[float] = case.params["first_line"]
    slack: float = case.params["tolerance"]
    yield from of_bodies(case, lambda line: wrong_indent(line, usual, slack))
    main = case.elements.main.body
    values = case.sight.memory.along((case.rule.id, "usual"), main, lambda line: _usual_indent(line, usual, slack))
    first = next((value for value in values if value is not None), None)
    for line, value in zip(main, values, strict=True):
        if value is not None and value != first:
            yield found_at(line, said={"first_line": number(value)}, severity=Severity.WARNING)
            return


def _usual_indent(line: Seen, usual: list[float], slack: float) -> float | None:
    """Which of the usual indents a line of prose has; None for any other line."""
    if line.kind in _LISTED or not _is_prose(line):
        return None
    start = _start(line)
    return next((value for value in usual if abs(start - value) <= slack), None)


def _start(line: Seen) -> float:
    """Millimetres from the margin to the first letter, a tab at the beginning being as wide as they are by default."""
    start = line.measures.indent_left + line.measures.first_line
    if start >= _TAB:
        return start
    text = line.paragraph.text
    return _TAB if text[:1].isspace() and "\t" in text[: len(text) - len(text.lstrip())] else start


def wrong_indent(line: Seen, usual: list[float], slack: float) -> Iterator[Found]:
    """Whether the first letter of a line of the body stands where no rule has it."""
    if not _is_prose(line) or line.kind in {LineKind.PART, LineKind.DIVISION}:
        return
    start = _start(line)
    if any(abs(start - value) <= slack for value in usual) or (line.kind in _LISTED and start >= min(usual) - slack):
        return
    where = line.paragraph.where
    nearest = min(usual, key=lambda value: abs(value - start))
    sure = bool(where) and not line.paragraph.label and line.paragraph.text == line.paragraph.text.lstrip()
    fixes = (PaperFix(where=where, target="paragraph", fields=(("first_line", nearest), ("indent_left", 0.0))),) if sure else ()
    yield found_at(line, said={"first_line": number(start)}, fixes=fixes)


@check("ND30-ND-03")
def paragraphs_stand_apart(case: Case) -> Iterator[Found]:
    """What follows directly; where programs add both gaps or take the larger one, the reading that keeps the rule holds."""
    least: float = case.params["gap"]
    for document in case.elements.documents:
        for above, below in document.gaps:
            gap = above.measures.space_after + below.measures.space_before
            if gap >= least - 0.1 or not (_is_prose(above) or above.kind in _HEADINGS) or not _is_prose(below):
                continue
            where = below.paragraph.where
            fixes = (PaperFix(where=where, target="paragraph", fields=(("space_before", float(least)),)),) if where else ()
            yield found_at(below, said={"gap": number(gap)}, fixes=fixes)


@check("ND30-ND-04")
def lines_are_single_to_one_and_a_half(case: Case) -> Iterator[Found]:
    """Multiples, and exact heights as parts of the size; or in points, where the rule names them."""
    least, most, exact_least = case.params["least"], case.params["most"], case.params.get("exact_least")
    yield from of_bodies(case, lambda line: _wrong_spacing(line, least, most, exact_least))


def _wrong_spacing(line: Seen, least: float, most: float, exact_least: float | None) -> Iterator[Found]:
    if not _is_prose(line):
        return
    exact = line.measures.line_exact
    where = line.paragraph.where
    if exact is None:
        spacing = line.measures.line_spacing
        if least - 0.005 <= spacing <= most + 0.005:
            return
        said = {"spacing": f"{round(spacing, 2):g}".replace(".", ",")}
        mended = least if spacing < least else most
    else:
        size = max((letters.size for letters in line.telling), default=14)
        lowest = size * _SINGLE if exact_least is None else exact_least
        if lowest <= exact <= size * _HIGHEST:
            return
        said = {"exact": number(exact)}
        mended = least if exact < lowest else most
    fixes = (PaperFix(where=where, target="paragraph", fields=(("line_spacing", float(mended)), ("line_exact", None))),) if where else ()
    yield found_at(line, said=said, fixes=fixes)


@check("ND30-ND-05", "ND30-ND-06")
def chapters_stand_in_the_middle(case: Case) -> Iterator[Found]:
    """Word and number on a line of their own, the title below in capitals."""
    kind = LineKind.PART if case.rule.checked_by == "ND30-ND-05" else LineKind.DIVISION
    for document in case.elements.documents:
        chaptered = any(line.kind in {LineKind.ARTICLE, LineKind.PART} for line, _ in document.numbered)
        if kind is LineKind.DIVISION and not chaptered:
            continue
        for line, below in document.numbered:
            if line.kind is kind and _heads(line):
                yield from _wrong_chapter(case, line, below)


def _heads(line: Seen) -> bool:
    """Whether "Phần I …" is a heading, not the beginning of a sentence."""
    return not line.rest or line.measures.align is Align.CENTER or line.bold or line.rest.isupper()


def _wrong_chapter(case: Case, line: Seen, below: Seen | None) -> Iterator[Found]:
    roman = parse_roman(line.number) is not None
    if line.rest or line.mark or (case.rule.checked_by == "ND30-ND-05") != roman:
        yield found_at(line)
        return
    yield from wrong_look(line, {**case.params, "capitals": False})
    if below is not None and below.kind is LineKind.PROSE and len(below.text) < _TITLE and not below.text.endswith((".", ";")):
        yield from wrong_look(below, {**case.params, "capitals": True})


@check("ND30-ND-07")
def articles_are_bold(case: Case) -> Iterator[Found]:
    """Word, number and dot; where the article is prose only they are bold."""
    usual, slack = case.params["first_line"], case.params["tolerance"]
    articles = (line for line in body_lines(case) if line.kind is LineKind.ARTICLE and (line.mark or line.letters[0].bold))
    yield from case.each(articles, lambda line: _wrong_article(line, usual, slack))


def _wrong_article(line: Seen, usual: list[float], slack: float) -> Iterator[Found]:
    head = next((letters for letters in line.letters if letters.telling), None)
    if line.mark != ".":
        wished = f"Điều {line.number}. {line.rest}"
        yield found_at(line, proposal=wished, fixes=retyped(line, wished))
    elif head is not None and not head.bold:
        yield found_at(line, said={"not_bold": ""})
    elif line.measures.align is not Align.CENTER:
        yield from wrong_indent(line, usual, slack)


@check("ND30-ND-08")
def sections_bear_roman_numbers_and_capitals(case: Case) -> Iterator[Found]:
    """A dot after the number, bold capitals."""
    want = case.params
    romans = (line for line in body_lines(case) if line.kind is LineKind.ROMAN and line.rest)
    yield from case.each(romans, lambda line: _wrong_roman(line, want))


def _wrong_roman(line: Seen, want: Mapping[str, Any]) -> Iterator[Found]:
    if line.mark != "." and not line.paragraph.label:
        wished = f"{line.number}. {line.rest}"
        yield found_at(line, proposal=wished, fixes=retyped(line, wished))
    if len(line.rest.split()) <= _FEW_WORDS * 2:
        yield from wrong_look(line, want)


@check("ND30-ND-09")
def clauses_with_a_title_are_bold(case: Case) -> Iterator[Found]:
    """A title has no mark at its end and text below it."""
    clauses = tuple(pair for document in case.elements.documents for pair in document.numbered if pair[0].kind is LineKind.CLAUSE)
    looks = case.sight.memory.along(_look_of_clause, tuple(line for line, _ in clauses), _look_of_clause)
    for (line, below), (bold, title) in zip(clauses, looks, strict=True):
        titled = title and below is not None and below.kind in _BELOW_A_TITLE
        if bold is not None and bold != titled:
            yield from _wrong_clause(line, below, bold=bold)


def _look_of_clause(line: Seen) -> tuple[bool | None, bool]:
    """Whether all of it is bold or nothing (None: neither), and whether it may be a title."""
    bold = {letters.bold for letters in line.telling}
    return (bold.pop() if len(bold) == 1 else None), _is_title(line.rest)


def _wrong_clause(line: Seen, below: Seen | None, *, bold: bool) -> Iterator[Found]:
    doubtful = below is not None and below.kind is LineKind.PROSE  # "3. Ông Nguyễn Văn A" may be the last of a list
    where = line.paragraph.where
    if bold and line.rest.endswith((".", ";")) and len(line.rest.split()) > _FEW_WORDS:
        fixes = (PaperFix(where=where, target="run", fields=(("bold", False),)),) if where else ()
        yield found_at(line, said={"bold": ""}, fixes=fixes)
    elif not bold:
        fixes = (PaperFix(where=where, target="run", fields=(("bold", True),)),) if where else ()
        yield found_at(line, said={"not_bold": ""}, fixes=() if doubtful else fixes, severity=Severity.WARNING if doubtful else None)


def _is_title(text: str) -> bool:
    return bool(text) and len(text.split()) <= _FEW_WORDS and not re.search(r"[.;,]\s*$|[.;]\s|:", text) and text[0].isupper()
