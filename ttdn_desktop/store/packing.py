"""One aggregate as compressed JSON with its hash: the truth of the workspace."""

import hashlib
import json
import zlib
from typing import Any

from ttdn_desktop.domain.codec import CodecError, plan_from_json, plan_to_json
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.store.trouble import DamagedError, TooNewError

_LEVEL = 2  # a quarter larger than the usual 6, in a quarter of the time


def pack(plan: Plan) -> tuple[bytes, bytes]:
    """The SHA-256 of the plan's JSON, and that JSON compressed; equal plans have equal hashes."""
    body = json.dumps(plan_to_json(plan), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return hashlib.sha256(body).digest(), zlib.compress(body, _LEVEL)


def unpack(sha256: bytes, data: bytes) -> Plan:
    """The plan that was packed; DamagedError where a single bit has changed since, TooNewError where a newer program wrote it."""
    body = verified(sha256, data)
    try:
        return plan_from_json(json.loads(body.decode("utf-8", "surrogatepass")))
    except CodecError as error:
        raise (TooNewError if error.newer else DamagedError)(str(error)) from error


def verified(sha256: bytes, data: bytes) -> bytes:
    """The JSON inside; DamagedError where it does not agree with its hash."""
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
