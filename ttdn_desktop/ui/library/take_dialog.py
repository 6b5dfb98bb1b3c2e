"""Documents of a workbook, a list or a pasted text beside the library, row by row, before any of them is taken in."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.services.document_import import DocumentTable, RowBeside, documents_in
from ttdn_desktop.services.library_changes import take_documents
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.editors import BlockEditor
from ttdn_desktop.ui.library.take_list import TakeList

_PAUSE = 300


class TakeDialog(Dialog):
    """With a table its rows; without one a place to paste text into. `added` names the first document that came in."""

    added = Signal(str)

    def __init__(self, context: ScreenContext, table: DocumentTable | None = None, parent: QWidget | None = None) -> None:
        super().__init__(_("Take in documents from “{file}”").format(file=table.name) if table else _("Take in pasted citations"), parent, width=820)
        self.resize(940, 620)
        self._context = context
        self.text = BlockEditor(least=5, most=8)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        if table is None:
            self.content.addWidget(kit.field_label(_("Paste citations or a whole preamble; every citation becomes a row"), self.text))
            self.content.addWidget(self.text)
            self.text.textChanged.connect(self._pause.start)
            self._pause.timeout.connect(self.look)
        self.list = TakeList()
        self.tree = self.list.tree
        self.content.addWidget(self.list, 1)
        self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.take_button = self.add_button(kit.primary_button(_("Take in"), self.take), default=table is not None)
        self.list.changed.connect(lambda: self.take_button.setEnabled(bool(self.list.taken)))
        self.show_table(table or DocumentTable(name="", rows=()))

    @property
    def rows(self) -> tuple[RowBeside, ...]:
        """The rows as they are ticked now."""
        return self.list.rows

    def look(self) -> None:
        """Take the pasted text apart."""
        self.show_table(documents_in(self.text.content()))

    def show_table(self, table: DocumentTable) -> None:
        """Show these rows beside the library as it is."""
        self.list.show_table(table, self._context.books.library.value)

    def take(self) -> None:
        """Take the ticked rows in, as one step of undo."""
        rows, book = self.rows, self._context.books.library
        before = {one.id for one in book.value.documents}
        if book.edit(_("Take in documents"), lambda library: take_documents(library, rows, self._context.new_id)):
            new = next((one.id for one in book.value.documents if one.id not in before), "")
            self.accept()
            if new:
                self.added.emit(new)
