"""Annexes, marks, the drafter's sign, the contact block (NĐ 30/2020, PL I, III), and since when the decree holds."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain

from ttdn_desktop.domain.plan import Regime
from ttdn_desktop.language.dates import find_dates, official_date
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.numerals import parse_roman, roman
from ttdn_desktop.paper.model import Line, Style, Table, paragraphs
from ttdn_desktop.rules.body import body_lines
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.find_beginnings import ANNEX
from ttdn_desktop.rules.letterhead import heads
from ttdn_desktop.rules.looking import found_at, number, retyped, wrong_look, wrong_looks
from ttdn_desktop.rules.model import Found, PaperFix, PlanFix
from ttdn_desktop.rules.page import part_place
from ttdn_desktop.rules.pieces import Piece, Seen
from ttdn_desktop.rules.registry import check
from ttdn_desktop.rules.signature import endings

URGENCY, CIRCULATION, DRAFTER = "/document/urgency", "/document/circulation", "/document/drafter"

_NAMED = r"\(?\s*(?:Ban hành )?[Kk]èm theo\s+.*?\bsố\b\s*:?\s*(?P<number>[^/]*?)/(?P<symbol>\S*)"
_REFERENCE = re.compile(_NAMED + r".*?\bngày\b.*?tháng.*?năm\s*\S*\s*của\s+\S.*", re.DOTALL)
_REFERENCE_SHORT = re.compile(_NAMED + r"\s+ngày\s+[\d\s/.…_]+.*", re.DOTALL)
_LOOSE = re.compile(
    r"phu luc(?: (?:i|1|01)\s*(?:-|den|,|va)| (?:chi tiet |dinh )?kem"
    r"|\b(?:(?<=\bcac phu luc)|(?<=\btheo phu luc)|(?<=\btai phu luc)|(?<=\b\d phu luc)|(?<=\b0\d phu luc)))"
)
"""Folded, annexes that are told together; begun with the words it is about, which are found at once in a long text."""

_LOOSE_WORDS = ("bieu", "danh muc kem theo")
_HEAD_NUMBER = re.compile(r"\s*Số\s*:?\s*(?P<number>\d+)", re.IGNORECASE)
_DRAFTER = re.compile(r"[A-ZĐƯƠÂÊÔĂ]+\.?\s?\(\d+\)\.?")
_ROWS_OF_ONE_PAGE = 12
_SECRET = re.compile(r"(?:ĐỘ\s+)?(?:TỐI\s+|TUYỆT\s+)?MẬT", re.IGNORECASE)


@check("ND30-PL-01")
def the_text_points_to_its_annexes(case: Case) -> Iterator[Found]:
    """By its number, or as that which goes with the paper."""
    main = case.elements.main
    if not main.body or main.head is None:
        return
    documents = case.elements.documents  # a plan that goes with a decision points to its annexes itself
    bases = (line for document in documents for line in document.bases)
    lines, along = case.row("lines that may point to annexes", lambda: (*body_lines(case), *bases)), case.sight.memory.along
    labels = tuple(fold(annex.label.text).strip(" .:") for annex in case.elements.annexes)
    told = set(chain.from_iterable(along((case.rule.id, labels), lines, partial(_labels_in, labels))))
    untold = [annex for annex, label in zip(case.elements.annexes, labels, strict=True) if label not in told]
    if not untold or any(along(_points_loosely, lines, _points_loosely)):
        return
    tables = tuple(table for document in documents for table in document.tables)
    if any(along(_speaks_of_annexes, tables, _speaks_of_annexes)):
        return
    for annex in untold:
        yield found_at(annex.label)


def _labels_in(labels: tuple[str, ...], line: Seen) -> tuple[str, ...]:
    text = fold(line.text)
    return tuple(label for label in labels if label in text)


def _points_loosely(line: Seen) -> bool:
    text = fold(line.text)
    return any(word in text for word in _LOOSE_WORDS) or _LOOSE.search(text) is not None


def _speaks_of_annexes(table: Table) -> bool:
    return any("phu luc" in fold(line.text) for line in paragraphs((table,)))


@check("ND30-PL-02")
def several_annexes_bear_roman_numbers(case: Case) -> Iterator[Found]:
    """I, II, III in order."""
    annexes = case.elements.annexes
    if len(annexes) < 2:
        return
    for count, annex in enumerate(annexes, start=1):
        found = ANNEX.fullmatch(annex.label.text)
        if found is None or (found["number"] and parse_roman(found["number"]) == count):
            continue
        wished = f"{annex.label.text.split()[0]} {annex.label.text.split()[1]} {roman(count)}"
        yield found_at(annex.label, proposal=wished, fixes=retyped(annex.label, wished))


@check("ND30-PL-03")
def head_of_an_annex(case: Case) -> Iterator[Found]:
    """Label and title."""
    for annex in case.elements.annexes:
        label = annex.label
        found = next(wrong_look(label, case.params["label"]), None)
        if found is not None:
            wished = _small(label)
            shouted = "capitals" in found.said
            fixes = retyped(label, wished) if found.said.keys() == {"capitals"} else found.fixes
            yield replace(found, proposal=wished if shouted else None, fixes=fixes)
        if not annex.title:
            yield found_at(label, said={"missing": ""})
        yield from wrong_looks(annex.title, case.params["title"])


def _small(label: Piece) -> str:
    """PHỤ LỤC I -> Phụ lục I."""
    words = label.text.split()
    return " ".join((words[0].capitalize(), words[1].lower(), *words[2:])) if len(words) > 1 else label.text


@check("ND30-PL-04")
def an_annex_names_its_paper(case: Case) -> Iterator[Found]:
    """Number and date of the paper, or blanks."""
    main = case.elements.main
    line = main.head.number.text if main.head is not None and main.head.number is not None else ""
    given = _HEAD_NUMBER.match(line)
    day = _day(main.head.place_date.text) if main.head is not None and main.head.place_date is not None else None
    for annex in case.elements.annexes:
        if not annex.reference:
            yield found_at(annex.label, said={"missing": ""})
            continue
        text = " ".join(piece.text for piece in annex.reference)
        found = _REFERENCE.fullmatch(text) or _REFERENCE_SHORT.fullmatch(text)
        if found is None:
            yield found_at(annex.reference[0], text=text)
        elif (told := re.sub(r"\D", "", found["number"])) and main.head is not None and (given is None or int(told) != int(given["number"])):
            yield found_at(annex.reference[0], text=text, said={"expected": given["number"]} if given else {})
        elif (told_day := _day(text)) and day and told_day != day:
            yield found_at(annex.reference[0], text=text, said={"expected": official_date(day)})
        yield from wrong_looks(annex.reference, case.params)


def _day(text: str) -> dt.date | None:
    return next((day for _, _, day in find_dates(text)), None)


@check("ND30-PL-05")
def paper_and_electronic_references(case: Case) -> Iterator[Found]:
    """Blank beside a number that is given: right for an electronic document only."""
    main = case.elements.main
    line = main.head.number.text if main.head is not None and main.head.number is not None else ""
    for annex in case.elements.annexes:
        text = " ".join(piece.text for piece in annex.reference)
        found = _REFERENCE.fullmatch(text) or _REFERENCE_SHORT.fullmatch(text)
        if found and _HEAD_NUMBER.match(line) and not re.search(r"\d", found["number"]):
            yield found_at(annex.reference[0], text=text)


@check("ND30-PL-06")
def heads_of_tables_are_repeated(case: Case) -> Iterator[Found]:
    """Of tables that may well go over a page."""
    for annex in case.elements.annexes:
        for table in annex.tables:
            if len(table.rows) > _ROWS_OF_ONE_PAGE and not table.header_rows:
                yield Found(where=table.where, node=annex.label.paragraph.anchor or "", said={"missing": ""})


@check("ND30-DAU-01")
def urgency_stands_in_a_red_frame(case: Case) -> Iterator[Found]:
    """Of its size."""
    frames: dict[str, float] = case.params["frames"]
    others = {fold(text) for text in ("XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ")}
    look = {key: case.params[key] for key in ("size", "bold", "italic", "capitals")}
    for head in heads(case):
        for piece in head.marks:
            if fold(piece.text) in others or _SECRET.fullmatch(piece.text):
                continue
            if piece.text.upper() not in frames and not re.match(r"HỎA TỐC HẸN GIỜ", piece.text.upper()):
                yield found_at(piece, URGENCY)
                continue
            yield from wrong_look(piece, look, URGENCY)
            colors = {letters.color for letters in piece.telling} - set(case.params["color"])
            if colors:
                where = piece.paragraph.where
                fixes = (PaperFix(where=where, target="run", fields=(("color", "FF0000"),)),) if where else ()
                yield found_at(piece, URGENCY, said={"color": ", ".join(sorted(colors))}, fixes=fixes)
            yield from _wrong_frame(piece, frames.get(piece.text.upper()), case.params["tolerance"], URGENCY)


def _wrong_frame(piece: Piece, wanted: float | None, slack: float, node: str) -> Iterator[Found]:
    if piece.paragraph.frame is None:
        if not re.search(r"b\d+p\d+$", piece.paragraph.where):  # what stands in a box of its own is framed by it
            yield found_at(piece, node, said={"no_frame": ""})
        return
    width = piece.width - piece.measures.indent_left - piece.measures.indent_right
    if wanted is not None and abs(width - wanted) > slack + 0.05:
        yield found_at(piece, node, said={"frame": number(width)})


@check("ND30-DAU-02")
def circulation_stands_in_a_frame(case: Case) -> Iterator[Found]:
    """Two texts, and no others."""
    texts = {fold(text) for text in case.params["texts"]}
    look = {key: case.params[key] for key in ("size", "bold", "italic", "capitals")}
    for head in heads(case):
        for piece in head.marks:
            if fold(piece.text) in texts:
                yield from wrong_look(piece, look, CIRCULATION)
                yield from _wrong_frame(piece, None, 0, CIRCULATION)


@check("ND30-DAU-03", "BM-02")
def no_mark_of_secrecy_is_typed(case: Case) -> Iterator[Found]:
    """Near the letterhead; one rule speaks of papers of others, one of those of this program."""
    own = case.paper.origin is not None or bool(case.paper.looks)
    if own != (case.rule.checked_by == "BM-02"):
        return
    marks = {fold(text) for text in case.params["texts"]}
    for head in heads(case):
        for piece in (*head.marks, *head.issuers, *head.drafts):
            if fold(piece.text).strip(" .:") in marks or _SECRET.fullmatch(piece.text):
                yield found_at(piece)


@check("ND30-KH-01")
def the_drafter_stands_below_the_recipients(case: Case) -> Iterator[Found]:
    """PL.(300)."""
    for ending in endings(case):
        piece = ending.drafter
        if piece is None:
            continue
        if not _DRAFTER.fullmatch(piece.text):
            yield found_at(piece, DRAFTER)
        yield from wrong_look(piece, case.params, DRAFTER)


@check("ND30-DC-01")
def the_contact_block_stands_under_a_line(case: Case) -> Iterator[Found]:
    """Over the whole width, at the foot of the first page."""
    for at, foot in case.elements.feet:
        width = case.elements.parts[at].page.text_width
        if not isinstance(foot[0], Line) or abs(foot[0].length - width) > 3:
            yield Found(where=part_place(at), said={"missing": ""})
        known = {id(block) for block in foot}
        for line in case.elements.paragraphs:
            if id(line.paragraph) in known or line.paragraph.style is Style.CONTACT:
                yield from wrong_look(line, {"size": case.params["size"], "italic": False})


@check("ND30-TG-01")
def the_rules_are_those_of_the_day(case: Case) -> Iterator[Found]:
    """No decree of 2020 for papers of 2019, and none of 2011 for those of today."""
    day, regime = case.subject.day, case.subject.regime
    if day is None:
        return
    before, after = Regime(case.params["before"]), Regime(case.params["after"])
    held = before if day < dt.date.fromisoformat(case.params["from"]) else after
    right = held if regime in {before, after} else regime
    if right is not regime:
        fixes = (PlanFix(path="/document/regime", text=str(right)),) if case.subject.plan is not None and not case.subject.root else ()
        yield Found(node="/document/regime", text=day.strftime("%d/%m/%Y"), proposal=case.params["names"][right], fixes=fixes)
