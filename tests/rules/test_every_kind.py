"""Every kind of paper of a plan, by whichever body it is issued, keeps the rules of form, as drafted and as read back from its file."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests import plans_to_print as printed
from tests.rules.papers import board, department, marked, party, subject_of
from ttdn_desktop import resources
from ttdn_desktop.domain.plan import Plan, Regime
from ttdn_desktop.drafting.kinds import KINDS, propose_paper
from ttdn_desktop.drafting.proposal import Source
from ttdn_desktop.drafting.record import Job, PaperOptions
from ttdn_desktop.drafting.slips import units_with_tasks
from ttdn_desktop.office.docx_reader import read_docx
from ttdn_desktop.office.docx_writer import write_docx
from ttdn_desktop.paper.model import Paper
from ttdn_desktop.rules.run import run

RULES = resources.rules()
ISSUERS: dict[str, Callable[[Plan], Plan]] = {
    "commune": lambda plan: plan,
    "department": department,
    "board": board,
    "marked": marked,
    "party": party,
    "before 2020": lambda plan: replace(plan, document=replace(plan.document, regime=Regime.TT01_2011)),
}


def paper_of(kind: str, plan: Plan, options: PaperOptions) -> Paper:
    regime = plan.document.regime
    made = KINDS[kind]
    wording = resources.wording(regime)
    papers = resources.papers_wording("party" if regime is Regime.PARTY_05HD_2026 else "state")
    record = propose_paper(made, Source(plan=plan, wording=wording, papers=papers, before=plan)) if made.propose else None
    unit = units_with_tasks(plan)[0] if made.per_unit else ""
    return made.draft(Job(plan=plan, standards=resources.standards(regime), wording=wording, papers=papers, record=record, unit=unit, options=options))


@pytest.mark.parametrize("options", [PaperOptions(), PaperOptions(draft=True), PaperOptions(electronic=True)], ids=["issued", "draft", "electronic"])
@pytest.mark.parametrize("issuer", ISSUERS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_rule_of_form_is_broken(kind: str, issuer: str, options: PaperOptions) -> None:
    plan = ISSUERS[issuer](printed.small_plan())
    if not KINDS[kind].needs(plan):
        pytest.skip("this plan has nothing to put into it")
    paper = paper_of(kind, plan, options)
    stream = io.BytesIO()
    write_docx(paper, stream)
    for checked in (paper, read_docx(stream.getvalue())):
        report = run(subject_of(checked, regime=plan.document.regime), RULES)
        assert [(finding.code, finding.found) for finding in report.findings if finding.code != "ND30-PL-05"] == []
