"""Files attached to legal documents: their bytes, the text that was read in them, and which document has which.

A file that no document has stays until the workspace is opened again: until then undo may bring it back. A kept state of the library keeps its files,
and so does an update that can be taken back.
"""

import re
import zlib

from ttdn_desktop.domain.library import LIBRARY_ID, Library
from ttdn_desktop.store import kept_files
from ttdn_desktop.store.connection import Connection, immediate
from ttdn_desktop.store.trouble import NoFileError
from ttdn_desktop.store.values import next_revision

_FILES = "library_files"
_HASH = re.compile(rb'"sha256":"([0-9a-f]{64})"')


def keep(connection: Connection, data: bytes, text: str) -> str:
    """Keep a file with its text, empty where none could be read; gives its SHA-256 (hex). A known file is not kept twice, but may get a text."""
    with immediate(connection):
        sha256 = kept_files.put(connection, _FILES, data)
        if text:
            packed = zlib.compress(text.encode("utf-8", "replace"))
            connection.execute("insert or replace into library_texts (sha256, data) values (?, ?)", [sha256, packed])
        next_revision(connection)
    return sha256.hex()


def load(connection: Connection, sha256: str) -> bytes:
    """The bytes of a file. NoFileError where only its name came here, DamagedError where they changed by themselves."""
    if connection.execute("select 1 from library_files where sha256 = ?", [bytes.fromhex(sha256)]).fetchone() is None:
        raise NoFileError(sha256)
    return kept_files.get(connection, _FILES, bytes.fromhex(sha256))


def readable(connection: Connection) -> dict[str, int]:
    """The files (hex) whose text is known, with the size of it as it is packed."""
    found = connection.execute("select sha256, length(data) from library_texts")
    return {sha256.hex(): size for sha256, size in found}


def text_of(connection: Connection, sha256: str) -> str:
    """The text of a file; empty where none is known."""
    found = connection.execute("select data from library_texts where sha256 = ?", [bytes.fromhex(sha256)]).fetchone()
    return zlib.decompress(found[0]).decode() if found else ""


def files_of(connection: Connection, document_id: str) -> list[tuple[str, str]]:
    """Name and SHA-256 (hex) of the files of a document."""
    found = connection.execute("select name, sha256 from library_uses where document_id = ?", [document_id])
    return [(name, sha256.hex()) for name, sha256 in found]


def note_uses(connection: Connection, library: Library) -> None:
    """Remember which document has which files, inside a transaction."""
    uses = {(document.id, file.name, bytes.fromhex(file.sha256)) for document in library.documents for file in document.files}
    known = set(connection.execute("select document_id, name, sha256 from library_uses").fetchall())
    connection.executemany("delete from library_uses where document_id = ? and name = ? and sha256 = ?", sorted(known - uses))
    connection.executemany("insert into library_uses (document_id, name, sha256) values (?, ?, ?)", sorted(uses - known))


def sweep(connection: Connection) -> int:
    """Remove files that neither the library, its updates, nor a kept state of it names; gives how many. Only while nobody has a library in hand."""
    idle = {sha256 for (sha256,) in connection.execute("select sha256 from library_files where sha256 not in (select sha256 from library_uses)")}
    if idle:
        bodies = connection.execute(
            "select data from versions join version_bodies using (sha256) where plan_id = ? union all select data from aggregates where id = ?",
            [LIBRARY_ID, LIBRARY_ID],
        )
        idle -= {bytes.fromhex(found.decode()) for (data,) in bodies for found in _HASH.findall(zlib.decompress(data))}
    if idle:
        with immediate(connection):
            for table in ("library_files", "library_texts"):
                connection.executemany(f"delete from {table} where sha256 = ?", [(sha256,) for sha256 in idle])  # noqa: S608
            next_revision(connection)
    return len(idle)
