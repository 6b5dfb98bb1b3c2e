"""Small shared widgets, so that every screen is built of the same parts; their look is the style sheet's."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QToolButton, QWidget

from ttdn_desktop.ui.icons import icon
from ttdn_desktop.ui.layouts import clear, column, row
from ttdn_desktop.ui.shortening import shortened

__all__ = [
    "Card",
    "ElidedLabel",
    "ElidedLink",
    "EmptyState",
    "Form",
    "Notice",
    "chip_label",
    "clear",
    "column",
    "danger_button",
    "field_label",
    "hline",
    "icon_button",
    "link_button",
    "muted_label",
    "page",
    "pane_label",
    "plain_button",
    "primary_button",
    "restyle",
    "row",
    "small_label",
    "text_label",
    "title_label",
    "vline",
]

Click = Callable[[], object]

_LINK_SIDES = 12  # frame and padding left and right of the words of a link together
_NOTICE_PICTURES = {"warning": "warning", "error": "warning", "info": "info", "done": "check", "plain": "check"}


def title_label(text: str) -> QLabel:
    """The title of a screen (16 px)."""
    return _label(text, "title")


def pane_label(text: str, *, wrap: bool = False) -> QLabel:
    """The heading of a pane or card (15 px)."""
    label = _label(text, "pane")
    label.setWordWrap(wrap)
    return label


def field_label(text: str, field: QWidget | None = None) -> QLabel:
    """The name above a field; Alt+letter and screen readers go from it to the field."""
    label = _label(text, "field")
    if field is not None:
        label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(text)
    return label


def muted_label(text: str, *, wrap: bool = False) -> QLabel:
    label = _label(text, "muted")
    label.setWordWrap(wrap)
    return label


def small_label(text: str, *, wrap: bool = False) -> QLabel:
    """A muted line of 12 px, for help under a field."""
    label = _label(text, "small")
    label.setWordWrap(wrap)
    return label


def text_label(text: str) -> QLabel:
    """Running text, wrapped; a person can select it."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def chip_label(text: str, tone: str = "") -> QLabel:
    """A word on a soft ground; tone "", "warning", "error", "done", or "quiet" without the ground."""
    label = _label(text, "chip")
    label.setProperty("tone", tone)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return label


def primary_button(text: str, click: Click | None = None, picture: str = "") -> QPushButton:
    """The one main action of a screen."""
    return _button(text, click, "primary", QIcon() if not picture else icon(picture, "on_accent", 16))


def plain_button(text: str, click: Click | None = None, picture: str = "") -> QPushButton:
    return _button(text, click, "", QIcon() if not picture else icon(picture, "ink", 16))


def danger_button(text: str, click: Click | None = None) -> QPushButton:
    """An action that takes something away."""
    return _button(text, click, "danger", QIcon())


def link_button(text: str, click: Click | None = None) -> QPushButton:
    return _button(text, click, "link", QIcon())


def icon_button(picture: str, name: str, click: Click | None = None, *, tone: str = "muted", checkable: bool = False) -> QToolButton:
    """A button that is only a drawing; `name` is its tool tip and what a screen reader says."""
    button = QToolButton()
    button.setIcon(icon(picture, tone, 16))
    button.setIconSize(QSize(16, 16))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setCheckable(checkable)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if click is not None:
        button.clicked.connect(lambda _checked=False: click())
    return button


def hline() -> QFrame:
    return _frame("hline")


def vline() -> QFrame:
    return _frame("vline")


class ElidedLabel(QLabel):
    """One line that is shortened with "…" where there is no room, at its end or, as names of files, in the middle; its tool tip has it whole."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None, *, middle: bool = False) -> None:
        super().__init__(parent)
        self._whole = ""
        self._middle = middle
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("elides", True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._shorten()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def whole(self) -> str:
        """The text as it was given."""
        return self._whole

    def _shorten(self) -> None:
        metrics, width = self.fontMetrics(), self.width()
        shown = metrics.elidedText(self._whole, Qt.TextElideMode.ElideMiddle, width) if self._middle else shortened(self._whole, metrics, width)
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class ElidedLink(QPushButton):
    """A link of one line, at most `most` pixels wide; shortened with "…" where there is no room, its tool tip has it whole."""

    def __init__(self, text: str, click: Click, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = text
        self._most = most
        self.setProperty("role", "link")
        self.setProperty("elides", True)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: click())

    def sizeHint(self) -> QSize:
        needs = self.fontMetrics().horizontalAdvance(self._whole) + 1  # whole pixels may be a part of one too few
        return QSize(min(needs + _LINK_SIDES, self._most), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(60, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(shortened(self._whole, self.fontMetrics(), self.width() - _LINK_SIDES).replace("&", "&&"))


class Card(QFrame):
    """A white sheet with a hairline, holding a column of widgets in `column`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.column = column(self, margins=16, spacing=8)
        if title:
            self.column.addWidget(pane_label(title, wrap=True))

    def add(self, *widgets: QWidget) -> "Card":
        for widget in widgets:
            self.column.addWidget(widget)
        return self


class EmptyState(QWidget):
    """An empty screen: what to do next, and the one button that does it."""

    def __init__(self, text: str, button: QPushButton | None = None, picture: str = "plan", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(text)
        drawing = QLabel()
        drawing.setPixmap(icon(picture, "muted", 40).pixmap(40, 40))
        drawing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text = muted_label(text, wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lines = column(self, margins=24, spacing=12)
        self._lines.addStretch(1)
        self._lines.addWidget(drawing)
        self._lines.addWidget(self.text)
        self._lines.addStretch(2)
        if button is not None:
            self.add(button)

    def add(self, button: QPushButton) -> None:
        """Put a button below what is there."""
        self._lines.insertWidget(self._lines.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)


class Notice(QFrame):
    """Something that needs the officer, where it arises; tone "warning", "error", "info" or "done" is told by drawing and colour.

    One of several results that are as they should be is "plain": it has no colour.
    """

    def __init__(self, text: str, tone: str = "warning", *buttons: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.setProperty("tone", tone)
        self._drawing = QLabel()
        self._drawing.setPixmap(icon(_NOTICE_PICTURES[tone], {"info": "accent", "plain": "muted"}.get(tone, tone), 16).pixmap(16, 16))
        self.text = text_label(text)
        line = row(self, spacing=8)
        line.setContentsMargins(12, 8, 8, 8)
        line.addWidget(self._drawing)
        line.addWidget(self.text, 1)
        for button in buttons:
            line.addWidget(button)


class Form(QWidget):
    """Named fields in a grid of equal columns, each under its name."""

    def __init__(self, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._next = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        for number in range(columns):
            self._grid.setColumnStretch(number, 1)
            self._grid.setColumnMinimumWidth(number, 1)

    def add(self, name: str, field: QWidget, span: int = 1, *, hint: str = "") -> QWidget:
        """Put a field in the next free place, over `span` columns; gives the field back. One that bears its name itself, as a box to tick, has none above."""
        if self._next % self._columns + span > self._columns:
            self._next += self._columns - self._next % self._columns
        line, place = divmod(self._next, self._columns)
        cell = column(spacing=4)
        if name:
            cell.addWidget(field_label(name, field))
        cell.addWidget(field)
        if hint:
            cell.addWidget(small_label(hint, wrap=True))
        cell.addStretch(1)
        self._grid.addLayout(cell, line, place, 1, span)
        self._next += span
        return field


def page(content: QWidget, *, width: int = 0) -> QScrollArea:
    """A pane that scrolls up and down only; `width` limits how wide the content grows."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    holder = QWidget()
    holder.setProperty("role", "ground")
    line = row(holder)
    if width:
        content.setMaximumWidth(width)
        line.addStretch(1)
        line.addWidget(content, 1000)
        line.addStretch(1)
    else:
        line.addWidget(content)
    area.setWidget(holder)
    return area


def restyle(widget: QWidget) -> None:
    """Dress a widget anew after one of its properties (role, tone) changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label


def _button(text: str, click: Click | None, role: str, picture: QIcon) -> QPushButton:
    button = QPushButton(picture, f" {text}") if not picture.isNull() else QPushButton(text)  # a blank between drawing and words
    button.setAccessibleName(text.replace("&", ""))
    button.setProperty("role", role)
    button.setAutoDefault(False)
    if click is not None:
        button.clicked.connect(lambda _checked=False: click())
    return button


def _frame(role: str) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", role)
    return frame
