"""Going back to an earlier backup of the workspace, with sentences for what can go wrong."""

from pathlib import Path

from ttdn_desktop.errors import WorkspaceError
from ttdn_desktop.i18n import _
from ttdn_desktop.services.types import Clock, KeptBackup
from ttdn_desktop.services.workspace_trouble import in_sentences
from ttdn_desktop.store import earlier
from ttdn_desktop.store.trouble import DamagedError, TooNewError, telling


def kept_backups(workspace: Path) -> tuple[KeptBackup, ...]:
    """All backups of a workspace, the newest first."""
    found = earlier.contents(workspace)
    return tuple(KeptBackup(path=content.backup.path, at=content.backup.at, size=content.size, plans=content.plans) for content in found)


def ready_backup(workspace: Path, backup: Path) -> Path:
    """A verified copy of a backup, to be exchanged for the workspace, which may be open meanwhile. WorkspaceError where the backup is not sound."""
    with in_sentences(workspace), telling():
        try:
            return _made_ready(workspace, backup)
        except DamagedError as error:
            raise WorkspaceError(_("This backup is damaged. Nothing was changed; choose another one.")) from error
        except TooNewError as error:
            raise WorkspaceError(
                _("A newer version of the program made this backup. Nothing was changed; install that version, or choose another one.")
            ) from error


def exchange_for_backup(workspace: Path, ready: Path, *, clock: Clock) -> Path:
    """Put the copy in the place of the closed workspace; gives the name under which the file is kept that was there before."""
    with in_sentences(workspace), telling():
        return earlier.exchange(workspace, ready, clock())


def discard_ready(ready: Path) -> None:
    """Remove the copy that is not wanted after all."""
    earlier.discard(ready)


def _made_ready(workspace: Path, backup: Path) -> Path:
    """Trouble told apart here already, for damage is worded otherwise than that of the workspace."""
    with telling():
        return earlier.make_ready(workspace, backup)
