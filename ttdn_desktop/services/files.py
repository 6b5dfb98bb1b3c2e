"""Files are whole or not there: writing through a part beside the target, reading with sentences instead of error numbers."""

import errno
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import IO, BinaryIO

from ttdn_desktop.errors import FileBusyError, FileWriteError, TtdnError, UnreadableError
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.store.disk import DENIED, FULL, PART, part_of, sync_folder

_GONE = frozenset(
    {errno.ENOENT, errno.ENOTDIR, errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EHOSTDOWN, errno.ESTALE, errno.ENODEV, errno.ENXIO, errno.ETIMEDOUT}
)
_GONE_ON_WINDOWS = frozenset({3, 15, 21, 53, 59, 64, 67, 121, 1231, 1232})  # path, drive, device, network name or network not there

_BUSY_SENTENCE = N_("“{name}” is open in another program (Word, Excel …) or is read-only. It was not changed. Close it there, or choose another name.")
_DENIED_SENTENCE = N_("There is no permission to write into the folder “{folder}”. Nothing was changed. Choose another folder.")
_FULL_SENTENCE = N_("The disk is full: “{name}” was not written; what was there before is unchanged. Free some space, or choose another disk.")
_GONE_SENTENCE = N_(
    "The folder “{folder}” cannot be reached; perhaps the network or the USB drive is gone. Nothing was changed. Connect it again, or choose another folder."
)
_LONG_SENTENCE = N_("The name “{name}” is too long. Nothing was written. Choose a shorter name.")
_BROKEN_SENTENCE = N_(
    "The disk reports a fault ({reason}): “{name}” was not written; what was there before is unchanged. Choose another disk and have this one checked."
)
_UNSURE_SENTENCE = N_("“{name}” was written, but the disk reports a fault ({reason}) and may lose it. Save it on another disk too.")


_waiting: ContextVar[dict[Path, str] | None] = ContextVar("waiting", default=None)
"""Folders whose new names are not on the disk for sure yet, with the last file written there."""


def is_same(source: Path, target: Path) -> bool:
    """Whether both names are of one file."""
    try:
        return source.samefile(target)
    except OSError:  # one of them is not there yet
        return os.path.realpath(source) == os.path.realpath(target)


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A stream whose bytes take the place of the target when all are written and on the disk; until then the target is as it was.

    Raises FileBusyError when the target or its folder may not be written, FileWriteError when the disk is full, failing or gone.
    An exception of the caller passes through; the target stays as it was, and nothing is left beside it.
    """
    target = Path(os.path.realpath(path)) if os.path.islink(path) else path  # noqa: PTH114 - asks nothing of a name that is too long
    part = part_of(target)
    try:
        yield from _written(part)
        _take_place(part, target)
    except OSError as error:
        if error.filename not in {None, str(part), os.fspath(target)}:
            raise  # the caller's own trouble with another file
        raise _write_error(error, target) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    waiting = _waiting.get()
    if waiting is None:
        _settle(target.parent, target.name)
    else:
        waiting[target.parent] = target.name


@contextmanager
def together() -> Iterator[None]:
    """Files written within are settled on the disk at the end: each is whole at once, but their names are brought there once for all of them.

    Raises FileWriteError for a folder that fails then.
    """
    token = _waiting.set({})
    try:
        yield
        for folder, name in (_waiting.get() or {}).items():
            _settle(folder, name)
    finally:
        _waiting.reset(token)


def _settle(folder: Path, name: str) -> None:
    try:
        sync_folder(folder)
    except OSError as error:
        raise FileWriteError(_(_UNSURE_SENTENCE).format(name=name, reason=error.strerror)) from error


def _written(part: Path) -> Iterator[IO[bytes]]:
    with part.open("xb") as stream:
        _hold(stream)
        yield stream
        stream.flush()
        os.fsync(stream.fileno())


def _take_place(part: Path, target: Path) -> None:
    try:
        part.replace(target)
    except PermissionError as error:  # on Windows: the target is open in Word
        raise FileBusyError(_(_BUSY_SENTENCE).format(name=target.name)) from error


def sweep(folder: Path) -> int:
    """Remove what writers left in a folder when they were killed; parts that are being written stay. Gives the number removed."""
    removed = 0
    with suppress(OSError):  # a folder that is gone has nothing to sweep
        for part in [entry for entry in folder.iterdir() if PART.fullmatch(entry.name)]:
            with suppress(OSError):  # on Windows an open part cannot be removed
                if not _held(part):
                    part.unlink()
                    removed += 1
    return removed


def sweep_all(folders: Sequence[Path], patience: float = 2) -> None:
    """Sweep these folders; not waiting longer than that many seconds for network drives that do not answer."""
    sweeper = threading.Thread(target=lambda: [sweep(folder) for folder in folders], name="sweeper", daemon=True)
    sweeper.start()
    sweeper.join(patience)


def free_name(path: Path) -> Path:
    """This path, or the first of "name (2).docx", "name (3).docx" … that is not taken."""
    candidate, number = path, 1
    while candidate.exists() or candidate.is_symlink():
        number += 1
        candidate = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return candidate


def read_bytes(path: Path, most: int = -1) -> bytes:
    """The content of a file, or its first `most` bytes; UnreadableError with the reason where it cannot be had."""
    try:
        with path.open("rb") as stream:
            return stream.read(most)
    except OSError as error:
        raise UnreadableError(_read_sentence(error, path)) from error


def _write_error(error: OSError, target: Path) -> TtdnError:
    if error.errno in DENIED:
        return FileBusyError(_(_DENIED_SENTENCE).format(folder=target.parent))
    if error.errno in FULL:
        return FileWriteError(_(_FULL_SENTENCE).format(name=target.name))
    if _is_gone(error):
        return FileWriteError(_(_GONE_SENTENCE).format(folder=target.parent))
    if error.errno == errno.ENAMETOOLONG:
        return FileWriteError(_(_LONG_SENTENCE).format(name=target.name))
    return FileWriteError(_(_BROKEN_SENTENCE).format(name=target.name, reason=error.strerror))


def _read_sentence(error: OSError, path: Path) -> str:
    if isinstance(error, FileNotFoundError) and path.parent.is_dir():
        return _("There is no file “{name}” in the folder “{folder}”.").format(name=path.name, folder=path.parent)
    if isinstance(error, IsADirectoryError) or (error.errno == errno.EACCES and path.is_dir()):
        return _("“{name}” is a folder, not a file. Choose a file in it.").format(name=path.name)
    if (missing := _missing_folder(error, path)) is not None:
        return _("There is no folder “{folder}”. Check the name.").format(folder=missing)
    if error.errno in DENIED:
        return _("“{name}” may not be read: there is no permission, or another program holds it. Close it there, or copy it to another place.").format(
            name=path.name
        )
    if _is_gone(error):
        return _("“{name}” cannot be reached; perhaps the network or the USB drive is gone. Connect it again.").format(name=path)
    return _("“{name}” cannot be read: the disk reports a fault ({reason}).").format(name=path.name, reason=error.strerror)


def _missing_folder(error: OSError, path: Path) -> Path | None:
    """The first folder of the path that is not there although the one it should stand in is; None where a whole drive or share may be gone."""
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        return None
    missing = path.absolute().parent
    while not missing.parent.is_dir():
        if missing.parent == missing:
            return None
        missing = missing.parent
    return None if missing.is_dir() or os.path.ismount(missing.parent) else missing


def _is_gone(error: OSError) -> bool:
    return error.errno in _GONE or getattr(error, "winerror", None) in _GONE_ON_WINDOWS


def _hold(stream: BinaryIO | IO[bytes]) -> None:
    """Mark a part as being written for as long as its stream is open; Windows does so by itself."""
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415 - Windows has none

        with suppress(OSError):  # some network drives have no locks; then only the name protects it
            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def _held(part: Path) -> bool:
    if sys.platform == "win32":
        return False
    import fcntl  # noqa: PLC0415 - Windows has none

    with part.open("rb") as stream:
        try:
            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
