"""The envelope of the paper in front as forms of a plan have it: they edit head, bases, recipients and signatory, and what they write lands in the paper."""

from PySide6.QtCore import QObject, Signal

from ttdn_desktop.domain.paper_edits import as_plan, with_envelope
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.ui.papers.paper_session import PaperSession
from ttdn_desktop.ui.session import Change


class EnvelopeSession(QObject):
    """A holder beside that of the paper; `plan` is the plan with the envelope of the paper in the place of its own."""

    switched = Signal(object)
    changed = Signal(object, object)  # before, after
    settling = Signal()

    def __init__(self, paper: PaperSession) -> None:
        super().__init__(paper)
        self._paper = paper
        self._plan = as_plan(paper.plan, paper.paper_id)
        paper.changed.connect(self._on_changed)
        paper.settling.connect(self.settling)

    @property
    def current(self) -> "EnvelopeSession":
        return self

    @property
    def plan(self) -> Plan:
        return self._plan

    @property
    def value(self) -> Plan:
        """The plan, for fields."""
        return self._plan

    @property
    def locked(self) -> str:
        """Why this paper cannot be edited, or nothing."""
        return self._paper.locked

    def edit(self, text: str, change: Change, merge: str = "") -> None:
        """Edit the envelope of the paper as that of a plan is edited."""
        ident = self._paper.paper_id
        self._paper.edit(text, lambda plan: with_envelope(plan, ident, change(as_plan(plan, ident))), merge)

    def typing_key(self, name: str) -> str:
        return self._paper.typing_key(name)

    def settle(self) -> None:
        self._paper.settle()

    def undo(self) -> None:
        self._paper.undo()

    def redo(self) -> None:
        self._paper.redo()

    def _on_changed(self, _before: Plan, after: Plan) -> None:
        before, self._plan = self._plan, as_plan(after, self._paper.paper_id)
        self.changed.emit(before, self._plan)
