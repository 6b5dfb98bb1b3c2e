"""Limits that the worker puts on itself: memory, processor time, and that it writes no files; on Windows the fence sets them from outside."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import resource

_SCRATCH = 256 * 1024 * 1024  # bytes of a file in a private folder, for a converter that knows only files
_GRACE = 1  # seconds of processor time between the signal and the end


def begin(*, memory: int, seconds: float) -> None:
    """A job begins: so many bytes of address space in all, so many seconds of the processor for this job; no file may grow."""
    if sys.platform != "win32":
        _limit(resource.RLIMIT_AS, memory)
        _limit(resource.RLIMIT_FSIZE, 0)
        _limit(resource.RLIMIT_CORE, 0)
        used = resource.getrusage(resource.RUSAGE_SELF)
        _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + seconds) + _GRACE)


@contextmanager
def may_write() -> Iterator[None]:
    """Within this, files of a moderate size may be written, into a temporary folder that the fence made private."""
    if sys.platform == "win32":
        yield
        return
    before, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    if before == resource.RLIM_INFINITY:
        yield
        return
    _limit(resource.RLIMIT_FSIZE, max(before, _SCRATCH))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, hard))


def peak_memory() -> int:
    """Bytes of memory this process has held at most; 0 where that is not known."""
    if sys.platform == "win32":
        return 0
    if (found := re.search(rb"VmHWM:\s*(\d+) kB", _status())) is not None:
        return int(found[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if sys.platform != "win32":

    def _status() -> bytes:
        """What Linux tells of this process; its ru_maxrss would count the memory of the program that started it."""
        try:
            return Path("/proc/self/status").read_bytes()
        except OSError:
            return b""

    def _limit(what: int, most: int) -> None:
        """Never above what the system allows anyway; it can be set anew for the next job."""
        _soft, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
