"""Settings: every field can be changed, holds at once and is kept."""

from dataclasses import fields

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget

from tests.ui.contexts import make_context
from tests.ui.screen_checks import type_as_unikey
from ttdn_desktop import i18n, paths
from ttdn_desktop.settings import Settings
from ttdn_desktop.ui import setting_fields
from ttdn_desktop.ui.editors import BlockEditor, LineEditor
from ttdn_desktop.ui.screens.settings import SettingsScreen
from ttdn_desktop.ui.screens.welcome import WelcomeScreen

SHOWN = [field.name for group in setting_fields.GROUPS for field in group.fields]


def test_every_setting_is_on_the_screen_once_or_kept_by_the_program_itself():
    assert sorted(SHOWN) == sorted({field.name for field in fields(Settings)} - setting_fields.INTERNAL)


def test_the_places_that_hold_where_none_is_chosen_can_be_read(qtbot):
    screen = SettingsScreen(make_context())
    qtbot.addWidget(screen)
    for name, place in (("workspace", paths.default_workspace()), ("export_folder", paths.documents_dir())):
        field = screen.findChild(QWidget, name)
        assert isinstance(field, QWidget)
        line = field.findChild(LineEditor)
        assert isinstance(line, LineEditor)
        assert line.text() == ""
        assert line.placeholderText() == str(place)


@pytest.mark.parametrize("screen", [SettingsScreen, WelcomeScreen])
def test_a_name_in_the_letterhead_left_empty_is_said_to_be_written_by_the_program(qtbot, screen):
    made = screen(make_context())
    qtbot.addWidget(made)
    hint = next(f.hint for f in setting_fields.AGENCY.fields if f.name == "issuer_lines")
    assert "Empty: the program writes it" in hint
    assert any(label.text() == i18n._(hint) for label in made.findChildren(QLabel))


@pytest.mark.parametrize("name", SHOWN)
def test_a_change_on_the_screen_is_a_change_of_the_setting(qtbot, name):
    context = make_context()
    screen = SettingsScreen(context)
    qtbot.addWidget(screen)
    screen.show()
    before = getattr(context.settings.value, name)
    widget = screen.findChild(QWidget, name)
    assert isinstance(widget, QWidget)
    widget = widget.findChild(LineEditor) or widget if not isinstance(widget, LineEditor | BlockEditor | QComboBox | QCheckBox) else widget
    if isinstance(widget, QCheckBox):
        widget.click()
    elif isinstance(widget, QComboBox):
        if widget.count() == 1:
            return  # there is only one choice yet
        widget.setCurrentIndex((widget.currentIndex() + 1) % widget.count())
        widget.activated.emit(widget.currentIndex())
    else:
        widget.setFocus()
        type_as_unikey(widget, "Đ", "o", "<ổ", "i")
    qtbot.waitUntil(lambda: getattr(context.settings.value, name) != before)
    if isinstance(before, tuple):
        assert getattr(context.settings.value, name) == ("Đổi",)
