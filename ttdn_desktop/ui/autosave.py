"""Saves every change soon after it was made, and says truthfully what is on the disk."""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ttdn_desktop.domain.follow_up import FollowUp
from ttdn_desktop.domain.library import Library
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.units import Units
from ttdn_desktop.errors import TtdnError
from ttdn_desktop.services.types import Saved
from ttdn_desktop.ui.background import Background
from ttdn_desktop.ui.session import PlanSession
from ttdn_desktop.ui.value_session import ValueSession

PAUSE = 700
"""Milliseconds from the last change to the save; with what typing waits for, a key is on the disk within two seconds."""
LONGEST_PAUSE = 1000
"""… and from the first change that is not saved, however steadily a person goes on."""
RETRY = 5000
"""Milliseconds until a save that failed is tried again."""
PATIENCE = 10
"""Seconds that closing waits for the disk to answer."""

Aggregate = Plan | FollowUp | Library | Units
"""What is saved whole, under its own identity."""

Save = Callable[[Aggregate], "Future[Saved] | None"]
"""Hands a value to the store; None while there is no store yet."""


class SaveKind(Enum):
    """What is to be said of the plans in work."""

    CLEAN = "clean"  # nothing was changed
    SAVING = "saving"
    SAVED = "saved"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveState:
    """The state of all plans in work; `at` (UTC) and `message` where they apply."""

    kind: SaveKind = SaveKind.CLEAN
    at: dt.datetime | None = None
    message: str = ""


class Autosave(QObject):
    """Follows sessions and keeps their newest value on the disk; a failed save is said and tried until it succeeds."""

    state_changed = Signal(object)  # SaveState
    saved = Signal(object)  # Saved

    def __init__(self, save: Save, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self._background = background
        self._books: list[ValueSession[Any]] = []
        self._unsaved: dict[str, Aggregate] = {}
        self._sent: dict[str, Aggregate] = {}
        self._answers: dict[str, Future[Saved]] = {}  # the last one for each value
        self.state = SaveState()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.save_now)
        self._limit = QTimer(self, singleShot=True, interval=LONGEST_PAUSE)
        self._limit.timeout.connect(self.save_now)
        self._retry = QTimer(self, singleShot=True, interval=RETRY)
        self._retry.timeout.connect(self._try_again)

    @property
    def unsaved(self) -> bool:
        """Whether anything is not yet on the disk."""
        return bool(self._unsaved)

    def follow(self, session: PlanSession) -> None:
        """Save this session's plan, and what is followed up of it, whenever they change."""
        session.changed.connect(self._on_changed)
        session.followed.connect(self._on_changed)

    def follow_value(self, session: ValueSession[Any]) -> None:
        """The same for the library or the directory of the office."""
        session.changed.connect(self._on_changed)
        self._books.append(session)

    def settle(self) -> None:
        """What is typed into a book of the office and still waiting is brought into it."""
        for session in self._books:
            session.settle()

    def take(self, value: Aggregate) -> None:
        """Save this plan, which is new or imported, at once."""
        self._unsaved[value.id] = value
        self.save_now()

    def forget(self, ident: str) -> None:
        """The plan was deleted; what waits of it is not saved any more."""
        self._unsaved.pop(ident, None)
        self._sent.pop(ident, None)
        self._answers.pop(ident, None)

    def save_now(self) -> None:
        """Hand over everything that waits."""
        self._pause.stop()
        self._limit.stop()
        for ident, value in self._unsaved.items():
            if self._sent.get(ident) is value:
                continue
            future = self._save(value)
            if future is None:  # the store is still opening
                self._pause.start()
                continue
            self._sent[ident] = value
            self._answers[ident] = future
            self._background.watch(
                future,
                done=partial(self._on_saved, value),
                failed=partial(self._on_failed, value),
                owner=self,
            )

    def trouble(self) -> str:
        """Why something that was handed over is not on the disk, or nothing; blocks until the disk has answered. For closing."""
        answers = [answer for ident, answer in self._answers.items() if ident in self._unsaved]
        wait(answers, timeout=PATIENCE)
        errors = (answer.exception() for answer in answers if answer.done())
        return next((error.message for error in errors if isinstance(error, TtdnError)), "")

    def _on_changed(self, _before: Aggregate, after: Aggregate) -> None:
        self._unsaved[after.id] = after
        if self.state.kind is not SaveKind.FAILED:
            self._say(SaveState(kind=SaveKind.SAVING))
        self._pause.start()
        if not self._limit.isActive():
            self._limit.start()

    def _on_saved(self, value: Aggregate, saved: Saved) -> None:
        if self._unsaved.get(value.id) is value:
            del self._unsaved[value.id]
        if self._sent.get(value.id) is value:
            del self._sent[value.id]
        if not self._unsaved:
            self._retry.stop()
            self._say(SaveState(kind=SaveKind.SAVED, at=saved.at))
        self.saved.emit(saved)

    def _on_failed(self, value: Aggregate, message: str) -> None:
        if self._sent.get(value.id) is value:
            del self._sent[value.id]
        self._say(SaveState(kind=SaveKind.FAILED, message=message))
        self._retry.start()

    def _try_again(self) -> None:
        if self._unsaved:
            self.save_now()

    def _say(self, state: SaveState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
