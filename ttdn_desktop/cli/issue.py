"""`ttdn issue`: number and date the clerk gave, entered into a plan of a workspace or into one of its papers."""

from argparse import ArgumentParser, Namespace

from ttdn_desktop.cli.command import Command, Exit, Tools, UsageError
from ttdn_desktop.cli.output import say, tell
from ttdn_desktop.cli.workspace import add_workspace, opened, words
from ttdn_desktop.domain.ids import PaperId, PlanId
from ttdn_desktop.domain.issuing import is_locked, issuing_decision, reopen_paper, reopened
from ttdn_desktop.domain.notes import Note, NoteId
from ttdn_desktop.domain.paper_edits import paper_of
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.regimes import full_number
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services import late
from ttdn_desktop.services.issuing import understood
from ttdn_desktop.services.paper_keys import PAPER_KEYS
from ttdn_desktop.services.types import PLAN, PaperOrder
from ttdn_desktop.services.words import short_date, tidy


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("plan", metavar=_("PLAN"), type=words, help=_("the id of a plan in the workspace"))
    add_workspace(parser)
    parser.add_argument("--number", metavar=_("NUMBER"), type=words, required=True, help=_("the number the clerk gave, such as 12 or 12/KH-UBND"))
    parser.add_argument("--date", metavar=_("DATE"), type=words, required=True, help=_("the date of issue, such as 15/12/2026"))
    parser.add_argument("--symbol", metavar=_("SYMBOL"), type=words, default="", help=_("the symbol, where it is not the one the paper has"))
    parser.add_argument("--kind", choices=PAPER_KEYS, default=PLAN, metavar=_("KIND"), help=_("another paper of the plan, by its kind, such as decision"))
    parser.add_argument("--again", metavar=_("REASON"), type=words, help=_("mend number and date that were entered by mistake; the reason is kept as a note"))


def _run(given: Namespace, tools: Tools) -> Exit:
    today = tools.clock().astimezone().date()
    with opened(given.workspace, tools) as workspace:
        plan = workspace.load(PlanId(given.plan)).result()
        paper = _paper(plan, given.kind)
        _refuse_again(plan, paper, given.again)
        if given.again is not None:
            plan = reopened(plan) if paper is None else reopen_paper(plan, paper)
        head = plan.document if paper is None else next(one.document for one in plan.papers if one.id == paper)
        found = understood(plan, given.number, given.symbol or head.symbol or "", given.date, today, paper=paper)
        if found.trouble:
            raise UsageError(found.trouble)
        after = late.issued(plan, found, paper, late.order_in(workspace, plan.id, PaperOrder()))
        workspace.save(after).result()
        if given.again is not None:
            text = _("Opened again: {reason}").format(reason=tidy(given.again))
            workspace.put_notes([Note(id=NoteId(tools.new_id()), plan=plan.id, node="general", text=text, at=tools.clock())]).result()
        if after.locked:
            workspace.keep_version(plan.id, "issue").result()
    for doubt in found.doubts:
        tell(doubt)
    say(_("Entered."))
    return Exit.GOOD


def _refuse_again(plan: Plan, paper: PaperId | None, reason: str | None) -> None:
    """What bears number and date already keeps them, unless somebody says why not."""
    if paper is None:
        decision = issuing_decision(plan)
        if plan.locked and decision is not None and is_locked(decision):
            raise UsageError(_("This plan was issued by its decision. Nothing was changed. Mend number and date there: --kind decision --again REASON."))
    there = plan if paper is None else paper_of(plan, paper)
    if not (there.locked if isinstance(there, Plan) else is_locked(there)):
        if reason is not None:
            raise UsageError(_("This paper was not issued yet; leave out --again."))
        return
    if reason is None or not tidy(reason):
        number, day = full_number(there.document), short_date(there.document.date) if there.document.date else "–"
        raise UsageError(
            _(
                "Issued already: number {number}, date {date}. Nothing was changed. Where they were entered by mistake, enter them anew with --again REASON; "
                "what was signed is changed by a new draft or an amendment."
            ).format(number=number or "–", date=day)
        )


def _paper(plan: Plan, kind: str) -> PaperId | None:
    """The last paper of that kind; None for the plan itself."""
    if kind == PLAN:
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
