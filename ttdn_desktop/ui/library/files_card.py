"""The files of a document: put in by a button or dropped on the card, opened, copied elsewhere, taken out; kept inside the workspace."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.library import AttachedFile, LegalDocument
from ttdn_desktop.i18n import _
from ttdn_desktop.services import late_library
from ttdn_desktop.services.library_changes import add_file, remove_file
from ttdn_desktop.services.library_types import KeptFile
from ttdn_desktop.services.system import documents_dir
from ttdn_desktop.ui import dialogs, kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.tab_order import tab_through
from ttdn_desktop.ui.texts import size_words


class FilesCard(kit.Card):
    """Their text is searched with the library, where it can be read."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self._document: LegalDocument | None = None
        self._searched: frozenset[str] | None = None  # the files whose text is searched, by their hash; None: not known yet
        self.attach_button = kit.plain_button(_("Attach a file…"), self.choose, "add")
        head = kit.row(spacing=8)
        head.addWidget(kit.pane_label(_("Files")), 1)
        head.addWidget(self.attach_button)
        self.column.addLayout(head)
        self._none = kit.muted_label(_("No file yet. Drop one here; it is kept with your plans and its text is searched with the library."), wrap=True)
        self._rows = kit.column(spacing=0)
        self.add(self._none)
        self.column.addLayout(self._rows)
        self.setAcceptDrops(True)

    def show_document(self, document: LegalDocument) -> None:
        """Show the files of this document, and a moment later which of them could not be read."""
        if self._document is None or self._document.files != document.files:
            self._ask(document)
        self._document = document
        self._show()

    def _ask(self, document: LegalDocument) -> None:
        workspace, self._searched = self._context.desk.workspace, None
        if workspace is not None and document.files:
            self._context.background.watch(workspace.searchable_files(), done=self._on_searched, failed=self._context.message, owner=self)

    def _on_searched(self, searched: frozenset[str]) -> None:
        if searched != self._searched:
            self._searched = searched
            self._show()

    def _show(self) -> None:
        if (document := self._document) is None:
            return
        self._none.setVisible(not document.files)
        self.attach_button.setVisible(not self._locked)
        kit.clear(self._rows)
        for file in document.files:
            self._rows.addWidget(self._row(file))
        tab_through(self.attach_button, self._rows)

    @property
    def unread(self) -> tuple[str, ...]:
        """The names of files whose text cannot be searched, as far as that is known."""
        files = self._document.files if self._document is not None and self._searched is not None else ()
        return tuple(file.name for file in files if file.sha256 not in (self._searched or ()))

    @property
    def _locked(self) -> str:
        return self._context.books.library.read_only or ("" if self._context.desk.workspace is not None else _("The library is still being opened."))

    def _row(self, file: AttachedFile) -> QWidget:
        row = QWidget()
        line = kit.row(row, spacing=8)
        line.addWidget(kit.ElidedLink(file.name, partial(self.open_file, file), 420))
        why = _("no text could be read in it") if file.name in self.unread else ""
        line.addWidget(kit.ElidedLabel(" · ".join(part for part in (size_words(file.size), why) if part), "small"), 1)
        line.addWidget(kit.icon_button("export", _("Save a copy of {file}").format(file=file.name), partial(self._choose_copy, file)))
        remove = kit.icon_button("trash", _("Remove {file}").format(file=file.name), partial(self._remove, file))
        remove.setVisible(not self._locked)
        line.addWidget(remove)
        return row

    # --- putting in

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self._locked:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.attach([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def choose(self) -> None:
        """Ask for the files."""
        filters = ((_("Documents"), ("*.pdf", "*.docx", "*.doc", "*.rtf", "*.odt", "*.html", "*.txt", "*.xlsx", "*.png", "*.jpg")), (_("All files"), ("*",)))
        dialogs.choose_files(self.window(), _("Attach a file"), filters, self.attach)

    def attach(self, paths: Sequence[Path]) -> None:
        """Keep these files in the workspace and put them to the document."""
        workspace, document = self._context.desk.workspace, self._document
        if self._locked:
            self._context.message(self._locked)
        elif workspace is not None and document is not None:
            for path in paths:
                done = partial(self._attached, document.id)
                job = partial(late_library.take_in_file, workspace, path, fence=self._context.fence)
                self._context.background.run(job, done=done, failed=self._refused, owner=self, reporting=True)

    def _attached(self, document_id: str, kept: KeptFile) -> None:
        self._context.books.library.edit(_("Attach file"), lambda library: add_file(library, document_id, kept.file))
        if kept.why_unread:
            self._context.message(kept.why_unread)

    def _refused(self, why: str) -> None:
        dialogs.say(self.window(), _("The file was not attached"), why)

    # --- getting out

    def open_file(self, file: AttachedFile) -> None:
        """Show the file in the program the system has for it; a copy is opened, what is kept stays as it is."""
        workspace = self._context.desk.workspace
        if workspace is not None:
            job = partial(late_library.copy_to_open, workspace, file)
            self._context.background.run(job, done=_open, failed=self._refused, owner=self)

    def _choose_copy(self, file: AttachedFile) -> None:
        suffix = Path(file.name).suffix
        kind = (_("All files"), (f"*{suffix}" if suffix else "*",))
        dialogs.choose_new_file(self.window(), _("Save a copy"), str(documents_dir() / file.name), kind, partial(self.save_copy, file))

    def save_copy(self, file: AttachedFile, chosen: Sequence[Path]) -> None:
        """Write the file to the first of these places."""
        workspace = self._context.desk.workspace
        if workspace is not None and chosen:
            job = partial(late_library.save_file_copy, workspace, file, chosen[0])
            self._context.background.run(job, done=self._saved, failed=self._refused, owner=self)

    def _saved(self, target: Path) -> None:
        self._context.message(_("Saved as “{file}”.").format(file=target.name))

    def _remove(self, file: AttachedFile) -> None:
        document = self._document
        if document is not None:
            self._context.books.library.edit(_("Remove file"), lambda library: remove_file(library, document.id, file))


def _open(copy: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))
