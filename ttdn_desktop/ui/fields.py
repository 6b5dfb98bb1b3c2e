"""Fields bound to the plan in front: what is typed becomes a named step of undo, what changes elsewhere is shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.ui.editors import BlockEditor, LineEditor, TextEditor, tidy
from ttdn_desktop.ui.session import PlanSession, SessionHolder

TYPING_PAUSE = 300
"""Milliseconds after the last key until the plan gets the text."""

Read = Callable[[Plan], str]
Write = Callable[[Plan, str], Plan]


class TextBinding(QObject):
    """Ties an editor to one text of the plan in front.

    `read` gives the text (KeyError: the part is gone, the field shows nothing and is not editable), `write` is the pure edit,
    `label` names the step of undo, `name` the field within the plan ("subject", "task:ID:title").
    """

    def __init__(self, editor: TextEditor, holder: SessionHolder, *, name: str, label: str, read: Read, write: Write, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor = editor
        self._holder = holder
        self._name, self._label, self._read, self._write = name, label, read, write
        self._merge = ""
        self._session: PlanSession | None = None
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._pause.timeout.connect(self._hand_over)
        editor.typed.connect(self._pause.start)
        editor.entered.connect(self._on_entered)
        editor.left.connect(self._on_left)
        editor.composed.connect(self._on_composed)
        editor.undo_asked.connect(holder.undo)
        editor.redo_asked.connect(holder.redo)
        holder.changed.connect(self._on_changed)
        holder.switched.connect(self._on_switched)
        self._on_switched(holder.current)

    def bind(self, name: str, label: str, read: Read, write: Write) -> None:
        """Point the field at another text of the plan; what was typed for the old one is handed over first."""
        self.settle()
        self._name, self._label, self._read, self._write = name, label, read, write
        self._merge = ""
        self._show()

    def settle(self) -> None:
        """Hand over what is typed and still waiting."""
        if self._pause.isActive():
            self._hand_over()

    def _on_switched(self, session: PlanSession | None) -> None:
        self._pause.stop()
        if self._session is not None:
            self._session.settling.disconnect(self.settle)
        self._session = session
        if session is not None:
            session.settling.connect(self.settle)
        self._merge = ""
        self._show()

    def _on_changed(self, _before: Plan, _after: Plan) -> None:
        if not self._pause.isActive() and not self._editor.composing:
            self._show()

    def _on_entered(self) -> None:
        self._merge = ""  # a new visit is a new step

    def _on_composed(self) -> None:
        self._pause.start()

    def _on_left(self, leaving_field: bool) -> None:
        if leaving_field and (kept := tidy(self._editor.content())) != self._editor.content() and self._session is not None and not self._session.locked:
            self._editor.show_content(kept)
            self._pause.start()
        self.settle()

    def _hand_over(self) -> None:
        self._pause.stop()
        session, typed = self._session, self._editor.content()
        if session is None:
            return
        try:
            unchanged = self._read(session.plan) == typed
        except KeyError:
            return
        if unchanged:
            return
        self._merge = self._merge or session.typing_key(self._name)
        session.edit(self._label, lambda plan: self._write(plan, typed), merge=self._merge)
        if session.locked:
            self._show()

    def _show(self) -> None:
        session = self._session
        try:
            text = self._read(session.plan) if session else None
        except KeyError:
            text = None
        self._editor.setReadOnly(text is None or session is None or bool(session.locked))
        self._editor.show_content(text or "")


class PlainField(LineEditor):
    """A line of text of the plan in front."""

    def __init__(self, holder: SessionHolder, *, name: str, label: str, read: Read, write: Write, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.binding = TextBinding(self, holder, name=name, label=label, read=read, write=write, parent=self)


class TextField(BlockEditor):
    """Several lines of text of the plan in front; it grows with its text."""

    def __init__(
        self, holder: SessionHolder, *, name: str, label: str, read: Read, write: Write, least: int = 2, most: int = 12, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, least=least, most=most)
        self.setAccessibleName(label)
        self.binding = TextBinding(self, holder, name=name, label=label, read=read, write=write, parent=self)
