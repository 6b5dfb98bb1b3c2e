"""Our pages are those LibreOffice makes of the same paper's .docx: as many, and their lines break at the same words."""

import shutil
from pathlib import Path

import pytest
from proofs import pages as proof

from tests import plans_to_print as printed
from tests.render.papers import paper_of, sheet, shipped_engine, shipped_face, table, text
from tests.render.printed_lines import PrintedLine, likeness, office_pdfs, printed_lines
from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.office.docx_writer import write_docx
from ttdn_desktop.paper.model import Align, Edge, Line, PageNumber, PageSetup, Paper, Style
from ttdn_desktop.render.typst_source import preview_source

pytestmark = [pytest.mark.libreoffice, pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")]

LONG = tuple(text(f"đoạn {number} " + "chữ " * 30, align=Align.JUSTIFY, space_before=6.0) for number in range(16))
CONTACT = tuple(
    text(words, style=Style.CONTACT, align=Align.CENTER) for words in ("Địa chỉ: thôn Vân Trúc", "Điện thoại: 0123", "Thư điện tử: ubnd@vantruc.gov.vn")
)
SHEETS = {
    "spacing": sheet(
        text("một"),
        text("hai\nba", space_before=6.0),
        text("bốn", space_after=10.0),
        text("năm", space_before=6.0),
        text(""),
        text("bảy " * 50, line_spacing=1.5),
    ),
    "exact": sheet(text("một " * 60, line_exact=17.0), text("hai " * 60, line_exact=12.0, space_before=6.0), text("ba")),
    "indents": sheet(text("treo " * 60, indent_left=20.0, first_line=-10.0), text("lùi " * 60, first_line=10.0, indent_right=30.0, align=Align.JUSTIFY)),
    "frame": sheet(
        text("trước"), text("HỎA TỐC", frame=1.0, indent_left=60.0, indent_right=60.0, align=Align.CENTER, space_before=10.0, space_after=4.0), text("sau")
    ),
    "line": sheet(text("tiêu ngữ", align=Align.CENTER), Line(length=60.0), text("sau")),
    "table": sheet(
        text("trước"), table(("một", "hai ba bốn năm sáu bảy"), ("a", "b")), text("giữa"), table(("c", "d"), ruled=False), text("sau", space_before=6.0)
    ),
    "foot": sheet(*LONG, foot=CONTACT),
    "foot above the number": sheet(*LONG, page=PageSetup(hide_first_number=False, page_number=PageNumber(edge=Edge.BOTTOM)), foot=CONTACT[:1]),
    "both sides": sheet(*LONG, *LONG, *LONG, page=PageSetup(mirrored=True, number_from=5, hide_first_number=False)),
    "little room above": sheet(*LONG, page=PageSetup(top=12.0, hide_first_number=False)),
}


@pytest.fixture(scope="module")
def printed_by_office(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("office")
    files = [docx(paper, folder / f"{name}.docx") for name, paper in SHEETS.items()]
    return dict(zip(SHEETS, office_pdfs(files, folder), strict=True))


def docx(paper: Paper, file: Path) -> Path:
    with file.open("wb") as stream:
        write_docx(paper, stream)
    return file


def ours(paper: Paper) -> bytes:
    return shipped_engine().for_screen(preview_source(paper, shipped_face()).text)


def in_order(data: bytes) -> list[PrintedLine]:
    return sorted(printed_lines(data)[0], key=lambda line: (line.page, round(line.y), line.x))


@pytest.mark.parametrize("name", SHEETS)
def test_every_line_stands_where_libreoffice_puts_it(name: str, printed_by_office: dict[str, bytes]) -> None:
    here, there = in_order(ours(SHEETS[name])), in_order(printed_by_office[name])
    assert [(line.page, line.text) for line in here] == [(line.page, line.text) for line in there]
    for one, other in zip(here, there, strict=True):
        assert [one.x, one.y] == pytest.approx([other.x, other.y], abs=0.6), one.text


def test_plans_have_the_same_pages_and_every_line_stands_on_the_same_one(tmp_path: Path) -> None:
    plans = {"small": printed.small_plan(), "names": printed.long_names(), "annexes": printed.annexed_plan()}
    papers = {f"{name}-{layout}": paper_of(plan, layout) for name, plan in plans.items() for layout in TaskLayout}
    theirs = office_pdfs([docx(paper, tmp_path / f"{name}.docx") for name, paper in papers.items()], tmp_path)
    for (name, paper), other in zip(papers.items(), theirs, strict=True):
        found = likeness(ours(paper), other)
        assert found.pages[0] == found.pages[1], name
        assert found.share >= proof.LEAST, (name, found.differing)
        assert found.same_page == found.same, name


@pytest.mark.slow
def test_the_proof_of_pages_holds_for_the_samples_and_a_made_plan_of_thirty_pages() -> None:
    found = proof.prove(1, 20260915)
    assert found.holds, found.as_text()


def test_what_differs_is_seen() -> None:
    words = "mỗi dòng một khác để nhận ra chỗ ngắt của nó trên trang giấy này "
    one, other = (ours(sheet(text(words * 6), page=PageSetup(right=right))) for right in (15, 20))
    assert likeness(one, one).share == 1
    assert likeness(one, other).share < 0.5
