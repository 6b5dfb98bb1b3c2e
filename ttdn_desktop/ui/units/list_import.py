"""A list of units from a workbook, row by row: what is new, what differs, what is not understood; taken as ticked, in one step of undo."""

import datetime as dt
from collections import Counter
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services.types import SourceBook
from ttdn_desktop.services.unit_kinds import KINDS
from ttdn_desktop.services.unit_list import FIELDS, ListRow, RowState, rows_of, units_taken, with_past
from ttdn_desktop.services.words import short_date
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import Dialog

_STATES: dict[RowState, tuple[str, str]] = {
    RowState.NEW: (N_("New"), "ink"),
    RowState.DIFFERS: (N_("Differs"), "warning"),
    RowState.GONE: (N_("Is no more"), "warning"),
    RowState.SAME: (N_("Already there"), "muted"),
    RowState.TWICE: (N_("Twice in the list"), "warning"),
    RowState.HEADING: (N_("Heading"), "muted"),
    RowState.UNREAD: (N_("Not understood"), "warning"),
}
_WIDTHS = (84, 120, 280)
_WIDE = 150  # of the first, where the sheet is told too
_HEIGHT = 400


class ListImport(Dialog):
    """One line for each row with text; only rows with a unit can be ticked."""

    def __init__(self, context: ScreenContext, book: SourceBook, parent: QWidget | None = None) -> None:
        super().__init__(_("Take in a list of units"), parent, width=960)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        rows = rows_of(book, context.books.units.value, context.new_id)
        self.rows: tuple[ListRow, ...] = with_past(rows, context.today(), context.books.directory, context.settings.value.issuing_body)
        self._several = len({row.sheet for row in self.rows}) > 1
        self.told = kit.muted_label("", wrap=True)
        self.content.addWidget(self.told)
        self.table = QTreeWidget()
        self.table.setAccessibleName(_("Rows of the list"))
        self.table.setProperty("role", "boxed")
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setMinimumHeight(theme.current().px(_HEIGHT))
        self.table.setHeaderLabels([_("Row"), _("State"), _("Unit"), _("What is taken over")])
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.header().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for number, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(number, theme.current().px(_WIDE if self._several and not number else width))
        self.content.addWidget(self.table, 1)
        line = kit.row(spacing=8)
        line.addWidget(kit.link_button(_("Tick all"), lambda: self.tick(True)))
        line.addWidget(kit.link_button(_("Tick none"), lambda: self.tick(False)))
        line.addStretch(1)
        self.content.addLayout(line)
        self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.agree = kit.primary_button(_("Take into the directory"), self.accept)
        self.add_button(self.agree, default=True)
        self.table.itemChanged.connect(self._on_ticked)
        self.accepted.connect(self._take)
        self._show()

    def tick(self, on: bool) -> None:
        """Tick all rows that can be taken, or none; one that stands twice, or is no more, is ticked by hand."""
        self.rows = tuple(replace(row, taken=on and row.state not in {RowState.TWICE, RowState.GONE}) if _takeable(row) else row for row in self.rows)
        self._show()

    def _show(self) -> None:
        with QSignalBlocker(self.table):
            self.table.clear()
            self.table.addTopLevelItems([self._item(row) for row in self.rows])
        self._count()

    def _item(self, row: ListRow) -> QTreeWidgetItem:
        words, tone = _STATES[row.state]
        name = row.unit.name if row.unit is not None else " · ".join(filter(None, row.texts))
        told = "; ".join(filter(None, (_past_words(row), _taken_words(row))))
        item = QTreeWidgetItem([f"{row.sheet} {row.row}" if self._several else str(row.row), _(words), name, told])
        item.setForeground(1, theme.colour(tone))
        if _takeable(row):
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Checked if row.taken else Qt.CheckState.Unchecked)
        for column in range(4):
            item.setToolTip(column, item.text(column))
        return item

    def _on_ticked(self, item: QTreeWidgetItem) -> None:
        at = self.table.indexOfTopLevelItem(item)
        taken = item.checkState(0) is Qt.CheckState.Checked
        self.rows = (*self.rows[:at], replace(self.rows[at], taken=taken), *self.rows[at + 1 :])
        self._count()

    def _count(self) -> None:
        counts = Counter(row.state for row in self.rows)
        said = [f"{_(words)}: {counts[state]}" for state, (words, _tone) in _STATES.items() if counts[state]]
        self.told.setText(" · ".join(said) or _("The file holds no rows with text."))
        self.agree.setEnabled(any(row.taken for row in self.rows))

    def _take(self) -> None:
        book = self._context.books.units
        number = sum(row.taken for row in self.rows)
        if not book.edit(_("Take in a list of units"), lambda units: units_taken(units, self.rows)):
            return
        words = ngettext("{n} unit was taken in from the list.", "{n} units were taken in from the list.", number).format(n=number)
        self._context.offer(words, _("Undo"), book.taking_back())


def _takeable(row: ListRow) -> bool:
    return row.unit is not None and row.state in {RowState.NEW, RowState.DIFFERS, RowState.TWICE, RowState.GONE}


def _past_words(row: ListRow) -> str:
    """That the body is no more, and who took over."""
    if row.past is None:
        return ""
    until = _("is no more since {day}").format(day=short_date(row.past.last + dt.timedelta(days=1))) if row.past.last is not None else _("is no more")
    heirs = _("now {names}").format(names="; ".join(row.past.heirs)) if row.past.heirs else ""
    return ": ".join(filter(None, (until, heirs)))


def _taken_words(row: ListRow) -> str:
    """What a new unit brings, or what changes of one that is known."""
    if row.changes:
        parts = (
            f"{_(FIELDS[one.field])}: {_line(one.before)} → {_line(one.after)}" if one.before else f"{_(FIELDS[one.field])}: {_line(one.after)}"
            for one in row.changes
        )
        return "; ".join(parts)
    if row.unit is None or row.state is RowState.SAME:
        return ""
    contact = row.unit.contact
    return " · ".join(filter(None, (_(KINDS[row.unit.kind]), *row.unit.short, contact.person, contact.phone, contact.email, contact.address, row.unit.note)))


def _line(text: str) -> str:
    return "; ".join(text.split("\n"))
