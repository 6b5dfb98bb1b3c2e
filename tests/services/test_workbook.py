"""Every sample plan goes out as a workbook that reads back as it was, whole or not at all."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from tests.office.sound import audited
from tests.strategies import plans
from ttdn_desktop import resources
from ttdn_desktop.domain import codec
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.errors import TtdnError
from ttdn_desktop.services import late
from ttdn_desktop.services.types import ExportOptions


@pytest.fixture(params=resources.sample_names())
def plan(request: pytest.FixtureRequest) -> Plan:
    return codec.plan_from_json(resources.load_json(f"samples/{request.param}.json"))


@pytest.mark.validator
def test_a_sample_is_exported_without_findings_and_reads_back(plan: Plan, tmp_path: Path, validate: Callable[[Path], list[str]]) -> None:
    target = late.export_xlsx(plan, tmp_path / "nhiem vu.xlsx", ExportOptions())
    assert validate(target) == []
    page = openpyxl.load_workbook(target).worksheets[0]
    rows: list[list[Any]] = [[cell.value for cell in row] for row in page.iter_rows(min_row=6)]
    assert [str(row[1]).split("\n")[0] for row in rows] == [task.title for task in plan.tasks]
    assert [row[2] for row in rows] == ["; ".join(task.leads) for task in plan.tasks]
    assert [row[-3].date() if row[-3] else None for row in rows] == [task.time.end for task in plan.tasks]


def test_a_target_that_exists_is_replaced(plan: Plan, tmp_path: Path) -> None:
    target = tmp_path / "nhiem vu.xlsx"
    target.write_bytes(b"old")
    late.export_xlsx(plan, target, ExportOptions())
    assert target.read_bytes()[:2] == b"PK"
    assert [entry.name for entry in tmp_path.iterdir()] == ["nhiem vu.xlsx"]


def test_a_folder_that_is_not_there_is_told_in_a_sentence(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(TtdnError):
        late.export_xlsx(plan, tmp_path / "missing" / "nhiem vu.xlsx", ExportOptions())


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(any_plan=plans())
def test_the_workbook_of_any_plan_is_sound(any_plan: Plan, tmp_path: Path) -> None:
    target = late.export_xlsx(any_plan, tmp_path / "nhiem vu.xlsx", ExportOptions())
    assert audited(target) == []
    page = openpyxl.load_workbook(target).worksheets[0]
    assert not [cell.coordinate for row in page.iter_rows() for cell in row if cell.data_type == "f"]
