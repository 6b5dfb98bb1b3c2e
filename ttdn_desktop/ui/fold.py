"""A part of a long form that can be folded away: a line with its title and what stands in it, and below it the fields, made when they are first wanted."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.icons import icon


class Fold(QWidget):
    """Folded until it is opened; `toggled` tells whether a person opened or folded it."""

    toggled = Signal(bool)

    def __init__(self, title: str, make: Callable[[], QWidget], *tools: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._make, self._told = title, make, ""
        self.content: QWidget | None = None
        self.head = QToolButton()
        self.head.setText(title)
        self.head.setProperty("role", "fold")
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.head.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.head.clicked.connect(lambda _checked=False: self._turn())
        self.said = kit.ElidedLabel("", "small")
        line = kit.row(spacing=8)
        line.addWidget(self.head)
        line.addWidget(self.said, 1)
        for tool in tools:
            line.addWidget(tool)
        self._column = kit.column(self, spacing=8)
        self._column.addWidget(kit.hline())
        self._column.addLayout(line)
        self._show()

    @property
    def is_open(self) -> bool:
        return self.content is not None and not self.content.isHidden()

    def open(self, on: bool = True) -> None:
        """Show or hide what stands in it."""
        if on and self.content is None:
            self.content = self._make()
            self._column.addWidget(self.content)
        if self.content is not None:
            self.content.setVisible(on)
        self._show()

    def say(self, text: str) -> None:
        """What is told of the content beside the title while it is folded."""
        self._told = " ".join(text.split())
        self._show()

    def _turn(self) -> None:
        self.open(not self.is_open)
        self.toggled.emit(self.is_open)

    def _show(self) -> None:
        on = self.is_open
        self.head.setIcon(icon("chevron-down" if on else "chevron-right", "muted", 16))
        state = _("open") if on else _("folded")
        self.head.setAccessibleName(f"{self._title}, {state}")
        self.head.setToolTip(_("Fold") if on else _("Open"))
        self.said.show_text("" if on else self._told)


class OpenFolds:
    """Which folds a person has open, by name; kept by who shows one form after the other, so that the next one looks the same."""

    def __init__(self, *names: str) -> None:
        self._open = set(names)

    def follow(self, name: str, fold: Fold) -> Fold:
        """Open the fold where folds of that name are open, and remember what becomes of it."""
        fold.open(name in self._open)
        fold.toggled.connect(lambda on: self._open.add(name) if on else self._open.discard(name))
        return fold
