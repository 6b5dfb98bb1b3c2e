"""Whether a workspace file is what it should be: pages, counts, hashes, and rows that agree with what they were derived from."""

import hashlib
from collections.abc import Iterable

from ttdn_desktop.language.fold import fold
from ttdn_desktop.store import books, kept_files, rows, word_index
from ttdn_desktop.store.aggregates import load, plan_ids, summary
from ttdn_desktop.store.connection import Connection, immediate
from ttdn_desktop.store.packing import verified
from ttdn_desktop.store.trouble import DamagedError


def check_pages(connection: Connection) -> None:
    """DamagedError where SQLite finds a page, an index or the search index unsound."""
    found = [row[0] for row in connection.execute("pragma integrity_check(3)")]
    if found != ["ok"]:
        raise DamagedError("; ".join(found))


def rebuild_search(connection: Connection) -> None:
    """Make the search indexes anew of the rows they index; nothing else is touched, for they hold nothing of their own."""
    with immediate(connection):
        for table in _present(connection, SEARCHES):
            connection.execute(f"insert into {table} ({table}) values ('rebuild')")  # noqa: S608 - our own names


SEARCHES = ("search", "library_search", "unit_search")


def digest(connection: Connection) -> str:
    """One hash over what is stored: equal digests mean equal values, versions and files."""
    whole = hashlib.sha256()
    for row in connection.execute("select id, kind, revision, sha256 from aggregates order by id"):
        whole.update(repr(row).encode())
    for row in connection.execute("select id, plan_id, at, reason, sha256 from versions order by id"):
        whole.update(repr(row).encode())
    for table in _present(connection, kept_files.TABLES):
        for (sha256,) in connection.execute(f"select sha256 from {table} order by sha256"):  # noqa: S608
            whole.update(table.encode() + sha256)
    return whole.hexdigest()


def check_hashes(connection: Connection) -> None:
    """DamagedError where an aggregate, a version or a kept file does not agree with its hash."""
    for table in _present(connection, ("aggregates", "version_bodies", *kept_files.TABLES)):
        for sha256, data in connection.execute(f"select sha256, data from {table}"):  # noqa: S608
            verified(sha256, data)


def _present(connection: Connection, tables: Iterable[str]) -> list[str]:
    """Those of the tables that are there: a workspace of an older structure has no files."""
    there = {name for (name,) in connection.execute("select name from sqlite_schema where type = 'table'")}
    return sorted(there.intersection(tables))


def check_derived(connection: Connection) -> None:
    """DamagedError where a list, a derived row or the search index does not agree with a plan."""
    for plan_id in plan_ids(connection):
        plan = load(connection, plan_id)
        if summary(connection, plan_id).tasks != len(plan.tasks):
            raise DamagedError(f"the list does not agree with the plan {plan_id}")
        expected = (*rows.LISTS, (rows.SEARCH, rows.search_rows))
        folded = connection.execute("select text, folded from search_rows where plan_id = ?", [plan_id])
        if any(fold(text) != stored for text, stored in folded):
            raise DamagedError(f"search_rows are folded otherwise for the plan {plan_id}")
        for derived, make in expected:
            if derived.read(connection, plan_id) != make(plan):
                raise DamagedError(f"{derived.table} does not agree with the plan {plan_id}")
    for table in ("plans", "tasks", "plan_bases", "used_units", "plan_sentences", "search_rows"):
        key = "id" if table == "plans" else "plan_id"
        if connection.execute(f"select 1 from {table} where {key} not in (select id from aggregates) limit 1").fetchone():  # noqa: S608
            raise DamagedError(f"{table} has rows of a plan that is not there")
    _check_words(connection)
    for table in SEARCHES:
        connection.execute(f"insert into {table} ({table}, rank) values ('integrity-check', 1)")  # noqa: S608 - our own names


def _check_words(connection: Connection) -> None:
    library, units = books.library(connection), books.units(connection)
    expected = (
        (books.DOCUMENTS, books.document_entries(library, connection) if library else ()),
        (books.UNITS, books.unit_entries(units) if units else ()),
    )
    for index, entries in expected:
        if word_index.states(connection, index) != {entry.id: word_index.digest(entry) for entry in entries}:
            raise DamagedError(f"{index.rows} does not agree with what it is made of")
