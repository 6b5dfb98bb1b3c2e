"""What an office has chosen for its papers, kept in the workspace by name: the words it uses, the set of papers last exported of each plan."""

from ttdn_desktop.store.connection import Connection, immediate
from ttdn_desktop.store.values import next_revision

_PREFIX = "choice:"


def keep(connection: Connection, name: str, text: str) -> None:
    """Keep this choice in the place of the one before; an empty one is forgotten."""
    if text == kept(connection, name):
        return
    with immediate(connection):
        if text:
            connection.execute("insert or replace into meta (key, value) values (?, ?)", [_PREFIX + name, text])
        else:
            connection.execute("delete from meta where key = ?", [_PREFIX + name])
        next_revision(connection)


def kept(connection: Connection, name: str) -> str:
    """The choice of that name; empty where there is none."""
    found = connection.execute("select value from meta where key = ?", [_PREFIX + name]).fetchone()
    return str(found[0]) if found else ""
