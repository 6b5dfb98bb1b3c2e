"""The papers of a plan in the real program: added, an opinion settled, issued with the decision, and all of it there the next morning."""

from pytestqt.qtbot import QtBot

from tests.stories.officer import at_work
from tests.ui.programs import wait_for
from ttdn_desktop.domain import edits, follow_up
from ttdn_desktop.domain.opinions import Opinion, Taken
from ttdn_desktop.domain.plan import Stage
from ttdn_desktop.ui.issue_dialog import IssueDialog
from ttdn_desktop.ui.papers.paper_form import PaperForm
from ttdn_desktop.ui.screens.papers import PapersScreen


def test_papers_and_opinions_are_there_the_next_morning(qtbot: QtBot) -> None:
    with at_work(qtbot) as officer:
        officer.bench.do("new_plan")
        session = officer.bench.context.session
        session.edit("subject", lambda plan: edits.set_document(plan, subject="Hoạt động thông tin đối ngoại năm 2027", symbol="KH-UBND"))
        officer.bench.go("papers")
        screen = officer.bench.made_screen("papers")
        assert isinstance(screen, PapersScreen)
        screen.add("decision")
        screen.add("letter")
        assert isinstance(screen.page, PaperForm)
        opinion = Opinion(id="o", unit="Công an xã", text="Bổ sung", taken=Taken.TAKEN, answer="Đã bổ sung")
        assert session.current is not None
        session.current.edit_follow_up("opinion", lambda value: follow_up.put_opinion(value, opinion))
        officer.bench.do("issue", session.current.plan.papers[0].id)
        dialog = officer.dialog(IssueDialog)
        wait_for(qtbot, dialog.issue_button.isEnabled)
        dialog.number.setText("68")
        dialog.date.setText("15/12/2026")
        dialog.issue()
        plan_id = session.current.plan.id
        assert session.current.plan.stage is Stage.ISSUED
        officer.saved()

    with at_work(qtbot) as officer:
        officer.bench.open_plan(plan_id)
        session = officer.bench.context.session
        wait_for(qtbot, lambda: session.current is not None)
        assert session.plan is not None
        assert session.follow_up is not None
        assert [paper.kind for paper in session.plan.papers] == ["decision", "letter"]
        assert session.plan.papers[0].document.number == "68"
        assert session.follow_up.opinions == (opinion,)
