"""From a workbook to what it says: the tables of its sheets as tasks, indicators and estimates of one plan, with an account of every cell."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from ttdn_desktop.domain.blocks import BudgetTable, TaskLayout, TaskList
from ttdn_desktop.domain.ids import AnnexId, BlockId, PlanId, SectionId, TaskId, decode_id, encode_id, row_ids
from ttdn_desktop.domain.plan import FIELD_TTDN, Annex, BudgetLine, Indicator, Plan, PlanKind, Section, SectionRole, Task, Unit
from ttdn_desktop.domain.reading import Finding, Reading, Severity, Source
from ttdn_desktop.language.cells import shown
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.numerals import ROW_NUMBER
from ttdn_desktop.paper.workbook import ForeignBook
from ttdn_desktop.reading.pointers import pointers_of
from ttdn_desktop.reading.sheet_account import TableAccount, account_given, account_task
from ttdn_desktop.reading.sheet_cells import Cells
from ttdn_desktop.reading.sheet_figures import FigureRow, budget_rows, indicator_rows
from ttdn_desktop.reading.sheet_given import GivenAbove, claim_given, given_above, with_given
from ttdn_desktop.reading.sheet_head import SheetHead, is_measure, measure_in, read_head
from ttdn_desktop.reading.sheet_ledger import SheetLedger
from ttdn_desktop.reading.sheet_rows import Doubt, RowKind, SheetRow, TaskRows
from ttdn_desktop.reading.sheet_tables import Merges, SheetTable, tables_of, with_keys
from ttdn_desktop.reading.table_columns import TableKind
from ttdn_desktop.reading.words import ReadingWords

OTHER_FIELD = "other"
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
_NUMBERED = re.compile(ROW_NUMBER, re.IGNORECASE)
_TITLE_ROWS = 3

Keys = Mapping[tuple[int, int], Mapping[int, str]]
"""What a person said of the columns of a table, by its sheet and the row its head begins in."""


Heading = tuple[str, tuple[int, int] | None]
"""The title of a table, and the cell it stands in."""


@dataclass(slots=True)
class _Book:
    """What was gathered from the sheets so far."""

    new_id: Callable[[str], str]
    words: ReadingWords
    year: int | None = None
    tasks: list[Task] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    lines: list[BudgetLine] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    given: Mapping[tuple[int, int], GivenAbove] = field(default_factory=dict)  # by sheet and first row of the table below


def understand_book(file: ForeignBook, source: Source, words: ReadingWords, keys: Keys | None = None, *, trace: bool = True) -> Reading:
    """What the workbook says. It is a document where a table of tasks, indicators or an estimate stands in it.

    With `trace` False the account of where every cell went is not made, only what was not understood is told.
    """
    new_id = _ids(source.sha256)
    ledgers = [SheetLedger(number=number, sheet=sheet, traced=trace) for number, sheet in enumerate(file.book.sheets)]
    found = [(ledger, Merges(ledger.sheet)) for ledger in ledgers]
    tables = {ledger.number: _chosen(tables_of(ledger.sheet, merges, words), ledger.number, keys or {}) for ledger, merges in found}
    shown_ones = [ledger for ledger in ledgers if tables[ledger.number] and not ledger.sheet.hidden]
    read = shown_ones or [ledger for ledger in ledgers if tables[ledger.number]]
    if not read:
        for ledger in ledgers:
            ledger.close("no_table")
        finding = Finding(code="no_table", severity=Severity.ERROR, where="s1")
        return _closed(source, None, ledgers, (finding,), {})
    book = _Book(new_id=new_id, words=words)
    book.given = {
        (ledger.number, table.first): given
        for ledger in read
        for table in tables[ledger.number]
        if table.kind is TableKind.TASKS and (given := given_above(ledger, table, words)) is not None
    }
    first = read[0]
    head = _head(first, tables[first.number], source, book)
    for ledger in read:
        _read_sheet(ledger, found[ledger.number][1], tables[ledger.number], book, head, titled=ledger is not first)
    plan = _plan(head, book)
    own = any(column.key == "id" for ledger in read for table in tables[ledger.number] for column in table.columns)
    for ledger in ledgers:
        if own and ledger.sheet.hidden and ledger not in read:  # the words our own workbook offers to choose from
            ledger.close_as_structure()
        ledger.close("hidden_sheet" if ledger.sheet.hidden and ledger not in read else "not_understood" if ledger in read else "no_table")
    return _closed(source, plan, ledgers, (*head.findings, *book.findings), pointers_of(plan) if trace else {})


def is_own(file: ForeignBook, words: ReadingWords) -> bool:
    """Whether this program wrote the workbook, which a column with the identities of tasks tells."""
    tables = (table for sheet in file.book.sheets for table in tables_of(sheet, Merges(sheet), words))
    return any(column.key == "id" for table in tables for column in table.columns)


def _chosen(tables: Sequence[SheetTable], sheet: int, keys: Keys) -> tuple[SheetTable, ...]:
    return tuple(with_keys(table, keys[sheet, table.first]) if (sheet, table.first) in keys else table for table in tables)


def _head(ledger: SheetLedger, tables: Sequence[SheetTable], source: Source, book: _Book) -> SheetHead:
    empty = Plan(id=PlanId(book.new_id("plan")), plan_kind=PlanKind.TOPIC)
    above = range(tables[0].above, tables[0].first)
    head = read_head(ledger, (above, range(tables[-1].last + 1, len(ledger.sheet.rows))), empty, source, book.words)
    text = " ".join(shown(value) for row in above for value in ledger.sheet.rows[row] if value is not None)
    if not head.plan.document.subject:
        head.plan = replace(head.plan, document=replace(head.plan.document, subject=ledger.sheet.name))
    if not head.document:
        years = [int(year) for year in _YEAR.findall(head.plan.document.subject)]
        kind = PlanKind.ANNUAL if len(set(years)) == 1 else PlanKind.PERIOD if len(set(years)) > 1 else PlanKind.TOPIC
        words = fold(f"{text} {ledger.sheet.name}")
        ours = "thong tin doi ngoai" in words or "ttdn" in words
        head.plan = replace(head.plan, year=years[0] if years else None, plan_kind=kind, field=FIELD_TTDN if ours else OTHER_FIELD)
    date = head.plan.document.date
    book.year = head.plan.year or (date.year if date else None)
    return head


def _read_sheet(ledger: SheetLedger, merges: Merges, tables: Sequence[SheetTable], book: _Book, head: SheetHead, *, titled: bool) -> None:
    for place, table in enumerate(tables):
        heading, measure = _heading(ledger, table, book) if titled or place else (None, head.measure)
        for row in range(table.first, table.body):
            for column in range(len(ledger.sheet.rows[row])):
                ledger.structure(row, column)
        match table.kind:
            case TableKind.TASKS:
                _read_tasks(ledger, merges, table, book, heading)
            case TableKind.INDICATORS:
                rows = list(indicator_rows(ledger.sheet, table, partial(_figure_id, book, ledger.number)))
                _take_figures(ledger, rows, book)
                if heading is not None and heading[1] is not None:
                    ledger.structure(*heading[1])
            case TableKind.BUDGET:
                rows = list(budget_rows(ledger.sheet, table, partial(_figure_id, book, ledger.number), year=book.year, unit=measure))
                _take_figures(ledger, rows, book)
                _list_budget(ledger, rows, book, heading, table)


def _figure_id(book: _Book, sheet: int, row: int) -> str:
    return book.new_id(f"figures s{sheet} r{row}")


def _heading(ledger: SheetLedger, table: SheetTable, book: _Book) -> tuple[Heading, str]:
    """The title of a further table, else the name of its sheet; and what a line over it says of the unit of its figures."""
    measure = ""
    for row in range(table.above, table.first):
        for column, value in enumerate(ledger.sheet.rows[row]):
            if value is None:
                continue
            measure = measure_in(shown(value)) or measure
            if is_measure(shown(value)):
                ledger.structure(row, column)
    rows = [row for row in range(table.above, table.first) if sum(value is not None for value in ledger.sheet.rows[row]) == 1][-_TITLE_ROWS:]
    for row in rows:
        column = next(at for at, value in enumerate(ledger.sheet.rows[row]) if value is not None)
        text = " ".join(ledger.text(row, column).split())
        given = book.given.get((ledger.number, table.first))
        if given is not None and given.row == row:
            continue
        if text and not text.startswith("(") and not is_measure(text):
            return (text, (row, column)), measure
    return (ledger.sheet.name, None), measure


def _read_tasks(ledger: SheetLedger, merges: Merges, table: SheetTable, book: _Book, heading: Heading | None) -> None:
    own = any(column.key == "id" for column in table.columns)
    cells = Cells(words=book.words, own=own, numbered_titles=not any(column.key == "number" for column in table.columns), year=book.year)
    sheet = ledger.number
    reader = TaskRows(sheet=ledger.sheet, table=table, merges=merges, cells=cells, new_id=row_ids(decode_id(book.new_id(f"rows s{sheet + 1}"))))
    rows = list(reader.read())
    taken = {task.id for task in book.tasks}
    rows = [_with_fresh_id(row, taken, book, ledger) for row in rows]
    given = book.given.get((ledger.number, table.first))
    if given is not None:
        rows = [with_given(row, given) for row in rows]
    tasks = {row.task.id: row.task for row in rows if row.task is not None}
    if given is not None:
        claim_given(ledger, given, len(book.tasks))
    order = {ident: len(book.tasks) + at for at, ident in enumerate(tasks)}
    book.tasks += tasks.values()
    root = SectionId(book.new_id(f"table s{sheet} r{table.first}"))
    if heading is not None and heading[1] is not None:
        ledger.claim(*heading[1], [(f"@{root}/heading", 0, len(ledger.text(*heading[1])))])
    keys = tuple((column.column, column.key) for column in table.columns)
    _account(TableAccount(ledger=ledger, keys=keys, cells=cells, tasks=tasks, order=order), rows, book)
    book.sections += _sections(rows, sheet, root, heading[0] if heading else "", book)


def _with_fresh_id(row: SheetRow, taken: set[TaskId], book: _Book, ledger: SheetLedger) -> SheetRow:
    """A task whose identity stands there twice, as after copying a row, gets a new one."""
    if row.task is None or row.kind is not RowKind.TASK:
        return row
    if row.task.id not in taken:
        taken.add(row.task.id)
        return row
    task = replace(row.task, id=TaskId(book.new_id(f"copy s{ledger.number} r{row.row}")))
    taken.add(task.id)
    return replace(row, task=task)


def _account(made: TableAccount, rows: Sequence[SheetRow], book: _Book) -> None:
    """Where every cell of the rows went."""
    ledger = made.ledger
    for at, row in enumerate(rows):
        if row.task is not None:
            account_task(made, row)
        elif row.kind is RowKind.GROUP:
            _account_group(ledger, row, _group_id(book, ledger.number, row))
            first = next((other.task for other in rows[at + 1 : at + 2]), None)
            if row.given is not None and first is not None:
                account_given(made, row, made.tasks[first.id])
        else:
            why = {RowKind.TOTAL: "total_row", RowKind.NOTE: "not_understood"}.get(row.kind, "")
            for column in range(len(ledger.sheet.rows[row.row])):
                ledger.leave(row.row, column, why) if why else ledger.structure(row.row, column)
        for doubt in row.doubts:
            book.findings.append(_doubt(ledger, row, doubt))


def _account_group(ledger: SheetLedger, row: SheetRow, ident: str) -> None:
    """The longest text of a group is its heading, a short one before it its number."""
    for column, value in enumerate(ledger.sheet.rows[row.row]):
        text = shown(value)
        bare = " ".join(text.split())
        if bare and bare == row.heading:
            ledger.claim(row.row, column, [(f"@{ident}/heading", 0, len(text))])
        elif bare and bare.strip(" .)") == row.number:
            ledger.claim(row.row, column, [(f"@{ident}/number", 0, len(text))])


def _group_id(book: _Book, sheet: int, row: SheetRow) -> SectionId:
    return SectionId(book.new_id(f"group s{sheet} r{row.row} {row.heading}"))


def _sections(rows: Sequence[SheetRow], sheet: int, root: SectionId, heading: str, book: _Book) -> list[Section]:
    """The groups as sections, each with the list of its tasks."""
    top = _Group(section=Section(id=root, heading=heading, role=SectionRole.CONTENT), rank=-1)
    open_groups = [top]
    listed: set[TaskId] = set()
    for row in rows:
        if row.kind is RowKind.GROUP:
            while open_groups[-1].rank >= row.rank:
                open_groups.pop()
            section = Section(id=_group_id(book, sheet, row), heading=row.heading, role=SectionRole.CONTENT, number=row.number or None)
            group = _Group(section=section, rank=row.rank)
            open_groups[-1].groups.append(group)
            open_groups.append(group)
        elif row.task is not None and row.task.id not in listed:
            listed.add(row.task.id)
            if row.number.isdigit():  # a whole number ends the group of the one before it
                while _by_number(open_groups[-1]):
                    open_groups.pop()
            open_groups[-1].tasks.append(row.task.id)
    built = top.built(book.new_id)
    return [built] if heading or built.blocks else list(built.sections)


@dataclass(slots=True)
class _Group:
    """A group of rows while its rows come in."""

    section: Section
    rank: int
    tasks: list[TaskId] = field(default_factory=list)
    groups: "list[_Group]" = field(default_factory=list)

    def built(self, new_id: Callable[[str], str]) -> Section:
        listed = TaskList(id=BlockId(new_id(f"list {self.section.id}")), task_ids=tuple(self.tasks), layout=TaskLayout.TABLE)
        return replace(self.section, blocks=(listed,) if self.tasks else (), sections=tuple(group.built(new_id) for group in self.groups))


def _by_number(group: _Group) -> bool:
    return (group.section.number or "").replace(".", "").isdigit()


def _take_figures(ledger: SheetLedger, rows: Sequence[FigureRow], book: _Book) -> None:
    for row in rows:
        if row.indicator is not None:
            base = f"/plan/indicators/{len(book.indicators)}"
            book.indicators.append(row.indicator)
        elif row.line is not None:
            base = f"/plan/budget_lines/{len(book.lines)}"
            book.lines.append(row.line)
        elif row.kind != "total":
            why = "" if row.kind == "head" else "not_understood"
            for column in range(len(ledger.sheet.rows[row.row])):
                ledger.leave(row.row, column, why) if why else ledger.structure(row.row, column)
            continue
        else:
            continue
        for column, path in row.claims:
            ledger.claim(row.row, column, [(f"{base}/{path}", 0, len(ledger.text(row.row, column)))])
        _number_cell(ledger, row.row)


def _number_cell(ledger: SheetLedger, row: int) -> None:
    """The number of a line of figures is counted anew, never kept."""
    column = next((at for at, value in enumerate(ledger.sheet.rows[row]) if value is not None), None)
    if column is not None and _NUMBERED.fullmatch(ledger.text(row, column).strip(" .()-")):
        ledger.structure(row, column)


def _list_budget(ledger: SheetLedger, rows: Sequence[FigureRow], book: _Book, heading: Heading | None, table: SheetTable) -> None:
    ids = tuple(row.line.id for row in rows if row.line is not None)
    if not ids:
        return
    ident = SectionId(book.new_id(f"table s{ledger.number} r{table.first}"))
    if heading is not None and heading[1] is not None:
        ledger.claim(*heading[1], [(f"@{ident}/heading", 0, len(ledger.text(*heading[1])))])
    block = BudgetTable(id=BlockId(book.new_id(f"budget {ident}")), line_ids=ids)
    book.sections.append(Section(id=ident, heading=heading[0] if heading else "", role=SectionRole.BUDGET, blocks=(block,)))
    total = next((row.total for row in rows if row.total is not None), None)
    summed = sum(row.line.amount or 0 for row in rows if row.line is not None)
    if total is not None and total == summed:
        for row in rows:
            if row.kind == "total":
                for column in range(len(ledger.sheet.rows[row.row])):
                    ledger.structure(row.row, column)
    elif total is not None:
        book.findings.append(Finding(code="total_differs", severity=Severity.WARNING, where=ledger.where(table.last, 0), text=f"{total} ≠ {summed}"))


def _plan(head: SheetHead, book: _Book) -> Plan:
    plan = head.plan
    tasks = (*plan.tasks, *book.tasks)
    names = dict.fromkeys(name for task in book.tasks for name in (*task.leads, *task.partners))
    known = {unit.name for unit in plan.units}
    units = (*plan.units, *(Unit(name=name) for name in names if name not in known))
    sections = tuple(book.sections)
    annexes = plan.annexes
    if head.label and not annexes:
        lists = [section for section in sections if not section.heading]
        blocks = tuple(block for section in lists for block in section.blocks)
        groups = tuple(section for section in sections if section.heading) + tuple(group for section in lists for group in section.sections)
        annexes = (Annex(id=AnnexId(book.new_id("annex")), label=head.label, title=head.title, blocks=blocks, sections=groups),)
        sections = ()
    return replace(
        plan,
        tasks=tasks,
        body=(*plan.body, *sections),
        annexes=annexes,
        indicators=(*plan.indicators, *book.indicators),
        budget_lines=(*plan.budget_lines, *book.lines),
        units=units,
    )


def _doubt(ledger: SheetLedger, row: SheetRow, doubt: Doubt) -> Finding:
    title = row.task.title if row.task is not None else row.heading
    number = str(ledger.sheet.first_row + row.row + 1)
    severity = Severity.WARNING if doubt is not Doubt.NO_LEAD else Severity.INFO
    params = (("row", number), ("sheet", ledger.sheet.name), ("title", title))
    return Finding(code=f"row_{doubt.value}", severity=severity, where=ledger.where(row.row, 0), text=title, params=params)


def _closed(source: Source, plan: Plan | None, ledgers: Sequence[SheetLedger], findings: Sequence[Finding], pointers: Mapping[str, str]) -> Reading:
    trace = [trace for ledger in ledgers for trace in ledger.trace]
    if pointers:
        trace = [replace(one, path=_pointer(one.path, pointers)) if one.path and one.path[0] == "@" else one for one in trace]
    unread = tuple(one for ledger in ledgers for one in ledger.unread)
    return Reading(source=source, is_document=plan is not None, plan=plan, findings=tuple(findings), trace=tuple(trace), unread=unread)


def _pointer(path: str, pointers: Mapping[str, str]) -> str:
    token, slash, rest = path[1:].partition("/")
    return pointers[token] + slash + rest


def _ids(sha256: str) -> Callable[[str], str]:
    """Identities that derive from the source and the place, so that reading twice gives equal plans."""

    def new_id(place: str) -> str:
        return encode_id(int.from_bytes(hashlib.sha256(f"{sha256} {place}".encode()).digest()[:17], "big"))

    return new_id
