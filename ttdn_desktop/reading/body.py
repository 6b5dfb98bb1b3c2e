"""The tree of a body to sections, blocks and tasks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ttdn_desktop.domain.blocks import Block, Item, Paragraph, Table, TaskLayout, TaskList
from ttdn_desktop.domain.ids import BlockId, SectionId, TaskId
from ttdn_desktop.domain.plan import Section, Task
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.text import RichText
from ttdn_desktop.language.timeframes import time_frame
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.outline import Number, Rank, item_mark
from ttdn_desktop.reading.paras import Para, merged, part_of, span
from ttdn_desktop.reading.tables import TaskRow, cells_of, free_rows, header_rows, task_grid
from ttdn_desktop.reading.tasks import read_labels, units
from ttdn_desktop.reading.tree import Grid, Node, are_sections, groups, has_bold_headings, leaf_mark, run_in, tree_of

_WHO = frozenset({"leads", "partners", "people"})
_PEOPLE_CUT = ",;"
_END_MARK = "./."
_LONGEST_TITLE = 200


@dataclass(slots=True)
class BodyReader:
    """Reads bodies of one document; tasks of all of them are gathered here."""

    draft: Draft
    tasks: list[Task] = field(default_factory=list)
    _bold: bool = False

    def section_id(self, place: str) -> SectionId:
        """An identity for a section that stands nowhere in the source."""
        return SectionId(self.draft.new_id(f"section {self.draft.base} {place}"))

    def read(self, paras: Sequence[Para]) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
        """The blocks before the first heading, and the sections."""
        root = tree_of(paras, self.draft.words)
        self._bold = has_bold_headings(root)
        return self._content(root)

    def _content(self, node: Node) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
        """The blocks and sections of a node."""
        blocks = list(self._leaves(node.leaves))
        sections: list[Section] = []
        for group in groups(node):
            if not sections and not are_sections(group, bold_headings=self._bold) and not all(map(self._is_task, group)):
                for child in group:
                    blocks += self._as_items(child)
            else:
                self._sections(group, blocks, sections)
        return tuple(blocks), tuple(sections)

    def _sections(self, group: Sequence[Node], blocks: list[Block], sections: list[Section]) -> None:
        """A run of headings: tasks go to a list of tasks, the others are sections."""
        tasks = [self._is_task(node) for node in group]
        if any(tasks) and not sections and all(task or not self._deep(node) for node, task in zip(group, tasks, strict=True)):
            blocks += self._task_list([self._task(node) for node in group], TaskLayout.HEADINGS)
            return
        for node, task in zip(group, tasks, strict=True):
            if task and not sections:
                blocks += self._task_list([self._task(node)], TaskLayout.HEADINGS)
            elif task:
                sections[-1] = _with_last(sections[-1], self._task_list([self._task(node)], TaskLayout.HEADINGS))
            else:
                sections.append(self._section(node))

    def _deep(self, node: Node) -> bool:
        """Whether a node has headings or tables below it, so that it cannot be a task."""
        return any(self._is_task(child) or child.content for child in node.children) or any(isinstance(leaf, Grid) for leaf in node.leaves)

    def _section(self, node: Node) -> Section:
        para, draft = node.para, self.draft
        if para is None:
            raise ValueError("the root is no section")
        ident = SectionId(draft.new_id(f"section {para.where} {para.pieces[0].offset}"))
        first: list[Block] = []
        end = len(para.text)
        colon = run_in(node)
        if node.rank == Rank.ARTICLE and node.number is not None and not _titled_article(para, node.number):
            end = node.number.text
            first = list(self._prose(part_of(para, end, len(para.text))))
        elif colon is not None and not (para.looks and self._bold and para.bold):
            end = colon
            first = list(self._prose(part_of(para, colon + 1, len(para.text))))
        heading = self._heading(node, end, f"@{ident}")
        blocks, sections = self._content(node)
        number = node.number.number if node.number else None
        return Section(id=ident, heading=heading, role=draft.words.role(heading), number=number, blocks=(*first, *blocks), sections=sections)

    def _heading(self, node: Node, end: int, path: str, field_name: str = "heading") -> str:
        """The words of a heading without number and closing mark."""
        para, draft = node.para, self.draft
        if para is None:
            return ""
        if node.number:
            draft.ledger.claim(f"{path}/number", para, *_number_span(para, node.number))
        start, stop = span(para.text, node.number.text if node.number else 0, end)
        while stop > start and para.text[stop - 1] in " :.;,|":
            stop -= 1
        draft.ledger.claim(f"{path}/{field_name}", para, start, stop)
        words = " ".join(para.text[start:stop].split())
        draft.ledger.structure(part_of(para, 0, min(end + 1, len(para.text))))
        if node.titled is not None:
            title = span(node.titled.text)
            draft.ledger.claim(f"{path}/{field_name}", node.titled, *title)
            draft.ledger.structure(node.titled)
            words = f"{words} {' '.join(node.titled.text.split())}".strip()
        return words

    def _as_items(self, node: Node) -> Iterator[Block]:
        """A numbered paragraph as an item of a list, with all below it."""
        if self._is_task(node):
            yield from self._task_list([self._task(node)], TaskLayout.HEADINGS)
            return
        if node.para is not None:
            yield from self._prose(node.para)
        yield from self._leaves(node.leaves)
        for child in node.children:
            yield from self._as_items(child)

    # leaves

    def _leaves(self, leaves: Sequence[Para | Grid]) -> Iterator[Block]:
        at = 0
        while at < len(leaves):
            leaf = leaves[at]
            if isinstance(leaf, Grid):
                yield from self._grid(leaf)
                at += 1
                continue
            end = self._labelled(leaves, at)
            if end > at + 1:
                tasks = []
                while end > at + 1:
                    tasks.append(self._leaf_task([leaf for leaf in leaves[at:end] if isinstance(leaf, Para)]))
                    at = end
                    end = self._labelled(leaves, at)
                yield from self._task_list(tasks, TaskLayout.HEADINGS)
                continue
            yield from self._prose(leaf)
            at += 1

    def _labelled(self, leaves: Sequence[Para | Grid], at: int) -> int:
        """Where an item with its label lines ends; `at` where it has none."""
        first = leaves[at] if at < len(leaves) else None
        if not isinstance(first, Para) or first.blank or read_labels(first, self.draft.words) or leaf_mark(first) is None:
            return at
        end = at + 1
        keys: set[str] = set()
        while end < len(leaves):
            leaf = leaves[end]
            if not isinstance(leaf, Para):
                break
            labels = () if leaf.blank else read_labels(leaf, self.draft.words)
            if not labels and not leaf.blank:
                break
            keys |= {label.key for label in labels}
            end += 1
        return end if keys & _WHO else at

    def _prose(self, para: Para) -> Iterator[Block]:
        """A paragraph or item; marks of the end of the document are structure."""
        draft = self.draft
        if para.blank or marks.is_rule(para.text):
            draft.ledger.structure(para)
            return
        if marks.TRUNCATED.fullmatch(para.text):
            draft.find("truncated", Severity.WARNING, para)
            draft.ledger.structure(para)
            return
        mark = leaf_mark(para)
        start, end = span(para.text, mark.text if mark else 0)
        if para.text[start:end].endswith(_END_MARK):
            end -= len(_END_MARK)
        start, end = span(para.text, start, end)
        ident = BlockId(draft.new_id(f"block {para.where} {para.pieces[0].offset if para.pieces else 0}"))
        if start < end:
            if mark:
                draft.ledger.claim(f"@{ident}/mark", para, *_mark_span(para, mark))
            draft.ledger.claim(f"@{ident}/text", para, start, end)
            draft.ledger.structure(para)
            text = para.rich(start, end)
            yield Item(id=ident, mark=mark.mark, text=text) if mark else Paragraph(id=ident, text=text)
        else:
            draft.ledger.structure(para)

    def _grid(self, grid: Grid) -> Iterator[Block]:
        draft = self.draft
        found = task_grid(grid, draft.words)
        if found:
            tasks = [self.row_task(row) for row in found.rows]
            draft.ledger.structure(*found.heading)
            yield from self._task_list(tasks, TaskLayout.TABLE)
            return
        yield from self.free_table(grid)

    def free_table(self, grid: Grid, known: str | None = None) -> Iterator[Block]:
        """The table as it stands; nothing where all its cells are empty."""
        draft = self.draft
        ident = BlockId(known or draft.new_id(f"table {grid.paras[0].where}"))
        for (r, c), paras in cells_of(grid).items():
            for number, para in enumerate(para for para in paras if not para.blank):
                draft.ledger.claim(f"@{ident}/rows/{r}/{c}/paragraphs/{number}", para, *span(para.text))
        draft.ledger.structure(*grid.paras)
        table = grid.paras[0].table
        rows = free_rows(grid)
        if table is not None and any(cell.paragraphs for row in rows for cell in row):
            yield Table(id=ident, rows=rows, header_rows=header_rows(table))

    # tasks

    def _is_task(self, node: Node) -> bool:
        """Whether one set of label lines that says who does it stands under a heading."""
        if node.para is None or node.children or node.rank < Rank.ROMAN:
            return False
        keys: set[str] = set()
        runs = 0
        before = False
        for leaf in node.leaves:
            if isinstance(leaf, Grid):
                return False
            labels = () if leaf.blank else read_labels(leaf, self.draft.words)
            runs += bool(labels) and not before
            before = bool(labels) or (leaf.blank and before)
            keys |= {label.key for label in labels}
        return runs == 1 and bool(keys & _WHO) and not (node.rank <= Rank.ROMAN and self._items_before_labels(node))

    def _items_before_labels(self, node: Node) -> bool:
        """Under a heading of the highest level the label lines belong to the item before them."""
        leaves = [leaf for leaf in node.leaves if isinstance(leaf, Para) and not leaf.blank]
        first = next((at for at, leaf in enumerate(leaves) if read_labels(leaf, self.draft.words)), 0)
        return first > 0 and leaf_mark(leaves[first - 1]) is not None

    def _task(self, node: Node) -> Task:
        para = node.para
        if para is None:
            raise ValueError("the root is no task")
        ident = TaskId(self.draft.new_id(f"task {para.where} {para.pieces[0].offset}"))
        title = self._heading(node, len(para.text), f"@{ident}", "title")
        task = Task(id=ident, title=title, number=node.number.number if node.number else None)
        leaves = [leaf for leaf in node.leaves if isinstance(leaf, Para)]
        return self._filled(task, [*leaves, *(para for child in node.children for para in _all_paras(child))])

    def _leaf_task(self, paras: Sequence[Para]) -> Task:
        first = paras[0]
        mark = leaf_mark(first)
        ident = TaskId(self.draft.new_id(f"task {first.where} {first.pieces[0].offset}"))
        node = Node(para=first, number=mark, rank=int(mark.rank) if mark else int(Rank.PROSE))
        title = self._heading(node, len(first.text), f"@{ident}", "title")
        number = mark.number if mark and mark.rank < Rank.ITEM else None
        return self._filled(Task(id=ident, title=title, number=number), paras[1:])

    def _filled(self, task: Task, paras: Sequence[Para]) -> Task:
        """The task with what its paragraphs say: label lines to fields, others to its content."""
        draft = self.draft
        content: list[RichText] = []
        for para in paras:
            if para.blank or marks.is_rule(para.text):
                draft.ledger.structure(para)
                continue
            if marks.TRUNCATED.fullmatch(para.text):
                draft.find("truncated", Severity.WARNING, para)
                draft.ledger.structure(para)
                continue
            labels = read_labels(para, draft.words)
            if labels:
                for label in labels:
                    task = self._labelled_task(task, para, label.key, label.value)
                draft.ledger.structure(para)
                continue
            start, end = span(para.text)
            if para.text[start:end].endswith(_END_MARK):
                start, end = span(para.text, start, end - len(_END_MARK))
            draft.ledger.claim(f"@{task.id}/content/{len(content)}", para, start, end)
            draft.ledger.structure(para)
            content.append(para.rich(start, end))
        return replace(task, content=(*task.content, *content))

    def _labelled_task(self, task: Task, para: Para, key: str, place: tuple[int, int]) -> Task:
        """The task with one value more."""
        start, end = place
        if start == end:
            return task
        draft, path = self.draft, f"@{task.id}"
        text = " ".join(para.text[start:end].split())
        match key:
            case "leads" | "partners":
                spans = [(start + a, start + b) for a, b in units(para.text[start:end], draft.words)]
                return self._listed(task, para, key, spans)
            case "people":
                return self._listed(task, para, key, list(_people(para.text, start, end)))
            case "time":
                draft.ledger.claim(f"{path}/time/text", para, start, end)
                return replace(task, time=time_frame(_joined(task.time.text, text)))
            case "budget":
                draft.ledger.claim(f"{path}/budget", para, start, end)
                return replace(task, budget=_joined(task.budget or "", text))
            case "output":
                draft.ledger.claim(f"{path}/output", para, start, end)
                return replace(task, output=_joined(task.output, text))
            case _:
                draft.ledger.claim(f"{path}/note", para, start, end)
                return replace(task, note=_joined(task.note, text))

    def _listed(self, task: Task, para: Para, key: str, spans: Sequence[tuple[int, int]]) -> Task:
        names: tuple[str, ...] = getattr(task, key)
        for start, end in spans:
            self.draft.ledger.claim(f"@{task.id}/{key}/{len(names)}", para, start, end)
            names = (*names, " ".join(para.text[start:end].split()))
        match key:
            case "leads":
                return replace(task, leads=names)
            case "partners":
                return replace(task, partners=names)
            case _:
                return replace(task, people=names)

    def row_task(self, row: TaskRow) -> Task:
        """The task of a row: the first paragraph of its title cell is the title, the others its content."""
        draft = self.draft
        title = [para for para in row.paras("title") if not para.blank]
        ident = TaskId(draft.new_id(f"row {title[0].where}"))
        number = merged(row.paras("number")) if row.paras("number") else None
        task = Task(id=ident)
        if number is not None and not number.blank:
            start, end = span(number.text)
            draft.ledger.claim(f"@{ident}/number", number, start, end)
            task = replace(task, number=number.text[start:end].rstrip(".)"))
        start, end = span(title[0].text)
        draft.ledger.claim(f"@{ident}/title", title[0], start, end)
        task = self._filled(replace(task, title=" ".join(title[0].text[start:end].split())), title[1:])
        for key, paras in row.cells:
            if key in {"title", "number"}:
                continue
            for para in paras:
                start, end = span(para.text)
                task = self._labelled_task(task, para, key, _cell_span(para.text, start, end))
        draft.ledger.structure(*(para for _, paras in row.cells for para in paras))
        return task

    def _task_list(self, tasks: Sequence[Task], layout: TaskLayout) -> list[Block]:
        self.tasks += tasks
        ident = BlockId(self.draft.new_id(f"list {tasks[0].id}"))
        return [TaskList(id=ident, task_ids=tuple(task.id for task in tasks), layout=layout)]


def _titled_article(para: Para, number: Number) -> bool:
    """An article of a decree has a title; one of a decision is a sentence."""
    text = para.text[number.text :].strip()
    return bool(text) and len(text) < _LONGEST_TITLE and not text.endswith((".", ";", ":", ",", "./.")) and (para.bold or not para.looks)


def _all_paras(node: Node) -> Iterator[Para]:
    if node.para is not None:
        yield node.para
    for leaf in node.leaves:
        if isinstance(leaf, Para):
            yield leaf
    for child in node.children:
        yield from _all_paras(child)


def _with_last(section: Section, blocks: Sequence[Block]) -> Section:
    """The section with blocks after everything in it."""
    if section.sections:
        return replace(section, sections=(*section.sections[:-1], _with_last(section.sections[-1], blocks)))
    return replace(section, blocks=(*section.blocks, *blocks))


def _people(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Names of persons between commas and semicolons."""
    at = start
    for stop in [*(place for place in range(start, end) if text[place] in _PEOPLE_CUT), end]:
        first, last = span(text, at, stop)
        mark = item_mark(text[first:last])
        first += mark.text if mark else 0
        while last > first and text[last - 1] in " .":
            last -= 1
        if first < last:
            yield first, last
        at = stop + 1


def _cell_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The text of a cell without a closing mark."""
    while end > start and text[end - 1] in " .;,":
        end -= 1
    return start, end


def _joined(before: str, text: str) -> str:
    return f"{before}; {text}" if before else text


def _number_span(para: Para, number: Number) -> tuple[int, int]:
    """The number itself within its mark."""
    at = para.text.find(number.number, number.start, number.text)
    return (at, at + len(number.number)) if at >= 0 else (number.start, number.start)


def _mark_span(para: Para, mark: Number) -> tuple[int, int]:
    at = para.text.find(mark.mark, mark.start)
    return (at, at + len(mark.mark)) if 0 <= at < mark.text else (mark.start, mark.start)
