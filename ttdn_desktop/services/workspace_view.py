"""What a workspace knows beside a plan that is checked: the numbers of other plans, the words of the office, what units said of the draft."""

import datetime as dt
from dataclasses import dataclass, field

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.errors import NotFoundError
from ttdn_desktop.rules.model import Register
from ttdn_desktop.services.checking import register_of
from ttdn_desktop.services.paper_choices import order_in
from ttdn_desktop.services.types import PaperOrder
from ttdn_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What is known beside one plan; without a register no workspace was asked."""

    register: Register | None = None
    order: PaperOrder = field(default_factory=PaperOrder)


class WorkspaceView:
    """Asks one workspace again and again, loading only plans that changed meanwhile; from one thread at a time, which waits for the answers."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._numbers: dict[PlanId, tuple[dt.datetime, Register]] = {}

    def beside(self, plan_id: PlanId) -> Beside:
        """What is known beside that plan."""
        order = order_in(self._workspace, plan_id, PaperOrder())
        return Beside(register=self._register(plan_id), order=order)

    def _register(self, plan_id: PlanId) -> Register:
        """The numbers of all plans but this one."""
        known: dict[PlanId, tuple[dt.datetime, Register]] = {}
        for summary in self._workspace.plans().result():
            found = self._numbers.get(summary.id)
            if summary.id == plan_id:
                continue
            if found is None or found[0] != summary.changed:
                try:
                    found = (summary.changed, register_of((self._workspace.load(summary.id).result(),)))
                except NotFoundError:  # deleted meanwhile
                    continue
            known[summary.id] = found
        self._numbers = known
        return Register(numbers=tuple(number for _changed, register in known.values() for number in register.numbers))


def with_own(register: Register | None, own: Register) -> Register | None:
    """The register with the numbers of the plan itself and its papers."""
    return None if register is None else Register(numbers=(*register.numbers, *own.numbers))
