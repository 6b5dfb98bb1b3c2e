"""Files of legal documents: taken into the workspace with the text they are searched by, opened as copies, saved elsewhere."""

import os
import stat
import time
import unicodedata
from contextlib import suppress
from pathlib import Path

from ttdn_desktop import paths
from ttdn_desktop.domain.library import AttachedFile
from ttdn_desktop.errors import UnreadableError
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services import files
from ttdn_desktop.services.fence import Fence
from ttdn_desktop.services.foreign import text_of
from ttdn_desktop.services.library_types import KeptFile
from ttdn_desktop.services.names import clean_name
from ttdn_desktop.services.types import Report
from ttdn_desktop.services.workspace import Workspace

LARGEST = 32 << 20
"""Bytes of a file that may be attached: every backup of the workspace holds it again."""

_TOO_LARGE = N_("“{name}” is larger than {size} MB and was not attached; nothing was changed. Attach a smaller copy, or note where the file lies.")
_NOT_OPENED = N_("“{name}” is not opened from here, for it may be a program. If you know where it is from, save a copy and open that.")
_OPENED = frozenset(
    {
        *(".doc", ".docx", ".htm", ".html", ".md", ".mht", ".odp", ".ods", ".odt", ".pdf", ".ppt", ".pptx", ".rtf", ".txt", ".xls", ".xlsx"),
        *(".bmp", ".gif", ".jpeg", ".jpg", ".png", ".tif", ".tiff"),
    }
)
"""Endings of documents and pictures; what else the system would open might be a program."""

_LONGEST_TEXT = 2_000_000  # characters of a file that are searched: about 700 pages
_LEFT_OVER = 86_400  # seconds after which a copy that was opened may go


def take_in(workspace: Workspace, path: Path, fence: Fence, report: Report | None = None) -> KeptFile:
    """Keep a file in the workspace, to be attached to a document by an edit (domain/library_edits.py, `add_file`). Blocks; for a thread of its own.

    A file that cannot be read, a picture or a scan, is kept without text, and it is said why. Raises UnreadableError where the file cannot be had at all
    or is too large, StoppedError where `report` stops it.
    """
    data = files.read_bytes(path, LARGEST + 1)
    if len(data) > LARGEST:
        raise UnreadableError(_(_TOO_LARGE).format(name=path.name, size=LARGEST >> 20))
    if not data:
        raise UnreadableError(_("“{name}” is empty and was not attached; nothing was changed.").format(name=path.name))
    text, why = _text(path, fence, report)
    return KeptFile(file=workspace.keep_file(path.name, data, text).result(), why_unread=why)


def _text(path: Path, fence: Fence, report: Report | None) -> tuple[str, str]:
    """The text of a file as it is searched, or why there is none."""
    try:
        text = unicodedata.normalize("NFC", text_of(path, fence, report))[:_LONGEST_TEXT]
    except UnreadableError:
        text = ""
    if text.strip():
        return text, ""
    return "", _("“{name}” is attached. No text could be read in it, so a search will not look into it.").format(name=path.name)


def save_copy(workspace: Workspace, file: AttachedFile, target: Path) -> Path:
    """Write an attached file to a place of the person's choice, whole or not at all. Blocks. Raises FileBusyError, FileWriteError."""
    data = workspace.attached(file).result()
    with files.replacing(target) as stream:
        stream.write(data)
    return target


def copy_to_open(workspace: Workspace, file: AttachedFile) -> Path:
    """A copy to be opened in its own program: write-protected, for what is changed in it would not come back. Blocks. Copies of earlier days are removed.

    Raises UnreadableError for what is no kind of document or picture, FileBusyError, FileWriteError.
    """
    name = Path(file.name)
    suffix = name.suffix.lower()
    if suffix not in _OPENED:
        raise UnreadableError(_(_NOT_OPENED).format(name=file.name))
    data = workspace.attached(file).result()
    home = paths.data_dir() / "opened"
    _sweep(home)
    folder = home / file.sha256[:16]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = folder / (clean_name(name.stem, "van-ban") + suffix)
    if target.is_file() and target.read_bytes() == data:
        os.utime(folder)
        return target
    with suppress(OSError):
        target.chmod(stat.S_IREAD | stat.S_IWRITE)
    with files.replacing(target) as stream:
        stream.write(data)
    target.chmod(stat.S_IREAD)
    return target


def _sweep(home: Path) -> None:
    """Remove folders of copies that were opened on another day; what a program still has open stays where the system keeps it."""
    for folder in home.glob("*"):
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > _LEFT_OVER:
                for copy in folder.iterdir():
                    copy.chmod(stat.S_IREAD | stat.S_IWRITE)
                    copy.unlink()
                folder.rmdir()
