"""The backups one can go back to, each with its day and what it holds; the present file is kept beside."""

from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.types import KeptBackup
from ttdn_desktop.services.words import short_date
from ttdn_desktop.ui import dialogs, kit, texts
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.desk import BringBack, WorkspaceDesk
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.forms.basis_rows import Row, RowsModel, RowsView


def open_backups(context: ScreenContext, desk: WorkspaceDesk, parent: QWidget) -> None:
    """Show them, or say why there is nothing to go back from."""
    workspace = desk.workspace
    if workspace is None or desk.read_only:
        context.message(desk.read_only or _("The plans are still being opened."))
        return
    dialogs.open_once(BackupsDialog(context, workspace.path, desk.bring_back, parent))


class BackupsDialog(Dialog):
    """Stays until the backup is in place, so that nothing is written in between."""

    def __init__(self, context: ScreenContext, workspace: Path, bring_back: BringBack, parent: QWidget) -> None:
        super().__init__(_("Go back to a backup"), parent, width=560)
        self.resize(620, 480)
        self._bring_back, self._owner = bring_back, parent
        self._backups: tuple[KeptBackup, ...] = ()
        self._busy = False
        self.told = kit.muted_label(
            _("All plans, the library and the units become as they were then. The present file is kept beside under another name, and a backup of it is made."),
            wrap=True,
        )
        self._rows = RowsModel()
        self.view = RowsView(self._rows, _("Go back to a backup"), fit=False)
        self.view.setProperty("role", "boxed")
        self.outcome = kit.text_label("")
        self.content.addWidget(self.told)
        self.content.addWidget(self.view, 1)
        self.content.addWidget(self.outcome)
        self.cancel = self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.button = self.add_button(kit.primary_button(_("Go back to this backup"), self.bring_back), default=True)
        self.button.setEnabled(False)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        context.background.run(context.services.kept_backups, workspace, done=self.show_backups, failed=context.message, owner=self)

    def show_backups(self, backups: tuple[KeptBackup, ...]) -> None:
        """Show these, the newest first."""
        self._backups = backups
        self._rows.show([_row(backup, newest=number == 0) for number, backup in enumerate(backups)])
        self.view.setCurrentIndex(self._rows.index(0 if backups else -1))
        if not backups:
            self.told.setText(_("There is no backup yet. One is made when you close the program, or with “Make a backup now”."))

    def bring_back(self) -> None:
        """Put the chosen backup in place."""
        current = self.view.currentIndex()
        if self._busy or not current.isValid() or not self.button.isEnabled():
            return
        backup = self._backups[current.row()]
        self._set_busy(busy=True)
        self.outcome.setText(_("The backup is being checked and put in place…"))
        self._bring_back(backup.path, lambda kept: self._done(backup, kept), self._failed)

    def reject(self) -> None:
        """Not while the files are being exchanged."""
        if not self._busy:
            super().reject()

    def _done(self, backup: KeptBackup, kept: Path) -> None:
        self._set_busy(busy=False)
        self.accept()
        text = _("Everything is as it was at {moment}. The file as it was before is kept as {file}.").format(moment=_moment(backup), file=kept)
        dialogs.say(self._owner, _("The backup is in its place"), text)

    def _failed(self, why: str) -> None:
        self._set_busy(busy=False)
        self.outcome.setText(why)

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.cancel.setEnabled(not busy)
        self.view.setEnabled(not busy)
        self._on_current(self.view.currentIndex(), QModelIndex())

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.button.setEnabled(not self._busy and current.isValid() and self._backups[current.row()].plans is not None)


def _row(backup: KeptBackup, *, newest: bool) -> Row:
    if backup.plans is None:
        return Row(text=_moment(backup), word=_("Cannot be read"), tone="error")
    plans = ngettext("{count} plan", "{count} plans", backup.plans).format(count=backup.plans)
    return Row(text=_moment(backup), below=f"{plans} · {texts.size_words(backup.size)}", word=_("Newest") if newest else "", tone="done")


def _moment(backup: KeptBackup) -> str:
    local = backup.at.astimezone()
    return _("{time} on {date}").format(time=f"{local:%H:%M}", date=short_date(local.date()))
