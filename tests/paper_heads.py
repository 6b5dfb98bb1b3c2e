"""Changing the head of a paper in tests."""

from dataclasses import replace
from typing import Any

from ttdn_desktop.domain.ids import PaperId
from ttdn_desktop.domain.paper_edits import paper_of, put_paper
from ttdn_desktop.domain.plan import Plan


def set_paper_document(plan: Plan, paper_id: PaperId, **changes: Any) -> Plan:
    """Change number, symbol, date, subject … of a paper."""
    paper = paper_of(plan, paper_id)
    return put_paper(plan, replace(paper, document=replace(paper.document, **changes)))
