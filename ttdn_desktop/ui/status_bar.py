"""The line at the foot of the window: what is saved, the day on which bases are judged, how old the backup is."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import _
from ttdn_desktop.services.types import BackupState
from ttdn_desktop.services.words import short_date
from ttdn_desktop.ui import kit, texts
from ttdn_desktop.ui.autosave import SaveKind, SaveState
from ttdn_desktop.ui.session import Clock

_TOLD = 8000
"""Milliseconds a message stays."""
_AGEING = 30_000
"""Milliseconds between two looks at the age of the backup."""


class StatusBar(QStatusBar):
    """Says nothing but what was acknowledged."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._backup: BackupState | None = None
        self._read_only = False
        self.setSizeGripEnabled(False)
        self.save = QLabel()
        self.save.setAccessibleName(_("State of saving"))
        self.message = kit.ElidedLabel()
        self.validity = QLabel()
        self.findings = QLabel()
        self.findings.setAccessibleName(_("Findings"))
        self.backup = QLabel()
        self.addWidget(self.save)
        self.addWidget(self.message, 1)
        self.addPermanentWidget(self.validity)
        self.addPermanentWidget(self.findings)
        self.addPermanentWidget(self.backup)
        self._told = QTimer(self, singleShot=True, interval=_TOLD)
        self._told.timeout.connect(lambda: self.message.show_text(""))
        self._ageing = QTimer(self, interval=_AGEING)
        self._ageing.timeout.connect(self._show_age)
        self._ageing.start()
        self.show_state(SaveState())

    def tell(self, text: str) -> None:
        """Say something for some seconds."""
        self.message.show_text(text)
        self._told.start()

    def show_read_only(self) -> None:
        self._read_only = True
        self.save.setText(_("Read only: nothing is saved"))

    def show_state(self, state: SaveState) -> None:
        if self._read_only:
            return
        match state.kind:
            case SaveKind.CLEAN:
                text = _("Everything is saved by itself")
            case SaveKind.SAVING:
                text = _("Saving…")
            case SaveKind.SAVED:
                text = "✓ " + _("Saved at {time}").format(time=f"{state.at.astimezone():%H:%M:%S}" if state.at else "")
            case SaveKind.FAILED:
                text = "⚠ " + _("Not saved yet")
        self.save.setText(text)
        self.save.setProperty("tone", "error" if state.kind is SaveKind.FAILED else "")
        kit.restyle(self.save)

    def show_plan(self, plan: Plan | None) -> None:
        date = plan.validity_date if plan else None
        self.validity.setText(_("Bases judged as of {date}").format(date=short_date(date)) if date else "")

    def show_findings(self, words: str) -> None:
        """What was found in the plan in front."""
        self.findings.setText(words)
        self.findings.setToolTip(_("F7 shows what was found.") if words else "")

    def show_backup(self, state: BackupState) -> None:
        self._backup = state
        self._show_age()

    def _show_age(self) -> None:
        if self._backup is not None:
            at = self._backup.at
            self.backup.setText(_("Backup: {age}").format(age=texts.age(at, self._clock())) if at else _("No backup yet"))
