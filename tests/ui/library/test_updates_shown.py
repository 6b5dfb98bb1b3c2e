"""Updates of the library: newer data of the program is told, shown before it is taken, decided where the office has it otherwise, and taken back."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from tests.ui import screen_checks
from tests.ui.contexts import make_context
from ttdn_desktop import resources
from ttdn_desktop.domain.library import Library
from ttdn_desktop.i18n import _
from ttdn_desktop.ui.library.update_dialog import UpdateDialog
from ttdn_desktop.ui.screens.library import LibraryScreen

SHIPPED = resources.library()
LACKING, EDITED = "ND-148-2026", "ND-72-2015"


def older() -> Library:
    """The library as an earlier version of the program brought it, with a note of the office."""
    documents = (
        replace(one, note="ghi chú của xã", subject="về thông tin đối ngoại", edited=True) if one.id == EDITED else one
        for one in SHIPPED.documents
        if one.id != LACKING
    )
    relations = (one for one in SHIPPED.relations if LACKING not in {one.source, one.target})
    return replace(SHIPPED, documents=tuple(documents), relations=tuple(relations), edition="2020-01-01")


def opened(qtbot: QtBot, library: Library) -> LibraryScreen:
    screen = LibraryScreen(make_context(library=library))
    qtbot.addWidget(screen)
    screen.resize(screen_checks.SIZE)
    screen.show()
    return screen


def held(dialog: UpdateDialog) -> QTreeWidgetItem:
    """The first of what is asked about."""
    group = dialog.tree.topLevelItem(0)
    item = group.child(0) if group is not None else None
    assert item is not None
    return item


def test_newer_data_of_the_program_is_told_and_can_wait(qtbot: QtBot) -> None:
    screen = opened(qtbot, older())
    assert screen.notice.isVisible()
    later = next(button for button in screen.notice.findChildren(QPushButton) if button.text() == _("Later"))
    later.click()
    assert not screen.notice.isVisible()
    assert not opened(qtbot, SHIPPED).notice.isVisible()


def test_what_the_office_has_otherwise_stays_unless_it_is_ticked(qtbot: QtBot) -> None:
    screen = opened(qtbot, older())
    update = screen.taking.newer_data
    assert update is not None
    dialog = UpdateDialog(screen._context, update, screen)
    qtbot.addWidget(dialog)
    dialog.show()
    screen_checks.check(dialog)
    assert held(dialog).checkState(0) is Qt.CheckState.Unchecked
    dialog.take.click()
    kept = screen.book.value.document(EDITED)
    assert kept is not None
    assert kept.note == "ghi chú của xã"
    assert screen.book.value.document(LACKING) is not None
    assert not screen.notice.isVisible()
    screen.book.undo()
    assert screen.notice.isVisible(), "it is told again"

    dialog = UpdateDialog(screen._context, update, screen)
    qtbot.addWidget(dialog)
    held(dialog).setCheckState(0, Qt.CheckState.Checked)
    assert dialog.chosen
    qtbot.waitUntil(lambda: not dialog._soon.isActive())
    assert held(dialog).checkState(0) is Qt.CheckState.Checked
    dialog.take.click()
    taken = screen.book.value.document(EDITED)
    assert taken is not None
    assert taken.subject == "về quản lý hoạt động thông tin đối ngoại"
    screen.taking.take_back()
    before = screen.book.value.document(EDITED)
    assert before is not None
    assert before.note == "ghi chú của xã"
    assert screen.book.value.document(LACKING) is None
