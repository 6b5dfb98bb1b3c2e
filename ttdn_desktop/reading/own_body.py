"""The body of a paper this program wrote: sections, blocks and tasks by their anchors, with what a person put between."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ttdn_desktop.domain.blocks import Block, Item, Paragraph, TaskLayout, TaskList
from ttdn_desktop.domain.ids import BlockId, SectionId, TaskId
from ttdn_desktop.domain.plan import BudgetLine, Section, Task, TimeFrame
from ttdn_desktop.paper import origin as names
from ttdn_desktop.paper.anchors import CLOSING_PARTS, TASKS_ANNEX, AnchorKind, parse_anchor
from ttdn_desktop.paper.model import Style
from ttdn_desktop.paper.values import changed
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.body import BodyReader
from ttdn_desktop.reading.budget import estimate_of, says_total
from ttdn_desktop.reading.group_rows import GroupRow
from ttdn_desktop.reading.label_lines import label_lines
from ttdn_desktop.reading.ledger import Ledger
from ttdn_desktop.reading.origin import Memory, anchor_of
from ttdn_desktop.reading.outline import numbered
from ttdn_desktop.reading.paras import Para, span
from ttdn_desktop.reading.row_maker import of_row
from ttdn_desktop.reading.tables import TaskRow, task_grid
from ttdn_desktop.reading.tree import Grid, leaf_mark, units_of
from ttdn_desktop.reading.words import ReadingWords

_LABEL = re.compile(
    r"(?P<number>[0-9A-Za-zĐđ]{1,6}(?:\.[0-9A-Za-z]{1,4})*)[.)](?:\s+|$)"
    r"|(?P<typed>[IVXL]{1,5}|[0-9]{1,2}(?:\.[0-9]{1,2})*|[A-Za-zđ])(?:/|\s*[-–:])\s+"  # "2/", "II -": typed by a person
)
_FORMS = (re.compile(r"[IVXL]+|[A-Z]"), re.compile(r"[0-9]+"), re.compile(r"[a-zđ]"), re.compile(r"[0-9]+(?:\.[0-9]+)+"))
_HEADINGS = {Style.HEADING_1: 0, Style.HEADING_2: 1, Style.HEADING_3: 2, Style.HEADING_4: 3}
_ANY_NUMBER = re.compile(r"\d+")
_END_MARK = "./."
_LAYOUTS = {layout.value: layout for layout in TaskLayout}
_UNITS = frozenset({"leads", "partners", "people"})


@dataclass(slots=True)
class _Open:
    """A section while it is read; the lowest has no heading."""

    depth: int
    section: Section | None = None
    blocks: list[Block] = field(default_factory=list)
    sections: list["_Open"] = field(default_factory=list)

    def closed(self) -> tuple[Section, ...]:
        below = tuple(section for child in self.sections for section in child.closed())
        return below if self.section is None else (replace(self.section, blocks=tuple(self.blocks), sections=below),)


@dataclass(slots=True)
class OwnBody:
    """Reads the bodies of one paper: the plan's and those of its annexes; tasks are gathered over all of them."""

    reader: BodyReader
    memory: Memory
    tasks: dict[TaskId, Task] = field(default_factory=dict)
    lists: dict[str, list[TaskId]] = field(default_factory=dict)
    budget_lines: list[BudgetLine] = field(default_factory=list)
    _estimate: tuple[BudgetLine, ...] = ()  # whose sum in words may come
    _task: TaskId | None = None  # the task whose lines come
    _task_style: Style | None = None  # of its heading
    _closing: bool = False  # its closing lines have begun
    _goes_on: bool = False  # more of this or the next task comes before anything else that is known
    _stack: list[_Open] = field(default_factory=list)
    _opened: set[str] = field(default_factory=set)  # lists that stand somewhere
    _in_annex_of_tasks: bool = False
    _depths: dict[int | None, int] = field(default_factory=dict)  # of headings, by how their numbers are written

    def read(self, paras: Sequence[Para]) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
        """The blocks before the first heading and the sections."""
        root = _Open(depth=-1)
        self._stack = [root]
        self._task = None
        units = tuple(units_of(paras))
        for unit, goes_on in zip(units, _going_on(units), strict=True):
            self._goes_on = goes_on
            if isinstance(unit, Grid):
                self._grid(unit)
            elif unit.blank or unit.text.strip() == _END_MARK or marks.is_rule(unit.text):
                self.reader.draft.ledger.structure(unit)
            else:
                self._para(unit)
        return tuple(root.blocks), root.closed()

    @property
    def _here(self) -> _Open:
        return self._stack[-1]

    def _para(self, para: Para) -> None:
        found = anchor_of(para.anchor, AnchorKind.SECTION, AnchorKind.TASK, AnchorKind.CONTENT, AnchorKind.CLOSING, AnchorKind.BLOCK)
        kind = found.kind if found else None
        if found and kind is AnchorKind.SECTION:
            self._section(para, found.id)
        elif found and kind is AnchorKind.TASK:
            self._heading_task(para, TaskId(found.id))
        elif found and kind is AnchorKind.CONTENT and self._task is not None:
            self._content(para)
        elif found and kind is AnchorKind.CLOSING and found.id in self.tasks:
            self._closing_line(para, TaskId(found.id), CLOSING_PARTS[found.part or 0])
        elif found and kind is AnchorKind.BLOCK and self.memory.has_list(found.id):
            self.reader.draft.ledger.structure(para)
            self._list(found.id, TaskLayout.TABLE)
        elif found and kind is AnchorKind.BLOCK:
            self._block(para, found.id)
        else:
            self._inserted(para)

    def _inserted(self, para: Para) -> None:
        """A paragraph that a person put in, or the sum in words below an estimate."""
        if says_total(para, self._estimate):
            self.reader.draft.ledger.structure(para)
            self._estimate = ()
            return
        if self._task is not None and para.style is self._task_style:
            self._heading_task(para, TaskId(self.reader.draft.new_id(f"task {para.where}")))
        elif para.style in _HEADINGS and numbered(para.text):
            self._section(para, self.reader.draft.new_id(f"section {para.where}"))
        elif self._task is not None and (label := _label_of(para, self.tasks[self._task], self.reader.draft.words)) is not None:
            self._closing = True
            self._value(para, self._task, *label)
        elif self._task is not None and (not self._closing or self._goes_on):
            self._content(para)
        else:
            self._block(para, self.reader.draft.new_id(f"block {para.where}"))

    def _section(self, para: Para, ident: str) -> None:
        self._task = None
        number, start = _label(para)
        depth = _depth(para, number, self._depths, max(self._here.depth, 0))
        heading = self.memory.value(para.anchor, para.text[start:])
        _claim(self.reader.draft.ledger, para, f"@{ident}/heading", start, number)
        printed = number[1] if number else None
        section = Section(
            id=SectionId(ident),
            heading=heading,
            number=self.memory.number(ident, printed),
            role=self.memory.role(ident) or self.reader.draft.words.role(heading),
        )
        while self._here.depth >= depth:
            self._stack.pop()
        opened = _Open(depth=depth, section=section)
        self._here.sections.append(opened)
        self._stack.append(opened)

    def _block(self, para: Para, ident: str) -> None:
        """A paragraph or item, by its style where the style is one of ours."""
        self._task = None
        item = para.style is Style.ITEM if para.style is not Style.PLAIN else leaf_mark(para) is not None
        mark = leaf_mark(para) if item and para.style is not Style.BODY else None
        start = mark.text if mark else _label_end(self.memory, para, ident)
        end = len(para.text)
        text = self.memory.rich(para.anchor, para.rich(start, end))
        if para.anchor is None:
            start, end = span(para.text, start, end)
            end -= len(_END_MARK) if para.text[start:end].endswith(_END_MARK) else 0
            text = para.rich(*span(para.text, start, end))
        ledger = self.reader.draft.ledger
        if mark:
            ledger.claim(f"@{ident}/mark", para, mark.start, mark.start + len(mark.mark))
        ledger.claim(f"@{ident}/text", para, *span(para.text, start))
        ledger.structure(para)
        stored = self.memory.facts.get(names.MARK + ident)
        if item:
            self._here.blocks.append(Item(id=BlockId(ident), mark=stored if stored is not None else mark.mark if mark else "", text=text))
        else:
            self._here.blocks.append(Paragraph(id=BlockId(ident), text=text))

    # tasks

    def _list(self, ident: str | None, layout: TaskLayout) -> None:
        """A list of tasks stands here; a heading of the same list goes on with it."""
        last = self._here.blocks[-1] if self._here.blocks else None
        if isinstance(last, TaskList) and (ident is None or last.id == ident):
            return
        stored = self.memory.facts.get(names.LAYOUT + (ident or ""))
        if ident is None or ident in self._opened:
            ident = self.reader.draft.new_id("list")  # also where a person put something between its tasks
        self.lists.setdefault(ident, [])
        self._opened.add(ident)
        self._here.blocks.append(TaskList(id=BlockId(ident), layout=_LAYOUTS.get(stored, layout) if stored is not None else layout))

    def _remember(self, task: Task, ident: str | None) -> None:
        self.tasks[task.id] = task
        fallback = next(reversed(self.lists), None)
        found = ident or self.memory.lists.get(task.id) or fallback
        if found is not None:
            self.lists.setdefault(found, []).append(task.id)

    def _heading_task(self, para: Para, ident: TaskId) -> None:
        number, start = _label(para)
        _claim(self.reader.draft.ledger, para, f"@{ident}/title", start, number)
        if not self._in_annex_of_tasks:
            self._list(self.memory.lists.get(ident), TaskLayout.HEADINGS)
        last = self._here.blocks[-1] if self._here.blocks else None
        task = _with_facts(
            self.memory,
            Task(id=ident, title=self.memory.value(para.anchor, para.text[start:]), number=self.memory.number(ident, number[1] if number else None)),
        )
        self._remember(task, last.id if isinstance(last, TaskList) else None)
        self._task, self._task_style, self._closing = ident, para.style, False

    def _content(self, para: Para) -> None:
        found = anchor_of(para.anchor, AnchorKind.CONTENT)
        ident = TaskId(found.id) if found and found.id in self.tasks else self._task
        if ident is None:
            return
        task = self.tasks[ident]
        ledger = self.reader.draft.ledger
        ledger.claim(f"@{ident}/content/{len(task.content)}", para, *span(para.text))
        ledger.structure(para)
        text = self.memory.rich(para.anchor, para.rich(0, len(para.text)))
        self.tasks[ident] = changed(task, content=(*task.content, text))

    def _closing_line(self, para: Para, ident: TaskId, key: str) -> None:
        self._closing = True
        colon = para.text.find(": ")
        self._value(para, ident, key, colon + 2 if colon >= 0 else 0)

    def _value(self, para: Para, ident: TaskId, key: str, start: int) -> None:
        """One field of a task, from a closing line or a cell."""
        value = self.memory.value(para.anchor, para.text[start:]) if para.anchor else _unmarked(para.text[start:].strip(), start)
        ledger, task = self.reader.draft.ledger, self.tasks[ident]
        path = f"@{ident}/time/text" if key == "time" else f"@{ident}/{key}/0" if key in _UNITS else f"@{ident}/{key}"
        if start:
            ledger.claim(None, para, 0, start)
        if value:
            begin, end = span(para.text, start)
            ledger.claim(path, para, begin, max(begin, min(end, begin + len(value))))
        ledger.structure(para)
        match key:
            case "leads" | "partners" | "people":
                units = tuple(unit.strip() for unit in re.split(r"\n" if "\n" in value else r";\s*", value) if unit.strip())
                changes: dict[str, object] = {key: units}
            case "time":
                changes = {"time": self.memory.time(ident, value)}
            case _:
                changes = {key: value}
        self.tasks[ident] = changed(task, **changes)

    def _grid(self, grid: Grid) -> None:
        self._task = None
        known = next((name.id for para in grid.paras if (name := anchor_of(para.anchor, AnchorKind.BLOCK))), None)
        is_table = known is not None and not self.memory.has_list(known)  # whatever its columns are called
        found = None if is_table else task_grid(grid, self.reader.draft.words)
        if found is None:
            self._free_table(grid, known)
            return
        self.reader.draft.ledger.structure(
            *found.heading,
            *found.rest,
            *(para for entry in found.entries if isinstance(entry, GroupRow) for para in (*entry.paras, *entry.number, *entry.stray)),
        )
        standing = not self._in_annex_of_tasks
        for row in found.rows:
            anchor = anchor_of(row.anchor, AnchorKind.TASK)
            if anchor is None:
                task = of_row(self.reader.maker, row)
                self.tasks[task.id] = task
                ident = task.id
            else:
                ident = TaskId(anchor.id)
                self._row(row, ident)
            if standing:
                self._list(self.memory.lists.get(ident), TaskLayout.TABLE)
            last = self._here.blocks[-1] if standing else None
            self._remember(self.tasks[ident], last.id if isinstance(last, TaskList) else None)

    def read_annex_of_tasks(self, paras: Sequence[Para]) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
        """The table that drafting gathered from lists of the body; its tasks go back to these. Gives what a person put beside it."""
        self._in_annex_of_tasks = True
        beside = self.read(paras)
        self._in_annex_of_tasks = False
        return beside

    def _row(self, row: TaskRow, ident: TaskId) -> None:
        ledger = self.reader.draft.ledger
        number = "".join(para.text for para in row.paras("number")).strip()
        self.tasks[ident] = _with_facts(self.memory, Task(id=ident, number=self.memory.number(ident, number or None)))
        for para in row.paras("number"):
            ledger.claim(f"@{ident}/number", para, *span(para.text))
            ledger.structure(para)
        self._task = ident
        titled = False
        for para in row.paras("title"):
            if anchor_of(para.anchor, AnchorKind.CONTENT) or titled:
                self._content(para)
                continue
            titled = True
            ledger.claim(f"@{ident}/title", para, *span(para.text))
            ledger.structure(para)
            self.tasks[ident] = changed(self.tasks[ident], title=para.text)
        self._task = None
        for key, paras in row.cells:
            for para in paras if key not in {"title", "number"} else ():
                if para.blank:
                    ledger.structure(para)
                else:
                    self._value(para, ident, key, 0)

    def _free_table(self, grid: Grid, known: str | None) -> None:
        """A table of no tasks; `known` is its identity, where this program printed it."""
        estimate = estimate_of(grid, known, self.memory) if known else None
        if estimate is not None:
            block, self._estimate = estimate
            self.budget_lines += self._estimate
            self.reader.draft.ledger.structure(*grid.paras)
            self._here.blocks.append(block)
            return
        self._here.blocks += self.reader.free_table(grid, known)


def _label_end(memory: Memory, para: Para, ident: str) -> int:
    """Where the words begin behind what was printed before them, also where a person counted it anew ("Điều 2." is "Điều 3." now)."""
    label = memory.facts.get(names.LABEL + ident, "")
    if not label or para.text.startswith(label):
        return len(label)
    found = re.match(_ANY_NUMBER.sub(r"\\d+", re.escape(label.strip())) + r"\s*", para.text)
    return found.end() if found else 0


def _label(para: Para) -> tuple[tuple[int, str] | None, int]:
    """((Place of the number, number), where the words begin) of a heading with a computed number."""
    found = _LABEL.match(para.text)
    if found is None:
        return None, 0
    name = "number" if found["number"] else "typed"
    return (found.start(name), found[name]), found.end()


def _form(number: tuple[int, str] | None) -> int | None:
    """How a number is written: Roman, Arabic, letter …"""
    return next((at for at, form in enumerate(_FORMS) if number and form.fullmatch(number[1])), None)


def _claim(ledger: Ledger, para: Para, path: str, start: int, number: tuple[int, str] | None) -> None:
    """Claim the number and the words of a heading, which go into the field at `path`."""
    if number:
        ledger.claim(f"{path.rpartition('/')[0]}/number", para, number[0], number[0] + len(number[1]))
    ledger.claim(None, para, 0, start)
    ledger.claim(path, para, *span(para.text, start))
    ledger.structure(para)


def _with_facts(memory: Memory, task: Task) -> Task:
    """The task with what is not printed of it."""
    parent = memory.facts.get(names.PARENT + task.id)
    return changed(task, source=memory.facts.get(names.SOURCE + task.id), parent_task=TaskId(parent) if parent else None)


def _going_on(units: Sequence[Para | Grid]) -> list[bool]:
    """For each unit whether the next one that is known belongs to a task that is printed as a heading."""
    out: list[bool] = []
    known = False
    for unit in reversed(units):
        out.append(known)
        found = None if isinstance(unit, Grid) or not unit.anchor else parse_anchor(unit.anchor)
        if isinstance(unit, Grid) or found is not None:
            known = found is not None and found.kind in {AnchorKind.TASK, AnchorKind.CONTENT, AnchorKind.CLOSING}
    return out[::-1]


def _label_of(para: Para, task: Task, words: ReadingWords) -> tuple[str, int] | None:
    """(Field of the task, where its value begins) of a closing line that a person typed, where the task says nothing there yet."""
    labels = next(iter(label_lines([para], words))).labels
    if len(labels) != 1 or labels[0].key not in CLOSING_PARTS or getattr(task, labels[0].key, None) not in {(), "", None, TimeFrame()}:
        return None
    return labels[0].key, labels[0].value[0]


def _unmarked(value: str, start: int) -> str:
    """A value without the mark that closes its line; a cell has none."""
    return names.understood(AnchorKind.CLOSING, value) if start else value


def _depth(para: Para, number: tuple[int, str] | None, known: dict[int | None, int], here: int) -> int:
    """How deep a heading lies; one that lost its style lies as deep as those before it whose numbers are written the same way."""
    form = _form(number)
    depth = para.outline if para.outline is not None else _HEADINGS.get(para.style)
    if depth is None:
        return known.get(form, here)
    known.setdefault(form, depth)
    return depth


def is_annex_of_tasks(para: Para) -> bool:
    found = anchor_of(para.anchor, AnchorKind.ANNEX)
    return found is not None and found.id == TASKS_ANNEX
