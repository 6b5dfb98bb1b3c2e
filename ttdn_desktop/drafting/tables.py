"""Free tables and tables of money, in the width of their sheet."""

from dataclasses import replace
from decimal import Decimal
from itertools import islice

from ttdn_desktop.domain.blocks import BudgetTable
from ttdn_desktop.domain.blocks import Cell as PlanCell
from ttdn_desktop.domain.blocks import Table as PlanTable
from ttdn_desktop.domain.plan import BudgetLine, Plan
from ttdn_desktop.domain.text import plain
from ttdn_desktop.drafting.dress import Dress, prose, words
from ttdn_desktop.drafting.grids import GridColumn, grid_widths
from ttdn_desktop.drafting.origin import anchor
from ttdn_desktop.language.money import figures, in_words
from ttdn_desktop.paper.anchors import AnchorKind
from ttdn_desktop.paper.model import Block, Cell, Paragraph, Style, Table

_LEAST_WISH = 12.0
_DIGITS = 3
BY_HAND = 0.8
"""How much of an even share of the sheet an empty column gets at least."""


def free_table(table: PlanTable, dress: Dress, width: float) -> Table | None:
    """The table as it was written; columns get room by their longest words and the amount of their text. None for a table without cells."""
    tall = [(up, up + cell.rows - 1, cell.columns) for up, row in enumerate(table.rows) for cell in row if cell.rows > 1]
    columns = max((_columns(table, index, tall) for index in range(len(table.rows))), default=0)
    if not columns:
        return None
    rows = tuple(tuple(_cell(cell, index < table.header_rows) for cell in row) for index, row in enumerate(table.rows))
    names = (anchor(AnchorKind.BLOCK, table.id), *[None] * (len(rows) - 1))
    return Table(widths=_widths(table, dress, columns, width), rows=rows, header_rows=table.header_rows, anchors=names)


def budget_table(plan: Plan, block: BudgetTable, dress: Dress, width: float) -> tuple[Block, ...]:
    """The lines of the estimate with their sum, in figures and in words."""
    lines = [line for line in plan.budget_lines if line.id in block.line_ids]
    if not lines:
        return ()
    texts = [_budget_texts(number, line) for number, line in enumerate(lines, start=1)]
    used = [column for column in dress.wording.budget_columns if column.always or any(text[column.key] for text in texts)]
    head = tuple(Cell(blocks=(words(Style.TABLE_HEAD, column.head),)) for column in used)
    rows = [tuple(Cell(blocks=(words(_budget_style(column.key), text[column.key]),)) for column in used) for text in texts]
    total = sum((line.amount for line in lines if line.amount is not None), Decimal(0))
    at = next(index for index, column in enumerate(used) if column.key == "amount")
    rows.append(
        (
            Cell(blocks=(words(Style.TABLE_HEAD, dress.wording.budget_total),), columns=at),
            Cell(blocks=(words(Style.TABLE_HEAD, figures(total)),)),
            *(Cell(blocks=(words(Style.TABLE_CELL, ""),)) for _ in used[at + 1 :]),
        )
    )
    names = (anchor(AnchorKind.BLOCK, block.id), *[None] * len(rows))
    grid = [GridColumn(wish=column.width, head=column.head, texts=tuple(text[column.key] for text in texts)) for column in used]
    grid[at] = replace(grid[at], texts=(*grid[at].texts, f"  {figures(total)}"))  # the sum is bold, and so a little wider
    widths = grid_widths(dress.standards.metrics, grid, width, dress.standards.looks[Style.TABLE_CELL].size)
    table = Table(widths=widths, rows=(head, *rows), header_rows=1, anchors=names)
    return table, words(Style.BODY, dress.wording.budget_in_words.format(words=in_words(int(total))))


def _cell(cell: PlanCell, is_head: bool) -> Cell:
    style = Style.TABLE_HEAD if is_head else Style.TABLE_NUMBER if _is_number(cell) else Style.TABLE_CELL
    blocks: tuple[Paragraph, ...] = tuple(prose(style, "", text) for text in cell.paragraphs) or (words(style, ""),)
    return Cell(blocks=blocks, columns=cell.columns, rows=cell.rows)


def _is_number(cell: PlanCell) -> bool:
    """Whether a cell holds a running number and nothing else."""
    text = plain(cell.paragraphs[0]).strip() if len(cell.paragraphs) == 1 else ""
    return text.isdecimal() and len(text) <= _DIGITS


def _columns(table: PlanTable, index: int, tall: list[tuple[int, int, int]]) -> int:
    """Places of the grid that a row needs, those included that tall cells above reach down to."""
    above = sum(columns for first, last, columns in tall if first < index <= last)
    return above + sum(cell.columns for cell in table.rows[index])


def _widths(table: PlanTable, dress: Dress, columns: int, width: float) -> tuple[float, ...]:
    """No column narrower than its longest word, the rest shared by how much there is to read."""
    texts: list[list[str]] = [[] for _ in range(columns)]
    free = [0] * columns  # the first row in which each column is not covered from above
    for index, row in enumerate(table.rows):
        open_columns = (at for at in range(columns) if free[at] <= index)
        for cell in row:
            taken = list(islice(open_columns, cell.columns))
            for at in taken:
                free[at] = index + cell.rows
            if len(taken) == 1:
                texts[taken[0]] += [plain(paragraph) for paragraph in cell.paragraphs]
    grid = [_free_column(column, table, width / columns * BY_HAND) for column in texts]
    return grid_widths(dress.standards.metrics, grid, width, dress.standards.looks[Style.TABLE_CELL].size)


def _free_column(texts: list[str], table: PlanTable, by_hand: float) -> GridColumn:
    """As wide as its text asks; one to be filled by hand gets its share, and more than others of what is left."""
    if _is_empty(texts, table):
        return GridColumn(wish=by_hand, head="", texts=tuple(texts), least=by_hand, most=2 * by_hand)
    return GridColumn(wish=_LEAST_WISH + sum(map(len, texts)) ** 0.5, head="", texts=tuple(texts))


def _is_empty(texts: list[str], table: PlanTable) -> bool:
    """Whether a column has a head and no other word: it is to be filled by hand."""
    return 0 < table.header_rows < len(table.rows) and len(texts) > table.header_rows and not any(text.strip() for text in texts[table.header_rows :])


def _budget_texts(number: int, line: BudgetLine) -> dict[str, str]:
    return {
        "number": str(number),
        "item": line.item,
        "unit": line.unit,
        "quantity": figures(line.quantity),
        "unit_price": figures(line.unit_price),
        "amount": figures(line.amount),
        "source": line.source,
    }


def _budget_style(key: str) -> Style:
    return Style.TABLE_CELL if key in {"item", "source"} else Style.TABLE_NUMBER
