"""Frozen values as JSON and back, between our own two processes: lists in the order of the fields, derived from the classes themselves.

Unlike the JSON of a plan (domain/codec.py) this form is for one version of the program only and is never kept, so it is short and quick:
a value class is the list of its fields, and among several kinds the value says its place in the list of kinds.
"""

import base64
import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any

Change = Callable[[Any], Any]

_AS_IT_IS = (str, int, float, bool, type(None))
_SIMPLE: dict[Any, tuple[Change, Change]] = {
    dt.datetime: (dt.datetime.isoformat, dt.datetime.fromisoformat),
    dt.date: (dt.date.isoformat, dt.date.fromisoformat),
    dt.time: (dt.time.isoformat, dt.time.fromisoformat),
    dt.timedelta: (lambda span: [span.days, span.seconds, span.microseconds], lambda parts: dt.timedelta(*parts)),
    Decimal: (str, Decimal),
    Path: (str, Path),
    bytes: (lambda data: base64.b64encode(data).decode("ascii"), base64.b64decode),
}


class WireError(ValueError):
    """What came over the wire is not of the form that was agreed."""


def encode(value: object, hint: Any = None) -> Any:
    """The value as JSON-able data; `hint` is its type where that is more than its class (`tuple[Plan, ...]`, `Plan | None`)."""
    kind: Any = type(value) if hint is None else hint
    pack = _packer(kind)
    return value if pack is None else pack(value)


def decode(hint: Any, data: Any) -> Any:
    """The value of that data; WireError where it does not fit."""
    unpack = _unpacker(hint)
    try:
        return data if unpack is None else unpack(data)
    except (TypeError, ValueError, KeyError, IndexError, ArithmeticError) as error:
        raise WireError(f"not a {hint}: {error}") from error


@cache
def _packer(hint: Any) -> Change | None:
    """What turns a value of this type into data; None where nothing is to be done."""
    match _shape(hint):
        case "plain", _:
            return None
        case "enum", _:
            return lambda value: value.value
        case "simple", known:
            return _SIMPLE[known][0]
        case "many", (part, _make):
            pack = _later(_packer, part)
            return lambda values: [pack(value) for value in values] if pack else list(values)
        case "row", parts:
            return _row(_packer, parts, list)
        case "map", part:
            pack = _later(_packer, part)
            return lambda values: {key: pack(value) for key, value in values.items()} if pack else dict(values)
        case "maybe", part:
            pack = _later(_packer, part)
            return None if pack is None else lambda value: None if value is None else pack(value)
        case "choice", kinds:
            return _choice_packer(kinds)
        case _:
            return _class_packer(hint)


@cache
def _unpacker(hint: Any) -> Change | None:
    """What turns data into a value of this type; None where nothing is to be done."""
    match _shape(hint):
        case "plain", _:
            return None
        case "enum", known:
            return {member.value: member for member in known}.__getitem__
        case "simple", known:
            return _SIMPLE[known][1]
        case "many", (part, make):
            unpack = _later(_unpacker, part)
            return lambda data: make([unpack(value) for value in data]) if unpack else make(data)
        case "row", parts:
            return _row(_unpacker, parts, tuple)
        case "map", part:
            unpack = _later(_unpacker, part)
            return lambda data: {key: unpack(value) for key, value in data.items()} if unpack else dict(data)
        case "maybe", part:
            unpack = _later(_unpacker, part)
            return None if unpack is None else lambda data: None if data is None else unpack(data)
        case "choice", kinds:
            return _choice_unpacker(kinds)
        case _:
            return _class_unpacker(hint)


def _shape(hint: Any) -> tuple[str, Any]:
    """How values of this type are sent."""
    if isinstance(hint, typing.NewType):
        return _shape(hint.__supertype__)
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in {types.UnionType, typing.Union}:
        kinds = tuple(kind for kind in arguments if kind is not type(None))
        return ("maybe", kinds[0]) if len(kinds) == 1 else ("choice", kinds)
    if origin in {tuple, list, frozenset, set}:
        return _many(origin, arguments)
    if origin is dict or (origin is not None and origin.__name__ == "Mapping"):
        if arguments[0] is not str:
            raise WireError(f"keys of a mapping must be texts: {hint}")
        return "map", arguments[1]
    if hint in _AS_IT_IS:
        return "plain", None
    if hint in _SIMPLE:
        return "simple", hint
    if isinstance(hint, type) and issubclass(hint, Enum):
        return "enum", hint
    if dataclasses.is_dataclass(hint):
        return "class", hint
    raise WireError(f"no way to send {hint}")


def _many(origin: Any, arguments: tuple[Any, ...]) -> tuple[str, Any]:
    """`tuple[X, ...]`, `list[X]`, `frozenset[X]`, or the fixed row `tuple[X, Y]`."""
    if origin is tuple and arguments[-1] is not Ellipsis:
        return "row", arguments
    return "many", (arguments[0], origin)


def _row(build: Callable[[Any], Change | None], parts: tuple[Any, ...], make: Callable[[list[Any]], Any]) -> Change:
    """A tuple of fixed length, each place of its own kind."""
    changes = [_later(build, part) for part in parts]
    return lambda values: make([change(value) if change else value for change, value in zip(changes, values, strict=True)])


def _later(build: Callable[[Any], Change | None], hint: Any) -> Change | None:
    """The packer of a part, found at its first use where a class may hold itself (a table in a cell of a table)."""
    kind, _known = _shape(hint)
    if kind == "plain":
        return None
    if kind in {"enum", "simple"}:
        return build(hint)
    found: list[Change | None] = []

    def change(value: Any) -> Any:
        if not found:
            found.append(build(hint))
        made = found[0]
        return made(value) if made else value

    return change


def _fields(cls: type) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(cls)
    return tuple((field.name, hints[field.name]) for field in dataclasses.fields(cls))


def _class_packer(cls: type) -> Change:
    fields = _fields(cls)
    changes = [(place, change) for place, (_name, hint) in enumerate(fields) if (change := _later(_packer, hint))]
    take = attrgetter("__class__", *(name for name, _hint in fields))  # with a second name, for one alone would come out bare

    def pack(value: Any) -> list[Any]:
        _own, *data = take(value)
        for place, change in changes:
            data[place] = change(data[place])
        return data

    return pack


def _class_unpacker(cls: type) -> Change:
    fields = _fields(cls)
    names = [name for name, _hint in fields]
    changes = [(name, change) for name, hint in fields if (change := _later(_unpacker, hint))]

    def unpack(data: list[Any]) -> Any:
        values = dict(zip(names, data, strict=True))
        for name, change in changes:
            values[name] = change(values[name])
        return cls(**values)

    return unpack


def _choice_packer(kinds: tuple[Any, ...]) -> Change:
    """One of several classes: what JSON knows goes as it is, the others as [place of the kind, data]."""
    places = {typing.get_origin(kind) or kind: (place, _later(_packer, kind)) for place, kind in enumerate(kinds)}

    def pack(value: Any) -> Any:
        if value.__class__ in _AS_IT_IS:
            return value
        place, change = places[value.__class__]
        return [place, change(value) if change else value]

    return pack


def _choice_unpacker(kinds: tuple[Any, ...]) -> Change:
    changes = [_later(_unpacker, kind) for kind in kinds]

    def unpack(data: Any) -> Any:
        if data.__class__ is not list:
            return data
        change = changes[data[0]]
        return change(data[1]) if change else data[1]

    return unpack
