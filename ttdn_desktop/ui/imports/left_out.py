"""What of a workbook is not taken, and what is to be known of the file: it stays in sight under the rows."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.reading import Finding, Reading, Severity, Unread
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.task_import import SourceBook
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.forms.basis_rows import Row, RowsModel, RowsView

_CELL = re.compile(r"s(\d+)r(\d+)c\d+")
_HIGHEST = 170
_MOST = 300
"""Rows that are listed; the number above them counts all."""


class LeftOut(QWidget):
    """Findings on the whole file first, then the cells that nothing becomes of, each with its place and the reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = kit.pane_label("")
        self.rows = RowsModel()
        self.view = RowsView(self.rows, _("Not taken from this file"), fit=False)
        self.view.setMaximumHeight(theme.current().px(_HIGHEST))
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
        self.rows.show([*map(_told, findings), *(_left(one, names) for one in unread[:_MOST])])


def _of_the_file(reading: Reading) -> list[Finding]:
    """What is said of the file or a sheet, each sentence once; what is said of a row stands at the row."""
    return list({finding.message: finding for finding in reading.findings if finding.message and not _CELL.match(finding.where)}.values())


def _told(finding: Finding) -> Row:
    warning = finding.severity is not Severity.INFO
    return Row(text=finding.message, word=_("please check") if warning else "", tone="warning" if warning else "muted")


def _left(unread: Unread, names: list[str]) -> Row:
    cell = _CELL.match(unread.where)
    at = int(cell[1]) - 1 if cell else -1
    place = _("Sheet “{sheet}”, row {row}").format(sheet=names[at], row=cell[2]) if cell and 0 <= at < len(names) else ""
    return Row(text=" ".join(unread.text.split()), word=_("not taken"), below=" · ".join(part for part in (place, unread.why) if part))
