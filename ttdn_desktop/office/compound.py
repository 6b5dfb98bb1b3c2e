"""The directory of a compound file (.doc, .xls and other files of old Office): which streams lie at its top, and how they begin."""

import struct
from collections.abc import Iterator

from ttdn_desktop.office.refusal import Refusal, RefusedFileError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_FREE = 0xFFFFFFFA  # sector numbers from here on are marks
_ENTRY = 128  # bytes of an entry of the directory
_MOST = 65_536  # entries or sectors of a chain that are followed
_STREAM, _ROOT = 2, 5
_NONE = 0xFFFFFFFF


class CompoundFile:
    """The top of a compound file; raises RefusedFileError where it is damaged."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            (shift, mini_shift) = struct.unpack_from("<HH", data, 30)
            (directory,) = struct.unpack_from("<I", data, 48)
            (self._mini_cutoff, mini_fat) = struct.unpack_from("<II", data, 56)
            if shift not in {9, 12} or mini_shift != 6:
                raise RefusedFileError(Refusal.DAMAGED)
            self._size, self._mini_size = 1 << shift, 1 << mini_shift
            self._fat = self._read_fat()
            self._entries = self._read_directory(directory)
            self._mini_fat = b"".join(self._sectors(mini_fat))
        except struct.error as error:
            raise RefusedFileError(Refusal.DAMAGED) from error

    @property
    def streams(self) -> frozenset[str]:
        """Names of the streams that lie at the top."""
        return frozenset(self._entries) - {""}

    def beginning(self, name: str, size: int) -> bytes:
        """The first bytes of a stream at the top; fewer where it is shorter or damaged."""
        start, length = self._entries[name]
        size = min(size, length)
        if length >= self._mini_cutoff or "" not in self._entries:
            return self._taken(self._sectors(start), size)
        root, _length = self._entries[""]
        container = b"".join(self._sectors(root))
        return self._taken(self._mini_sectors(start, container), size)

    def place(self, name: str) -> int:
        """Where in the file the first sector of a large stream begins."""
        start, _length = self._entries[name]
        return (int(start) + 1) * int(self._size)

    @staticmethod
    def _taken(sectors: Iterator[bytes], size: int) -> bytes:
        found: list[bytes] = []
        left = size
        for sector in sectors:
            found.append(sector)
            left -= len(sector)
            if left <= 0:
                break
        return b"".join(found)[:size]

    def _read_fat(self) -> bytes:
        """The table of chains; the header names its first 109 sectors, a chain of their own the others."""
        (more,) = struct.unpack_from("<I", self._data, 68)
        places = list(struct.unpack_from("<109I", self._data, 76))
        followed = 0
        while more < _FREE and followed < _MOST // 64:
            sector = self._sector(more)
            if len(sector) < self._size:
                break
            *found, more = struct.unpack(f"<{self._size // 4}I", sector)
            places += found
            followed += 1
        return b"".join(self._sector(place) for place in places if place < _FREE)

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _sectors(self, start: int) -> Iterator[bytes]:
        return (self._sector(number) for number in self._chain(self._fat, start))

    def _mini_sectors(self, start: int, container: bytes) -> Iterator[bytes]:
        return (container[number * self._mini_size : (number + 1) * self._mini_size] for number in self._chain(self._mini_fat, start))

    @staticmethod
    def _chain(table: bytes, start: int) -> Iterator[int]:
        """The sectors of a stream; a chain that runs in a circle ends."""
        for _ in range(_MOST):
            if start >= _FREE:
                return
            yield start
            if (start + 1) * 4 > len(table):
                return
            (start,) = struct.unpack_from("<I", table, start * 4)

    def _read_directory(self, first: int) -> dict[str, tuple[int, int]]:
        """Start and length of the streams at the top, and of the root under the name ""."""
        raw = b"".join(self._sectors(first))
        count = min(len(raw) // _ENTRY, _MOST)
        if not count or raw[66] != _ROOT:
            raise RefusedFileError(Refusal.DAMAGED)
        (child,) = struct.unpack_from("<I", raw, 76)
        found = {"": struct.unpack_from("<II", raw, 116)}
        seen: set[int] = set()
        waiting = [child]
        while waiting:
            number = waiting.pop()
            if number >= count or number in seen:
                continue
            seen.add(number)
            place = number * _ENTRY
            (length,) = struct.unpack_from("<H", raw, place + 64)
            left, right = struct.unpack_from("<II", raw, place + 68)
            waiting += [left, right]
            name = raw[place : place + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            if raw[place + 66] == _STREAM and name:
                found[name] = struct.unpack_from("<II", raw, place + 116)
        return found
