"""Earlier states of plans, kept when something important happens to them."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from ttdn_desktop.domain.codec import plan_from_json
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.store.connection import Connection, immediate
from ttdn_desktop.store.packing import unpack, unpack_json
from ttdn_desktop.store.retention import superfluous
from ttdn_desktop.store.trouble import MissingError
from ttdn_desktop.store.values import next_revision

T = TypeVar("T")

_LASTING = frozenset({"import", "issue", "export"})
"""Reasons for which a version is never thinned out: what left the house may come back edited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """A kept state; `at` is UTC."""

    id: int
    plan_id: str
    at: dt.datetime
    reason: str


def keep(connection: Connection, plan_id: str, reason: str, now: dt.datetime) -> VersionRow:
    """Keep the saved state of a plan, once: where the newest version is the same state, that one is given, unless the reason now says more."""
    with immediate(connection):
        stored = connection.execute("select sha256, data from aggregates where id = ? and kind = 'plan'", [plan_id]).fetchone()
        if stored is None:
            raise MissingError(plan_id)
        newest = connection.execute("select id, plan_id, at, reason, sha256 from versions where plan_id = ? order by id desc limit 1", [plan_id]).fetchone()
        if newest and newest[4] == stored[0] and _weight(reason) <= _weight(newest[3]):
            return _row(newest[:4])
        connection.execute("insert or ignore into version_bodies (sha256, data) values (?, ?)", stored)
        at = now.astimezone(dt.UTC)
        kept = connection.execute(
            "insert into versions (plan_id, at, reason, sha256) values (?, ?, ?, ?) returning id", [plan_id, at.isoformat(), reason, stored[0]]
        ).fetchone()
        _thin(connection, plan_id, at)
        next_revision(connection)
    return VersionRow(id=kept[0], plan_id=plan_id, at=at, reason=reason)


def _weight(reason: str) -> int:
    """How much a reason says: a plan is opened all the time, it leaves the house seldom."""
    return 0 if reason == "opening" else 2 if reason in _LASTING else 1


def keep_daily(connection: Connection, ident: str, coming: bytes, now: dt.datetime) -> None:
    """Before the first change of a day, keep the saved state of a value that is no plan, inside a transaction; `coming` is the hash of the new state."""
    stored = connection.execute("select sha256, data from aggregates where id = ?", [ident]).fetchone()
    if stored is None or stored[0] == coming:
        return
    at = now.astimezone(dt.UTC)
    newest = connection.execute("select at, sha256 from versions where plan_id = ? order by id desc limit 1", [ident]).fetchone()
    if newest and (newest[1] == stored[0] or dt.datetime.fromisoformat(newest[0]).date() == at.date()):
        return
    connection.execute("insert or ignore into version_bodies (sha256, data) values (?, ?)", stored)
    connection.execute("insert into versions (plan_id, at, reason, sha256) values (?, ?, 'day', ?)", [ident, at.isoformat(), stored[0]])
    _thin(connection, ident, at)


def _thin(connection: Connection, plan_id: str, now: dt.datetime) -> None:
    passing = [version for version in versions(connection, plan_id) if version.reason not in _LASTING]
    gone = [(passing[n].id,) for n in superfluous([version.at for version in passing], now)]
    if gone:
        connection.executemany("delete from versions where id = ?", gone)
        connection.execute("delete from version_bodies where sha256 not in (select sha256 from versions)")


def versions(connection: Connection, plan_id: str) -> tuple[VersionRow, ...]:
    """Kept states of a plan, the newest first."""
    return tuple(map(_row, connection.execute("select id, plan_id, at, reason from versions where plan_id = ? order by id desc", [plan_id])))


def load(connection: Connection, version_id: int) -> Plan:
    """The plan as it was. MissingError where that version is not kept, DamagedError where it changed by itself."""
    return load_as(connection, version_id, plan_from_json)


def load_as(connection: Connection, version_id: int, decode: Callable[[Any], T]) -> T:
    """The same for a value of any kind, made of its JSON by `decode`."""
    found = connection.execute("select sha256, data from versions join version_bodies using (sha256) where id = ?", [version_id]).fetchone()
    if found is None:
        raise MissingError(str(version_id))
    return unpack_json(found[0], found[1], decode)


def with_state(connection: Connection, plan_id: str, sha256: str) -> Plan | None:
    """The plan in the state whose hash (hex) this is, where it was kept or is the saved one."""
    try:
        wanted = bytes.fromhex(sha256)
    except ValueError:
        return None
    found = connection.execute("select sha256, data from version_bodies where sha256 = ?", [wanted]).fetchone()
    found = found or connection.execute("select sha256, data from aggregates where id = ? and kind = 'plan' and sha256 = ?", [plan_id, wanted]).fetchone()
    return unpack(*found) if found and wanted else None


def _row(values: tuple[int, str, str, str]) -> VersionRow:
    version_id, plan_id, at, reason = values
    return VersionRow(id=version_id, plan_id=plan_id, at=dt.datetime.fromisoformat(at), reason=reason)
