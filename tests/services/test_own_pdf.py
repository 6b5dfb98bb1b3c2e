"""The PDF of a plan that this program wrote is read as what it says."""

import datetime as dt
from pathlib import Path

import pytest

from tests.render.papers import paper_of, shipped_engine
from ttdn_desktop import resources
from ttdn_desktop.domain import codec
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.render.pdf import write_pdf
from ttdn_desktop.services.reading import read_file


@pytest.fixture(params=["01-nam-2027", "02-giai-doan-2027-2030", "03-le-hoi-2027"])
def plan(request: pytest.FixtureRequest) -> Plan:
    return codec.plan_from_json(resources.load_json(f"samples/{request.param}.json"))


def test_head_tasks_and_ending_come_back(plan: Plan, tmp_path: Path) -> None:
    file = tmp_path / "kh.pdf"
    with file.open("wb") as stream:
        write_pdf(paper_of(plan), stream, shipped_engine(), dt.datetime(2027, 1, 5, tzinfo=dt.UTC))
    read = read_file(file).plan
    assert read is not None
    assert (read.issuer.name, read.document.symbol, read.document.subject) == (plan.issuer.name, plan.document.symbol, plan.document.subject)
    assert len(read.legal_bases) == len(plan.legal_bases)
    assert [(task.title, task.leads, task.partners) for task in read.tasks] == [(task.title, task.leads, task.partners) for task in plan.tasks]
    assert (read.signatory.capacity, read.signatory.title, read.signatory.name) == (
        plan.signatory.capacity,
        plan.signatory.title,
        plan.signatory.name,
    )
    assert read.recipients[:3] == plan.recipients[:3]
