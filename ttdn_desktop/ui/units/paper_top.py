"""How the papers of an office begin, drawn small: its lines, the national name, number and date, as they will be printed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.services.units import PaperTop
from ttdn_desktop.ui import kit


class PaperTopView(QFrame):
    """Two columns as on the sheet; the words are official and not translated."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sheet")
        self.setAccessibleName(_("How your papers begin"))
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 6)
        self.parent_line = _line("paper")
        self.issuer = _line("paper-strong")
        self.number = _line("paper")
        self.national = _line("paper-strong")
        self.motto = _line("paper-strong")
        self.national.setWordWrap(False)  # it stands in one line, as printed
        self.date = _line("paper-date")
        grid.addWidget(self.parent_line, 0, 0)
        grid.addWidget(self.issuer, 1, 0, 2, 1)
        grid.addWidget(self.national, 0, 1)
        grid.addWidget(self.motto, 1, 1)
        grid.addWidget(self.number, 3, 0)
        grid.addWidget(self.date, 3, 1)

    def show_top(self, top: PaperTop) -> None:
        """Show what will be printed."""
        self.parent_line.setText(top.parent)
        self.parent_line.setVisible(bool(top.parent))
        self.issuer.setText("\n".join(top.lines))
        self.number.setText(top.number)
        self.national.setText(top.national_name)
        self.motto.setText(top.motto)
        self.motto.setVisible(bool(top.motto))
        self.date.setText(top.date)


def _line(role: str) -> QLabel:
    label = kit.text_label("")
    label.setProperty("role", role)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    return label
