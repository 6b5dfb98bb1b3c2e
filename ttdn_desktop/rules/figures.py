"""Sums that must add up, and years left over from the plan this one was made of."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from ttdn_desktop.domain.blocks import Cell, Table
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.text import plain
from ttdn_desktop.language.citations import find_citations
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.money import figures
from ttdn_desktop.rules.assignments import whole_plan
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.model import Found, PlanFix
from ttdn_desktop.rules.registry import check
from ttdn_desktop.rules.wordings import Kind, Wording, hit_in, in_all_texts, in_parts, parts, under

_TOTAL = re.compile(r"\s*(?:tong(?: cong| so| kinh phi)?|cong|tong cong:?)\s*:?(?:\s*\(.*\))?\s*")
_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?")
_FEWEST_ROWS = 2

_YEAR = re.compile(r"(?<![\d/.-])(?:năm|NĂM|Năm)\s+(?P<year>20\d\d)(?!\s*[-–]\s*\d)(?![\d/])")
_ABOUT_BEFORE = re.compile(r"kết quả|tổng kết|sơ kết|đánh giá|báo cáo|so với|tiếp tục|từ năm|giai đoạn|đến năm|nhiệm kỳ|khóa|ban hành|kỷ niệm", re.IGNORECASE)


@check("TTDN-KH-01")
def sums_add_up(case: Case) -> Iterator[Found]:
    """Quantity times price is the amount; a row of totals is the sum of the rows above it."""
    plan = whole_plan(case)
    if plan is None:
        return
    for at, line in enumerate(plan.budget_lines):
        if line.quantity is None or line.unit_price is None or line.amount is None:
            continue
        right = line.quantity * line.unit_price
        if right != line.amount:
            path = f"/budget_lines/{at}/amount"
            said = {"sum": figures(right)}
            yield Found(
                node=path, text=f"{line.item}: {figures(line.amount)}", proposal=figures(right), said=said, fixes=(PlanFix(path=path, text=f"{right:f}"),)
            )
    for (path, _), wrong in zip(parts(case), in_parts(case, case.rule.id, _totals_in), strict=True):
        yield from (under(found, path) for found in wrong)


def _totals_in(part: object) -> tuple[Found, ...]:
    return tuple(_wrong_totals(part)) if isinstance(part, Table) else ()


def _wrong_totals(table: Table) -> Iterator[Found]:
    """Columns of figures whose total differs, in tables whose rows are all alike, with no totals within."""
    body = table.rows[table.header_rows or 1 :]
    totals = [at for at, row in enumerate(body) if row and any(_TOTAL.fullmatch(fold(_text(cell))) for cell in row[:2])]
    if len(totals) != 1 or totals[0] not in {0, len(body) - 1} or len(body) <= _FEWEST_ROWS:
        return
    total = body[totals[0]]
    rows = [row for at, row in enumerate(body) if at != totals[0]]
    columns = {_width(row) for row in body}
    if len(columns) != 1 or any(cell.rows > 1 for row in body for cell in row) or _has_groups(rows):
        return
    for column in range(2, columns.pop()):
        printed = _number(_at(total, column))
        values = [_number(_at(row, column)) for row in rows]
        known = [value for value in values if value is not None]
        if (
            printed is None
            or len(known) < len(rows)
            or any(row_text and value is None for row_text, value in zip((_at(row, column) for row in rows), values, strict=True))
        ):
            continue
        if sum(known) != printed:
            right = sum(known, Decimal(0))
            row_at = (table.header_rows or 1) + totals[0]
            yield Found(node=f"/rows/{row_at}", text=_at(total, column), proposal=figures(right), said={"sum": figures(right)})


def _has_groups(rows: Sequence[tuple[Cell, ...]]) -> bool:
    """Whether some rows are sums of others: numbered with letters or Roman numbers, or with parts (1.1)."""
    marks = [_text(row[0]).strip() for row in rows if row]
    return any(mark and not re.fullmatch(r"\d{1,3}\.?", mark) for mark in marks)


def _text(cell: Cell) -> str:
    return " ".join(plain(text) for text in cell.paragraphs).strip()


def _width(row: tuple[Cell, ...]) -> int:
    return sum(cell.columns for cell in row)


def _at(row: tuple[Cell, ...], column: int) -> str:
    """The text over that column of the grid."""
    at = 0
    for cell in row:
        if at <= column < at + cell.columns:
            return _text(cell) if cell.columns == 1 else ""
        at += cell.columns
    return ""


def _number(text: str) -> Decimal | None:
    if not _NUMBER.fullmatch(text.strip()):
        return None
    try:
        return Decimal(text.strip().replace(".", "").replace(",", "."))
    except InvalidOperation:
        return None


@check("TTDN-KH-02")
def no_year_is_left_over(case: Case) -> Iterator[Found]:
    """Titles, the clause before the body and tasks name no year before the plan's."""
    plan = whole_plan(case)
    first = _first_year(plan) if plan is not None else None
    if plan is None or first is None:
        return

    def look(own: tuple[Wording, ...]) -> Iterator[Found]:
        for wording in own:
            if wording.kind is Kind.TITLE:
                yield from _left_over(wording, first)

    if _is_clause(plan.enacting):
        yield from _left_over(Wording("/enacting", plan.enacting, Kind.PROSE), first)
    yield from in_all_texts(case, (case.rule.id, first), look)


def _is_clause(text: str) -> bool:
    """Whether it is the one sentence that leads into the body, and no history."""
    return len(text) < _LONGEST_CLAUSE


_LONGEST_CLAUSE = 300


def _first_year(plan: Plan) -> int | None:
    years = [year for year in (plan.year, plan.period.start.year if plan.period else None) if year is not None]
    return min(years) if years else None


def _left_over(wording: Wording, first: int) -> Iterator[Found]:
    cited = None
    for found in _YEAR.finditer(wording.text):
        year = int(found["year"])
        if year >= first or _ABOUT_BEFORE.search(wording.text[max(found.start() - 60, 0) : found.start()]):
            continue
        if cited is None:
            cited = [(one.start, one.end) for one in find_citations(wording.text)]
        if any(start <= found.start() < end for start, end in cited):
            continue
        hit = hit_in(wording, (found.start("year"), found.end("year"), str(first)))
        yield Found(node=hit.node, text=hit.text, proposal=hit.proposal, said={"year": found["year"]})


@check("TTDN-KH-05")
def a_plan_is_based_on_something(case: Case) -> Iterator[Found]:
    """At least one basis, or a document that it carries out."""
    plan = whole_plan(case)
    if plan is None or plan.legal_bases or plan.superior is not None or find_citations(plan.enacting):
        return
    yield Found(node="/legal_bases", said={"missing": ""})
