"""What a process wrote, as strace saw it, and what a disk may hold of it when the power fails at any moment.

The disk keeps what was waited for (fsync). Of the rest each write is there, or not, or torn at a sector; a later one may be there without an earlier
one. Names come and go in their order, and are sure only once their folder was waited for.
"""

import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

_SECTOR = 512
_CALLS = "openat,creat,write,pwrite64,writev,pwritev,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat,mkdir,lseek"
_LINE = re.compile(r"(?P<pid>\d+) +(?:<\.\.\. (?P<resumed>\w+) resumed>)?(?P<rest>.*)")
_CALL = re.compile(r"(?P<name>\w+)\((?P<arguments>.*)\) += (?P<result>\d+)(?:<[^>]*>)?$")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_HANDLE = re.compile(r"(\d+)<")


@dataclass(slots=True, eq=False)
class File:
    """One file, whatever it is called."""

    sure: bytearray = field(default_factory=bytearray)
    unsure: list[tuple[int, bytes | None]] = field(default_factory=list)  # (offset, data), or (size, None) for a cut


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes at an offset; without bytes the file is cut to that size."""

    file: File
    at: int
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Waited:
    """A file is sure from here on, or (without one) all names are."""

    file: File | None


@dataclass(frozen=True, slots=True)
class Named:
    """A name now means this file; without one it means nothing; `old` is a name it had before."""

    path: str
    file: File | None
    old: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A line on standard output."""

    words: tuple[str, ...]


Event = Written | Waited | Named | Told


def record(command: Sequence[str], environment: dict[str, str], folder: Path) -> list[Event]:
    """Run a command that begins with an empty folder; all that happened in it, in its order."""
    log = folder.with_suffix(".strace")
    tracing = ["strace", "-f", "-y", "-xx", "-s", "100000000", "-e", f"trace={_CALLS}", "-e", "signal=none", "-o", str(log)]
    subprocess.run([*tracing, *command], env=environment, check=True, stdout=subprocess.DEVNULL)
    events = list(_Reader(str(folder)).events(log.read_text(encoding="ascii").splitlines()))
    log.unlink()
    return events


class _Reader:
    """Follows open files through the calls."""

    def __init__(self, root: str) -> None:
        self.root = root + "/"
        self.names: dict[str, File] = {}
        self.open: dict[int, tuple[File | None, int]] = {}  # handle: file (None: a folder, or not ours) and position

    def events(self, lines: Sequence[str]) -> Iterator[Event]:
        begun: dict[str, str] = {}
        for line in lines:
            match = _LINE.fullmatch(line)
            if match is None:
                continue
            rest = begun.pop(match["pid"], "") + match["rest"] if match["resumed"] else match["rest"]
            if rest.endswith("<unfinished ...>"):
                begun[match["pid"]] = rest.removesuffix("<unfinished ...>").rstrip()
            elif call := _CALL.fullmatch(rest):
                yield from self._event(call["name"], call["arguments"], int(call["result"]))

    def _event(self, name: str, arguments: str, result: int) -> Iterator[Event]:
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(arguments)]
        found = _HANDLE.match(arguments)
        handle = int(found[1]) if found else -1
        file, position = self.open.get(handle, (None, 0))
        match name:
            case "openat":
                yield from self._opened(texts[0].decode(), arguments, result)
            case "write" if handle == 1:
                yield from (Told(tuple(line.split())) for line in texts[0].decode().splitlines())
            case "write" if file:
                self.open[handle] = (file, position + result)
                yield Written(file, position, texts[0][:result])
            case "pwrite64" if file:
                yield Written(file, int(arguments.rsplit(", ", 1)[1]), texts[0][:result])
            case "ftruncate" if file:
                yield Written(file, int(arguments.rsplit(", ", 1)[1]), None)
            case "lseek":
                self.open[handle] = (file, result)
            case "fsync" | "fdatasync":
                yield Waited(file)
            case "rename" | "renameat" | "renameat2" if texts[0].decode() in self.names:
                old, new = (text.decode() for text in texts)
                self.names[new] = self.names.pop(old)
                yield Named(new, self.names[new], old)
            case "unlink" | "unlinkat" if texts[0].decode() in self.names:
                del self.names[texts[0].decode()]
                yield Named(texts[0].decode(), None)
            case "creat" | "writev" | "pwritev" if file:
                raise ValueError(f"a call that is not understood: {name}")

    def _opened(self, path: str, arguments: str, handle: int) -> Iterator[Event]:
        self.open[handle] = (self.names.get(path), 0)
        if not path.startswith(self.root):
            return
        if path not in self.names and "O_CREAT" in arguments:
            self.names[path] = File()
            self.open[handle] = (self.names[path], 0)
            yield Named(path, self.names[path])
        elif "O_TRUNC" in arguments:
            yield Written(self.names[path], 0, None)


def told_before(events: Sequence[Event], cut: int) -> list[tuple[str, ...]]:
    """The lines told until the power failed."""
    return [event.words for event in events[:cut] if isinstance(event, Told)]


def disk_after(events: Sequence[Event], cut: int, choose: Random) -> dict[str, bytes]:
    """What the disk may hold when the power fails before event number `cut`: the files by their names."""
    files: list[File] = []
    names: list[Named] = []
    sure_names = 0
    for event in events:
        if isinstance(event, Named) and event.file:
            event.file.sure, event.file.unsure = bytearray(), []
    for event in events[:cut]:
        match event:
            case Written(file, at, data):
                file.unsure.append((at, data))
                files.append(file)
            case Waited(None):
                sure_names = len(names)
            case Waited(File() as file):
                for at, data in file.unsure:
                    _put(file.sure, at, data)
                file.unsure.clear()
            case Named():
                names.append(event)
    for file in dict.fromkeys(files):
        _lose_some(file, choose)
    return {path: bytes(file.sure) for path, file in _named(names[: choose.randint(sure_names, len(names))]).items()}


def _named(changes: Sequence[Named]) -> dict[str, File]:
    names: dict[str, File] = {}
    for change in changes:
        names.pop(change.old, None)
        if change.file:
            names[change.path] = change.file
        else:
            names.pop(change.path, None)
    return names


def _lose_some(file: File, choose: Random) -> None:
    """Each write that was not waited for is there, or not, or torn."""
    for at, data in file.unsure:
        fate = choose.random()
        if fate < 0.45:
            _put(file.sure, at, data)
        elif fate < 0.65 and data:
            kept = choose.randint(0, len(data) // _SECTOR) * _SECTOR
            _put(file.sure, at, data[:kept])


def _put(content: bytearray, at: int, data: bytes | None) -> None:
    if data is None:
        del content[at:]
        content.extend(bytes(at - len(content)))
        return
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data
