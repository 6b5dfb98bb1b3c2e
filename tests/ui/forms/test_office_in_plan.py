"""The plan takes names, recipients and heading from the directory as it stands on the plan's day; nothing is changed unasked."""

import datetime as dt
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from tests.ui.contexts import NOW, empty_plan, ids, make_context, plan_of
from tests.ui.screen_checks import type_as_unikey
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.plan import Issuer
from ttdn_desktop.domain.plan import Signatory as PlanSignatory
from ttdn_desktop.domain.units import Signatory, Unit, UnitKind, Units
from ttdn_desktop.ui.desk import WorkspaceDesk
from ttdn_desktop.ui.forms.ending_form import EndingForm
from ttdn_desktop.ui.forms.heading_offer import HeadingOffer
from ttdn_desktop.ui.forms.lines_field import LinesField
from ttdn_desktop.ui.session import SessionHolder
from ttdn_desktop.ui.units.chooser import UnitChooser

OLD = Unit(id="o", name="Sở Thông tin và Truyền thông", last=dt.date(2025, 2, 28))
UNITS = Units(
    units=(
        OLD,
        Unit(id="p", name="Công an xã Vân Trúc", kind=UnitKind.POLICE),
        Unit(
            id="c",
            name="Ủy ban nhân dân xã Vân Trúc",
            kind=UnitKind.COMMITTEE,
            signatories=(
                Signatory(name="Ông Cũ", title="CHỦ TỊCH", capacity=("TM. ỦY BAN NHÂN DÂN",), last=dt.date(2026, 6, 30)),
                Signatory(name="Bà Mới", title="CHỦ TỊCH", capacity=("TM. ỦY BAN NHÂN DÂN",), first=dt.date(2026, 7, 1)),
            ),
        ),
    ),
    own="c",
)


def context_with(**plan: Any) -> Any:
    context = make_context(replace(empty_plan(), issuer=Issuer(name="Ủy ban nhân dân xã Vân Trúc"), **plan))
    context.books.units.load(UNITS)
    return context


def test_names_are_offered_by_the_day_of_the_plan_in_front(qtbot):
    context = context_with(planned_issue_date=dt.date(2024, 3, 1))
    holder: SessionHolder = context.session
    desk = WorkspaceDesk(holder, context.background, new_id=ids(), clock=lambda: NOW, parent=holder)
    desk.units = lambda: context.books.units.value
    desk.directory = lambda: context.books.directory
    assert desk.unit_names()[0] == OLD.name
    holder.edit("Ngày", lambda plan: edits.set_plan(plan, planned_issue_date=dt.date(2026, 12, 1)))
    assert OLD.name not in desk.unit_names()
    assert desk.unit_names()[0] == "Công an xã Vân Trúc"


def test_recipients_are_chosen_from_the_directory_before_the_archive(qtbot):
    context = context_with(recipients=("Công an xã Vân Trúc", "Lưu: VT"))
    form = EndingForm(context)
    qtbot.addWidget(form)
    form.show()
    form._choose_units()
    (chooser,) = form.window().findChildren(UnitChooser)
    shown = [chooser.list.item(at).text() for at in range(chooser.list.count())]
    assert OLD.name not in shown
    for at in range(chooser.list.count()):
        chooser.list.item(at).setCheckState(Qt.CheckState.Checked)
    chooser.agree.click()
    assert plan_of(context).recipients == ("Công an xã Vân Trúc", "Ủy ban nhân dân xã Vân Trúc", "Lưu: VT")


def recipients_form(qtbot, *recipients: str) -> tuple[Any, LinesField]:
    context = context_with(recipients=recipients)
    context.desk.units = ("Công an xã Vân Trúc", "Phòng Văn hóa - Xã hội", "Phòng Kinh tế")
    form = EndingForm(context)
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    form.activateWindow()
    form.recipients.setFocus()
    qtbot.waitUntil(form.recipients.hasFocus)
    form.recipients.moveCursor(QTextCursor.MoveOperation.End)
    return context, form.recipients


def popup_of(field: LinesField) -> Any:
    assert field.suggestions is not None
    return field.suggestions._list if field.suggestions.open else field


def test_names_are_offered_while_a_recipient_is_typed_and_nothing_is_put_in_unasked(qtbot):
    context, field = recipients_form(qtbot, "Công an xã Vân Trúc")
    QTest.keyClick(field, Qt.Key.Key_Return)
    for letter in ("pho", "<<", "hò", "ng v"):
        type_as_unikey(popup_of(field), letter)
    assert popup_of(field) is not field
    assert field.content() == "Công an xã Vân Trúc\nphòng v"
    QTest.keyClick(popup_of(field), Qt.Key.Key_Return)
    assert field.content() == "Công an xã Vân Trúc\nphòng v\n", "Enter without a marked name is a new line"
    assert popup_of(field) is field
    type_as_unikey(field, "<")
    type_as_unikey(popup_of(field), "ă")
    assert popup_of(field) is not field
    QTest.keyClick(popup_of(field), Qt.Key.Key_Escape)
    assert popup_of(field) is field
    field.clearFocus()
    assert plan_of(context).recipients == ("Công an xã Vân Trúc", "phòng vă")


def test_the_name_that_is_chosen_takes_the_place_of_the_line_in_one_step(qtbot):
    context, field = recipients_form(qtbot, "Công an xã Vân Trúc", "Lưu: VT")
    field.moveCursor(QTextCursor.MoveOperation.Start)
    field.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    QTest.keyClick(field, Qt.Key.Key_Return)
    type_as_unikey(field, "kinh te")
    popup = popup_of(field)
    assert popup is not field
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert plan_of(context).recipients == ("Công an xã Vân Trúc", "Phòng Kinh tế", "Lưu: VT")
    assert field.content() == "Công an xã Vân Trúc\nPhòng Kinh tế\nLưu: VT"
    assert (field.textCursor().blockNumber(), field.textCursor().atBlockEnd()) == (1, True)
    context.session.undo()
    assert plan_of(context).recipients == ("Công an xã Vân Trúc", "kinh te", "Lưu: VT")


def test_within_a_line_and_for_what_is_listed_nothing_is_offered(qtbot):
    _context, field = recipients_form(qtbot, "Công an xã Vân Trúc", "x")
    type_as_unikey(field, "<", "cong an")
    assert popup_of(field) is field
    field.moveCursor(QTextCursor.MoveOperation.StartOfBlock)
    type_as_unikey(field, "phong ")
    assert popup_of(field) is field


def test_who_signed_then_is_offered_for_a_plan_of_then(qtbot):
    context = context_with(planned_issue_date=dt.date(2026, 6, 30), signatory=PlanSignatory(name="Ai đó"))
    form = EndingForm(context)
    qtbot.addWidget(form)
    assert form.signing_menu().actions()[0].text().startswith("Ông Cũ")
    context.session.edit("Ngày", lambda plan: edits.set_plan(plan, planned_issue_date=dt.date(2026, 7, 1)))
    menu = form.signing_menu()
    assert menu.actions()[0].text().startswith("Bà Mới")
    menu.actions()[0].trigger()
    assert plan_of(context).signatory.name == "Bà Mới"
    usual = next(action for action in form.signing_menu().actions() if action.text() == "TM. ỦY BAN NHÂN DÂN – CHỦ TỊCH")
    usual.trigger()
    assert plan_of(context).signatory.name == "Bà Mới"


def test_a_heading_is_offered_only_where_the_day_asks_for_another(qtbot):
    context = context_with(planned_issue_date=dt.date(2026, 8, 31))
    offer = HeadingOffer(context)
    qtbot.addWidget(offer)
    assert offer.isHidden()
    session = context.session
    session.edit("Tên", lambda plan: edits.set_issuer(plan, name="Ủy ban nhân dân tỉnh Quảng Ninh", lines=("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NINH")))
    assert offer.isHidden()
    session.edit("Ngày", lambda plan: edits.set_plan(plan, planned_issue_date=dt.date(2026, 9, 1)))
    assert not offer.isHidden()
    assert "thành phố Quảng Ninh" in offer.notice.text.text()
    assert plan_of(context).issuer.name == "Ủy ban nhân dân tỉnh Quảng Ninh"
    offer.button.click()
    assert plan_of(context).issuer.lines == ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ QUẢNG NINH")
    assert offer.isHidden()
    session.undo()
    assert not offer.isHidden()
