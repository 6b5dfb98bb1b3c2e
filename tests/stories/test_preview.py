"""The pages beside the editor, in the real window: they follow what is typed, lead to where it is written, and go to the printer."""

from dataclasses import replace

import pypdfium2
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from tests.ui import screen_checks
from tests.ui.programs import AGENCY, at_rest, keep_plans, keep_settings, running, sample_plan, wait_for, writing
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.blocks import Paragraph
from ttdn_desktop.domain.paper_edits import paper_of, put_paper
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.text import rich
from ttdn_desktop.paper.anchors import AnchorKind, anchor_name
from ttdn_desktop.render.pages import Place, Rect
from ttdn_desktop.services.paper_records import add_paper
from ttdn_desktop.services.system import new_id
from ttdn_desktop.services.types import PaperOrder
from ttdn_desktop.ui.preview.page_view import FIT


def seen(qtbot, compose):
    """Until the pages beside the editor are those of the plan as it is now."""
    wait_for(qtbot, lambda: compose.preview.view.count and not compose.preview.setter.busy)
    return compose.preview


def ink(image):
    """How many points of a picture are dark."""
    return bytes(image.constBits()).count(b"\x00\x00\x00\xff") if image is not None else 0


def test_what_is_typed_is_on_the_page_and_the_scroll_stays(qtbot):
    with writing(qtbot) as (program, _plan):
        compose = program.bench.made_screen("compose")
        pane = seen(qtbot, compose)
        compose.reveal(node="general")
        pane.view.go_to(2)
        place = pane.view.verticalScrollBar().value()
        before = pane.setter.pages.number
        field = compose.form("general").fields["enacting"]
        field.setFocus()
        QTest.keyClicks(field, "Them mot cau ")
        wait_for(qtbot, lambda: pane.setter.pages.number > before)
        pane = seen(qtbot, compose)
        assert pane.view.verticalScrollBar().value() == place
        assert field.hasFocus()
        with pypdfium2.PdfDocument(pane.setter.preview.pdf()) as pdf:
            assert "Them mot cau" in " ".join(pdf[0].get_textpage().get_text_bounded().split())


def test_a_click_on_the_page_goes_to_where_it_is_written_and_a_node_goes_to_its_page(qtbot):
    with writing(qtbot) as (program, plan):
        compose = program.bench.made_screen("compose")
        pane = seen(qtbot, compose)
        section = plan.body[-1]
        compose.outline.choose(f"section:{section.id}")
        wait_for(qtbot, lambda: pane.view._boxes)
        page, box = pane.view._boxes[0]
        assert page in {number for number, _width in pane.view.in_sight()}
        compose.outline.choose("general")
        wait_for(qtbot, lambda: pane.view._boxes and pane.view._boxes[0][0] == 1)
        pane.view.bring(page, box)
        there = pane.view._layout.on_ground(page, box.center().x(), box.center().y(), 0, 0).topLeft() - QPointF(pane.view._origin())
        QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=there.toPoint())
        wait_for(qtbot, lambda: compose.outline.key == f"section:{section.id}")


def test_where_one_is_now_is_marked_though_where_one_was_is_found_later(qtbot, monkeypatch):
    with writing(qtbot) as (program, plan):
        compose = program.bench.made_screen("compose")
        pane = seen(qtbot, compose)
        compose.outline.choose(f"section:{plan.body[1].id}")
        wait_for(qtbot, lambda: pane.view._boxes)
        at_rest(qtbot, program)
        asked = []
        monkeypatch.setattr(pane.setter, "find", lambda anchors, then: asked.append(then))
        for section in (plan.body[0], plan.body[-1]):
            compose.outline.choose(f"section:{section.id}")
            assert not pane.view._boxes, "where one was"
        was, now = asked
        now((Place(key="", page=2, rect=Rect(left=1, top=1, width=9, height=9)),))
        was((Place(key="", page=1, rect=Rect(left=2, top=2, width=9, height=9)),))
        assert [page for page, _box in pane.view._boxes] == [2]


def test_every_part_of_the_page_leads_somewhere(qtbot):
    with writing(qtbot) as (program, _plan):
        compose = program.bench.made_screen("compose")
        pane = seen(qtbot, compose)
        said: list[str] = []
        compose._context.session.refused.connect(said.append)
        for anchor in pane.setter.pages.anchors:
            compose._on_pointed(anchor, "")
            screen = program.bench.screen_name
            assert screen == "tasks" or compose.outline.key
            program.bench.go("compose")
        assert not said


def test_another_paper_of_the_plan_is_shown_and_leads_to_its_own_form(qtbot):
    with writing(qtbot) as (program, _plan):
        compose = program.bench.made_screen("compose")
        pane = seen(qtbot, compose)
        wait_for(qtbot, lambda: pane.papers.count() > 2)
        plan_pages = pane.setter.pages.number
        pane.choose("decision")
        wait_for(qtbot, lambda: pane.setter.pages.number > plan_pages)
        with pypdfium2.PdfDocument(pane.setter.preview.pdf()) as pdf:
            assert "QUYẾT ĐỊNH" in pdf[0].get_textpage().get_text_bounded()
        pane.choose("plan")
        assert pane.chosen is None


def test_findings_stand_on_the_page_with_their_sentence(qtbot):
    with writing(qtbot) as (program, plan):
        compose = program.bench.made_screen("compose")
        pane = seen(qtbot, compose)
        at_rest(qtbot, program)  # what is found in the sample is there already
        anchor = anchor_name(AnchorKind.SECTION, plan.body[0].id)
        pane.show_marks(
            {"": [(anchor, Severity.WARNING, "một"), (f"section:{plan.body[0].id}", Severity.ERROR, "hai"), ("section:khong", Severity.INFO, "ba")]}
        )
        wait_for(qtbot, lambda: any(sign.text.startswith("một") for sign in pane.view._signs))
        (sign,) = pane.view._signs
        assert (sign.severity, sign.text) == (Severity.ERROR, "một\nhai")
        last = plan.body[-1]
        pane.show_marks({"": [(anchor, Severity.WARNING, "một"), (anchor_name(AnchorKind.SECTION, last.id), Severity.INFO, "cuối")]})
        compose.outline.choose(f"section:{last.id}")
        wait_for(qtbot, lambda: {sign.text for sign in pane.view._signs} == {"một", "cuối"})


def test_findings_of_another_paper_stand_on_its_own_pages_wherever_they_are_shown(qtbot):
    with writing(qtbot) as (program, plan):
        made, ident = add_paper(plan, "decision", PaperOrder(), new_id)
        paper = paper_of(made, ident)
        block = paper.articles[0].blocks[0]
        assert isinstance(block, Paragraph)
        first = replace(paper.articles[0], blocks=(replace(block, text=rich("Vận động nhân dân tham gia.")),))
        wrong = replace(paper, articles=(first, *paper.articles[1:]), signatory=replace(paper.signatory, name="TS. Đặng Thị Minh Thư"))
        program.bench.context.session.edit("x", lambda _plan: put_paper(made, wrong))
        compose = program.bench.made_screen("compose")
        pane = seen(qtbot, compose)
        at_rest(qtbot, program)
        found = {item.told.message: item.place.part for item in program.bench.context.review.review.items if item.paper == ident}
        wait_for(qtbot, lambda: pane.papers.count() > 2)
        pane.choose("decision", ident)
        in_words, in_name = (next(told for told, part in found.items() if part == wanted) for wanted in (paper.articles[0].blocks[0].id, "signatory.name"))
        wait_for(qtbot, lambda: any(in_words in sign.text for sign in pane.view._signs))
        pane.view.go_to(2)  # signs of further pages come as these come into sight
        wait_for(qtbot, lambda: any(in_name in sign.text for sign in pane.view._signs))
        pane.choose("submission")  # which is only proposed
        wait_for(qtbot, lambda: not pane.view._signs)

        program.bench.go("papers", paper=ident, side="preview")
        beside = program.bench.made_screen("papers").preview
        wait_for(qtbot, lambda: any(in_words in sign.text for sign in beside.view._signs))


def test_pages_grow_and_shrink_and_fit_again(qtbot):
    with writing(qtbot) as (program, _plan):
        pane = seen(qtbot, program.bench.made_screen("compose"))
        view = pane.view
        fitting = view.percent
        view.set_zoom(1.0)
        assert view.percent == 100
        assert view.horizontalScrollBar().maximum() > 0
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
        assert (view.zoom, view.percent) == (FIT, fitting)
        QTest.keyClick(view, Qt.Key.Key_End)
        assert view.number == view.count
        pane.small_button.click()
        wait_for(qtbot, lambda: pane.small.count() == view.count)
        pane.small.itemClicked.emit(pane.small.item(0))
        assert view.number == 1


def test_a_paper_that_cannot_be_set_is_told_calmly_and_the_last_pages_stay(qtbot, monkeypatch):
    with writing(qtbot) as (program, _plan):
        compose = program.bench.made_screen("compose")
        pane = seen(qtbot, compose)
        count = pane.view.count
        monkeypatch.setattr("ttdn_desktop.render.engine.Engine.for_screen", _refuse)
        program.bench.context.session.edit("x", lambda plan: edits.set_enacting(plan, "Khác"))
        wait_for(qtbot, pane.trouble.isVisible)
        assert pane.view.count == count
        monkeypatch.undo()
        program.bench.context.session.edit("x", lambda plan: edits.set_enacting(plan, "Khác nữa"))
        wait_for(qtbot, pane.trouble.isHidden)


def _refuse(_engine, _program):
    from ttdn_desktop.render.engine import TypesettingError

    raise TypesettingError("no")


def test_in_a_narrow_window_the_pages_are_a_drawer_and_a_wide_one_has_them_again(qtbot):
    keep_plans(plan := sample_plan())
    keep_settings(AGENCY)
    with running(qtbot, size=QSize(1100, 700)) as program:
        program.bench.open_plan(plan.id)
        wait_for(qtbot, lambda: program.bench.screen_name == "compose")
        compose = program.bench.made_screen("compose")
        assert not compose.side.isVisible()
        program.bench.do("preview")
        pane = seen(qtbot, compose)
        assert compose.side.geometry().right() == compose.rect().right()
        screen_checks.check(program.window)
        QTest.keyClick(pane.view, Qt.Key.Key_Escape)
        assert not compose.side.isVisible()
        program.window.resize(1366, 768)
        program.bench.do("preview")
        assert compose.side.parent() is compose._splitter
        screen_checks.check(program.window)


def test_the_pages_come_out_of_the_printer(qtbot, tmp_path):
    with writing(qtbot) as (program, _plan):
        compose = program.bench.made_screen("compose")
        pane = seen(qtbot, compose)
        count = pane.view.count
        program.bench.do("print")
        dialog = next(one for one in program.window.findChildren(QDialog) if hasattr(one, "print_to"))
        wait_for(qtbot, lambda: dialog.view.count == count)
        screen_checks.check(dialog)
        dialog.both_sides.setChecked(True)
        wait_for(qtbot, lambda: dialog.setter.pages.number > 1)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setResolution(150)
        file = tmp_path / "in.pdf"
        printer.setOutputFileName(str(file))
        dialog.print_to(printer)
        wait_for(qtbot, lambda: file.exists() and not program.bench.context.background._jobs)
        with pypdfium2.PdfDocument(file) as pdf:
            assert len(pdf) == count
            sizes = [tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in pdf]
        assert sizes == [tuple(round(side) for side in size) for size in pane.setter.pages.sizes]
