"""Notes on plans: each one row, kept until somebody removes it."""

import datetime as dt
from collections.abc import Sequence

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.notes import Note, NoteId
from ttdn_desktop.store.connection import Connection, immediate
from ttdn_desktop.store.packing import storable
from ttdn_desktop.store.values import next_revision

_COLUMNS = "id, plan_id, node, text, author, at, quote, done"


def notes(connection: Connection, plan_id: str) -> tuple[Note, ...]:
    """The notes on a plan, in the order they came in."""
    found = connection.execute(f"select {_COLUMNS} from notes where plan_id = ? order by rowid", [plan_id])  # noqa: S608 - our own names
    return tuple(
        Note(
            id=NoteId(ident),
            plan=PlanId(plan),
            node=node,
            text=text,
            author=author,
            at=dt.datetime.fromisoformat(at) if at else None,
            quote=quote,
            done=bool(done),
        )
        for ident, plan, node, text, author, at, quote, done in found
    )


def put(connection: Connection, changed: Sequence[Note]) -> None:
    """Write notes, new ones and known ones alike, in one transaction."""
    rows = [
        (note.id, note.plan, note.node, storable(note.text), storable(note.author), note.at.isoformat() if note.at else None, storable(note.quote), note.done)
        for note in changed
    ]
    with immediate(connection):
        connection.executemany(
            f"""insert into notes ({_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set node = excluded.node, text = excluded.text, author = excluded.author, at = excluded.at,
                quote = excluded.quote, done = excluded.done""",  # noqa: S608
            rows,
        )
        next_revision(connection)


def remove(connection: Connection, note_ids: Sequence[str]) -> None:
    """Take notes out; one that is not there is no error."""
    with immediate(connection):
        connection.executemany("delete from notes where id = ?", [(ident,) for ident in note_ids])
        next_revision(connection)
