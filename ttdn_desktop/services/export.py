"""Writes a plan as a Word file, whole or not at all."""

import datetime as dt
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from ttdn_desktop import resources
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.drafting import plan_paper
from ttdn_desktop.office.docx_writer import write_docx
from ttdn_desktop.paper import origin as names
from ttdn_desktop.paper.model import Paper
from ttdn_desktop.services.files import replacing
from ttdn_desktop.services.regimes import standards_for
from ttdn_desktop.services.types import ExportOptions
from ttdn_desktop.store.packing import pack


def paper_of(plan: Plan, options: ExportOptions) -> Paper:
    """The plan as its paper, by the rules of form that hold for it."""
    standards, wording = standards_for(plan.document.regime, two_sided=options.two_sided), resources.wording(plan.document.regime)
    return plan_paper(plan, standards, wording, tasks=options.tasks, draft=options.draft, electronic=options.electronic, contact=options.contact)


def export_docx(plan: Plan, target: Path, options: ExportOptions) -> Path:
    """Write the plan to that file and give its path; the same plan gives the same bytes.

    Raises FileBusyError where the file is open in another program, FileWriteError where the disk is full or gone; then nothing has changed.
    """
    return write_paper(paper_of(plan, options), plan, target)


def write_paper(paper: Paper, plan: Plan, target: Path) -> Path:
    """The same for any paper of the plan."""
    with replacing(target) as stream:
        write_docx(_with_state(paper, plan), stream, _stamp(plan))
    return target


def _with_state(paper: Paper, plan: Plan) -> Paper:
    """The paper remembering which state of the plan it prints, so that what comes back edited is compared with that one."""
    origin = paper.origin
    return paper if origin is None else replace(paper, origin=replace(origin, facts=(*origin.facts, (names.STATE, state_of(plan)))))


@lru_cache(maxsize=2)  # a set has many papers of one plan
def state_of(plan: Plan) -> str:
    """A mark of all that a plan says; a kept version bears the same."""
    return pack(plan)[0].hex()


def _stamp(plan: Plan) -> dt.datetime | None:
    """The day of the plan at midnight, so that a file does not tell at what hour somebody worked."""
    day = plan.validity_date
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC) if day else None
