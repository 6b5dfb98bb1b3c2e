"""What is taken out of reviewed files into a plan that is there already: tasks and legal bases, as pure edits."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import TaskId
from ttdn_desktop.domain.plan import LegalBasis, Plan, Task
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.task_import import COLUMN_NAMES, ImportRow, MatchedRow, RowOutcome, RowState, TaskImport, appended, matched
from ttdn_desktop.services.task_table import ANNEX
from ttdn_desktop.services.words import fold
from ttdn_desktop.ui.imports.check_list import Line

STATES: dict[RowState, str] = {
    RowState.ADDED: N_("New"),
    RowState.CHANGED: N_("Changes"),
    RowState.UNCHANGED: N_("The same"),
    RowState.CONFLICT: N_("Twice in the file"),
}
"""What a task of the file is to the plan."""


_PLAN = "KH"
_TONES = {RowState.ADDED: "done", RowState.CHANGED: "accent", RowState.UNCHANGED: "muted", RowState.CONFLICT: "warning"}


def beside(plan: Plan | None, tasks: Sequence[Task], *, update: bool, own: Collection[TaskId] = ()) -> TaskImport:
    """The tasks beside those of the plan; without `update` all of them are new. The identities in `own` were written by this program."""
    rows = tuple(ImportRow(row=at, texts=(), outcome=RowOutcome.TASK, task=task, own_id=task.id in own) for at, task in enumerate(tasks))
    return matched(plan, rows) if update and plan is not None else appended(rows)


def only(task_import: TaskImport, chosen: Sequence[int]) -> TaskImport:
    """With the chosen rows taken and no others."""
    wanted = set(chosen)
    return replace(task_import, rows=tuple(replace(row, taken=at in wanted) for at, row in enumerate(task_import.rows)))


def as_plan(plan: Plan) -> Plan:
    """What was read, as a plan: an annex that came without its paper becomes that of a plan still to be written."""
    return edits.set_document(plan, type=_PLAN) if plan.document.type == ANNEX else plan


def offered(task_import: TaskImport) -> tuple[int, ...]:
    """Places of the rows that have something to give: a task that is the same in the plan has not."""
    return tuple(at for at, row in enumerate(task_import.rows) if row.state is not RowState.UNCHANGED)


def row_line(row: MatchedRow, *, update: bool) -> Line:
    """A task of the file in one line, with what it is to the plan and what it changes there."""
    task = row.after
    about = " — ".join(part for part in (", ".join(task.leads), task.time.text) if part)
    if not update:
        return Line(text=" — ".join(part for part in (task.title, about) if part))
    changes = [f"{_(COLUMN_NAMES[change.field])}: {change.before or '–'} → {change.after or '–'}" for change in row.changes]
    more = "; ".join(changes) if row.state is RowState.CHANGED else about
    if row.doubtful and row.before is not None:
        return Line(text=task.title, beside=" · ".join((_(STATES[row.state]), _("please check"))), tone="warning", more=more)
    return Line(text=task.title, beside=_(STATES[row.state]), tone=_TONES[row.state], more=more)


def with_bases(plan: Plan, bases: Sequence[LegalBasis]) -> Plan:
    """Add the bases the plan does not cite yet."""
    cited = {_citation(basis) for basis in plan.legal_bases}
    for basis in bases:
        if _citation(basis) not in cited:
            cited.add(_citation(basis))
            plan = edits.add_basis(plan, replace(basis, inline=False))
    return plan


def cited_once(bases: Sequence[LegalBasis]) -> tuple[LegalBasis, ...]:
    """The bases without those that cite a document another one cites already: several files name the same laws."""
    first: dict[str, LegalBasis] = {}
    for basis in bases:
        first.setdefault(_citation(basis), basis)
    return tuple(first.values())


def _citation(basis: LegalBasis) -> str:
    """Two lines that cite one document are one basis."""
    parts = (basis.type, basis.number) if basis.number else (basis.text,)
    return " ".join(fold(part or "") for part in parts).strip(" .;,")
