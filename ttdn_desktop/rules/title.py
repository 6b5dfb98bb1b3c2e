"""Type, subject and bases (NĐ 30/2020, PL I, II.5, II.6.a)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ttdn_desktop.language.casing import recase
from ttdn_desktop.paper.model import Style
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.letterhead import lone_annex
from ttdn_desktop.rules.looking import found_at, missing, number, retyped, wrong_line, wrong_look, wrong_looks
from ttdn_desktop.rules.model import Found, PaperFix, PlanFix
from ttdn_desktop.rules.parts import Document, Title
from ttdn_desktop.rules.pieces import Seen
from ttdn_desktop.rules.registry import check
from ttdn_desktop.rules.split_bases import split_fix

TYPE, SUBJECT = "/document/type", "/document/subject"
LETTER = "CV"

_PERIOD = re.compile(r"\b(?:năm|giai\s+đoạn|nhiệm\s+kỳ|quý|tháng|đợt|lần|đến)\b|\b(?:19|20)\d\d\b", re.IGNORECASE)
_ANOTHER = re.compile(r"[;.]\s*(?:Căn\s+cứ|Theo\s+đề\s+nghị|Xét\s+đề\s+nghị)\s")
_CLOSING = re.compile(r"[\s.;,:]+$")


def _titles(case: Case) -> Iterator[tuple[Document, Title]]:
    return ((document, document.title) for document in case.elements.documents if document.title.type is not None)


def _is_letter(case: Case) -> bool:
    return case.type_code == LETTER


@check("ND30-TL-01")
def type_stands_alone_in_capitals(case: Case) -> Iterator[Found]:
    """One of the 29 types, or of those of the state's highest bodies."""
    main = case.elements.main
    if main.title.type is None and not _is_letter(case) and not lone_annex(case):
        yield missing(TYPE)
    for _, title in _titles(case):
        if title.type is not None and not _is_letter(case):
            yield from wrong_look(title.type, case.params, TYPE)


@check("ND30-TL-02")
def subject_stands_below_the_type(case: Case) -> Iterator[Found]:
    """In small letters: those in capitals are of law portals."""
    for document, title in _titles(case):
        if _is_letter(case):
            continue
        if not title.subject:
            yield missing(SUBJECT)
        for found in wrong_looks(title.subject, case.params, SUBJECT):
            yield _with_small_letters(case, document, found) if "capitals" in found.said else found


def _with_small_letters(case: Case, document: Document, found: Found) -> Found:
    """The finding with the subject as the text writes it."""
    prose = "\n".join(line.text for line in document.body)
    wished = recase(found.text, prose)
    record = case.record
    fixes: tuple[PlanFix, ...] = ()
    if record is not None and record.document.subject == found.text and not document.attached:
        fixes = (PlanFix(path=case.subject.root + SUBJECT, text=wished),)
    return replace(found, proposal=wished, fixes=fixes)


@check("ND30-TL-03")
def line_under_the_subject(case: Case) -> Iterator[Found]:
    """A third to a half of its last line."""
    for _, title in _titles(case):
        if title.subject and not _is_letter(case):
            yield from wrong_line(title.subject, title.line, case.standards.metrics, case.params, SUBJECT)


@check("ND30-TL-04")
def subject_of_a_letter_stands_under_its_number(case: Case) -> Iterator[Found]:
    """V/v, 6 points below the number."""
    head = case.elements.main.head
    if head is None:
        return
    if not head.letter_subject:
        yield missing(SUBJECT)
        return
    first = head.letter_subject[0]
    if not re.match(r"V/v\s", first.text):
        wished = re.sub(r"^\s*\(?\s*(?:V\s?/\s?v|Về\s+việc)\s*:?\s*", "V/v ", first.text, flags=re.IGNORECASE)
        yield found_at(first, SUBJECT, proposal=wished, fixes=retyped(first, wished) if wished != first.text and wished.startswith("V/v ") else ())
    yield from wrong_looks(head.letter_subject, {key: value for key, value in case.params.items() if key != "gap"}, SUBJECT)
    if head.number is not None and first.paragraph is not head.number.paragraph:
        gap = first.measures.space_before + head.number.measures.space_after
        if gap < case.params["gap"] - 0.1 and first.row == head.number.row:
            where = first.paragraph.where
            fixes = (PaperFix(where=where, target="paragraph", fields=(("space_before", float(case.params["gap"])),)),) if where else ()
            yield found_at(first, SUBJECT, said={"gap": number(gap)}, fixes=fixes)


@check("ND30-TL-05")
def a_letter_prints_no_type(case: Case) -> Iterator[Found]:
    """CÔNG VĂN stands on no letter."""
    kind = case.elements.main.title.type
    if kind is not None:
        yield found_at(kind, TYPE)


@check("ND30-TL-06")
def subject_is_short(case: Case) -> Iterator[Found]:
    """And names the year or period of a plan."""
    main = case.elements.main
    lines = main.title.subject or (main.head.letter_subject if main.head else ())
    if not lines:
        return
    text = " ".join(piece.text for piece in lines)
    words = len(text.split())
    if words > case.params["words"] or (case.type_code == "KH" and not _PERIOD.search(text)):
        yield found_at(lines[0], SUBJECT, text=text)


@check("ND30-CC-01")
def every_basis_has_a_line(case: Case) -> Iterator[Found]:
    """ ";" at the end of each, another mark at the last."""
    closing: list[str] = case.params["last"]
    for document in case.elements.documents:
        for at, line in enumerate(document.bases):
            marks = closing if at == len(document.bases) - 1 else [";"]
            lines, split = split_fix(case, line.text)
            several = len(lines) > 1 or _ANOTHER.search(line.text) is not None
            if not several and line.text.endswith(tuple(marks)) and not line.text[:-1].rstrip().endswith((";", ".", ",")):
                continue
            if several:
                yield found_at(line, f"/legal_bases/{at}", proposal=";\n".join(lines) + marks[0], said={"lines": str(len(lines))}, fixes=split)
                continue
            wished = _CLOSING.sub("", line.text) + marks[0]
            yield found_at(line, f"/legal_bases/{at}", proposal=wished, fixes=_closing_fix(case, document, line, wished))


def _closing_fix(case: Case, document: Document, line: Seen, wished: str) -> tuple[PaperFix, ...]:
    """Drafting closes the bases of a plan itself; in a file the paragraph is retyped."""
    if document.attached or (line.paragraph.style is Style.BASIS and case.subject.plan is not None and not line.paragraph.where):
        return ()
    return retyped(line, wished)


@check("ND30-CC-02")
def look_of_the_bases(case: Case) -> Iterator[Found]:
    """Slanted, not bold."""
    want = {key: value for key, value in case.params.items() if key != "bold"}
    for document in case.elements.documents:
        yield from case.each(document.bases, lambda line: wrong_look(line, want, "/legal_bases"))
