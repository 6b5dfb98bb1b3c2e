"""An office's own words as its screen changes them: every change is kept at once and can be taken back."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from ttdn_desktop.i18n import _
from ttdn_desktop.services import late_words
from ttdn_desktop.services.office_words import OfficeText, changed
from ttdn_desktop.ui.context import ScreenContext

Words = Mapping[str, Mapping[str, str]]


class OwnWords(QObject):
    """Read from the workspace when it is there; `changed` tells that they are not what they were."""

    changed = Signal()

    def __init__(self, context: ScreenContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._done: list[Words] = []
        self._undone: list[Words] = []
        self._merging = ""
        self._read = False
        self.words: Words = {}
        context.desk.opened.connect(self.read)
        self.read()

    @property
    def locked(self) -> str:
        """Why nothing can be changed, or nothing."""
        return self._context.desk.read_only or ("" if self._read else _("The plans are still being opened."))

    def read(self) -> None:
        """Take what the workspace has."""
        workspace = self._context.desk.workspace
        if workspace is not None:
            self._context.background.run(lambda: late_words.kept_words(workspace), done=self._on_read, failed=self._context.message, owner=self)

    def put(self, text: OfficeText, wanted: str | None) -> None:
        """Word one text so; None gives the own words up. What is typed on in the same text is one step back."""
        merge = f"{text.kind}/{text.key}"
        self._change(changed(self.words, text, wanted), merge if wanted is not None else "")

    def put_all(self, words: Words) -> None:
        """Have these in the place of all."""
        self._change(words, "")

    def settle(self) -> None:
        """What is typed next is a step of its own."""
        self._merging = ""

    def undo(self) -> bool:
        """Take the last step back; whether there was one."""
        return self._step(self._done, self._undone)

    def redo(self) -> bool:
        """Do again what was taken back last."""
        return self._step(self._undone, self._done)

    def _step(self, taken: list[Words], given: list[Words]) -> bool:
        if not taken or self.locked:
            return False
        given.append(self.words)
        self._merging = ""
        self._have(taken.pop())
        return True

    def _change(self, words: Words, merge: str) -> None:
        if self.locked or words == self.words:
            return
        if not merge or merge != self._merging:
            self._done.append(self.words)
        self._merging = merge
        self._undone.clear()
        self._have(words)

    def _have(self, words: Words) -> None:
        self.words = words
        workspace = self._context.desk.workspace
        if workspace is not None:
            self._context.background.watch(late_words.keep_words(workspace, words), done=self._on_kept, failed=self._context.message, owner=self)
        self.changed.emit()

    def _on_kept(self, _nothing: None) -> None:
        self._context.desk.words_changed.emit()

    def _on_read(self, words: Words) -> None:
        self._read = True
        self._done, self._undone, self._merging = [], [], ""
        self.words = words
        self.changed.emit()
