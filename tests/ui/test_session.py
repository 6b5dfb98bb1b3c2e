"""The session: every edit is a step, steps of one visit join, locked plans refuse."""

import gc
from dataclasses import replace

import pytest

from tests.paper_heads import set_paper_document
from tests.ui.contexts import NOW, empty_plan, ids
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.follow_up import FollowUp, put_opinion
from ttdn_desktop.domain.ids import PaperId, TaskId
from ttdn_desktop.domain.opinions import Opinion
from ttdn_desktop.domain.plan import Plan, PlanPaper, Stage, Task
from ttdn_desktop.errors import TtdnError
from ttdn_desktop.ui.session import PlanSession, SessionHolder


def session_of(plan: Plan, read_only: str = "") -> PlanSession:
    return PlanSession(plan, new_id=ids(), clock=lambda: NOW, read_only=read_only)


def with_subject(subject: str):
    return lambda plan: edits.set_document(plan, subject=subject)


@pytest.fixture
def session(qapp) -> PlanSession:
    return session_of(replace(empty_plan(), tasks=(Task(id=TaskId("a"), title="Họp báo"),)))


def test_undo_returns_the_very_same_plan(session):
    before = session.plan
    session.edit("Xóa nhiệm vụ", lambda plan: edits.remove_task(plan, TaskId("a")))
    gc.collect()
    assert session.plan.tasks == ()
    session.undo()
    assert session.plan is before
    session.redo()
    assert session.plan.tasks == ()
    assert session.history.undoText() == "Xóa nhiệm vụ"


def test_typing_in_one_visit_is_one_step(session):
    before = session.plan
    key = session.typing_key("subject")
    for text in ("H", "Họ", "Họp"):
        session.edit("Sửa trích yếu", with_subject(text), merge=key)
    assert session.history.count() == 1
    session.undo()
    assert session.plan is before


def test_another_visit_is_another_step(session):
    for text in ("Họp", "Họp báo"):
        session.edit("Sửa trích yếu", with_subject(text), merge=session.typing_key("subject"))
    assert session.history.count() == 2


def test_typing_something_and_taking_it_back_leaves_no_step(session):
    key = session.typing_key("subject")
    session.edit("Sửa trích yếu", with_subject("Họp"), merge=key)
    session.edit("Sửa trích yếu", with_subject(""), merge=key)
    assert session.history.count() == 0


def test_an_edit_that_changes_nothing_is_no_step(session):
    session.edit("Sửa trích yếu", with_subject(""))
    assert session.history.count() == 0


def test_changed_tells_what_was_and_what_is(session, qtbot):
    before = session.plan
    with qtbot.waitSignal(session.changed) as told:
        session.edit("Sửa trích yếu", with_subject("Mới"))
    assert told.args == [before, session.plan]


def test_a_locked_plan_refuses_and_says_why(qapp, qtbot):
    session = session_of(replace(empty_plan(), stage=Stage.ISSUED))
    with qtbot.waitSignal(session.refused) as told:
        session.edit("Sửa trích yếu", with_subject("Mới"))
    assert told.args[0]
    assert session.plan.document.subject == ""


def test_issuing_can_be_undone_though_the_plan_is_locked(session):
    session.edit("Ban hành", lambda plan: replace(plan, stage=Stage.ISSUED))
    session.undo()
    assert session.plan.stage is Stage.DRAFT


def test_what_can_only_be_read_is_not_edited_nor_undone(qapp, qtbot):
    session = session_of(empty_plan(), read_only="chỉ xem")
    with qtbot.waitSignal(session.refused) as told:
        session.edit("Sửa trích yếu", with_subject("Mới"))
    assert told.args == ["chỉ xem"]


def test_an_expected_error_of_an_edit_is_told(session, qtbot):
    def refuse(_plan: Plan) -> Plan:
        raise TtdnError("đã khóa")

    with qtbot.waitSignal(session.refused) as told:
        session.edit("Sửa", refuse)
    assert told.args == ["đã khóa"]


def test_the_holder_relays_the_plan_in_front_only(session, qtbot):
    holder = SessionHolder()
    other = session_of(empty_plan("other"))
    holder.show(session)
    holder.show(other)
    with qtbot.assertNotEmitted(holder.changed):
        session.edit("Sửa", with_subject("Mới"))
    with qtbot.waitSignal(holder.changed):
        holder.edit("Sửa", with_subject("Khác"))
    assert holder.plan is other.plan
    assert holder.group.activeStack() is other.history


def test_undo_first_takes_in_what_is_being_typed(session):
    session.settling.connect(lambda: session.edit("Gõ", with_subject("đang gõ"), merge="k"))
    session.undo()
    assert session.history.redoText() == "Gõ"


def test_what_is_followed_up_is_undone_in_the_same_history(qtbot):
    session = session_of(empty_plan())
    heard: list[tuple[FollowUp, FollowUp]] = []
    session.followed.connect(lambda before, after: heard.append((before, after)))
    session.edit("year", lambda plan: edits.set_plan(plan, year=2027))
    session.edit_follow_up("opinion", lambda followed: put_opinion(followed, Opinion(id="o", unit="u")))
    session.undo()
    assert (session.follow_up.opinions, session.plan.year) == ((), 2027)
    session.redo()
    assert [opinion.id for opinion in session.follow_up.opinions] == ["o"]
    assert len(heard) == 3


def test_papers_live_on_while_their_plan_is_locked(qtbot):
    session = session_of(replace(empty_plan(), stage=Stage.ISSUED, papers=(PlanPaper(id=PaperId("l"), kind="letter"),)))
    refused: list[str] = []
    session.refused.connect(refused.append)
    session.edit_papers("subject", lambda plan: set_paper_document(plan, PaperId("l"), subject="Mới"))
    assert session.plan.papers[0].document.subject == "Mới"
    session.edit_papers("year", lambda plan: edits.set_plan(plan, year=2027))
    assert session.plan.year is None
    assert len(refused) == 1
