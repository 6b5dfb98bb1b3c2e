"""What a person finds after a crash: opens the workspace as the next start does, and compares it with what was acknowledged."""

import datetime as dt
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import edit_session
from lxml import etree
from sqlcipher3 import dbapi2

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.errors import TtdnError
from ttdn_desktop.services.workspace import open_workspace
from ttdn_desktop.store import aggregates, attachments, backups, books, checks
from ttdn_desktop.store.connection import Connection, disconnect
from ttdn_desktop.store.database import open_database
from ttdn_desktop.store.trouble import StoreError, telling

Say = Callable[[str], None]
KINDS = ("lost_saves", "half_plans", "half_migrations", "broken_exports", "broken_backups", "litter")


@dataclass(slots=True)
class Expected:
    """The states of each plan that may be found: the last one acknowledged, and all asked for after it; "none" is a plan that is not there."""

    plans: dict[str, list[str]] = field(default_factory=dict)

    def hear(self, words: Sequence[str]) -> None:
        """Take in one line that a session told."""
        match words:
            case ["asked", plan_id, content]:
                self.plans.setdefault(plan_id, ["none"]).append(content)
            case ["saved", plan_id, content]:
                states = self.plans[plan_id]
                if content in states:  # else a later state was acknowledged before
                    del states[: states.index(content)]


def check(folder: Path, expected: Mapping[str, Sequence[str]], say: Say, *, newer: bool) -> tuple[dict[str, int], dict[str, str]]:
    """Violations of each kind, and the state of each plan that was found."""
    found: Counter[str] = Counter()
    states: dict[str, str] = {}
    path = edit_session.workspace_of(folder)
    try:
        open_workspace(path, clock=_now, new_id=lambda: "unused").close()
        connection = open_database(path, _now())
    except (TtdnError, StoreError, dbapi2.Error) as error:
        say(f"does not open: {error!r} {error.__cause__!r}")
        return {"half_migrations" if newer else "half_plans": 1}, {}
    try:
        with telling():
            states = _states(connection)
            _check_files(connection)
        for plan_id, allowed in expected.items():
            if states.get(plan_id, "none") not in allowed:
                say(f"{plan_id}: {states.get(plan_id, 'none')} is none of {allowed}")
                found["lost_saves"] += 1
        with telling():
            checks.check_pages(connection)
            checks.check_hashes(connection)
            checks.check_derived(connection)
    except (StoreError, dbapi2.Error) as error:
        say(f"half a plan: {error}")
        found["half_plans"] += 1
    finally:
        disconnect(connection)
    found["broken_backups"] += sum(not _sound(backup.path, say) for backup in backups.backups(path)[:3])
    found["broken_exports"] += sum(not _whole(file, say) for file in edit_session.exports_of(folder).glob("[!.]*"))
    if left := edit_session.leftovers(folder):
        say(f"left behind: {left}")
        found["litter"] += len(left)
    return dict(found), states


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _states(connection: Connection) -> dict[str, str]:
    """Each plan and the library, unpacked and packed again."""
    states: dict[str, str] = {plan_id: edit_session.hash_of(aggregates.load(connection, PlanId(plan_id))) for plan_id in aggregates.plan_ids(connection)}
    library = books.library(connection)
    return states if library is None else {**states, library.id: edit_session.hash_of(library)}


def _check_files(connection: Connection) -> None:
    """StoreError where a file that the library names is not there."""
    library = books.library(connection)
    for document in library.documents if library else ():
        for file in document.files:
            attachments.load(connection, file.sha256)


def _sound(backup: Path, say: Say) -> bool:
    try:
        backups.verify(backup)
    except StoreError as error:
        say(f"backup {backup.name}: {error}")
        return False
    return True


def _whole(file: Path, say: Say) -> bool:
    """Opens as a package, and each of its parts is XML."""
    try:
        with zipfile.ZipFile(file) as archive:
            for name in archive.namelist():
                content = archive.read(name)
                if name.endswith((".xml", ".rels")):
                    etree.fromstring(content)
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError) as error:
        say(f"{file.name}: {error}")
        return False
    return True
