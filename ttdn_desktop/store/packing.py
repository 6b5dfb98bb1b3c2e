"""One aggregate as compressed JSON with its hash: the truth of the workspace."""

import hashlib
import json
import zlib
from collections.abc import Callable
from typing import Any, TypeVar

from ttdn_desktop.domain.codec import CodecError, plan_from_json, plan_to_json
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.store.trouble import DamagedError, TooNewError

T = TypeVar("T")

_LEVEL = 2  # a quarter larger than the usual 6, in a quarter of the time


def pack(plan: Plan) -> tuple[bytes, bytes]:
    """The SHA-256 of the plan's JSON, and that JSON compressed; equal plans have equal hashes."""
    return pack_json(plan_to_json(plan))


def pack_json(data: Any) -> tuple[bytes, bytes]:
    """The same for any JSON."""
    return pack_bytes(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


def pack_bytes(body: bytes, level: int = _LEVEL) -> tuple[bytes, bytes]:
    """The SHA-256 of bytes, and these compressed."""
    return hashlib.sha256(body).digest(), zlib.compress(body, level)


def unpack(sha256: bytes, data: bytes) -> Plan:
    """The plan that was packed; DamagedError where a single bit has changed since, TooNewError where a newer program wrote it."""
    return unpack_json(sha256, data, plan_from_json)


def unpack_json(sha256: bytes, data: bytes, decode: Callable[[Any], T]) -> T:
    """The same for any value, made of its JSON by `decode`, which raises CodecError."""
    body = verified(sha256, data)
    try:
        return decode(json.loads(body.decode("utf-8", "surrogatepass")))
    except CodecError as error:
        raise (TooNewError if error.newer else DamagedError)(str(error)) from error


def verified(sha256: bytes, data: bytes) -> bytes:
    """The bytes inside; DamagedError where they do not agree with their hash."""
    try:
        body = zlib.decompress(data)
    except zlib.error as error:
        raise DamagedError(f"content cannot be unpacked: {error}") from error
    if hashlib.sha256(body).digest() != sha256:
        raise DamagedError("content does not agree with its hash")
    return body


def storable(value: Any) -> Any:
    """A value for a derived row: a half of a surrogate pair, which SQLite refuses, becomes "?"."""
    if not isinstance(value, str):
        return value
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-8", "replace").decode()
    return value
