"""The JSON Schema (2020-12) of the wire form, derived from the same values as the codec."""

import dataclasses
import datetime as dt
import types
import typing
from decimal import Decimal
from enum import StrEnum
from typing import Any, cast

from ttdn_desktop.domain.codec import BLOCK_KINDS, FORMAT, VERSION, fields_of
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.text import Run

_KIND_OF = {cls: kind for kind, cls in BLOCK_KINDS.items()}
_PLAIN: dict[type, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    dt.date: {"type": "string", "format": "date"},
    Decimal: {"type": ["number", "string"]},
}


def json_schema() -> dict[str, Any]:
    """The schema of a whole plan."""
    definitions: dict[str, Any] = {}
    _of(Plan, definitions)
    plan = definitions.pop("Plan")
    plan["properties"] = {"format": {"const": FORMAT}, "version": {"const": VERSION}, **plan["properties"]}
    plan["required"] = ["format", "version", *plan["required"]]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "TTĐN plan", **plan, "$defs": dict(sorted(definitions.items()))}


def _of(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if isinstance(hint, typing.NewType):
        hint = hint.__supertype__
    origin = typing.get_origin(hint)
    if origin is tuple:
        return {"type": "array", "items": _of(typing.get_args(hint)[0], definitions)}
    if origin in {types.UnionType, typing.Union}:
        return {"anyOf": [{"type": "null"} if choice is type(None) else _of(choice, definitions) for choice in typing.get_args(hint)]}
    if hint is Run:
        flags = {key: {"type": "boolean"} for key in "biu"}
        return {"type": "object", "properties": {"t": {"type": "string"}, **flags}, "required": ["t"], "additionalProperties": False}
    if dataclasses.is_dataclass(hint):
        return _reference(cast(type, hint), definitions)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": [member.value for member in hint]}
    return _PLAIN[hint]


def _reference(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}  # before its fields, because sections hold sections
        kind = {"kind": {"const": _KIND_OF[cls]}} if cls in _KIND_OF else {}
        properties = kind | {key: _of(hint, definitions) for _name, key, hint, _optional in fields_of(cls)}
        required = [*kind, *(key for _name, key, _hint, optional in fields_of(cls) if not optional and not (kind and key == "id"))]
        doc = (cls.__doc__ or "").split("\n")[0]
        definitions[cls.__name__] = {"description": doc, "type": "object", "properties": properties, "required": required, "additionalProperties": False}
    return {"$ref": f"#/$defs/{cls.__name__}"}
