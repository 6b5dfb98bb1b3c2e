"""A screen's context for tests: everything real but the workspace, which is a dictionary."""

import datetime as dt
import itertools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ttdn_desktop import paths
from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.ids import PlanId, encode_id
from ttdn_desktop.domain.library import Library
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.reading import Reading
from ttdn_desktop.domain.set_aside import SetAside
from ttdn_desktop.services.fence import Fence
from ttdn_desktop.services.reviewing import Review
from ttdn_desktop.services.types import ExportOptions, PagePictures, Report, Saved, SeenFile, SourceBook
from ttdn_desktop.settings import Settings
from ttdn_desktop.ui import dress, icons, theme
from ttdn_desktop.ui.background import Background
from ttdn_desktop.ui.books import Books
from ttdn_desktop.ui.context import ScreenContext, SettingsHolder
from ttdn_desktop.ui.review.watch import ReviewWatch
from ttdn_desktop.ui.session import PlanSession, SessionHolder

NOW = dt.datetime(2026, 11, 10, 3, 32, 5, tzinfo=dt.UTC)


def ids() -> Callable[[], str]:
    """Fresh identities, the same in every run."""
    numbers = itertools.count(1)
    return lambda: encode_id(next(numbers))


class FakeDesk(QObject):
    """Plans in a dictionary; everything happens at once."""

    opened = Signal()
    plans_changed = Signal()
    words_changed = Signal()
    workspace: Any = None
    read_only = ""

    def __init__(self, holder: SessionHolder, new_id: Callable[[], str], units: Sequence[str] = ()) -> None:
        super().__init__(holder)
        self.kept: list[tuple[Plan, str]] = []
        self.holder, self.new_id, self.units = holder, new_id, units
        self.plans: dict[str, Plan] = {}

    def open_plan(self, plan_id: str, then: Callable[[PlanSession], object] | None = None) -> None:
        session = self.open_value(self.plans[plan_id])
        if then is not None:
            then(session)

    def plan_of(self, plan_id: PlanId, then: Callable[[Plan], object]) -> None:
        then(self.plans[plan_id])

    def session_of(self, plan_id: str, then: Callable[[PlanSession], object], failed: Callable[[str], object]) -> None:
        if plan_id in self.plans:
            then(PlanSession(self.plans[plan_id], new_id=self.new_id, clock=lambda: NOW))
        else:
            failed(plan_id)

    def open_value(self, plan: Plan) -> PlanSession:
        session = PlanSession(plan, new_id=self.new_id, clock=lambda: NOW)
        self.plans[plan.id] = plan
        self.holder.show(session)
        return session

    def add(self, plan: Plan) -> None:
        self.plans[plan.id] = plan

    def bring_in(self, plans: Sequence[Plan], then: Callable[[PlanSession], object], saved: Callable[[Saved], object] | None = None) -> None:
        for number, plan in enumerate(plans):
            self.plans[plan.id] = plan
            if saved is not None:
                saved(Saved(plan=plan.id, revision=number + 1, at=NOW))
            if number == 0:
                self.open_plan(plan.id, then)

    def delete(self, plan_id: PlanId, then: Callable[[Plan], object]) -> None:
        then(self.plans.pop(plan_id))

    def keep_version(self, plan: Plan, reason: str) -> None:
        self.kept.append((plan, reason))

    def keep_before(self, plan: Plan, reason: str) -> None:
        self.kept.append((plan, reason))

    def units_meant(self, _name: str) -> Sequence[str]:
        return ()

    def unit_names(self) -> Sequence[str]:
        return self.units


class FakeServices:
    """Nothing is read or written; a test that needs more gives its own."""

    def new_plan(self, new_id: Callable[[], str], today: dt.date, settings: Settings, directory: Directory) -> Plan:
        return Plan(id=PlanId(new_id()), year=today.year)

    def samples(self) -> tuple[tuple[str, str], ...]:
        return ()

    def load_sample(self, name: str, new_id: Callable[[], str]) -> Plan:
        raise KeyError(name)

    def read_file(self, path: Path, *, fence: Fence | None = None, report: Report | None = None) -> Reading:
        raise NotImplementedError

    def read_book(self, path: Path, *, fence: Fence, report: Report | None = None) -> SourceBook:
        raise NotImplementedError

    def view_file(self, path: Path, *, fence: Fence, report: Report | None = None) -> SeenFile:
        raise NotImplementedError

    def page_pictures(self, path: Path, numbers: Sequence[int], width: int, *, fence: Fence) -> PagePictures:
        raise NotImplementedError

    def export_docx(self, plan: Plan, target: Path, options: ExportOptions) -> Path:
        raise NotImplementedError

    def export_pdf(self, plan: Plan, target: Path, options: ExportOptions) -> Path:
        raise NotImplementedError

    def export_xlsx(self, plan: Plan, target: Path, options: ExportOptions) -> Path:
        raise NotImplementedError

    def read_plan_file(self, path: Path) -> Plan:
        raise NotImplementedError

    def shipped_library(self) -> Library:
        return Library()

    def help_topics(self, language: str) -> tuple[tuple[str, str], ...]:
        return (("Trợ giúp", "# Trợ giúp"),)


def make_context(
    plan: Plan | None = None,
    *,
    settings: Settings | None = None,
    units: Sequence[str] = (),
    services: Any = None,
    make_reviewer: Any = None,
    library: Library | None = None,
) -> ScreenContext:
    """A context with this plan in front; the messages said are in `context.message.said`, the screens gone to in `context.go.went`."""
    app = QApplication.instance()
    assert isinstance(app, QApplication), "use the qtbot or qapp fixture"
    icons.install(paths.resources_dir() / "icons")
    app.setStyle("Fusion")
    dress.apply(app, theme.make(dark=False, scale=1.0))
    holder = SessionHolder(app)
    new_id = ids()
    desk = FakeDesk(holder, new_id, units)
    if plan is not None:
        desk.open_value(plan)
    background = Background(app)
    books = Books(desk, background, holder)
    books.library.read_only = books.units.read_only = ""
    books.library.load(library or Library())
    return ScreenContext(
        session=holder,
        desk=desk,
        services=cast("Any", services or FakeServices()),
        books=books,
        fence=Fence(),
        settings=SettingsHolder(settings or Settings(side_pane=""), lambda _settings: None, app),
        background=background,
        review=ReviewWatch(
            holder, desk, background, lambda: NOW, books=books, make=cast("Any", make_reviewer or (lambda _today: QuietReviewer())), parent=holder
        ),
        new_id=new_id,
        clock=lambda: NOW,
        message=Said(),
        command=Went(),
        offer=Offered(),
        go=Went(),
    )


class QuietReviewer:
    """Finds nothing, at once."""

    def review(self, plan: Plan, set_aside: tuple[SetAside, ...], beside: object = None) -> Review:
        return Review(plan=plan)


class Said:
    """Remembers what the status bar was told."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def __call__(self, text: str) -> None:
        self.said.append(text)


class Offered:
    """Remembers what was offered to be taken back."""

    def __init__(self) -> None:
        self.made: list[tuple[str, str, Callable[[], object]]] = []

    def __call__(self, text: str, button: str, act: Callable[[], object]) -> None:
        self.made.append((text, button, act))


class Went:
    """Remembers which screens were asked for."""

    def __init__(self) -> None:
        self.went: list[tuple[str, dict[str, Any]]] = []

    def __call__(self, screen: str, **where: Any) -> None:
        self.went.append((screen, where))


def empty_plan(name: str = "plan") -> Plan:
    return Plan(id=PlanId(name))


def plan_of(context: ScreenContext) -> Plan:
    """The plan in front, which must be there."""
    plan = context.session.plan
    assert plan is not None
    return plan
