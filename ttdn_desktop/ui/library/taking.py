"""The ways into the library and out of it: one document, pasted citations, a workbook, files of updates, doubles; each shown before it is done."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.library import Library
from ttdn_desktop.i18n import _
from ttdn_desktop.services import late_library
from ttdn_desktop.services.basis_picks import name_of
from ttdn_desktop.services.document_import import DocumentTable
from ttdn_desktop.services.library_updates import SUFFIX, Update, last_update, read_update, take_back_update, update_of_shipped, write_update
from ttdn_desktop.services.system import documents_dir
from ttdn_desktop.ui import dialogs, kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.library.add_dialog import AddDialog
from ttdn_desktop.ui.library.choose_dialog import ChooseDialog
from ttdn_desktop.ui.library.merge_dialog import MergeDialog
from ttdn_desktop.ui.library.states_dialog import StatesDialog
from ttdn_desktop.ui.library.take_dialog import TakeDialog
from ttdn_desktop.ui.library.update_dialog import UpdateDialog
from ttdn_desktop.ui.progress import Progress

Entry = tuple[str, Callable[[], object] | None]
"""Words of a menu, and what is done; None where it cannot be done now."""


class Taking(QObject):
    """`added` names a document that came in and is to be shown; `put_off` tells that the person does not want the newer edition now."""

    added = Signal(str)
    put_off = Signal()

    def __init__(self, context: ScreenContext, screen: QWidget) -> None:
        super().__init__(screen)
        self._context, self._screen = context, screen
        self._book = context.books.library
        self._put_off = False
        self._newer: tuple[Library | None, Update | None] = (None, None)

    # --- what can be done

    def ways_in(self) -> list[Entry]:
        """For the menu of taking in."""
        free = not self._book.read_only
        return [
            (_("A list from Excel or CSV…"), self.choose_list if free else None),
            (_("Pasted citations, a preamble…"), self.paste if free else None),
            (_("A file of updates…"), self.choose_update if free else None),
        ]

    def ways_out(self, shown: Sequence[str]) -> list[Entry]:
        """For the menu of writing out; `shown` are the documents in the list now."""
        ids = tuple(shown)
        return [
            (_("The documents shown, as an Excel or CSV list…"), partial(self._choose_target, ids) if ids else None),
            (_("The documents shown, as a file of updates for other offices…"), partial(self._choose_update_target, ids) if ids else None),
        ]

    def others(self) -> list[Entry]:
        """For the menu of what is done now and then."""
        free = not self._book.read_only
        last = last_update(self._book.value)
        back = _("Take back the last update")
        if last is not None:
            back = _("Take back the update “{title}”").format(title=last.title or last.publisher or last.edition.isoformat())
        return [
            (_("Find doubles…"), self.find_doubles if free else None),
            (back, self.take_back if free and last is not None else None),
            (_("Earlier states of the library…"), self.show_states if self._context.desk.workspace is not None else None),
        ]

    @property
    def newer_data(self) -> Update | None:
        """What this version of the program has newer than the library, if anything."""
        if self._newer[0] is not self._book.value:
            self._newer = (self._book.value, update_of_shipped(self._book.value))
        return self._newer[1]

    def notice(self) -> kit.Notice | None:
        """That the program brought newer data than the library has."""
        if self._put_off or self._book.read_only or not self._book.value.documents:
            return None
        update = self.newer_data
        if update is None:
            return None
        buttons = (kit.plain_button(_("Look at it…"), partial(self.show_update, update)), kit.plain_button(_("Later"), self._put_it_off))
        return kit.Notice(_("This version of the program has newer data for the library."), "info", *buttons)

    def _put_it_off(self) -> None:
        self._put_off = True
        self.put_off.emit()

    # --- one document, doubles

    def add(self) -> AddDialog:
        """Enter one document."""
        dialog = AddDialog(self._context, self._screen.window())
        dialog.added.connect(self.added)
        dialog.shown.connect(self.added)
        return dialogs.open_once(dialog)

    def find_doubles(self) -> MergeDialog:
        """Show likely doubles side by side."""
        self._book.settle()
        dialog = MergeDialog(self._context, self._screen.window())
        return dialogs.open_once(dialog)

    def show_states(self) -> StatesDialog:
        """Show what the library was before, to bring it back."""
        self._book.settle()
        dialog = StatesDialog(self._context, self._screen.window())
        return dialogs.open_once(dialog)

    def merge_with(self, document_id: str) -> ChooseDialog | None:
        """Let a person choose the document that is to be merged into this one."""
        kept = self._book.value.document(document_id)
        if kept is None or self._book.read_only:
            return None
        dialog = ChooseDialog(
            self._context, _("Which document goes into {document}?").format(document=name_of(kept)), but=kept.id, parent=self._screen.window()
        )
        dialog.taken.connect(partial(self._merge, kept.id))
        return dialogs.open_once(dialog)

    def _merge(self, kept_id: str, other_id: str) -> None:
        kept, other = self._book.value.document(kept_id), self._book.value.document(other_id)
        if kept is not None and other is not None:
            dialogs.open_once(MergeDialog(self._context, self._screen.window(), pair=(kept, other)))

    # --- lists

    def paste(self) -> TakeDialog:
        """Take in what is pasted."""
        return self._open_take(None)

    def choose_list(self) -> None:
        """Ask for a workbook or a list."""
        kinds = (_("Lists"), ("*.xlsx", "*.xls", "*.ods", "*.csv", "*.tsv", "*.txt"))
        dialogs.choose_files(self._screen.window(), _("Take in a list of documents"), (kinds, (_("All files"), ("*",))), self.read_list)

    def read_list(self, files: Sequence[Path]) -> None:
        """Read the first of these files and show its rows beside the library."""
        if files:
            self._book.settle()
            progress = Progress(_("Reading files…"), self._screen)
            job = partial(late_library.read_documents, files[0], fence=self._context.fence)
            progress.follow(self._context.background.run(job, done=self._open_take, failed=self._refused, owner=self, reporting=True))

    def _open_take(self, table: "DocumentTable | None") -> TakeDialog:
        dialog = TakeDialog(self._context, table, self._screen.window())
        dialog.added.connect(self.added)
        return dialogs.open_once(dialog)

    def _choose_target(self, ids: tuple[str, ...]) -> None:
        start = str(documents_dir() / _("Legal documents.xlsx"))
        kind = (_("Excel and CSV lists"), ("*.xlsx", "*.csv"))
        dialogs.choose_new_file(self._screen.window(), _("Write a list of documents"), start, kind, partial(self.write_list, ids))

    def write_list(self, ids: Sequence[str], chosen: Sequence[Path]) -> None:
        """Write these documents to the first of these places."""
        if chosen:
            job = partial(late_library.write_documents, self._book.value, chosen[0], ids)
            self._context.background.run(job, done=self._written, failed=self._not_written, owner=self)

    def _choose_update_target(self, ids: tuple[str, ...]) -> None:
        start = str(documents_dir() / (_("Legal documents") + SUFFIX))
        kind = (_("Files of updates"), (f"*{SUFFIX}",))
        dialogs.choose_new_file(self._screen.window(), _("Write a file of updates"), start, kind, partial(self.write_update, ids))

    def write_update(self, ids: Sequence[str], chosen: Sequence[Path]) -> None:
        """Write these documents as a file of updates to the first of these places."""
        if chosen:
            publisher = self._context.settings.value.issuing_body
            job = partial(write_update, self._book.value, ids, chosen[0], edition=self._context.today(), title=chosen[0].stem, publisher=publisher)
            self._context.background.run(job, done=self._written, failed=self._not_written, owner=self)

    def _written(self, path: Path) -> None:
        self._context.message(_("Saved as “{file}”.").format(file=path.name))

    def _not_written(self, why: str) -> None:
        dialogs.say(self._screen.window(), _("The file was not written"), why)

    # --- updates

    def choose_update(self) -> None:
        """Ask for a file of updates."""
        dialogs.choose_files(self._screen.window(), _("Take in a file of updates"), ((_("Files of updates"), (f"*{SUFFIX}",)),), self.read)

    def read(self, files: Sequence[Path]) -> None:
        """Read the first of these files and show what it would change."""
        if files:
            self._book.settle()
            self._context.background.run(partial(read_update, files[0]), done=self.show_update, failed=self._refused, owner=self)

    def show_update(self, update: Update) -> None:
        """Show what an update would change; nothing is changed before the person says so."""
        dialogs.open_once(UpdateDialog(self._context, update, self._screen.window()))

    def take_back(self) -> None:
        """Take back the last update; what the office did since stays."""
        if self._book.edit(_("Take back update"), take_back_update):
            self._context.message(_("The update was taken back."))

    def _refused(self, why: str) -> None:
        dialogs.say(self._screen.window(), _("The file was not taken in"), why)
