"""Values as aggregates: each is written whole, with its hash, when it changed, and every write counts as a change of the workspace."""

import datetime as dt
import secrets
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

from ttdn_desktop.store.connection import Connection, immediate
from ttdn_desktop.store.packing import pack_json, unpack_json

T = TypeVar("T")
Decode = Callable[[Any], T]
"""Makes a value of its JSON, or raises CodecError."""


class Kept(NamedTuple):
    """What a save answers; `changed` is ISO, UTC."""

    id: str
    revision: int
    changed: str


class Put(NamedTuple):
    """The revision of a value, and whether it was written now: it was not there like this before."""

    revision: int
    written: bool


def save(connection: Connection, kind: str, ident: str, data: Any, now: dt.datetime) -> Kept:
    """Write a value, given as JSON, in a transaction of its own; what did not change is not written again."""
    sha256, body = pack_json(data)
    with immediate(connection):
        revision, _written = put(connection, kind, ident, sha256, body)
    return Kept(id=ident, revision=revision, changed=moment(now))


def put(connection: Connection, kind: str, ident: str, sha256: bytes, data: bytes) -> Put:
    """The same for a packed value, inside a transaction."""
    stored = connection.execute("select sha256, revision from aggregates where id = ? and kind = ?", [ident, kind]).fetchone()
    if stored and stored[0] == sha256:
        return Put(revision=stored[1], written=False)
    revision = next_revision(connection)
    connection.execute(
        """insert into aggregates (id, kind, revision, sha256, data) values (?, ?, ?, ?, ?)
           on conflict (id) do update set revision = excluded.revision, sha256 = excluded.sha256, data = excluded.data""",
        [ident, kind, revision, sha256, data],
    )
    return Put(revision=revision, written=True)


def load(connection: Connection, kind: str, ident: str, decode: Decode[T]) -> T | None:
    """The value of that id; None where there is none. DamagedError where it changed by itself, TooNewError where a newer program wrote it."""
    found = connection.execute("select sha256, data from aggregates where id = ? and kind = ?", [ident, kind]).fetchone()
    return unpack_json(found[0], found[1], decode) if found else None


def of_kind(connection: Connection, kind: str, decode: Decode[T]) -> Iterator[T]:
    """All values of a kind in the order of their ids."""
    for sha256, data in connection.execute("select sha256, data from aggregates where kind = ? order by id", [kind]).fetchall():
        yield unpack_json(sha256, data, decode)


def next_revision(connection: Connection) -> int:
    """Count one change of the workspace, inside a transaction; its new mark tells this state from any other, also from one of a restored copy."""
    connection.execute("update meta set value = ? where key = 'mark'", [secrets.token_hex(4)])
    return int(connection.execute("update meta set value = value + 1 where key = 'revision' returning value").fetchone()[0])


def moment(now: dt.datetime) -> str:
    """A time as it is stored."""
    return now.astimezone(dt.UTC).isoformat(timespec="milliseconds")
