"""A shipped sample that goes out as a Word file comes back as the very same plan; what a person changed in Word is believed."""

from pathlib import Path

import docx
import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain import codec
from ttdn_desktop.domain.blocks import BudgetTable, Table, TaskLayout
from ttdn_desktop.domain.plan import Plan
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
