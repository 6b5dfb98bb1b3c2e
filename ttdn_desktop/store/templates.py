"""Templates of the province in the workspace: each as one aggregate, with the file it was read from beside it."""

from dataclasses import dataclass
from functools import partial

from ttdn_desktop.domain.codec import value_from_json, value_to_json
from ttdn_desktop.domain.template import Template
from ttdn_desktop.store import kept_files, values
from ttdn_desktop.store.connection import Connection, immediate
from ttdn_desktop.store.packing import pack_json, unpack_json
from ttdn_desktop.store.trouble import MissingError
from ttdn_desktop.store.values import next_revision

_KIND = "template"
_FILES = "template_files"
_decode: values.Decode[Template] = partial(value_from_json, Template)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLink:
    """The template a plan was begun from or brought up to."""

    plan_id: str
    template_id: str


def save(connection: Connection, template: Template, file: bytes | None = None) -> None:
    """Write the template, with its file where that is new, in one transaction; what did not change is not written again."""
    sha256, data = pack_json(value_to_json(template))
    with immediate(connection):
        kept = values.put(connection, _KIND, template.id, sha256, data)
        if kept.written and file is not None:
            kept_files.put(connection, _FILES, file)


def templates(connection: Connection) -> tuple[Template, ...]:
    """All templates, the one taken in first first."""
    return tuple(values.of_kind(connection, _KIND, _decode))


def load(connection: Connection, template_id: str) -> tuple[Template, bytes]:
    """A template and its file. MissingError where there is none, DamagedError where either changed by itself."""
    template = values.load(connection, _KIND, template_id, _decode)
    if template is None:
        raise MissingError(template_id)
    return template, kept_files.get(connection, _FILES, bytes.fromhex(template.sha256))


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
    return unpack_json(found[0], found[1], _decode) if found else None


def links(connection: Connection) -> tuple[PlanLink, ...]:
    """Which plan follows which template; plans that are gone are left out."""
    found = connection.execute("select plan_id, template_id from plan_templates where plan_id in (select id from plans) order by plan_id")
    return tuple(PlanLink(plan_id=plan_id, template_id=template_id) for plan_id, template_id in found)
