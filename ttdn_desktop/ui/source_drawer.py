"""The scan a plan was written beside, kept with the plan and shown again beside the editor."""

from pathlib import Path

from PySide6.QtCore import QTemporaryDir, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.imports.pages_view import PagesView


class SourceDrawer(QFrame):
    """Follows the plan in front; `known` tells whether it has a scan."""

    known = Signal(bool)

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown = ""  # the plan whose scan is in the drawer
        self._folder: QTemporaryDir | None = None  # where the scan lies while it is looked at
        self.setProperty("role", "surface")
        column = kit.column(self, margins=12, spacing=8)
        self.name = kit.ElidedLabel("", "muted")
        column.addWidget(self.name)
        self.pages = PagesView(context)
        self.pages.told.connect(context.message)
        column.addWidget(self.pages, 1)
        hear(self, context.session.switched, lambda _session: self.refresh())
        context.desk.plans_changed.connect(self.refresh)  # also when the scan of the plan in front has been put away just now

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load()

    def refresh(self) -> None:
        """Ask whether the plan in front has a scan."""
        workspace, plan = self._context.desk.workspace, self._context.session.plan
        if workspace is None or plan is None:
            self._show_name(None)
        else:
            self._context.background.watch(workspace.source_name(plan.id), done=self._show_name, failed=self._context.message, owner=self)

    def _show_name(self, name: str | None) -> None:
        self.name.show_text(name or "")
        if name is None:
            self._shown = ""
            self.pages.show_file(None)
            self._folder = None
        elif self.isVisible():
            self._load()
        self.known.emit(name is not None)

    def _load(self) -> None:
        workspace, plan = self._context.desk.workspace, self._context.session.plan
        if workspace is not None and plan is not None and plan.id != self._shown:
            self._shown = plan.id
            self._context.background.watch(workspace.source(plan.id), done=self._show_pages, failed=self._context.message, owner=self)

    def _show_pages(self, kept: tuple[str, bytes]) -> None:
        """The pages are drawn from a file, behind the fence, so it lies in a folder of its own until another is shown."""
        name, data = kept
        folder = QTemporaryDir()
        path = Path(folder.path()) / f"source{Path(name).suffix.lower()}"
        try:
            path.write_bytes(data)
        except OSError:
            self._context.message(_("The source cannot be shown: there is no room in the folder for temporary files."))
            return
        self.pages.show_file(path)
        self._folder = folder  # the one before goes with its file
