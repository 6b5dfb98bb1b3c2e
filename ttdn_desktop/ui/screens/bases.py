"""The screen of the plan's legal bases."""

from PySide6.QtWidgets import QWidget

from ttdn_desktop.i18n import N_
from ttdn_desktop.services.find import Match
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.forms.bases_panel import PAGE_WIDTH, BasesPanel


class BasesScreen(QWidget):
    """The panel of bases with the whole width to itself."""

    NAME = "bases"
    TITLE = N_("Bases")

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self.setProperty("role", "ground")
        self.panel = BasesPanel(context)
        kit.column(self).addWidget(kit.page(self.panel, width=PAGE_WIDTH))

    def reveal(self, at: int = -1, match: Match | None = None) -> None:
        """Choose a basis by its place."""
        if match is not None:
            self.panel.field_of(match)
        elif at >= 0:
            self.panel.choose(at)
