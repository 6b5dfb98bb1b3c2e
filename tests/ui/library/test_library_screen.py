"""The library on the screen: found as one types, judged on a day, edited in place, related, merged; everything can be taken back."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui import screen_checks
from tests.ui.contexts import NOW, empty_plan, make_context, plan_of
from ttdn_desktop import i18n, resources
from ttdn_desktop.domain.library import LegalDocument, Library, Origin, RelationKind
from ttdn_desktop.domain.plan import DocumentHead
from ttdn_desktop.domain.validity import Validity
from ttdn_desktop.services.library_listing import Listing, Order, Wanted
from ttdn_desktop.services.library_types import LibraryHit, Where
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.fields import PlainField, TextField
from ttdn_desktop.ui.forms.basis_rows import ROW_ROLE
from ttdn_desktop.ui.forms.date_field import DateField
from ttdn_desktop.ui.library.merge_dialog import MergeDialog
from ttdn_desktop.ui.screens.library import LibraryScreen

SHIPPED = resources.library()
DECREE = "ND-72-2015"


def shown(qtbot: QtBot, library: Library = SHIPPED, context: ScreenContext | None = None) -> LibraryScreen:
    screen = LibraryScreen(context or make_context(library=library))
    qtbot.addWidget(screen)
    screen.resize(screen_checks.SIZE)
    screen.show()
    return screen


def type_into(qtbot: QtBot, field: object, text: str) -> None:
    assert isinstance(field, PlainField | TextField)
    field.setFocus()
    screen_checks.type_as_unikey(field, text)
    field.binding.settle()


def document(screen: LibraryScreen, ident: str = DECREE) -> LegalDocument:
    found = screen.book.value.document(ident)
    assert found is not None
    return found


@pytest.mark.parametrize("language", i18n.available_languages())
def test_the_screen_is_named_reachable_and_whole(qtbot: QtBot, language: str) -> None:
    i18n.install(language)
    try:
        screen = shown(qtbot)
        screen.reveal(document=DECREE)
        screen_checks.check(screen)
    finally:
        i18n.install("en")


def test_documents_are_found_as_one_types_without_marks(qtbot: QtBot) -> None:
    screen = shown(qtbot)
    assert screen.list.count == len(SHIPPED.documents)
    screen.open_find()
    screen_checks.type_as_unikey(screen.filters.words, "72/2015 quan ly hoat dong thong tin doi ngoai")
    assert screen.list.chosen_id == DECREE
    assert "72/2015/NĐ-CP" in screen.page._title.text()
    screen.filters.words.setText("không có đâu")
    assert screen.list.count == 0
    assert screen._all.isVisible()
    screen._all.click()
    assert screen.list.count == len(SHIPPED.documents)


def test_filters_narrow_the_list_by_field_validity_own_entries_and_tags(qtbot: QtBot) -> None:
    own = LegalDocument(id="own", type="Kế hoạch", number="12/KH-UBND", subject="thử", origin=Origin.OWN, tags=("xã",), group="province")
    screen = shown(qtbot, replace(SHIPPED, documents=(*SHIPPED.documents, own)))
    screen.filters.own.setChecked(True)
    assert [one.id for one in screen.list.rows.documents] == ["own"]
    screen.filters.own.setChecked(False)
    screen.filters.tag.setCurrentIndex(screen.filters.tag.findData("xã"))
    assert [one.id for one in screen.list.rows.documents] == ["own"]
    screen.filters.reset()
    screen.filters.validity.setCurrentIndex(screen.filters.validity.findData(Validity.ENDED.value))
    shelf, on = screen._context.books.shelf, screen.list.on
    assert screen.list.count > 0
    assert all(shelf.judge(one, on).validity is Validity.ENDED for one in screen.list.rows.documents)


def test_validity_is_judged_on_the_plans_day_and_on_any_day_one_asks_for(qtbot: QtBot) -> None:
    plan = replace(empty_plan(), document=DocumentHead(date=dt.date(2016, 1, 1)))
    context = make_context(plan, library=SHIPPED)
    screen = shown(qtbot, context=context)
    screen.reveal(document=DECREE)
    assert screen.list.on == dt.date(2016, 1, 1)
    chip = screen.page.chips[0]
    assert chip.text() == i18n._("In force")
    screen.day.line.setText("01/8/2026")
    screen.day.line.left.emit(True)
    assert screen.list.on == dt.date(2026, 8, 1)
    assert "148/2026/NĐ-CP" in screen.page._judged.text()
    assert "148/2026/NĐ-CP" in screen.page._citation.text()
    context.session.edit("Đổi ngày", lambda plan: replace(plan, document=replace(plan.document, date=dt.date(2020, 1, 1))))
    assert screen.list.on == dt.date(2026, 8, 1), "the day that was chosen stays"


def test_typing_in_a_field_is_one_step_and_ctrl_z_takes_it_back(qtbot: QtBot) -> None:
    screen = shown(qtbot)
    screen.reveal(document=DECREE)
    before = screen.book.value
    note = screen.page.fields.fields["note"]
    type_into(qtbot, note, " Gõ the<ế này")
    assert document(screen).note.endswith("Gõ thế này")
    assert document(screen).edited
    assert screen.book.history.count() == 1
    screen.book.undo()
    assert screen.book.value is before


def test_fields_of_the_document_before_are_handed_over_to_it(qtbot: QtBot) -> None:
    screen = shown(qtbot)
    screen.reveal(document=DECREE)
    tags = screen.page.fields.fields["tags"]
    assert isinstance(tags, PlainField)
    tags.setFocus()
    screen_checks.type_as_unikey(tags, "hay dùng, gốc")
    screen.reveal(document="ND-148-2026")
    assert document(screen).tags == ("hay dùng", "gốc")
    assert not document(screen, "ND-148-2026").tags
    assert tags.text() == ""


def test_days_that_cannot_be_are_refused_in_a_sentence_and_the_field_shows_what_is_kept(qtbot: QtBot) -> None:
    screen = shown(qtbot)
    screen.reveal(document=DECREE)
    field = screen.page.fields.fields["expired_from"]
    assert isinstance(field, DateField)
    field.line.setFocus()
    screen_checks.type_as_unikey(field.line, "01/01/2010")
    with qtbot.waitSignal(screen._context.books.trouble) as told:
        field.line.left.emit(True)
    assert document(screen).expired_from is None
    assert "72/2015" in told.args[0]
    field.line.clearFocus()
    screen.book.settle()
    assert field.value is None


def test_a_relation_is_added_shown_and_removed(qtbot: QtBot) -> None:
    screen = shown(qtbot)
    screen.reveal(document=DECREE)
    ties = len(screen.book.value.relations)
    dialog = screen.page.relations.open_dialog(RelationKind.REPLACES, passive=True)
    assert dialog is not None
    dialog.choice.words.setText("244/2026")
    assert dialog.choice.list.count == 1
    dialog.day.show_date(dt.date(2026, 10, 1))
    dialog._take()
    assert len(screen.book.value.relations) == ties + 1
    assert screen._context.books.shelf.judge(document(screen), dt.date(2026, 11, 1)).validity is Validity.ENDED
    assert "244/2026/NĐ-CP" in screen.page.relations.timeline.accessibleDescription()
    assert "244/2026/NĐ-CP" in screen.page._judged.text()
    made = screen.book.value.relations[-1]
    tie = next(tie for tie in screen.page.relations.ties if tie.relation.key == made.key)
    screen.page.relations.remove(tie)
    assert len(screen.book.value.relations) == ties
    assert "244/2026/NĐ-CP" not in screen.page.relations.timeline.accessibleDescription()


def test_a_relation_that_would_go_in_a_circle_is_refused(qtbot: QtBot) -> None:
    screen = shown(qtbot)
    screen.reveal(document=DECREE)
    before = screen.book.value
    dialog = screen.page.relations.open_dialog(RelationKind.AMENDS, passive=False)
    assert dialog is not None
    dialog.choice.words.setText("148/2026")
    dialog._take()
    assert screen.book.value is before
    assert dialog.isVisible()
    assert dialog.trouble


def test_a_document_is_added_from_a_citation_and_the_known_one_is_told(qtbot: QtBot) -> None:
    screen = shown(qtbot)
    dialog = screen.taking.add()
    dialog.citation.setText("Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại")
    dialog.weigh()
    assert dialog.told
    dialog.citation.setText("Kế hoạch số 12/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh Hà Tĩnh về thông tin đối ngoại năm 2026")
    dialog.weigh()
    assert not dialog.told
    dialog.take()
    new = screen.book.value.documents[-1]
    assert (new.type, new.number, new.date, new.origin) == ("Kế hoạch", "12/KH-UBND", dt.date(2026, 1, 5), Origin.OWN)
    assert new.subject == "về thông tin đối ngoại năm 2026"
    assert screen.list.chosen_id == new.id


def test_a_deleted_document_is_offered_back(qtbot: QtBot) -> None:
    screen = shown(qtbot)
    before = screen.book.value
    screen.delete(DECREE)
    assert screen.book.value.document(DECREE) is None
    (_text, _button, back) = screen._context.offer.made[-1]  # type: ignore[attr-defined]  # the context of tests
    back()
    assert screen.book.value is before
    screen.delete(DECREE)
    screen.delete("ND-148-2026")
    screen._context.offer.made[-2][2]()  # type: ignore[attr-defined]
    assert screen.book.value.document(DECREE) is None, "something else was done since"


def test_doubles_are_merged_as_shown_and_undo_brings_both_back(qtbot: QtBot) -> None:
    double = LegalDocument(id="own", type="Nghị định", number="72/2015/NĐ-CP", subject="", note="bản của tỉnh", tags=("gốc",), origin=Origin.OWN)
    screen = shown(qtbot, replace(SHIPPED, documents=(*SHIPPED.documents, double)))
    before = screen.book.value
    dialog = screen.taking.find_doubles()
    assert dialog.kept is not None
    assert [one.id for one in dialog.kept] == [DECREE, "own"]
    dialog.turn()
    assert [one.id for one in dialog.kept] == ["own", DECREE]
    dialog.turn()
    dialog.merge()
    assert screen.book.value.document("own") is None
    assert document(screen).tags == ("gốc",)
    assert "bản của tỉnh" in document(screen).note
    assert dialog.pair is None
    screen.book.undo()
    assert screen.book.value is before


def test_a_document_goes_into_the_open_plan_with_what_amends_it(qtbot: QtBot) -> None:
    context = make_context(replace(empty_plan(), document=DocumentHead(date=dt.date(2026, 11, 1))), library=SHIPPED)
    screen = shown(qtbot, context=context)
    screen.reveal(document=DECREE)
    screen.page.into_plan.click()
    assert [basis.number for basis in plan_of(context).legal_bases] == ["72/2015/NĐ-CP"]
    assert "148/2026/NĐ-CP" in plan_of(context).legal_bases[0].text
    assert not screen.page.into_plan.isEnabled(), "it is cited now"


def test_pasted_citations_are_shown_beside_the_library_before_they_come_in(qtbot: QtBot) -> None:
    screen = shown(qtbot)
    dialog = screen.taking.paste()
    text = "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ;\nCăn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh Hà Tĩnh;"
    dialog.text.show_content(text)
    dialog.look()
    assert [row.taken for row in dialog.rows] == [False, True]
    dialog.take()
    assert screen.book.value.documents[-1].number == "12/KH-UBND"
    assert screen.list.chosen_id == screen.book.value.documents[-1].id


def test_a_library_that_can_only_be_read_is_shown_and_says_so(qtbot: QtBot) -> None:
    context = make_context(library=SHIPPED)
    context.books.library.read_only = "Đang đọc bản sao lưu."
    screen = shown(qtbot, context=context)
    screen.reveal(document=DECREE)
    assert screen.notice.isVisible()
    assert not screen.add_button.isEnabled()
    assert not screen.take_button.isEnabled()
    for button in (screen.page.delete_button, screen.page.relations.add_button, screen.page.files.attach_button):
        assert not button.isVisible()
    number = screen.page.fields.fields["number"]
    assert isinstance(number, PlainField)
    assert number.isReadOnly()
    assert not screen.page.fields.verified.isEnabled()


def test_five_thousand_documents_are_listed_by_rank_and_searched_quickly(qtbot: QtBot) -> None:
    many = tuple(
        LegalDocument(id=f"d{n}", type="Nghị định", number=f"{n}/2020/NĐ-CP", date=dt.date(2020, 1, 1 + n % 28), issuer="Chính phủ", subject=f"về việc thứ {n}")
        for n in range(5000)
    )
    screen = shown(qtbot, Library(documents=many))
    assert screen.list.count == 5000
    screen.filters.words.setText("viec thu 4321")
    assert [one.id for one in screen.list.rows.documents] == ["d4321"]


def test_the_order_is_by_rank_then_the_newest(qtbot: QtBot) -> None:
    listing = Listing()
    shelf = make_context(library=SHIPPED).books.shelf
    on = NOW.date()
    ranked = listing.documents(shelf, Wanted(), on)
    assert ranked[0].type == "Luật"
    newest = listing.documents(shelf, Wanted(order=Order.NEWEST), on)
    days = [one.date for one in newest if one.date]
    assert days == sorted(days, reverse=True)
    found = listing.documents(shelf, Wanted(words="thong tin"), on, ranked=("ND-148-2026", DECREE))
    assert [one.id for one in found[:2]] == ["ND-148-2026", DECREE]


def test_a_validity_is_said_in_a_word_what_it_leaves_out_beside_it_and_all_to_a_screen_reader(qtbot: QtBot) -> None:
    screen = shown(qtbot)
    screen.reveal(document=DECREE)
    index = screen.list.currentIndex()
    row = index.data(ROW_ROLE)
    assert row.word == i18n._("Partly ended")
    assert i18n._("not verified") in row.below
    assert row.hint in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert row.hint in index.data(Qt.ItemDataRole.ToolTipRole)


def test_down_in_the_line_of_words_goes_on_in_the_list(qtbot: QtBot) -> None:
    screen = shown(qtbot)
    screen.filters.words.setText("nghi dinh")
    first = screen.list.chosen_id
    qtbot.keyClick(screen.filters.words, Qt.Key.Key_Down)
    assert screen.list.chosen_id != first
    assert screen.page.document is not None
    assert screen.page.document.id == screen.list.chosen_id


def test_any_two_documents_can_be_merged_by_hand(qtbot: QtBot) -> None:
    double = LegalDocument(id="own", type="Văn bản", number="72", subject="thông tin đối ngoại", note="bản của tỉnh", origin=Origin.OWN)
    screen = shown(qtbot, replace(SHIPPED, documents=(*SHIPPED.documents, double)))
    assert screen.taking.find_doubles().pair is None, "they do not look like doubles"
    dialog = screen.taking.merge_with(DECREE)
    assert dialog is not None
    dialog.choice.words.setText("thong tin doi ngoai 72")
    dialog.choice.list.choose("own")
    dialog.take_button.click()
    merging = next(found for found in screen.window().findChildren(MergeDialog) if found.pair is not None)
    merging.merge_button.click()
    assert screen.book.value.document("own") is None
    assert "bản của tỉnh" in document(screen).note


def test_the_place_where_words_were_found_stands_in_the_row(qtbot: QtBot) -> None:
    screen = shown(qtbot)
    screen.filters.words.setText("thong tin")
    screen._on_found("thong tin", (LibraryHit(id=DECREE, where=Where.FILE, text="cổng thông tin đối ngoại quốc gia", name="toan-van.pdf"),))
    assert screen.list.chosen_id == DECREE
    assert "toan-van.pdf" in screen.list.currentIndex().data(ROW_ROLE).below
    screen.filters.words.setText("")
    screen.list.choose(DECREE)
    assert "toan-van.pdf" not in screen.list.currentIndex().data(ROW_ROLE).below


def test_delete_and_ctrl_c_act_on_the_chosen_document_of_the_list(qtbot: QtBot) -> None:
    screen = shown(qtbot)
    screen.reveal(document=DECREE)
    screen.list.setFocus()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    qtbot.keyClick(screen.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "72/2015/NĐ-CP" in QGuiApplication.clipboard().text()
    qtbot.keyClick(screen.list, Qt.Key.Key_Delete)
    assert screen.book.value.document(DECREE) is None


def test_a_day_that_is_none_is_told_beside_the_field_as_soon_as_it_is_typed(qtbot: QtBot) -> None:
    screen = shown(qtbot)
    line = screen.day.line
    line.setFocus()
    line.selectAll()
    screen_checks.type_as_unikey(line, "31/02/2019")
    qtbot.waitUntil(lambda: bool(line.property("wrong")))
    assert screen.day._wrong.isVisibleTo(screen)
    assert line.text() == "31/02/2019"
    screen_checks.type_as_unikey(line, "")
    line.selectAll()
    screen_checks.type_as_unikey(line, "28/02/2019")
    qtbot.waitUntil(lambda: not line.property("wrong"))


def test_while_words_are_searched_for_the_order_says_what_it_is_and_another_one_can_be_chosen(qtbot: QtBot) -> None:
    screen = shown(qtbot)
    order = screen.filters.order
    order.setCurrentIndex(order.findData(Order.OLDEST.value))
    screen.filters.words.setText("thông tin đối ngoại")
    assert (order.value, screen.filters.wanted.best) == ("", True)
    order.setCurrentIndex(order.findData(Order.NEWEST.value))
    days = [one.date for one in screen.list.rows.documents if one.date is not None]
    assert days == sorted(days, reverse=True)
    screen.filters.words.clear()
    assert order.value == Order.OLDEST.value
    assert order.findData("") < 0
