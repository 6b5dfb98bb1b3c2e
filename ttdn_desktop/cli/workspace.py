"""`ttdn list`, `search`, `show`: the plans of a workspace."""

import datetime as dt
import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ttdn_desktop.cli.command import Command, Exit, Tools, UsageError
from ttdn_desktop.cli.output import print_json, say, table, tell
from ttdn_desktop.cli.summary import plan_lines
from ttdn_desktop.domain import codec
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.errors import FileWriteError, UnreadableError
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services import late
from ttdn_desktop.services.known_places import directory_of
from ttdn_desktop.services.stages import STAGES
from ttdn_desktop.services.unit_links import linked
from ttdn_desktop.services.words import parse_date

if TYPE_CHECKING:
    from ttdn_desktop.services.workspace import Workspace

_MANY = 1_000_000  # hits: all of them

_KINDS = {"plan": N_("plan"), "task": N_("task"), "basis": N_("legal basis")}


@contextmanager
def opened(path: Path, tools: Tools, *, make: bool = False) -> "Iterator[Workspace]":
    """The workspace, closed (and backed up) at the end; only `import` makes one that is not there."""
    if is_folder(path):
        raise UnreadableError(_("“{name}” is a folder, not a file. Choose a file in it.").format(name=path))
    if not make and not is_file(path):
        raise UnreadableError(_("There is no workspace “{path}”. “ttdn import” makes one.").format(path=path))
    if make and not is_folder(path.parent):
        raise FileWriteError(_("There is no folder “{folder}”. Nothing was changed. Make it first, or choose another place.").format(folder=path.parent))
    with late.open_workspace(path, clock=tools.clock, new_id=tools.new_id) as workspace:
        yield workspace


def is_file(path: Path) -> bool:
    """Whether there is a file; a name that the system does not even accept is none."""
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises for a name that is too long


def is_folder(path: Path) -> bool:
    """Whether there is a folder, as above."""
    return os.path.isdir(path)  # noqa: PTH112 - as above


def folder_as_target(path: Path) -> UsageError:
    """What is told where a file is to be written and a folder was named."""
    return UsageError(
        _("“{name}” is a folder, but a file is to be written here. Nothing was written. Name a file, also in that folder.").format(name=path.name)
    )


def words(text: str) -> str:
    """An argument as text; bytes that were no UTF-8 cannot name anything here."""
    return text.encode("utf-8", "replace").decode("utf-8")


def day(text: str) -> dt.date:
    """A day in an argument, written 2026-07-01 or as people write it, 01/7/2026."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        found = parse_date(text)
    if found is None:
        raise ArgumentTypeError(_("“{text}” is not a date; write 01/7/2026 or 2026-07-01").format(text=text))
    return found


def add_workspace(parser: ArgumentParser, *, required: bool = True) -> None:
    """The option that names the workspace."""
    parser.add_argument("--workspace", metavar=_("W"), type=Path, required=required, help=_("the workspace file (.ttdn)"))


def add_json(parser: ArgumentParser) -> None:
    """The option that asks for JSON."""
    parser.add_argument("--json", action="store_true", help=_("print the result as JSON"))


def _list_arguments(parser: ArgumentParser) -> None:
    add_workspace(parser)
    add_json(parser)


def _list(given: Namespace, tools: Tools) -> Exit:
    with opened(given.workspace, tools) as workspace:
        plans = workspace.plans().result()
    if given.json:
        rows = [
            {
                "id": plan.id,
                "year": plan.year,
                "subject": plan.subject,
                "issuer": plan.issuer,
                "stage": plan.stage.value,
                "tasks": plan.tasks,
                "changed": plan.changed.isoformat(),
            }
            for plan in plans
        ]
        print_json({"plans": rows})
    elif plans:
        table([(plan.id, str(plan.year or ""), _(STAGES[plan.stage]), " ".join(plan.subject.split())) for plan in plans])
    else:
        tell(_("There are no plans in this workspace yet."))
    return Exit.GOOD


def _search_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("text", metavar=_("TEXT"), type=words, help=_("the words to look for, with or without their accents"))
    add_workspace(parser)
    add_json(parser)


def _search(given: Namespace, tools: Tools) -> Exit:
    with opened(given.workspace, tools) as workspace:
        hits = workspace.search(given.text, limit=_MANY).result()
    if given.json:
        print_json({"hits": [{"kind": hit.kind, "id": hit.id, "plan": hit.plan, "text": hit.text} for hit in hits]})
    elif hits:
        table([(hit.plan, _(_KINDS.get(hit.kind, hit.kind)), " ".join(hit.text.split())) for hit in hits])
    else:
        tell(_("Nothing was found for “{text}”.").format(text=given.text))
    return Exit.GOOD


def _show_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar=_("ID"), type=words, help=_("the plan, as “ttdn list” names it"))
    add_workspace(parser)
    add_json(parser)


def _show(given: Namespace, tools: Tools) -> Exit:
    with opened(given.workspace, tools) as workspace:
        plan = workspace.load(PlanId(given.id)).result()
        units, library = workspace.units().result(), workspace.library().result()
    if given.json:
        print_json(codec.plan_to_json(linked(plan, units, tools.clock().astimezone().date(), directory_of(library))))
    else:
        for line in plan_lines(plan):
            say(line)
    return Exit.GOOD


LIST = Command(name="list", summary=N_("list the plans of a workspace"), arguments=_list_arguments, run=_list, example="ttdn list --workspace xa.ttdn")
SEARCH = Command(
    name="search",
    summary=N_("search plans, tasks and legal bases"),
    arguments=_search_arguments,
    run=_search,
    example='ttdn search "doi ngoai" --workspace xa.ttdn',
)
SHOW = Command(
    name="show", summary=N_("show one plan"), arguments=_show_arguments, run=_show, example="ttdn show 01JF3M2Q7W8ZKXC4N5T6V9B0RD --workspace xa.ttdn --json"
)
