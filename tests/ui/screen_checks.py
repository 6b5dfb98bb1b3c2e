"""Checks that hold for every screen: names for screen readers, reach by Tab, nothing cut off; used by the tests of each screen."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QStyle,
    QStyleOptionFrame,
    QTableView,
    QTextEdit,
    QToolButton,
    QWidget,
)

from ttdn_desktop.ui import theme

SIZE = QSize(1366, 768)
CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView)


def controls(screen: QWidget) -> Iterator[QWidget]:
    """Everything on the screen that a person operates, without the inner parts of compound widgets."""
    for widget in screen.findChildren(QWidget):
        if not isinstance(widget, CONTROLS) or not widget.isVisibleTo(screen) or isinstance(widget, QScrollBar):
            continue
        if widget.objectName().startswith("qt_") or isinstance(widget.parent(), QComboBox | QAbstractSpinBox):
            continue
        if isinstance(widget, QAbstractButton) and isinstance(widget.parent(), QAbstractItemView | QLineEdit):
            continue  # corner of a table, clear button of a line
        if isinstance(widget, QHeaderView):
            continue  # the head of a table; what it does on a click is also on a menu
        yield widget


def describe(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel | QLineEdit) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text or widget.objectName() or '?'!r}"


def nameless(screen: QWidget) -> list[str]:
    """Controls a screen reader could not name."""
    return [describe(w) for w in controls(screen) if not (w.accessibleName() or (isinstance(w, QAbstractButton) and w.text().strip()))]


def out_of_reach(screen: QWidget) -> list[str]:
    """Enabled controls that the Tab key never gets to, starting anywhere in the window."""
    window = screen.window()
    window.activateWindow()
    reached: set[QWidget] = set()
    start = window.focusWidget() or window
    reached.add(start)
    widget = start.nextInFocusChain()
    while widget is not None and widget is not start and len(reached) < 5000:
        reached.add(widget)
        widget = widget.nextInFocusChain()
    missing = []
    for control in controls(screen):
        takes_tab = bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus)
        proxied = control.focusProxy() is not None
        in_group = isinstance(control, QAbstractButton) and control.autoExclusive() and control.group() is not None
        shortcut = isinstance(control, QAbstractButton) and not control.shortcut().isEmpty()
        if control.isEnabled() and not proxied and not in_group and not shortcut and not (takes_tab and control in reached):
            missing.append(describe(control))
    return missing


def cut_off(screen: QWidget) -> list[str]:
    """Labels, buttons and fields that are smaller than their text, or lie outside their parent."""
    found = []
    for widget in screen.findChildren(QWidget):
        if not widget.isVisibleTo(screen) or (widget.visibleRegion().isEmpty() and _scrolled_away(widget)):
            continue
        if widget.property("elides"):
            continue  # shortened on purpose; the tool tip has it whole
        if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
            if widget.wordWrap():
                if widget.width() > 0 and widget.heightForWidth(widget.width()) > widget.height() + 1:
                    found.append(f"{describe(widget)}: {widget.height()} of {widget.heightForWidth(widget.width())} px high")
            elif widget.sizeHint().width() > widget.width() + 1 or widget.sizeHint().height() > widget.height() + 1:
                found.append(f"{describe(widget)}: {widget.width()}x{widget.height()} of {widget.sizeHint().width()}x{widget.sizeHint().height()}")
        elif isinstance(widget, QPushButton | QToolButton) and widget.text():
            needs = widget.fontMetrics().horizontalAdvance(widget.text().replace("&", ""))
            beside = isinstance(widget, QPushButton) or widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            room = widget.width() - (widget.iconSize().width() if beside and not widget.icon().isNull() else 0)
            if needs > room or widget.sizeHint().height() > widget.height() + 1:
                found.append(f"{describe(widget)}: {room} of {needs} px wide")
        elif isinstance(widget, QLineEdit) and widget.placeholderText() and not widget.text():
            room = widget.style().subElementRect(QStyle.SubElement.SE_LineEditContents, _line_option(widget), widget).width()
            if (needs := widget.fontMetrics().horizontalAdvance(widget.placeholderText())) > room:
                found.append(f"{describe(widget)}: {room} of {needs} px wide for what stands in it while it is empty")
        elif isinstance(widget, QHeaderView) and isinstance(widget.parent(), QTableView):
            found += _cut_heads(widget)
        parent = widget.parentWidget()
        if parent is not None and isinstance(widget, CONTROLS) and not _inside_scroll(widget, screen) and not screen.rect().contains(_rect_in(widget, screen)):
            found.append(f"{describe(widget)} lies outside the screen: {_rect_in(widget, screen)}")
    return found


def sideways(screen: QWidget) -> list[str]:
    """Panes that scroll sideways, tables excepted."""
    return [
        describe(area)
        for area in screen.findChildren(QAbstractScrollArea)
        if area.isVisibleTo(screen) and not isinstance(area, QAbstractItemView) and area.horizontalScrollBar().maximum() > 0
    ]


def check(screen: QWidget) -> None:
    """All of the above at the smallest screen; the screen must be shown in a window of that size."""
    wrong = {}
    for kind in (nameless, out_of_reach, cut_off, sideways):
        settle(screen)
        if places := kind(screen):
            wrong[kind.__name__] = places
    assert not wrong, wrong


class _Stir(QObject):
    """Hears whether anything was laid out, or done that had been put off."""

    heard = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        put_off = event.type() == QEvent.Type.Timer and isinstance(watched, QTimer)
        self.heard = self.heard or put_off or event.type() == QEvent.Type.LayoutRequest
        return False


def settle(screen: QWidget) -> None:
    """Until nothing is left to do at once, such as laying out; what is to come from the background or after a pause must be waited for before."""
    app = QApplication.instance()
    assert app is not None
    stir = _Stir()
    app.installEventFilter(stir)
    try:
        quiet = 0
        for _round in range(200):
            stir.heard = False
            QApplication.processEvents()
            quiet = 0 if stir.heard else quiet + 1
            if quiet == 2:  # what the one round put off for all else to be done, the other would do
                return
    finally:
        app.removeEventFilter(stir)
    raise AssertionError(f"{describe(screen)} is laid out again and again")


def type_as_unikey(editor: QWidget, *steps: str) -> None:
    """Type as UniKey does: each step is text sent as Unicode key events; "<" stands for one Backspace.

    "tiê" of "tieengs" comes as "tie", "<", "ê": UniKey takes letters back and sends the composed ones.
    """
    for step in steps:
        for char in step:
            if char == "<":
                QTest.keyClick(editor, Qt.Key.Key_Backspace)
            else:
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(editor, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char))


def _line_option(line: QLineEdit) -> QStyleOptionFrame:
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    return option


def _cut_heads(header: QHeaderView) -> list[str]:
    """Heads of columns for which there is no room, words wrapped where they may be."""
    if header.orientation() != Qt.Orientation.Horizontal:
        return []
    font = header.font()
    font.setPixelSize(theme.current().px(12))
    font.setWeight(QFont.Weight.DemiBold)
    wrap = header.defaultAlignment() & Qt.TextFlag.TextWordWrap.value
    found = []
    for column in range(header.count()):
        text = str(header.model().headerData(column, header.orientation()) or "")
        room = QRect(0, 0, header.sectionSize(column) - 17, header.height() - 12)
        needs = QFontMetrics(font).boundingRect(room, Qt.TextFlag.TextWordWrap if wrap else Qt.TextFlag.TextSingleLine, text)
        if not header.isSectionHidden(column) and (needs.width() > room.width() or needs.height() > room.height() + 1):
            found.append(f"head {text!r}: {room.width()}x{room.height()} of {needs.width()}x{needs.height()} px")
    return found


def _rect_in(widget: QWidget, screen: QWidget):
    return widget.rect().translated(widget.mapTo(screen, widget.rect().topLeft()))


def _inside_scroll(widget: QWidget, screen: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not screen:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def _scrolled_away(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False
