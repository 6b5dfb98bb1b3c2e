"""The gate to the files of legal documents, and to lists of them: imported where they are needed, for what is behind it loads late."""

# ruff: noqa: PLC0415 - that is what this module is for

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from ttdn_desktop.domain.library import AttachedFile, Library
from ttdn_desktop.services.types import Report

if TYPE_CHECKING:
    from ttdn_desktop.services.document_import import DocumentTable
    from ttdn_desktop.services.fence import Fence
    from ttdn_desktop.services.library_types import KeptFile
    from ttdn_desktop.services.workspace import Workspace


def take_in_file(workspace: "Workspace", path: Path, *, fence: "Fence", report: Report | None = None) -> "KeptFile":
    """Keep a file in the workspace, to be attached to a document by an edit; UnreadableError where it cannot be had (services/library_files.py)."""
    from ttdn_desktop.services import library_files as module

    return module.take_in(workspace, path, fence, report)


def save_file_copy(workspace: "Workspace", file: AttachedFile, target: Path) -> Path:
    """Write an attached file to another place, whole or not at all (services/library_files.py)."""
    from ttdn_desktop.services import library_files as module

    return module.save_copy(workspace, file, target)


def copy_to_open(workspace: "Workspace", file: AttachedFile) -> Path:
    """A write-protected copy of an attached file, to be opened in its own program (services/library_files.py)."""
    from ttdn_desktop.services import library_files as module

    return module.copy_to_open(workspace, file)


def read_documents(path: Path, *, fence: "Fence | None" = None, report: Report | None = None) -> "DocumentTable":
    """The rows of a list of documents, for `document_import.compared`; UnreadableError for what is none (services/document_files.py)."""
    from ttdn_desktop.services import document_files as module

    return module.read_documents(path, fence, report)


def write_documents(library: Library, path: Path, ids: Collection[str] | None = None) -> Path:
    """Write these documents, or all, as .csv or .xlsx (services/document_files.py)."""
    from ttdn_desktop.services import document_files as module

    return module.write_documents(library, path, ids)
