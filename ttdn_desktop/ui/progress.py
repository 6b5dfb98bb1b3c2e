"""A long job on the screen: how far it is, and a button to stop it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.background import Job
from ttdn_desktop.ui.dialogs import Dialog

_PATIENCE = 300
"""Milliseconds a job may take before it is shown at all."""


class Progress(Dialog):
    """Shows itself only for a job that takes a while, and goes when the job has ended."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent, width=420)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title)
        self.content.addWidget(self.bar)
        self.add_button(kit.plain_button(_("Stop"), self.reject))
        self._wait = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._wait.timeout.connect(self.open)

    def follow(self, job: Job) -> None:
        """Show how far this job is; Stop and Escape cancel it."""
        self._wait.start()
        job.progressed.connect(self._show)
        self.rejected.connect(job.cancel)
        job.ended.connect(self._end)

    def _show(self, done: int, total: int) -> None:
        self.bar.setRange(0, total if total > 1 else 0)
        self.bar.setValue(done)

    def _end(self) -> None:
        self._wait.stop()
        self.hide()
        self.deleteLater()
