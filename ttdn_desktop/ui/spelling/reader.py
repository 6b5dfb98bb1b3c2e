"""Knows what is misspelt in the text of editors: one for the window, asked whenever an editor paints itself."""

from collections import OrderedDict
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance
from shiboken6 import isValid

from ttdn_desktop.domain.library import Library
from ttdn_desktop.domain.library_edits import add_word
from ttdn_desktop.i18n import _
from ttdn_desktop.services import late_checks
from ttdn_desktop.ui.background import Background, Job
from ttdn_desktop.ui.value_session import ValueSession

if TYPE_CHECKING:
    from collections.abc import Callable

    from ttdn_desktop.services.proofing import Slip

_REMEMBERED = 4000  # texts whose slips are known


class Books(Protocol):
    """What it asks of the books of the office: the words that the office calls right are in its library, and names that updates brought."""

    library_changed: SignalInstance
    directory_changed: SignalInstance
    library: ValueSession[Library]


class Proofreader(QObject):
    """Says which characters of a text are misspelt; until its words are loaded, nothing is."""

    changed = Signal()  # what is misspelt is not what it was

    def __init__(self, books: Books, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._books = books
        self._look: Callable[[str, frozenset[str]], tuple[Slip, ...]] | None = None
        self._known: OrderedDict[str, tuple[Slip, ...]] = OrderedDict()
        self._passed: frozenset[str] = frozenset()
        self._on = True
        self._loading: Job | None = None
        books.library_changed.connect(self._forget)
        books.directory_changed.connect(self._load)
        self._background = background
        self._load()

    @property
    def on(self) -> bool:
        """Whether slips are shown in editors at all."""
        return self._on

    @on.setter
    def on(self, on: bool) -> None:
        if on != self._on:
            self._on = on
            self.changed.emit()

    def slips(self, text: str) -> tuple["Slip", ...]:
        """The slips in the text of one paragraph; each paragraph is looked through once."""
        if self._look is None or not self._on or not text.strip():
            return ()
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._look(text, self._right)
            if len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return known

    def learn(self, word: str) -> bool:
        """Put a word into the dictionary of the office; whether that could be done. It can be undone in the library."""
        return self._books.library.edit(_("Add “{word}” to the dictionary").format(word=word), lambda library: add_word(library, word))

    def pass_over(self, word: str) -> None:
        """Say nothing of this word until the program is closed."""
        self._passed |= {word.lower()}
        self._forget()

    @property
    def _right(self) -> frozenset[str]:
        return self._passed | frozenset(self._books.library.value.words)

    def _load(self) -> None:
        """Read the words; those of names that updates bring are known with them. An older reading may end later, and counts no more."""
        if self._loading is not None:
            self._loading.cancel()
        self._loading = self._background.run(late_checks.spelling, self._books.library.value, done=self._on_words, failed=lambda _why: None, owner=self)

    def _on_words(self, look: "Callable[[str, frozenset[str]], tuple[Slip, ...]]") -> None:
        self._look, self._loading = look, None
        self._forget()

    def _forget(self) -> None:
        self._known.clear()
        self.changed.emit()


class _Installed:
    """The one of the window, as the theme is; editors are made in too many places to hand it to each."""

    reader: Proofreader | None = None


def install(reader: Proofreader | None) -> None:
    """Which one editors ask from now on; called by the composition."""
    _Installed.reader = reader
    if reader is not None:
        reader.destroyed.connect(lambda: _uninstall(reader))


def _uninstall(reader: Proofreader) -> None:
    """It is gone with its window; editors made later ask nobody."""
    if _Installed.reader is reader:
        _Installed.reader = None


def current() -> Proofreader | None:
    """The one editors ask, if there is one and its window is still there."""
    reader = _Installed.reader
    return reader if reader is not None and isValid(reader) else None
