"""Writing that a power cut cannot halve: parts beside their target, content and names that are on the disk, and what a disk refuses."""

import errno
import os
import re
import secrets
from pathlib import Path

PART = re.compile(r"\..{1,24}\.[0-9a-f]{16}\.part", re.DOTALL)
"""Names of files that are being written, so that what a killed program left can be told and swept."""

DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

_NOT_OFFERED = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF})


def part_of(target: Path) -> Path:
    """A fresh name beside the target for what is still being written; `settings`, which knows no other layer, makes its own of the same kind."""
    return target.with_name(f".{target.stem[:24]}.{secrets.token_hex(8)}.part")


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
