"""How fast the workspace is, beside the barest SQLite that could do the same: lists and search over many plans, saving one of 30 pages."""

import datetime as dt
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest import mock

from ttdn_desktop.domain.blocks import Paragraph
from ttdn_desktop.domain.ids import BlockId, PlanId, SectionId, TaskId
from ttdn_desktop.domain.plan import DocumentHead, LegalBasis, Plan, Section, Task
from ttdn_desktop.domain.text import rich
from ttdn_desktop.services.workspace import open_workspace
from ttdn_desktop.store import aggregates
from ttdn_desktop.store.connection import Connection, connect, disconnect, immediate
from ttdn_desktop.store.database import open_database

PLANS = 10_000
ROUNDS = 9
_WORDS = [
    "tuyên",
    "truyền",
    "quảng",
    "bá",
    "hình",
    "ảnh",
    "quê",
    "hương",
    "biên",
    "giới",
    "đối",
    "ngoại",
    "nhân",
    "dân",
    "kiều",
    "bào",
    "báo",
    "chí",
    "nước",
    "ngoài",
    "hội",
    "nghị",
    "hợp",
    "tác",
    "hữu",
    "nghị",
    "du",
    "lịch",
    "văn",
    "hóa",
]


def main() -> int:
    choose = random.Random(20260915)  # noqa: S311 - the same texts each time
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.ttdn"
        started = time.perf_counter()
        fill(path, choose)
        print(f"{PLANS} plans with {PLANS * 8} tasks written in {time.perf_counter() - started:.0f} s, {path.stat().st_size >> 20} MB")
        measure(path, choose)
    return 0


def measure(path: Path, choose: random.Random) -> None:
    started = time.perf_counter()
    workspace = open_workspace(path, clock=_now, new_id=str)
    workspace.plans().result()
    opened = time.perf_counter() - started
    listed = _median(lambda: workspace.plans().result())
    found = _median(lambda: workspace.search("doi ngoai nhan dan").result())
    plan = thirty_pages(choose)
    workspace.save(plan).result()
    drafts = iter(range(2, 1000))
    saved = _median(lambda: workspace.save(replace(plan, draft_no=next(drafts))).result())
    edited = _median(lambda: workspace.save(replace(plan, tasks=(replace(plan.tasks[0], title=f"Họp {next(drafts)}"), *plan.tasks[1:]))).result())
    loaded = _median(lambda: workspace.load(plan.id).result())
    started = time.perf_counter()
    workspace.close()
    closed = time.perf_counter() - started
    connection = connect(path, lambda _connection: None)
    bare_list = _median(lambda: connection.execute("select id, revision, changed, year, subject, issuer, stage, tasks from plans").fetchall())
    bare_search = _median(lambda: connection.execute("select rowid from search where search match 'doi AND ngoai AND nhan AND dan' limit 50").fetchall())
    blobs = iter(range(1000))
    bare_save = _median(lambda: _bare_save(connection, next(blobs)))
    disconnect(connection)
    print(f"opened with its list in {opened * 1000:.0f} ms; closed with a verified backup in {closed:.1f} s")
    for what, ours, bare, floor in (
        (f"list of {PLANS} plans", listed, bare_list, "reading the bare table"),
        ("search, 50 best of all", found, bare_search, "50 of the bare index, unranked"),
        ("save of 30 pages, one field changed", saved, bare_save, "committing a blob of 40 KB"),
        ("save of 30 pages, one task changed", edited, bare_save, "committing a blob of 40 KB"),
    ):
        print(f"{what}: {ours * 1000:.1f} ms, {ours / bare:.1f} times {floor} ({bare * 1000:.2f} ms)")
    print(f"load of 30 pages: {loaded * 1000:.1f} ms")


def fill(path: Path, choose: random.Random) -> None:
    """All plans in one transaction."""
    connection = open_database(path, _now())
    with immediate(connection), mock.patch.object(aggregates, "immediate", _inside):
        for number in range(PLANS):
            aggregates.save(connection, small(number, choose), _now())
    disconnect(connection)


@contextmanager
def _inside(_connection: Connection) -> Iterator[None]:
    yield


def small(number: int, choose: random.Random) -> Plan:
    return Plan(
        id=PlanId(f"P{number}"),
        year=2016 + number % 12,
        document=DocumentHead(subject=_text(choose, 12)),
        legal_bases=tuple(LegalBasis(text=_text(choose, 20)) for _ in range(3)),
        body=(
            Section(id=SectionId("S1"), heading=_text(choose, 4), blocks=tuple(Paragraph(id=BlockId(f"B{n}"), text=rich(_text(choose, 40))) for n in range(5))),
        ),
        tasks=tuple(Task(id=TaskId(f"T{n}"), title=_text(choose, 12), leads=(_text(choose, 2),)) for n in range(8)),
    )


def thirty_pages(choose: random.Random) -> Plan:
    """150 paragraphs and 60 tasks."""
    sections = tuple(
        Section(
            id=SectionId(f"S{s}"), heading=_text(choose, 5), blocks=tuple(Paragraph(id=BlockId(f"B{s}.{n}"), text=rich(_text(choose, 60))) for n in range(15))
        )
        for s in range(10)
    )
    tasks = tuple(Task(id=TaskId(f"T{n}"), title=_text(choose, 15), content=(rich(_text(choose, 40)),), leads=(_text(choose, 3),)) for n in range(60))
    return replace(small(PLANS, choose), body=sections, tasks=tasks)


def _text(choose: random.Random, words: int) -> str:
    return " ".join(choose.choices(_WORDS, k=words))


def _bare_save(connection: Connection, number: int) -> None:
    with immediate(connection):
        connection.execute("insert or replace into meta values ('bench', ?)", [bytes([number % 256]) * 40_000])


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _median(work: Callable[[], object]) -> float:
    """Seconds that one call takes, the median of some."""
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


if __name__ == "__main__":
    sys.exit(main())
