"""The tools of drafting: one set of measures and words, and paragraphs made from them."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from ttdn_desktop.domain.text import RichText
from ttdn_desktop.domain.text import plain as plain_text
from ttdn_desktop.drafting.origin import Ledger, Place
from ttdn_desktop.paper.measure import Lines, balanced, text_width
from ttdn_desktop.paper.model import Align, Block, Line, Paragraph, Run, Style, Table
from ttdn_desktop.paper.standards import Standards
from ttdn_desktop.paper.values import variants
from ttdn_desktop.paper.wording import Wording

SLACK = 1.0
"""Millimetres that a line may be longer in the word processor than computed here before it breaks elsewhere."""

SENTENCES = frozenset({Style.BODY, Style.ITEM, Style.BASIS, Style.PLAIN, Style.ARTICLE})
"""The looks whose text may end a body with "./."."""

_CLOSING = re.compile(r"[\s.;,]+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dress:
    """What every drafting function needs."""

    standards: Standards
    wording: Wording
    ledger: Ledger


@lru_cache(maxsize=4096)
def _plain(text: str) -> tuple[Run, ...]:
    """One run; names of units and words of time come again and again."""
    return (Run(text=text),) if text else ()


def words(style: Style, text: str, name: str | None = None, **measures: Any) -> Paragraph:
    """A paragraph of one run in its style's look; `measures` are fields of Paragraph that differ from it."""
    said = {field: value for field, value in measures.items() if value is not None}
    return Paragraph(style=style, runs=_plain(text), anchor=name, **said) if said else _worded(style, text, name)


@lru_cache(maxsize=8192)
def _worded(style: Style, text: str, name: str | None) -> Paragraph:
    """A paragraph in the look of its style. From one edit to the next nearly all stay, and those who look at papers know them again."""
    return _made(style, _plain(text), name)


_made = variants(Paragraph(), "style", "runs", "anchor")


def prose(style: Style, prefix: str, text: RichText, name: str | None = None, **measures: Any) -> Paragraph:
    """A paragraph of rich text behind a computed prefix."""
    if len(text) == 1 and not (text[0].bold or text[0].italic or text[0].underline):
        return words(style, prefix + text[0].text, name, **measures)
    runs: list[Run] = []
    for run in text:
        is_plain = not (run.bold or run.italic or run.underline)
        if prefix and not runs and not is_plain:
            runs.append(Run(text=prefix))
        if not run.text:
            continue
        if is_plain:
            runs.append(Run(text=prefix + run.text if prefix and not runs else run.text))
        else:
            runs.append(Run(text=run.text, bold=run.bold or None, italic=run.italic or None, underline=run.underline))
    if prefix and not runs:
        runs.append(Run(text=prefix))
    return Paragraph(style=style, runs=tuple(runs), anchor=name, **measures)


def noted(dress: Dress, style: Style, prefix: str, text: RichText, place: Place, **measures: Any) -> Paragraph:
    """The same at a place of the plan, its stored text remembered."""
    dress.ledger.same(place, prefix, plain_text(text))
    return prose(style, prefix, text, place[1], **measures)


def closed(text: str, mark: str) -> str:
    """The text with that closing mark in place of its own."""
    bare = text.rstrip()
    return (bare if bare.endswith(("...", "…")) else _CLOSING.sub("", bare)) + mark


def centred(dress: Dress, paragraph: Paragraph, column: float, widest: float) -> tuple[Paragraph, Lines]:
    """A centred paragraph whose lines are as equal in length as can be, and those lines; `widest` is the longest line wished, in mm."""
    look = dress.standards.looks[paragraph.style]
    metrics, together = dress.standards.metrics, dress.wording.together
    lines = balanced(metrics, paragraph.text, look.size, widest - SLACK, bold=look.bold, italic=look.italic, together=together)
    if len(lines.lines) < 2:
        return paragraph, lines
    indent = max(round((column - lines.width - SLACK) / 2, 1), 0)
    return replace(paragraph, indent_left=indent, indent_right=indent) if indent else paragraph, lines


def mark_under(dress: Dress, lines: Lines, style: Style, ratio: float, mark: str = "") -> Block:
    """What stands under a text: a mark of letters ("*"), or else a drawn line that is this part of the last line of the text."""
    if mark:
        return words(Style.STAR, mark)
    look = dress.standards.looks[style]
    last = text_width(dress.standards.metrics, lines.lines[-1], look.size, bold=look.bold, italic=look.italic)
    return Line(length=round(last * ratio, 1), weight=dress.standards.line_weight)


def with_end_mark(dress: Dress, blocks: list[Block]) -> list[Block]:
    """The body with "./." after its last sentence; on a line of its own where it ends with a table, a heading or a colon."""
    if not blocks:
        return blocks
    mark = dress.wording.end_mark
    last = blocks[-1]
    sentence = last.text.rstrip() if isinstance(last, Paragraph) and last.style in SENTENCES else ""
    if not isinstance(last, Paragraph) or not sentence or sentence.endswith(":"):
        if not dress.wording.end_mark_alone:
            return blocks
        held = _held_to_next(last) if isinstance(last, Table) else last
        return [*blocks[:-1], held, words(Style.BODY, dress.wording.end_mark_alone, align=Align.RIGHT)]
    if sentence.endswith(mark):
        return blocks
    ended = replace(last, runs=_marked(last.runs, mark))
    dress.ledger.reprinted(ended.anchor, ended.text)
    return [*blocks[:-1], ended]


def _held_to_next(table: Table) -> Table:
    """The table with its last row held to what follows, so that the end mark never stands alone on a page."""
    if not table.rows:
        return table
    cells = (replace(cell, blocks=tuple(_held(block) for block in cell.blocks)) for cell in table.rows[-1])
    return replace(table, rows=(*table.rows[:-1], tuple(cells)))


def _held(block: Block) -> Block:
    return replace(block, keep_with_next=True) if isinstance(block, Paragraph) else block


def _marked(runs: tuple[Run, ...], mark: str) -> tuple[Run, ...]:
    rest = list(runs)
    while rest and not _CLOSING.sub("", rest[-1].text):
        rest.pop()
    last = rest.pop() if rest else runs[-1]
    return (*rest, replace(last, text=closed(last.text, mark)))
