"""Checks parsed JSON by the part of JSON Schema (2020-12) that our own schemas use, and says where the first wrong value stands."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from ttdn_desktop.exchange.refusal import Fault

Found = tuple[Fault, str]
"""What is wrong, and the JSON pointer to it."""

_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
}
_KNOWN = frozenset(
    {"$schema", "$id", "$defs", "$ref", "title", "description", "type", "const", "enum", "pattern", "format", "minLength", "maxLength"}
    | {"minimum", "maximum", "minItems", "maxItems", "uniqueItems", "items", "properties", "required", "additionalProperties"}
)


def faults(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any] | None = None, where: str = "") -> Iterator[Found]:
    """All that the schema forbids, in the order of the value; ValueError for a schema that says more than is understood here."""
    root = schema if root is None else root
    if not schema.keys() <= _KNOWN:
        raise ValueError(f"not understood in a schema: {sorted(schema.keys() - _KNOWN)}")
    if "$ref" in schema:
        yield from faults(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root, where)
    kinds = schema.get("type", ())
    if kinds and not any(_TYPES[kind](value) for kind in ((kinds,) if isinstance(kinds, str) else kinds)):
        yield Fault.VALUE, where
        return
    if ("const" in schema and not _same(value, schema["const"])) or ("enum" in schema and not any(_same(value, one) for one in schema["enum"])):
        yield Fault.VALUE, where
    match value:
        case str():
            yield from _of_text(value, schema, where)
        case int():
            if not schema.get("minimum", value) <= value <= schema.get("maximum", value):
                yield Fault.VALUE, where
        case list():
            yield from _of_list(value, schema, root, where)
        case dict():
            yield from _of_object(value, schema, root, where)


def _same(value: Any, other: Any) -> bool:
    """Equal and of one type: true is not 1."""
    return type(value) is type(other) and bool(value == other)


def _of_text(value: str, schema: Mapping[str, Any], where: str) -> Iterator[Found]:
    if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
        yield Fault.LENGTH, where
    elif "pattern" in schema and not _pattern(schema["pattern"]).search(value):
        yield (Fault.DAY if schema.get("format") == "date" else Fault.VALUE), where


@cache
def _pattern(written: str) -> re.Pattern[str]:
    """The pattern, in which "$" is the very end, as in JSON Schema."""
    return re.compile(re.sub(r"\$$", r"\\Z", written))


def _of_list(value: list[Any], schema: Mapping[str, Any], root: Mapping[str, Any], where: str) -> Iterator[Found]:
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        yield Fault.LENGTH, where
        return
    if schema.get("uniqueItems") and len(set(map(repr, value))) < len(value):
        yield Fault.VALUE, where
    for place, part in enumerate(value):
        yield from faults(part, schema.get("items", {}), root, f"{where}/{place}")


def _of_object(value: dict[str, Any], schema: Mapping[str, Any], root: Mapping[str, Any], where: str) -> Iterator[Found]:
    properties = schema.get("properties", {})
    yield from ((Fault.MISSING, f"{where}/{name}") for name in schema.get("required", ()) if name not in value)
    for name, part in value.items():
        if name in properties:
            yield from faults(part, properties[name], root, f"{where}/{name}")
        elif schema.get("additionalProperties", True) is False:
            yield Fault.UNKNOWN, f"{where}/{name}"
