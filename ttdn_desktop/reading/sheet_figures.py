"""Rows of tables of indicators and of estimates: each becomes an indicator or a line of the budget."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ttdn_desktop.domain.ids import BudgetLineId, IndicatorId
from ttdn_desktop.domain.plan import BudgetLine, Indicator, IndicatorKind, Target
from ttdn_desktop.language.blanks import single
from ttdn_desktop.language.cells import shown
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.money import UNIT_LABEL
from ttdn_desktop.language.timeframes import time_frame
from ttdn_desktop.paper.workbook import Sheet, Value
from ttdn_desktop.reading.sheet_cells import ERRORS
from ttdn_desktop.reading.sheet_tables import SheetTable, head_names, is_head_row, is_total

_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_NUMBER = re.compile(r"-?\d{1,3}(?:[.,  ]\d{3})+(?:,\d+)?|-?\d+(?:[.,]\d+)?")
_TIMES = {"ty": 10**9, "trieu": 10**6, "nghin": 10**3, "ngan": 10**3, "1000": 10**3, "1.000": 10**3, "1.000.000": 10**6, "1000000": 10**6}
_LABEL = fold(UNIT_LABEL)
_UNIT_OF_HEAD = re.compile(rf"\(([^()]+)\)|{_LABEL}\s*:?\s*([\w. ]+)")
_SAYS_UNIT = re.compile(rf"{_LABEL}\s*:\s*")
_YES = frozenset({"x", "có", "đạt", "hoàn thành", "100%"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A row read: what it became, and the column with the path (within it) of each of its cells; nothing for heads, groups and totals."""

    row: int
    kind: str  # "line", "head", "group", "total", "note"
    indicator: Indicator | None = None
    line: BudgetLine | None = None
    claims: tuple[tuple[int, str], ...] = ()
    total: Decimal | None = None


def indicator_rows(sheet: Sheet, table: SheetTable, new_id: Callable[[int], str]) -> Iterator[FigureRow]:
    """The rows of a table of indicators."""
    at = _columns(table)
    heads = {column.column: column.head for column in table.columns}
    periods = {column: _period(heads[column]) for column in at.get("target", ())}
    names = head_names(sheet.rows, table)
    for number, row in _rows(sheet, table):
        kind = _kind(row, at, "name", ("unit", "target"), names)
        if kind != "line":
            yield FigureRow(row=number, kind=kind)
            continue
        claims: list[tuple[int, str]] = []
        targets: list[Target] = []
        for column in at.get("target", ()):
            target = _target(row[column], periods[column])
            if target is not None:
                claims.append((column, f"targets/{len(targets)}"))
                targets.append(target)
        for key, path in (("name", "name"), ("unit", "unit")):
            claims += [(column, path) for column in at.get(key, ())[:1] if row[column] is not None]
        unit = _text(row, at, "unit")
        indicator = Indicator(
            id=IndicatorId(new_id(number)), name=_text(row, at, "name").lstrip("-–+•* "), unit=unit, kind=_indicator_kind(unit, row, at), targets=tuple(targets)
        )
        yield FigureRow(row=number, kind="line", indicator=indicator, claims=tuple(claims))


def budget_rows(sheet: Sheet, table: SheetTable, new_id: Callable[[int], str], *, year: int | None, unit: str = "") -> Iterator[FigureRow]:
    """The rows of an estimate. Sums are in đồng, whatever the head says they are counted in; `unit` is what a line above the table says of it."""
    at = _columns(table)
    heads = {column.column: column.head for column in table.columns}
    names = head_names(sheet.rows, table)
    for number, row in _rows(sheet, table):
        kind = _kind(row, at, "item", ("quantity", "unit_price", "amount", "unit"), names)
        if kind != "line":
            total = next((_money(row[column], heads[column], unit) for column in at.get("amount", ()) if row[column] is not None), None)
            yield FigureRow(row=number, kind=kind, total=total if kind == "total" else None)
            continue
        figures = {key: next(((c, row[c]) for c in at.get(key, ()) if row[c] is not None), None) for key in ("quantity", "unit_price", "amount")}
        values: dict[str, Decimal | None] = {}
        claims: list[tuple[int, str]] = []
        for key, found in figures.items():
            value = None
            if found is not None:
                value = _number(found[1]) if key == "quantity" else _money(found[1], heads[found[0]], unit)
                if value is not None:
                    claims.append((found[0], key))
            values[key] = value
        claims += [(column, key) for key in ("item", "unit", "source") for column in at.get(key, ())[:1] if row[column] is not None]
        line = BudgetLine(
            id=BudgetLineId(new_id(number)),
            item=_text(row, at, "item").lstrip("-–+•* "),
            unit=_text(row, at, "unit"),
            quantity=values["quantity"],
            unit_price=values["unit_price"],
            amount=values["amount"],
            source=_text(row, at, "source"),
            year=year,
        )
        yield FigureRow(row=number, kind="line", line=line, claims=tuple(claims))


def _columns(table: SheetTable) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for column in table.columns:
        found[column.key] = (*found.get(column.key, ()), column.column)
    return found


def _rows(sheet: Sheet, table: SheetTable) -> Iterator[tuple[int, Sequence[Value]]]:
    for number in range(table.body, table.last + 1):
        if any(value is not None for value in sheet.rows[number]):
            yield number, sheet.rows[number]


def _kind(row: Sequence[Value], at: dict[str, tuple[int, ...]], title: str, figures: Sequence[str], names: set[str]) -> str:
    text = _text(row, at, title)
    first = single(next((shown(value) for value in row if value is not None), ""))
    if is_total(text or first):
        return "total"
    if is_head_row(row, names):
        return "head"
    if not text:
        return "note" if not len(first) > 12 else "group"
    return "line" if any(row[column] is not None for key in figures for column in at.get(key, ())) else "group"


def _text(row: Sequence[Value], at: dict[str, tuple[int, ...]], key: str) -> str:
    text = next((shown(row[column]) for column in at.get(key, ()) if row[column] is not None), "")
    return "" if text in ERRORS else single(text)


def _number(value: Value) -> Decimal | None:
    """A figure, of a number or of the text that consists of one: "1.500", "2,5", "1 500 000"."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        return Decimal(f"{value:.12g}")
    found = _NUMBER.search(shown(value))
    return _decimal(found[0]) if found else None


def _decimal(text: str) -> Decimal | None:
    """Points and blanks part groups of three, a comma begins the fraction; a single point before other than three digits does too."""
    text = text.replace(" ", "").replace(" ", "")
    if re.fullmatch(r"-?\d+\.\d{1,2}|-?\d+\.\d{4,}", text):
        digits = text
    elif re.fullmatch(r"-?\d{1,3}(?:,\d{3}){2,}", text):
        digits = text.replace(",", "")
    else:
        digits = text.replace(".", "").replace(",", ".")
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None


def _money(value: Value, head: str, unit: str) -> Decimal | None:
    number = _number(value)
    return None if number is None else number * _scale(head, unit)


def _scale(head: str, unit: str) -> int:
    """How many đồng the figures of a column count: "(triệu đồng)" in its head, else "Đơn vị tính: nghìn đồng" above the table."""
    for words in (fold(head), fold(unit)):
        for found in _UNIT_OF_HEAD.finditer(words):
            inside = _SAYS_UNIT.sub("", (found[1] or found[2] or "").strip())
            if "dong" in inside or inside.endswith(("d", "vnd")):
                return next((times for name, times in _TIMES.items() if inside.startswith(name)), 1)
    return 1


def _target(value: Value, period: str) -> Target | None:
    """What a cell under the head of a period wants."""
    if value is None:
        return None
    text = single(shown(value))
    if not text or text in ERRORS:
        return None
    number = _number(value)
    if number is None:
        return Target(period=period, qualifier=text)
    found = None if isinstance(value, float) else _NUMBER.search(text)
    around = single(f"{text[: found.start()]} {text[found.end() :]}").strip(" %") if found else ""
    return Target(period=period, value=number, qualifier=around)


def _period(head: str) -> str:
    """What a head says of when its figures are to be reached: the year where it names one whole year, else its own words."""
    words = _IN_BRACKETS.sub(" ", head).split()
    years: list[str] = _YEAR.findall(head)
    if len(years) != 1:
        return head
    for first in range(len(words)):
        frame = time_frame(" ".join(words[first:]))
        if frame.end is not None:
            year = frame.end.year
            return years[0] if (frame.start, frame.end) == (dt.date(year, 1, 1), dt.date(year, 12, 31)) else head
    return years[0]


def _indicator_kind(unit: str, row: Sequence[Value], at: dict[str, tuple[int, ...]]) -> IndicatorKind:
    values = [single(shown(row[column])) for column in at.get("target", ()) if row[column] is not None]
    if "%" in unit or "tỷ lệ" in unit.lower() or any(value.endswith("%") for value in values):
        return IndicatorKind.RATIO
    if values and all(value.lower() in _YES for value in values):
        return IndicatorKind.YES_NO
    return IndicatorKind.COUNT
