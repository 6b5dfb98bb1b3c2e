"""`ttdn export`: a plan as a Word file, its tasks as an Excel file."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path

from ttdn_desktop.cli import templates
from ttdn_desktop.cli.command import Command, Exit, Tools, UsageError
from ttdn_desktop.cli.output import say
from ttdn_desktop.cli.workspace import add_workspace, is_file, is_folder, opened, words
from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services import late
from ttdn_desktop.services.types import ExportOptions

_WRITERS: dict[str, Callable[[Plan, Path, ExportOptions], Path]] = {".docx": late.export_docx, ".xlsx": late.export_xlsx}
_KINDS = ("plan",)


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("plan", metavar=_("PLAN"), type=words, help=_("the id of a plan in the workspace, or a file PLAN.json"))
    add_workspace(parser, required=False)
    parser.add_argument("--to", metavar=_("OUT"), type=Path, required=True, help=_("the file to write: .docx or .xlsx; an existing one is replaced"))
    parser.add_argument("--kind", choices=_KINDS, default=_KINDS[0], help=_("which paper of the plan"))
    parser.add_argument("--tasks", choices=[layout.value for layout in TaskLayout], help=_("print tasks as headings or as a table, whatever the plan says"))
    parser.add_argument("--template", metavar=_("TEMPLATE"), type=words, help=_("fill this template of the workspace, by its name or id"))
    parser.add_argument("--answer", metavar=_("BLANK=TEXT"), type=words, action="append", default=[], help=_("what stands in a blank of the template"))
    parser.add_argument("--no-notes", action="store_true", help=_("leave out the instructions of the template"))
    parser.add_argument("--draft", action="store_true", help=_("leave number and date blank"))


def _run(given: Namespace, tools: Tools) -> Exit:
    if given.template is not None:
        if given.workspace is None:
            raise UsageError(_("A template stands in a workspace; name it with --workspace."))
        say(str(templates.fill(given, tools)))
        return Exit.GOOD
    suffix = given.to.suffix.lower()
    if suffix not in _WRITERS:
        raise UsageError(_("“{name}” must end in .docx or .xlsx.").format(name=given.to.name))
    if is_folder(given.to):
        raise UsageError(_("“{name}” is a folder, not a file. Choose a file in it.").format(name=given.to.name))
    options = ExportOptions(tasks=TaskLayout(given.tasks) if given.tasks else None, draft=given.draft)
    if given.workspace is None:
        plan = _plan_of_file(given.plan)
        target = _WRITERS[suffix](plan, given.to, options)
    else:
        target = _from_workspace(given, tools, _WRITERS[suffix], options)
    say(str(target))
    return Exit.GOOD


def _plan_of_file(name: str) -> Plan:
    file = Path(name)
    if not is_file(file) and not is_folder(file) and file.suffix.lower() != ".json":
        raise UsageError(_("“{name}” is not a file. To export a plan of a workspace, name it with --workspace.").format(name=name))
    return late.read_plan_file(file)


def _from_workspace(given: Namespace, tools: Tools, write: Callable[[Plan, Path, ExportOptions], Path], options: ExportOptions) -> Path:
    """The folder is remembered first, so that the next start can sweep it if this process is killed; the exported state is kept."""
    with opened(given.workspace, tools) as workspace:
        plan = workspace.load(PlanId(given.plan)).result()
        workspace.remember_folder(given.to.parent).result()
        target = write(plan, given.to, options)
        workspace.keep_version(plan.id, "export").result()
    return target


EXPORT = Command(
    name="export",
    summary=N_("write a plan as a Word file, or its tasks as an Excel file"),
    arguments=_arguments,
    run=_run,
    example="ttdn export ke-hoach.json --to ke-hoach.docx",
)
