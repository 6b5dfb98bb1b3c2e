"""The ways to the screen of changes: a file that came back, and a kept state of the plan in front."""

from functools import cache, partial

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.services import late
from ttdn_desktop.services.round_trip import ReturnedFile, sent_state
from ttdn_desktop.services.types import PaperOrder, SeenFile
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.returned.review import Analyse, ReturnedReview, of_file, of_version
from ttdn_desktop.ui.session import PlanSession


def open_returned(context: ScreenContext, seen: SeenFile, name: str, plan_id: str) -> None:
    """Bring the plan of a file to the front and show what changed in the file."""

    def opened(session: PlanSession) -> None:
        workspace = context.desk.workspace
        if workspace is None:
            _start(context, session, name, of_file(seen, None, PaperOrder), of_kept=False)
            return
        # papers are printed with what the workspace knows; it is asked once, in the background, also where the plan is compared anew
        order = cache(partial(late.order_in, workspace, session.plan.id, PaperOrder()))
        context.background.watch(
            workspace.sent_version(session.plan.id, sent_state(seen)),
            done=lambda sent: _start(context, session, name, of_file(seen, sent, order), of_kept=False),
            failed=context.message,
            owner=session,
        )

    context.desk.open_plan(plan_id, opened)


def open_version(context: ScreenContext, session: PlanSession, name: str, then: Plan) -> None:
    """Show what differs between the plan in front and a kept state of it."""
    _start(context, session, name, of_version(then), of_kept=True)


def _start(context: ScreenContext, session: PlanSession, name: str, analyse: Analyse, *, of_kept: bool) -> None:
    """Compare in the background, then show."""
    session.settle()
    here = session.plan

    def show(file: ReturnedFile) -> None:
        if context.session.current is session:
            context.go("changes", review=ReturnedReview(name, here, analyse, file=file, of_kept=of_kept))

    context.background.run(analyse, here, done=show, failed=context.message, owner=session)
