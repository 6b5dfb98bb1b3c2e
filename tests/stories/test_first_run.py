"""The first day of an officer: the place is chosen, and the first plan has heading, place, symbol, recipients and units; the next day all is still there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.stories.officer import Officer, at_work
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.plan import Regime
from ttdn_desktop.i18n import _
from ttdn_desktop.ui.forms.ending_form import EndingForm
from ttdn_desktop.ui.screens.compose import ComposeScreen
from ttdn_desktop.ui.screens.units import UnitsScreen
from ttdn_desktop.ui.screens.welcome import WelcomeScreen
from ttdn_desktop.ui.suggestions import matching


def set_up(officer: Officer) -> None:
    """A ward officer types where she works, ticks her schools off, and begins."""
    assert officer.bench.screen_name == "welcome"
    page = officer.bench.made_screen("welcome")
    assert isinstance(page, WelcomeScreen)
    officer.qtbot.waitUntil(lambda: not officer.program.books.units.read_only)
    officer.write(page.choice.commune, "phuong tu minh")
    QTest.keyClick(page.choice.commune, Qt.Key.Key_Return)
    officer.write(page.villages, "12")
    officer.write(page.signer, "Lê Thị Lan")
    officer.press(_("Start"))


def test_a_ward_officer_begins_with_her_place_and_restart_keeps_it(qtbot: QtBot) -> None:
    with at_work(qtbot, settled=False) as officer:
        set_up(officer)
        assert officer.bench.screen_name == "home"
        officer.bench.do("new_plan")
        plan = officer.plan
        assert plan.issuer.lines == ("ỦY BAN NHÂN DÂN", "PHƯỜNG TỨ MINH")
        assert (plan.document.place, plan.document.symbol, plan.document.regime) == ("Tứ Minh", "KH-UBND", Regime.ND30_2020)
        assert (plan.signatory.capacity, plan.signatory.title, plan.signatory.name) == (("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Lê Thị Lan")
        assert plan.recipients[:2] == ("Ủy ban nhân dân thành phố Hải Phòng", "Sở Văn hóa, Thể thao và Du lịch thành phố Hải Phòng")
        assert plan.recipients[-1] == "Lưu: VT, VHXH"
        names = officer.desk.unit_names()
        assert matching(names, "cong an")[0] == "Công an phường Tứ Minh"
        assert matching(names, "vhxh")[0] == "Phòng Văn hóa - Xã hội"
        assert "Tổ dân phố 12" in names
        officer.saved()
    with at_work(qtbot, settled=False) as officer:
        assert officer.bench.screen_name == "home"
        officer.qtbot.waitUntil(lambda: not officer.program.books.units.read_only)
        assert "Tổ dân phố 12" in officer.desk.unit_names()
        units = officer.screen("units", UnitsScreen)
        assert units.list.choose("committee-10891")
        officer.bench.do("new_plan")
        assert officer.plan.issuer.lines == ("ỦY BAN NHÂN DÂN", "PHƯỜNG TỨ MINH")


def test_who_signs_and_who_receives_come_from_the_directory_and_undo_reaches_the_screen_in_front(qtbot: QtBot) -> None:
    with at_work(qtbot, settled=False) as officer:
        set_up(officer)
        units = officer.screen("units", UnitsScreen)
        units.reveal(unit="committee-10891")
        assert units.detail is not None
        dialog = units.detail.signatories.open(None)
        officer.write(dialog.name, "Phạm Văn Hùng")
        dialog.choices_menu().actions()[1].trigger()
        dialog.agree.click()
        officer.press(_("New unit"))
        field = units.detail.fields["name"]
        officer.write(field, "Trung tâm Văn hóa phường")
        QTest.keyClick(field, Qt.Key.Key_Tab)
        assert "Trung tâm Văn hóa phường" in officer.desk.unit_names()
        officer.bench.do("undo")
        officer.bench.do("undo")
        assert "Trung tâm Văn hóa phường" not in officer.desk.unit_names()
        officer.bench.do("new_plan")
        form = officer.screen("compose", ComposeScreen).form("ending")
        assert isinstance(form, EndingForm)
        menu = form.signing_menu()
        assert menu.actions()[0].text() == "Lê Thị Lan – TM. ỦY BAN NHÂN DÂN – CHỦ TỊCH"
        action = menu.actions()[1]
        assert action.text() == "Phạm Văn Hùng – TM. ỦY BAN NHÂN DÂN – KT. CHỦ TỊCH – PHÓ CHỦ TỊCH"
        action.trigger()
        assert (officer.plan.signatory.name, officer.plan.signatory.title) == ("Phạm Văn Hùng", "PHÓ CHỦ TỊCH")


def test_the_heading_of_the_plans_day_is_offered_and_taken_by_one_press(qtbot: QtBot) -> None:
    with at_work(qtbot) as officer:
        officer.bench.do("new_plan")
        session = officer.bench.context.session
        session.edit("Tên", lambda plan: edits.set_issuer(plan, name="Ủy ban nhân dân tỉnh Quảng Ninh", lines=("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NINH")))
        screen = officer.screen("compose", ComposeScreen)
        screen.reveal(node="general")
        officer.press(_("Use this heading"))
        assert officer.plan.issuer.lines == ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ QUẢNG NINH")
        officer.bench.do("undo")
        assert officer.plan.issuer.lines == ("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NINH")


def test_a_unit_typed_as_people_shorten_it_is_found(qtbot: QtBot) -> None:
    names = ("Ủy ban Mặt trận Tổ quốc Việt Nam xã Vân Trúc", "Văn phòng HĐND và UBND", "Hội Nông dân xã Vân Trúc")
    assert matching(names, "mttq") == [names[0]]
    assert matching(names, "hdnd") == [names[1]]
    assert matching(names, "hndx") == [names[2]]
