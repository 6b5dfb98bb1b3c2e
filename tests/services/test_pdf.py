"""PDF files of plans are whole or not there, and the same plan gives the same one."""

import page as validator
import pypdfium2
import pytest

from tests import plans_to_print as printed
from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.errors import FileWriteError
from ttdn_desktop.services import late
from ttdn_desktop.services.types import ExportOptions


def words(file) -> str:
    document = pypdfium2.PdfDocument(file)
    try:
        return " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_a_plan_becomes_a_pdf_for_the_archive(tmp_path):
    file = late.export_pdf(printed.small_plan(), tmp_path / "kế hoạch.pdf", ExportOptions(tasks=TaskLayout.TABLE))
    assert validator.is_pdf_compliant(file, profile="2b")
    assert "KẾ HOẠCH" in words(file)
    assert "PHÂN CÔNG NHIỆM VỤ" in words(file)


def test_the_same_plan_gives_the_same_bytes(tmp_path):
    files = [late.export_pdf(printed.long_names(), tmp_path / f"{count}.pdf", ExportOptions()) for count in range(2)]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_draft_leaves_number_and_day_blank(tmp_path):
    file = late.export_pdf(printed.small_plan(), tmp_path / "a.pdf", ExportOptions(draft=True))
    assert "05/KH-UBND" not in words(file)


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path):
    with pytest.raises(FileWriteError):
        late.export_pdf(printed.small_plan(), tmp_path / "missing" / "a.pdf", ExportOptions())
    assert list(tmp_path.iterdir()) == []
