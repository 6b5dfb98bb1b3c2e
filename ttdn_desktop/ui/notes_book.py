"""The notes on the plan in front: read from the workspace, counted by node of the outline, marked done, removed and brought back."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ttdn_desktop.domain.notes import Note
from ttdn_desktop.i18n import _
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.node_keys import home_of

if TYPE_CHECKING:
    from ttdn_desktop.services.workspace import Workspace


class NotesBook(QObject):
    """Holds the notes; `changed` where they are others than before."""

    changed = Signal()

    def __init__(self, context: ScreenContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.notes: tuple[Note, ...] = ()
        hear(self, context.session.switched, lambda _session: self.refresh())

    def refresh(self) -> None:
        """Ask the workspace; without one, or without a plan, there are no notes."""
        workspace, plan = self._context.desk.workspace, self._context.session.plan
        if workspace is None or plan is None:
            self._show(())
            return
        asked = plan.id
        self._context.background.watch(workspace.notes(asked), done=lambda notes: self._on_read(asked, notes), failed=self._context.message, owner=self)

    def at(self, key: str, keys: Collection[str]) -> tuple[Note, ...]:
        """The notes on a node, those still open first; `keys` are the nodes of the outline."""
        plan = self._context.session.plan
        found = [note for note in self.notes if plan is not None and home_of(plan, note.node, keys) == key]
        return tuple(sorted(found, key=lambda note: note.done))

    def counts(self, keys: Collection[str]) -> Mapping[str, int]:
        """How many open notes each node has."""
        plan = self._context.session.plan
        return Counter(home_of(plan, note.node, keys) for note in self.notes if not note.done) if plan is not None else {}

    def set_done(self, note: Note, done: bool) -> None:
        """Mark a note done, or open again."""
        changed = replace(note, done=done)
        self._show(tuple(changed if one.id == note.id else one for one in self.notes))
        self._keep(lambda workspace: workspace.put_notes([changed]))

    def remove(self, note: Note) -> None:
        """Take a note out; the offer above the screen brings it back."""
        self._show(tuple(one for one in self.notes if one.id != note.id))
        self._keep(lambda workspace: workspace.remove_notes([note.id]))
        self._context.offer(_("The note is removed."), _("Undo"), lambda: self.bring_back(note))

    def bring_back(self, note: Note) -> None:
        """Put a removed note back."""
        if self._context.session.plan is not None and self._context.session.plan.id == note.plan:
            self._show((*self.notes, note))
        self._keep(lambda workspace: workspace.put_notes([note]))

    def _keep(self, change: "Callable[[Workspace], Future[None]]") -> None:
        workspace = self._context.desk.workspace
        if workspace is not None:
            self._context.background.watch(change(workspace), done=lambda _kept: None, failed=self._context.message, owner=self)

    def _on_read(self, plan_id: str, notes: tuple[Note, ...]) -> None:
        if self._context.session.plan is not None and self._context.session.plan.id == plan_id:
            self._show(notes)

    def _show(self, notes: tuple[Note, ...]) -> None:
        if notes != self.notes:
            self.notes = notes
            self.changed.emit()
