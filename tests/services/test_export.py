"""Exporting a plan as a Word file: whole or not at all, and always the same."""

import itertools
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests import plans_to_print as printed
from ttdn_desktop import resources
from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.domain.ids import encode_id
from ttdn_desktop.domain.plan import Regime
from ttdn_desktop.errors import TtdnError
from ttdn_desktop.services import late
from ttdn_desktop.services.export import paper_of
from ttdn_desktop.services.types import ExportOptions


def test_the_same_plan_gives_the_same_file(tmp_path: Path) -> None:
    for name in ("a", "b"):
        late.export_docx(printed.small_plan(), tmp_path / f"{name}.docx", ExportOptions())
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_an_export_takes_the_place_of_the_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "Kế hoạch.docx"
    target.write_bytes(b"old")
    assert late.export_docx(printed.small_plan(), target, ExportOptions()) == target
    assert zipfile.is_zipfile(target)
    assert list(tmp_path.iterdir()) == [target]


def test_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "folder-that-is-not-there" / "plan.docx"
    with pytest.raises(TtdnError):
        late.export_docx(printed.small_plan(), target, ExportOptions())
    assert list(tmp_path.iterdir()) == []


def test_options_choose_layout_and_draft() -> None:
    assert len(paper_of(printed.small_plan(), ExportOptions(tasks=TaskLayout.TABLE)).parts) == 2
    assert len(paper_of(printed.small_plan(), ExportOptions()).parts) == 1


def test_an_older_regime_is_printed_by_decree_30_and_remembered() -> None:
    plan = printed.small_plan()
    paper = paper_of(plan, ExportOptions())
    assert paper.origin is not None
    assert ("regime", Regime.ND30_2020) in paper.origin.facts


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("layout", [None, *TaskLayout])
@pytest.mark.parametrize("name", resources.sample_names())
def test_a_sample_plan_comes_back_whole_from_its_word_file(name: str, layout: TaskLayout | None, draft: bool, tmp_path: Path) -> None:
    numbers = itertools.count(1)
    plan = late.load_sample(name, lambda: encode_id(next(numbers)))
    file = late.export_docx(plan, tmp_path / "plan.docx", ExportOptions(tasks=layout, draft=draft))
    assert late.read_file(file).plan == plan


def test_marks_posts_and_drafter_come_back_in_ordinary_letters(tmp_path: Path) -> None:
    plan = printed.long_names()
    back = late.read_file(late.export_docx(plan, tmp_path / "plan.docx", ExportOptions())).plan
    assert back is not None
    assert (back.document, back.signatory, back.recipients, back.addressees) == (plan.document, plan.signatory, plan.recipients, plan.addressees)


def test_writing_a_word_file_needs_no_library_but_its_own(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.plans_to_print import small_plan; from ttdn_desktop.services import late;"
        "from ttdn_desktop.services.types import ExportOptions;"
        f"late.export_docx(small_plan(), Path({str(tmp_path / 'p.docx')!r}), ExportOptions());"
        "print(sorted({'docx', 'lxml', 'openpyxl', 'sqlite_utils', 'PySide6'} & sys.modules.keys()))"
    )
    root = Path(__file__).resolve().parents[2]
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=root)
    assert told.stdout.strip() == "[]"
