"""How the papers of an office begin, drawn small: its lines, the national name, number and date, as they will be printed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.services.offices import PaperTop
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
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 6)
        self.parent_line = _line("paper")
        self.issuer = _line("paper-strong")
        self.issuer_rule, self.issuer_mark = _rule(), _line("paper")
        self.number = _line("paper")
        self.national = _line("paper-strong")
        self.motto = _line("paper-strong")
        self.motto_rule = _rule()
        self.date = _line("paper-date")
        for label in (self.national, self.motto):
            label.setWordWrap(False)  # each stands in one line, as printed
        grid.addLayout(_stack(self.parent_line, self.issuer, self.issuer_rule, self.issuer_mark), 0, 0)
        grid.addLayout(_stack(self.national, self.motto, self.motto_rule), 0, 1)
        grid.addWidget(self.number, 1, 0)
        grid.addWidget(self.date, 1, 1)

    def show_top(self, top: PaperTop) -> None:
        """Show what will be printed."""
        self.parent_line.setText(top.parent)
        self.parent_line.setVisible(bool(top.parent))
        self.issuer.setText("\n".join(top.lines))
        self.issuer_mark.setText(top.issuer_mark)
        self.issuer_mark.setVisible(bool(top.issuer_mark))
        self.issuer_rule.setVisible(bool(top.lines) and not top.issuer_mark)
        self.number.setText(top.number)
        self.national.setText(top.national_name)
        self.motto.setText(top.motto)
        self.motto.setVisible(bool(top.motto))
        self.date.setText(top.date)
        self.issuer_rule.setFixedWidth(round(_width(self.issuer, top.lines[-1] if top.lines else "") * top.issuer_rule))
        self.motto_rule.setFixedWidth(round(_width(self.motto, top.motto or top.national_name) * top.motto_rule))


def _line(role: str) -> QLabel:
    label = kit.text_label("")
    label.setProperty("role", role)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    return label


def _rule() -> QFrame:
    rule = kit.hline()
    rule.setProperty("role", "paper-rule")
    return rule


def _stack(*parts: QWidget) -> QVBoxLayout:
    """Parts below each other from the top of the sheet, drawn lines in the middle."""
    stack = kit.column(spacing=2)
    for part in parts:
        stack.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter if part.property("role") == "paper-rule" else Qt.AlignmentFlag(0))
    stack.addStretch(1)
    return stack


def _width(label: QLabel, text: str) -> int:
    label.ensurePolished()
    return label.fontMetrics().horizontalAdvance(text)
