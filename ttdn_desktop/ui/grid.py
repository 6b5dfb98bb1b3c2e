"""A table one works in as in a spreadsheet: type into cells, copy, paste, fill down, move rows; every doing is asked from the owner as one step."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services.words import tidy
from ttdn_desktop.ui.cells import Cells, from_clipboard, to_html, to_tsv
from ttdn_desktop.ui.editors import BlockEditor, LineEditor
from ttdn_desktop.ui.grid_cells import CellDelegate
from ttdn_desktop.ui.grid_measures import GridMeasures
from ttdn_desktop.ui.table_model import Column, RecordTableModel

T = TypeVar("T")
Trigger = QAbstractItemView.EditTrigger


class GridOwner(Protocol[T]):
    """Who holds the records: turns what is asked in the grid into edits."""

    def put(self, step: str, records: tuple[T, ...], merge: str) -> None: ...
    def paste(self, changed: tuple[T, ...], added: tuple[T, ...], after: T | None) -> None: ...
    def blank(self) -> T: ...
    def add_after(self, record: T | None) -> None: ...
    def remove(self, records: tuple[T, ...]) -> None: ...
    def shift(self, records: tuple[T, ...], by: int) -> None: ...
    def heads(self, row: Sequence[str]) -> tuple[str, ...]: ...
    def names(self) -> Sequence[str]: ...
    def typing_key(self, name: str) -> str: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...
    def say(self, text: str) -> None: ...


class Grid(QTableView, Generic[T]):
    """The view; `model()` is a RecordTableModel over the records of its owner."""

    row_chosen = Signal()  # the current cell came into another row

    def __init__(self, model: RecordTableModel[T], owner: GridOwner[T], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._owner = owner
        self.setModel(model)
        self.cells = CellDelegate(owner.typing_key, owner.names, self)
        self.cells.finished.connect(self._after_cell)
        self.cells.undo_asked.connect(owner.undo)
        self.cells.redo_asked.connect(owner.redo)
        self.setItemDelegate(self.cells)
        self.setEditTriggers(Trigger.DoubleClicked | Trigger.EditKeyPressed | Trigger.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)  # Qt's own never leaves the grid; see focusNextPrevChild
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.measures = GridMeasures(self, model)
        self.commands = _commands(self)
        self.addActions(self.commands)
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self.row_chosen.emit())

    # --- what is chosen

    def current_record(self) -> T | None:
        """The record of the current cell."""
        row = self.currentIndex().row()
        return self._model.records[row] if 0 <= row < len(self._model.records) else None

    def chosen_records(self) -> tuple[T, ...]:
        """The records that have a chosen cell, in the order shown."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return tuple(self._model.records[row] for row in rows)

    def choose(self, row: int, column: int | None = None) -> None:
        """Make a cell the current one and show it."""
        index = self._model.index(row, max(self.currentIndex().column(), 0) if column is None else column)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def settle(self) -> None:
        """Hand over what is typed in an open cell."""
        self.cells.settle()

    # --- the spreadsheet's doings

    def copy(self) -> None:
        """Put the chosen rectangle on the clipboard for Excel and Word."""
        cells = tuple(tuple(self._model.columns[c].text(self._model.records[r]) for c in columns) for r, columns in self._rectangle())
        if not cells:
            return
        data = QMimeData()
        data.setText(to_tsv(cells))
        data.setHtml(to_html(cells))
        QGuiApplication.clipboard().setMimeData(data)

    def cut(self) -> None:
        self.copy()
        self._write_chosen(lambda _record, _column: "", _("Cut cells"))

    def clear_cells(self) -> None:
        self._write_chosen(lambda _record, _column: "", _("Clear cells"))

    def fill_down(self) -> None:
        """Give every chosen cell the text of the topmost one of its column; a single row takes that of the row above."""
        chosen = self._rectangle()
        if not chosen:
            return
        first = chosen[0][0]
        if len(chosen) == 1:
            if first == 0:
                return
            first -= 1
        source = self._model.records[first]
        self._write_chosen(lambda _record, column: column.text(source), _("Fill down"))

    def paste(self) -> None:
        """Put what was copied in Excel, Word or here into the cells from the current one on; rows that are not there become new ones."""
        data = QGuiApplication.clipboard().mimeData()
        cells = from_clipboard(data.text(), data.html() if data.hasHtml() else "")
        if not cells or not self._model.editable:
            return
        if len(cells) == len(cells[0]) == 1 and len(self.selectedIndexes()) > 1:
            self._write_chosen(lambda _record, _column: tidy(cells[0][0]), _("Paste cells"))
            return
        self._paste_from(cells, *self._corner())

    def _paste_from(self, cells: Cells, top: int, left: int) -> None:
        records, columns = self._model.records, self._visible_columns()
        if keys := self._owner.heads(cells[0]):  # a table copied with its heads: each column goes where it belongs
            cells = cells[1:]
            self._owner.say(_("The first row was taken as the heads of the columns."))
            targets = [next((c for c in self._model.columns if c.key == key), None) for key in keys]
        else:
            targets = [self._model.columns[c] for c in columns[columns.index(left) if left in columns else 0 :]]
        changed: list[T] = []
        added: list[T] = []
        for row, texts in enumerate(cells, start=top):
            record = _filled(records[row] if row < len(records) else self._owner.blank(), targets, texts)
            if row >= len(records):
                added.append(record)
            elif record != records[row]:
                changed.append(record)
        if changed or added:
            self._owner.paste(tuple(changed), tuple(added), records[-1] if records else None)
        if (lost := max((len(texts) for texts in cells), default=0) - len(targets)) > 0:
            self._owner.say(ngettext("{n} column did not fit and was not pasted.", "{n} columns did not fit and were not pasted.", lost).format(n=lost))
        self._mark(top, len(cells), [n for n in columns if self._model.columns[n] in targets[: len(cells[0]) if cells else 0]])

    def _mark(self, top: int, height: int, columns: Sequence[int]) -> None:
        """Choose what was pasted, its first cell the current one, and go there: it may have been pasted into a grid that was not shown yet."""
        last = min(top + height, len(self._model.records)) - 1
        if columns and last >= top:
            pasted = QItemSelection(self._model.index(top, columns[0]), self._model.index(last, columns[-1]))
            self.selectionModel().setCurrentIndex(self._model.index(top, columns[0]), QItemSelectionModel.SelectionFlag.NoUpdate)
            self.selectionModel().select(pasted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.setFocus()

    def add_row(self) -> None:
        self._owner.add_after(self.current_record())

    def remove_rows(self) -> None:
        if chosen := self.chosen_records():
            self._owner.remove(chosen)

    def move_up(self) -> None:
        self._owner.shift(self.chosen_records(), -1)

    def move_down(self) -> None:
        self._owner.shift(self.chosen_records(), 1)

    def _write_chosen(self, text: Callable[[T, Column[T]], str], step: str) -> None:
        if not self._model.editable:
            return
        changed: dict[int, T] = {}
        for index in self.selectedIndexes():
            column = self._model.columns[index.column()]
            record = changed.get(index.row(), self._model.records[index.row()])
            if column.with_text is not None:
                changed[index.row()] = column.with_text(record, text(record, column))
        records = tuple(record for row, record in sorted(changed.items()) if record != self._model.records[row])
        if records:
            self._owner.put(step, records, "")

    # --- places

    def _visible_columns(self) -> list[int]:
        """Columns as they stand on the screen."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        return [column for column in order if not self.isColumnHidden(column)]

    def _rectangle(self) -> list[tuple[int, list[int]]]:
        """The rows that have chosen cells, each with the columns between the outermost chosen ones."""
        chosen = self.selectedIndexes()
        columns = [column for column in self._visible_columns() if any(i.column() == column for i in chosen)]
        return [(row, columns) for row in sorted({index.row() for index in chosen})]

    def _corner(self) -> tuple[int, int]:
        """Top left cell of what is chosen, else the current one, else the first that can be typed into."""
        chosen = self.selectedIndexes() or ([self.currentIndex()] if self.currentIndex().isValid() else [])
        if not chosen:
            writable = (n for n, column in enumerate(self._model.columns) if column.with_text is not None)
            return len(self._model.records), next(writable, 0)
        order = self._visible_columns()
        return min(i.row() for i in chosen), min((i.column() for i in chosen), key=order.index)

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down as in a spreadsheet; what is typed opens the cell and is part of its text."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
            Qt.KeyboardModifier.ShiftModifier,
        }:
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1, 0)
            return
        super().keyPressEvent(event)

    def edit(self, index: QModelIndex | QPersistentModelIndex, trigger: Any = None, event: Any = None) -> Any:
        """F2 and a double click put the cursor behind the text; a typed character replaces it."""
        if trigger is None:
            return super().edit(index)
        opened = super().edit(index, trigger, event)
        editor = self.cells.open_editor()
        if opened and editor is not None and trigger in {Trigger.EditKeyPressed, Trigger.DoubleClicked}:
            _cursor_to_end(editor)
        return opened

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A first character that an input method commits without composing is part of the text, too; Qt opens the editor and forgets it."""
        index = self.currentIndex()
        plain_commit = bool(event.commitString()) and not event.preeditString()
        if plain_commit and self.state() != QAbstractItemView.State.EditingState and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index, Trigger.AnyKeyPressed, None)
            if (editor := self.cells.open_editor()) is not None:
                QGuiApplication.sendEvent(editor, event)
                return
        super().inputMethodEvent(event)

    def _after_cell(self, key: Any) -> None:
        """Where a cell that was left leads to."""
        self.setFocus()
        if key == Qt.Key.Key_Insert:
            self.add_row()
        elif key == Qt.Key.Key_Return:
            self._step(1, 0)
        elif not self._step(0, 1 if key == Qt.Key.Key_Tab else -1) and key == Qt.Key.Key_Tab:
            self._to_next_row()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks the cells of a row and leaves the grid behind the last, so that the whole screen can be reached by keyboard."""
        return self._step(0, 1 if forward else -1) or super().focusNextPrevChild(forward)

    def _to_next_row(self) -> None:
        """Typing goes on in the row below, where there is none in a new one, as in a table of Word."""
        row = self.currentIndex().row() + 1
        if row == len(self._model.records):
            self.add_row()
        else:
            self.choose(row, next((n for n in self._visible_columns() if self._model.columns[n].with_text is not None), None))

    def _step(self, down: int, right: int) -> bool:
        """Make a neighbour the current cell; False where there is none."""
        index, order = self.currentIndex(), self._visible_columns()
        place = order.index(index.column()) + right if index.isValid() else -1
        target = self._model.index(index.row() + down, order[place]) if 0 <= place < len(order) else QModelIndex()
        if target.isValid():
            self.selectionModel().setCurrentIndex(target, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        return target.isValid()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions(self.commands)
        menu.popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "measures"):
            self.measures.fit_soon()


def _commands(grid: Grid[Any]) -> list[QAction]:
    """The doings as entries of the context menu with their keys, which hold only while the grid itself has the focus."""
    made = []
    for text, keys, doing in (
        (N_("Copy"), "Ctrl+C", grid.copy),
        (N_("Cut"), "Ctrl+X", grid.cut),
        (N_("Paste"), "Ctrl+V", grid.paste),
        (N_("Clear cells"), "Del", grid.clear_cells),
        (N_("Fill down"), "Ctrl+D", grid.fill_down),
        (N_("Add row below"), "Ctrl+Return", grid.add_row),
        (N_("Remove rows"), "Ctrl+Del", grid.remove_rows),
        (N_("Move rows up"), "Alt+Shift+Up", grid.move_up),
        (N_("Move rows down"), "Alt+Shift+Down", grid.move_down),
    ):
        action = QAction(_(text), grid)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(doing)
        made.append(action)
    return made


def _filled(record: T, columns: Sequence[Column[T] | None], texts: Sequence[str]) -> T:
    """The record with these texts in these columns; read-only and missing ones pass theirs over."""
    for column, text in zip(columns, texts, strict=False):
        if column is not None and column.with_text is not None and column.text(record) != (kept := tidy(text)):
            record = column.with_text(record, kept)
    return record


def _cursor_to_end(editor: QWidget) -> None:
    if isinstance(editor, LineEditor):
        editor.deselect()
        editor.end(False)
    elif isinstance(editor, BlockEditor):
        cursor = editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        editor.setTextCursor(cursor)
