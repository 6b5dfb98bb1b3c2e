"""Ties a prose editor to lines of the plan in front: typing becomes steps of undo, what changes elsewhere is shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.ui.bond import Bond
from ttdn_desktop.ui.editor.lines import Line
from ttdn_desktop.ui.editor.prose_edit import ProseEdit
from ttdn_desktop.ui.session import Holder

ReadLines = Callable[[Plan], tuple[Line, ...]]
WriteLines = Callable[[Plan, tuple[Line, ...]], Plan]


class ProseBinding(QObject):
    """`read` gives the lines (KeyError: the part is gone), `write` is the pure edit; `name` and `label` as of a text field."""

    def __init__(self, editor: ProseEdit, holder: Holder, *, name: str, label: str, read: ReadLines, write: WriteLines, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor = editor
        self._label = label
        self._bond = Bond(holder, name=name, label=label, read=read, write=write, settle=editor.flush, switched=self.show, parent=self)
        self._read = read
        editor.typed.connect(self._on_typed)
        editor.left.connect(self._on_typed)
        editor.entered.connect(self._bond.new_step)
        editor.undo_asked.connect(holder.undo)
        editor.redo_asked.connect(holder.redo)
        holder.changed.connect(self._on_changed)
        self.show()

    def bind(self, name: str, read: ReadLines, write: WriteLines) -> None:
        """Point the editor at other lines; what was typed for the old ones is handed over first."""
        self._editor.flush()
        self._bond.bind(name, self._label, read, write)
        self._read = read
        self.show()

    def show(self) -> None:
        """Show the lines as the plan has them."""
        lines = self._bond.value()
        self._editor.setReadOnly(lines is None or self._bond.locked)
        self._editor.show_lines(lines or ())

    def _on_changed(self, before: Plan, after: Plan) -> None:
        if self._editor.pending():
            return
        try:
            if self._read(before) == self._read(after) and before.locked == after.locked:
                return
        except KeyError:
            pass
        self.show()

    def _on_typed(self, lines: tuple[Line, ...]) -> None:
        now = self._bond.value()
        if now is not None and len(now) != len(lines):
            self._bond.new_step()  # a new paragraph is a new step
        self._bond.put(lines)
        if self._bond.locked:
            self.show()
