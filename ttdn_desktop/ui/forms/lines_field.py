"""A list of short texts, one a line: typed as text, lines moved with Alt+Shift+arrows, empty lines gone on leaving."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.sequences import moved
from ttdn_desktop.i18n import _
from ttdn_desktop.ui.fields import TextField
from ttdn_desktop.ui.session import Holder

Lines = tuple[str, ...]


def split_lines(text: str) -> Lines:
    """The lines of a text as they stand, also empty ones; nothing for no text."""
    return tuple(text.split("\n")) if text else ()


class LinesField(TextField):
    """One text a line."""

    def __init__(
        self,
        holder: Holder,
        *,
        name: str,
        label: str,
        read: Callable[[Plan], Lines],
        write: Callable[[Plan, Lines], Plan],
        least: int = 3,
        most: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        self._lines_of, self._with_lines, self._label, self._session_holder = read, write, label, holder
        super().__init__(
            holder,
            name=name,
            label=label,
            read=lambda plan: "\n".join(self._lines_of(plan)),
            write=lambda plan, text: self._with_lines(plan, split_lines(text)),
            least=least,
            most=most,
            parent=parent,
        )
        self._add_action(_("Move line up"), "Alt+Shift+Up", -1)
        self._add_action(_("Move line down"), "Alt+Shift+Down", 1)
        self.left.connect(self._drop_empty_lines)

    def move_line(self, by: int) -> None:
        """Move the line of the caret up (-1) or down (1)."""
        self._session_holder.settle()
        plan = self._session_holder.plan
        at = self.textCursor().blockNumber()
        if plan is None or not 0 <= at + by < len(self._lines_of(plan)) or at >= len(self._lines_of(plan)):
            return
        self._session_holder.edit(_("Move line"), lambda plan: self._with_lines(plan, moved(self._lines_of(plan), at, at + by)))
        cursor = self.textCursor()
        cursor.setPosition(self.document().findBlockByNumber(at + by).position())
        self.setTextCursor(cursor)

    def _add_action(self, text: str, keys: str, by: int) -> None:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self.move_line(by))
        self.addAction(action)

    def _drop_empty_lines(self, leaving: bool) -> None:
        plan = self._session_holder.plan
        if not leaving or plan is None:
            return
        lines = self._lines_of(plan)
        kept = tuple(line.strip() for line in lines if line.strip())
        if kept != lines:
            self._session_holder.edit(self._label, lambda plan: self._with_lines(plan, kept))
