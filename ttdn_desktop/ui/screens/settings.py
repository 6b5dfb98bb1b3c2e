"""Settings (Thiết lập): agency, signer, papers, look; each in force at once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import kit, setting_fields
from ttdn_desktop.ui.context import ScreenContext

_WIDTH = 880


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
        for group in setting_fields.GROUPS:
            card = kit.Card(_(group.title))
            card.add(setting_fields.form(group, context.settings))
            lines.addWidget(card)
        lines.addStretch(1)
        kit.column(self).addWidget(kit.page(content, width=_WIDTH))
