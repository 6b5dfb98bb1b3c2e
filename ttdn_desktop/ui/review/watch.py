"""Watches the plan in front: checks it off the window's thread a moment after it or the library changed, mends it, and keeps what was set aside."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.set_aside import SetAside
from ttdn_desktop.i18n import _
from ttdn_desktop.services import late_checks, set_asides
from ttdn_desktop.services.types import PaperOrder
from ttdn_desktop.ui.background import Background
from ttdn_desktop.ui.session import Clock, PlanSession, SessionHolder, local_day

if TYPE_CHECKING:
    from ttdn_desktop.domain.units import Units
    from ttdn_desktop.services.bases import Shelf
    from ttdn_desktop.services.reviewing import Item, Review, Reviewer
    from ttdn_desktop.services.workspace import Workspace
    from ttdn_desktop.services.workspace_view import Beside, WorkspaceView
    from ttdn_desktop.ui.value_session import ValueSession

PAUSE = 350
"""Milliseconds without a change after which the plan is checked."""


class Keeper(Protocol):
    """What it asks of the desk: the open workspace, when it is open, and why nothing can be saved there, or nothing."""

    opened: SignalInstance
    plans_changed: SignalInstance
    words_changed: SignalInstance
    read_only: str

    @property
    def workspace(self) -> "Workspace | None": ...


class Books(Protocol):
    """What it asks of the books of the office: its units, and the library by which bases are judged; the shipped one where that is not there yet."""

    library_changed: SignalInstance
    units_changed: SignalInstance
    units: "ValueSession[Units]"

    @property
    def shelf(self) -> "Shelf": ...


class ReviewWatch(QObject):
    """One for the window. `reviewed` where there is something new to show; `review` is None until the plan in front was checked once."""

    reviewed = Signal()

    def __init__(
        self,
        session: SessionHolder,
        desk: Keeper,
        background: Background,
        clock: Clock,
        *,
        books: Books | None = None,
        make: "Callable[..., Reviewer]" = late_checks.reviewer,
        look: "Callable[[Workspace], WorkspaceView]" = late_checks.workspace_view,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent or session)
        self._session, self._desk, self._background, self._clock, self._make, self._look = session, desk, background, clock, make, look
        self._books = books
        self.review: Review | None = None
        self._reviewer: Reviewer | None = None
        self._plan_id = ""
        self._aside: tuple[SetAside, ...] = ()
        self._view: WorkspaceView | None = None
        self._beside: Beside | None = None
        self._asking = False
        self._ask_again = False  # something changed while the workspace was asked
        self._running = False
        self._stale = False  # what is being checked is not what is in front any more
        self._wishes: tuple[tuple[str, ...], ...] = ()  # names of findings to be mended once they are known again
        self._waiting: list[Callable[[Review], object]] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._run)
        session.switched.connect(self._on_switched)
        session.changed.connect(lambda _before, _after: self._pause.start())
        desk.opened.connect(self._on_opened)
        desk.plans_changed.connect(self._look_beside)
        desk.words_changed.connect(self._look_beside)
        if books is not None:
            books.library_changed.connect(self._on_books)
            books.units_changed.connect(self._on_books)
        self._on_switched(session.current)

    @property
    def is_current(self) -> bool:
        """Whether the findings are those of the plan as it is now."""
        return self.review is not None and self.review.plan is self._session.plan and not self._stale and not self._running

    def count(self, severity: Severity) -> int:
        """How many findings of that weight there are."""
        return self.review.count(severity) if self.review is not None else 0

    @property
    def to_mend(self) -> int:
        """How many errors there are, and findings to be looked at."""
        return self.count(Severity.ERROR) + self.count(Severity.WARNING)

    def when_current(self, then: "Callable[[Review], object]") -> None:
        """Call this once the findings are those of the plan as it is now."""
        self._session.settle()
        if self.is_current and self.review is not None:
            then(self.review)
            return
        self._waiting.append(then)
        self._pause.stop()
        self._run()

    def fix(self, items: "Iterable[Item]") -> None:
        """Mend these in one step of undo; where the plan has changed meanwhile, as soon as it is checked again."""
        wanted = tuple(item.name for item in items if item.fixes)
        if not wanted:
            return
        self._wishes = wanted
        self.when_current(self._grant)

    def set_aside(self, item: "Item", reason: str) -> None:
        """Let this finding not count, for this reason."""
        plan = self._session.plan
        if plan is not None:
            one = SetAside(plan=plan.id, rule=item.told.code, reason=reason, paper=item.paper, node=item.spot, at=self._clock())
            self._keep((*self._aside, one))

    def take_back(self, item: "Item") -> None:
        """Let a finding count again."""
        self._keep(tuple(one for one in self._aside if not (one.paper == item.paper and one.covers(item.told.code, item.spot))))

    # --- checking

    def _on_switched(self, session: PlanSession | None) -> None:
        self._plan_id = session.plan.id if session is not None else ""
        self._reviewer, self.review, self._aside, self._beside, self._wishes, self._waiting = None, None, (), None, (), []
        self._stale = self._running
        self.reviewed.emit()
        if session is not None:
            self._load_aside()
            self._look_beside()
            self._pause.start()
        else:
            self._pause.stop()

    def _run(self) -> None:
        plan = self._session.plan
        if self._running or plan is None:
            self._stale = self._running
            return
        if self._reviewer is None:
            self._reviewer = self._make(local_day(self._clock))
        self._reviewer.shelf = self._shelf()
        if self._books is not None:
            self._reviewer.units = self._books.units.value
        self._running, self._stale = True, False
        job = self._background.run(self._reviewer.review, plan, self._aside, self._beside, done=self._on_review, failed=lambda _why: None, owner=self)
        job.ended.connect(self._on_ended)

    def _shelf(self) -> "Shelf | None":
        shelf = self._books.shelf if self._books is not None else None
        return shelf if shelf is not None and shelf.library.documents else None

    def _on_books(self) -> None:
        """Bases or units are judged otherwise; a person may be typing, so it waits a moment."""
        if self._session.plan is not None:
            self._stale = True
            self._pause.start()

    def _on_ended(self) -> None:
        self._running = False

    def _on_review(self, review: "Review") -> None:
        plan = self._session.plan
        if plan is None or review.plan.id != plan.id:
            self._run()
            return
        again = self._stale or review.plan is not plan
        self._stale = False
        self.review = review
        if again:
            self._stale = True
            if not self._pause.isActive():  # else the person is typing, and it is checked when that is done
                self._run()
        self.reviewed.emit()
        if not again:
            waiting, self._waiting = self._waiting, []
            for then in waiting:
                then(review)

    # --- mending

    def _grant(self, review: "Review") -> None:
        wishes, self._wishes = set(self._wishes), ()
        session = self._session.current
        items = [item for item in review.items if item.name in wishes]
        if session is None or not items:
            return
        fixes = [fix for item in items for fix in item.fixes if not session.locked or item.place.paper]  # papers of an issued plan are still worked on
        order = self._beside.order if self._beside is not None else PaperOrder()
        name = _("Mend: {what}").format(what=items[0].place.words) if len(items) == 1 else _("Mend all that is certain")
        session.edit_papers(name, lambda plan: late_checks.mended_plan(plan, fixes, order))

    # --- what the workspace knows beside the plan

    def _on_opened(self) -> None:
        self._view = None
        self._load_aside()
        self._look_beside()

    def _look_beside(self) -> None:
        workspace, plan_id = self._desk.workspace, self._plan_id
        self._ask_again = self._asking
        if workspace is None or not plan_id or self._asking:
            return
        if self._view is None:
            self._view = self._look(workspace)
        self._asking = True
        asked = self._background.run(self._view.beside, PlanId(plan_id), done=partial(self._on_beside, plan_id), failed=lambda _why: None, owner=self)
        asked.ended.connect(self._on_asked)

    def _on_asked(self) -> None:
        self._asking = False
        if self._ask_again:
            self._look_beside()

    def _on_beside(self, plan_id: str, beside: "Beside") -> None:
        if plan_id == self._plan_id and beside != self._beside:
            self._beside = beside
            self._again()

    # --- what was set aside

    def _load_aside(self) -> None:
        workspace, plan_id = self._desk.workspace, self._plan_id
        if workspace is not None and plan_id:
            name = set_asides.choice_name(plan_id)
            self._background.watch(workspace.kept_choice(name), done=lambda text: self._on_aside(plan_id, text), failed=lambda _why: None, owner=self)

    def _on_aside(self, plan_id: str, text: str) -> None:
        plan = self._session.plan
        if plan is None or plan_id != self._plan_id:
            return
        kept = set_asides.from_text(text)
        lasting = set_asides.settled(plan, kept)
        if lasting != kept:
            self._keep(lasting)
        elif kept != self._aside:
            self._aside = kept
            self._again()

    def _keep(self, aside: tuple[SetAside, ...]) -> None:
        self._aside = aside
        workspace = self._desk.workspace
        if workspace is not None and not self._desk.read_only:
            name = set_asides.choice_name(self._plan_id)
            self._background.watch(workspace.keep_choice(name, set_asides.to_text(aside)), done=lambda _kept: None, failed=lambda _why: None, owner=self)
        self._again()

    def _again(self) -> None:
        """Check what did not change, for something else did."""
        self._stale = True
        self._pause.stop()
        self._run()
