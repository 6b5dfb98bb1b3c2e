"""A plan as JSON and back: the one wire form, derived from the values themselves, so that no field can be forgotten."""

import dataclasses
import datetime as dt
import hashlib
import types
import typing
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, cast

from ttdn_desktop.domain import blocks
from ttdn_desktop.domain.ids import encode_id
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.text import Run

T = TypeVar("T")

FORMAT = "ttdn-plan"
VERSION = 1

BLOCK_KINDS: dict[str, type] = {
    "paragraph": blocks.Paragraph,
    "item": blocks.Item,
    "tasks": blocks.TaskList,
    "table": blocks.Table,
    "budget": blocks.BudgetTable,
    "image": blocks.Image,
}
_KIND_OF = {cls: kind for kind, cls in BLOCK_KINDS.items()}
_KEYS = {(blocks.TaskList, "task_ids"): "ids", (blocks.BudgetTable, "line_ids"): "ids"}
_RUN_FLAGS = (("b", "bold"), ("i", "italic"), ("u", "underline"))


class CodecError(ValueError):
    """The JSON is not a plan; `where` is a JSON pointer to the first wrong place, `newer` tells a version not yet known."""

    def __init__(self, where: str, problem: str, *, newer: bool = False) -> None:
        super().__init__(f"{where or '/'}: {problem}")
        self.where, self.problem, self.newer = where, problem, newer


def plan_to_json(plan: Plan) -> dict[str, Any]:
    """The plan as plan-file.md describes it; every field is present, unknown ones are null or empty."""
    return {"format": FORMAT, "version": VERSION, **_encoded(plan)}


def plan_from_json(data: object, unknown: list[str] | None = None) -> Plan:
    """The plan of that JSON; CodecError where it is none. JSON pointers of keys that are not known are put into `unknown`."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise CodecError("", f"not of the format {FORMAT}")
    if not isinstance(data.get("version"), int):
        raise CodecError("/version", "a whole number is missing")
    if data["version"] > VERSION:
        raise CodecError("/version", "made by a newer version of the program", newer=True)
    body = {key: value for key, value in data.items() if key not in {"format", "version"}}
    return cast(Plan, _decoded(Plan, body, "", unknown if unknown is not None else []))


def key_of(cls: type, name: str) -> str:
    """The JSON key of a field."""
    return _KEYS.get((cls, name), name)


def value_to_json(value: Any) -> Any:
    """Any frozen value of the domain as JSON, by the same rules as a plan."""
    return _encoded(value)


def value_from_json(cls: type[T], data: object, unknown: list[str] | None = None) -> T:
    """The value of that class; CodecError where the JSON is none."""
    return cast(T, _decoded(cls, data, "", unknown if unknown is not None else []))


@cache
def fields_of(cls: type) -> tuple[tuple[str, str, Any, bool], ...]:
    """Name, JSON key, type and whether it may be absent, of each field of a value class."""
    hints = typing.get_type_hints(cls)
    optional = {f.name: f.default is not dataclasses.MISSING or f.default_factory is not dataclasses.MISSING for f in dataclasses.fields(cls)}
    return tuple((name, key_of(cls, name), hints[name], optional[name]) for name in optional)


def _encoded(value: Any) -> Any:
    return _encoder(value.__class__)(value)


@cache
def _encoder(cls: Any) -> Callable[[Any], Any]:
    """What makes data of values of that class."""
    if issubclass(cls, Run):
        return lambda run: {"t": run.text, **{key: True for key, name in _RUN_FLAGS if getattr(run, name)}}
    if dataclasses.is_dataclass(cls):
        return _fields_encoder(cls)
    if issubclass(cls, tuple):
        return lambda values: [_encoded(value) for value in values]
    if issubclass(cls, dt.date):
        return dt.date.isoformat if cls is dt.date else lambda value: value.isoformat()
    if issubclass(cls, Decimal):
        return lambda value: int(value) if value == value.to_integral_value() else str(value)
    if issubclass(cls, StrEnum):
        return lambda value: value.value
    return lambda value: value


def _fields_encoder(cls: Any) -> Callable[[Any], Any]:
    head = {"kind": _KIND_OF[cls]} if cls in _KIND_OF else {}
    named = [(key, attrgetter(name)) for name, key, _hint, _optional in fields_of(cls)]

    def encode(value: Any) -> Any:
        data: dict[str, Any] = dict(head)
        for key, take in named:
            part = take(value)
            data[key] = part if part is None or part.__class__ is str else _encoder(part.__class__)(part)
        return data

    return encode


def _decoded(hint: Any, data: Any, where: str, unknown: list[str]) -> Any:
    if isinstance(hint, typing.NewType):
        hint = hint.__supertype__
    origin = typing.get_origin(hint)
    if origin is tuple:
        if not isinstance(data, list):
            raise CodecError(where, "a list is missing")
        return tuple(_decoded(typing.get_args(hint)[0], part, f"{where}/{n}", unknown) for n, part in enumerate(data))
    if origin in {types.UnionType, typing.Union}:
        return _decoded_choice(typing.get_args(hint), data, where, unknown)
    if hint is Run:
        return _decoded_run(data, where)
    if dataclasses.is_dataclass(hint):
        return _decoded_value(cast(type, hint), data, where, unknown)
    return _decoded_plain(hint, data, where)


def _decoded_choice(choices: tuple[Any, ...], data: Any, where: str, unknown: list[str]) -> Any:
    """`X | None`, or one of the block kinds."""
    if data is None and type(None) in choices:
        return None
    real = [choice for choice in choices if choice is not type(None)]
    if len(real) == 1:
        return _decoded(real[0], data, where, unknown)
    kind = data.get("kind") if isinstance(data, dict) else None
    if kind not in BLOCK_KINDS:
        raise CodecError(f"{where}/kind", f"no kind of block: {kind!r}")
    rest = {key: value for key, value in data.items() if key != "kind"}
    return _decoded_value(BLOCK_KINDS[kind], {"id": _position_id(where), **rest}, where, unknown)


def _decoded_value(cls: type, data: Any, where: str, unknown: list[str]) -> Any:
    if not isinstance(data, dict):
        raise CodecError(where, "an object is missing")
    values = {}
    fields = fields_of(cls)
    for name, key, hint, optional in fields:
        if key in data:
            values[name] = _decoded(hint, data[key], f"{where}/{key}", unknown)
        elif not optional:
            raise CodecError(f"{where}/{key}", "missing")
    unknown.extend(f"{where}/{key}" for key in sorted(data.keys() - {key for _name, key, _hint, _optional in fields}))
    try:
        return cls(**values)
    except ValueError as error:
        raise CodecError(where, str(error)) from error


def _decoded_run(data: Any, where: str) -> Run:
    if not isinstance(data, dict) or not isinstance(data.get("t"), str):
        raise CodecError(where, "a run of text is missing")
    return Run(text=data["t"], **{name: bool(data.get(key)) for key, name in _RUN_FLAGS})


def _date(data: str) -> dt.date:
    return dt.date.fromisoformat(data)


_PLAIN: dict[type, tuple[tuple[type, ...], Callable[[Any], Any]]] = {
    str: ((str,), str),
    int: ((int,), int),
    bool: ((bool,), bool),
    dt.date: ((str,), _date),
    Decimal: ((int, float, str), lambda data: Decimal(str(data))),
}


def _decoded_plain(hint: type, data: Any, where: str) -> Any:
    accepted, make = _PLAIN.get(hint, ((str,), hint))
    if not isinstance(data, accepted) or (isinstance(data, bool) and hint is not bool):
        raise CodecError(where, f"not the right kind of value: {data!r}"[:120])
    try:
        return make(data)
    except (ValueError, InvalidOperation) as error:
        raise CodecError(where, f"not the right kind of value: {data!r}"[:120]) from error


def _position_id(where: str) -> str:
    """An identity for a block that was written without one, the same at each reading."""
    return encode_id(int.from_bytes(hashlib.sha256(where.encode()).digest()[:16], "big"))
