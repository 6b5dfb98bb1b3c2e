"""Fields bound to the plan in front: what is typed becomes a named step of undo, what changes elsewhere is shown."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.services.words import tidy
from ttdn_desktop.ui.bond import Bond
from ttdn_desktop.ui.editors import BlockEditor, LineEditor, TextEditor
from ttdn_desktop.ui.session import HolderOf
from ttdn_desktop.ui.typing_pause import TypingPause

P = TypeVar("P")

Read = Callable[[Plan], str]
Write = Callable[[Plan, str], Plan]


class TextBinding(QObject, Generic[P]):
    """Ties an editor to one text of the plan in front, or of another value that is edited.

    Name, label, reading and writing are those of its bond; where the part is gone, the field shows nothing and is not editable.
    """

    def __init__(
        self, editor: TextEditor, holder: HolderOf[P], *, name: str, label: str, read: Callable[[P], str], write: Callable[[P, str], P], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._bond = Bond(holder, name=name, label=label, read=read, write=write, settle=self.settle, switched=self._on_switched, parent=self)
        self._pause = TypingPause(self)
        self._pause.over.connect(self._hand_over)
        editor.typed.connect(self._pause.start)
        editor.entered.connect(self._bond.new_step)
        editor.left.connect(self._on_left)
        editor.composed.connect(self._on_composed)
        editor.undo_asked.connect(holder.undo)
        editor.redo_asked.connect(holder.redo)
        holder.changed.connect(self._on_changed)
        self._show()

    def bind(self, name: str, label: str, read: Callable[[P], str], write: Callable[[P, str], P]) -> None:
        """Point the field at another text of the plan; what was typed for the old one is handed over first."""
        self.settle()
        self._bond.bind(name, label, read, write)
        self._show()

    def settle(self) -> None:
        """Hand over what is typed and still waiting."""
        if self._pause.waits:
            self._hand_over()

    def _on_switched(self) -> None:
        self._pause.stop()
        self._show()

    def _on_changed(self, _before: P, _after: P) -> None:
        if not self._pause.waits and not self._editor.composing:
            self._show(typing=self._editor.hasFocus())

    def _on_composed(self) -> None:
        self._pause.start()

    def _on_left(self, leaving_field: bool) -> None:
        if leaving_field and (kept := tidy(self._editor.content())) != self._editor.content() and not self._bond.locked:
            self._editor.show_content(kept)
            self._pause.start()
        self.settle()
        if leaving_field:
            self._show()  # what was refused does not stay in the field

    def _hand_over(self) -> None:
        self._pause.stop()
        self._bond.put(self._editor.content())
        if self._bond.locked:
            self._show()

    def _show(self, *, typing: bool = False) -> None:
        text = self._bond.value()
        self._editor.setReadOnly(text is None or self._bond.locked)
        content = self._editor.content()
        if text != content and not (typing and self._bond.means(content)):
            self._editor.show_content(text or "")


class PlainField(LineEditor):
    """A line of text of the value in front."""

    def __init__(
        self, holder: HolderOf[P], *, name: str, label: str, read: Callable[[P], str], write: Callable[[P, str], P], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.proof()
        self.setAccessibleName(label)
        self.binding: TextBinding[Any] = TextBinding(self, holder, name=name, label=label, read=read, write=write, parent=self)


class TextField(BlockEditor):
    """Several lines of text of the value in front; it grows with its text."""

    def __init__(
        self,
        holder: HolderOf[P],
        *,
        name: str,
        label: str,
        read: Callable[[P], str],
        write: Callable[[P, str], P],
        least: int = 2,
        most: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, least=least, most=most)
        self.proof()
        self.setAccessibleName(label)
        self.binding: TextBinding[Any] = TextBinding(self, holder, name=name, label=label, read=read, write=write, parent=self)
