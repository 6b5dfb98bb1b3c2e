"""Asks quietly, above the screen, whether text of an old encoding that was pasted or typed should become Unicode."""

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import _
from ttdn_desktop.services.old_text import OldText, in_unicode, old_text_in
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.session import SessionHolder

_EXAMPLE = 60  # characters


class OldTextBar(QWidget):
    """Seen only from such an edit until it is answered, or the plan is another one."""

    def __init__(self, holder: SessionHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder = holder
        self._old: OldText | None = None
        self._left: set[str] = set()  # pieces that are to stay as they are
        self.convert = kit.plain_button(_("Turn into Unicode"), self.turn)
        self.leave = kit.plain_button(_("Leave as it is"), self.keep)
        self._notice = kit.Notice("", "info", self.convert, self.leave)
        kit.column(self, margins=QMargins(16, 12, 16, 0)).addWidget(self._notice)
        self.hide()
        holder.changed.connect(self._on_changed)
        holder.switched.connect(self._on_switched)

    @property
    def text(self) -> str:
        return self._notice.text.text()

    def turn(self) -> None:
        """One step of undo."""
        old = self._old
        self._show(None)
        if old is not None:
            self._holder.settle()
            self._holder.edit(_("Turn into Unicode"), lambda plan: in_unicode(plan, old))

    def keep(self) -> None:
        """Not asked again for the same text."""
        if self._old is not None:
            self._left.update(self._old.pieces)
        self._show(None)

    def _on_changed(self, before: Plan, after: Plan) -> None:
        if (old := old_text_in(before, after)) is not None and not self._left.issuperset(old.pieces):
            known = self._old.pieces if self._old is not None and self._old.encoding == old.encoding else ()
            self._show(OldText(encoding=old.encoding, pieces=tuple(dict.fromkeys((*known, *old.pieces)))))

    def _on_switched(self, _session: object) -> None:
        self._left.clear()
        self._show(None)

    def _show(self, old: OldText | None) -> None:
        self._old = old
        if old is not None:
            words = _("The text just entered uses an old encoding ({encoding}). In Unicode it reads “{example}”.")
            self._notice.text.setText(words.format(encoding=old.encoding, example=old.example[:_EXAMPLE]))
        self.setVisible(old is not None)
