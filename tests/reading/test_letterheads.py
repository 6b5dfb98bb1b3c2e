"""Letterheads and titles of many offices, whole and as pages on the web break them: every field as it stands."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.reading.helpers import read
from ttdn_desktop.domain.plan import Plan, PlanPaper
from ttdn_desktop.reading.accounting import account


def cases(name: str) -> dict[str, tuple[str, Any]]:
    """The texts of a file, after "=== name", each followed by "--- " and what is wanted of it as JSON."""
    blocks = Path(__file__).with_name(name).read_text(encoding="utf-8").removeprefix("=== ").split("\n=== ")
    named = (block.partition("\n") for block in blocks)
    split = ((name, body.rpartition("\n--- ")) for name, _, body in named)
    return {name: (text + "\n", json.loads(wanted)) for name, (text, _, wanted) in split}


CASES = cases("letterheads.txt")


def value(plan: Plan | PlanPaper, key: str) -> object:
    """A field of the head, as the cases name it."""
    head = plan.document
    match key:
        case "name" | "parent":
            return getattr(plan.issuer, key)
        case "date":
            return head.date and head.date.isoformat()
        case "urgency":
            return head.urgency and head.urgency.value
        case "addressees":
            return len(plan.addressees)
        case "bases":
            return len(plan.legal_bases)
        case "signer":
            return plan.signatory.name
        case "draft_no" if isinstance(plan, Plan):
            return plan.draft_no
        case _:
            return getattr(head, key)


@pytest.mark.parametrize("name", CASES)
def test_every_field_of_a_head_is_read_as_it_stands(name):
    text, wanted = CASES[name]
    paper, reading = read(text)
    assert account(paper, reading).faults == ()
    assert reading.plan is not None
    plan = reading.plan
    assert {key: value(plan, key) for key in wanted} == wanted
