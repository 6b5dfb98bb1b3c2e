"""The field of units: chips, a pop-up list without tone marks, and no name lost while it is being typed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from tests.ui.contexts import empty_plan, make_context
from tests.ui.screen_checks import type_as_unikey
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.ids import TaskId
from ttdn_desktop.domain.plan import Task
from ttdn_desktop.i18n import _
from ttdn_desktop.services.task_table import split_names
from ttdn_desktop.ui.chips import Chip
from ttdn_desktop.ui.suggestions import matching
from ttdn_desktop.ui.unit_field import UnitField

NAMES = ("Phòng Văn hóa - Xã hội", "Công an xã", "Ban Chỉ huy Quân sự xã", "Trung tâm Phục vụ hành chính công", "Đoàn Thanh niên")


def put(plan, units):
    return edits.put_task(plan, replace(plan.task(TaskId("a")), leads=units))


class Desk:
    def __init__(self, qtbot) -> None:
        plan = replace(empty_plan(), tasks=(Task(id=TaskId("a"), leads=("Công an xã",)),))
        self.holder = make_context(plan).session
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.field = UnitField(
            self.holder,
            lambda: NAMES,
            name="task:a:leads",
            label="Sửa đơn vị chủ trì",
            read=lambda p: p.task(TaskId("a")).leads,
            write=put,
            lead=True,
            meant=lambda name: NAMES[:3] if name == "Các đơn vị" else (),
        )
        self.other = QWidget(focusPolicy=Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.field)
        layout.addWidget(self.other)
        self.window.resize(600, 200)
        self.window.show()
        self.window.activateWindow()
        self.field.line.setFocus()

    @property
    def leads(self):
        assert self.holder.plan is not None
        return self.holder.plan.task(TaskId("a")).leads

    @property
    def chips(self):
        return tuple(chip.name for chip in self.field.findChildren(Chip) if chip.isVisible())


@pytest.fixture
def desk(qtbot) -> Desk:
    return Desk(qtbot)


def test_shows_the_units_of_the_plan_as_chips(desk):
    assert desk.chips == ("Công an xã",)


def test_a_semicolon_ends_a_name(desk):
    type_as_unikey(desk.field.line, "Trạm Y tế xã;")
    assert desk.leads == ("Công an xã", "Trạm Y tế xã")
    assert desk.field.line.text() == ""


def test_what_is_typed_reaches_the_plan_before_it_is_a_chip(desk, qtbot):
    type_as_unikey(desk.field.line, "Tra", "<ạ", "m")
    qtbot.waitUntil(lambda: desk.leads == ("Công an xã", "Trạm"))
    assert desk.field.line.text() == "Trạm"
    assert desk.chips == ("Công an xã",)
    type_as_unikey(desk.field.line, " Y te", "<ế")
    QTest.keyClick(desk.field.line, Qt.Key.Key_Return)
    assert desk.leads == ("Công an xã", "Trạm Y tế")
    assert desk.holder.current.history.count() == 1


def test_leaving_makes_a_chip_of_what_was_typed(desk):
    type_as_unikey(desk.field.line, "Trường THCS")
    desk.other.setFocus()
    assert desk.chips == ("Công an xã", "Trường THCS")


def test_the_list_matches_without_tone_marks_and_nothing_is_completed_in_the_line(desk):
    type_as_unikey(desk.field.line, "van hoa")
    assert desk.field.suggestions.open
    assert desk.field.line.text() == "van hoa"
    desk.field.suggestions.chosen.emit("Phòng Văn hóa - Xã hội")
    assert desk.leads == ("Công an xã", "Phòng Văn hóa - Xã hội")
    assert desk.field.line.text() == ""


def test_backspaces_reach_the_line_while_the_list_is_open(desk):
    type_as_unikey(desk.field.line, "Doa")
    assert desk.field.suggestions.open
    popup = desk.field.suggestions._list
    type_as_unikey(popup, "<<<", "Đo", "à", "n")
    assert desk.field.line.text() == "Đoàn"


def test_down_opens_the_whole_list(desk):
    QTest.keyClick(desk.field.line, Qt.Key.Key_Down)
    assert desk.field.suggestions.open


def test_delete_on_a_chip_takes_it_away_and_undo_brings_it_back(desk):
    chip = next(chip for chip in desk.field.findChildren(Chip) if chip.isVisible())
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    assert desk.leads == ()
    desk.holder.undo()
    assert desk.leads == ("Công an xã",)
    assert desk.chips == ("Công an xã",)


def test_enter_on_a_chip_brings_it_back_into_the_line(desk):
    chip = next(chip for chip in desk.field.findChildren(Chip) if chip.isVisible())
    QTest.keyClick(chip, Qt.Key.Key_Return)
    assert desk.field.line.text() == "Công an xã"
    desk.field.line.setText("")
    type_as_unikey(desk.field.line, "Công an phường;")
    assert desk.leads == ("Công an phường",)


@pytest.mark.parametrize(
    ("wanted", "first"), [("cong", "Công an xã"), ("XÃ HỘI", "Phòng Văn hóa - Xã hội"), ("doan", "Đoàn Thanh niên"), ("hanh chinh", NAMES[3])]
)
def test_matching_folds_accents_and_puts_beginnings_first(wanted, first):
    assert matching(NAMES, wanted)[0] == first


def test_a_line_of_names_keeps_each_name_once():
    assert split_names(" a; b;;a\nc ") == ("a", "b", "c")


def test_a_group_gives_way_to_its_units_where_it_stood_in_one_step(desk):
    before = ("Công an xã", "Các đơn vị", "Đoàn Thanh niên")
    desk.holder.edit("x", lambda plan: put(plan, before))
    chip = next(chip for chip in desk.field.findChildren(Chip) if chip.name == "Các đơn vị")
    chip.click()
    menu = chip.findChildren(QMenu)[0]
    next(action for action in menu.actions() if action.text() == _("Put its {n} units in its place").format(n=3)).trigger()
    assert desk.leads == ("Công an xã", "Phòng Văn hóa - Xã hội", "Ban Chỉ huy Quân sự xã", "Đoàn Thanh niên")
    desk.holder.undo()
    assert desk.leads == before


def test_a_name_that_begins_like_a_chip_takes_nothing_from_it_while_it_is_typed(qtbot):
    desk = Desk(qtbot)
    qtbot.waitUntil(desk.field.line.hasFocus)
    desk.holder.edit("Sửa", lambda plan: put(plan, ("Công an", "Đoàn Thanh niên")))
    for piece in ("Công", " an", " xã"):
        desk.field.line.insert(piece)
        desk.field.line.typed.emit()
        desk.field.settle()
    assert desk.leads == ("Công an", "Đoàn Thanh niên", "Công an xã")
    assert desk.field.line.text() == "Công an xã"
