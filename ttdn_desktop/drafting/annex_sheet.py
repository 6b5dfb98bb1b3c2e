"""An annex drawn from the data of a plan, as the sheet of a workbook."""

from ttdn_desktop.drafting.annexes import reference_to
from ttdn_desktop.drafting.data_annexes import subject_of
from ttdn_desktop.drafting.envelope import envelope_of_issue
from ttdn_desktop.drafting.grid import Grid, grid_sheet
from ttdn_desktop.drafting.record import Job
from ttdn_desktop.paper.model import Style
from ttdn_desktop.paper.sheet import Sheet, SheetWording


def annex_sheet(job: Job, key: str, grid: Grid, say: SheetWording, *, title: str = "") -> Sheet:
    """The table under its label, title and reference, as on paper."""
    dress = job.dress()
    envelope = envelope_of_issue(job.plan)
    name = title or subject_of(job, key)
    draft = job.options.draft or job.options.electronic
    lines = (
        (Style.ANNEX_LABEL, "" if title else job.wording.annex_label),
        (Style.ANNEX_TITLE, name.upper()),
        (Style.ANNEX_REFERENCE, "" if title else reference_to(envelope, dress, job.wording.annex_reference, draft=draft)),
    )
    return grid_sheet(grid, lines, job.standards, say, name=job.papers.kinds[key].vi, title=name, author=envelope.issuer.name)
