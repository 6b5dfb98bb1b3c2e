"""Which typeface the pages are printed with: Times New Roman where all of it is installed, else the shipped Liberation Serif; never two mixed."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from ttdn_desktop.paper.measure import Metrics
from ttdn_desktop.render.font_file import BadFontError, FontFile, read_font

TIMES = "Times New Roman"
LIBERATION = "Liberation Serif"

_FACES = ((False, False), (True, False), (False, True), (True, True))  # bold, italic
_WINDOWS_FILES = ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")
_MAC_FILES = tuple(f"Times New Roman{face}.ttf" for face in ("", " Bold", " Italic", " Bold Italic"))
_MAC_FOLDER = Path("/System/Library/Fonts/Supplemental")
_PATIENCE = 5  # seconds for fontconfig to answer
_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0
_GATHERING = threading.Lock()


class NoTypefaceError(RuntimeError):
    """Not even the shipped typeface is there: the program was installed incompletely."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Typeface:
    """A family of four faces that has every Vietnamese letter in each; `files` are regular, bold, italic and bold italic."""

    family: str
    shipped: bool
    files: tuple[Path, ...]
    letters: frozenset[int] = field(repr=False)  # code points that all four draw
    metrics: Metrics = field(repr=False)


def typeface(shipped: Path) -> Typeface:
    """The typeface of the pages on this computer; `shipped` is the folder of our own fonts. Looked for once in a process."""
    return _typeface(shipped)


@lru_cache(maxsize=4)
def _typeface(shipped: Path) -> Typeface:
    return chosen(installed_files(), sorted(shipped.glob("*.ttf")))


def chosen(installed: Iterable[Path], shipped: Sequence[Path]) -> Typeface:
    """Times New Roman where those files make it up wholly, else Liberation Serif. Raises NoTypefaceError where both fail."""
    found = _family(TIMES, installed, shipped=False) or _family(LIBERATION, shipped, shipped=True)
    if found is None:
        raise NoTypefaceError(", ".join(file.name for file in shipped) or "no font files")
    return found


def _family(family: str, files: Iterable[Path], *, shipped: bool) -> Typeface | None:
    """The family where all four faces are there, may be embedded, and lack no Vietnamese letter; a broken file counts as absent."""
    faces: dict[tuple[bool, bool], FontFile] = {}
    for file in files:
        try:
            font = read_font(file)
        except (BadFontError, OSError):
            continue
        if font.family == family and font.embeddable and font.is_vietnamese:
            faces.setdefault((font.bold, font.italic), font)
    if any(face not in faces for face in _FACES):
        return None
    regular, bold, italic, both = four = [faces[face] for face in _FACES]
    return Typeface(
        family=family,
        shipped=shipped,
        files=tuple(face.path for face in four),
        letters=frozenset(map(ord, frozenset.intersection(*(frozenset(face.widths) for face in four)))),
        metrics=Metrics(units_per_em=regular.units_per_em, regular=regular.widths, bold=bold.widths, italic=italic.widths, bold_italic=both.widths),
    )


def installed_files() -> list[Path]:
    """Where Times New Roman lies on this computer, if it does: in the folder of Windows, or where fontconfig says."""
    if sys.platform == "win32":
        folders = (Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", Path(os.environ.get("LOCALAPPDATA", "C:/")) / "Microsoft" / "Windows" / "Fonts")
        return [folder / name for folder in folders for name in _WINDOWS_FILES if (folder / name).is_file()]
    return [_MAC_FOLDER / name for name in _MAC_FILES if (_MAC_FOLDER / name).is_file()] or _asked_fontconfig()


def _asked_fontconfig() -> list[Path]:
    tool = shutil.which("fc-list")
    if tool is None:
        return []
    try:
        told = subprocess.run(  # noqa: S603 - the program found above, with our own words
            [tool, f":family={TIMES}", "--format", "%{file}\n"],
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
            creationflags=_NO_WINDOW,
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return sorted(Path(line) for line in told.stdout.splitlines() if line.endswith((".ttf", ".TTF")))


def gathered(face: Typeface, folder: Path) -> Path:
    """A folder of these four files alone, for a program that takes all fonts of a folder; made where it is not there yet."""
    place = folder / face.family.replace(" ", "")
    place.mkdir(parents=True, exist_ok=True)
    wanted = {file.name: file for file in face.files}
    with _GATHERING:  # pages beside the text and an export may both need them first
        for name, file in wanted.items():
            copy = place / name
            if not copy.exists() or copy.stat().st_size != file.stat().st_size:
                partial = copy.with_suffix(".part")
                shutil.copyfile(file, partial)
                partial.replace(copy)
    return place
