"""Vietnamese arrives exactly in every field of the program, typed with UniKey or through an input method."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.stories.officer import Officer, at_work
from tests.ui.screen_checks import type_as_unikey
from ttdn_desktop.services import late
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.screens.compose import ComposeScreen
from ttdn_desktop.ui.screens.table import SCREENS

Field = QLineEdit | QPlainTextEdit | QTextEdit

UNIKEY = ("Dd", "<<", "Đ", "oo", "<<", "ô", "i", "<<", "ối", " ngoaij", "<<<", "ại", " ")
TEXT = "Đối ngoại "


def fields_of(screen: QWidget) -> Iterator[Field]:
    """Every field a person can type into now."""
    for widget in screen.findChildren(QWidget):
        if not isinstance(widget, Field) or not widget.isVisible() or not widget.isEnabled() or widget.isReadOnly():
            continue
        if not isinstance(widget.parent(), QComboBox | QAbstractSpinBox):
            yield widget


def text_of(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def enter(officer: Officer, field: Field) -> None:
    field.window().activateWindow()
    field.setFocus()
    officer.qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    field.selectAll()


def commit(field: Field, *preedits: str, text: str) -> None:
    for preedit in preedits:
        QApplication.sendEvent(field, QInputMethodEvent(preedit, []))
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def wrong_fields(officer: Officer, screen: QWidget) -> list[str]:
    """Fields in which another text arrives, or is rewritten under the cursor once the plan has it."""
    wrong = []
    for number, field in enumerate(list(fields_of(screen))):
        if not field.isVisible():
            continue  # belonged to a list that was redrawn
        name = f"{field.accessibleName() or field.objectName() or type(field).__name__} ({number})"
        enter(officer, field)
        type_as_unikey(field, *UNIKEY)
        typed = text_of(field)
        officer.settle()
        if (typed, text_of(field)) != (TEXT, TEXT):
            wrong.append(f"{name}: typed {typed!r}, then {text_of(field)!r}")
        enter(officer, field)
        commit(field, "đ", "đô", "đối", text="đối ")
        commit(field, "ng", "ngo", text="ngoại")
        typed = text_of(field)
        officer.settle()
        if (typed, text_of(field)) != ("đối ngoại", "đối ngoại"):
            wrong.append(f"{name}: composed {typed!r}, then {text_of(field)!r}")
    return wrong


@pytest.fixture
def officer(qtbot: QtBot) -> Iterator[Officer]:
    with at_work(qtbot) as made:
        made.desk.open_value(late.load_sample(late.samples()[0][0], made.bench.context.new_id))
        yield made


@pytest.mark.parametrize("name", [entry.name for entry in SCREENS])
def test_vietnamese_arrives_exactly_on_every_screen(officer: Officer, name: str) -> None:
    officer.bench.go(name)
    screen = officer.bench.made_screen(name)
    assert screen is not None
    assert wrong_fields(officer, screen) == []


def test_vietnamese_arrives_exactly_in_every_editor_of_the_plan(officer: Officer) -> None:
    screen = officer.screen("compose", ComposeScreen)
    wrong: dict[str, list[str]] = {}
    seen: set[str] = set()
    for key in screen.outline.outline.node_keys():
        kind = key.partition(":")[0]
        if kind in seen:
            continue  # one node of each kind has the editors of all
        seen.add(kind)
        assert screen.outline.choose(key)
        if found := wrong_fields(officer, screen):
            wrong[key] = found
    assert wrong == {}


@pytest.mark.parametrize("name", ["export", "issue"])
def test_vietnamese_arrives_exactly_in_every_dialog(officer: Officer, name: str) -> None:
    officer.bench.do(name)
    dialog = officer.dialog(Dialog)
    assert wrong_fields(officer, dialog) == []
    dialog.reject()
