"""Files of old fonts are chosen, converted to Unicode beside themselves, and what became of each is listed."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services import late
from ttdn_desktop.services.font_types import ConversionOutcome, Converted
from ttdn_desktop.services.font_words import told
from ttdn_desktop.ui import dialogs, kit, theme
from ttdn_desktop.ui.background import Job
from ttdn_desktop.ui.context import ScreenContext

_FILTERS = ((N_("Files in old fonts"), ("*.docx", "*.docm", "*.dotx", "*.dotm", "*.xlsx", "*.xlsm", "*.xltx", "*.xltm", "*.txt")), (N_("All files"), ("*",)))


def choose(context: ScreenContext, parent: QWidget) -> None:
    """Ask for files and convert them."""
    filters = [(_(words), patterns) for words, patterns in _FILTERS]
    dialogs.choose_files(parent, _("Files to convert to Unicode"), filters, lambda files: FontDialog(context, files, parent).open())


class FontDialog(dialogs.Dialog):
    """Works on the files it is given, then lists what became of them; closing it stops what is not done yet."""

    def __init__(self, context: ScreenContext, files: Sequence[Path], parent: QWidget) -> None:
        super().__init__(_("Converting old fonts to Unicode"), parent, width=640)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.state = kit.text_label(_("Converting…"))
        self.content.addWidget(self.state)
        self.close_button = self.add_button(kit.plain_button(_("Stop"), self.reject))
        self.rejected.connect(self._stop)
        convert = partial(late.convert_beside, files, fence=context.fence)
        self._job: Job | None = context.background.run(convert, done=self._show, failed=self._fail, owner=self, reporting=True)
        self._job.progressed.connect(self._tell)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _tell(self, done: int, count: int) -> None:
        self.state.setText(_("Converting file {number} of {count}…").format(number=min(done + 1, count), count=count))

    def _fail(self, sentence: str) -> None:
        self._end(sentence)

    def _show(self, outcomes: Sequence[ConversionOutcome]) -> None:
        good = [outcome.converted for outcome in outcomes if outcome.converted is not None]
        written = ngettext("{count} file was written. The old files are unchanged.", "{count} files were written. The old files are unchanged.", len(good))
        self._end(written.format(count=len(good)))
        results = QWidget()
        column = kit.column(results, spacing=8)
        for outcome in outcomes:
            if outcome.converted is None:
                column.addWidget(kit.Notice(outcome.trouble, "warning"))
            else:
                column.addWidget(kit.Notice(_told(outcome.converted), "plain"))
        column.addStretch(1)
        area = kit.page(results)
        area.setMinimumHeight(theme.current().px(240))
        self.content.addWidget(area, 1)
        if good:
            folder = QUrl.fromLocalFile(str(good[0].target.parent))
            self.add_button(kit.primary_button(_("Open the folder"), lambda: QDesktopServices.openUrl(folder)))

    def _end(self, sentence: str) -> None:
        self._job = None
        self.state.setText(sentence)
        self.close_button.setText(_("Close"))


def _told(converted: Converted) -> str:
    """The new file, and each font with an example."""
    if not converted.fonts:
        return _("“{name}” has no old font; “{copy}” is a copy of it.").format(name=converted.source.name, copy=converted.target.name)
    return "\n".join([converted.target.name, *map(told, converted.fonts)])
