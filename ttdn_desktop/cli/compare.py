"""`ttdn compare`: what differs between two plans, by meaning."""

from argparse import ArgumentParser, Namespace
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from ttdn_desktop.cli.command import Command, Exit, Tools, UsageError
from ttdn_desktop.cli.output import print_json, say, tell
from ttdn_desktop.cli.workspace import add_json, add_workspace, is_file, opened, words
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.errors import UnreadableError
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services import change_words, late
from ttdn_desktop.services.types import SeenFile
from ttdn_desktop.services.words import brief

if TYPE_CHECKING:
    from ttdn_desktop.services.comparing import Compared
    from ttdn_desktop.services.fence import Fence
    from ttdn_desktop.services.workspace import Workspace

_SHOWN = 300  # characters of a text


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("before", metavar="A", type=words, help=_("the older one: a document, a file PLAN.json, or the id of a plan in the workspace"))
    parser.add_argument("after", metavar="B", type=words, help=_("the newer one, likewise"))
    add_workspace(parser, required=False)
    add_json(parser)


def _run(given: Namespace, tools: Tools) -> Exit:
    with ExitStack() as stack:
        workspace = stack.enter_context(opened(given.workspace, tools)) if given.workspace is not None else None
        fence = stack.enter_context(late.fence())
        before, after = (_given(name, workspace, fence) for name in (given.before, given.after))
    compared = late.compare_two(before, after)
    if given.json:
        print_json({"changes": late.changes_to_json(compared.changes)})
    else:
        _say(compared)
    return Exit.GOOD


def _given(name: str, workspace: "Workspace | None", fence: "Fence") -> Plan | SeenFile:
    file = Path(name)
    if is_file(file):
        if file.suffix.lower() == ".json":
            return late.read_plan_file(file)
        seen = late.view_file(file, fence=fence)
        if seen.reading.plan is None:
            raise UnreadableError(_("“{name}” is not an administrative document.").format(name=file.name))
        return seen
    if workspace is None:
        raise UsageError(_("“{name}” is not a file. To compare a plan of a workspace, name it with --workspace.").format(name=name))
    return workspace.load(PlanId(name)).result()


def _say(compared: "Compared") -> None:
    place = ""
    for one in compared.changes:
        here = change_words.place_of(one.change, compared.comparison).title
        if here != place:
            say(here)
            place = here
        authors = ", ".join(dict.fromkeys(hand.author for hand in one.hands))
        doubt = "" if one.sure else " (" + _("to be checked") + ")"
        say(f"  {change_words.kind_words(one.change)}: {change_words.what_words(one.change)}{doubt}{f' – {authors}' if authors else ''}")
        before, after = change_words.said(one.change, compared.comparison.before, compared.comparison.after)
        if before == after:
            say(f"      {brief(after, _SHOWN)}")
            continue
        for sign, text in (("-", before), ("+", after)):
            if text:
                say(f"    {sign} {brief(text, _SHOWN)}")
    count = len(compared.changes)
    tell(ngettext("{count} change", "{count} changes", count).format(count=count) if count else _("The two say the same."))


COMPARE = Command(
    name="compare",
    summary=N_("show what differs between two plans or documents"),
    arguments=_arguments,
    run=_run,
    example="ttdn compare ke-hoach.json ke-hoach-da-sua.docx",
)
