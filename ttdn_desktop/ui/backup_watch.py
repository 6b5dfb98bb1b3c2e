"""What the line at the foot of the window says of the backup: looked at when the plans are open, made when a person asks for one."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ttdn_desktop.i18n import _
from ttdn_desktop.services.types import BackupState
from ttdn_desktop.ui.background import Background
from ttdn_desktop.ui.desk import WorkspaceDesk


class BackupWatch(QObject):
    """`seen` where the state of the backup is known anew."""

    seen = Signal(object)  # BackupState

    def __init__(self, desk: WorkspaceDesk, background: Background, tell: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background, self._tell = desk, background, tell
        self.state: BackupState | None = None
        desk.opened.connect(self._look)

    def back_up(self) -> None:
        """Make a backup now."""
        workspace = self._desk.workspace
        if workspace is None or self._desk.read_only:
            self._tell(self._desk.read_only or _("The plans are still being opened."))
            return
        self._desk.save_now()
        self._background.watch(workspace.backup(), done=self._made, failed=self._tell, owner=self)

    def say_again(self) -> None:
        """For a line at the foot that was made anew."""
        if self.state is not None:
            self.seen.emit(self.state)

    def _look(self) -> None:
        if (workspace := self._desk.workspace) is not None:
            self._background.watch(workspace.backup_state(), done=self._show, failed=self._tell, owner=self)

    def _made(self, state: BackupState) -> None:
        self._tell(_("The backup is made and checked."))
        self._show(state)

    def _show(self, state: BackupState) -> None:
        self.state = state
        self.seen.emit(state)
