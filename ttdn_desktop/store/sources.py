"""Scans that plans were written beside, kept in the workspace: each file once, by its hash, and which plan it belongs to."""

from dataclasses import dataclass

from ttdn_desktop.store import kept_files
from ttdn_desktop.store.connection import Connection, immediate
from ttdn_desktop.store.trouble import MissingError
from ttdn_desktop.store.values import next_revision

_FILES = "source_files"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSource:
    """A file as it was given: its name, and its bytes."""

    name: str
    data: bytes


def keep(connection: Connection, plan_id: str, name: str, data: bytes) -> None:
    """Keep this file as the source of the plan, in the place of the one before; a file of several plans is kept once."""
    with immediate(connection):
        sha256 = kept_files.put(connection, _FILES, data)
        connection.execute("insert or replace into plan_sources (plan_id, sha256, name) values (?, ?, ?)", [plan_id, sha256, name])
        connection.execute("delete from source_files where sha256 not in (select sha256 from plan_sources)")
        next_revision(connection)


def name_of(connection: Connection, plan_id: str) -> str | None:
    """The name of the plan's source; None where it has none."""
    found = connection.execute("select name from plan_sources where plan_id = ?", [plan_id]).fetchone()
    return None if found is None else str(found[0])


def load(connection: Connection, plan_id: str) -> KeptSource:
    """The plan's source. MissingError where it has none, DamagedError where it changed by itself."""
    found = connection.execute("select name, sha256 from plan_sources where plan_id = ?", [plan_id]).fetchone()
    if found is None:
        raise MissingError(plan_id)
    name, sha256 = found
    return KeptSource(name=name, data=kept_files.get(connection, _FILES, sha256))
