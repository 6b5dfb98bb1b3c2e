"""A date of the plan in front, or of another value that is edited: typed as people write dates, kept once it is a real day."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import QCalendarWidget, QLabel, QMenu, QWidget, QWidgetAction

from ttdn_desktop.i18n import _
from ttdn_desktop.services.words import parse_date, short_date
from ttdn_desktop.ui import kit, menus
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.session import HolderOf, SessionOf
from ttdn_desktop.ui.typing_pause import TYPING_PAUSE

P = TypeVar("P")
_WHOLE = re.compile(r"\d+\D+\d+\D+\d{4}$")
"""Typed to the end: what is no day now will not become one."""


class DateLine(QWidget):
    """A line for a date, a calendar, and a word where it is none; `picked` gives a day or None."""

    picked = Signal(object)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = LineEditor()
        self.line.setAccessibleName(label)
        self.line.setPlaceholderText(_("dd/mm/yyyy"))
        self._calendar = kit.icon_button("calendar", _("Choose a day"), self._open)
        self._wrong: QLabel = kit.small_label(_("This is not a date, e.g. 05/6/2026."), wrap=True)
        self._wrong.setProperty("role", "error")
        self._wrong.hide()
        lines = kit.column(self, spacing=4)
        row = kit.row(spacing=4)
        row.addWidget(self.line, 1)
        row.addWidget(self._calendar)
        lines.addLayout(row)
        lines.addWidget(self._wrong)
        self.setFocusProxy(self.line)
        self.setAccessibleName(label)
        self._value: dt.date | None = None
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)  # never in the middle: half a day is another day
        self._pause.timeout.connect(self.settle)
        self.line.typed.connect(self._pause.start)
        self.line.left.connect(self._on_left)

    @property
    def value(self) -> dt.date | None:
        return self._value

    def show_date(self, date: dt.date | None) -> None:
        """Show this day, unless the very same is being typed."""
        self._value = date
        if parse_date(self.line.text()) != date or date is None:
            self.line.show_content(short_date(date) if date else "")
        self._mark(wrong=False)

    def set_read_only(self, on: bool) -> None:
        self.line.setReadOnly(on)
        self._calendar.setEnabled(not on)

    def settle(self) -> None:
        """Take over what is typed, where it is a day or nothing."""
        if not self._pause.isActive() and self.sender() is not self._pause:
            return
        self._pause.stop()
        self._take()

    def _take(self) -> bool:
        text = self.line.text().strip()
        date = parse_date(text)
        if text and date is None:
            if _WHOLE.search(text):
                self._mark(wrong=True)
            return False
        self._mark(wrong=False)
        if date != self._value:
            self._value = date
            self.picked.emit(date)
        return True

    def _mark(self, *, wrong: bool) -> None:
        """Show or hide that no day stands there."""
        self._wrong.setVisible(wrong)
        self.line.setAccessibleDescription(self._wrong.text() if wrong else "")
        if self.line.property("wrong") is not wrong:
            self.line.setProperty("wrong", wrong)
            self.line.style().polish(self.line)

    def _on_left(self, _leaving: bool) -> None:
        self._pause.stop()
        if self.line.isReadOnly():
            return
        if not self._take():
            self._mark(wrong=True)
        elif self._value is not None:
            self.line.show_content(short_date(self._value))

    def _open(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        if self._value:
            calendar.setSelectedDate(QDate(self._value.year, self._value.month, self._value.day))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)

        def chosen(date: QDate) -> None:
            menu.close()
            self.line.show_content(short_date(dt.date(date.year(), date.month(), date.day())))
            self._take()

        calendar.activated.connect(chosen)
        calendar.clicked.connect(chosen)
        menus.popup_below(menu, self.line)
        calendar.setFocus()


class DateField(DateLine):
    """A date line bound to the value in front."""

    def __init__(
        self,
        holder: HolderOf[P],
        *,
        name: str,
        label: str,
        read: Callable[[P], dt.date | None],
        write: Callable[[P, dt.date | None], P],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, parent)
        self._holder: HolderOf[Any] = holder
        self._label, self._name = label, name
        self._read: Callable[[Any], dt.date | None] = read
        self._write: Callable[[Any, dt.date | None], Any] = write
        self._session: SessionOf[Any] | None = None
        self.picked.connect(self._on_picked)
        self.line.undo_asked.connect(holder.undo)
        self.line.redo_asked.connect(holder.redo)
        holder.changed.connect(self._on_changed)  # a method, so that a field that is gone hears nothing
        holder.switched.connect(self._on_switched)
        self._on_switched(holder.current)

    def refresh(self) -> None:
        """Show the day the value has."""
        whole = self._holder.value
        date = self._read(whole) if whole is not None else None
        self.set_read_only(self._holder.current is None or bool(self._holder.current.locked))
        if date != self.value or not self.line.hasFocus():
            self.show_date(date)

    def _on_changed(self, _before: object, _after: object) -> None:
        self.refresh()

    def _on_switched(self, session: SessionOf[Any] | None) -> None:
        if self._session is not None:
            self._session.settling.disconnect(self.settle)
        self._session = session
        if session is not None:
            session.settling.connect(self.settle)
        self.refresh()

    def _on_picked(self, date: dt.date | None) -> None:
        self._holder.edit(self._label, lambda whole: self._write(whole, date))
        self.refresh()  # a day that was refused does not stay
