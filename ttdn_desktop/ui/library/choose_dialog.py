"""Choosing one document of the library."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.library.document_choice import DocumentChoice


class ChooseDialog(Dialog):
    """`taken` names the document; `but` is not offered."""

    taken = Signal(str)

    def __init__(self, context: ScreenContext, title: str, *, but: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent, width=680)
        self.choice = DocumentChoice(context, but=but)
        self.content.addWidget(self.choice, 1)
        self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.take_button = self.add_button(kit.primary_button(_("Choose"), self._take), default=True)
        self.choice.changed.connect(self._enable)
        self._enable()
        self.choice.words.setFocus()

    def _enable(self) -> None:
        self.take_button.setEnabled(bool(self.choice.chosen_id))

    def _take(self) -> None:
        self.accept()
        self.taken.emit(self.choice.chosen_id)
