"""A disk on which the n-th call fails, for finding out what is left of a file then."""

import io
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest


@dataclass
class FailingDisk:
    """Counts the calls that touch files; call number `fails_at` (from 1) raises OSError(`errno`), and with `for_good` all later ones do."""

    fails_at: int
    errno: int
    for_good: bool = False
    calls: list[str] = field(default_factory=list)

    def call(self, name: str) -> None:
        self.calls.append(name)
        if len(self.calls) == self.fails_at or (self.for_good and len(self.calls) > self.fails_at):
            raise OSError(self.errno, os.strerror(self.errno))

    @property
    def reached(self) -> bool:
        """Whether the call that fails was ever made."""
        return len(self.calls) >= self.fails_at

    def install(self, patch: pytest.MonkeyPatch, folder: Path) -> None:
        """Stand before every file call from now on; opening is watched only inside `folder`."""
        real_open = io.open

        def failing_open(file: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
            if not str(file).startswith(str(folder)):
                return real_open(file, mode, *args, **kwargs)
            self.call(f"open {mode}")
            return _Stream(real_open(file, mode, *args, **kwargs), self)

        patch.setattr(io, "open", failing_open)
        for name in ("fsync", "replace", "unlink", "open", "close"):
            patch.setattr(os, name, self._watched(name, getattr(os, name)))

    def _watched(self, name: str, real: Any) -> Any:
        def watched(*args: Any, **kwargs: Any) -> Any:
            if name == "close":  # a close that fails has closed all the same
                real(*args, **kwargs)
                return self.call(name)
            self.call(name)
            return real(*args, **kwargs)

        return watched


class _Stream:
    """A stream of which writing, flushing and closing can fail."""

    def __init__(self, real: Any, disk: FailingDisk) -> None:
        self._real = real
        self._disk = disk

    def __enter__(self) -> "_Stream":
        return self

    def __exit__(self, *_exc: object) -> None:
        self._real.close()
        self._disk.call("close stream")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def write(self, data: bytes) -> int:
        self._disk.call("write")
        return int(self._real.write(data))

    def flush(self) -> None:
        self._disk.call("flush")
        self._real.flush()
