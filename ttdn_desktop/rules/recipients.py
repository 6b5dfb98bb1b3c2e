"""Addressees and recipients (NĐ 30/2020, PL I, II.9)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ttdn_desktop.domain.archive import is_archive
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.language.fold import fold
from ttdn_desktop.paper.model import Align
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.letterhead import lone_annex
from ttdn_desktop.rules.looking import found_at, missing, number, retyped, wrong_look, wrong_looks
from ttdn_desktop.rules.model import Found, PaperFix
from ttdn_desktop.rules.parts import Ending
from ttdn_desktop.rules.pieces import Piece
from ttdn_desktop.rules.registry import check
from ttdn_desktop.rules.signature import endings

ADDRESSEES, RECIPIENTS = "/addressees", "/recipients"

_DASH = re.compile(r"-\s*\S")
_LAST = re.compile(r"-\s*Lưu\s?:\s*VT\b.*\.")
_MARK = re.compile(r"^[-–—+•]\s*")
_LABEL = re.compile(r"Kính\s+gửi\s*:?", re.IGNORECASE)
_CLOSING = re.compile(r"[\s.;,]+$")
_ADDRESSED = frozenset({"TTr", "CV"})
_ALSO_ADDRESSED = frozenset({"TTr", "CV", "BC"})


@check("ND30-NN-01")
def the_word_recipients(case: Case) -> Iterator[Found]:
    """Nơi nhận: at the left, level with the signature."""
    main = case.elements.main
    if (main.ending is None or main.ending.label is None) and not lone_annex(case) and case.type_code != "BB":
        yield missing(RECIPIENTS)
    for ending in endings(case):
        label = ending.label
        if label is None:
            continue
        if not re.fullmatch(r"Nơi nhận:.*", label.text):
            wished = "Nơi nhận:"
            yield found_at(label, RECIPIENTS, proposal=wished, fixes=retyped(label, wished) if fold(label.text).strip(" :.") == "noi nhan" else ())
        if label.measures.align in {Align.CENTER, Align.RIGHT}:
            yield found_at(label, RECIPIENTS, said={f"align.{label.measures.align}": ""})
        yield from wrong_look(label, case.params, RECIPIENTS)


def _beginnings(pieces: Sequence[Piece]) -> list[tuple[int, Piece, bool]]:
    """The recipients with their numbers, and whether a line goes on with the one before: it was broken by hand."""
    out: list[tuple[int, Piece, bool]] = []
    count = -1
    for piece in pieces:
        goes_on = bool(out) and not re.match(r"[-–—+•]", piece.text) and not out[-1][1].text.endswith((";", "."))
        count += not goes_on
        out.append((count, piece, goes_on))
    return out


@check("ND30-NN-02")
def look_of_recipients(case: Case) -> Iterator[Found]:
    """Size 11, a dash before and ";" behind each."""
    for ending in endings(case):
        lines = _beginnings(ending.recipients)
        for at, (count, piece, goes_on) in enumerate(lines):
            node = f"{RECIPIENTS}/{count}"
            for found in wrong_look(piece, case.params, node):
                yield replace(found, severity=Severity.WARNING) if _in_brackets_alone(piece, case.params["size"]) else found
            ends = at + 1 == len(lines) or not lines[at + 1][2]
            dashed = goes_on or bool(_DASH.match(piece.text)) or piece.paragraph.label in {"-", "–"}
            closed = not ends or piece.text.endswith(";") or at == len(lines) - 1
            if not dashed or not closed:
                wished = piece.text if dashed else f"- {_MARK.sub('', piece.text)}"
                wished = wished if closed else f"{_CLOSING.sub('', wished)};"
                yield found_at(piece, node, proposal=wished, fixes=retyped(piece, wished))


def _in_brackets_alone(piece: Piece, size: tuple[float, float]) -> bool:
    """Whether only what stands in brackets is of another size: offices write the name of the drafter small."""
    depth, wrong = 0, False
    for letters in piece.letters:
        for char in letters.text:
            depth += (char == "(") - (char == ")")
            if char.isalnum() and not size[0] <= letters.size <= size[1]:
                if not depth:
                    return False
                wrong = True
    return wrong


@check("ND30-NN-03")
def the_last_recipient_is_the_archive(case: Case) -> Iterator[Found]:
    """Lưu: VT, … with a full stop."""
    for ending in endings(case):
        if not ending.recipients:
            continue
        last = _last_line(ending)
        if last is None:
            yield found_at(ending.recipients[-1], f"{RECIPIENTS}/{len(ending.recipients) - 1}", said={"missing": ""})
            continue
        text = " ".join(piece.text for piece in last)
        if _LAST.fullmatch(text) and not text[:-1].rstrip().endswith((".", ";", ",")):
            continue
        wished = _CLOSING.sub("", re.sub(r"^[-–—+•]?\s*Lưu\s*[:,]?\s*", "- Lưu: ", text, flags=re.IGNORECASE)) + "."
        known = _LAST.fullmatch(wished) is not None
        node = f"{RECIPIENTS}/{len(_beginnings(ending.recipients)) - 1}"
        fixes = retyped(last[0], wished) if known and len(last) == 1 else ()
        yield found_at(last[0], node, text=text, proposal=wished if known else None, fixes=fixes, severity=None if known else Severity.WARNING)


def _last_line(ending: Ending) -> list[Piece] | None:
    """The lines of the last recipient where it is the archive."""
    lines = _beginnings(ending.recipients)
    last = [piece for count, piece, _ in lines if count == lines[-1][0]]
    return last if is_archive(last[0].text) else None


@check("ND30-NN-04")
def what_goes_to_somebody_is_addressed(case: Case) -> Iterator[Found]:
    """And its recipients begin with "Như trên"."""
    main = case.elements.main
    code = case.type_code
    if code in _ADDRESSED and not main.addressees:
        yield missing(ADDRESSEES)
        return
    if code not in _ALSO_ADDRESSED or not main.addressees or main.ending is None or not main.ending.recipients:
        return
    first = main.ending.recipients[0]
    if not fold(first.text).lstrip("- ").startswith(("nhu tren", "nhu kinh gui")):
        yield found_at(first, f"{RECIPIENTS}/0")


@check("ND30-NN-05")
def look_of_addressees(case: Case) -> Iterator[Found]:
    """One behind the colon; several below each other, closed with ";" and at the end with "."."""
    lines = case.elements.main.addressees
    yield from wrong_looks(lines, case.params, ADDRESSEES)
    if not lines or not _LABEL.match(lines[0].text):
        return
    label = lines[0]
    if not re.match(r"Kính gửi\s*:", label.text):
        yield found_at(label, ADDRESSEES)
    named = label.text.partition(":")[2].strip()
    listed = _beginnings(lines[1:])
    if not listed:
        return
    if named and any(_DASH.match(piece.text) for _, piece, _ in listed):
        yield found_at(label, ADDRESSEES)
    for at, (count, piece, goes_on) in enumerate(listed):
        ends = at + 1 == len(listed) or not listed[at + 1][2]
        mark = "." if at + 1 == len(listed) else ";"
        dashed = goes_on or bool(named) or bool(_DASH.match(piece.text)) or bool(piece.paragraph.label)
        if dashed and (not ends or piece.text.endswith(mark)):
            continue
        wished = piece.text if dashed else f"- {_MARK.sub('', piece.text)}"
        wished = f"{_CLOSING.sub('', wished)}{mark}" if ends else wished
        yield found_at(piece, f"{ADDRESSEES}/{count}", proposal=wished, fixes=_exactly(piece, wished))
    yield from _unaligned([piece for _, piece, goes_on in listed if not goes_on])


def _exactly(piece: Piece, wished: str) -> tuple[PaperFix, ...]:
    """The blanks before a line are its indent in files of others: they stay."""
    text = piece.paragraph.text
    return retyped(piece, text[: len(text) - len(text.lstrip())] + wished)


def _unaligned(pieces: Sequence[Piece]) -> Iterator[Found]:
    """Dashes stand below each other where the paragraphs say where they stand; blanks and tabs before them tell nothing sure."""
    if any(piece.paragraph.text[:1].isspace() for piece in pieces):
        return
    starts = [piece.measures.indent_left + piece.measures.first_line for piece in pieces]
    for piece, start in zip(pieces[1:], starts[1:], strict=True):
        if abs(start - starts[0]) > 1 and piece.measures.align is pieces[0].measures.align:
            yield found_at(piece, ADDRESSEES, said={"first_line": number(start)})


@check("ND30-NN-06")
def a_plan_is_not_addressed(case: Case) -> Iterator[Found]:
    """A plan has recipients only."""
    lines = case.elements.main.addressees
    if lines:
        yield found_at(lines[0], ADDRESSEES)


@check("ND30-NN-08")
def recipients_of_a_decision_begin_with_its_article(case: Case) -> Iterator[Found]:
    """Như Điều n."""
    ending = case.elements.main.ending
    if ending is not None and ending.recipients and not fold(ending.recipients[0].text).lstrip("- ").startswith("nhu dieu"):
        yield found_at(ending.recipients[0], f"{RECIPIENTS}/0")
