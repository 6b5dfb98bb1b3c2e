"""What a finding offers as certain takes it away and changes nothing else."""

from dataclasses import replace

import pytest

from tests.rules.papers import base
from tests.rules.test_form_rules import CASES, RULES
from ttdn_desktop.paper.model import Paper, Paragraph, Run, paragraphs
from ttdn_desktop.rules.mend import mended, respliced
from ttdn_desktop.rules.model import PaperFix, Subject
from ttdn_desktop.rules.run import run


def broken(code: str) -> Subject:
    name, change = CASES[code]
    return change(base(name))


def fixes_of(subject: Subject) -> list[PaperFix]:
    return [fix for finding in run(subject, RULES).findings for fix in finding.found.fixes if isinstance(fix, PaperFix)]


FIXABLE = [code for code in CASES if fixes_of(broken(code))]


def untouched(paper: Paper, places: set[str]) -> list[object]:
    """Everything of a paper but what stands at these places."""
    kept: list[object] = []
    for number, part in enumerate(paper.parts, start=1):
        if f"part{number}" not in places:
            kept.append(part.page)
        kept += [paragraph for paragraph in paragraphs((*part.blocks, *part.foot)) if paragraph.where not in places]
    return kept


@pytest.mark.parametrize("code", FIXABLE)
def test_a_certain_mending_takes_its_finding_away_and_changes_nothing_else(code: str) -> None:
    subject = broken(code)
    assert subject.paper is not None
    fixes = fixes_of(subject)
    paper = mended(subject.paper, fixes)
    assert not run(replace(subject, paper=paper), RULES).findings
    places = {fix.where for fix in fixes}
    assert untouched(paper, places) == untouched(subject.paper, places)


@pytest.mark.parametrize("code", FIXABLE)
def test_mending_gives_back_the_words_of_the_good_paper(code: str) -> None:
    subject, good = broken(code), base(CASES[code][0])
    assert subject.paper is not None
    assert good.paper is not None
    paper = mended(subject.paper, fixes_of(subject))
    lines = [[paragraph.text for part in one.parts for paragraph in paragraphs(part.blocks)] for one in (paper, good.paper)]
    assert lines[0] == lines[1] or code in {"ND30-CC-01", "ND30-ND-13", "ND30-NN-04"}


def test_most_rules_of_looks_can_be_mended() -> None:
    assert len(FIXABLE) >= 60


def test_what_stays_of_a_text_keeps_its_look() -> None:
    runs = (Run(text="Kế hoạch ", bold=True), Run(text="năm 2027"), Run(text=" của xã,", italic=True))
    assert respliced(runs, "Kế hoạch năm 2027 của xã.") == (*runs[:2], Run(text=" của xã.", italic=True))
    assert respliced(runs, "Kế hoạch năm 2028 của xã,")[1].text == "năm 2028"
    assert "".join(run.text for run in respliced(runs, "")) == ""
    assert "".join(run.text for run in respliced(runs, "Kế hoạch năm 2027 của xã, thôn")) == "Kế hoạch năm 2027 của xã, thôn"
    assert respliced((), "a") == (Run(text="a"),)


def test_a_place_that_is_not_there_changes_nothing() -> None:
    paper = base("plan").paper
    assert paper is not None
    assert mended(paper, (PaperFix(where="p999", target="run", fields=(("bold", True),)),)) == paper
    assert isinstance(paper.parts[0].blocks[1], Paragraph)
