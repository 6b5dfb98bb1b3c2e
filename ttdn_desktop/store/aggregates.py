"""Plans in the workspace file: each is written whole, with all rows derived from it, or not at all."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ttdn_desktop.domain.ids import NewId, PlanId
from ttdn_desktop.domain.plan import LegalBasis, Plan
from ttdn_desktop.store import rows
from ttdn_desktop.store.connection import Connection, immediate
from ttdn_desktop.store.packing import pack, storable, unpack
from ttdn_desktop.store.trouble import DamagedError, MissingError
from ttdn_desktop.store.values import moment, next_revision, put


class SummaryRow(NamedTuple):
    """What a list shows of a plan; `changed` is ISO, UTC. A tuple, because lists are long."""

    id: str
    revision: int
    changed: str
    year: int | None
    subject: str
    issuer: str
    stage: str
    tasks: int


_SUMMARY = "id, revision, changed, year, subject, issuer, stage, tasks"


def save(connection: Connection, plan: Plan, now: dt.datetime) -> SummaryRow:
    """Write the plan and what is derived from it in one transaction; a plan that did not change is not written again."""
    sha256, data = pack(plan)
    with immediate(connection):
        kept = put(connection, "plan", plan.id, sha256, data)
        if not kept.written:
            return summary(connection, plan.id)
        row = _summary_of(plan, kept.revision, moment(now))
        connection.execute(
            f"insert or replace into plans ({_SUMMARY}) values (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            [row.id, row.revision, row.changed, row.year, row.subject, row.issuer, row.stage, row.tasks],
        )
        rows.sync(connection, plan)
    return row


def holds(connection: Connection, plan: Plan) -> bool:
    """Whether this very plan is there, with all that it says."""
    stored = connection.execute("select sha256 from aggregates where id = ?", [plan.id]).fetchone()
    return stored is not None and bool(stored[0] == pack(plan)[0])


def add(connection: Connection, plan: Plan, new_id: NewId, now: dt.datetime) -> SummaryRow:
    """Write a plan that comes from outside beside those that are there: where its id is taken by another content, under a fresh one."""
    stored = connection.execute("select sha256 from aggregates where id = ?", [plan.id]).fetchone()
    if stored and stored[0] != pack(plan)[0]:
        plan = replace(plan, id=PlanId(new_id()))
    return save(connection, plan, now)


def _summary_of(plan: Plan, revision: int, changed: str) -> SummaryRow:
    subject, issuer = storable(plan.document.subject), storable(plan.issuer.name)
    return SummaryRow(
        id=plan.id, revision=revision, changed=changed, year=plan.year, subject=subject, issuer=issuer, stage=plan.stage.value, tasks=len(plan.tasks)
    )


def load(connection: Connection, plan_id: str) -> Plan:
    """The plan of that id. MissingError where there is none, DamagedError where its content changed by itself."""
    found = connection.execute("select sha256, data from aggregates where id = ? and kind = 'plan'", [plan_id]).fetchone()
    if found is None:
        raise MissingError(plan_id)
    plan = unpack(*found)
    if plan.id != plan_id:
        raise DamagedError(f"the plan {plan_id} is stored as {plan.id}")
    return plan


def delete(connection: Connection, plan_id: str) -> None:
    """Remove a plan with all that is derived from it; its kept versions stay."""
    with immediate(connection):
        if not connection.execute("delete from aggregates where id = ? and kind = 'plan' returning id", [plan_id]).fetchall():
            raise MissingError(plan_id)
        connection.execute("delete from plans where id = ?", [plan_id])
        rows.clear(connection, plan_id)
        next_revision(connection)


def summary(connection: Connection, plan_id: str) -> SummaryRow:
    found = connection.execute(f"select {_SUMMARY} from plans where id = ?", [plan_id]).fetchone()  # noqa: S608
    if found is None:
        raise MissingError(plan_id)
    return SummaryRow._make(found)


def summaries(connection: Connection) -> tuple[SummaryRow, ...]:
    """All plans, the one changed last first; no plan is unpacked for it."""
    return tuple(map(SummaryRow._make, connection.execute(f"select {_SUMMARY} from plans order by revision desc")))  # noqa: S608


def used_units(connection: Connection) -> tuple[str, ...]:
    """Names of units in tasks, the one used most first."""
    return tuple(name for (name,) in connection.execute("select name from used_units group by name order by sum(times) desc, name"))


BASIS = "text, lead, type, number, date, issuer, subject, document_id"
"""The columns of plan_bases that make a basis (`basis_of`)."""


def used_bases(connection: Connection) -> tuple[LegalBasis, ...]:
    """Legal bases of all plans, the one used most first; one wording of each."""
    found = connection.execute(
        f"select {BASIS} from plan_bases group by coalesce(type || number, text) order by count(*) desc, max(rowid) desc"  # noqa: S608
    )
    return tuple(basis_of(*row) for row in found)


def bases_of(connection: Connection, plans: Sequence[str]) -> dict[str, tuple[LegalBasis, ...]]:
    """The legal bases of each of these plans that has any, in their order."""
    wanted = ", ".join("?" * len(plans))
    found = connection.execute(f"select plan_id, {BASIS} from plan_bases where plan_id in ({wanted}) order by plan_id, position", list(plans))  # noqa: S608
    bases: dict[str, list[LegalBasis]] = {}
    for plan, *row in found:
        bases.setdefault(plan, []).append(basis_of(*row))
    return {plan: tuple(own) for plan, own in bases.items()}


def basis_of(text: str, lead: str | None, kind: str | None, number: str | None, day: str | None, *rest: str | None) -> LegalBasis:
    """The basis of a row of plan_bases."""
    issuer, subject, document = rest
    date = dt.date.fromisoformat(day) if day else None
    return LegalBasis(text=text, lead=lead, type=kind, number=number, date=date, issuer=issuer, subject=subject, document_id=document)


def plan_ids(connection: Connection) -> Iterator[PlanId]:
    for (plan_id,) in connection.execute("select id from aggregates where kind = 'plan' order by id").fetchall():
        yield PlanId(plan_id)


def derive_all(connection: Connection) -> None:
    """Make all derived rows anew, where they are made otherwise than when they were written."""
    known = connection.execute("select value from meta where key = 'derived'").fetchone()
    if known and known[0] == rows.VERSION:
        return
    with immediate(connection):
        for plan_id in plan_ids(connection):
            rows.sync(connection, load(connection, plan_id))
        connection.execute("insert or replace into meta (key, value) values ('derived', ?)", [rows.VERSION])
