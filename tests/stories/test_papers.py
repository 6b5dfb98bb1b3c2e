"""The papers of a plan in the real program: added, an opinion settled, issued with the decision, and all of it there the next morning."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.services.word_edits import Document, replace_words
from tests.stories.officer import Officer, at_work
from tests.ui.programs import wait_for, writing
from tests.ui.screen_checks import check, type_as_unikey
from ttdn_desktop.domain import edits, follow_up
from ttdn_desktop.domain.opinions import Opinion, Taken
from ttdn_desktop.domain.paper_edits import paper_of
from ttdn_desktop.domain.plan import Stage
from ttdn_desktop.i18n import _
from ttdn_desktop.services import late
from ttdn_desktop.services.types import PaperOrder, PaperSet
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.export_dialog import ExportDialog
from ttdn_desktop.ui.issue_dialog import IssueDialog
from ttdn_desktop.ui.papers.paper_form import PaperForm
from ttdn_desktop.ui.papers.plan_page import PlanPage
from ttdn_desktop.ui.plan_dialogs import open_dialog
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


def pages_of(qtbot: QtBot, screen: PapersScreen) -> str:
    """The words on the first page beside the form, once it shows what is in front as it is now."""
    pane = screen.preview
    wait_for(qtbot, lambda: pane.view.count and not pane.setter.busy)
    preview = pane.setter.preview
    assert preview is not None
    with pypdfium2.PdfDocument(preview.pdf()) as pdf:
        return " ".join(pdf[0].get_textpage().get_text_bounded().split())


def test_the_pages_beside_a_paper_are_its_own_and_follow_what_is_written(qtbot: QtBot) -> None:
    with writing(qtbot) as (program, plan):
        program.bench.go("papers")
        screen = program.bench.made_screen("papers")
        assert isinstance(screen, PapersScreen)
        screen.side.open("preview")
        wait_for(qtbot, lambda: screen.preview.papers.count() > 1)
        screen.add("submission")
        wait_for(qtbot, lambda: screen.preview.chosen is not None)
        wait_for(qtbot, lambda: "TỜ TRÌNH" in pages_of(qtbot, screen))
        assert screen.side.tabs.tabText(0).endswith("Tờ trình")
        form = screen.page
        assert isinstance(form, PaperForm)
        place = form.field("place")
        assert isinstance(place, QLineEdit)
        place.setFocus()
        place.selectAll()
        type_as_unikey(place, "Chon Xa")
        wait_for(qtbot, lambda: "Chon Xa, ngày" in pages_of(qtbot, screen))

        block = form.session.paper.body[0].blocks[-1].id
        editor = form.place_of(block)
        assert editor is not None
        editor.setFocus()
        wait_for(qtbot, lambda: screen.preview.view._boxes)  # the paragraph one writes in is marked on its page
        page, box = screen.preview.view._boxes[0]
        form.fields["place"].setFocus()
        view = screen.preview.view
        view.bring(page, box)
        there = view._layout.on_ground(page, box.center().x(), box.center().y(), 0, 0).topLeft() - QPointF(view._origin())
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=there.toPoint())
        wait_for(qtbot, editor.hasFocus)

        screen.list.choose("plan")
        wait_for(qtbot, lambda: "KẾ HOẠCH" in pages_of(qtbot, screen))
        assert isinstance(screen.page, PlanPage)
        screen.page.look_asked.emit("slips")
        wait_for(qtbot, lambda: "DANH MỤC" in pages_of(qtbot, screen))
        screen.preview.papers.setCurrentIndex(1)
        screen.preview.papers.activated.emit(1)
        assert screen.preview.chosen is not None
        assert screen.list.key == screen.preview.chosen.record
        program.bench.do("preview")
        assert not screen.side.isVisible()
        assert program.bench.screen_name == "papers"
        assert plan.papers == ()


def export_dialog(officer: Officer) -> ExportDialog:
    """As the command opens it for a plan in which nothing is wrong."""
    open_dialog("export", officer.bench.context, officer.plan, officer.window)
    return officer.dialog(ExportDialog)


def test_a_set_kept_under_a_name_is_there_for_the_next_plan(qtbot: QtBot) -> None:
    with at_work(qtbot) as officer:
        officer.bench.do("new_plan")
        dialog = export_dialog(officer)
        dialog.sets.show_set(PaperSet(kinds=("letter", "notice"), formats=(".pdf",)))
        dialog.pattern.setText("Gửi")
        dialog.sets.set_menu().actions()[0].trigger()
        asking = next(one for one in dialog.findChildren(Dialog) if one.isVisible())
        name = asking.findChild(QLineEdit)
        assert name is not None
        officer.write(name, "Gui thon")
        asking.accept()
        assert dialog.sets.name == "Gui thon"
        dialog.reject()
        officer.bench.do("new_plan")
        again = export_dialog(officer)
        wait_for(qtbot, lambda: again.sets.sets.findText("Gui thon") > 0)
        at = again.sets.sets.findText("Gui thon")
        again.sets.sets.setCurrentIndex(at)
        again.sets.sets.activated.emit(at)
        assert (again.wanted().kinds, again.wanted().formats, again.wanted().pattern) == (("letter", "notice"), (".pdf",), "Gửi")
        again.reject()


@pytest.mark.parametrize(("screen", "offered"), [("compose", ("plan",)), ("papers", ("plan", "submission", "routing_slip"))])
def test_over_the_papers_the_button_offers_the_file_for_signature(qtbot: QtBot, screen: str, offered: tuple[str, ...]) -> None:
    with at_work(qtbot) as officer:
        officer.bench.do("new_plan")
        officer.bench.go(screen)
        officer.bench.do("export")
        gate = officer.dialog(Dialog)
        if not isinstance(gate, ExportDialog):  # an empty plan has errors, which are named first
            officer.press(_("Export a draft"), gate)
        dialog = officer.dialog(ExportDialog)
        assert dialog.wanted().kinds == offered
        dialog.reject()


def test_a_letter_edited_in_word_comes_back_into_the_letter(qtbot: QtBot, tmp_path: Path) -> None:
    with writing(qtbot) as (program, plan):
        session = program.bench.context.session
        program.bench.go("papers")
        program.bench.made_screen("papers").add("letter")
        letter = session.plan.papers[0].id
        workspace = program.desk.workspace
        wait_for(qtbot, lambda: workspace.load(plan.id).result().papers)
        file = late.export_papers(session.plan, ["letter"], tmp_path / "Cong van.docx", PaperOrder(), today=session.current.today()).files[0].path
        workspace.keep_version(plan.id, "export").result()
        document = Document(file.read_bytes())
        replace_words(document.p("V/v"), "triển khai", "tổ chức")
        file.write_bytes(document.saved())
        program.bench.do_import_files([file])
        imports = program.bench.made_screen("imports")
        wait_for(qtbot, lambda: imports.reader.files and imports.reader.files[0].sent_from)
        next(iter(imports.files._cards.values())).changes.click()
        wait_for(qtbot, lambda: program.bench.screen_name == "changes")
        changes = program.bench.made_screen("changes")
        assert len(changes.cards) == 1
        check(program.window)
        changes.take.click()
        assert program.bench.screen_name == "papers"
        assert paper_of(session.plan, letter).document.subject.startswith("tổ chức")
        assert session.plan.document == plan.document
        session.undo()
        assert paper_of(session.plan, letter).document.subject.startswith("triển khai")
