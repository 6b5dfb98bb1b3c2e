"""The first page a person ever sees: agency, place and signer, so that new plans begin with them; it can be skipped."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ttdn_desktop.i18n import N_, _
from ttdn_desktop.ui import kit, setting_fields
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.setting_fields import SettingGroup

_WIDTH = 720
_FIRST = SettingGroup(title=N_("Your agency"), fields=(*setting_fields.AGENCY.fields[1:4], *setting_fields.SIGNER.fields))


class WelcomeScreen(QWidget):
    """One page, two buttons."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        content = QWidget()
        lines = kit.column(content, margins=20, spacing=12)
        lines.addStretch(1)
        lines.addWidget(kit.title_label(_("Welcome")))
        lines.addWidget(
            kit.muted_label(
                _("Say once where you work and who signs; every new plan begins with it. You can leave this for later and change it in Settings."), wrap=True
            )
        )
        card = kit.Card(_(_FIRST.title))
        card.add(setting_fields.form(_FIRST, context.settings))
        lines.addWidget(card)
        buttons = kit.row(spacing=8)
        buttons.addStretch(1)
        buttons.addWidget(kit.plain_button(_("Later"), self._go_on))
        self.start = kit.primary_button(_("Start"), self._go_on)
        buttons.addWidget(self.start)
        lines.addLayout(buttons)
        lines.addStretch(2)
        kit.column(self).addWidget(kit.page(content, width=_WIDTH))

    def _go_on(self) -> None:
        self._context.settings.change(first_run_done=True)
        self._context.go("home")
