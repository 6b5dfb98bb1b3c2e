"""The screen of tasks: a spreadsheet over the plan, every doing one step of undo, every key exactly as typed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.contexts import empty_plan, make_context
from tests.ui.screen_checks import SIZE, check, type_as_unikey
from ttdn_desktop import i18n
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.blocks import TaskLayout, TaskList
from ttdn_desktop.domain.ids import BlockId, SectionId, TaskId
from ttdn_desktop.domain.plan import Plan, Section, Task, TimeFrame
from ttdn_desktop.domain.task_edits import add_tasks, print_task_in, put_tasks
from ttdn_desktop.domain.text import rich
from ttdn_desktop.services.task_table import columns as official_columns
from ttdn_desktop.services.task_table import heads_in
from ttdn_desktop.ui.screens.tasks import TasksScreen
from ttdn_desktop.ui.task_cells import TASK_PARTS
from ttdn_desktop.ui.task_table import TaskTable
from ttdn_desktop.ui.tool_row import ToolRow

TITLES = ("Xây dựng chuyên mục giới thiệu xã", "Ấn phẩm tiếng Anh", "Đón đoàn báo chí")
UNITS = ("Phòng Văn hóa - Xã hội", "Công an xã", "Đài truyền thanh")


def plan_with(*titles: str) -> Plan:
    tasks = [
        Task(id=TaskId(f"t{n}"), title=title, leads=("Phòng Văn hóa - Xã hội",), time=TimeFrame(text="Quý II/2027"), content=(rich("Nội dung", bold=True),))
        for n, title in enumerate(titles)
    ]
    numbers = iter(range(100))
    return add_tasks(empty_plan(), tasks, lambda: f"n{next(numbers)}")


class Stage:
    """A screen in a window, with short words for what a person does."""

    def __init__(self, qtbot: QtBot, plan: Plan) -> None:
        self.qtbot = qtbot
        self.context = make_context(plan, units=UNITS)
        self.screen = TasksScreen(self.context)
        qtbot.addWidget(self.screen)
        self.screen.resize(SIZE)
        self.screen.show()
        self.screen.activateWindow()
        qtbot.waitUntil(self.screen.isActiveWindow)

    @property
    def grid(self):
        return self.screen.grid

    @property
    def table(self) -> TaskTable:
        return self.screen.table

    @property
    def plan(self) -> Plan:
        plan = self.context.session.plan
        assert plan is not None
        return plan

    @property
    def history(self):
        session = self.context.session.current
        assert session is not None
        return session.history

    def at(self, row: int, key: str) -> None:
        """Go to a cell by keyboard focus."""
        self.table.go_to(self.table.model.records[row].task.id, key)
        self.qtbot.waitUntil(self.grid.hasFocus)

    def column(self, key: str) -> int:
        return next(n for n, c in enumerate(self.table.model.columns) if c.key == key)

    def select(self, first: tuple[int, str], last: tuple[int, str]) -> None:
        self.at(*first)
        model = self.grid.selectionModel()
        rows, cols = range(first[0], last[0] + 1), range(self.column(first[1]), self.column(last[1]) + 1)
        model.clearSelection()
        for row in rows:
            for col in cols:
                model.select(self.table.model.index(row, col), QItemSelectionModel.SelectionFlag.Select)

    def titles(self) -> list[str]:
        return [t.title for t in self.plan.tasks]

    def focus(self):
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def type(self, *steps: str) -> None:
        """Type as UniKey does, each key to whatever has the focus then: the first one opens a cell, the others go into it."""
        for char in "".join(steps):
            type_as_unikey(self.focus(), char)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus(), key, modifier)


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    made = Stage(qtbot, plan_with(*TITLES))
    yield made
    made.screen.close()


def paste(text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def test_every_official_column_can_be_shown_and_typed(qapp):
    assert {c.key for c in official_columns()} - {"number"} <= set(TASK_PARTS)


def test_the_model_is_one_qt_accepts(stage, qtmodeltester):
    qtmodeltester.check(stage.table.model)


@pytest.mark.parametrize("key", ["title", "leads", "partners", "people", "time", "output", "budget", "note"])
def test_a_unikey_stream_arrives_exactly_in_every_cell(stage, key):
    stage.table.show_column(key, True)
    stage.at(0, key)
    stage.type("d", "<", "đ", "oo", "<<", "ô", "<", "ố", "i ngoai", "<<<", "oại")
    stage.key(Qt.Key.Key_Return)
    assert TASK_PARTS[key].text(stage.plan.tasks[0]) == "đối ngoại"
    assert stage.history.count() == 1
    stage.history.undo()
    assert stage.plan.tasks[0] == plan_with(*TITLES).tasks[0]


@pytest.mark.parametrize("key", ["title", "leads", "time"])
def test_an_input_method_opens_the_cell_and_loses_nothing(stage, key):
    stage.at(1, key)
    for preedit in ("đ", "đô", "đối"):
        QApplication.sendEvent(stage.focus(), QInputMethodEvent(preedit, []))
    event = QInputMethodEvent()
    event.setCommitString("đối ngoại")
    QApplication.sendEvent(stage.focus(), event)
    stage.key(Qt.Key.Key_Return)
    assert TASK_PARTS[key].text(stage.plan.tasks[1]) == "đối ngoại"


@pytest.mark.parametrize("key", ["title", "leads", "budget"])
def test_a_commit_without_composition_is_the_first_of_the_text(stage, key):
    stage.at(1, key)
    for commit in ("Ộ", "ng"):
        event = QInputMethodEvent()
        event.setCommitString(commit)
        QApplication.sendEvent(stage.focus(), event)
    stage.key(Qt.Key.Key_Return)
    assert TASK_PARTS[key].text(stage.plan.tasks[1]) == "Ộng"


def test_a_cell_hands_its_text_over_while_it_is_still_open(stage, qtbot):
    stage.at(0, "output")
    with qtbot.waitSignal(stage.context.session.changed):
        stage.type("12 tin, ")
    assert stage.plan.tasks[0].output == "12 tin, "
    stage.type("bài ")
    stage.key(Qt.Key.Key_Return)
    assert stage.plan.tasks[0].output == "12 tin, bài"
    assert stage.history.count() == 1


def test_a_half_typed_list_of_units_is_not_rewritten_under_the_cursor(stage, qtbot):
    stage.at(0, "partners")
    with qtbot.waitSignal(stage.context.session.changed):
        stage.type("Hội Nông dân; ")
    assert stage.plan.tasks[0].partners == ("Hội Nông dân",)
    assert stage.grid.cells.open_editor().text() == "Hội Nông dân; "
    with qtbot.waitSignal(stage.context.session.changed):
        type_as_unikey(stage.grid.cells.open_editor(), "Đoàn Thanh niên")
    assert stage.plan.tasks[0].partners == ("Hội Nông dân", "Đoàn Thanh niên")


def test_escape_takes_back_what_was_typed_in_the_cell(stage, qtbot):
    stage.at(0, "time")
    before = stage.plan
    with qtbot.waitSignal(stage.context.session.changed):
        stage.type("Cả năm")
    stage.key(Qt.Key.Key_Escape)
    assert stage.plan == before
    assert stage.history.count() == 0


def test_undo_in_an_open_cell_is_the_plans_undo(stage):
    stage.at(0, "note")
    stage.table.show_column("note", True)
    stage.at(0, "note")
    stage.type("ghi")
    stage.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stage.plan.tasks[0].note == ""
    assert stage.focus().content() == ""


def test_f2_edits_behind_the_text_and_alt_enter_breaks_the_line(stage):
    stage.at(0, "title")
    stage.key(Qt.Key.Key_F2)
    stage.type("!")
    stage.key(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    stage.type("x")
    stage.key(Qt.Key.Key_Return)
    assert stage.titles()[0] == TITLES[0] + "!\nx"
    assert stage.grid.currentIndex().row() == 1


def test_tab_goes_on_sideways_and_ctrl_enter_makes_a_row(stage):
    stage.at(0, "title")
    stage.type("a")
    stage.key(Qt.Key.Key_Tab)
    assert stage.grid.currentIndex().column() == stage.column("leads")
    stage.type("b")
    stage.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stage.titles() == ["a", "", TITLES[1], TITLES[2]]
    assert stage.grid.currentIndex().row() == 1
    assert stage.grid.currentIndex().column() == stage.column("title")


def test_tab_walks_the_cells_of_a_row_and_leaves_the_grid_behind_the_last(stage):
    stage.at(0, "title")
    stage.type("a")
    stage.key(Qt.Key.Key_Tab)
    stage.key(Qt.Key.Key_Tab)
    stage.key(Qt.Key.Key_Tab)
    stage.type("Quý I")
    stage.key(Qt.Key.Key_Return)
    task = stage.plan.tasks[0]
    assert (task.title, task.leads, task.partners, task.time.text) == ("a", ("Phòng Văn hóa - Xã hội",), (), "Quý I")
    stage.at(0, "leads")
    stage.key(Qt.Key.Key_Backtab)
    assert stage.grid.currentIndex().column() == stage.column("title")
    for _step in stage.table.model.columns:
        stage.key(Qt.Key.Key_Tab)
        if not stage.grid.hasFocus():
            break
    assert not stage.grid.hasFocus()
    assert stage.titles() == ["a", *TITLES[1:]]


def test_tab_behind_the_last_cell_being_typed_goes_on_in_the_next_row_and_makes_one_at_the_end(stage):
    last = next(c.key for c in reversed(stage.table.model.columns) if not stage.grid.isColumnHidden(stage.column(c.key)))
    for row in range(3):
        stage.at(row, last)
        stage.type("1")
        stage.key(Qt.Key.Key_Tab)
        assert stage.grid.currentIndex().row() == row + 1
        assert stage.grid.currentIndex().column() == stage.column("title")
    stage.type("mới")
    stage.key(Qt.Key.Key_Return)
    assert stage.titles() == [*TITLES, "mới"]


def test_names_come_from_a_list_and_never_into_the_line(stage):
    stage.at(0, "partners")
    stage.type("c")
    editor = stage.grid.cells.open_editor()
    type_as_unikey(editor, "ong a")
    popup = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QListView) and w.isVisible())
    assert editor.text() == "cong a"
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert editor.text() == "Công an xã"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert stage.plan.tasks[0].partners == ("Công an xã",)


def test_enter_with_the_list_open_but_nothing_marked_leaves_the_cell(stage):
    stage.at(0, "partners")
    stage.type("c")
    editor = stage.grid.cells.open_editor()
    type_as_unikey(editor, "ong a")
    popup = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QListView) and w.isVisible())
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert stage.plan.tasks[0].partners == ("cong a",)
    assert stage.grid.cells.open_editor() is None


def test_copying_gives_excel_a_table_and_pasting_takes_it_back(stage):
    stage.select((0, "title"), (1, "leads"))
    stage.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "\r\n".join(f"{title}\tPhòng Văn hóa - Xã hội" for title in TITLES[:2])
    assert "<table>" in data.html()
    stage.at(2, "title")
    stage.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert stage.titles() == [TITLES[0], TITLES[1], TITLES[0], TITLES[1]]


def test_rows_of_excel_that_are_not_there_become_tasks_in_one_step(stage):
    before = stage.plan
    stage.at(2, "title")
    paste('Họp báo\tVăn phòng\t\t"Tháng 3/2027"\r\n"Một\nhai"\tCông an xã; Đài truyền thanh\tHội Nông dân\tQuý I/2027\r\n')
    stage.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert stage.titles() == [TITLES[0], TITLES[1], "Họp báo", "Một\nhai"]
    last = stage.plan.tasks[-1]
    assert last.leads == ("Công an xã", "Đài truyền thanh")
    assert last.partners == ("Hội Nông dân",)
    assert str(last.time.end) == "2027-03-31"
    assert [len(block.task_ids) for block in stage.plan.task_lists()] == [4]
    assert stage.history.count() == 1
    stage.history.undo()
    assert stage.plan == before


def test_a_table_copied_with_its_heads_finds_its_columns(stage):
    stage.grid.choose(2, stage.column("budget"))
    paste("STT\tNội dung công việc\tThời hạn hoàn thành\tCơ quan chủ trì\n1\tHọp báo\tQuý I/2027\tVăn phòng\n2\tTập huấn\t\tCông an xã")
    stage.grid.paste()
    assert [(t.title, t.time.text, t.leads) for t in stage.plan.tasks[2:]] == [
        ("Họp báo", "Quý I/2027", ("Văn phòng",)),
        ("Tập huấn", "", ("Công an xã",)),
    ]
    assert stage.plan.tasks[2].budget is None


@pytest.mark.parametrize(
    "row", [("Nội dung",), ("Tổng kết hoạt động", "Kinh phí thường xuyên"), ("Họp báo về nội dung", "Công an xã"), ("", ""), ("Chủ trì", "Phối hợp", "gì đó")]
)
def test_what_is_no_row_of_heads_is_pasted_as_it_is(qapp, row):
    assert heads_in(row) == ()


def test_columns_that_do_not_fit_are_told(stage):
    stage.at(0, "budget")
    paste("a\tb\tc")
    stage.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert stage.plan.tasks[0].budget == "a"
    assert len(stage.context.message.said) == 1


def test_one_copied_cell_fills_all_chosen_ones(stage):
    stage.select((0, "budget"), (2, "budget"))
    paste("5.000.000 đồng")
    stage.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [t.budget for t in stage.plan.tasks] == ["5.000.000 đồng"] * 3


def test_filling_down_and_clearing_are_one_step_each(stage):
    stage.select((0, "title"), (2, "leads"))
    stage.key(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert stage.titles() == [TITLES[0]] * 3
    assert stage.history.undoText() == i18n._("Fill down")
    stage.select((1, "title"), (2, "time"))
    stage.key(Qt.Key.Key_Delete)
    assert stage.plan.tasks[1].title == ""
    assert stage.plan.tasks[2].leads == ()
    assert stage.plan.tasks[2].time == TimeFrame()
    assert stage.history.count() == 2


def test_rows_move_in_the_plan_and_stay_chosen(stage):
    stage.at(2, "title")
    stage.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert stage.titles() == [TITLES[0], TITLES[2], TITLES[1]]
    assert stage.grid.currentIndex().row() == 1
    stage.key(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert stage.titles() == list(TITLES)


def test_sorting_is_vietnamese_and_leaves_the_plan_alone(stage):
    before = stage.plan
    stage.table.sort_by(stage.column("title"))
    assert [row.task.title for row in stage.table.model.records] == [TITLES[1], TITLES[2], TITLES[0]]
    assert stage.plan is before
    stage.at(0, "title")
    stage.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert stage.plan is before
    assert stage.context.message.said
    stage.table.sort_by(-1)
    assert [row.task.title for row in stage.table.model.records] == list(TITLES)


def test_the_filter_needs_no_marks_and_keeps_a_row_one_types_in(stage, qtbot):
    type_as_unikey(stage.screen.filter, "bao chi")
    qtbot.waitUntil(lambda: len(stage.table.model.records) == 1)
    stage.at(0, "title")
    stage.type("khác")
    stage.key(Qt.Key.Key_Return)
    assert stage.titles()[2] == "khác"
    assert len(stage.table.model.records) == 1
    stage.screen.filter.clear()
    qtbot.waitUntil(lambda: len(stage.table.model.records) == 3)


def test_the_tasks_of_one_unit_can_be_shown_alone(stage):
    stage.at(1, "leads")
    stage.type("Công an xã")
    QTest.keyClick(stage.grid.cells.open_editor(), Qt.Key.Key_Return)
    box = stage.screen.unit_box
    assert [box.itemText(n) for n in range(1, box.count())] == ["Công an xã (1)", "Phòng Văn hóa - Xã hội (2)"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert [row.task.title for row in stage.table.model.records] == [TITLES[1]]
    stage.context.session.undo()
    assert box.currentIndex() == 0
    assert len(stage.table.model.records) == 3


def test_the_panel_shows_and_changes_the_chosen_task(stage):
    stage.at(1, "title")
    field = stage.screen.panel._texts["content"]
    assert field.content() == "Nội dung"
    field.setFocus()
    type_as_unikey(field, "a")
    stage.at(0, "title")  # leaving hands it over
    assert stage.plan.tasks[1].content == (rich("Nội dunga", bold=True),)
    assert stage.screen.panel._texts["title"].content() == TITLES[0]


@pytest.mark.parametrize("key", ["title", "content", "time", "budget", "output", "note", "source"])
def test_a_unikey_stream_arrives_exactly_in_every_field_of_the_panel(stage, key):
    field = stage.screen.panel._texts[key]
    field.setFocus()
    field.selectAll()
    type_as_unikey(field, "Dd", "<<", "Đ", "oo", "<<", "ôi", "<<", "ối ")
    stage.context.session.settle()
    assert field.content() == "Đối "
    type_as_unikey(field, "ngoaij", "<<<", "ại")
    stage.context.session.settle()
    assert TASK_PARTS[key].text(stage.plan.tasks[0]) == "Đối ngoại"


def test_the_first_task_makes_a_list_and_can_be_typed_at_once(qtbot):
    stage = Stage(qtbot, empty_plan())
    QTest.mouseClick(stage.screen._first_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(stage.grid.hasFocus)
    stage.type("Họp")
    stage.key(Qt.Key.Key_Return)
    assert stage.titles() == ["Họp"]
    assert [block.task_ids for block in stage.plan.task_lists()] == [(stage.plan.tasks[0].id,)]
    stage.history.undo()
    stage.history.undo()
    assert stage.plan == empty_plan()


def test_pasting_into_an_empty_plan_makes_tasks(qtbot):
    stage = Stage(qtbot, empty_plan())
    paste("Một\nHai")
    QTest.keyClick(stage.screen, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert stage.titles() == ["Một", "Hai"]


def test_what_was_pasted_into_an_empty_plan_has_the_focus_and_its_first_task_is_in_the_panel(qtbot):
    stage = Stage(qtbot, empty_plan())
    stage.screen._first_button.setFocus()
    paste("Một\nHai")
    stage.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert stage.grid.hasFocus()
    assert (stage.grid.currentIndex().row(), stage.grid.currentIndex().column()) == (0, stage.column("title"))
    assert {index.row() for index in stage.grid.selectedIndexes()} == {0, 1}
    assert stage.screen.panel.currentIndex() == 1
    assert stage.screen.panel._texts["title"].content() == "Một"


def test_the_first_pasted_row_is_the_current_one(stage):
    stage.at(1, "title")
    stage.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    paste("Họp báo\nTập huấn\nTổng kết")
    stage.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert stage.grid.currentIndex().row() == 1
    assert stage.screen.panel._texts["title"].content() == "Họp báo"
    assert {index.row() for index in stage.grid.selectedIndexes()} == {1, 2, 3}


def test_the_layout_of_the_tasks_is_a_step(stage):
    stage.screen.layout_box.setCurrentIndex(1)
    stage.screen.layout_box.activated.emit(1)
    assert [block.layout for block in stage.plan.task_lists()] == [TaskLayout.TABLE]


def test_an_issued_plan_can_only_be_read(qtbot):
    import datetime as dt

    stage = Stage(qtbot, edits.issue(plan_with(*TITLES), "12", dt.date(2027, 1, 5)))
    before = stage.plan
    stage.at(0, "title")
    stage.type("x")
    stage.key(Qt.Key.Key_Delete)
    paste("a")
    stage.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert stage.plan is before
    assert not stage.screen.add_button.isEnabled()
    assert stage.screen.panel._texts["title"].isReadOnly()


def test_widths_are_remembered(stage):
    stage.grid.setColumnWidth(stage.column("title"), 333)
    stage.table.show_column("note", True)
    again = TasksScreen(stage.context)
    stage.qtbot.addWidget(again)
    assert again.grid.columnWidth(stage.column("title")) == 333
    assert not again.grid.isColumnHidden(stage.column("note"))


def test_a_column_shown_only_because_a_plan_uses_it_is_hidden_again_in_the_next_plan(qtbot):
    plan = plan_with(*TITLES)
    with_people = put_tasks(plan, [replace(plan.tasks[0], people=("Nguyễn Văn An",))])
    stage = Stage(qtbot, with_people)
    assert stage.table.column_shown("people")
    assert not any(entry.startswith("people=") and entry != "people=0" for entry in stage.context.settings.value.task_columns)
    stage.grid.setColumnWidth(stage.column("title"), 333)
    assert "people=0" in stage.context.settings.value.task_columns
    stage.context.desk.open_value(plan)
    assert not stage.table.column_shown("people")
    again = TasksScreen(stage.context)
    qtbot.addWidget(again)
    assert not again.table.column_shown("people")


def test_a_column_shown_by_hand_stays_and_shares_the_room(stage):
    stage.table.show_column("people", True)
    assert "people=-" in stage.context.settings.value.task_columns
    stage.context.desk.open_value(plan_with("Khác"))
    assert stage.table.column_shown("people")
    stage.table.show_column("people", False)
    assert "people=0" in stage.context.settings.value.task_columns
    assert not stage.table.column_shown("people")


def test_the_text_of_a_hidden_column_makes_no_row_higher(qtbot):
    plan = plan_with("Một")
    stage = Stage(qtbot, put_tasks(plan, [replace(plan.tasks[0], output="rất nhiều chữ " * 20)]))
    stage.table.show_column("output", False)
    stage.grid.measures.fit_rows()
    lone = Stage(qtbot, plan)
    lone.table.show_column("output", False)
    lone.grid.measures.fit_rows()
    assert stage.grid.rowHeight(0) == lone.grid.rowHeight(0)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("titles", [(), TITLES, ("Tổ chức " * 40,) * 30])
def test_the_screen_is_whole_in_both_languages(qtbot, language, titles):
    i18n.install(language)
    stage = Stage(qtbot, plan_with(*titles))
    check(stage.screen)


def test_tools_without_room_are_in_a_menu_and_work_there(stage):
    row = stage.screen.findChild(ToolRow)
    assert row.more.isHidden()
    stage.screen.setMinimumWidth(1)
    stage.screen.resize(900, 600)
    assert stage.screen.width() == 900
    assert not row.more.isHidden()
    assert stage.screen.up_button.isHidden() == stage.screen.down_button.isHidden()
    assert stage.screen.filter.width() >= stage.screen.filter.minimumSizeHint().width()
    stage.select((0, "title"), (2, "title"))
    row.more.click()
    menu = row.more.findChild(QMenu)
    fill = next(action for action in menu.actions() if action.text() == i18n._("Fill down"))
    fill.trigger()
    menu.close()
    assert stage.titles() == [TITLES[0]] * 3
    stage.screen.resize(SIZE)
    assert row.more.isHidden()
    assert not stage.screen.fill_button.isHidden()


def test_a_head_of_several_words_takes_two_lines_in_a_narrow_column(stage):
    one_line = stage.grid.horizontalHeader().height()
    stage.grid.setColumnWidth(stage.column("leads"), 70)
    assert stage.grid.horizontalHeader().height() > one_line
    stage.grid.measures.reset()
    assert stage.grid.horizontalHeader().height() == one_line


def test_a_thousand_tasks_are_shown_and_edited_at_once(qtbot):
    stage = Stage(qtbot, plan_with(*(f"Nhiệm vụ số {n}" for n in range(1000))))
    assert len(stage.table.model.records) == 1000
    stage.at(999, "title")
    stage.type("x")
    stage.key(Qt.Key.Key_Return)
    assert stage.titles()[-1] == "x"


def plan_in_lists() -> Plan:
    """Two tasks in the first list of a section, one in its second, one in another section."""
    first = TaskList(id=BlockId("one"), task_ids=(TaskId("t0"), TaskId("t1")))
    second = TaskList(id=BlockId("two"), task_ids=(TaskId("t2"),))
    third = TaskList(id=BlockId("three"), task_ids=(TaskId("t3"),))
    sections = (
        Section(id=SectionId("a"), heading="CÔNG TÁC CHỈ ĐẠO", blocks=(first, second)),
        Section(id=SectionId("b"), heading="Quảng bá", blocks=(third,)),
    )
    return replace(empty_plan(), tasks=tuple(Task(id=TaskId(f"t{n}"), title=f"Việc {n}") for n in range(4)), body=sections)


def test_tasks_of_several_lists_say_in_which_they_are_counted(qtbot):
    stage = Stage(qtbot, plan_in_lists())
    number, group = stage.column("number"), stage.column("group")
    assert not stage.grid.isColumnHidden(group)
    model = stage.table.model
    said = [(model.index(row, number).data(), model.index(row, group).data()) for row in range(4)]
    assert said == [("1", "Công tác chỉ đạo"), ("2", "Công tác chỉ đạo"), ("1", "Công tác chỉ đạo (2)"), ("1", "Quảng bá")]
    assert stage.grid.currentIndex().column() == stage.column("title")
    check(stage.screen)


def test_the_list_of_a_task_is_not_told_where_there_is_but_one_or_a_person_hides_it(stage, qtbot):
    assert stage.grid.isColumnHidden(stage.column("group"))
    several = Stage(qtbot, plan_in_lists())
    several.table.show_column("group", False)
    several.context.session.edit("Sửa", lambda plan: put_tasks(plan, [replace(plan.tasks[0], title="Việc khác")]))
    assert several.grid.isColumnHidden(several.column("group"))
    several.table.show_column("group", True)
    several.context.session.edit("Chuyển", lambda plan: print_task_in(print_task_in(plan, TaskId("t2"), BlockId("one")), TaskId("t3"), BlockId("one")))
    assert several.grid.isColumnHidden(several.column("group"))
