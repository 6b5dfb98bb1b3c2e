"""The books of the office: its library of legal documents and its directory of units, loaded from the workspace and saved with every change."""

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from ttdn_desktop.domain.library import Library
from ttdn_desktop.domain.units import Units
from ttdn_desktop.i18n import _
from ttdn_desktop.services import late
from ttdn_desktop.services.bases import Shelf, shelf_of
from ttdn_desktop.services.known_places import Directory, directory_of
from ttdn_desktop.ui.autosave import Autosave
from ttdn_desktop.ui.background import Background
from ttdn_desktop.ui.value_session import ValueSession

if TYPE_CHECKING:
    from ttdn_desktop.services.workspace import Workspace


class Desk(Protocol):
    """What the books need of the desk."""

    opened: SignalInstance
    read_only: str

    @property
    def workspace(self) -> "Workspace | None": ...


class Books(QObject):
    """What screens are given: `library` and `units` hold the values, `shelf` is the library ready to be asked, `directory` places and bodies as it knows them.

    Until the workspace has answered, and where there is none, the library is empty and nothing can be changed.
    """

    library_changed = Signal()  # also when it was loaded
    units_changed = Signal()
    directory_changed = Signal()  # names of places or bodies are not what they were
    trouble = Signal(str)  # an expected failure, or why an edit was not done, for a person

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._shelf: Shelf | None = None
        self._directory: Directory | None = None  # read when it is first asked for
        self._news: tuple[object, ...] = ((), ())  # names that updates brought
        self.library: ValueSession[Library] = ValueSession(Library(), self)
        self.units: ValueSession[Units] = ValueSession(Units(), self)
        self.library.changed.connect(lambda _before, _after: self._on_library())
        self.library.loaded.connect(lambda _value: self._on_library())
        self.units.changed.connect(lambda _before, _after: self.units_changed.emit())
        self.units.loaded.connect(lambda _value: self.units_changed.emit())
        self.library.refused.connect(self.trouble)
        self.units.refused.connect(self.trouble)
        self.close()
        desk.opened.connect(self._on_opened)

    @property
    def shelf(self) -> Shelf:
        """The library as it is now; the same value until it changes."""
        if self._shelf is None:
            self._shelf = shelf_of(self.library.value)
        return self._shelf

    @property
    def directory(self) -> Directory:
        """All places and bodies of the country with what updates brought of them; the same value until such names change."""
        if self._directory is None:
            self._directory = directory_of(self.library.value)
        return self._directory

    def settle(self) -> None:
        """What is typed in a field and still waiting is brought into the values."""
        self.library.settle()
        self.units.settle()

    def close(self) -> None:
        """Nothing of them can be changed until a workspace is open again, which brings its own."""
        self.library.read_only = self.units.read_only = _("The library is still being opened.")

    def follow(self, autosave: Autosave) -> None:
        """Save every change."""
        autosave.follow_value(self.library)
        autosave.follow_value(self.units)

    def _on_opened(self) -> None:
        workspace = self._desk.workspace
        if workspace is None:
            self.library.read_only = self.units.read_only = self._desk.read_only
            self._background.run(late.shipped_library, done=self.library.load, failed=self.trouble.emit, owner=self)
            return

        def take(session: ValueSession[Any], value: object) -> None:
            session.read_only = self._desk.read_only
            session.load(value)

        def refuse(session: ValueSession[Any], why: str) -> None:
            session.read_only = why  # what could not be read is never written over
            session.load(session.value)
            self.trouble.emit(why)

        self._background.watch(workspace.library(), done=partial(take, self.library), failed=partial(refuse, self.library), owner=self)
        self._background.watch(workspace.units(), done=partial(take, self.units), failed=partial(refuse, self.units), owner=self)

    def _on_library(self) -> None:
        library = self.library.value
        before, self._news = self._news, (library.places, library.bodies)
        self._shelf = None
        if before != self._news:
            self._directory = None
        self.library_changed.emit()
        if before != self._news:
            self.directory_changed.emit()
