"""`ttdn carry-out`: from a superior's plan the draft of the own one."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ttdn_desktop.cli.command import Command, Exit, Tools, UsageError
from ttdn_desktop.cli.output import print_json, table, tell
from ttdn_desktop.cli.workspace import add_json, add_workspace, is_file, opened, words
from ttdn_desktop.domain.clauses import Clause
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.errors import NotFoundError, UnreadableError
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services import late, system
from ttdn_desktop.services.clause_words import ROLES

if TYPE_CHECKING:
    from ttdn_desktop.services.workspace import Workspace


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("source", metavar=_("FILE|ID"), type=words, help=_("the superior's plan: a file, or a plan of the workspace"))
    add_workspace(parser)
    parser.add_argument("--unit", metavar=_("NAME"), type=words, help=_("the own unit; without it, the agency of the settings"))
    add_json(parser)


def _run(given: Namespace, tools: Tools) -> Exit:
    settings = system.stored_settings()
    if not (given.unit or settings.issuing_body).strip():
        raise UsageError(_("Say who you are: --unit NAME, or the agency in the settings of the program."))
    path = Path(given.source)
    read = _read(path) if is_file(path) else None
    with opened(given.workspace, tools, make=read is not None) as workspace:
        superior = _kept(workspace, read) if read is not None else workspace.load(PlanId(given.source)).result()
        directory = late.directory_in(workspace)
        if given.unit:
            settings = late.settings_for(settings, given.unit, "", directory)
        clauses = late.clauses_of(superior, settings.issuing_body, settings.parent_body)
        own = [clause for clause in clauses if clause.role is not None]
        day = tools.clock().astimezone().date()
        plan = late.carry_out(superior, own, tools.new_id, day, settings, directory=directory)
        made = workspace.add(plan).result().plan
    if given.json:
        print_json({"superior": superior.id, "plan": made, "clauses": [_as_json(clause, plan) for clause in own]})
        return Exit.GOOD
    table([(clause.place, _(ROLES[clause.role]), _("sure") if clause.sure else _("to check"), clause.title) for clause in own if clause.role])
    tell(ngettext("{count} clause concerns {unit}.", "{count} clauses concern {unit}.", len(own)).format(count=len(own), unit=settings.issuing_body))
    tell(_("Draft: {plan}. Superior's plan: {superior}.").format(plan=made, superior=superior.id))
    return Exit.GOOD


def _read(path: Path) -> Plan:
    plan = late.read_file(path).plan
    if plan is None:
        raise UnreadableError(_("“{name}” is not an administrative document.").format(name=path.name))
    return plan


def _kept(workspace: "Workspace", plan: Plan) -> Plan:
    """The superior's plan as it stands in the workspace; the same file is not kept twice."""
    try:
        return workspace.load(plan.id).result()
    except NotFoundError:
        return workspace.load(workspace.add(late.kept_superior(plan)).result().plan).result()


def _as_json(clause: Clause, plan: Plan) -> dict[str, Any]:
    task = next((task.id for task in plan.tasks if task.source == clause.place), None)
    role = clause.role.value if clause.role else None
    return {
        "place": clause.place, "kind": clause.kind.value, "role": role, "sure": clause.sure, "words": clause.words, "how": clause.how, "text": clause.text,
        "title": clause.title, "task": task,
    }  # fmt: skip


CARRY_OUT = Command(
    name="carry-out",
    summary=N_("draft the plan that carries out a superior's plan"),
    arguments=_arguments,
    run=_run,
    example="ttdn carry-out ke-hoach-tinh.docx --workspace xa.ttdn",
)
