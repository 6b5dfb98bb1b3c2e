"""Files of updates of the library: read whole or not at all, written, and sealed by a checksum, so that damage on the way is noticed."""

import dataclasses
import datetime as dt
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ttdn_desktop.domain.codec import CodecError, fields_of, value_from_json, value_to_json
from ttdn_desktop.domain.library_flaws import FIRST_YEAR, LAST_YEAR, flaw_in
from ttdn_desktop.domain.library_update import Update
from ttdn_desktop.exchange.refusal import Fault, RefusedUpdateError
from ttdn_desktop.exchange.schema_check import faults
from ttdn_desktop.exchange.strict_json import parsed, texts

FORMAT = "ttdn-update"
VERSION = 1
LARGEST = 32_000_000
"""Bytes; a library of 20,000 documents is half of that."""

_SEAL = "sha256"
_DAYS = frozenset({"edition", "date", "first", "last", "changes_from", "effective_from", "expired_from", "status_day"})
_OFFICE = frozenset({"origin", "edited", "files", "merged"})
_ALWAYS = frozenset({"id", "type", "subject", "kind", "source", "target", "name", "bases", "text", "key", "level", "whole", "edition"})
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co"})  # control characters, marks without a shape, halves, private letters
_MANY_BLANKS = re.compile(r"[^\S\n]+")


def read_update(content: bytes, schema: Mapping[str, Any]) -> Update:
    """The update in these bytes, checked throughout (`schema` is resources/schema/update.schema.json); RefusedUpdateError says what is wrong first."""
    data = _of_our_kind(content)
    if _SEAL not in data:
        raise RefusedUpdateError(Fault.UNSEALED)
    if data[_SEAL] != seal_of(data):
        raise RefusedUpdateError(Fault.SEAL)
    return _checked(data, schema)


def sealed(content: bytes, schema: Mapping[str, Any]) -> bytes:
    """The same file with the right checksum and letters in their usual form, after it was changed by hand; RefusedUpdateError where it is wrong otherwise."""
    data = _tidy(_of_our_kind(content))
    data[_SEAL] = seal_of(data)
    _checked(data, schema)
    return _bytes(data)


def written(update: Update, schema: Mapping[str, Any]) -> bytes:
    """The update as a file, sealed; read again before it is given, so that what is handed out can be taken."""
    data = {"format": FORMAT, "version": VERSION, **_lean(update)}
    data = _tidy({name: value for name, value in data.items() if value not in ([], "", False)})
    data[_SEAL] = seal_of(data)
    _checked(data, schema)
    return _bytes(data)


def seal_of(data: Mapping[str, Any]) -> str:
    """SHA-256 of all that stands beside the seal: JSON with sorted names and no blanks between, in UTF-8; how the file is laid out does not count."""
    rest = {name: value for name, value in data.items() if name != _SEAL}
    text = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _of_our_kind(content: bytes) -> dict[str, Any]:
    if len(content) > LARGEST:
        raise RefusedUpdateError(Fault.TOO_LARGE)
    data = parsed(content)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise RefusedUpdateError(Fault.OTHER_KIND)
    version = data.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise RefusedUpdateError(Fault.NEWER)
    return data


def _checked(data: Mapping[str, Any], schema: Mapping[str, Any]) -> Update:
    for where, text in texts(data):
        if is_hidden(text):
            raise RefusedUpdateError(Fault.LETTERS, where)
    if (found := next(faults(data, schema), None)) is not None:
        raise RefusedUpdateError(*found)
    if (place := next(_impossible_days(data), None)) is not None:
        raise RefusedUpdateError(Fault.DAY, place)
    body = {name: value for name, value in data.items() if name not in {"format", "version", _SEAL}}
    try:
        update = value_from_json(Update, body)
    except CodecError as error:
        raise RefusedUpdateError(Fault.VALUE, error.where) from error
    if (flaw := flaw_in(update)) is not None:
        raise RefusedUpdateError(Fault.NONSENSE, flaw=flaw)
    seen = (replace(one, status_day=one.status_day or update.edition) if one.status else one for one in update.documents)
    return replace(update, documents=tuple(seen))


def is_hidden(text: str) -> bool:
    """Whether there is something in it that the eye does not see, half a letter, a lost one, or one not in its usual form (NFC)."""
    if text.isascii() and text.isprintable():
        return False
    return "\ufffd" in text or not unicodedata.is_normalized("NFC", text) or any(char != "\n" and unicodedata.category(char) in _HIDDEN for char in text)


def _impossible_days(value: Any, where: str = "") -> Iterator[str]:
    """Where days stand that the calendar does not have, or of another age."""
    match value:
        case dict():
            for name, part in value.items():
                if name in _DAYS and isinstance(part, str) and not _is_day(part):
                    yield f"{where}/{name}"
                else:
                    yield from _impossible_days(part, f"{where}/{name}")
        case list():
            for place, part in enumerate(value):
                yield from _impossible_days(part, f"{where}/{place}")


def _is_day(written_day: str) -> bool:
    try:
        return FIRST_YEAR <= dt.date.fromisoformat(written_day).year <= LAST_YEAR
    except ValueError:
        return False


def _lean(value: Any) -> Any:
    """A value as JSON without what is as usual, and without what is the office's alone."""
    if isinstance(value, tuple):
        return [_lean(part) for part in value]
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value_to_json(value)
    usual = {field.name: field.default for field in dataclasses.fields(value)}
    parts = ((name, key, getattr(value, name)) for name, key, _hint, _optional in fields_of(type(value)) if name not in _OFFICE)
    return {key: _lean(part) for name, key, part in parts if name in _ALWAYS or part != usual[name]}


def _tidy(value: Any) -> Any:
    """The same with every text in its usual form, without what the eye does not see."""
    match value:
        case str():
            return _tidy_text(value)
        case dict():
            return {_tidy_text(name): _tidy(part) for name, part in value.items()}
        case list():
            return [_tidy(part) for part in value]
        case _:
            return value


def _tidy_text(text: str) -> str:
    if not is_hidden(text):
        return text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return _MANY_BLANKS.sub(" ", "".join(char for char in text if char == "\n" or unicodedata.category(char) not in _HIDDEN))


def _bytes(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"
