"""What was set aside of a plan, as the workspace keeps it: one text under the name of the plan."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import replace

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.set_aside import SetAside
from ttdn_desktop.rules.naming import lasting

_TEXTS = ("plan", "rule", "reason", "paper", "node")


def choice_name(plan_id: str) -> str:
    """The name under which a workspace keeps what was set aside of a plan."""
    return f"set-aside:{plan_id}"


def to_text(set_aside: Iterable[SetAside]) -> str:
    """All that is set aside of a plan; empty where nothing is."""
    kept = [{**{name: getattr(one, name) for name in _TEXTS}, "at": one.at.isoformat() if one.at else None} for one in set_aside]
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def from_text(text: str) -> tuple[SetAside, ...]:
    """The same back; what cannot be understood counts as nothing set aside."""
    try:
        return tuple(map(_aside, json.loads(text))) if text else ()
    except (ValueError, TypeError, KeyError):
        return ()


def settled(plan: Plan, set_aside: Iterable[SetAside]) -> tuple[SetAside, ...]:
    """The same by names that last: records of before name a place by its number in a list, which is taken as it stands in the plan now."""
    return tuple(replace(one, node=lasting(plan, _whole(plan, one))) for one in set_aside)


def _whole(plan: Plan, one: SetAside) -> str:
    """The place of a record; of another paper records of before say where it is within the paper."""
    if not one.paper or not one.node.startswith("/") or one.node.startswith("/papers/"):
        return one.node
    at = next((at for at, paper in enumerate(plan.papers) if paper.id == one.paper), None)
    return one.node if at is None else f"/papers/{at}{one.node}"


def _aside(data: dict[str, str | None]) -> SetAside:
    plan, rule, reason, paper, node = (str(data[name]) for name in _TEXTS)
    at = data["at"]
    return SetAside(plan=PlanId(plan), rule=rule, reason=reason, paper=paper, node=node, at=dt.datetime.fromisoformat(at) if at else None)
