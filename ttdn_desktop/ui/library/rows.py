"""The rows of the list of documents: thousands, each worked out only when it comes into sight."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ttdn_desktop.domain.library import LegalDocument
from ttdn_desktop.ui.forms.basis_rows import ROW_ROLE, Row

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class DocumentRows(QAbstractListModel):
    """`row_of` gives what is said of a document."""

    def __init__(self, row_of: Callable[[LegalDocument], Row], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._row_of = row_of
        self.documents: tuple[LegalDocument, ...] = ()
        self._places: dict[str, int] = {}

    def show(self, documents: Sequence[LegalDocument]) -> None:
        """Show these; where they are the same documents in the same order, the list stays where it is."""
        new = tuple(documents)
        same = [one.id for one in new] == [one.id for one in self.documents]
        if same:
            self.documents = new
            if new:
                self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self.documents = new
        self._places = {one.id: place for place, one in enumerate(new)}
        self.endResetModel()

    def place_of(self, document_id: str) -> int:
        """The row of a document, -1 where it is not shown."""
        return self._places.get(document_id, -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.documents)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole, ROW_ROLE}:
            return None
        row = self._row_of(self.documents[index.row()])
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ". ".join(part for part in (row.title, row.hint or row.word, row.text, row.below) if part)
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(part for part in (row.title, row.text, row.below, row.hint or row.word) if part)
        return row
