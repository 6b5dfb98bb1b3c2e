"""The shipped sample plans, each opened as a plan of the person's own."""

from dataclasses import dataclass
from typing import Any

from ttdn_desktop import resources
from ttdn_desktop.domain import codec
from ttdn_desktop.domain.ids import NewId
from ttdn_desktop.domain.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A sample plan to choose: `name` is its file, `title` its subject, which is an official wording and not translated."""

    name: str
    title: str


def samples() -> tuple[Sample, ...]:
    """All sample plans, the yearly one first."""
    return tuple(Sample(name=name, title=resources.load_json(f"samples/{name}.json")["document"]["subject"]) for name in resources.sample_names())


def load_sample(name: str, new_id: NewId) -> Plan:
    """The sample of that name with fresh ids, so that it can be opened more than once; KeyError where there is none."""
    if name not in resources.sample_names():
        raise KeyError(name)
    return with_fresh_ids(codec.plan_from_json(resources.load_json(f"samples/{name}.json")), new_id)


def with_fresh_ids(plan: Plan, new_id: NewId) -> Plan:
    """The same plan in which the plan and all its parts bear new identities; ids of the unit directory and the catalogue stay."""
    data = codec.plan_to_json(plan)
    units = data.pop("units")
    fresh = {old: new_id() for old in _ids(data)}
    return codec.plan_from_json({**_renamed(data, fresh), "units": units})


def _ids(data: Any) -> dict[str, None]:
    """Every identity of the JSON, in the order of its first occurrence."""
    found: dict[str, None] = {}
    if isinstance(data, dict):
        if isinstance(data.get("id"), str):
            found[data["id"]] = None
        data = list(data.values())
    if isinstance(data, list):
        for part in data:
            found |= _ids(part)
    return found


_REFERENCES = frozenset({"id", "ids", "task", "parent_task"})


def _renamed(data: Any, fresh: dict[str, str], key: str = "") -> Any:
    if isinstance(data, dict):
        return {name: _renamed(value, fresh, name) for name, value in data.items()}
    if isinstance(data, list):
        return [_renamed(part, fresh, key) for part in data]
    return fresh.get(data, data) if key in _REFERENCES else data
