"""What was understood, as the rows of one outline: letterhead, bases, sections, tasks, ending, annexes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ttdn_desktop.domain import blocks
from ttdn_desktop.domain.ids import TaskId
from ttdn_desktop.domain.plan import Annex, Plan, PlanPaper, Section, Task
from ttdn_desktop.domain.regimes import full_number
from ttdn_desktop.domain.text import plain
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services.import_keys import ANNEX, BASIS, BLOCK, PAPER, SECTION, TASK
from ttdn_desktop.services.task_table import type_name
from ttdn_desktop.services.words import short_date

Tasks = Mapping[TaskId, Task]


class RowKind(StrEnum):
    """How a row looks."""

    GROUP = "group"  # stands over others, is no field
    HEADING = "heading"  # of a section or task
    FIELD = "field"  # a name and its value
    TEXT = "text"  # prose without a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; `key` names its field."""

    key: str
    kind: RowKind
    text: str
    label: str = ""
    level: int = 0


HEAD_FIELDS: tuple[tuple[str, str, bool], ...] = (
    ("issuer/parent", N_("Parent body"), False),
    ("issuer/name", N_("Issuing body"), True),
    ("issuer/lines", N_("Issuing body as printed"), True),
    ("document/number", N_("Document number"), True),
    ("document/symbol", N_("Symbol"), True),
    ("document/place", N_("Place"), True),
    ("document/date", N_("Date"), True),
    ("document/type", N_("Kind of document"), True),
    ("document/subject", N_("Subject"), True),
)
"""Key, words, and whether the row is shown also where nothing was read."""

SIGN_FIELDS: tuple[tuple[str, str, bool], ...] = (
    ("signatory/capacity", N_("Signed as"), True),
    ("signatory/title", N_("Position"), False),
    ("signatory/name", N_("Signer"), True),
    ("signatory/extra_title", N_("Other position"), False),
)

TASK_FIELDS: tuple[tuple[str, str], ...] = (
    ("content", N_("What is done")),
    ("leads", N_("Lead")),
    ("partners", N_("Partners")),
    ("people", N_("People")),
    ("time", N_("Time")),
    ("output", N_("Output")),
    ("budget", N_("Budget")),
    ("note", N_("Note")),
)
"""Leads, time and output are shown also where they are empty: a task without them is not handed out."""

_ALWAYS = frozenset({"leads", "time"})


def rows_of(plan: Plan) -> tuple[Row, ...]:
    """Every field of the plan, in the order of the paper."""
    return tuple(_rows(plan))


def _rows(plan: Plan) -> Iterator[Row]:
    yield _group("head", _("Letterhead"))
    for key, words, always in HEAD_FIELDS:
        if (text := value_text(plan, key)) or always:
            yield Row(key=key, kind=RowKind.FIELD, label=_(words), text=text, level=1)
    if plan.addressees:
        yield Row(key="addressees", kind=RowKind.FIELD, label=_("Addressees"), text="; ".join(plan.addressees), level=1)
    yield _group("bases", _("Legal bases"), len(plan.legal_bases))
    for at, basis in enumerate(plan.legal_bases):
        yield Row(key=f"{BASIS}{at}", kind=RowKind.TEXT, text=basis.text, level=1)
    if plan.proposal:
        yield Row(key="proposal", kind=RowKind.FIELD, label=_("Proposal"), text=plan.proposal.text, level=1)
    yield _group("body", _("Body of the plan"))
    if plan.enacting:
        yield Row(key="enacting", kind=RowKind.TEXT, text=plan.enacting, level=1)
    tasks = {task.id: task for task in plan.tasks}
    printed: set[str] = set()
    yield from _sections(plan.body, tasks, printed, 1)
    for annex in plan.annexes:
        yield from _annex(annex, tasks, printed)
    if rest := [task for task in plan.tasks if task.id not in printed]:
        yield _group("tasks", _("Tasks"), len(rest))
        for task in rest:
            yield from _task(task, 1)
    yield _group("ending", _("Recipients and signature"))
    yield Row(key="recipients", kind=RowKind.FIELD, label=_("Recipients"), text="; ".join(plan.recipients), level=1)
    for key, words, always in SIGN_FIELDS:
        if (text := value_text(plan, key)) or always:
            yield Row(key=key, kind=RowKind.FIELD, label=_(words), text=text, level=1)
    for at, paper in enumerate(plan.papers):
        yield Row(key=f"{PAPER}{at}", kind=RowKind.GROUP, text=_paper_words(paper))


def value_text(plan: Plan, key: str) -> str:
    """The text of a field of letterhead or signature."""
    holder, _slash, name = key.partition("/")
    value = getattr(getattr(plan, holder), name)
    if key == "document/type":
        return type_name(value) if value else ""
    if key == "document/date":
        return short_date(value) if value else plan.document.date_text or ""
    return " / ".join(value) if isinstance(value, tuple) else value or ""


def _group(name: str, words: str, count: int | None = None) -> Row:
    return Row(key=f"group:{name}", kind=RowKind.GROUP, text=words if count is None else f"{words} ({count})")


def _paper_words(paper: PlanPaper) -> str:
    head = paper.document
    number = full_number(head)
    words = _("Other paper in the same file: {type} {number}").format(type=type_name(head.type), number=number)
    return " — ".join(part for part in (words.strip(), head.subject) if part)


def _sections(sections: Sequence[Section], tasks: Tasks, printed: set[str], level: int) -> Iterator[Row]:
    for section in sections:
        text = " ".join(part for part in (_numbered(section.number), section.heading) if part)
        yield Row(key=f"{SECTION}{section.id}", kind=RowKind.HEADING, text=text, level=level)
        yield from _blocks(section.blocks, tasks, printed, level + 1)
        yield from _sections(section.sections, tasks, printed, level + 1)


def _numbered(number: str | None) -> str:
    """A number as it stands before words: "II." for "II"."""
    return f"{number}." if number and number[-1].isalnum() else number or ""


def _annex(annex: Annex, tasks: Tasks, printed: set[str]) -> Iterator[Row]:
    yield _group(f"annex:{annex.id}", annex.label or _("Annex"))
    yield Row(key=f"{ANNEX}{annex.id}/title", kind=RowKind.FIELD, label=_("Title"), text=annex.title, level=1)
    yield from _blocks(annex.blocks, tasks, printed, 1)
    yield from _sections(annex.sections, tasks, printed, 1)


def _blocks(held: Sequence[blocks.Block], tasks: Tasks, printed: set[str], level: int) -> Iterator[Row]:
    for block in held:
        match block:
            case blocks.Paragraph():
                yield Row(key=f"{BLOCK}{block.id}", kind=RowKind.TEXT, text=plain(block.text), level=level)
            case blocks.Item():
                yield Row(key=f"{BLOCK}{block.id}", kind=RowKind.TEXT, text=f"{block.mark} {plain(block.text)}", level=level)
            case blocks.TaskList():
                printed.update(block.task_ids)
                for task_id in block.task_ids:
                    yield from _task(tasks[task_id], level)
            case blocks.Table():
                yield Row(key=f"{BLOCK}{block.id}", kind=RowKind.FIELD, label=_("Table"), text=_table_words(block), level=level)
            case blocks.BudgetTable():
                count = len(block.line_ids)
                words = ngettext("{count} budget line", "{count} budget lines", count).format(count=count)
                yield Row(key=f"{BLOCK}{block.id}", kind=RowKind.FIELD, label=_("Table"), text=words, level=level)
            case blocks.Image():
                yield Row(key=f"{BLOCK}{block.id}", kind=RowKind.FIELD, label=_("Picture"), text=block.title, level=level)


def _table_words(table: blocks.Table) -> str:
    first = [" ".join(plain(part) for part in cell.paragraphs) for row in table.rows[:1] for cell in row]
    rows = ngettext("{count} row", "{count} rows", len(table.rows)).format(count=len(table.rows))
    return f"{rows}: {' · '.join(text for text in first if text)}"


def _task(task: Task, level: int) -> Iterator[Row]:
    text = " ".join(part for part in (_numbered(task.number), task.title) if part)
    yield Row(key=f"{TASK}{task.id}/title", kind=RowKind.HEADING, label=_("Task"), text=text, level=level)
    for name, words in TASK_FIELDS:
        if (value := TASK_TEXTS[name](task)) or name in _ALWAYS:
            yield Row(key=f"{TASK}{task.id}/{name}", kind=RowKind.FIELD, label=_(words), text=value, level=level + 1)


TASK_TEXTS: dict[str, Callable[[Task], str]] = {
    "title": lambda task: task.title,
    "content": lambda task: " ".join(plain(line) for line in task.content),
    "leads": lambda task: "; ".join(task.leads),
    "partners": lambda task: "; ".join(task.partners),
    "people": lambda task: "; ".join(task.people),
    "time": lambda task: task.time.text,
    "output": lambda task: task.output,
    "budget": lambda task: task.budget or "",
    "note": lambda task: task.note,
}
"""The text of each field of a task."""
