"""Every kind of paper of a plan, by whichever body it is issued, keeps the rules of form, as drafted and as read back from its file."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests import plans_to_print as printed
from tests.rules.papers import board, department, marked, paper_of_kind, party, subject_of
from ttdn_desktop import resources
from ttdn_desktop.domain.plan import Plan, Regime
from ttdn_desktop.drafting.kinds import KINDS
from ttdn_desktop.drafting.record import PaperOptions
from ttdn_desktop.office.docx_reader import read_docx
from ttdn_desktop.office.docx_writer import write_docx
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


@pytest.mark.parametrize("options", [PaperOptions(), PaperOptions(draft=True), PaperOptions(electronic=True)], ids=["issued", "draft", "electronic"])
@pytest.mark.parametrize("issuer", ISSUERS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_rule_of_form_is_broken(kind: str, issuer: str, options: PaperOptions) -> None:
    plan = ISSUERS[issuer](printed.small_plan())
    if not KINDS[kind].needs(plan):
        pytest.skip("this plan has nothing to put into it")
    paper = paper_of_kind(kind, plan, options)
    stream = io.BytesIO()
    write_docx(paper, stream)
    for checked in (paper, read_docx(stream.getvalue())):
        report = run(subject_of(checked, regime=plan.document.regime), RULES)
        assert [(finding.code, finding.found) for finding in report.findings if finding.code != "ND30-PL-05"] == []
