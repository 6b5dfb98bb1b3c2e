"""Writing the papers of a plan as a set of files: which, where, under which names, and what became of each."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ttdn_desktop import paths
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.errors import FileBusyError, FileWriteError, TtdnError
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.files import free_name, sweep
from ttdn_desktop.services.names import file_name
from ttdn_desktop.services.task_table import type_name
from ttdn_desktop.services.types import ExportOptions
from ttdn_desktop.settings import Settings

Write = Callable[[Plan, Path, ExportOptions], Path]
Report = Callable[[int, int], None]


class Existing(StrEnum):
    """What to do where a file of that name is there already."""

    NUMBER = "number"  # write beside it: "name (2).docx"
    REPLACE = "replace"
    ASK = "ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKind:
    """A file that can be written: `title` is its msgid, `suffix` stands behind the pattern in its name (official wording)."""

    key: str
    title: str
    extension: str
    suffix: str = ""


PAPER_KINDS = (
    PaperKind(key="docx", title=N_("The plan, for Word (.docx)"), extension=".docx"),
    PaperKind(key="pdf", title=N_("The plan, for printing and keeping (.pdf)"), extension=".pdf"),
    PaperKind(key="xlsx", title=N_("The table of tasks, for Excel (.xlsx)"), extension=".xlsx", suffix=" - Bảng phân công nhiệm vụ"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One file to be written."""

    kind: PaperKind
    target: Path
    existing: Existing
    options: ExportOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an order: the file, or the sentence that says why there is none; `busy` where another name would help."""

    order: Order
    path: Path | None = None
    trouble: str = ""
    busy: bool = False


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


def target_of(plan: Plan, kind: PaperKind, folder: Path, pattern: str, today: dt.date) -> Path:
    """The file a paper is written to."""
    name = file_name(pattern + kind.suffix, plan, type_name(plan.document.type), kind.extension, today)
    return folder / name


def already_there(orders: Sequence[Order]) -> tuple[Order, ...]:
    """Those whose file is there already; a folder that cannot be looked into counts as empty, writing says what is wrong with it."""
    return tuple(order for order in orders if _is_there(order.target))


def write_all(plan: Plan, orders: Sequence[Order], writers: dict[str, Write], report: Report) -> tuple[Outcome, ...]:
    """Write files one after the other; one that fails does not stop the others. The folder is made where it is not there."""
    outcomes: list[Outcome] = []
    for number, order in enumerate(orders):
        report(number, len(orders))
        outcomes.append(_written(plan, order, writers[order.kind.key]))
    report(len(orders), len(orders))
    return tuple(outcomes)


def _written(plan: Plan, order: Order, write: Write) -> Outcome:
    try:
        make_folder(order.target.parent)
        target = free_name(order.target) if order.existing is Existing.NUMBER else order.target
        return Outcome(order=order, path=write(plan, target, order.options))
    except FileBusyError as error:
        return Outcome(order=order, trouble=error.message, busy=order.existing is not Existing.NUMBER)
    except TtdnError as error:
        return Outcome(order=order, trouble=error.message)


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
