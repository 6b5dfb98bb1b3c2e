"""A pop-up list of names under a line: matches without tone marks, anywhere in the name; nothing is ever completed in the line itself."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QObject, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QListView

from ttdn_desktop.services.words import fold, initials
from ttdn_desktop.ui.editors import BlockEditor, LineEditor

_MOST = 30
"""Rows of the list; who wants more types one letter more."""

_WIDEST = 520
"""Pixels that the list grows to, where the line is narrower."""

Names = Callable[[], Sequence[str]]


def matching(names: Sequence[str], wanted: str, limit: int = _MOST) -> list[str]:
    """The names that have every word of `wanted` in them, those that begin with it first, else in the given order; then those it shortens ("mttq")."""
    key = fold(wanted).strip()
    words = key.split()
    if not words:
        return list(names[:limit])
    folded = [(name, fold(name)) for name in names]
    found = [(0 if text.startswith(key) else 1, name) for name, text in folded if all(word in text for word in words)]
    if len(words) == 1 and len(key) > 2:
        found += [(2, name) for name, text in folded if key not in text and key in initials(name)]
    return [name for _rank, name in sorted(found, key=lambda pair: pair[0])][:limit]


class Suggestions(QObject):
    """Shows the list while a person types in `editor`, of several lines at the end of one; `chosen` gives the name picked."""

    chosen = Signal(str)

    def __init__(self, editor: QLineEdit | BlockEditor, names: Names, *, wanted: Callable[[], str] | None = None, most: int = _WIDEST) -> None:
        super().__init__(editor)
        self._editor = editor
        self._names = names
        self._widest = most
        self._taking = False
        self._wanted = wanted or (editor.text if isinstance(editor, QLineEdit) else lambda: _line_before(editor))
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(10)
        self._list = _List()
        self._list.setProperty("role", "proposals")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._completer.setPopup(self._list)
        self._completer.setWidget(editor)  # not editor.setCompleter, which would write into the line
        self._completer.activated.connect(self._on_activated)
        edited = editor.typed if isinstance(editor, LineEditor | BlockEditor) else editor.textEdited  # words that are put in its place open no list
        edited.connect(self._on_edited)

    @property
    def open(self) -> bool:
        return self._list.isVisible()

    @property
    def marked(self) -> bool:
        """Whether a line of the list is marked, so that Enter means to take it."""
        return self.open and self._list.currentIndex().isValid()

    def show_all(self) -> None:
        """Open the list by hand (Down in the empty line)."""
        self._show(self._wanted())

    def hide(self) -> None:
        self._list.hide()

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is the list's rather than that of an editor of several lines: Enter on a marked name, Esc; all others are typed."""
        key = event.key()
        return (self.marked and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}) or (self.open and key == Qt.Key.Key_Escape)

    def _on_edited(self) -> None:
        wanted = self._wanted()
        if wanted.strip() and not self._taking and self._editor.hasFocus():
            self._show(wanted)
        else:
            self.hide()

    def _show(self, wanted: str) -> None:
        found = [name for name in matching(self._names(), wanted) if name != wanted]
        if not found:
            self.hide()
            return
        self._model.setStringList(found)
        rect = self._editor.rect() if isinstance(self._editor, QLineEdit) else _line_place(self._editor)
        widest = max(self._list.fontMetrics().horizontalAdvance(name) for name in found) + 40
        rect.setWidth(max(rect.width(), min(widest, self._widest)))  # a cell of a table may be narrower than the names
        self._completer.complete(rect)
        self._list.setCurrentIndex(QModelIndex())  # QCompleter marks the first line; Enter takes a name only when a person went down to it

    def _on_activated(self, chosen: str | QModelIndex) -> None:
        self.hide()
        self._taking = True
        self.chosen.emit(chosen if isinstance(chosen, str) else str(chosen.data(Qt.ItemDataRole.DisplayRole)))
        self._taking = False


def _line_before(editor: BlockEditor) -> str:
    """The line at whose end the caret stands; nothing where it stands within one."""
    cursor = editor.textCursor()
    return cursor.block().text() if cursor.atBlockEnd() and not cursor.hasSelection() else ""


def _line_place(editor: BlockEditor) -> QRect:
    """Where the line of the caret is, from side to side."""
    caret, page = editor.cursorRect(), editor.viewport()
    return QRect(page.x(), page.y() + caret.y(), page.width(), caret.height())


class _List(QListView):
    """The list marks no line when it gets the focus."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        QFrame.focusInEvent(self, event)  # QAbstractItemView would make the first line the current one
