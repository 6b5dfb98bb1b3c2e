"""What of a workbook is not taken, and what is to be known of the file: it stays in sight under the rows."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.reading import Finding, Reading, Severity, Unread
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.task_import import SourceBook
from ttdn_desktop.services.words import brief, single
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.forms.basis_rows import Row, RowsModel, RowsView

_CELL = re.compile(r"s(\d+)r(\d+)c(\d+)")
_HIGHEST = 170
_IN_SIGHT = 8
_SEVERAL = 3
_LONGEST = 240  # characters of a row
_MOST = 300
"""Rows that are listed; the number above them counts all."""


class LeftOut(QWidget):
    """Findings on the whole file first, then the cells that nothing becomes of, each with its place and the reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = kit.pane_label("")
        self.rows = RowsModel()
        self.view = RowsView(self.rows, _("Not taken from this file"), fit=False)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = kit.column(self, spacing=4)
        column.addWidget(self.count)
        column.addWidget(self.view)
        self.show_reading(None, None)

    def show_reading(self, reading: Reading | None, book: SourceBook | None) -> None:
        """Show what of this workbook is left out; nothing is shown where all of it is taken."""
        findings = _of_the_file(reading) if reading is not None else []
        unread = [one for one in reading.unread if one.text.strip()] if reading is not None else []
        self.setVisible(bool(findings or unread))
        if not (findings or unread) or book is None:
            return
        words = [ngettext("{count} cell is not taken", "{count} cells are not taken", len(unread)).format(count=len(unread))] if unread else []
        words += [ngettext("{count} thing to know", "{count} things to know", len(findings)).format(count=len(findings))] if findings else []
        self.count.setText(" · ".join(words))
        names = [sheet.name for sheet in book.file.book.sheets]
        self.rows.show([*map(_told, findings), *(_left(cells, names) for cells in _together(unread)[:_MOST])])
        needed = 8 + sum(self.view.sizeHintForRow(row) for row in range(min(_IN_SIGHT, self.rows.rowCount())))
        self.view.setFixedHeight(min(needed, theme.current().px(_HIGHEST)))


def _of_the_file(reading: Reading) -> list[Finding]:
    """What is said of the file or a sheet, each sentence once; what is said of a row stands at the row."""
    return list({finding.message: finding for finding in reading.findings if finding.message and not _CELL.match(finding.where)}.values())


def _told(finding: Finding) -> Row:
    warning = finding.severity is not Severity.INFO
    return Row(text=finding.message, word=_("please check") if warning else "", tone="warning" if warning else "muted")


def _together(unread: list[Unread]) -> list[list[Unread]]:
    """The cells one by one, those of one column that are left out for one reason together."""
    groups: dict[tuple[str, ...], list[Unread]] = {}
    for one in unread:
        cell = _CELL.match(one.where)
        groups.setdefault((cell[1], cell[3], one.why) if cell else (one.where, one.text), []).append(one)
    return [part for cells in groups.values() for part in ([cells] if len(cells) >= _SEVERAL else [[one] for one in cells])]


def _left(cells: list[Unread], names: list[str]) -> Row:
    first, last = _CELL.match(cells[0].where), _CELL.match(cells[-1].where)
    at = int(first[1]) - 1 if first else -1
    place = ""
    if first and last and 0 <= at < len(names):
        place = _("Sheet “{sheet}”, row {row}").format(sheet=names[at], row=first[2])
        if len(cells) > 1:
            place = _("Sheet “{sheet}”, rows {first} to {last}").format(sheet=names[at], first=first[2], last=last[2])
    count = ngettext("{count} cell", "{count} cells", len(cells)).format(count=len(cells)) if len(cells) > 1 else ""
    text = brief("; ".join(dict.fromkeys(single(one.text) for one in cells)), _LONGEST)
    return Row(text=text, word=_("not taken"), below=" · ".join(part for part in (place, count, cells[0].why) if part))
