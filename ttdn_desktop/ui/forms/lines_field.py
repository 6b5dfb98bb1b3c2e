"""A list of short texts, one a line: typed as text, lines moved with Alt+Shift+arrows, empty lines gone on leaving."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.sequences import moved
from ttdn_desktop.i18n import _
from ttdn_desktop.ui.fields import TextField
from ttdn_desktop.ui.session import HolderOf
from ttdn_desktop.ui.suggestions import Names, Suggestions

Lines = tuple[str, ...]
P = TypeVar("P")


def split_lines(text: str) -> Lines:
    """The lines of a text as they stand, also empty ones; nothing for no text."""
    return tuple(text.split("\n")) if text else ()


class LinesField(TextField):
    """One text a line; of `names` those that hold what is typed in a line are offered below it, and the one that is chosen takes its place."""

    def __init__(
        self,
        holder: HolderOf[P],
        *,
        name: str,
        label: str,
        read: Callable[[P], Lines],
        write: Callable[[P, Lines], P],
        least: int = 3,
        most: int = 20,
        names: Names | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._label = label
        self._session_holder: HolderOf[Any] = holder
        self._lines_of: Callable[[Any], Lines] = read
        self._with_lines: Callable[[Any, Lines], Any] = write
        super().__init__(
            holder,
            name=name,
            label=label,
            read=lambda whole: "\n".join(read(whole)),
            write=lambda whole, text: write(whole, split_lines(text)),
            least=least,
            most=most,
            parent=parent,
        )
        self._add_action(_("Move line up"), "Alt+Shift+Up", -1)
        self._add_action(_("Move line down"), "Alt+Shift+Down", 1)
        self.left.connect(self._drop_empty_lines)
        self.suggestions = Suggestions(self, lambda: self._not_listed(names())) if names is not None else None
        if self.suggestions is not None:
            self.suggestions.chosen.connect(self._on_chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.suggestions is not None and self.suggestions.takes(event):
            event.ignore()  # so that the list gets it
        else:
            super().keyPressEvent(event)

    def move_line(self, by: int) -> None:
        """Move the line of the caret up (-1) or down (1)."""
        self._session_holder.settle()
        whole = self._session_holder.value
        at = self.textCursor().blockNumber()
        if whole is None or not 0 <= at + by < len(self._lines_of(whole)) or at >= len(self._lines_of(whole)):
            return
        self._session_holder.edit(_("Move line"), lambda whole: self._with_lines(whole, moved(self._lines_of(whole), at, at + by)))
        cursor = self.textCursor()
        cursor.setPosition(self.document().findBlockByNumber(at + by).position())
        self.setTextCursor(cursor)

    def _not_listed(self, names: Sequence[str]) -> Sequence[str]:
        listed = set(split_lines(self.content()))
        return [name for name in names if name not in listed]

    def _on_chosen(self, name: str) -> None:
        """Put the chosen name in the place of the line of the caret, as a step of its own."""
        self._session_holder.settle()
        whole, at = self._session_holder.value, self.textCursor().blockNumber()
        if whole is None or at >= len(lines := self._lines_of(whole)):
            return
        self._session_holder.edit(self._label, lambda whole: self._with_lines(whole, (*lines[:at], name, *lines[at + 1 :])))
        cursor = self.textCursor()
        cursor.setPosition(self.document().findBlockByNumber(at).position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)

    def _add_action(self, text: str, keys: str, by: int) -> None:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self.move_line(by))
        self.addAction(action)

    def _drop_empty_lines(self, leaving: bool) -> None:
        whole = self._session_holder.value
        if not leaving or whole is None:
            return
        lines = self._lines_of(whole)
        kept = tuple(line.strip() for line in lines if line.strip())
        if kept != lines:
            self._session_holder.edit(self._label, lambda whole: self._with_lines(whole, kept))
