"""Writes the tasks of a plan, or another of its tables, as an Excel file."""

from pathlib import Path

from ttdn_desktop import resources
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.drafting.task_sheet import task_sheet
from ttdn_desktop.office.task_workbook import write_task_workbook
from ttdn_desktop.paper.sheet import Sheet
from ttdn_desktop.services.files import replacing
from ttdn_desktop.services.types import ExportOptions


def export_xlsx(plan: Plan, target: Path, options: ExportOptions) -> Path:
    """Write the workbook whole or not at all; raises FileBusyError where the target is open in Excel, FileWriteError where the disk refuses."""
    sheet = task_sheet(
        plan, resources.standards(plan.document.regime), resources.wording(plan.document.regime), resources.task_sheet_wording(), draft=options.draft
    )
    return write_sheet(sheet, target)


def write_sheet(sheet: Sheet, target: Path) -> Path:
    """The same for any sheet."""
    with replacing(target) as stream:
        write_task_workbook(sheet, stream)
    return target
