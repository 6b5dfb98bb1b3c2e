"""Files kept in the workspace: each once, packed, under the SHA-256 of its bytes, and verified whenever it is read."""

from ttdn_desktop.store.connection import Connection
from ttdn_desktop.store.packing import pack_bytes, verified
from ttdn_desktop.store.trouble import DamagedError

TABLES = ("library_files", "source_files", "template_files")
"""Tables of files, with the columns sha256 and data."""

_LEVEL = 1  # pictures, PDFs and Office files are packed already


def put(connection: Connection, table: str, data: bytes) -> bytes:
    """Keep these bytes, inside a transaction; gives their hash."""
    sha256, packed = pack_bytes(data, _LEVEL)
    connection.execute(f"insert or ignore into {table} (sha256, data) values (?, ?)", [sha256, packed])  # noqa: S608 - our own names
    return sha256


def get(connection: Connection, table: str, sha256: bytes) -> bytes:
    """The bytes of that hash. DamagedError where they are gone or changed by themselves."""
    found = connection.execute(f"select data from {table} where sha256 = ?", [sha256]).fetchone()  # noqa: S608
    if found is None:
        raise DamagedError(f"the file {sha256.hex()} is gone")
    return verified(sha256, found[0])
