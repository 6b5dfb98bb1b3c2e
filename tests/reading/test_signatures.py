"""Recipients and signatures as offices set them and pages break them."""

import pytest

from tests.reading.helpers import HEAD, read
from tests.reading.test_letterheads import cases
from ttdn_desktop.domain.blocks import Paragraph
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.reading import Severity
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


@pytest.mark.parametrize("beside", [True, False])
def test_the_second_of_two_who_sign_stays_unread_and_is_named(beside: bool) -> None:
    own, other = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Nguyễn Văn Bình"), ("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "", "Trần Thị Hoa")
    lines = [f"{left}\t{right}" if right else "" for left, right in zip(other, own, strict=True)] if beside else [*own, "", *other]
    body = "KẾ HOẠCH\nThông tin đối ngoại năm 2026\nI. MỤC ĐÍCH\nGiới thiệu quê hương./.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\n"
    paper, reading = read(HEAD.removesuffix("KẾ HOẠCH\nThông tin đối ngoại năm 2026\n") + body + "\n".join(lines) + "\n")
    assert account(paper, reading).faults == ()
    assert reading.plan is not None
    assert (reading.plan.signatory.capacity, reading.plan.signatory.name) == (("TM. ỦY BAN NHÂN DÂN",), "Nguyễn Văn Bình")
    (found,) = [finding for finding in reading.findings if finding.code == "second_signatory"]
    assert found.severity is Severity.WARNING
    assert dict(found.params)["who"] == "TM. BAN CHỈ ĐẠO, TRƯỞNG BAN, Trần Thị Hoa"
    assert {unread.text.strip() for unread in reading.unread} == {"TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "Trần Thị Hoa"}


@pytest.mark.parametrize("name", ["H'Lan Niê", "K’Brơm", "Y-Bliăn Byă", "Rơ Châm H’Yéo", "Nguyễn Văn Lúa", "A Lăng Mai"])
def test_names_of_the_highlands_sign_as_others_do(name):
    plan = read(f"{HEAD}{BODY}TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n{name}\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n")[1].plan
    assert plan is not None
    assert plan.signatory.name == name
