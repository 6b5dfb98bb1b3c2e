"""Fills the province's own .docx: only the places to fill change, everything else stays as it is in the file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import IO

from lxml import etree

from ttdn_desktop.office.docx_form import PART_END, is_strict
from ttdn_desktop.office.docx_package import MC, Package, W
from ttdn_desktop.office.docx_places import Places, cells_of, pieces_of, places_of, raw_text, rows_of
from ttdn_desktop.office.docx_splice import MisplacedError, add_run, copy_of, splice, write_whole
from ttdn_desktop.office.filled_package import parsed, serialised, write_package
from ttdn_desktop.office.kinds import Refusal, RefusedFileError
from ttdn_desktop.paper.form import FillBody, Filling, FillRows, Put
from ttdn_desktop.paper.model import Run

_HEADING_MARKS = ("outlineLvl", "keepNext", "pStyle")


def fill_docx(data: bytes, filling: Filling, stream: IO[bytes]) -> None:
    """Write the file with everything of the filling in its place.

    Raises MisplacedError where the file does not read as the filling says, RefusedFileError where the package is unsafe or Strict.
    """
    package = Package(data)
    main = package.main()
    if is_strict(data):
        raise RefusedFileError(Refusal.OTHER_OFFICE)
    beside = {where.partition(PART_END)[0] for where in _wheres(filling) if PART_END in where}
    changed = {}
    for name in (main, *sorted(beside)):
        package.xml(name)  # refuses what is unsafe
        root = parsed(package.read(name))
        top = root.find(f"{W}body") if name == main else root
        if top is None:
            raise RefusedFileError(Refusal.DAMAGED)
        _fill(top, _of_part(filling, "" if name == main else f"{name}{PART_END}"))
        changed[name.lower()] = serialised(root)
    write_package(data, changed, stream)


def _wheres(filling: Filling) -> Iterable[str]:
    yield from (put.where for put in filling.puts)
    yield from filling.drop


def _of_part(filling: Filling, prefix: str) -> Filling:
    """What is filled in one part, with the places as they are called there."""

    def own(where: str) -> bool:
        return where.startswith(prefix) if prefix else PART_END not in where

    cut = len(prefix)
    return Filling(
        puts=tuple(Put(where=put.where[cut:], start=put.start, end=put.end, text=put.text) for put in filling.puts if own(put.where)),
        rows=() if prefix else filling.rows,
        bodies=() if prefix else filling.bodies,
        drop=tuple(where[cut:] for where in filling.drop if own(where)),
    )


def _fill(body: etree._Element, filling: Filling) -> None:
    """All places are found before the first is changed, so that their names hold."""
    places = places_of(body)
    models = {fill.after: _model(places.paragraphs, fill.model) for fill in filling.bodies}
    _put_all(places.paragraphs, filling.puts)
    for fill in filling.rows:
        _fill_rows(places, fill)
    for body_fill in filling.bodies:
        _fill_body(places.paragraphs, body_fill, models[body_fill.after])
    for where in filling.drop:
        if (paragraph := places.paragraphs.get(where)) is not None:
            _drop(paragraph)


# --- places within lines


def _put_all(paragraphs: Mapping[str, etree._Element], puts: tuple[Put, ...]) -> None:
    by_line: dict[str, list[Put]] = {}
    for put in puts:
        by_line.setdefault(put.where, []).append(put)
    for where, here in by_line.items():
        paragraph = paragraphs.get(where)
        if paragraph is None:
            raise MisplacedError(where)
        twin = _twin_of(paragraph)
        _put_line(paragraph, sorted(here, key=lambda put: put.start, reverse=True))
        if twin is not None:
            _put_line(twin, sorted(here, key=lambda put: put.start, reverse=True))


def _put_line(paragraph: etree._Element, puts: list[Put]) -> None:
    """The places of one line, the last first; an answer of several lines makes as many paragraphs."""
    most = max(put.text.count("\n") for put in puts)
    copies = [copy_of(paragraph) for _line in range(most)]
    for number, target in enumerate((paragraph, *copies)):
        for put in puts:
            lines = put.text.split("\n")
            splice(target, put.start, put.end, lines[number] if number < len(lines) else lines[0] if len(lines) == 1 else "")
    for extra in reversed(copies):
        paragraph.addnext(extra)


def _twin_of(paragraph: etree._Element) -> etree._Element | None:
    """The same line in the older form of a text box, which other programs show."""
    box = next(paragraph.iterancestors(f"{W}txbxContent"), None)
    forms = next(paragraph.iterancestors(f"{MC}AlternateContent"), None)
    fallback = forms.find(f"{MC}Fallback") if forms is not None else None
    if box is None or fallback is None:
        return None
    text = raw_text(paragraph)
    return next((twin for twin in fallback.iter(f"{W}p") if raw_text(twin) == text), None)


# --- rows of tables


def _fill_rows(places: Places, fill: FillRows) -> None:
    table = places.tables.get(fill.table)
    rows = rows_of(table) if table is not None else []
    samples = rows[fill.first - 1 : fill.last]
    if not samples:
        raise MisplacedError(fill.table)
    last = samples[-1]
    for number, texts in enumerate(fill.rows):
        row = samples[number] if number < len(samples) else copy_of(samples[0])
        if number >= len(samples):
            last.addnext(row)
            last = row
        _write_row(row, dict(texts))
    for row in samples[max(len(fill.rows), 1) :]:
        parent = row.getparent()
        if parent is not None:
            parent.remove(row)


def _write_row(row: etree._Element, texts: Mapping[int, str]) -> None:
    """Texts by column of the grid; cells that get none are emptied of their sample."""
    before = row.find(f"{W}trPr/{W}gridBefore")
    column = int(before.get(f"{W}val") or 0) if before is not None else 0
    for cell in cells_of(row):
        for merge in cell.findall(f"{W}tcPr/{W}vMerge"):
            above = merge.getparent()
            if above is not None:
                above.remove(merge)
        _write_cell(cell, texts.get(column, ""))
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        column += int(span.get(f"{W}val") or 1) if span is not None else 1


def _write_cell(cell: etree._Element, text: str) -> None:
    paragraphs = list(cell.iter(f"{W}p"))
    first = paragraphs[0]
    if not text and not raw_text(first) and len(paragraphs) == 1:
        return
    for extra in paragraphs[1:]:
        if (parent := extra.getparent()) is cell:
            parent.remove(extra)
    lines = text.split("\n")
    copies = [copy_of(first) for _line in lines[1:]]
    for paragraph, line in zip((first, *copies), lines, strict=True):
        write_whole(paragraph, line)
    for extra in reversed(copies):
        first.addnext(extra)


# --- the text under a heading


@dataclass(slots=True)
class _Model:
    """A paragraph whose look new ones take; `heading` tells that it is a heading, whose own marks are left off."""

    element: etree._Element
    heading: bool = False


def _model(paragraphs: Mapping[str, etree._Element], where: str) -> _Model:
    name = where.removeprefix("!")
    if name not in paragraphs:
        raise MisplacedError(where)
    return _Model(element=copy_of(paragraphs[name]), heading=where.startswith("!"))


def _fill_body(paragraphs: Mapping[str, etree._Element], fill: FillBody, model: _Model) -> None:
    if fill.after not in paragraphs:
        raise MisplacedError(fill.after)
    last = paragraphs[fill.after]
    for runs in fill.lines:
        paragraph = _like(model, runs)
        last.addnext(paragraph)
        last = paragraph
    for where in fill.instead:
        if where in paragraphs:
            _drop(paragraphs[where])


def _like(model: _Model, runs: tuple[Run, ...]) -> etree._Element:
    paragraph = copy_of(model.element)
    head = paragraph.find(f"{W}pPr")
    if head is not None:
        for child in list(head):
            local = etree.QName(child).localname
            if local in {"sectPr", "pPrChange", "numPr"} or (model.heading and local in _HEADING_MARKS):
                head.remove(child)
    first, *rest = runs or (Run(text=""),)
    if not pieces_of(paragraph):
        for child in paragraph.findall(f"{W}r"):
            paragraph.remove(child)
    write_whole(paragraph, first.text, bold=bool(first.bold), italic=bool(first.italic))
    for run in rest:
        add_run(paragraph, run.text, bold=bool(run.bold), italic=bool(run.italic), underline=run.underline)
    return paragraph


def _drop(paragraph: etree._Element) -> None:
    """Take a line out; one that a cell or a section needs stays, emptied."""
    parent = paragraph.getparent()
    if parent is None:
        return
    needed = paragraph.find(f"{W}pPr/{W}sectPr") is not None
    if parent.tag != f"{W}body" and len(parent.findall(f"{W}p")) == 1:
        needed = True
    if needed:
        write_whole(paragraph, "")
    else:
        parent.remove(paragraph)
