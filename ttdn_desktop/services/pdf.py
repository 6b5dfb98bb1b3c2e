"""Writes the papers of a plan as PDF files for printing and keeping, whole or not at all."""

import datetime as dt
from pathlib import Path

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.paper.model import Paper
from ttdn_desktop.render.pdf import write_pdf
from ttdn_desktop.services.export import paper_of
from ttdn_desktop.services.files import replacing
from ttdn_desktop.services.types import ExportOptions
from ttdn_desktop.services.typesetting import engine


def export_pdf(plan: Plan, target: Path, options: ExportOptions) -> Path:
    """Write the plan to that file (PDF/A-2b, tagged) and give its path; the same plan gives the same bytes.

    Raises FileBusyError where the file is open in another program, FileWriteError where the disk is full or gone; then nothing has changed.
    """
    return write_pdf_paper(paper_of(plan, options), plan, target)


def write_pdf_paper(paper: Paper, plan: Plan, target: Path) -> Path:
    """The same for any paper of the plan."""
    typst = engine()
    with replacing(target) as stream:
        write_pdf(paper, stream, typst, _stamp(plan))
    return target


def _stamp(plan: Plan) -> dt.datetime | None:
    """The day of the plan at midnight, so that a file does not tell at what hour somebody worked; where it has none, the first day of its year."""
    day = plan.validity_date or (dt.date(plan.year, 1, 1) if plan.year else None)
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC) if day else None
