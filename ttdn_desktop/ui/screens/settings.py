"""Settings (Thiết lập): agency, signer, papers, look; each in force at once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import kit, setting_fields
from ttdn_desktop.ui.context import ScreenContext

_WIDTH = 880


def _backups(context: ScreenContext) -> kit.Card:
    card = kit.Card(_("Backups"))
    card.add(kit.muted_label(_("A backup is made and checked every hour of work and when you close the program."), wrap=True))
    buttons = kit.row(spacing=8)
    buttons.addWidget(kit.plain_button(_("Make a backup now"), lambda: context.command("back_up"), "shield"))
    buttons.addWidget(kit.plain_button(_("Go back to a backup…"), lambda: context.command("go_back"), "undo"))
    buttons.addStretch(1)
    card.column.addLayout(buttons)
    return card


class SettingsScreen(QWidget):
    """One card for each group of settings."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        content = QWidget()
        lines = kit.column(content, margins=20, spacing=12)
        lines.addWidget(kit.title_label(_("Settings")))
        lines.addWidget(
            kit.muted_label(_("New plans take these over; plans that exist stay as they are. Everything is kept as soon as you change it."), wrap=True)
        )
        words = kit.Card(_("Words of your office"))
        words.add(kit.muted_label(_("The sentences of letters, decisions, submissions and all other papers, worded as your office does."), wrap=True))
        words.column.addWidget(kit.plain_button(_("See and change the words…"), lambda: context.go("wording"), "papers"), 0, Qt.AlignmentFlag.AlignLeft)
        for group in setting_fields.GROUPS:
            card = kit.Card(_(group.title))
            card.add(setting_fields.form(group, context.settings))
            if group is setting_fields.AGENCY:
                card.column.addWidget(kit.plain_button(_("Set up by place…"), lambda: context.go("welcome"), "home"), 0, Qt.AlignmentFlag.AlignLeft)
            lines.addWidget(card)
            if group is setting_fields.PAPERS:
                lines.addWidget(words)
                lines.addWidget(_backups(context))
        lines.addStretch(1)
        kit.column(self).addWidget(kit.page(content, width=_WIDTH))
