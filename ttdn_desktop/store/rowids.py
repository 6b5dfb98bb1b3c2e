"""Numbers of indexed rows, none of which is ever given twice.

FTS5 with secure-delete loses count of a row that is deleted and comes again under its number (SQLite 3.53.4): its index is then
told damaged by the integrity check, though every word is found.
"""

from ttdn_desktop.store.connection import Connection


def fresh(connection: Connection, table: str, count: int) -> int:
    """The first of `count` numbers for new rows of the table, inside a transaction."""
    key = f"rowid:{table}"
    known = connection.execute("select value from meta where key = ?", [key]).fetchone()
    highest = connection.execute(f"select coalesce(max(rowid), 0) from {table}").fetchone()[0]  # noqa: S608 - our own names
    first = int(max(known[0] if known else 0, highest)) + 1
    connection.execute("insert or replace into meta (key, value) values (?, ?)", [key, first + count - 1])
    return first
