"""Ties a prose editor to lines of the plan in front: typing becomes steps of undo, what changes elsewhere is shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.ui.editor.lines import Line
from ttdn_desktop.ui.editor.prose_edit import ProseEdit
from ttdn_desktop.ui.session import PlanSession, SessionHolder

ReadLines = Callable[[Plan], tuple[Line, ...]]
WriteLines = Callable[[Plan, tuple[Line, ...]], Plan]


class ProseBinding(QObject):
    """`read` gives the lines (KeyError: the part is gone), `write` is the pure edit; `name` and `label` as of a text field."""

    def __init__(self, editor: ProseEdit, holder: SessionHolder, *, name: str, label: str, read: ReadLines, write: WriteLines, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor = editor
        self._holder = holder
        self._name, self._label, self._read, self._write = name, label, read, write
        self._merge = ""
        self._session: PlanSession | None = None
        editor.typed.connect(self._on_typed)
        editor.left.connect(self._on_typed)
        editor.entered.connect(self._on_entered)
        editor.undo_asked.connect(holder.undo)
        editor.redo_asked.connect(holder.redo)
        holder.changed.connect(self._on_changed)
        holder.switched.connect(self._on_switched)
        self._on_switched(holder.current)

    def bind(self, name: str, read: ReadLines, write: WriteLines) -> None:
        """Point the editor at other lines; what was typed for the old ones is handed over first."""
        self._editor.flush()
        self._name, self._read, self._write, self._merge = name, read, write, ""
        self.show()

    def show(self) -> None:
        """Show the lines as the plan has them."""
        session = self._session
        try:
            lines = self._read(session.plan) if session else None
        except KeyError:
            lines = None
        self._editor.setReadOnly(lines is None or session is None or bool(session.locked))
        self._editor.show_lines(lines or ())

    def _on_switched(self, session: PlanSession | None) -> None:
        if self._session is not None:
            self._session.settling.disconnect(self._editor.flush)
        self._session = session
        if session is not None:
            session.settling.connect(self._editor.flush)
        self._merge = ""
        self.show()

    def _on_changed(self, before: Plan, after: Plan) -> None:
        if self._editor.pending():
            return
        try:
            if self._read(before) == self._read(after):
                return
        except KeyError:
            pass
        self.show()

    def _on_entered(self) -> None:
        self._merge = ""  # a new visit is a new step

    def _on_typed(self, lines: tuple[Line, ...]) -> None:
        session = self._session
        if session is None:
            return
        try:
            now = self._read(session.plan)
        except KeyError:
            return
        if now != lines:
            if len(now) != len(lines):
                self._merge = ""  # a new paragraph is a new step
            self._merge = self._merge or session.typing_key(self._name)
            session.edit(self._label, lambda plan: self._write(plan, lines), merge=self._merge)
        if session.locked:
            self.show()
