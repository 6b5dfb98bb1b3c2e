"""Mending a plan: the certain changes that findings carry, applied to it as one edit; what they do not name stays the same object."""

import dataclasses
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, cast

from ttdn_desktop.domain.codec import key_of
from ttdn_desktop.domain.plan import LegalBasis, Plan, Proposal
from ttdn_desktop.domain.text import RichText, Run, plain, spliced
from ttdn_desktop.domain.texts import apply
from ttdn_desktop.language.citations import parse_citation
from ttdn_desktop.rules.model import PlanFix

_PARTS = ("type", "number", "date", "issuer", "subject")


class NoSuchPlaceError(LookupError):
    """The plan has no such place, or none that a text can be put into; it changed since it was checked."""


def fixed(plan: Plan, fixes: Iterable[PlanFix]) -> Plan:
    """The plan with these changes; characters are counted in the plan as it is given. A line of a list that becomes empty is dropped.

    Raises NoSuchPlaceError where the plan changed since, so that a path leads nowhere.
    """
    by_path: dict[str, list[PlanFix]] = {}
    for fix in fixes:
        by_path.setdefault(fix.path, []).append(fix)
    # the last lines of lists first: what is dropped must not move what comes before it
    for path in sorted(by_path, key=_steps_key, reverse=True):
        plan = _with_inline(plan, cast(Plan, _put(plan, _steps(path), by_path[path])), path)
    return plan


def text_at(plan: Plan, path: str) -> str:
    """The characters at a path; NoSuchPlaceError where there are none."""
    value: Any = plan
    for step in _steps(path):
        value = _step(value, step)
    return _as_text(value)


def _steps(path: str) -> tuple[str, ...]:
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in path.split("/")[1:])


def _steps_key(path: str) -> list[tuple[int, str]]:
    return [(int(step), "") if step.isdigit() else (-1, step) for step in _steps(path)]


def _step(value: Any, step: str) -> Any:
    if isinstance(value, tuple):
        if not step.isdigit() or int(step) >= len(value):
            raise NoSuchPlaceError(step)
        return value[int(step)]
    name = _field(value, step)
    return getattr(value, name)


def _field(value: Any, key: str) -> str:
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if key_of(type(value), field.name) == key:
                return field.name
    raise NoSuchPlaceError(key)


def _put(value: Any, steps: Sequence[str], fixes: Sequence[PlanFix]) -> Any:
    """The value with the text at these steps changed."""
    if not steps:
        return _changed(value, fixes)
    first, rest = steps[0], steps[1:]
    old = _step(value, first)
    new = _put(old, rest, fixes)
    if new is old:
        return value
    if isinstance(value, tuple):
        at = int(first)
        kept = () if new == "" else (new,)
        return (*value[:at], *kept, *value[at + 1 :])
    name = _field(value, first)
    changed = dataclasses.replace(value, **{name: new})
    return _reread(value, changed) if name == "text" and isinstance(value, LegalBasis | Proposal) else changed


def _changed(value: Any, fixes: Sequence[PlanFix]) -> Any:
    if isinstance(value, tuple):
        return _rich(value, fixes)
    text = apply(_as_text(value), sorted((fix.start, _end(fix, _as_text(value)), fix.text) for fix in fixes))
    match value:
        case str() | None if not isinstance(value, StrEnum):
            return text
        case StrEnum():
            return type(value)(text)
        case Decimal():
            return _decimal(text)
        case _:
            raise NoSuchPlaceError(type(value).__name__)


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise NoSuchPlaceError(text) from error


def _rich(value: tuple[Any, ...], fixes: Sequence[PlanFix]) -> RichText:
    if any(not isinstance(run, Run) for run in value):
        raise NoSuchPlaceError("a list is no text")
    text: RichText = value
    length = len(plain(text))
    for fix in sorted(fixes, key=lambda one: one.start, reverse=True):
        text = spliced(text, fix.start, length if fix.end is None else fix.end, fix.text)
    return text


def _end(fix: PlanFix, text: str) -> int:
    return len(text) if fix.end is None else fix.end


def _as_text(value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            return str(value)
        case Decimal():
            return f"{value:f}"
        case tuple() if all(isinstance(run, Run) for run in value):
            return plain(value)
        case _:
            raise NoSuchPlaceError(type(value).__name__)


def _reread(before: Any, after: Any) -> Any:
    """The parts of a citation follow its text: those that read otherwise than before."""
    old, new = parse_citation(before.text), parse_citation(after.text)
    if old is None or new is None:
        return after
    names = {field.name for field in dataclasses.fields(after)}
    follow = {name: getattr(new, name) for name in _PARTS if name in names and getattr(new, name) != getattr(old, name)}
    return dataclasses.replace(after, **follow) if follow else after


def _with_inline(before: Plan, after: Plan, path: str) -> Plan:
    """What the clause before the body cites stands among the bases too, and follows it."""
    if path != "/enacting" or before.enacting == after.enacting:
        return after
    bases = tuple(_moved(basis, before.enacting, after.enacting) if basis.inline else basis for basis in after.legal_bases)
    return dataclasses.replace(after, legal_bases=bases) if any(a is not b for a, b in zip(bases, after.legal_bases, strict=True)) else after


def _moved(basis: LegalBasis, old: str, new: str) -> LegalBasis:
    at = old.find(basis.text)
    if at < 0 or basis.text in new:
        return basis
    ahead, behind = old[:at], old[at + len(basis.text) :]
    if not new.startswith(ahead) or not new.endswith(behind):
        return basis
    text = new[len(ahead) : len(new) - len(behind)]
    return cast(LegalBasis, _reread(basis, dataclasses.replace(basis, text=text)))
