"""What is taken out of reviewed files into a plan that is there already: tasks and legal bases, as pure edits."""

from collections.abc import Sequence
from dataclasses import replace

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.plan import LegalBasis, Plan, Task
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.task_import import ImportRow, MatchedRow, RowOutcome, RowState, TaskImport, appended, matched
from ttdn_desktop.services.words import fold

STATES: dict[RowState, str] = {
    RowState.ADDED: N_("New"),
    RowState.CHANGED: N_("Changes"),
    RowState.UNCHANGED: N_("The same"),
    RowState.CONFLICT: N_("Twice in the file"),
}
"""What a task of the file is to the plan."""


def beside(plan: Plan | None, tasks: Sequence[Task], *, update: bool) -> TaskImport:
    """The tasks beside those of the plan; without `update` all of them are new."""
    rows = tuple(ImportRow(row=at, texts=(), outcome=RowOutcome.TASK, task=task) for at, task in enumerate(tasks))
    return matched(plan, rows) if update and plan is not None else appended(rows)


def only(task_import: TaskImport, chosen: Sequence[int]) -> TaskImport:
    """With the chosen rows taken and no others."""
    wanted = set(chosen)
    return replace(task_import, rows=tuple(replace(row, taken=at in wanted) for at, row in enumerate(task_import.rows)))


def row_words(row: MatchedRow, *, update: bool) -> str:
    """A task of the file in one line, with what it changes."""
    task = row.after
    words = " — ".join(part for part in (task.title, ", ".join(task.leads), task.time.text) if part)
    if not update:
        return words
    changes = "; ".join(f"{change.before or '–'} → {change.after or '–'}" for change in row.changes)
    return f"{_(STATES[row.state])}: {words}" + (f" ({changes})" if changes else "")


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
