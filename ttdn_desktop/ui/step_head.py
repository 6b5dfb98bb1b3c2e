"""The head of a screen that leads through steps: its name, the steps with the one that is on, and the buttons that go on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ttdn_desktop.ui import kit, theme

_HEIGHT = 52  # pixels, also where no button stands in it


class StepHead(QWidget):
    """Shows where the person is; it leads nowhere by itself."""

    def __init__(self, title: str, steps: Sequence[str], tools: Sequence[QWidget]) -> None:
        super().__init__()
        self.setProperty("role", "header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(theme.current().px(_HEIGHT))
        self._steps = [QLabel(f"{number}. {words}") for number, words in enumerate(steps, start=1)]
        row = kit.row(self, spacing=12)
        row.setContentsMargins(16, 10, 16, 10)
        row.addWidget(kit.title_label(title))
        for label in self._steps:
            row.addWidget(label)
        row.addStretch(1)
        for widget in tools:
            row.addWidget(widget)

    def show_step(self, step: int) -> None:
        """Mark this step (from 0) as the one that is on."""
        for number, label in enumerate(self._steps):
            label.setProperty("role", "step")
            label.setProperty("tone", "now" if number == step else "")
            kit.restyle(label)
