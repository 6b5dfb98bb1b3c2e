"""The one Typst of this process: with the typeface of this computer, made when pages are first asked for, and what is said of that typeface."""

from functools import cache
from pathlib import Path

from ttdn_desktop import paths
from ttdn_desktop.i18n import _
from ttdn_desktop.render.engine import Engine
from ttdn_desktop.render.typefaces import LIBERATION, TIMES, Typeface, typeface


def face() -> Typeface:
    """The typeface of all pages."""
    return typeface(paths.resources_dir() / "fonts")


def face_sentence() -> str:
    """What the person is told about it."""
    if not face().shipped:
        return _("The pages are set in {face}.").format(face=TIMES)
    return _(
        "{face} is not installed on this computer. The pages and the PDF are set in {other}, whose letters are just as wide; the Word file asks for {face}."
    ).format(face=TIMES, other=LIBERATION)


def engine() -> Engine:
    """Typst for this process, for exports; a preview has one of its own, so that neither waits for the other."""
    return _engine(paths.data_dir() / "typefaces")


def own_engine() -> Engine:
    """Another Typst, for one preview."""
    return Engine(face(), paths.data_dir() / "typefaces")


@cache
def _engine(folder: Path) -> Engine:
    return Engine(face(), folder)
