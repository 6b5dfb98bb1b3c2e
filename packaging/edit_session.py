"""A scripted session of work on plans that tells what it asks for and what was acknowledged, so that it can be killed at any moment and judged."""

import datetime as dt
import functools
import hashlib
import itertools
import os
import random
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest import mock

from sqlite_utils import Database, Migrations

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.codec import value_to_json
from ttdn_desktop.domain.ids import PlanId, TaskId, timed_id
from ttdn_desktop.domain.library import LegalDocument, Library
from ttdn_desktop.domain.library_edits import add_document, add_file
from ttdn_desktop.domain.plan import LegalBasis, Plan, Task
from ttdn_desktop.services import export, late, workbook
from ttdn_desktop.services.types import ExportOptions
from ttdn_desktop.services.workspace import Workspace, open_workspace
from ttdn_desktop.store import aggregates, database, folders, versions
from ttdn_desktop.store.connection import Connection, connect, connect_memory, immediate
from ttdn_desktop.store.migrations import steps
from ttdn_desktop.store.packing import pack, pack_json

PHASES = {"start": 0.030, "edit": 0.050, "export": 0.080, "backup": 0.020, "close": 0.020}
"""What a session goes through, and within how many seconds from its beginning it is killed there."""

WEAKNESSES = ("no transactions", "acknowledged too early", "migrated step by step", "saved over")
"""Safeguards that can be taken away, to see that their absence is noticed when the process is killed."""

POWER_WEAKNESSES = ("database not waited for", "files not waited for")
"""The same for the moment when the power fails."""

Tell = Callable[..., None]


def workspace_of(folder: Path) -> Path:
    return folder / "Kế hoạch.ttdn"


def exports_of(folder: Path) -> Path:
    return folder / "Xuất"


def hash_of(value: Plan | Library) -> str:
    return (pack(value) if isinstance(value, Plan) else pack_json(value_to_json(value)))[0].hex()


def run(folder: Path, seed: int, tell: Tell, *, weakness: str = "", newer: bool = False) -> None:
    """Open the workspace, work in it, export, back up, close. `newer`: as a program whose structure of the file is one step ahead."""
    with weakened(weakness), one_step_ahead(weakness) if newer else _nothing():
        _Session(folder, random.Random(seed), tell, weakness).run()  # noqa: S311 - the same kills can be had again


class _Session:
    def __init__(self, folder: Path, choose: random.Random, tell: Tell, weakness: str) -> None:
        self.folder, self.choose, self.tell, self.weakness = folder, choose, tell, weakness
        exports_of(folder).mkdir(exist_ok=True)
        self.new_id = functools.partial(next, (timed_id(choose.getrandbits(40), choose.randbytes(10)) for _ in itertools.count()))

    def run(self) -> None:
        self.tell("phase", "start")
        workspace = open_workspace(workspace_of(self.folder), clock=lambda: dt.datetime.now(dt.UTC), new_id=self.new_id)
        workspace.remember_folder(exports_of(self.folder)).result()
        plans = [workspace.load(summary.id).result() for summary in workspace.plans().result()]
        plans = plans or [late.load_sample(late.samples()[0][0], self.new_id), Plan(id=PlanId(self.new_id()))]
        self.tell("phase", "edit")
        for _ in range(2):
            plans[:2] = [self.edited(workspace, plan) for plan in plans[:2]]
        self.some_come_and_go(workspace, plans)
        self.enter_documents(workspace)
        self.tell("phase", "export")
        self.export(workspace, plans[0])
        self.tell("phase", "backup")
        workspace.backup().result()
        plans[0] = self.edited(workspace, plans[0])
        self.tell("phase", "close")
        workspace.close()

    def edited(self, workspace: Workspace, plan: Plan) -> Plan:
        """A few changes saved as they come, as while typing; all are acknowledged before the next ones."""
        waiting = []
        for _ in range(self.choose.randint(1, 4)):
            plan = self.change(plan)
            self.tell("asked", plan.id, hash_of(plan))
            if self.weakness == "acknowledged too early":
                self.tell("saved", plan.id, hash_of(plan))
            waiting.append((hash_of(plan), workspace.save(plan)))
        for content, answer in waiting:
            answer.result()
            self.tell("saved", plan.id, content)
        return plan

    def change(self, plan: Plan) -> Plan:
        words = " ".join(self.choose.choices(("tuyên truyền", "đối ngoại", "biên giới", "họp báo", "quảng bá", "kiều bào"), k=6))
        match self.choose.randrange(5):
            case 0:
                return edits.set_document(plan, subject=words)
            case 1:
                return edits.add_basis(plan, LegalBasis(text=f"Căn cứ {words};"), 0)
            case 2 if plan.legal_bases:
                return edits.remove_basis(plan, len(plan.legal_bases) - 1)
            case 3 if plan.tasks:
                return edits.put_task(plan, Task(id=self.choose.choice(plan.tasks).id, title=words, leads=("Văn phòng",)))
            case _ if len(plan.tasks) > 40:
                return edits.remove_task(plan, self.choose.choice(plan.tasks).id)
        return edits.add_task(plan, Task(id=TaskId(self.new_id()), title=words, output=words))

    def some_come_and_go(self, workspace: Workspace, plans: list[Plan]) -> None:
        """Keep a version, take in one plan from outside, remove another that came so before."""
        workspace.keep_version(plans[0].id, "export").result()
        guest = Plan(id=PlanId(self.new_id()), legal_bases=plans[0].legal_bases, tasks=plans[0].tasks)
        self.tell("asked", guest.id, hash_of(guest))
        workspace.add(guest).result()
        self.tell("saved", guest.id, hash_of(guest))
        for other in plans[3:]:
            self.tell("asked", other.id, "none")
            workspace.delete(other.id).result()
            self.tell("saved", other.id, "none")

    def enter_documents(self, workspace: Workspace) -> None:
        """New documents of the library, each saved twice, alone and with a file."""
        library = workspace.library().result()
        for _ in range(2):
            document = LegalDocument(id=self.new_id(), type="Công văn", number=f"{self.choose.randrange(9999)}/CV", subject="về biên giới")
            data = self.choose.randbytes(3000)
            file = workspace.keep_file("Công văn.pdf", data, f"quảng bá {data.hex()}").result()
            alone = add_document(library, document)
            for library in (alone, add_file(alone, document.id, file)):
                self.tell("asked", library.id, hash_of(library))
                workspace.save_library(library).result()
                self.tell("saved", library.id, hash_of(library))

    def export(self, workspace: Workspace, plan: Plan) -> None:
        """Over the files of the session before."""
        for write, name in ((export.export_docx, "Kế hoạch.docx"), (workbook.export_xlsx, "Nhiệm vụ.xlsx")):
            target = exports_of(self.folder) / name
            write(plan, target, ExportOptions())
            if self.weakness == "saved over":
                save_over(target, workspace.path)


def save_over(target: Path, filling: Path) -> None:
    """What the libraries do by themselves: empty the file, then write it."""
    with zipfile.ZipFile(target) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        archive.writestr("media/picture.bin", hashlib.sha256(filling.read_bytes()).digest() * 20000)


@contextmanager
def weakened(weakness: str) -> Iterator[None]:
    """The store without transactions, or without waiting for the disk."""
    with ExitStack() as stack:
        match weakness:
            case "no transactions":
                stack.enter_context(mock.patch.object(database, "connect", functools.partial(_careless_connect, pragmas=("journal_mode", "synchronous"))))
                for module in (aggregates, versions, folders):
                    stack.enter_context(mock.patch.object(module, "immediate", _no_transaction))
            case "database not waited for":
                stack.enter_context(mock.patch.object(database, "connect", functools.partial(_careless_connect, pragmas=("synchronous",))))
            case "files not waited for":
                stack.enter_context(mock.patch.object(os, "fsync"))
        yield


def _careless_connect(path: Path, check: Callable[[Connection], None], *, pragmas: tuple[str, ...]) -> Connection:
    connection = connect(path, check)
    for name in pragmas:
        connection.execute(f"pragma {name} = off")
    return connection


@contextmanager
def _no_transaction(_connection: Connection) -> Iterator[None]:
    yield


@contextmanager
def _nothing() -> Iterator[None]:
    yield


@contextmanager
def one_step_ahead(weakness: str = "") -> Iterator[None]:
    """The program as it will be when the structure of the file has changed once more."""
    by_itself = weakness == "migrated step by step"
    coming = Migrations("ttdn")
    for step in steps.pending(Database(connect_memory())):
        coming(name=step.name)(step.fn)

    @coming(transactional=not by_itself)
    def m999_coming(db: Database) -> None:
        db.execute("create table colours (row text primary key, colour text not null) strict")
        db.execute("alter table plans add column colour text not null default ''")
        for (rowid,) in db.execute("select rowid from search_rows").fetchall():
            db.execute("insert into colours values (?, 'red')", [rowid])
        db.execute("create index colours_by_colour on colours (colour)")
        db.execute("drop table colours")

    with mock.patch.object(database, "steps", coming), mock.patch.object(database, "immediate", _no_transaction if by_itself else immediate):
        yield


def leftovers(folder: Path) -> list[str]:
    """What lies about that belongs to nobody, once the workspace is closed."""
    expected = {workspace_of(folder).name, "backups", exports_of(folder).name}
    exported = {"Kế hoạch.docx", "Nhiệm vụ.xlsx"}
    found = [entry.name for entry in folder.iterdir() if entry.name not in expected]
    found += [entry.name for entry in exports_of(folder).iterdir() if entry.name not in exported]
    return found + [entry.name for entry in (folder / "backups").rglob("*") if entry.is_file() and entry.suffix != ".ttdn"]


def main(folder: str, seed: str, weakness: str) -> None:
    """Three sessions one after the other, the last one ahead of the others, told on standard output."""

    def tell(*words: str) -> None:
        os.write(1, (" ".join(words) + "\n").encode())

    for number in range(3):
        run(Path(folder), int(seed) + number, tell, weakness=weakness, newer=number == 2)


if __name__ == "__main__":
    main(*sys.argv[1:])
