"""A value of the office is edited as a plan is: named steps, typing joined, nothing where it can only be read."""

from dataclasses import replace

import pytest

from ttdn_desktop.domain.library import LegalDocument, Library
from ttdn_desktop.errors import TtdnError
from ttdn_desktop.ui.fields import PlainField
from ttdn_desktop.ui.value_session import ValueSession


def noted(note: str):
    return lambda library: replace(library, documents=(replace(library.documents[0], note=note),))


@pytest.fixture
def session(qapp) -> ValueSession[Library]:
    return ValueSession(Library(documents=(LegalDocument(id="a", type="Nghị định", subject="về báo chí"),)))


def test_every_edit_is_a_step_that_can_be_taken_back_and_done_again(session):
    before = session.value
    assert session.edit("Sửa ghi chú", noted("một"))
    assert session.history.undoText() == "Sửa ghi chú"
    assert session.undo()
    assert session.value is before
    assert not session.undo(), "nothing is left"
    assert session.redo()
    assert session.value.documents[0].note == "một"
    assert not session.redo()


def test_typing_in_one_visit_is_one_step(session):
    key = session.typing_key("note")
    for text in ("m", "mộ", "một"):
        session.edit("Sửa ghi chú", noted(text), merge=key)
    session.edit("Sửa ghi chú", noted("hai"), merge=session.typing_key("note"))
    assert session.history.count() == 2


def test_what_cannot_be_changed_is_refused_with_its_reason(session, qtbot):
    session.read_only = "Đang đọc bản sao lưu."
    with qtbot.waitSignal(session.refused) as told:
        assert not session.edit("Sửa ghi chú", noted("một"))
    assert told.args == ["Đang đọc bản sao lưu."]
    assert not session.undo()

    session.read_only = ""

    def trouble(library: Library) -> Library:
        raise TtdnError("Không có văn bản ấy.")

    with qtbot.waitSignal(session.refused) as told:
        assert not session.edit("Sửa", trouble)
    assert told.args == ["Không có văn bản ấy."]


def test_what_takes_a_step_back_does_nothing_once_something_else_was_done(session, qtbot):
    before = session.value
    session.edit("Sửa", noted("một"))
    session.taking_back()()
    assert session.value == before
    session.edit("Sửa", noted("hai"))
    take_back = session.taking_back()
    session.edit("Sửa", noted("ba"))
    with qtbot.waitSignal(session.refused):
        take_back()
    assert session.value.documents[0].note == "ba"


def test_a_field_hands_over_what_is_typed_before_a_step_is_taken_back(session, qtbot):
    field = PlainField(session, name="note", label="Ghi chú", read=lambda library: library.documents[0].note, write=lambda library, text: noted(text)(library))
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field, "abc")
    assert session.value.documents[0].note == "", "it still waits"
    session.settle()
    assert session.value.documents[0].note == "abc"
    qtbot.keyClicks(field, "d")
    session.undo()
    assert session.value.documents[0].note == ""
    assert field.text() == ""


def test_a_field_shows_what_the_workspace_has(session, qtbot):
    field = PlainField(session, name="note", label="Ghi chú", read=lambda library: library.documents[0].note, write=lambda library, text: noted(text)(library))
    qtbot.addWidget(field)
    session.load(noted("từ tệp")(session.value))
    assert field.text() == "từ tệp"
    assert session.history.count() == 0
