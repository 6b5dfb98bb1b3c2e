"""Mending a paper: the certain changes of looks and words that findings carry, applied to its values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ttdn_desktop.paper.model import Block, Cell, Line, PageNumber, Paper, Paragraph, Part, Run, Table
from ttdn_desktop.rules.model import PaperFix


def mended(paper: Paper, fixes: Iterable[PaperFix]) -> Paper:
    """The paper with these changes; what names a place that is not there changes nothing."""
    by_place: dict[str, list[PaperFix]] = {}
    for fix in fixes:
        by_place.setdefault(fix.where, []).append(fix)
    parts = tuple(_part(part, by_place.get(f"part{number}", ()), by_place) for number, part in enumerate(paper.parts, start=1))
    return replace(paper, parts=parts)


def respliced(runs: tuple[Run, ...], text: str) -> tuple[Run, ...]:
    """Runs that show the text: what stays keeps its look, what comes in looks as what stood there."""
    old = "".join(run.text for run in runs)
    start = next((at for at, (a, b) in enumerate(zip(old, text, strict=False)) if a != b), min(len(old), len(text)))
    most = min(len(old), len(text)) - start
    tail = next((at for at in range(most) if old[-1 - at] != text[-1 - at]), most)
    end, put = len(old) - tail, text[start : len(text) - tail]
    out: list[Run] = []
    at = 0
    for run in runs:
        stop = at + len(run.text)
        kept = run.text[: max(start - at, 0)] + (put if at <= start < stop or (start == stop == len(old)) else "") + run.text[max(end - at, 0) :]
        put = "" if at <= start < stop or (start == stop == len(old)) else put
        if kept:
            out.append(run if kept == run.text else replace(run, text=kept))
        at = stop
    if put:
        out.append(replace(runs[-1], text=put) if runs else Run(text=put))
    return tuple(out)


def _part(part: Part, fixes: Sequence[PaperFix], by_place: Mapping[str, Sequence[PaperFix]]) -> Part:
    page = part.page
    for fix in fixes:
        if fix.target == "page":
            page = replace(page, **_fields(fix))
        elif fix.target == "page_number":
            page = replace(page, page_number=replace(page.page_number or PageNumber(), **_fields(fix)))
    return replace(part, page=page, blocks=_blocks(part.blocks, by_place), foot=_blocks(part.foot, by_place))


def _blocks(blocks: tuple[Block, ...], by_place: Mapping[str, Sequence[PaperFix]]) -> tuple[Block, ...]:
    return tuple(_block(block, by_place) for block in blocks)


def _block(block: Block, by_place: Mapping[str, Sequence[PaperFix]]) -> Block:
    match block:
        case Paragraph():
            for fix in by_place.get(block.where, ()):
                block = _paragraph(block, fix)
            return block
        case Line():
            for fix in by_place.get(block.where, ()):
                block = replace(block, **_fields(fix)) if fix.target == "line" else block
            return block
        case Table():
            rows = tuple(tuple(Cell(blocks=_blocks(cell.blocks, by_place), columns=cell.columns, rows=cell.rows) for cell in row) for row in block.rows)
            return replace(block, rows=rows)
        case _:
            return block


def _paragraph(paragraph: Paragraph, fix: PaperFix) -> Paragraph:
    match fix.target:
        case "text" if fix.text is not None:
            return replace(paragraph, runs=respliced(paragraph.runs, fix.text))
        case "run":
            return replace(paragraph, runs=tuple(replace(run, **_fields(fix)) for run in paragraph.runs))
        case "paragraph":
            return replace(paragraph, **_fields(fix))
        case _:
            return paragraph


def _fields(fix: PaperFix) -> dict[str, Any]:
    return dict(fix.fields)
