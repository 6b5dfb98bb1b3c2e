"""Tables of indicators and estimates in a document: indicators are noted beside their table, an estimate becomes lines where these print it exactly."""

from collections.abc import Callable
from decimal import Decimal

from ttdn_desktop.domain.blocks import BudgetTable
from ttdn_desktop.domain.ids import BlockId, BudgetLineId
from ttdn_desktop.domain.plan import BudgetLine
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.language.money import figures
from ttdn_desktop.paper.workbook import Sheet
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.grids import Layout
from ttdn_desktop.reading.paras import merged, span
from ttdn_desktop.reading.sheet_figures import FigureRow, budget_rows, indicator_rows
from ttdn_desktop.reading.sheet_tables import SheetColumn, SheetTable
from ttdn_desktop.reading.table_columns import Head, TableKind, is_count_row

_PRINTED = frozenset({"number", "item", "unit", "quantity", "unit_price", "amount", "source"})
"""Keys of the columns that drafting prints of an estimate."""

_FIGURES = ("quantity", "unit_price", "amount")


def figures_of(layout: Layout, head: Head, draft: Draft, new_id: Callable[[str], str]) -> BudgetTable | None:
    """Notes what a table of figures says; the block that stands for it where lines of an estimate print the same, else None."""
    sheet, table = _as_sheet(layout, head)
    where = next(para.where for paras in layout.cells.values() for para in paras)
    first = next(para for paras in layout.cells.values() for para in paras)
    if head.kind is TableKind.INDICATORS:
        found = [row.indicator for row in indicator_rows(sheet, table, lambda row: new_id(f"indicator {where} {row}")) if row.indicator is not None]
        draft.indicators += found
        if found:
            draft.find("indicators_found", Severity.INFO, first, count=str(len(found)))
        return None
    rows = list(budget_rows(sheet, table, lambda row: new_id(f"estimate {where} {row}"), year=None))
    lines = [row.line for row in rows if row.line is not None]
    sums = _check_sum(layout, rows, lines, draft)
    if not sums or not _is_exact(layout, head, rows):
        if lines:
            draft.find("budget_as_table", Severity.INFO, first)
        return None
    _claim(layout, rows, draft)
    draft.budget_lines += lines
    return BudgetTable(id=BlockId(new_id(f"estimate {where}")), line_ids=tuple(BudgetLineId(line.id) for line in lines))


def _as_sheet(layout: Layout, head: Head) -> tuple[Sheet, SheetTable]:
    """The table as a sheet: a merged cell says something in its first place only; the row that counts the columns is left empty."""
    rows = tuple(
        tuple((text or None) if not _covered(layout, r, c) and not (r > head.last and is_count_row(layout.texts[r])) else None for c, text in enumerate(texts))
        for r, texts in enumerate(layout.texts)
    )
    columns = tuple(SheetColumn(column=at, head=head.names[at], key=key) for at, key in enumerate(head.keys))
    return Sheet(name="", rows=rows), SheetTable(kind=head.kind, above=0, first=head.first, body=head.last + 1, last=len(rows) - 1, columns=columns)


def _covered(layout: Layout, row: int, column: int) -> bool:
    owner = layout.owners[row][column]
    return owner is not None and ((row > 0 and layout.owners[row - 1][column] == owner) or (column > 0 and layout.owners[row][column - 1] == owner))


def _check_sum(layout: Layout, rows: list[FigureRow], lines: list[BudgetLine], draft: Draft) -> bool:
    """Whether the sum the table ends with is that of its lines; where it says another one, that is noted."""
    totals = [row for row in rows if row.total is not None]
    if not totals or any(row.kind == "group" for row in rows):
        return bool(lines) and not totals
    total = totals[-1]
    real = sum((line.amount for line in lines if line.amount is not None), Decimal(0))
    if total.total == real:
        return True
    para = next((para for column in range(layout.width - 1, -1, -1) for para in layout.paras(total.row, column) if not para.blank), None)
    if para is not None:
        draft.find("budget_sum", Severity.WARNING, para, figures(total.total), sum=figures(real))
    return False


def _is_exact(layout: Layout, head: Head, rows: list[FigureRow]) -> bool:
    """Whether lines of an estimate print what the table says: known columns only, whole đồng as drafting writes them, one sum at the end."""
    if set(head.keys) - _PRINTED or len(set(head.keys)) != len(head.keys) or any(row.kind not in {"line", "total"} for row in rows):
        return False
    if [row.kind for row in rows[:-1]].count("total") or (rows and rows[-1].kind != "total"):
        return False
    for number, row in enumerate((row for row in rows if row.line is not None), 1):
        line = row.line
        texts = {key: layout.texts[row.row][column] for column, key in enumerate(head.keys)}
        if line is None or texts.get("number", str(number)).strip(" .)") not in {str(number), ""}:
            return False
        printed = {"quantity": figures(line.quantity), "unit_price": figures(line.unit_price), "amount": figures(line.amount)}
        if any(texts.get(key, "") != printed[key] for key in _FIGURES) or texts["item"] != line.item:
            return False
        if any(len(layout.paras(row.row, column)) > 1 for column in range(layout.width)):
            return False
    return True


def _claim(layout: Layout, rows: list[FigureRow], draft: Draft) -> None:
    for row in rows:
        for column, path in row.claims if row.line is not None else ():
            paras = [para for para in layout.paras(row.row, column) if not para.blank]
            if paras and row.line is not None:
                whole = merged(paras)
                draft.ledger.claim(f"@{row.line.id}/{path}", whole, *span(whole.text))
