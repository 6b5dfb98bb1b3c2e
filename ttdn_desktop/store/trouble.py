"""What can go wrong with a workspace file, told apart for the program; the use cases put it into sentences."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2

from ttdn_desktop.store import disk


class StoreError(Exception):
    """Something is wrong with the workspace file, not with the program."""


class HeldError(StoreError):
    """Another process holds the file."""


class DamagedError(StoreError):
    """The file is not a sound database, or content no longer agrees with its hash; the text says which."""


class NotOursError(StoreError):
    """The file is a database, or another kind of file, that this program did not make."""


class TooNewError(StoreError):
    """A newer version of the program has changed the file's structure."""


class FullError(StoreError):
    """No space is left on the disk."""


class DeniedError(StoreError):
    """The file or its folder may not be written."""


class GoneError(StoreError):
    """The file was removed or moved, or the drive with it is gone or failing."""


class MissingError(StoreError):
    """No such plan or version; the text is its id."""


class NoFileError(StoreError):
    """A file is named that the workspace does not have; the text is its hash."""


class NoBackupError(StoreError):
    """There is no verified backup."""


_KINDS: dict[int, type[StoreError]] = {
    3: DeniedError,  # SQLITE_PERM
    5: HeldError,  # SQLITE_BUSY
    6: HeldError,  # SQLITE_LOCKED
    8: DeniedError,  # SQLITE_READONLY
    10: GoneError,  # SQLITE_IOERR
    11: DamagedError,  # SQLITE_CORRUPT
    13: FullError,  # SQLITE_FULL
    14: GoneError,  # SQLITE_CANTOPEN
    23: DeniedError,  # SQLITE_AUTH
    26: DamagedError,  # SQLITE_NOTADB
}
_READONLY_DBMOVED = 1032
_OF_SYSTEM: dict[int, type[StoreError]] = {
    **dict.fromkeys(disk.FULL, FullError),
    **dict.fromkeys(disk.DENIED, DeniedError),
}


@contextmanager
def telling() -> Iterator[None]:
    """Errors of SQLite and of the operating system inside come out as StoreError; what is a bug of ours stays as it is."""
    try:
        yield
    except dbapi2.Error as error:
        code = getattr(error, "sqlite_errorcode", None) or 0
        kind = GoneError if code == _READONLY_DBMOVED else _KINDS.get(code & 0xFF)
        if kind is None:
            raise
        raise kind(str(error)) from error
    except UnicodeDecodeError as error:  # SQLite's own message names a table or column whose letters were damaged
        raise DamagedError(str(error)) from error
    except OSError as error:
        raise _OF_SYSTEM.get(error.errno or 0, GoneError)(str(error)) from error
