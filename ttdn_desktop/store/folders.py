"""The folders into which files were exported, so that the next start can sweep there what a killed process left."""

import json

from ttdn_desktop.store.connection import Connection, immediate

_MOST = 20  # folders remembered, the last used ones


def remember(connection: Connection, folder: str) -> None:
    """Put a folder first in the list."""
    known = remembered(connection)
    if known[:1] == (folder,):
        return
    kept = (folder, *(other for other in known if other != folder))[:_MOST]
    with immediate(connection):
        connection.execute("insert or replace into meta (key, value) values ('export_folders', ?)", [json.dumps(kept, ensure_ascii=False)])


def remembered(connection: Connection) -> tuple[str, ...]:
    """The folders, the last used one first."""
    found = connection.execute("select value from meta where key = 'export_folders'").fetchone()
    return tuple(json.loads(found[0])) if found else ()
