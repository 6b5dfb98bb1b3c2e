"""Checking what the command line names: files of others, plans as JSON, plans of a workspace; each told by itself when it cannot be read."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.errors import UnreadableError
from ttdn_desktop.rules.model import Report
from ttdn_desktop.services import set_asides
from ttdn_desktop.services.check_report import Checked
from ttdn_desktop.services.checking import CheckedFile, CheckOptions, check_file, check_papers, register_of, told_once
from ttdn_desktop.services.foreign import read_file
from ttdn_desktop.services.mending import mend_file
from ttdn_desktop.services.workspace_view import WorkspaceView, with_own

if TYPE_CHECKING:
    from ttdn_desktop.services.fence import Fence
    from ttdn_desktop.services.workspace import Workspace

_PLAN_FORMAT = "json"


def check_path(path: Path, fence: "Fence", options: CheckOptions, fix: Path | None = None) -> Checked:
    """A file: of others, checked as it stands (and a mended copy written); a PLAN.json with the papers it prints."""
    try:
        if path.suffix.lower() == f".{_PLAN_FORMAT}":
            reading = read_file(path, fence, trace=False)
            if reading.plan is not None and reading.source.format == _PLAN_FORMAT:
                return replace(checked_plan(reading.plan, options, str(path)), source=reading.source)
        if fix is not None:
            mended = mend_file(path, fix, fence, options)
            return replace(_of_file(mended.after, str(path)), source=mended.before.source, mended=mended)
        return _of_file(check_file(path, fence, options), str(path))
    except UnreadableError as error:
        return Checked(name=str(path), trouble=error.message)


def check_in(workspace: "Workspace", plan_id: str, options: CheckOptions) -> Checked:
    """A plan of a workspace, with what was set aside of it and the numbers that other plans bear. Raises NotFoundError where there is none of that id."""
    plan = workspace.load(PlanId(plan_id)).result()
    aside = set_asides.settled(plan, set_asides.from_text(workspace.kept_choice(set_asides.choice_name(plan.id)).result()))
    beside = WorkspaceView(workspace).beside(plan.id)
    known = replace(options, set_aside=aside, register=with_own(beside.register, register_of((plan,))), order=beside.order)
    return checked_plan(plan, known, plan.document.subject or plan.id)


def checked_plan(plan: Plan, options: CheckOptions, name: str) -> Checked:
    """A plan and every paper it has, in one report; what is wrong with the plan is told once."""
    papers = check_papers(plan, options)
    first = papers[0]
    report = replace(first.report, findings=tuple(finding for _paper, finding in told_once(papers)))
    return Checked(name=name, subject=first.subject, report=report)


def _of_file(checked: CheckedFile, name: str) -> Checked:
    report: Report = checked.report
    reading = checked.seen.reading
    if not reading.is_document or (checked.subject.paper is None and checked.subject.plan is None):
        why = next((finding.message for finding in reading.findings if finding.message), "")
        return Checked(name=name, source=checked.source, trouble=why or name)
    return Checked(name=name, subject=checked.subject, report=report, source=checked.source)
