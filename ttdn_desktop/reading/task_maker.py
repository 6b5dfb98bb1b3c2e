"""Tasks made of what was found: a heading with its lines, an item with its label lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from ttdn_desktop.domain.blocks import Block, TaskLayout, TaskList
from ttdn_desktop.domain.ids import BlockId, TaskId
from ttdn_desktop.domain.plan import Task, TimeFrame
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.text import RichText
from ttdn_desktop.language.blanks import single
from ttdn_desktop.language.timeframes import time_frame
from ttdn_desktop.paper.values import changed, variants
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.label_lines import CONTENT, label_lines, trailing
from ttdn_desktop.reading.ledger import STRUCTURE
from ttdn_desktop.reading.outline import Number, Rank
from ttdn_desktop.reading.paras import Para, span
from ttdn_desktop.reading.prose_tasks import completed
from ttdn_desktop.reading.tasks import WHO
from ttdn_desktop.reading.tree import Node, leaf_mark
from ttdn_desktop.reading.who import Doer, doers_in, names_unit

END_MARK = "./."
_NOBODY = frozenset({"không", "không có", "x", "…", "nt", "-nt-"})
_LONGEST_NOBODY = max(map(len, _NOBODY))
_YEAR = re.compile(r"năm\s+(20\d{2})(?!\d)(?!\s*[-–])", re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"(?:tên\s+(?:nhiệm\s+vụ|hoạt\s+động|công\s+việc)|nhiệm\s+vụ\s+(?:thứ\s+)?(?:\d{1,2}|[ivx]{1,4}|\w{2,4}))\s*[:.]\s*(?=[^\s\d])", re.IGNORECASE
)
"""What announces the title of a task: "Nhiệm vụ 1:", "Tên nhiệm vụ:"."""

_TIME_HEADING = re.compile(
    r"(?:trong\s+)?(?:tháng|quý)\s+(?:\d{1,2}|[IV]{1,3})(?:\s*(?:,|-|–|và|đến)\s*(?:(?:tháng|quý)\s+)?(?:\d{1,2}|[IV]{1,3}))*(?:\s*[/,-]?\s*(?:năm\s+)?20\d{2})?",
    re.IGNORECASE,
)
"""A heading that is nothing but a time."""

_NO_TIME = TimeFrame()
_SPAN = re.compile(r"giai\s+đoạn|20\d{2}\s*[-–]\s*20\d{2}|đến\s+năm\s+20", re.IGNORECASE)


_task = variants(Task(id=TaskId("")), "id", "title", "number", "content", "leads", "partners", "people", "time", "output", "budget", "note")


@dataclass(slots=True, kw_only=True)
class OpenTask:
    """A task while it is read: what its lines and cells have said so far."""

    id: TaskId
    title: str = ""
    number: str | None = None
    content: list[RichText] = field(default_factory=list)
    leads: list[str] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    time: TimeFrame = _NO_TIME
    output: str = ""
    budget: str | None = None
    note: str = ""

    def closed(self) -> Task:
        """The task that this has become."""
        doers = (tuple(self.leads), tuple(self.partners), tuple(self.people))
        return _task(self.id, self.title, self.number, tuple(self.content), *doers, self.time, self.output, self.budget, self.note)


@dataclass(slots=True)
class TaskMaker:
    """Makes tasks and gathers them in the order they were found."""

    draft: Draft
    tasks: list[Task] = field(default_factory=list)
    times: dict[str, Para] = field(default_factory=dict)
    """Where the words of time of each task stand."""

    @property
    def year(self) -> int | None:
        """The year that words of time without one mean: that of the subject, or of the date; none for a plan of several years."""
        return _year_of(self.draft.subject, self.draft.date_year)

    def of_node(self, node: Node) -> Task:
        para = node.para
        if para is None:
            raise ValueError("the root is no task")
        ident = TaskId(self.draft.new_id(f"task {para.where} {para.pieces[0].offset}"))
        task = OpenTask(id=ident, number=node.number.number if node.number else None)
        self._entitle(task, node, para)
        self.fill(task, list(paras_below(node)))
        return completed(task.closed(), self.draft.words, self.year)

    def of_leaves(self, paras: Sequence[Para]) -> Task:
        first = paras[0]
        mark = leaf_mark(first)
        ident = TaskId(self.draft.new_id(f"task {first.where} {first.pieces[0].offset}"))
        node = Node(para=first, number=mark, rank=int(mark.rank) if mark else int(Rank.PROSE))
        task = OpenTask(id=ident, number=mark.number if mark and mark.rank < Rank.ITEM else None)
        self._entitle(task, node, first)
        self.fill(task, paras[1:])
        return task.closed()

    def _entitle(self, task: OpenTask, node: Node, para: Para) -> None:
        """Gives the task its title, and what the end of its line says about it."""
        end, labels = trailing(para, self.draft.words)
        task.title = claimed_heading(self.draft, node, end, f"@{task.id}", "title")
        for label in labels:
            self.label(task, para, label.key, label.value)
        if labels:
            self.draft.ledger.structure(para)

    def fill(self, task: OpenTask, paras: Sequence[Para]) -> None:
        """Gives the task what its paragraphs say: label lines to fields, others to its content."""
        draft = self.draft
        for line in label_lines(paras, draft.words):
            para, labels = line.para, line.labels
            if para.blank or line.bare or marks.is_rule(para.text):
                draft.ledger.structure(para)
                continue
            if marks.TRUNCATED.fullmatch(para.text):
                draft.find("truncated", Severity.WARNING, para)
                draft.ledger.structure(para)
                continue
            if line.said:
                for label in labels:
                    self.label(task, para, label.key, label.value if label.key != CONTENT else (label.label[0], label.value[1]))
                draft.ledger.structure(para)
                continue
            start, end = span(para.text)
            if para.text[start:end].endswith(END_MARK):
                start, end = span(para.text, start, end - len(END_MARK))
            draft.ledger.claim(f"@{task.id}/content/{len(task.content)}", para, start, end)
            draft.ledger.structure(para)
            task.content.append(para.rich(start, end))

    def label(self, task: OpenTask, para: Para, key: str, place: tuple[int, int]) -> None:
        """Gives the task one value more."""
        start, end = place
        if start == end:
            return
        said = para.text[start:end]
        if key in WHO:
            if key == "people" and not task.leads and names_unit(said, self.draft.words):
                key = "doers"  # "Người thực hiện: Công an xã"
            self.name(task, para, doers_in(said, key, self.draft.words), start)
            return
        text = single(said)
        match key:
            case "time":
                path = "time/text"
                self.times[task.id] = para
                task.time = time_frame(joined_text(task.time.text, text), self.year)
            case "content":
                path = f"content/{len(task.content)}"
                task.content.append(para.rich(start, end))
            case "budget":
                path = "budget"
                task.budget = joined_text(task.budget or "", text)
            case "output":
                path = "output"
                task.output = joined_text(task.output, text)
            case _:
                path = "note"
                task.note = joined_text(task.note, text)
        self.draft.ledger.claim(f"@{task.id}/{path}", para, start, end)

    def name(self, task: OpenTask, para: Para, doers: Sequence[Doer], offset: int = 0) -> None:
        """Gives the task these names of units and persons."""
        for key, start, end in doers:
            names = task.leads if key == "leads" else task.partners if key == "partners" else task.people
            name = single(para.text[offset + start : offset + end])
            if len(name) <= _LONGEST_NOBODY and name.lower() in _NOBODY:
                continue
            self.draft.ledger.claim(f"@{task.id}/{key}/{len(names)}", para, offset + start, offset + end)
            names.append(name)

    def timed_by(self, heading: str, first: int) -> None:
        """Gives the time that a heading consists of ("THÁNG 01/2026") to the tasks from `first` on that have none of their own."""
        if first < len(self.tasks) and (time := time_of_heading(heading, self.year)) is not None:
            self.tasks[first:] = [task if task.time.text else changed(task, time=time) for task in self.tasks[first:]]

    def listed_as(self, tasks: Sequence[Task], layout: TaskLayout) -> list[Block]:
        self.tasks += tasks
        ident = BlockId(self.draft.new_id(f"list {tasks[0].id}"))
        return [TaskList(id=ident, task_ids=tuple(task.id for task in tasks), layout=layout)]


def time_of_heading(heading: str, year: int | None) -> TimeFrame | None:
    """The months or the quarter that a heading consists of; None for other headings."""
    text = heading.strip(" .:;-–*")
    return time_frame(text, year) if _TIME_HEADING.fullmatch(text) else None


def claimed_heading(draft: Draft, node: Node, end: int, path: str, field_name: str) -> str:
    """The words of a heading without number and closing mark."""
    para = node.para
    if para is None:
        return ""
    if node.number and node.number.rank < Rank.ITEM:
        draft.ledger.claim(f"{path}/number", para, *_number_span(para, node.number))
    start, stop = span(para.text, node.number.text if node.number else 0, end)
    if field_name == "title" and (announced := _ANNOUNCED.match(para.text, start, stop)):
        start = announced.end()
    while stop > start and para.text[stop - 1] in " :.;,|":
        stop -= 1
    draft.ledger.claim(f"{path}/{field_name}", para, start, stop)
    words = " ".join(para.text[start:stop].split())
    draft.ledger.claim(STRUCTURE, para, 0, end + 1)
    if node.titled is not None:
        title = span(node.titled.text)
        draft.ledger.claim(f"{path}/{field_name}", node.titled, *title)
        draft.ledger.structure(node.titled)
        words = f"{words} {' '.join(node.titled.text.split())}".strip()
    return words


def paras_below(node: Node) -> Iterator[Para]:
    """The paragraphs under a heading in their order, those of headings below it too; tables are left out."""
    for leaf in node.leaves:
        if isinstance(leaf, Para):
            yield leaf
    for child in node.children:
        if child.para is not None:
            yield child.para
        yield from paras_below(child)


@lru_cache(maxsize=64)
def _year_of(subject: str, date_year: int | None) -> int | None:
    if _SPAN.search(subject):
        return None
    years = _YEAR.findall(subject)
    return int(years[-1]) if years else date_year


def joined_text(before: str, text: str) -> str:
    return f"{before}; {text}" if before else text


def _number_span(para: Para, number: Number) -> tuple[int, int]:
    """The number itself within its mark."""
    at = para.text.find(number.number, number.start, number.text)
    return (at, at + len(number.number)) if at >= 0 else (number.start, number.start)
