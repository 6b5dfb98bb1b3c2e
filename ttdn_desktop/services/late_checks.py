"""The gate to checking, beside services/late.py: it imports inside its functions, so that the window is painted before heavy libraries load."""

# ruff: noqa: PLC0415 - that is what this module is for

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from ttdn_desktop.domain.library import Library
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.services.types import PaperOrder

if TYPE_CHECKING:
    from ttdn_desktop.rules.model import PlanFix
    from ttdn_desktop.services.bases import Shelf
    from ttdn_desktop.services.check_report import Checked
    from ttdn_desktop.services.fence import Fence
    from ttdn_desktop.services.proofing import Proof, Slip
    from ttdn_desktop.services.reviewing import Reviewer
    from ttdn_desktop.services.workspace import Workspace
    from ttdn_desktop.services.workspace_view import WorkspaceView


def reviewer(today: dt.date) -> "Reviewer":
    """What checks one plan again and again while it is edited (services/reviewing.py)."""
    from ttdn_desktop.services import reviewing as module
    from ttdn_desktop.services.checking import CheckOptions

    return module.Reviewer(CheckOptions(today=today))


def spelling(library: Library) -> "Callable[[str, frozenset[str]], tuple[Slip, ...]]":
    """What finds the slips in a text, its words loaded (services/proofing.py)."""
    from ttdn_desktop.services import proofing as module

    return module.speller(library)


def check_path(path: Path, fence: "Fence", today: dt.date, fix: Path | None = None, shelf: "Shelf | None" = None) -> "Checked":
    """A file checked, or why it cannot be; with `fix` a copy is written in which certain faults of layout are mended (services/check_files.py)."""
    from ttdn_desktop.services import check_files as module
    from ttdn_desktop.services.checking import CheckOptions

    return module.check_path(path, fence, CheckOptions(today=today, shelf=shelf), fix)


def check_in(workspace: "Workspace", plan_id: str, today: dt.date, shelf: "Shelf | None" = None) -> "Checked":
    """A plan of a workspace checked (services/check_files.py)."""
    from ttdn_desktop.services import check_files as module
    from ttdn_desktop.services.checking import CheckOptions

    return module.check_in(workspace, plan_id, CheckOptions(today=today, shelf=shelf, units=workspace.units().result()))


def shelf_in(workspace: "Workspace") -> "Shelf":
    """The library of an office, ready to be asked (services/bases.py)."""
    from ttdn_desktop.services import bases as module

    return module.shelf_of(workspace.library().result())


def checked_to_json(checked: "Sequence[Checked]") -> dict[str, Any]:
    """What was found as `ttdn check --json` prints it: of one thing, or of several in one report (services/check_report.py)."""
    from ttdn_desktop.services import check_report as module

    return module.to_json(checked[0]) if len(checked) == 1 else module.many_to_json(checked)


def checked_to_html(checked: "Sequence[Checked]") -> str:
    """The same as a page to read or to print (services/check_report.py)."""
    from ttdn_desktop.services import check_report as module

    return module.to_html(checked)


def check_words() -> ModuleType:
    """The words of such a report (services/check_report.py)."""
    from ttdn_desktop.services import check_report as module

    return module


def proof_path(path: Path, fence: "Fence", library: Library, *, tones: bool = False) -> "Proof":
    """A file looked through for slips of spelling, or why it cannot be read (services/proofing.py)."""
    from ttdn_desktop.services import proofing as module

    return module.proof_file(path, fence, library, tones=tones)


def proof_words() -> ModuleType:
    """The words in which that is told (services/proofing.py)."""
    from ttdn_desktop.services import proofing as module

    return module


def workspace_view(workspace: "Workspace") -> "WorkspaceView":
    """What answers again and again what a workspace knows beside a plan (services/workspace_view.py)."""
    from ttdn_desktop.services import workspace_view as module

    return module.WorkspaceView(workspace)


def mended_plan(plan: Plan, fixes: "Sequence[PlanFix]", order: PaperOrder) -> Plan:
    """The plan with these certain mendings (services/reviewing.py)."""
    from ttdn_desktop.services import reviewing as module

    return module.mended(plan, fixes, order)
