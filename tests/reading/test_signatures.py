"""Recipients and signatures as offices set them and pages break them."""

import pytest

from tests.reading.helpers import HEAD, read
from tests.reading.test_letterheads import cases
from ttdn_desktop.domain.blocks import Paragraph
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.reading.accounting import account

CASES = cases("signatures.txt")
BODY = """Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại;
Ủy ban nhân dân xã ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
Giới thiệu quê hương.
Trên đây là Kế hoạch của Ủy ban nhân dân xã./.
"""


def value(plan: Plan, key: str) -> object:
    """A part of the ending, as the cases name it."""
    signatory = plan.signatory
    match key:
        case "cap":
            return list(signatory.capacity)
        case "title":
            return signatory.title
        case "name":
            return signatory.name
        case "extra":
            return signatory.extra_title
        case "rec":
            return list(plan.recipients)
        case _:
            return [annex.label for annex in plan.annexes]


@pytest.mark.parametrize("name", CASES)
def test_who_signs_and_who_receives_is_read_as_it_stands(name):
    text, wanted = CASES[name]
    paper, reading = read(HEAD + BODY + text)
    assert account(paper, reading).faults == ()
    assert reading.plan is not None
    plan = reading.plan
    assert {key: value(plan, key) for key in wanted} == wanted
    last = plan.body[0].blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.text[0].text == "Trên đây là Kế hoạch của Ủy ban nhân dân xã"
