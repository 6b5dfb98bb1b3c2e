"""The library and the directory of units of the office, in the workspace: one aggregate each."""

import datetime as dt
import hashlib
import json
import zlib
from typing import NamedTuple, TypeVar

from ttdn_desktop.domain.codec import CodecError, value_from_json, value_to_json
from ttdn_desktop.domain.library import LIBRARY_ID, Library
from ttdn_desktop.domain.units import UNITS_ID, Units
from ttdn_desktop.store.aggregates import next_revision
from ttdn_desktop.store.connection import Connection, immediate
from ttdn_desktop.store.packing import verified
from ttdn_desktop.store.trouble import DamagedError

_LEVEL = 2
T = TypeVar("T")


class Kept(NamedTuple):
    """What a save answers; `changed` is ISO, UTC."""

    id: str
    revision: int
    changed: str


def save(connection: Connection, book: Library | Units, now: dt.datetime) -> Kept:
    """Write it whole; what did not change is not written again."""
    body = json.dumps(value_to_json(book), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    sha256 = hashlib.sha256(body).digest()
    changed = now.astimezone(dt.UTC).isoformat(timespec="milliseconds")
    with immediate(connection):
        stored = connection.execute("select sha256, revision from aggregates where id = ?", [book.id]).fetchone()
        if stored and stored[0] == sha256:
            return Kept(id=book.id, revision=stored[1], changed=changed)
        revision = next_revision(connection)
        connection.execute(
            """insert into aggregates (id, kind, revision, sha256, data) values (?, ?, ?, ?, ?)
               on conflict (id) do update set revision = excluded.revision, sha256 = excluded.sha256, data = excluded.data""",
            [book.id, book.id, revision, sha256, zlib.compress(body, _LEVEL)],
        )
    return Kept(id=book.id, revision=revision, changed=changed)


def library(connection: Connection) -> Library | None:
    """The library of the office; None before the first one was kept. DamagedError where it changed by itself."""
    return _load(connection, LIBRARY_ID, Library)


def units(connection: Connection) -> Units | None:
    """The same for its directory."""
    return _load(connection, UNITS_ID, Units)


def _load(connection: Connection, name: str, cls: type[T]) -> T | None:
    found = connection.execute("select sha256, data from aggregates where id = ? and kind = ?", [name, name]).fetchone()
    if found is None:
        return None
    try:
        return value_from_json(cls, json.loads(verified(*found).decode("utf-8", "surrogatepass")))
    except CodecError as error:
        raise DamagedError(str(error)) from error
