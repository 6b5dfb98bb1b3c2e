"""Papers for the tests of pages, and Typst with the shipped typeface, whatever is installed here."""

import datetime as dt
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from tests.render.printed_lines import FONTS
from ttdn_desktop import resources
from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.drafting import plan_paper
from ttdn_desktop.paper.model import Block, Cell, PageSetup, Paper, Paragraph, Part, Run, Style, Table
from ttdn_desktop.render.engine import Engine
from ttdn_desktop.render.typefaces import Typeface, chosen

DAY = dt.datetime(2027, 1, 5, tzinfo=dt.UTC)


@cache
def shipped_face() -> Typeface:
    """Liberation Serif, also where Times New Roman is installed."""
    return chosen((), sorted(FONTS.glob("*.ttf")))


@cache
def shipped_engine() -> Engine:
    """Typst with it."""
    return Engine(shipped_face(), Path(mkdtemp(prefix="ttdn-typefaces-")))


def paper_of(plan: Plan, layout: TaskLayout | None = None) -> Paper:
    """The paper of a plan, asking for the typeface that both sides of a comparison have."""
    regime = plan.document.regime
    return replace(plan_paper(plan, resources.standards(regime), resources.wording(regime), tasks=layout), font="Liberation Serif")


def text(words: str, **said: object) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph(runs=(Run(text=words),) if words else (), **{"style": Style.PLAIN, **said})  # type: ignore[arg-type] # measures of a paragraph


def sheet(*blocks: Block, page: PageSetup | None = None, foot: tuple[Block, ...] = ()) -> Paper:
    """A paper of one part."""
    return Paper(parts=(Part(page=page or PageSetup(), blocks=blocks, foot=foot),), font="Liberation Serif", title="Kế hoạch")


def table(*rows: tuple[str, ...], **said: object) -> Table:
    """A ruled table of texts, on columns of 40 mm."""
    cells = tuple(tuple(Cell(blocks=(text(words),)) for words in row) for row in rows)
    return Table(**{"widths": (40.0,) * max(map(len, rows)), "rows": cells, **said})  # type: ignore[arg-type] # fields of a table
