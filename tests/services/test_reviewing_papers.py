"""Findings in the other papers of a plan: where they are, how they are mended; what the workspace knows; what stays set aside while parts move."""

import datetime as dt
import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.rules.plans import good_plan, task
from tests.ui.contexts import NOW, ids
from ttdn_desktop.domain.blocks import Paragraph
from ttdn_desktop.domain.ids import PlanId, TaskId
from ttdn_desktop.domain.issuing import issue_paper
from ttdn_desktop.domain.plan import LegalBasis, Plan, PlanPaper, Regime, Task
from ttdn_desktop.domain.set_aside import SetAside
from ttdn_desktop.domain.text import rich
from ttdn_desktop.drafting import kinds
from ttdn_desktop.drafting.proposal import Source
from ttdn_desktop.rules.model import Register
from ttdn_desktop.services.check_files import check_in, checked_plan
from ttdn_desktop.services.checking import CheckOptions
from ttdn_desktop.services.paper_records import add_paper, answer, questions, up_to_date
from ttdn_desktop.services.reviewing import Item, Review, Reviewer, mended
from ttdn_desktop.services.set_asides import settled
from ttdn_desktop.services.types import PaperOrder
from ttdn_desktop.services.workspace import open_workspace
from ttdn_desktop.services.workspace_view import Beside, WorkspaceView

TODAY = dt.date(2026, 11, 22)
ORDER = PaperOrder()


def with_papers(*keys: str) -> Plan:
    plan, new_id = good_plan(), ids()
    for key in keys:
        plan, _paper = add_paper(plan, key, ORDER, new_id)
    return plan


def signed_by(plan: Plan, name: str, at: int = 0) -> Plan:
    paper = plan.papers[at]
    changed = replace(paper, signatory=replace(paper.signatory, name=name))
    return replace(plan, papers=(*plan.papers[:at], changed, *plan.papers[at + 1 :]))


def review(plan: Plan, *aside: SetAside, beside: Beside | None = None) -> Review:
    return Reviewer(CheckOptions(today=TODAY)).review(plan, aside, beside)


def found(result: Review, code: str) -> list[Item]:
    return [item for item in result.items if item.told.code == code]


def test_a_finding_in_another_paper_says_which_paper_and_what_is_edited_there() -> None:
    plan = signed_by(with_papers("decision", "letter"), "TS. Đặng Thị Minh Thư", 1)
    (item,) = found(review(plan), "ND30-KY-06")
    assert item.place.paper == item.paper == plan.papers[1].id
    assert item.place.part == "signatory.name"
    assert item.place.key == ""
    assert " – " in item.place.words


def test_a_finding_in_the_text_of_a_paper_names_its_block() -> None:
    plan = with_papers("submission")
    section = plan.papers[0].body[0]
    (*rest, last) = section.blocks
    assert isinstance(last, Paragraph)
    wrong = replace(last, text=rich("Vận động nhân dân tham gia."))
    paper = replace(plan.papers[0], body=(replace(section, blocks=(*rest, wrong)), *plan.papers[0].body[1:]))
    plan = replace(plan, papers=(paper,))
    (item,) = found(review(plan), "ND30-VH-04")
    assert (item.place.paper, item.place.part) == (paper.id, last.id)
    after = mended(plan, item.fixes, ORDER)
    assert not found(review(after), "ND30-VH-04")
    assert after.papers[0].body[0].blocks[:-1] == section.blocks[:-1]
    assert after.body is plan.body


def test_a_paper_is_checked_and_mended_as_it_would_be_printed_now() -> None:
    plan = signed_by(with_papers("submission"), "TS. Đặng Thị Minh Thư")
    plan = replace(plan, document=replace(plan.document, subject="Hoạt động thông tin đối ngoại năm 2027 trên địa bàn xã Khác"))
    (item,) = found(review(plan), "ND30-KY-06")
    after = mended(plan, item.fixes, ORDER)
    assert after.papers[0].signatory.name == "Đặng Thị Minh Thư"
    assert after.papers[0].body == up_to_date(plan, ORDER).papers[0].body != plan.papers[0].body
    assert not found(review(after), "ND30-KY-06")


def test_mending_one_paper_works_out_that_paper_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = signed_by(with_papers("decision", "letter", "invitation"), "TS. Đặng Thị Minh Thư", 1)
    (item,) = found(review(plan), "ND30-KY-06")
    proposed: list[str] = []
    real = kinds.fresh_paper

    def fresh_paper(kind: kinds.DocumentKind, source: Source, stored: PlanPaper) -> PlanPaper:
        proposed.append(stored.id)
        return real(kind, source, stored)

    monkeypatch.setattr(kinds, "fresh_paper", fresh_paper)
    after = mended(plan, item.fixes, ORDER)
    assert proposed == [plan.papers[1].id]
    assert not found(review(after), "ND30-KY-06")


def test_what_is_wrong_with_the_plan_is_told_once_though_its_papers_repeat_it() -> None:
    plan = with_papers("decision", "letter", "invitation")
    plan = replace(plan, signatory=replace(plan.signatory, name="TS. Đặng Thị Minh Thư"))
    (item,) = found(review(plan), "ND30-KY-06")
    assert not item.place.paper
    assert not found(review(mended(plan, item.fixes, ORDER)), "ND30-KY-06")


def with_words(plan: Plan, words: str, at: int = 0) -> Plan:
    """A person has typed these words into the last block of that paper."""
    section = plan.papers[at].body[0]
    (*rest, last) = section.blocks
    assert isinstance(last, Paragraph)
    typed = replace(section, blocks=(*rest, replace(last, text=rich(words))))
    paper = replace(plan.papers[at], body=(typed, *plan.papers[at].body[1:]))
    return replace(plan, papers=(*plan.papers[:at], paper, *plan.papers[at + 1 :]))


def test_what_is_typed_in_a_paper_is_told_though_the_plan_has_the_same_word() -> None:
    plan = with_words(with_papers("submission"), "Kinh phí xxx đồng.")
    own = [item.spot for item in found(review(plan), "ND30-ND-15")]
    plan = replace(plan, enacting="Ủy ban nhân dân xxx ban hành Kế hoạch như sau:")
    items = found(review(plan), "ND30-ND-15")
    assert sorted(item.paper for item in items) == ["", plan.papers[0].id]
    assert [item.spot for item in items if item.paper] == own
    report = checked_plan(plan, CheckOptions(today=TODAY), "").report
    assert report is not None
    assert sum(finding.code == "ND30-ND-15" for finding in report.findings) == 2


def test_what_is_asked_for_a_paper_is_told_though_the_plan_has_the_same_word() -> None:
    plan = replace(with_papers("letter"), enacting="Ủy ban nhân dân xxx ban hành Kế hoạch như sau:")
    asked = questions(plan, plan.papers[0], ORDER)[0]
    plan = answer(plan, plan.papers[0].id, {asked.name: "xxx"}, ORDER)
    assert plan.papers[0].id in {item.paper for item in found(review(plan), "ND30-ND-15")}


def test_what_is_set_aside_in_the_plan_hides_nothing_in_its_papers() -> None:
    plan = with_words(with_papers("submission", "letter"), "Kinh phí xxx đồng.")
    plan = replace(plan, enacting="Ủy ban nhân dân xxx ban hành Kế hoạch như sau:", signatory=replace(plan.signatory, name="TS. Đặng Thị Minh Thư"))
    aside = [SetAside(plan=plan.id, rule=code, reason="Đã trao đổi.") for code in ("ND30-ND-15", "ND30-KY-06")]
    result = review(plan, *aside)
    assert {item.told.code for item in result.set_aside if not item.paper} == {"ND30-ND-15", "ND30-KY-06"}
    assert [item.paper for item in found(result, "ND30-ND-15")] == [plan.papers[0].id]
    assert [item.paper for item in found(result, "ND30-KY-06")] == [plan.papers[1].id]


def test_an_issued_paper_is_looked_at_but_not_mended() -> None:
    plan = signed_by(with_papers("letter"), "TS. Đặng Thị Minh Thư")
    plan = issue_paper(plan, plan.papers[0].id, "12", dt.date(2026, 11, 20))
    (item,) = found(review(plan), "ND30-KY-06")
    assert not item.fixes


@pytest.mark.parametrize(("number", "there"), [("05", True), ("06", False)])
def test_the_numbers_of_other_plans_are_known_as_the_command_line_knows_them(tmp_path: Path, number: str, there: bool) -> None:
    day = dt.date(2026, 11, 20)
    plan = replace(good_plan(), document=replace(good_plan().document, number="05", date=day))
    other = replace(plan, id=PlanId("other"), year=2026, document=replace(plan.document, number=number))
    minutes = itertools.count()
    with open_workspace(tmp_path / "w.ttdn", clock=lambda: NOW + dt.timedelta(minutes=next(minutes)), new_id=ids()) as workspace:
        for one in (plan, other):
            workspace.save(one).result()
        view = WorkspaceView(workspace)
        live = {item.told.code for item in review(plan, beside=view.beside(plan.id)).items}
        checked = check_in(workspace, plan.id, CheckOptions(today=TODAY))
        assert checked.report is not None
        assert live == {finding.code for finding in checked.report.findings}
        assert ("ND30-SO-07" in live) is there
        workspace.save(replace(other, document=replace(other.document, number="07"))).result()
        assert not found(review(plan, beside=view.beside(plan.id)), "ND30-SO-07")
    assert not found(review(plan), "ND30-SO-07")


def test_numbers_of_another_paper_of_the_plan_are_looked_at_too() -> None:
    plan = with_papers("letter")
    plan = issue_paper(plan, plan.papers[0].id, "12", dt.date(2026, 11, 20))
    head = plan.papers[0].document
    taken = Register(numbers=((head.symbol or "", 2026, "12", "P0009"),))
    (item,) = found(review(plan, beside=Beside(register=taken)), "ND30-SO-07")
    assert item.place.paper == plan.papers[0].id


def test_numbers_of_the_party_begin_anew_with_a_term() -> None:
    head = replace(good_plan().document, regime=Regime.PARTY_05HD_2026, number="05", symbol="KH/ĐU", date=dt.date(2026, 11, 20))
    plan = replace(good_plan(), document=head)
    for year, there in ((2025, True), (2024, False)):
        result = review(plan, beside=Beside(register=Register(numbers=(("KH/ĐU", year, "05", "P0009"),))))
        assert bool(found(result, "HD05-04")) is there


# --- set aside

TWICE = task(3, partners=(good_plan().tasks[3].leads[0],))(good_plan())
NEW = Task(id=TaskId("NEW"), title="Họp báo", leads=("Công an xã",))
TO_TASK = "TTDN-06"


def aside_of(item: Item) -> SetAside:
    return SetAside(plan=good_plan().id, rule=item.told.code, reason="Vì …", paper=item.paper, node=item.spot)


def earlier(plan: Plan) -> Plan:
    return replace(plan, tasks=(NEW, *plan.tasks))


def last(plan: Plan) -> Plan:
    return replace(plan, tasks=(*plan.tasks[:3], *plan.tasks[4:], plan.tasks[3]))


@pytest.mark.parametrize("change", [earlier, last])
def test_what_is_set_aside_stays_with_its_task(change: Callable[[Plan], Plan]) -> None:
    (item,) = found(review(TWICE), TO_TASK)
    plan = change(TWICE)
    result = review(plan, aside_of(item))
    assert [one.told.code for one in result.set_aside] == [TO_TASK]
    assert not found(result, TO_TASK)


def test_what_is_set_aside_does_not_go_over_to_what_comes_into_its_place() -> None:
    (item,) = found(review(TWICE), TO_TASK)
    plan = task(3, partners=())(TWICE)
    plan = task(2, partners=(plan.tasks[2].leads[0],))(plan)
    plan = replace(plan, tasks=(NEW, *plan.tasks))  # another task with the same fault stands in the fourth place now
    assert found(review(plan, aside_of(item)), TO_TASK)


def test_a_basis_that_is_set_aside_is_told_by_its_words() -> None:
    wrong = LegalBasis(
        text="Căn cứ Thông tư số 22/2016/TT-BTTTT ngày 19/10/2012 của Bộ Thông tin và Truyền thông hướng dẫn quản lý hoạt động thông tin đối ngoại"
    )
    plan = replace(good_plan(), legal_bases=(*good_plan().legal_bases, wrong))
    asides = tuple(aside_of(item) for item in review(plan).items)
    moved = replace(plan, legal_bases=(wrong, *good_plan().legal_bases))
    left = {item.told.code for item in review(moved, *asides).items}
    assert "ND30-CC-07" not in left


def test_what_was_set_aside_in_another_paper_stays_with_that_paper() -> None:
    plan = signed_by(with_papers("decision", "letter"), "TS. Đặng Thị Minh Thư", 1)
    (item,) = found(review(plan), "ND30-KY-06")
    turned = replace(plan, papers=(plan.papers[1], plan.papers[0]))
    assert not found(review(turned, aside_of(item)), "ND30-KY-06")
    assert found(review(signed_by(plan, "TS. Lê Văn An", 0), aside_of(item)), "ND30-KY-06")


def test_records_of_before_name_a_place_by_its_number_and_are_still_read() -> None:
    (item,) = found(review(TWICE), TO_TASK)
    old = replace(aside_of(item), node=item.told.node)
    assert old.node.startswith("/tasks/3/")
    (new,) = settled(TWICE, (old,))
    assert new == aside_of(item)
    assert settled(TWICE, (new,)) == (new,)
    whole = replace(old, node="")
    assert settled(TWICE, (whole,)) == (whole,)


def test_records_of_before_about_another_paper_are_still_read() -> None:
    plan = signed_by(with_papers("decision", "letter"), "TS. Đặng Thị Minh Thư", 1)
    old = SetAside(plan=plan.id, rule="ND30-KY-06", reason="Vì …", paper=plan.papers[1].id, node="/signatory/name")
    assert not found(review(plan, *settled(plan, (old,))), "ND30-KY-06")
