"""What became of an export: every file with what can be done with it, or why it is not there."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.icons import pixmap

if TYPE_CHECKING:
    from ttdn_desktop.services.paper_sets import SetFile


class ExportResults(QWidget):
    """The folder above, the files below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = kit.column(self, spacing=12)
        head = kit.row(spacing=8)
        self.folder = kit.ElidedLabel("", "muted")
        self.open_folder = kit.plain_button(_("Open folder"), self._open_folder, "folder")
        head.addWidget(self.folder, 1)
        head.addWidget(self.open_folder)
        column.addLayout(head)
        inner = QWidget()
        self._rows = kit.column(inner, spacing=4)
        column.addWidget(kit.page(inner), 1)
        self._folder = Path()

    def show_files(self, folder: Path, files: "tuple[SetFile, ...]", manifest: Path | None) -> None:
        """Show what was written there."""
        self._folder = folder
        self.folder.show_text(str(folder))
        self.open_folder.setVisible(any(not file.trouble for file in files))
        kit.clear(self._rows)
        for file in sorted(files, key=lambda one: not one.trouble):  # what needs the officer comes first
            self._rows.addWidget(kit.Notice(file.trouble, "error") if file.trouble else _row(file.path, beside=file.beside))
        if manifest is not None:
            self._rows.addWidget(_row(manifest, beside=False))
        self._rows.addStretch(1)

    def _open_folder(self) -> None:
        open_path(self._folder)


def open_path(path: Path) -> bool:
    """Open a file or folder with the program the system has for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _row(path: Path, *, beside: bool) -> QWidget:
    row = QWidget()
    line = kit.row(row, spacing=8)
    mark = kit.muted_label("")
    mark.setPixmap(pixmap("check", "done", 20))
    line.addWidget(mark)
    texts = kit.column(spacing=0)
    texts.addWidget(kit.ElidedLabel(path.name, middle=True))
    if beside:
        warning = kit.small_label(_("The file of the usual name is open in another program; this one was written beside it."), wrap=True)
        warning.setProperty("role", "warning")
        texts.addWidget(warning)
    line.addLayout(texts, 1)
    button = kit.plain_button(_("Open"), partial(open_path, path))
    button.setAccessibleName(": ".join((_("Open"), path.name)))
    line.addWidget(button)
    return row
