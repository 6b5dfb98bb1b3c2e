"""`ttdn import … --into ID`: the tasks of workbooks taken into a plan that is there."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from ttdn_desktop.cli.command import Exit, Tools, UsageError
from ttdn_desktop.cli.output import print_json, say, tell
from ttdn_desktop.cli.workspace import opened, words
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.errors import UnreadableError
from ttdn_desktop.i18n import _
from ttdn_desktop.services import late
from ttdn_desktop.services.types import BookTaken


def add_into(parser: ArgumentParser) -> None:
    """The options that say into which plan, and how."""
    told = _("take the tasks of workbooks (.xlsx, .xls, .ods) into this plan instead of making a new one")
    parser.add_argument("--into", metavar=_("ID"), type=words, help=told)
    parser.add_argument("--append", action="store_true", help=_("with --into: add all rows as new tasks, without looking for tasks that are there"))


def import_into(given: Namespace, tools: Tools) -> Exit:
    """Take the tasks in; nothing is changed where one of the files cannot be read."""
    with opened(given.workspace, tools) as workspace:
        plan = workspace.load(PlanId(given.into)).result()
        if plan.locked:
            raise UsageError(_("The plan “{subject}” is issued and cannot be changed. Make a new draft of it first.").format(subject=plan.document.subject))
        taken = _taken(given.files, plan, tools, append=given.append)
        if taken.plan != plan:
            workspace.save(taken.plan).result()
    if given.json:
        print_json(
            {"ids": [str(plan.id)], "added": list(taken.added), "changed": list(taken.changed), "unchanged": taken.unchanged, "conflicts": taken.conflicts}
        )
        return Exit.GOOD
    say(f"{plan.id}  {' '.join(plan.document.subject.split())}")
    tell(
        _("Tasks added: {added}; changed: {changed}; unchanged: {unchanged}; left out because two rows are the same task: {conflicts}.").format(
            added=len(taken.added), changed=len(taken.changed), unchanged=taken.unchanged, conflicts=taken.conflicts
        )
    )
    return Exit.GOOD


def _taken(files: list[Path], plan: Plan, tools: Tools, *, append: bool) -> BookTaken:
    """The plan with the tasks of all files."""
    whole = BookTaken(plan=plan)
    with late.fence() as fence:
        for file in files:
            found = late.take_book(late.read_book(file, fence=fence), whole.plan, tools.new_id, append=append)
            if found is None:
                raise UnreadableError(_("There is no table of tasks in “{name}”. Nothing was changed.").format(name=file.name))
            whole = BookTaken(
                plan=found.plan,
                added=(*whole.added, *found.added),
                changed=(*whole.changed, *found.changed),
                unchanged=whole.unchanged + found.unchanged,
                conflicts=whole.conflicts + found.conflicts,
            )
    return whole
