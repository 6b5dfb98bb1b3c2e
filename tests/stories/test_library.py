"""The library of an office in the real program: entered, related, judged, with files that are searched, merged, taken back, and there the next morning."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.stories.officer import Officer, at_work
from tests.ui.programs import wait_for
from tests.ui.screen_checks import check
from ttdn_desktop.domain.library import Library, RelationKind
from ttdn_desktop.domain.validity import Validity
from ttdn_desktop.i18n import _
from ttdn_desktop.services.document_import import RowState
from ttdn_desktop.services.library_changes import remove_document
from ttdn_desktop.ui.fields import PlainField
from ttdn_desktop.ui.library.take_dialog import TakeDialog
from ttdn_desktop.ui.library.update_dialog import UpdateDialog
from ttdn_desktop.ui.screens.library import LibraryScreen

NEW = "Căn cứ Nghị định số 500/2026/NĐ-CP ngày 20 tháng 10 năm 2026 của Chính phủ về thông tin đối ngoại"
DECREE = "ND-72-2015"


def at_the_library(officer: Officer) -> LibraryScreen:
    wait_for(officer.qtbot, lambda: officer.program.books.library.value.documents)
    officer.bench.go("library")
    screen = officer.bench.made_screen("library")
    assert isinstance(screen, LibraryScreen)
    return screen


def test_a_document_is_entered_related_judged_on_a_day_and_there_the_next_morning(qtbot: QtBot) -> None:
    with at_work(qtbot) as officer:
        screen = at_the_library(officer)
        untouched: Library = screen.book.value
        dialog = screen.taking.add()
        dialog.citation.setText(NEW)
        dialog.take()
        new = screen.list.chosen_id
        assert screen.book.value.document(new) is not None

        relation = screen.page.relations.open_dialog(RelationKind.REPLACES, passive=False)
        assert relation is not None
        relation.choice.words.setText("72/2015")
        relation.choice.list.choose(DECREE)
        relation.day.show_date(dt.date(2026, 12, 1))
        relation.take.click()
        screen.reveal(document=DECREE)
        for day, validity in (("30/11/2026", Validity.PARTLY), ("01/12/2026", Validity.ENDED)):
            screen.day.line.setText(day)
            screen.day.line.left.emit(True)
            document = screen.page.document
            assert document is not None
            assert officer.program.books.shelf.judge(document, screen.list.on).validity is validity
        assert "500/2026/NĐ-CP" in screen.page._judged.text()
        check(officer.window)
        assert officer.program.books.library.history.count() == 2
        for _step in range(2):
            officer.bench.do("undo")
        assert screen.book.value is untouched
        for _step in range(2):
            officer.bench.do("redo")
        officer.saved()

    with at_work(qtbot) as officer:
        screen = at_the_library(officer)
        screen.reveal(document=DECREE)
        assert "500/2026/NĐ-CP" in screen.page.relations.timeline.accessibleDescription()
        assert screen.book.value.document(new) is not None


def test_files_of_a_document_are_kept_searched_and_what_cannot_be_read_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    file, picture, copy = tmp_path / "toan-van.txt", tmp_path / "ban-quet.png", tmp_path / "ban-sao.txt"
    file.write_text("Điều 3. Cổng dữ liệu quốc gia về thông tin đối ngoại do cơ quan đầu mối vận hành.", encoding="utf-8")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    with at_work(qtbot) as officer:
        screen = at_the_library(officer)
        screen.reveal(document=DECREE)
        screen.page.files.attach([file, picture])
        wait_for(qtbot, lambda: screen.page.files.unread == ("ban-quet.png",))
        assert officer.program.books.library.history.count() == 2
        officer.saved()

    with at_work(qtbot) as officer:
        screen = at_the_library(officer)
        screen.filters.words.setText("cong du lieu quoc gia")
        wait_for(qtbot, lambda: screen.list.chosen_id == DECREE)
        document = screen.page.document
        assert document is not None
        kept = {one.name: one for one in document.files}
        assert kept.keys() == {"toan-van.txt", "ban-quet.png"}
        wait_for(qtbot, lambda: screen.page.files.unread == ("ban-quet.png",))
        screen.page.files.save_copy(kept["toan-van.txt"], [copy])
        wait_for(qtbot, copy.exists)
        assert copy.read_bytes() == file.read_bytes()


def test_what_was_typed_is_kept_also_when_the_window_is_closed_at_once(qtbot: QtBot) -> None:
    with at_work(qtbot) as officer:
        screen = at_the_library(officer)
        screen.reveal(document=DECREE)
        tags = screen.page.fields.fields["tags"]
        assert isinstance(tags, PlainField)
        tags.setFocus()
        tags.setText("hay dùng")
        tags.typed.emit()
    with at_work(qtbot) as officer:
        screen = at_the_library(officer)
        kept = screen.book.value.document(DECREE)
        assert kept is not None
        assert kept.tags == ("hay dùng",)


def test_ctrl_z_acts_on_the_screen_in_front_the_library_here_the_plan_there(qtbot: QtBot) -> None:
    with at_work(qtbot) as officer:
        officer.bench.do("new_plan")
        officer.bench.context.session.edit("Năm", lambda plan: replace(plan, year=2031))
        screen = at_the_library(officer)
        before = screen.book.value
        screen.delete(DECREE)
        officer.bench.do("undo")
        assert screen.book.value is before
        assert officer.plan.year == 2031, "the plan is not in front"
        screen.book.edit("Xóa", lambda library: remove_document(library, "no such document"))
        assert officer.bench.status.message.whole(), "why it was not done"
        officer.bench.do("find")
        assert screen.filters.words.hasFocus()
        officer.bench.do("undo")
        assert _("There is nothing to undo here.") in officer.bench.status.message.whole()
        officer.bench.go("compose")
        officer.bench.do("undo")
        assert officer.plan.year != 2031
        assert screen.book.value is before


def test_where_it_is_used_leads_to_the_bases_of_the_plan(qtbot: QtBot) -> None:
    with at_work(qtbot) as officer:
        officer.bench.do("new_plan")
        screen = at_the_library(officer)
        screen.reveal(document=DECREE)
        screen.page.into_plan.click()
        plan_id = officer.plan.id
        officer.saved()
        officer.bench.do("new_plan")
        screen = at_the_library(officer)
        screen.reveal(document="ND-148-2026")
        screen.reveal(document=DECREE)
        wait_for(qtbot, lambda: screen.page.used.links)
        screen.page.used.links[0].click()
        wait_for(qtbot, lambda: officer.plan.id == plan_id and officer.bench.screen_name == "bases")


def test_a_list_goes_out_and_comes_back_without_loss(qtbot: QtBot, tmp_path: Path) -> None:
    with at_work(qtbot) as officer:
        screen = at_the_library(officer)
        target = tmp_path / "danh-muc.csv"
        screen.taking.write_list([one.id for one in screen.list.rows.documents], [target])
        wait_for(qtbot, target.exists)
        screen.taking.read_list([target])
        dialog = officer.dialog(TakeDialog)
        assert len(dialog.rows) == len(screen.book.value.documents)
        assert {row.state for row in dialog.rows} == {RowState.SAME}
        dialog.reject()


def test_an_update_is_shown_before_it_is_taken_and_taken_back_later(qtbot: QtBot, tmp_path: Path) -> None:
    with at_work(qtbot) as officer:
        screen = at_the_library(officer)
        dialog = screen.taking.add()
        dialog.citation.setText(NEW)
        dialog.take()
        new = screen.list.chosen_id
        target = tmp_path / "cap-nhat.json"
        screen.taking.write_update([new], [target])
        wait_for(qtbot, target.exists)
        officer.bench.do("undo")
        before = screen.book.value
        screen.taking.read([target])
        shown = officer.dialog(UpdateDialog)
        assert screen.book.value is before, "nothing is changed yet"
        assert shown.take.isEnabled()
        shown.take.click()
        assert any(one.number == "500/2026/NĐ-CP" for one in screen.book.value.documents)
        screen.taking.take_back()
        assert not any(one.number == "500/2026/NĐ-CP" for one in screen.book.value.documents)


def test_the_screen_goes_on_after_the_language_changed(qtbot: QtBot) -> None:
    with at_work(qtbot) as officer:
        old = at_the_library(officer)
        officer.bench.context.settings.change(language="en")
        wait_for(qtbot, lambda: officer.bench.made_screen("library") not in {None, old})
        screen = at_the_library(officer)
        screen.reveal(document=DECREE)
        screen.delete("ND-148-2026")
        officer.bench.do("new_plan")
        officer.bench.go("library")
        officer.bench.do("undo")
        assert screen.book.value.document("ND-148-2026") is not None
        assert screen.add_button.text().strip() == "Add a document"
        officer.bench.context.settings.change(language="vi")
        wait_for(qtbot, lambda: officer.bench.made_screen("library") not in {None, screen})
