"""The dictionary of the office: words that the spelling check leaves alone, one a line."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.library import Library
from ttdn_desktop.domain.library_edits import add_word
from ttdn_desktop.i18n import _
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.editors import BlockEditor
from ttdn_desktop.ui.value_session import ValueSession


class DictionaryDialog(Dialog):
    """Shows the words in their order and takes what was made of them, as one step."""

    def __init__(self, library: ValueSession[Library], parent: QWidget | None = None) -> None:
        super().__init__(_("Dictionary of the office"), parent, width=420)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._library = library
        self.words = BlockEditor(least=10, most=18)
        self.words.setAccessibleName(_("Words, one a line"))
        self.words.show_content("\n".join(sorted(library.value.words)))
        self.words.setReadOnly(bool(library.read_only))
        self.content.addWidget(kit.muted_label(_("The spelling check leaves these words alone: names, foreign words, abbreviations. One a line."), wrap=True))
        self.content.addWidget(self.words, 1)
        self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.add_button(kit.primary_button(_("Keep"), self.accept)).setEnabled(not library.read_only)

    def accept(self) -> None:
        """Keep the words as they are now."""

        def kept(library: Library) -> Library:
            library = replace(library, words=())
            for word in self.words.content().split("\n"):
                library = add_word(library, word)
            return library if set(library.words) != set(self._library.value.words) else self._library.value

        if self._library.edit(_("Change the dictionary of the office"), kept):
            super().accept()
