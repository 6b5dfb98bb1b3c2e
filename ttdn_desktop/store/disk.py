"""What makes a written file stay where it is when the power fails."""

import errno
import os
from pathlib import Path

_NOT_OFFERED = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF})


def sync_file(path: Path) -> None:
    """Wait until the content of a file is on the disk; OSError where the disk fails."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk; nothing to do on Windows and on file systems that do not offer it."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NOT_OFFERED:
            raise
