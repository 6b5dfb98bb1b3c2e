"""Whatever is done in the editor, the plan says what the editor shows, and undo leads back to where it began."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.contexts import NOW, ids
from tests.ui.screen_checks import type_as_unikey
from ttdn_desktop.domain.blocks import Item, Paragraph
from ttdn_desktop.domain.ids import BlockId, PlanId, SectionId
from ttdn_desktop.domain.plan import Plan, Section
from ttdn_desktop.domain.prose import set_stretch, stretch_of
from ttdn_desktop.domain.text import Run, rich
from ttdn_desktop.ui.editor.binding import ProseBinding
from ttdn_desktop.ui.editor.lines import blocks_of, lines_of
from ttdn_desktop.ui.editor.prose_edit import ProseEdit
from ttdn_desktop.ui.session import PlanSession, SessionHolder

HOME = SectionId("s")
START = Plan(
    id=PlanId("p"),
    body=(
        Section(
            id=HOME,
            heading="A",
            blocks=(
                Paragraph(id=BlockId("a"), text=(Run(text="Một "), Run(text="hai 😀", bold=True))),
                Item(id=BlockId("b"), text=rich("ba")),
                Item(id=BlockId("c"), mark="+", text=rich("bốn\nnăm")),
                Item(id=BlockId("d"), mark="a)", text=rich("sáu")),
            ),
        ),
    ),
)
PLACES = st.integers(0, 40)
STEPS = st.one_of(
    st.tuples(st.just("type"), st.sampled_from(["đ", "ối ", "a<â", "😀", "-", " "])),
    st.tuples(st.just("key"), st.sampled_from([Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Tab, Qt.Key.Key_Backtab])),
    st.tuples(st.just("select"), st.tuples(PLACES, PLACES)),
    st.tuples(st.just("action"), st.integers(0, 3)),
    st.tuples(st.just("line"), st.sampled_from([-1, 1])),
    st.tuples(st.just("paste"), st.sampled_from(["<p>x<b>y</b></p><ul><li>z</li></ul>", "một dòng", "<p>- gạch</p>"])),
    st.tuples(st.just("session"), st.sampled_from(["undo", "redo", "settle"])),
    st.tuples(st.just("visit"), st.none()),
)


class Desk:
    """An editor bound to a session."""

    def __init__(self) -> None:
        new_id = ids()
        self.session = PlanSession(START, new_id=new_id, clock=lambda: NOW)
        self.holder = SessionHolder()
        self.holder.show(self.session)
        self.edit = ProseEdit(new_id)
        self.binding = ProseBinding(
            self.edit,
            self.holder,
            name="s",
            label="Edit",
            read=lambda plan: lines_of(stretch_of(plan, HOME, 0)),
            write=lambda plan, lines: set_stretch(plan, HOME, 0, blocks_of(lines, stretch_of(plan, HOME, 0))),
            parent=self.edit,
        )
        self.edit.show()
        self.edit.setFocus()

    def place(self, wanted: int) -> int:
        """A place a caret can stand at: in the text, and in no half of a letter."""
        starts = [0]
        for char in self.edit.toPlainText():
            starts.append(starts[-1] + 1 + (ord(char) > 0xFFFF))
        return starts[min(wanted, len(starts) - 1)]

    def do(self, what: str, with_: Any) -> None:
        match what:
            case "type":
                type_as_unikey(self.edit, with_)
            case "key":
                QTest.keyClick(self.edit, with_)
            case "select":
                cursor = self.edit.textCursor()
                cursor.setPosition(self.place(with_[0]))
                cursor.setPosition(self.place(with_[1]), QTextCursor.MoveMode.KeepAnchor)
                self.edit.setTextCursor(cursor)
            case "action":
                self.edit.commands.toggles[with_].trigger()
            case "line":
                self.edit.move_line(with_)
            case "paste":
                data = QMimeData()
                data.setHtml(with_)
                self.edit.insertFromMimeData(data)
            case "session":
                getattr(self.session, with_)()
            case "visit":
                self.edit.clearFocus()
                self.edit.setFocus()


@settings(max_examples=60)
@given(st.lists(STEPS, max_size=25))
def test_the_plan_and_the_editor_say_the_same_and_undo_leads_back(qapp: QApplication, steps: list[tuple[str, Any]]) -> None:
    desk = Desk()
    try:
        for what, with_ in steps:
            desk.do(what, with_)
            desk.session.settle()
            shown, kept = desk.edit.lines(), lines_of(stretch_of(desk.session.plan, HOME, 0))
            assert shown == kept
            assert len({line.id for line in kept}) == len(kept)
        last = desk.session.plan
        while desk.session.history.canUndo():
            desk.session.undo()
        assert desk.session.plan == START
        assert desk.edit.lines() == lines_of(stretch_of(START, HOME, 0))
        while desk.session.history.canRedo():
            desk.session.redo()
        if not any(step == ("session", "undo") for step in steps):
            assert desk.session.plan == last
    finally:
        desk.edit.close()
        desk.edit.deleteLater()


def test_each_paragraph_is_a_step_of_its_own(qapp: QApplication) -> None:
    desk = Desk()
    desk.edit.moveCursor(QTextCursor.MoveOperation.End)
    for text in ("một", "hai"):
        QTest.keyClick(desk.edit, Qt.Key.Key_Return)
        desk.session.settle()
        type_as_unikey(desk.edit, text)
        desk.session.settle()
        type_as_unikey(desk.edit, " nữa")
        desk.session.settle()
    assert desk.session.history.count() == 2
    desk.session.undo()
    assert desk.edit.toPlainText().endswith("một nữa")
    desk.edit.close()
    desk.edit.deleteLater()
