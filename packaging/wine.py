"""Runs the built Windows program under wine on a virtual screen, to see with Linux means that it starts and works."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

SOURCES = Path(__file__).resolve().parent / "windows"
COMPILER = "x86_64-w64-mingw32-gcc"
_TOOLS = ("wine", "wineserver", COMPILER, "Xvfb", "xwininfo")
_STUBS = {"icuuc": [], "mscms": ["-lgdi32"], "bcryptprimitives": ["-ladvapi32"]}  # DLLs of Windows 10 that wine 8 lacks; ours answer politely that they cannot
_VIEWABLE = re.compile(r"Width: (\d+).*Height: (\d+).*Map State: IsViewable", re.DOTALL)


def absent_tools() -> list[str]:
    """What this machine lacks to run the program under wine."""
    return [name for name in _TOOLS if _tool(name) is None]


def _tool(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path="/usr/lib/wine")


def windows_path(path: Path) -> str:
    """The path as a program under wine names it: its drive Z: is the root of this machine."""
    return "Z:" + str(path.resolve()).replace("/", "\\")


class Wine:
    """One wine prefix on one virtual screen, used inside `running`."""

    def __init__(self, prefix: Path, display: str) -> None:
        self.prefix = prefix
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_", "XDG_", "WAYLAND"))},
            "WINEPREFIX": str(prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscms=n;mscoree,mshtml,winemenubuilder.exe=",
            "LC_ALL": "C.UTF-8",
            "DISPLAY": display,
        }

    def run(self, command: Sequence[str | Path], *, timeout: float = 120) -> subprocess.CompletedProcess[str]:
        """Run a Windows program to its end; its output comes through a pipe, for it cannot write to a file."""
        whole = [_tool("wine") or "wine", *map(str, command)]
        return subprocess.run(
            whole,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=timeout,
            check=False,
        )

    def set_variable(self, name: str, value: str) -> None:
        self._environment[name] = value

    def window_of(self, command: Sequence[str | Path], *, seconds: float = 90, picture: Path | None = None) -> bool:
        """Whether this program shows a window of a usable size in time; the program is ended afterwards."""
        whole = [_tool("wine") or "wine", *map(str, command)]
        with subprocess.Popen(whole, env=self._environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            deadline = time.monotonic() + seconds
            shown = False
            while not shown and time.monotonic() < deadline and process.poll() is None:
                time.sleep(0.5)
                shown = self._sees_window(Path(str(command[0])).name)
            if shown and picture is not None and (camera := shutil.which("import")):
                time.sleep(2)  # what is painted late, fonts and icons, is on the picture too
                subprocess.run([camera, "-window", "root", str(picture)], env=self._environment, check=False)
            self.end()
            process.wait(timeout=30)
        return shown

    def _sees_window(self, program: str) -> bool:
        tree = self._ask(["xwininfo", "-root", "-tree"])
        for line in tree.splitlines():
            if f'"{program}"' in line and (found := _VIEWABLE.search(self._ask(["xwininfo", "-id", line.split()[0]]))):
                return int(found[1]) >= 400 and int(found[2]) >= 300
        return False

    def _ask(self, command: list[str]) -> str:
        return subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False).stdout

    def end(self) -> None:
        """End every program of this prefix, and of no other."""
        subprocess.run([_tool("wineserver") or "wineserver", "-k"], env=self._environment, check=False)


@contextmanager
def running(prefix: Path) -> Iterator[Wine]:
    """A virtual screen and a wine prefix with our stand-ins; made at first use, kept for the next time."""
    prefix.parent.mkdir(parents=True, exist_ok=True)
    with _screen() as display:
        wine = Wine(prefix, display)
        try:
            if not (prefix / "ready").exists():
                _make_prefix(wine)
            _add_stubs(wine)
            yield wine
        finally:
            wine.end()


@contextmanager
def _screen() -> Iterator[str]:
    """A virtual screen of the size of an office's old monitor; gives its DISPLAY."""
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise RuntimeError("the virtual screen did not start")
        yield f":{number}"
    finally:
        screen.terminate()
        screen.wait(timeout=10)


def _make_prefix(wine: Wine) -> None:
    shutil.rmtree(wine.prefix, ignore_errors=True)
    wine.run(["wineboot", "-i"])
    wine.run(["winecfg", "-v", "win10"])
    (wine.prefix / "ready").touch()


def _add_stubs(wine: Wine) -> None:
    """Put our stand-ins there, those too that came after the prefix was made."""
    system = wine.prefix / "drive_c" / "windows" / "system32"
    for name, libraries in _STUBS.items():
        source, target = SOURCES / f"{name}_stub.c", system / f"{name}.dll"
        if not (wine.prefix / f"ready-{name}").exists():
            subprocess.run([COMPILER, "-O2", "-shared", "-s", "-o", str(target), str(source), *libraries], check=True)
            (wine.prefix / f"ready-{name}").touch()
