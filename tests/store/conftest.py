"""A workspace of a test: its path, a clock that stands until it is moved, and an open connection."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ttdn_desktop.domain.ids import PlanId, SectionId, TaskId
from ttdn_desktop.domain.plan import DocumentHead, Issuer, LegalBasis, Plan, Section, Task
from ttdn_desktop.store.connection import Connection, disconnect
from ttdn_desktop.store.database import open_database

NOW = dt.datetime(2026, 9, 15, 8, 15, tzinfo=dt.UTC)


@dataclass
class StandingClock:
    """Says the same time until it is moved."""

    now: dt.datetime = NOW

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Kế hoạch.ttdn"


@pytest.fixture
def connection(path: Path) -> Iterator[Connection]:
    opened = open_database(path, NOW)
    yield opened
    disconnect(opened)


@pytest.fixture
def plan() -> Plan:
    return Plan(
        id=PlanId("P1"),
        year=2026,
        document=DocumentHead(subject="Hoạt động thông tin đối ngoại năm 2026"),
        issuer=Issuer(name="Ủy ban nhân dân xã Hòa Bình"),
        legal_bases=(
            LegalBasis(text="Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ", type="Nghị định", number="72/2015/NĐ-CP"),
            LegalBasis(text="Theo Công văn số 12-CV/TU"),
        ),
        body=(Section(id=SectionId("S1"), heading="Mục đích, yêu cầu"),),
        tasks=tuple(Task(id=TaskId(f"T{n}"), title=f"Họp báo lần {n}", leads=("Văn phòng",), partners=("Công an xã",) if n == 1 else ()) for n in (1, 2, 3)),
    )
