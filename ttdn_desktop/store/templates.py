"""Templates of the province in the workspace: each as one aggregate, with the file it was read from beside it."""

import hashlib
import json
import zlib
from dataclasses import dataclass

from ttdn_desktop.domain.codec import CodecError, value_from_json, value_to_json
from ttdn_desktop.domain.template import Template
from ttdn_desktop.store.aggregates import next_revision
from ttdn_desktop.store.connection import Connection, immediate
from ttdn_desktop.store.packing import verified
from ttdn_desktop.store.trouble import DamagedError, MissingError

_LEVEL = 6
_KIND = "template"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLink:
    """The template a plan was begun from or brought up to."""

    plan_id: str
    template_id: str


def save(connection: Connection, template: Template, file: bytes | None = None) -> None:
    """Write the template, with its file where that is new, in one transaction; what did not change is not written again."""
    body = json.dumps(value_to_json(template), ensure_ascii=False, separators=(",", ":")).encode()
    sha256 = hashlib.sha256(body).digest()
    with immediate(connection):
        stored = connection.execute("select sha256 from aggregates where id = ? and kind = ?", [template.id, _KIND]).fetchone()
        if stored and stored[0] == sha256:
            return
        if file is not None:
            connection.execute(
                "insert or ignore into template_files (sha256, data) values (?, ?)", [hashlib.sha256(file).digest(), zlib.compress(file, _LEVEL)]
            )
        connection.execute(
            """insert into aggregates (id, kind, revision, sha256, data) values (?, ?, ?, ?, ?)
               on conflict (id) do update set revision = excluded.revision, sha256 = excluded.sha256, data = excluded.data""",
            [template.id, _KIND, next_revision(connection), sha256, zlib.compress(body, _LEVEL)],
        )


def templates(connection: Connection) -> tuple[Template, ...]:
    """All templates, the one taken in first first."""
    found = connection.execute("select sha256, data from aggregates where kind = ? order by id", [_KIND]).fetchall()
    return tuple(_unpacked(sha256, data) for sha256, data in found)


def load(connection: Connection, template_id: str) -> tuple[Template, bytes]:
    """A template and its file. MissingError where there is none, DamagedError where either changed by itself."""
    found = connection.execute("select sha256, data from aggregates where id = ? and kind = ?", [template_id, _KIND]).fetchone()
    if found is None:
        raise MissingError(template_id)
    template = _unpacked(*found)
    sha256 = bytes.fromhex(template.sha256)
    file = connection.execute("select data from template_files where sha256 = ?", [sha256]).fetchone()
    if file is None:
        raise DamagedError(f"the file of the template {template_id} is gone")
    return template, verified(sha256, file[0])


def delete(connection: Connection, template_id: str) -> None:
    """Remove a template, and its file where no other one has it; plans keep what they took from it."""
    template, _file = load(connection, template_id)
    with immediate(connection):
        connection.execute("delete from aggregates where id = ? and kind = ?", [template_id, _KIND])
        connection.execute("delete from plan_templates where template_id = ?", [template_id])
        if not any(other.sha256 == template.sha256 for other in templates(connection)):
            connection.execute("delete from template_files where sha256 = ?", [bytes.fromhex(template.sha256)])
        next_revision(connection)


def link(connection: Connection, plan_id: str, template_id: str) -> None:
    """Remember from which template a plan was begun, or to which it was brought up."""
    with immediate(connection):
        connection.execute("insert or replace into plan_templates (plan_id, template_id) values (?, ?)", [plan_id, template_id])
        next_revision(connection)


def followed(connection: Connection, plan_id: str) -> Template | None:
    """The template a plan follows; None where it follows none."""
    found = connection.execute(
        "select sha256, data from aggregates join plan_templates on template_id = id where plan_id = ? and kind = ?", [plan_id, _KIND]
    ).fetchone()
    return _unpacked(*found) if found else None


def links(connection: Connection) -> tuple[PlanLink, ...]:
    """Which plan follows which template; plans that are gone are left out."""
    found = connection.execute("select plan_id, template_id from plan_templates where plan_id in (select id from plans) order by plan_id")
    return tuple(PlanLink(plan_id=plan_id, template_id=template_id) for plan_id, template_id in found)


def _unpacked(sha256: bytes, data: bytes) -> Template:
    try:
        return value_from_json(Template, json.loads(verified(sha256, data)))
    except CodecError as error:
        raise DamagedError(str(error)) from error
