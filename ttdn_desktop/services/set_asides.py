"""What was set aside of a plan, as the workspace keeps it: one text under the name of the plan."""

import datetime as dt
import json
from collections.abc import Iterable

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.set_aside import SetAside

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


def _aside(data: dict[str, str | None]) -> SetAside:
    plan, rule, reason, paper, node = (str(data[name]) for name in _TEXTS)
    at = data["at"]
    return SetAside(plan=PlanId(plan), rule=rule, reason=reason, paper=paper, node=node, at=dt.datetime.fromisoformat(at) if at else None)
