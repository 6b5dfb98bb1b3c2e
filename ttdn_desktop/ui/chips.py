"""Chips: names of units in small frames, filled for leads and outlined for partners, flowing over as many lines as they need."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QPushButton, QSizePolicy, QWidget

_LONGEST = 320
"""Pixels after which the name on a chip is shortened; its tool tip has it whole."""
_NARROWEST = 80
_SIDES = 18
"""Pixels of a chip beside its text: padding and frame of the style sheet."""


class FlowLayout(QLayout):
    """Puts widgets beside each other and goes on in the next line where the width ends."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Put a widget before the item of that index."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Lay the items out in the rectangle; gives the height they take."""
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        x, y, line = inner.x(), inner.y(), 0
        for item in self._items:
            hint = item.sizeHint()
            if x > inner.x() and x + hint.width() > inner.x() + inner.width():
                x, y, line = inner.x(), y + line + self.spacing(), 0
            grows = bool(item.expandingDirections() & Qt.Orientation.Horizontal)
            width = inner.x() + inner.width() - x if grows else min(hint.width(), inner.width())
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(max(width, 1), hint.height())))
            x += width + self.spacing()
            line = max(line, hint.height())
        return y + line - rect.y() + margins.bottom()


class Chip(QPushButton):
    """One unit; `lead` fills it."""

    def __init__(self, name: str, *, lead: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.setProperty("role", "unit-lead" if lead else "unit-partner")
        self.setProperty("elides", True)
        self._shorten(_LONGEST)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        text = self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&"))
        return QSize(hint.width() - text + min(self.fontMetrics().horizontalAdvance(self.name), _LONGEST) + 1, hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), _NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten(event.size().width() - _SIDES)

    def _shorten(self, room: int) -> None:
        self.setText(self.fontMetrics().elidedText(self.name, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))
