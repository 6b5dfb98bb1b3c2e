"""`ttdn issue`: number and date the clerk gave, entered into a plan of a workspace or into one of its papers."""

from argparse import ArgumentParser, Namespace

from ttdn_desktop.cli.command import Command, Exit, Tools, UsageError
from ttdn_desktop.cli.output import say, tell
from ttdn_desktop.cli.workspace import add_workspace, opened, words
from ttdn_desktop.domain.ids import PaperId, PlanId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services import late
from ttdn_desktop.services.issuing import understood
from ttdn_desktop.services.paper_keys import PAPER_KEYS
from ttdn_desktop.services.types import PaperOrder

_PLAN = "plan"


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("plan", metavar=_("PLAN"), type=words, help=_("the id of a plan in the workspace"))
    add_workspace(parser)
    parser.add_argument("--number", metavar=_("NUMBER"), type=words, required=True, help=_("the number the clerk gave, such as 12 or 12/KH-UBND"))
    parser.add_argument("--date", metavar=_("DATE"), type=words, required=True, help=_("the date of issue, such as 15/12/2026"))
    parser.add_argument("--symbol", metavar=_("SYMBOL"), type=words, default="", help=_("the symbol, where it is not the one the paper has"))
    parser.add_argument("--kind", choices=PAPER_KEYS, default=_PLAN, metavar=_("KIND"), help=_("another paper of the plan, by its kind, such as decision"))


def _run(given: Namespace, tools: Tools) -> Exit:
    today = tools.clock().astimezone().date()
    with opened(given.workspace, tools) as workspace:
        plan = workspace.load(PlanId(given.plan)).result()
        paper = _paper(plan, given.kind)
        head = plan.document if paper is None else next(one.document for one in plan.papers if one.id == paper)
        found = understood(plan, given.number, given.symbol or head.symbol or "", given.date, today, paper=paper)
        if found.trouble:
            raise UsageError(found.trouble)
        after = late.issued(plan, found, paper, late.order_in(workspace, plan.id, PaperOrder()))
        workspace.save(after).result()
        if after.locked:
            workspace.keep_version(plan.id, "issue").result()
    for doubt in found.doubts:
        tell(doubt)
    say(_("Entered."))
    return Exit.GOOD


def _paper(plan: Plan, kind: str) -> PaperId | None:
    """The last paper of that kind; None for the plan itself."""
    if kind == _PLAN:
        return None
    found = [paper.id for paper in plan.papers if late.key_of_paper(paper) == kind]
    if not found:
        raise UsageError(_("This plan has no paper of that kind."))
    return found[-1]


ISSUE = Command(
    name="issue",
    summary=N_("enter number and date of issue of a plan or one of its papers"),
    arguments=_arguments,
    run=_run,
    example="ttdn issue 01J… --number 12 --date 15/12/2026 --workspace kho.ttdn",
)
