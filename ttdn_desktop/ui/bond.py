"""One part of the plan in front, or of a book of the office, as a field has it: read where it is there, handed over as one step of undo for each visit."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from ttdn_desktop.errors import TtdnError
from ttdn_desktop.ui.session import HolderOf, SessionOf

P = TypeVar("P")
V = TypeVar("V")


class Bond(QObject, Generic[P, V]):
    """Follows the value in front (a plan, a library) for its owner, a field.

    `read` gives the value (KeyError: the part is gone), `write` is the pure edit, `label` names the step of undo, `name` the field within the
    plan ("subject", "task:ID:title"). `settle` hands over what is typed and still waiting; `switched` is told when another plan came to the front.
    """

    def __init__(
        self,
        holder: HolderOf[P],
        *,
        name: str,
        label: str,
        read: Callable[[P], V],
        write: Callable[[P, V], P],
        settle: Callable[[], None],
        switched: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._settle, self._switched = settle, switched
        self._session: SessionOf[P] | None = None
        self.bind(name, label, read, write)
        holder.switched.connect(self._on_switched)
        self._follow(holder.current)

    def bind(self, name: str, label: str, read: Callable[[P], V], write: Callable[[P, V], P]) -> None:
        """Point at another value of the plan; the owner has handed over the old one."""
        self._name, self._label, self._read, self._write = name, label, read, write
        self._merge = ""

    @property
    def locked(self) -> bool:
        """Whether there is no plan to type into, or one that is locked."""
        return self._session is None or bool(self._session.locked)

    def value(self) -> V | None:
        """What the plan has; None where there is no plan, or the part is gone."""
        try:
            return self._read(self._session.value) if self._session is not None else None
        except KeyError:
            return None

    def means(self, value: V) -> bool:
        """Whether what stands in the field, handed over, would leave the plan as it is: "a, " while the next word is about to come."""
        if self._session is None:
            return False
        try:
            return self._read(self._write(self._session.value, value)) == self.value()
        except (KeyError, TtdnError):
            return False

    def new_step(self) -> None:
        """What is handed over from now on is a step of its own."""
        self._merge = ""

    def put(self, value: V) -> None:
        """Hand a value over, where it differs from what the plan has."""
        session, now = self._session, self.value()
        if session is None or now is None or now == value:
            return
        self._merge = self._merge or session.typing_key(self._name)
        session.edit(self._label, lambda whole: self._write(whole, value), merge=self._merge)

    def _on_switched(self, session: SessionOf[P] | None) -> None:
        self._follow(session)
        self._merge = ""
        self._switched()

    def _follow(self, session: SessionOf[P] | None) -> None:
        if self._session is not None:
            self._session.settling.disconnect(self._settle)
        self._session = session
        if session is not None:
            session.settling.connect(self._settle)
