"""Tasks made of what was found: a heading with its lines, an item with its label lines, a row of a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ttdn_desktop.domain.blocks import Block, TaskLayout, TaskList
from ttdn_desktop.domain.ids import BlockId, TaskId
from ttdn_desktop.domain.plan import Task
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.text import RichText
from ttdn_desktop.language.timeframes import time_frame
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.outline import Number, Rank, item_mark
from ttdn_desktop.reading.paras import Para, merged, part_of, span
from ttdn_desktop.reading.tables import TaskRow
from ttdn_desktop.reading.tasks import read_labels, trailing_labels, units
from ttdn_desktop.reading.tree import Node, leaf_mark

END_MARK = "./."
_PEOPLE_CUT = ",;"


@dataclass(slots=True)
class TaskMaker:
    """Makes tasks and gathers them in the order they were found."""

    draft: Draft
    tasks: list[Task] = field(default_factory=list)

    def of_node(self, node: Node) -> Task:
        para = node.para
        if para is None:
            raise ValueError("the root is no task")
        ident = TaskId(self.draft.new_id(f"task {para.where} {para.pieces[0].offset}"))
        task = self._titled(Task(id=ident, number=node.number.number if node.number else None), node, para)
        leaves = [leaf for leaf in node.leaves if isinstance(leaf, Para)]
        return self._filled(task, [*leaves, *(para for child in node.children for para in _all_paras(child))])

    def of_leaves(self, paras: Sequence[Para]) -> Task:
        first = paras[0]
        mark = leaf_mark(first)
        ident = TaskId(self.draft.new_id(f"task {first.where} {first.pieces[0].offset}"))
        node = Node(para=first, number=mark, rank=int(mark.rank) if mark else int(Rank.PROSE))
        number = mark.number if mark and mark.rank < Rank.ITEM else None
        return self._filled(self._titled(Task(id=ident, number=number), node, first), paras[1:])

    def _titled(self, task: Task, node: Node, para: Para) -> Task:
        """The task with its title, and what the end of its line says about it."""
        end, labels = trailing_labels(para, self.draft.words)
        task = replace(task, title=claimed_heading(self.draft, node, end, f"@{task.id}", "title"))
        for label in labels:
            task = self._labelled_task(task, para, label.key, label.value)
        if labels:
            self.draft.ledger.structure(para)
        return task

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
            if para.text[start:end].endswith(END_MARK):
                start, end = span(para.text, start, end - len(END_MARK))
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

    def of_row(self, row: TaskRow) -> Task:
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

    def listed_as(self, tasks: Sequence[Task], layout: TaskLayout) -> list[Block]:
        self.tasks += tasks
        ident = BlockId(self.draft.new_id(f"list {tasks[0].id}"))
        return [TaskList(id=ident, task_ids=tuple(task.id for task in tasks), layout=layout)]


def claimed_heading(draft: Draft, node: Node, end: int, path: str, field_name: str) -> str:
    """The words of a heading without number and closing mark."""
    para = node.para
    if para is None:
        return ""
    if node.number and node.number.rank < Rank.ITEM:
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


def _all_paras(node: Node) -> Iterator[Para]:
    if node.para is not None:
        yield node.para
    for leaf in node.leaves:
        if isinstance(leaf, Para):
            yield leaf
    for child in node.children:
        yield from _all_paras(child)


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
