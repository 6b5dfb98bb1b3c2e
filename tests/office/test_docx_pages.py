"""How the written plans look when LibreOffice prints them: pages, numbers, what stands together, how long lines are."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

from tests import plans_to_print as printed
from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.services.export import export_docx
from ttdn_desktop.services.types import ExportOptions

pytestmark = pytest.mark.libreoffice

Pages = Callable[[Plan, TaskLayout], list["Page"]]


@dataclass(frozen=True, slots=True)
class Page:
    """One printed page: its words and its size in points."""

    text: str
    width: float
    height: float

    @property
    def first_line(self) -> str:
        return next((line.strip() for line in self.text.splitlines() if line.strip()), "")


@pytest.fixture
def pages(tmp_path: Path, to_pdf: Callable[[Path], Path]) -> Pages:
    def printed_pages(plan: Plan, layout: TaskLayout) -> list[Page]:
        pdf = pypdfium2.PdfDocument(to_pdf(export_docx(plan, tmp_path / "plan.docx", ExportOptions(tasks=layout))))
        try:
            return [Page(page.get_textpage().get_text_range(), *page.get_size()) for page in pdf]
        finally:
            pdf.close()

    return printed_pages


@pytest.mark.parametrize(
    "plan", [printed.small_plan(), printed.long_names(), printed.long_plan(60, 40), printed.empty_plan()], ids=["small", "names", "60", "empty"]
)
def test_the_first_page_bears_no_number_and_the_others_theirs(plan: Plan, pages: Pages) -> None:
    sheets = pages(plan, TaskLayout.HEADINGS)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in sheets[0].text
    assert not sheets[0].first_line.isdigit()
    assert [sheet.first_line for sheet in sheets[1:]] == [str(number) for number in range(2, len(sheets) + 1)]


@pytest.mark.parametrize("paragraphs", range(12, 24, 4))
def test_the_signature_is_never_parted_from_the_last_sentence(paragraphs: int, pages: Pages) -> None:
    sheets = pages(printed.long_plan(1, paragraphs), TaskLayout.HEADINGS)
    last = next(sheet for sheet in sheets if "./." in sheet.text)
    assert "Nơi nhận:" in last.text
    assert "Đặng Thị Minh Thư" in last.text


def test_tasks_lie_on_the_long_side_under_a_repeated_head(pages: Pages) -> None:
    sheets = pages(printed.long_plan(60, 10), TaskLayout.TABLE)
    wide = [sheet for sheet in sheets if sheet.width > sheet.height]
    assert len(wide) > 5
    assert all("Đơn vị chủ trì" in sheet.text for sheet in wide)
    assert [sheet.first_line for sheet in wide[1:]] == [str(number) for number in range(2, len(wide) + 1)]
    assert not wide[0].first_line.isdigit()
    assert sum(sheet.text.count("./.") for sheet in sheets) == 2


def test_the_national_name_and_the_words_around_it_break_where_they_were_measured(pages: Pages) -> None:
    first = pages(printed.long_names(), TaskLayout.HEADINGS)[0].text.splitlines()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in first
    subject = [line for line in first if line.startswith("Tổ chức các hoạt động")]
    assert len(subject) == 1
    assert 40 < len(subject[0]) < 80
