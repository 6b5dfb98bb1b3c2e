"""A shipped sample that goes out as a Word file comes back as the very same plan; what a person changed in Word is believed."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain import codec
from ttdn_desktop.domain.blocks import BudgetTable, Table, TaskLayout
from ttdn_desktop.domain.plan import Issuer, Plan, Signatory
from ttdn_desktop.services import late
from ttdn_desktop.services.types import ExportOptions


def sample(name: str) -> Plan:
    return codec.plan_from_json(resources.load_json(f"samples/{name}.json"))


@pytest.mark.parametrize("layout", [None, *TaskLayout])
@pytest.mark.parametrize("name", resources.sample_names())
def test_a_sample_reads_back_equal(name: str, layout: TaskLayout | None, tmp_path: Path) -> None:
    plan = sample(name)
    target = late.export_docx(plan, tmp_path / "plan.docx", ExportOptions(tasks=layout))
    reading = late.read_file(target)
    assert reading.plan == plan
    assert reading.unread == ()


def budget_blocks(plan: Plan | None) -> list[type]:
    assert plan is not None
    return [type(block) for block in plan.all_blocks() if isinstance(block, BudgetTable | Table)]


def test_an_estimate_that_was_changed_in_word_is_read_as_it_stands(tmp_path: Path) -> None:
    target = late.export_docx(sample(resources.sample_names()[0]), tmp_path / "plan.docx", ExportOptions())
    assert budget_blocks(late.read_file(target).plan) == [BudgetTable]
    document = docx.Document(str(target))
    cell = next(cell for table in document.tables for row in table.rows for cell in row.cells if cell.text == "18.000.000")
    cell.paragraphs[0].runs[0].text = "19.000.000"
    document.save(str(target))
    changed = late.read_file(target).plan
    assert changed is not None
    assert budget_blocks(changed) == [Table]
    assert changed.budget_lines == ()


@pytest.mark.parametrize("change", [{"subject": ""}, {"type": "BC"}, {"place": None, "symbol": None}])
def test_a_plan_whose_head_is_not_filled_in_yet_reads_back_equal(change: dict[str, Any], tmp_path: Path) -> None:
    plan = sample(resources.sample_names()[2])
    bare = replace(
        plan, document=replace(plan.document, **change), issuer=Issuer(), legal_bases=(), proposal=None, enacting="", recipients=(), signatory=Signatory()
    )
    assert late.read_file(late.export_docx(bare, tmp_path / "plan.docx", ExportOptions())).plan == bare


def test_a_paragraph_put_before_the_first_heading_in_word_is_kept(tmp_path: Path) -> None:
    target = late.export_docx(sample(resources.sample_names()[2]), tmp_path / "plan.docx", ExportOptions())
    document = docx.Document(str(target))
    heading = next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("I. "))
    heading.insert_paragraph_before("Kế hoạch này thay thế kế hoạch trước.")
    document.save(str(target))
    plan = late.read_file(target).plan
    assert plan is not None
    assert "Kế hoạch này thay thế kế hoạch trước." in json.dumps(codec.plan_to_json(plan), ensure_ascii=False)
