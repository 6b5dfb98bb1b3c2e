"""What the writer of .docx files promises for every plan: sound packages, the same bytes again, nothing lost on reading back."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import plans_to_print as printed
from tests.office.own_checks import own_findings
from tests.office.seen import seen
from tests.office.sound import audited
from tests.strategies import plans
from ttdn_desktop import resources
from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.drafting import plan_paper
from ttdn_desktop.office.docx_body import BadPaperError
from ttdn_desktop.office.docx_reader import read_docx
from ttdn_desktop.office.docx_units import clean
from ttdn_desktop.office.docx_writer import write_docx
from ttdn_desktop.paper.model import Cell, Paper, Paragraph, Part, Run, Table
from ttdn_desktop.services.export import export_docx
from ttdn_desktop.services.types import ExportOptions

PLANS: dict[str, Callable[[], Plan]] = {
    "small": printed.small_plan,
    "one task": lambda: printed.long_plan(1, 10),
    "60 tasks": lambda: printed.long_plan(60),
    "500 tasks": lambda: printed.long_plan(500, 20),
    "long names": printed.long_names,
    "odd characters": printed.odd_characters,
    "empty": printed.empty_plan,
    "annexes": printed.annexed_plan,
}
LAYOUTS = list(TaskLayout)


def paper_of(plan: Plan, layout: TaskLayout | None = None, *, draft: bool = False) -> Paper:
    return plan_paper(plan, resources.standards(), resources.wording(), tasks=layout, draft=draft)


def written(paper: Paper) -> bytes:
    stream = io.BytesIO()
    write_docx(paper, stream)
    return stream.getvalue()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", PLANS)
def test_every_written_file_is_sound(name: str, layout: TaskLayout, tmp_path: Path) -> None:
    file = export_docx(PLANS[name](), tmp_path / "plan.docx", ExportOptions(tasks=layout))
    assert own_findings(file.read_bytes()) == []
    assert audited(file) == []


@pytest.mark.validator
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", PLANS)
def test_the_validator_of_microsoft_finds_nothing(name: str, layout: TaskLayout, tmp_path: Path, validate: Callable[[Path], list[str]]) -> None:
    assert validate(export_docx(PLANS[name](), tmp_path / "plan.docx", ExportOptions(tasks=layout))) == []


@pytest.mark.validator
def test_a_draft_is_valid_too(tmp_path: Path, validate: Callable[[Path], list[str]]) -> None:
    assert validate(export_docx(printed.long_names(), tmp_path / "plan.docx", ExportOptions(draft=True))) == []


@given(plans(), st.sampled_from([None, *TaskLayout]), st.booleans())
def test_any_plan_is_written_soundly_and_read_back_the_same(plan: Plan, layout: TaskLayout | None, draft: bool) -> None:
    paper = paper_of(plan, layout, draft=draft)
    data = written(paper)
    assert own_findings(data) == []
    assert seen(read_docx(data)) == seen(paper)


@settings(max_examples=10)
@given(plans())
def test_the_same_plan_gives_the_same_bytes(plan: Plan) -> None:
    assert written(paper_of(plan)) == written(paper_of(plan))


@pytest.mark.parametrize("name", PLANS)
def test_what_was_written_is_read_back(name: str) -> None:
    paper = paper_of(PLANS[name]())
    back = read_docx(written(paper))
    assert seen(back) == seen(paper)
    assert back.title == clean(paper.title)
    assert back.origin is not None
    assert paper.origin is not None
    assert (back.origin.id, back.origin.revision) == (paper.origin.id, paper.origin.revision)


def test_two_places_never_bear_the_same_anchor() -> None:
    twice = Paragraph(anchor="ttdn_b_X")
    with pytest.raises(BadPaperError):
        written(Paper(parts=(Part(page=resources.standards().page, blocks=(twice, twice)),)))


def test_rows_stay_whole_unless_they_are_higher_than_a_page() -> None:
    short, endless = (Cell(blocks=(Paragraph(runs=(Run(text="việc cần làm " * count),)),)) for count in (5, 2000))
    table = Table(widths=(80.0, 85.0), rows=((short, short), (short, endless)))
    xml = zipfile.ZipFile(io.BytesIO(written(Paper(parts=(Part(page=resources.standards().page, blocks=(table,)),))))).read("word/document.xml")
    assert [b"<w:cantSplit/>" in row for row in xml.split(b"<w:tr>")[1:]] == [True, False]


def test_the_properties_name_the_issuer_and_the_day_of_the_plan(tmp_path: Path) -> None:
    with zipfile.ZipFile(export_docx(printed.small_plan(), tmp_path / "plan.docx", ExportOptions())) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert "<dc:creator>Ủy ban nhân dân xã Vân Trúc</dc:creator>" in core
    assert core.count("2027-01-05T00:00:00Z") == 2
