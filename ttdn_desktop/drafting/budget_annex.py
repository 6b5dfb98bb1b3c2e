"""The annex of the estimate (dự toán kinh phí): its lines, by years where the plan spans several, its sums in figures and in words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ttdn_desktop.domain.plan import BudgetLine
from ttdn_desktop.drafting.data_annexes import annex_of
from ttdn_desktop.drafting.dress import words
from ttdn_desktop.drafting.grid import Grid, Head, Row, Value, grid_table
from ttdn_desktop.drafting.places import filled_with
from ttdn_desktop.drafting.record import Job
from ttdn_desktop.language.money import in_words
from ttdn_desktop.paper.model import Paper, Style

BUDGET = "budget"
_ALWAYS = frozenset({"number", "item", "amount"})
_FIGURES = frozenset({"quantity", "unit_price", "amount"})


def draft_budget(job: Job) -> Paper:
    """The estimate, by years where the plan spans several, with its sum in figures and in words."""
    dress = job.dress()
    table = grid_table(budget_grid(job), dress, job.standards.wide_page.text_width)
    return annex_of(job, BUDGET, dress, [table, words(Style.BODY, _in_words(job))])


def budget_book(job: Job) -> Grid:
    """The same table for a workbook, the words of the sum in its last row."""
    grid = budget_grid(job)
    return replace(grid, rows=(*grid.rows, _titled(_in_words(job), grid.heads)))


def _in_words(job: Job) -> str:
    return job.wording.budget_in_words.format(words=in_words(int(total_of(job.plan.budget_lines))))


def budget_grid(job: Job) -> Grid:
    """The lines of the estimate under their years, where there are several, each with its sum; last the sum of all."""
    heads = tuple(
        Head(key=column.key, text=column.head, width=column.width, centred=column.key in {"number", "unit"}, figures=column.key in _FIGURES)
        for column in job.wording.budget_columns
    )
    return Grid(heads=heads, rows=tuple(_budget_rows(job, heads))).without_empty(_ALWAYS)


def _budget_rows(job: Job, heads: tuple[Head, ...]) -> Iterator[Row]:
    say = job.papers.kinds[BUDGET].lines
    lines = job.plan.budget_lines
    years = sorted({line.year for line in lines if line.year is not None})
    by_year = [(year, [line for line in lines if line.year == year]) for year in [*years, None]] if len(years) > 1 else [(None, list(lines))]
    for year, own in by_year:
        if not own:
            continue
        if len(years) > 1:
            yield _titled(filled_with(say["year"], year=str(year)) if year else say["no_year"], heads)
        for count, line in enumerate(own, start=1):
            yield Row(values=tuple(_budget_value(line, head.key, count) for head in heads))
        if len(years) > 1 and year:
            yield _summed(filled_with(say["sum_of_year"], year=str(year)), total_of(own), heads)
    yield _summed(job.wording.budget_total, total_of(lines), heads)


def _titled(text: str, heads: tuple[Head, ...]) -> Row:
    return Row(values=(text, *[None] * (len(heads) - 1)), group=True)


def _summed(text: str, amount: Decimal, heads: tuple[Head, ...]) -> Row:
    return Row(values=(text, *(amount if head.key == "amount" else None for head in heads[1:])), total=True)


def _budget_value(line: BudgetLine, key: str, count: int) -> Value:
    match key:
        case "number":
            return str(count)
        case "amount":
            return amount_of(line)
        case _:
            value: Value = getattr(line, key)
            return value


def amount_of(line: BudgetLine) -> Decimal | None:
    """The amount of a line, worked out where only quantity and price are known."""
    if line.amount is None and line.quantity is not None and line.unit_price is not None:
        return line.quantity * line.unit_price
    return line.amount


def total_of(lines: Sequence[BudgetLine]) -> Decimal:
    """The sum of the estimate, in đồng."""
    return sum((amount for line in lines if (amount := amount_of(line)) is not None), Decimal(0))
