"""The outline: a tree over a value, moved by drag and by the keys of Word's outline, always showing the same node."""

import datetime as dt
from collections.abc import Iterable
from itertools import count

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.screen_checks import settle
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.blocks import TaskLayout, TaskList
from ttdn_desktop.domain.ids import AnnexId, BlockId, PlanId, SectionId, TaskId
from ttdn_desktop.domain.plan import Annex, LegalBasis, Plan, Section, Stage, Task
from ttdn_desktop.i18n import _
from ttdn_desktop.services.numbering import heading_numbers
from ttdn_desktop.ui.headings import shown_heading
from ttdn_desktop.ui.outline_model import OutlineModel
from ttdn_desktop.ui.outline_view import OutlineView
from ttdn_desktop.ui.session import PlanSession, SessionHolder

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def plan() -> Plan:
    tasks = tuple(Task(id=TaskId(name), title=title) for name, title in (("t1", "Họp báo"), ("t2", "Tập huấn"), ("t3", "Bảng")))
    printed = TaskList(id=BlockId("l1"), task_ids=(TaskId("t1"), TaskId("t2")))
    table = TaskList(id=BlockId("l2"), task_ids=(TaskId("t3"),), layout=TaskLayout.TABLE)
    body = (
        Section(
            id=SectionId("s1"),
            heading="MỤC ĐÍCH, YÊU CẦU",
            sections=(Section(id=SectionId("s11"), heading="Mục đích"), Section(id=SectionId("s12"), heading="Yêu cầu")),
        ),
        Section(id=SectionId("s2"), heading="NỘI DUNG TTĐN", blocks=(printed,)),
        Section(id=SectionId("s3"), heading="Kinh phí"),
    )
    annex = Annex(id=AnnexId("a1"), label="Phụ lục", title="PHÂN CÔNG NHIỆM VỤ", blocks=(table,))
    return Plan(id=PlanId("p"), body=body, tasks=tasks, annexes=(annex,), legal_bases=(LegalBasis(text="Căn cứ Luật A"),))


@pytest.fixture
def holder(plan: Plan, qapp: QApplication) -> SessionHolder:
    made = SessionHolder()
    made.show(session_of(plan))
    return made


@pytest.fixture
def view(holder: SessionHolder, qtbot: QtBot) -> OutlineView:
    made = OutlineView(holder)
    qtbot.addWidget(made)
    made.resize(300, 500)
    made.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def session_of(plan: Plan) -> PlanSession:
    numbers = count()
    return PlanSession(plan, new_id=lambda: f"new{next(numbers)}", clock=lambda: dt.datetime(2026, 11, 10, tzinfo=dt.UTC))


def now(holder: SessionHolder) -> Plan:
    assert holder.plan is not None
    return holder.plan


def current(holder: SessionHolder) -> PlanSession:
    assert holder.current is not None
    return holder.current


def name_editor(view: OutlineView) -> QLineEdit:
    found = view.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def lists(blocks: Iterable[object]) -> list[tuple[str, ...]]:
    return [block.task_ids for block in blocks if isinstance(block, TaskList)]


def shown(model: OutlineModel, parent: QModelIndex | None = None, depth: int = 0) -> list[str]:
    parent = parent or QModelIndex()
    out = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        out.append("  " * depth + str(index.data()))
        out += shown(model, index, depth + 1)
    return out


def headings(plan: Plan) -> list[str]:
    return [section.id for section in plan.all_sections()]


def test_the_tree_shows_forms_sections_tasks_and_annexes_with_their_numbers(plan: Plan, qapp, qtmodeltester: ModelTester) -> None:
    model = OutlineModel(lambda label, change: None, heading_numbers)
    model.show(plan)
    qtmodeltester.check(model)
    assert shown(model) == [
        _("General information"),
        _("Legal bases") + "  (1)",
        "I. Mục đích, yêu cầu",
        "  1. Mục đích",
        "  2. Yêu cầu",
        "II. Nội dung TTĐN",
        "  1. Họp báo",
        "  2. Tập huấn",
        "III. Kinh phí",
        _("Recipients, signatory"),
        "Phụ lục: Phân công nhiệm vụ",
    ]


def test_headings_in_capitals_are_shown_in_small_letters_and_abbreviations_stay() -> None:
    assert shown_heading("CÔNG TÁC TTĐN CỦA UBND XÃ Ở VIỆT NAM") == "Công tác TTĐN của UBND xã ở Việt Nam"
    assert shown_heading("Mục ĐÍCH") == "Mục ĐÍCH"
    assert shown_heading("") == ""


def test_the_same_node_stays_in_front_while_the_plan_changes(view: OutlineView, holder: SessionHolder) -> None:
    heard: list[str] = []
    view.choose("section:s3")
    view.chosen.connect(heard.append)
    holder.edit("x", lambda p: edits.add_section(p, Section(id=SectionId("s0"), heading="Mới"), None, 0))
    assert view.key == "section:s3"
    assert view.currentIndex().data() == "IV. Kinh phí"
    holder.undo()
    assert view.currentIndex().data() == "III. Kinh phí"
    assert heard == []
    holder.edit("x", lambda p: edits.remove_section(p, SectionId("s3")))
    assert heard == ["task:t2"]


def test_collapsed_branches_stay_collapsed(view: OutlineView, holder: SessionHolder) -> None:
    view.collapse(view.outline.index_of("section:s1"))
    holder.edit("x", lambda p: edits.add_section(p, Section(id=SectionId("s0"), heading="Mới")))
    assert not view.isExpanded(view.outline.index_of("section:s1"))
    assert view.isExpanded(view.outline.index_of("section:s2"))


def test_alt_shift_arrows_move_and_change_levels_as_in_word(view: OutlineView, holder: SessionHolder) -> None:
    view.choose("section:s12")
    QTest.keyClick(view, Qt.Key.Key_Up, ALT_SHIFT)
    assert headings(now(holder)) == ["s1", "s12", "s11", "s2", "s3"]
    QTest.keyClick(view, Qt.Key.Key_Left, ALT_SHIFT)
    assert [s.id for s in now(holder).body] == ["s1", "s12", "s2", "s3"]
    QTest.keyClick(view, Qt.Key.Key_Right, ALT_SHIFT)
    QTest.keyClick(view, Qt.Key.Key_Up, ALT_SHIFT)
    assert headings(now(holder)) == ["s1", "s12", "s11", "s2", "s3"]
    assert view.key == "section:s12"
    view.choose("task:t1")
    QTest.keyClick(view, Qt.Key.Key_Down, ALT_SHIFT)
    assert next(now(holder).task_lists()).task_ids == ("t2", "t1")
    while current(holder).history.canUndo():
        holder.undo()
    assert headings(now(holder)) == ["s1", "s11", "s12", "s2", "s3"]


def test_f2_renames_with_the_heading_as_it_is_written(view: OutlineView, holder: SessionHolder) -> None:
    view.choose("section:s2")
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = name_editor(view)
    assert editor.text() == "NỘI DUNG TTĐN"
    editor.selectAll()
    QTest.keyClicks(editor, "NHIEM VU")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle(view)  # the delegate commits after the key
    assert now(holder).section(SectionId("s2")).heading == "NHIEM VU"
    assert current(holder).history.count() == 1


def test_delete_takes_a_section_with_its_tasks_and_undo_brings_all_back(view: OutlineView, holder: SessionHolder, plan: Plan) -> None:
    told: list[str] = []
    view.told.connect(told.append)
    view.choose("section:s2")
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert [t.id for t in now(holder).tasks] == ["t3"]
    assert len(told) == 1
    holder.undo()
    assert holder.plan is plan
    view.choose("general")
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert holder.plan is plan


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_insert_and_ctrl_enter_add_a_section_behind_and_ask_for_its_name(
    key: Qt.Key, held: Qt.KeyboardModifier, view: OutlineView, holder: SessionHolder
) -> None:
    view.choose("section:s1")
    QTest.keyClick(view, key, held)
    editor = name_editor(view)
    QTest.keyClicks(editor, "Chi tieu")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle(view)  # the delegate commits after the key
    assert [s.heading for s in now(holder).body][:2] == ["MỤC ĐÍCH, YÊU CẦU", "Chi tieu"]
    assert view.key == "section:new0"


def test_insert_adds_tasks_and_subsections(view: OutlineView, holder: SessionHolder) -> None:
    view.choose("task:t1")
    QTest.keyClick(view, Qt.Key.Key_Insert)
    assert next(now(holder).task_lists()).task_ids == ("t1", "new0", "t2")
    view.choose("section:s3")
    QTest.keyClick(view, Qt.Key.Key_Insert, Qt.KeyboardModifier.ControlModifier)
    assert lists(now(holder).section(SectionId("s3")).blocks) == [("new1",)]
    view.choose("section:s3")
    QTest.keyClick(view, Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    assert [s.id for s in now(holder).section(SectionId("s3")).sections] == ["new3"]


def drop(view: OutlineView, key: str, parent: str, row: int) -> bool:
    model = view.outline
    data = model.mimeData([model.index_of(key)])
    target = model.index_of(parent) if parent else QModelIndex()
    if not model.canDropMimeData(data, Qt.DropAction.MoveAction, row, 0, target):
        return False
    return model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, target)


def test_dragging_moves_sections_and_tasks_where_they_fall(view: OutlineView, holder: SessionHolder) -> None:
    assert drop(view, "section:s3", "", 2)  # before the first section, behind the two forms
    assert [s.id for s in now(holder).body] == ["s3", "s1", "s2"]
    assert drop(view, "section:s3", "section:s1", 1)
    assert [s.id for s in now(holder).section(SectionId("s1")).sections] == ["s11", "s3", "s12"]
    assert drop(view, "task:t2", "section:s2", 0)
    assert next(now(holder).task_lists()).task_ids == ("t2", "t1")
    assert drop(view, "section:s11", "", -1)
    assert [s.id for s in now(holder).body] == ["s1", "s2", "s11"]


def test_what_cannot_fall_there_does_not(view: OutlineView, holder: SessionHolder, plan: Plan) -> None:
    assert not drop(view, "section:s1", "section:s12", 0)  # into itself
    assert not drop(view, "section:s1", "general", 0)
    assert not drop(view, "task:t1", "section:s3", 0)  # no list of tasks there
    assert not drop(view, "task:t1", "", 2)
    assert holder.plan is plan


def test_an_issued_plan_is_shown_but_not_changed(holder: SessionHolder, view: OutlineView, plan: Plan) -> None:
    refused: list[str] = []
    holder.refused.connect(refused.append)
    issued = edits.set_plan(plan, stage=Stage.ISSUED)
    holder.show(session_of(issued))
    view.choose("section:s2")
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert not drop(view, "section:s3", "", 2)
    assert holder.plan is issued
    assert len(refused) == 1


def test_the_menu_offers_the_commands_of_the_node(view: OutlineView) -> None:
    view.choose("task:t1")
    assert len([a for a in view.menu().actions() if not a.isSeparator()]) == 6
    view.choose("bases")
    assert len(view.menu().actions()) == 2


def test_an_annex_is_added_and_opened(view: OutlineView, holder: SessionHolder) -> None:
    opened: list[str] = []
    view.opened.connect(opened.append)
    view.choose("general")
    assert [action.isEnabled() for action in view.adding_menu().actions()] == [True, False, False, True]
    view.adding_menu().actions()[3].trigger()
    assert [annex.id for annex in now(holder).annexes] == ["a1", "new0"]
    assert opened == ["annex:new0"]
