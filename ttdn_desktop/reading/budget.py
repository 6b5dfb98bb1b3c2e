"""Estimates of a paper this program wrote: the lines behind a printed table, where nobody changed it since."""

import json
from decimal import Decimal

from ttdn_desktop.domain import codec
from ttdn_desktop.domain.blocks import BudgetTable
from ttdn_desktop.domain.ids import BlockId
from ttdn_desktop.domain.plan import BudgetLine
from ttdn_desktop.language.money import figures, in_words
from ttdn_desktop.paper import origin as names
from ttdn_desktop.reading.grids import cells_of
from ttdn_desktop.reading.origin import Memory
from ttdn_desktop.reading.paras import Para
from ttdn_desktop.reading.tree import Grid


def estimate_of(grid: Grid, ident: str, memory: Memory) -> tuple[BudgetTable, tuple[BudgetLine, ...]] | None:
    """The estimate that this table prints; None where it prints none, or says something else by now."""
    fact = memory.facts.get(names.BUDGET + ident)
    if fact is None:
        return None
    data = json.loads(fact)
    lines = codec.plan_from_json({"format": codec.FORMAT, "version": codec.VERSION, "id": "estimate", "budget_lines": data["lines"]}).budget_lines
    if not _says(grid, lines):
        return None
    return BudgetTable(id=BlockId(ident), line_ids=tuple(line.id for wanted in data["ids"] for line in lines if line.id == wanted)), lines


def says_total(para: Para, lines: tuple[BudgetLine, ...]) -> bool:
    """Whether the paragraph is the sum of these lines in words."""
    return bool(lines) and in_words(int(_total(lines))) in para.text


def _says(grid: Grid, lines: tuple[BudgetLine, ...]) -> bool:
    """Whether the table holds exactly these lines: after the head one row each, then the sum."""
    cells = cells_of(grid)
    table = grid.paras[0].table
    if table is None or len(table.rows) != len(lines) + 2:
        return False
    for number, line in enumerate(lines, start=1):
        printed = ["".join(para.text for para in cells.get((number, column), ())) for column in range(len(table.rows[number]))]
        stored = (str(number), line.item, line.unit, figures(line.quantity), figures(line.unit_price), figures(line.amount), line.source)
        if [text.split() for text in printed if text.strip()] != [text.split() for text in stored if text.strip()]:
            return False
    return True


def _total(lines: tuple[BudgetLine, ...]) -> Decimal:
    return sum((line.amount for line in lines if line.amount is not None), Decimal(0))
