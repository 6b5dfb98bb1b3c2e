"""A list to choose from whose words end with "…" where they have no room; its tool tip has them whole."""

from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QWidget

from ttdn_desktop.ui.calm_box import CalmBox
from ttdn_desktop.ui.shortening import shortened

_EDGE = 4


class ElidingBox(CalmBox):
    """Words that are cut off in the middle of a letter look like a mistake."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentTextChanged.connect(self.setToolTip)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """What is drawn, with the words shortened."""
        super().initStyleOption(option)
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self).width()
        option.currentText = shortened(self.currentText(), self.fontMetrics(), room - _EDGE)
