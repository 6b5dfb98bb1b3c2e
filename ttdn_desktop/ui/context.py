"""What a screen is given: the plan in front, the workspace, what may be asked of services, and the window's ear."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.ids import NewId, PlanId
from ttdn_desktop.domain.library import Library
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.reading import Reading
from ttdn_desktop.services.types import ExportOptions, KeptBackup, PagePictures, PaperOrder, Report, Saved, SeenFile, SourceBook
from ttdn_desktop.settings import Settings
from ttdn_desktop.ui.background import Background
from ttdn_desktop.ui.books import Books
from ttdn_desktop.ui.session import Clock, PlanSession, SessionHolder, local_day

if TYPE_CHECKING:
    from ttdn_desktop.services.fence import Fence
    from ttdn_desktop.services.preview import Cancelled, Pages, Preview
    from ttdn_desktop.services.shown_papers import ShownPaper
    from ttdn_desktop.services.workspace import Workspace
    from ttdn_desktop.ui.review.watch import ReviewWatch


class Services(Protocol):
    """The use cases screens call (module `services.late`); all but the workspace run through `Background`."""

    def kept_backups(self, workspace: Path) -> tuple[KeptBackup, ...]: ...
    def new_plan(self, new_id: NewId, today: dt.date, settings: Settings, directory: Directory) -> Plan: ...
    def samples(self) -> tuple[tuple[str, str], ...]: ...
    def load_sample(self, name: str, new_id: NewId) -> Plan: ...
    def read_file(self, path: Path, *, fence: "Fence | None" = None, report: Report | None = None) -> Reading: ...
    def read_book(self, path: Path, *, fence: "Fence", report: Report | None = None) -> SourceBook: ...
    def view_file(self, path: Path, *, fence: "Fence", report: Report | None = None) -> SeenFile: ...
    def page_pictures(self, path: Path, numbers: Sequence[int], width: int, *, fence: "Fence") -> PagePictures: ...
    def export_docx(self, plan: Plan, target: Path, options: ExportOptions) -> Path: ...
    def export_pdf(self, plan: Plan, target: Path, options: ExportOptions) -> Path: ...
    def export_xlsx(self, plan: Plan, target: Path, options: ExportOptions) -> Path: ...
    def read_plan_file(self, path: Path) -> Plan: ...
    def shipped_library(self) -> Library: ...
    def preview(self) -> "Preview": ...
    def shown_papers(self, plan: Plan) -> "tuple[ShownPaper, ...]": ...
    def set_shown(
        self, preview: "Preview", plan: Plan, chosen: "ShownPaper | None", order: PaperOrder, *, workspace: "Workspace | None", cancelled: "Cancelled"
    ) -> "Pages | None": ...
    def help_topics(self, language: str) -> tuple[tuple[str, str], ...]: ...


class SettingsHolder(QObject):
    """The settings in force; a change is kept on the disk at once."""

    changed = Signal(object, object)  # before, after

    def __init__(self, settings: Settings, keep: Callable[[Settings], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._value = settings
        self._keep = keep

    @property
    def value(self) -> Settings:
        return self._value

    def change(self, **fields: Any) -> None:
        """Set these fields of Settings."""
        before, after = self._value, replace(self._value, **fields)
        if before != after:
            self._value = after
            self._keep(after)
            self.changed.emit(before, after)


class Desk(Protocol):
    """The open workspace and the plans in work (ui/desk.py)."""

    opened: SignalInstance  # the workspace is there
    plans_changed: SignalInstance  # the list of plans is not what it was
    words_changed: SignalInstance  # the office words its papers otherwise
    read_only: str  # why nothing can be saved, or nothing

    @property
    def workspace(self) -> "Workspace | None":
        """None until the store has opened, and for good where there is nothing to read."""
        ...

    def open_plan(self, plan_id: str, then: Callable[[PlanSession], object] | None = None) -> None:
        """Bring a plan of the workspace to the front."""
        ...

    def session_of(self, plan_id: str, then: Callable[[PlanSession], object], failed: Callable[[str], object]) -> None:
        """The session of a plan, opened behind the one in front where it is not open."""
        ...

    def plan_of(self, plan_id: PlanId, then: Callable[[Plan], object]) -> None:
        """A plan as it is now, also where it is not open."""
        ...

    def open_value(self, plan: Plan) -> PlanSession:
        """Bring this new plan to the front, and save it."""
        ...

    def add(self, plan: Plan) -> None:
        """Save a plan without opening it."""
        ...

    def bring_in(self, plans: Sequence[Plan], then: Callable[[PlanSession], object], saved: Callable[[Saved], object] | None = None) -> None:
        """Save plans read from files, never over others, and open the first; `saved` is told of each."""
        ...

    def delete(self, plan_id: PlanId, then: Callable[[Plan], object]) -> None:
        """Take a plan out of the workspace; `then` gets it as it was."""
        ...

    def keep_version(self, plan: Plan, reason: str) -> None:
        """Keep the plan's saved state as a version: at export, issue, restore."""
        ...

    def keep_before(self, plan: Plan, reason: str) -> None:
        """Keep the plan's state, saved or not, before something changes much of it at once: "replace", "returned", "taking", "restore"."""
        ...

    def units_meant(self, name: str) -> Sequence[str]:
        """The units that a group in the plan in front means on its day; none where the name is no group."""
        ...

    def unit_names(self) -> Sequence[str]:
        """Names of the directory on the day of the plan in front, then those used before, most used first; from memory, at once."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenContext:
    """The arguments of every screen."""

    session: SessionHolder  # .current, .plan, .edit(…); signals switched, changed
    desk: Desk
    services: Services
    books: Books  # library and directory of the office
    fence: "Fence"  # the one gate to foreign files; handed to services that read one
    settings: SettingsHolder
    background: Background
    review: "ReviewWatch"  # what is found in the plan in front
    new_id: NewId
    clock: Clock
    message: Callable[[str], None]  # one line in the status bar, for some seconds
    command: Callable[..., None]  # do a command of the table: command("new_plan")
    offer: Callable[[str, str, Callable[[], object]], None]  # says what was done above the screen, with a button (its words) that takes it back
    go: Callable[..., None]  # go("compose", node="task:ID"): show a screen; `reveal(**where)` of the screen gets the rest

    def settle(self) -> None:
        """What is typed in fields and still waiting is brought into the plan and the books."""
        self.session.settle()
        self.books.settle()

    def today(self) -> dt.date:
        return local_day(self.clock)
