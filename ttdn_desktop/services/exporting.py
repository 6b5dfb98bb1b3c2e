"""Where exported files go, and what is done with those that are there already."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from ttdn_desktop import paths
from ttdn_desktop.errors import FileWriteError
from ttdn_desktop.i18n import _
from ttdn_desktop.services.files import sweep
from ttdn_desktop.settings import Settings


class Existing(StrEnum):
    """What to do where a file of that name is there already."""

    NUMBER = "number"  # write beside it: "name (2).docx"
    REPLACE = "replace"
    ASK = "ask"


def folder_of(settings: Settings) -> Path:
    """Where exported files go: the folder chosen last, else the person's documents."""
    return Path(settings.export_folder) if settings.export_folder else paths.documents_dir()


def existing_of(settings: Settings) -> Existing:
    """What the person has chosen for files that are there already; a word that this version does not know counts as the default."""
    chosen = settings.export_existing
    return Existing(chosen) if chosen in set(Existing) else Existing.NUMBER


def stored_folder(text: str) -> str:
    """The folder as the settings keep it: empty for the person's documents, which may move."""
    return "" if not text.strip() or Path(text.strip()) == paths.documents_dir() else text.strip()


def files_there(folder: Path, names: Sequence[str]) -> tuple[str, ...]:
    """Those of the names that are taken in that folder; one that cannot be looked into counts as empty."""
    return tuple(name for name in names if _is_there(folder / name))


def _is_there(file: Path) -> bool:
    try:
        return file.exists()
    except OSError:
        return False


def make_folder(folder: Path) -> None:
    """See that a folder for files is there, free of what a killed export left. Raises FileWriteError where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileWriteError(
            _("The folder “{folder}” is not there and cannot be made. Nothing was written. Choose another folder.").format(folder=folder)
        ) from error
    sweep(folder)
