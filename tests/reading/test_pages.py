"""Documents as pages of law sites and libraries show them: broken anywhere, among lines of the site, parts lost."""

import pytest

from tests.reading.helpers import read
from tests.reading.test_headings import shown
from tests.reading.test_letterheads import cases, value
from ttdn_desktop.reading.accounting import account

CASES = cases("pages.txt")
OF_DECISION = "P_"
"""Begins what is wanted of the decision a plan is attached to."""


@pytest.mark.parametrize("name", CASES)
def test_a_page_gives_the_document_it_shows(name):
    text, wanted = CASES[name]
    paper, reading = read(text)
    assert account(paper, reading).faults == ()
    assert reading.plan is not None
    plan = reading.plan
    headings = wanted.pop("headings", None)
    own = {key: wanted[key] for key in wanted if not key.startswith(OF_DECISION)}
    assert {key: value(plan, key) for key in own} == own
    of_decision = {key.removeprefix(OF_DECISION): wanted[key] for key in wanted if key.startswith(OF_DECISION)}
    if of_decision:
        (decision,) = plan.papers
        assert {key: value(decision, key) for key in of_decision} == of_decision
    if headings is not None:
        assert shown(plan.body) == headings


def test_a_law_that_lost_its_head_is_known_by_its_bases_and_articles():
    text = (
        "Nghị định 30/2020/NĐ-CP — Về công tác văn thư\n\nSố hiệu: 30/2020/NĐ-CP\nNgày ban hành: 05/03/2020\nCơ quan ban hành: Chính phủ\n\n"
        "Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;\n\nChính phủ ban hành Nghị định về công tác văn thư.\n\n"
        "Chương I — QUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi điều chỉnh\n\nNghị định này quy định về công tác văn thư.\n"
    )
    paper, reading = read(text)
    assert account(paper, reading).faults == ()
    assert reading.plan is not None
    assert (reading.plan.document.type, reading.plan.document.number, reading.plan.document.symbol) == ("NĐ", "30/2020", "NĐ-CP")
    assert shown(reading.plan.body) == ["1|Chương I|QUY ĐỊNH CHUNG", "2|Điều 1|Phạm vi điều chỉnh"]
