"""What can go wrong with a workspace, in sentences: what happened, what is safe, what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ttdn_desktop.errors import NotFoundError, TtdnError, WorkspaceDamagedError, WorkspaceError, WorkspaceHeldError
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.language.dates import short_date
from ttdn_desktop.services.types import Holder
from ttdn_desktop.store import backups, holder, trouble

_HELD = N_("The workspace “{name}” is open in another window of the program. Close it there, or look at the last backup, which can only be read.")
_HELD_BY = N_(
    "The workspace “{name}” has been open since {time} on {date} on the computer “{host}” (user {user}). "
    "Close it there, or look at the last backup, which can only be read."
)
_DAMAGED = N_("The workspace “{name}” is damaged. There is no backup of it. The file is left as it is; have a copy made before anything else is tried.")
_DAMAGED_WITH_BACKUP = N_(
    "The workspace “{name}” is damaged. The backup made at {time} on {date} is sound and can be put in its place; the damaged file is kept under another name."
)
_READ_ONLY = N_("This is the last backup of the workspace “{name}”; it can only be read. Close the other window to go on working.")

_SENTENCES: dict[type[trouble.StoreError], str] = {
    trouble.NotOursError: N_("“{name}” is not a workspace of this program. It was not changed. Choose another file."),
    trouble.TooNewError: N_("The workspace “{name}” was made by a newer version of the program. It was not changed. Install the newer version to open it."),
    trouble.FullError: N_(
        "The disk is full: “{name}” could not be written. What was saved before is safe. Free some space; your last changes are kept in the open window."
    ),
    trouble.DeniedError: N_(
        "There is no permission to write “{name}”. What was saved before is safe. Ask for permission to the folder, or choose another place."
    ),
    trouble.GoneError: N_(
        "“{name}” cannot be reached; perhaps the network or the USB drive is gone, or the file was moved. "
        "Connect it again; your last changes are kept in the open window."
    ),
    trouble.NoFileError: N_("The attached file is not in the workspace “{name}”, only its name is. Attach it again from where it lies."),
    trouble.NoBackupError: N_("There is no backup of the workspace “{name}” yet."),
}


@contextmanager
def in_sentences(path: Path, *, read_only: bool = False) -> Iterator[None]:
    """Trouble of the store inside comes out as an error for people."""
    try:
        yield
    except trouble.StoreError as error:
        if read_only and isinstance(error, trouble.DeniedError):
            raise WorkspaceError(_(_READ_ONLY).format(name=path.name)) from error
        raise sentence(error, path) from error


def sentence(error: trouble.StoreError, path: Path) -> TtdnError:
    """The error for people that says what this trouble with this workspace means."""
    match error:
        case trouble.HeldError():
            return WorkspaceHeldError(_held_sentence(path))
        case trouble.DamagedError():
            return WorkspaceDamagedError(_damaged_sentence(path))
        case trouble.MissingError():
            return NotFoundError(_("There is no plan “{id}” in the workspace.").format(id=error))
    return WorkspaceError(_(_SENTENCES[type(error)]).format(name=path.name))


def held_by(path: Path) -> Holder | None:
    """Who holds a workspace, where that is known."""
    note = holder.read(path)
    return Holder(host=note.host, user=note.user, pid=note.pid, since=note.since) if note else None


def _held_sentence(path: Path) -> str:
    note = holder.read(path)
    if note is None or note.since is None:
        return _(_HELD).format(name=path.name)
    since = note.since.astimezone()
    return _(_HELD_BY).format(name=path.name, time=f"{since:%H:%M}", date=short_date(since.date()), host=note.host, user=note.user)


def _damaged_sentence(path: Path) -> str:
    try:
        at = backups.newest(path).at.astimezone()
    except trouble.NoBackupError:
        return _(_DAMAGED).format(name=path.name)
    return _(_DAMAGED_WITH_BACKUP).format(name=path.name, time=f"{at:%H:%M}", date=short_date(at.date()))
