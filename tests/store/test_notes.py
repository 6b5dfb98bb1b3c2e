"""Notes on plans are kept, changed and removed; a workspace made before there were notes gets room for them."""

from dataclasses import replace

from tests.workspaces.make import NOTE
from ttdn_desktop.domain.notes import NoteId
from ttdn_desktop.store import notes
from ttdn_desktop.store.connection import Connection


def test_a_note_comes_back_as_it_was_written(connection: Connection) -> None:
    other = replace(NOTE, id=NoteId("N2"), at=None, author="", quote="")
    notes.put(connection, [NOTE, other])
    assert notes.notes(connection, NOTE.plan) == (NOTE, other)
    assert notes.notes(connection, "another") == ()


def test_a_note_that_is_done_keeps_its_place(connection: Connection) -> None:
    other = replace(NOTE, id=NoteId("N2"))
    notes.put(connection, [NOTE, other])
    notes.put(connection, [replace(NOTE, done=True)])
    assert notes.notes(connection, NOTE.plan) == (replace(NOTE, done=True), other)


def test_a_removed_note_can_be_put_back(connection: Connection) -> None:
    notes.put(connection, [NOTE])
    notes.remove(connection, [NOTE.id, "nobody"])
    assert notes.notes(connection, NOTE.plan) == ()
    notes.put(connection, [NOTE])
    assert notes.notes(connection, NOTE.plan) == (NOTE,)


def test_a_note_changes_the_mark_of_the_workspace_so_that_it_is_backed_up(connection: Connection) -> None:
    def mark() -> object:
        return connection.execute("select value from meta where key = 'mark'").fetchone()[0]

    before = mark()
    notes.put(connection, [NOTE])
    assert mark() != before
