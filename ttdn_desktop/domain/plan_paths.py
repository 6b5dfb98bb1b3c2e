"""Paths of the wire form ("/tasks/3/leads/0"): what stands at one, in which node it is edited, and the plan with a text there changed."""

import dataclasses
import datetime as dt
import hashlib
import types
import typing
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import Any, cast

from ttdn_desktop.domain import texts
from ttdn_desktop.domain.codec import fields_of
from ttdn_desktop.domain.plan import Annex, Plan, Section, Task
from ttdn_desktop.domain.text import RichText, Run, plain, spliced
from ttdn_desktop.domain.texts import Place

APPEND = "-"
"""In the place of a number: behind the last entry of a list, as in JSON Patch."""


_Change = tuple[int, int | None, str]
"""Characters start to end (None: to the end) become the text."""


def steps_of(path: str) -> tuple[str, ...]:
    """The names and numbers of a path."""
    return tuple(path.strip("/").split("/")) if path.strip("/") else ()


def values_on(plan: Plan, path: str) -> tuple[Any, ...]:
    """The plan and every value on the way to that place, as far as there are any."""
    value: Any = plan
    found = [value]
    for step in steps_of(path):
        if isinstance(value, tuple):
            if not step.isdigit() or int(step) >= len(value):
                break
            value = value[int(step)]
        else:
            name = _names_of(value.__class__).get(step)
            if name is None:
                break
            value = getattr(value, name)
        found.append(value)
    return tuple(found)


@cache
def _names_of(cls: type) -> dict[str, str]:
    """The fields of a value class by their keys; of any other class none."""
    return {key: name for name, key, _hint, _optional in fields_of(cls)} if dataclasses.is_dataclass(cls) else {}


def owner_of(plan: Plan, path: str) -> Section | Task | Annex | None:
    """The innermost section, task or annex that holds the place."""
    return next((value for value in reversed(values_on(plan, path)) if isinstance(value, Section | Task | Annex)), None)


def text_at(plan: Plan, path: str) -> str | None:
    """The characters at a place; None where there is no text."""
    return _text_in(values_on(plan, path), steps_of(path))


def _text_in(found: tuple[Any, ...], steps: tuple[str, ...]) -> str | None:
    """The characters at the end of a way."""
    value = found[-1]
    if len(found) != len(steps) + 1:
        return None
    if isinstance(value, str):
        return value
    return plain(cast(RichText, value)) if _is_rich(value) else None


def _is_rich(value: Any) -> bool:
    """Whether a value is text with looks."""
    return isinstance(value, tuple) and bool(value) and all(isinstance(part, Run) for part in value)


def lasting_path(plan: Plan, path: str) -> str:
    """A name of the place that stays when parts are moved or others come before them: "@ID/leads/=3f2a…" for "/tasks/3/leads/0".

    It begins with the innermost thing that has an identity; an entry of a list that has none is told by what it says. A place that is not in the
    plan keeps the path it is given.
    """
    steps, found = steps_of(path), values_on(plan, path)
    if len(found) != len(steps) + 1:
        return path
    named = ""
    for holder, step, value in zip(found, steps, found[1:], strict=False):
        if ident := getattr(value, "id", None):
            named = f"@{ident}"
        elif isinstance(holder, tuple) and (words := _words_in(value)):
            named += f"/={hashlib.blake2b(words.encode(), digest_size=6).hexdigest()}"
        else:
            named += f"/{step}"
    return named


def _words_in(value: Any) -> str:
    """All that a value says, one text a line."""
    if isinstance(value, str):
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        value = tuple(getattr(value, field.name) for field in dataclasses.fields(value))
    return "\n".join(filter(None, map(_words_in, value))) if isinstance(value, tuple) else ""


def place_at(plan: Plan, path: str) -> Place | None:
    """The place as search and the editors name it; None where no text is edited."""
    steps, found = steps_of(path), values_on(plan, path)
    if not _text_in(found, steps) or steps[0] in texts.NOT_WALKED:
        return None
    node, prefix, field, part = "", "", "", None
    for value, step in zip(found, steps, strict=False):
        if field and part is None and isinstance(value, tuple) and not _is_rich(value):
            part = int(step)
        elif field:
            return None  # within a text
        elif isinstance(value, tuple):
            prefix += f"{step}." if prefix and not hasattr(value[int(step)], "id") else ""
        else:
            if own := getattr(value, "id", "") if not isinstance(value, Plan) else "":
                node, prefix = own, ""
            if step in texts.text_fields(type(value)):
                field = prefix + step
            else:
                prefix = texts.prefix_of(prefix, step)
    return Place(node=node, field=field, part=part) if field else None


def spliced_at(plan: Plan, path: str, text: str, start: int = 0, end: int | None = None) -> Plan:
    """The plan with characters `start` to `end` (None: to the end) of the text at that place replaced; what is said twice follows.

    An entry that becomes several lines becomes as many entries. KeyError for a place that is not there.
    """
    place = place_at(plan, path) if "\n" not in text else None
    if place is not None:
        return texts.rewritten(plan, lambda there, whole: ((start, len(whole) if end is None else end, text),) if there == place else ())
    return cast(Plan, _set(plan, Plan, steps_of(path), (start, end, text)))


def _set(value: Any, hint: Any, steps: tuple[str, ...], change: _Change) -> Any:
    """The value with the text at those steps replaced."""
    if not steps:
        return _scalar(value, hint, change)
    step, rest = steps[0], steps[1:]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for name, key, inner, _optional in fields_of(type(value)):
            if key == step:
                return dataclasses.replace(value, **{name: _set(getattr(value, name), inner, rest, change)})
        raise KeyError(step)
    if not isinstance(value, tuple):
        raise KeyError(step)
    inner = typing.get_args(hint)[0]
    if step == APPEND or (step.isdigit() and int(step) == len(value) and not rest):
        return (*value, *(_scalar("" if inner is str else (), inner, (0, None, line)) for line in change[2].split("\n")))
    if not step.isdigit() or int(step) >= len(value):
        raise KeyError(step)
    at = int(step)
    if inner is str and not rest:
        new = _spliced(value[at], change)
        return (*value[:at], *(line for line in new.split("\n") if line), *value[at + 1 :])
    return (*value[:at], _set(value[at], inner, rest, change), *value[at + 1 :])


def _scalar(value: Any, hint: Any, change: _Change) -> Any:
    """One text, date, number or word of a list, changed."""
    kinds = typing.get_args(hint) if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union else (hint,)
    if isinstance(value, tuple):
        start, end, text = change
        whole = plain(cast(RichText, value))
        return spliced(cast(RichText, value), start, len(whole) if end is None else end, text)
    new = _spliced(value if isinstance(value, str) and not isinstance(value, StrEnum) else "", change)
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return kind(new)
        if kind is dt.date:
            return dt.date.fromisoformat(new) if new else None
        if kind is int:
            return int(new) if new else None
        if kind is Decimal:
            return _decimal(new)
    return new if new or type(None) not in kinds else None


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation as error:
        raise ValueError(text) from error


def _spliced(old: str, change: _Change) -> str:
    start, end, text = change
    return old[:start] + text + old[len(old) if end is None else end :]
