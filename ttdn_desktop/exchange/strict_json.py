"""Reads JSON that says one thing only: UTF-8, no name twice in an object, no numbers but whole ones of usual size, not nested deeply."""

import json
import re
from collections.abc import Iterable
from typing import Any

from ttdn_desktop.exchange.refusal import Fault, RefusedUpdateError

_DEEPEST = 12
_LONGEST_NUMBER = 9
_BOM = b"\xef\xbb\xbf"
_BRACKETS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|([\[{])|([\]}])', re.DOTALL)  # a text without end goes to the end: nothing is tried twice


def parsed(content: bytes) -> Any:
    """The value of these bytes; RefusedUpdateError for all that is not JSON of this sort."""
    if not content.strip(b" \t\r\n\x00"):
        raise RefusedUpdateError(Fault.EMPTY)
    try:
        text = content.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedUpdateError(Fault.NOT_TEXT) from error
    if _depth(text) > _DEEPEST:
        raise RefusedUpdateError(Fault.TOO_DEEP)
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=_whole, parse_float=_no_number, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise RefusedUpdateError(Fault.NOT_JSON, f"{error.lineno}:{error.colno}") from error


def _depth(text: str) -> int:
    """How deeply brackets stand within each other; those in texts do not count."""
    deepest = depth = 0
    for found in _BRACKETS.finditer(text):
        depth += 1 if found[1] else -1 if found[2] else 0
        deepest = max(deepest, depth)
        if deepest > _DEEPEST:
            break
    return deepest


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, value in pairs:
        if name in made:
            raise RefusedUpdateError(Fault.TWICE, name)
        made[name] = value
    return made


def _whole(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        raise RefusedUpdateError(Fault.NUMBER, digits[:20])
    return int(digits)


def _no_number(written: str) -> Any:
    raise RefusedUpdateError(Fault.NUMBER, written[:20])


def texts(value: Any, where: str = "") -> Iterable[tuple[str, str]]:
    """Every text of a parsed value, names of objects among them, with where it stands."""
    match value:
        case str():
            yield where, value
        case dict():
            for name, part in value.items():
                yield f"{where}/{name}", name
                yield from texts(part, f"{where}/{name}")
        case list():
            for place, part in enumerate(value):
                yield from texts(part, f"{where}/{place}")
