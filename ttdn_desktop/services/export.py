"""Writes a plan as a Word file, whole or not at all."""

import datetime as dt
from pathlib import Path

from ttdn_desktop import resources
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.drafting import plan_paper
from ttdn_desktop.office.docx_writer import write_docx
from ttdn_desktop.paper.model import Paper
from ttdn_desktop.services.files import replacing
from ttdn_desktop.services.types import ExportOptions


def paper_of(plan: Plan, options: ExportOptions) -> Paper:
    """The plan as its paper, by the rules of form that hold for it."""
    return plan_paper(plan, resources.standards(plan.document.regime), resources.wording(), tasks=options.tasks, draft=options.draft)


def export_docx(plan: Plan, target: Path, options: ExportOptions) -> Path:
    """Write the plan to that file and give its path; the same plan gives the same bytes.

    Raises FileBusyError where the file is open in another program, FileWriteError where the disk is full or gone; then nothing has changed.
    """
    paper = paper_of(plan, options)
    with replacing(target) as stream:
        write_docx(paper, stream, _stamp(plan))
    return target


def _stamp(plan: Plan) -> dt.datetime | None:
    """The day of the plan at midnight, so that a file does not tell at what hour somebody worked."""
    day = plan.validity_date
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC) if day else None
