"""A rule that an officer set aside for one paper, with the reason. It hangs on the plan from outside and is no part of it."""

import datetime as dt
from dataclasses import dataclass

from ttdn_desktop.domain.ids import PlanId


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """One rule set aside. `paper` is the identity of another paper of the plan, empty for the plan; `node` the place meant, empty: all of the paper."""

    plan: PlanId
    rule: str
    reason: str
    paper: str = ""
    node: str = ""  # a name that lasts (`rules.naming`)
    at: dt.datetime | None = None  # UTC

    def covers(self, rule: str, node: str) -> bool:
        """Whether it is about such a finding; `node` is the lasting name of its place."""
        return self.rule == rule and self.node in {"", node}
