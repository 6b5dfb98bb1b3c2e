"""The measures of the official sample forms (NĐ 30/2020, PL III, samples 1.4, 1.5, 2.1), typed as those forms are: nothing is found wrong with them."""

from dataclasses import replace
from typing import Any

import pytest

from tests.rules.papers import subject_of
from ttdn_desktop import resources
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.paper.model import Align, Block, Cell, PageNumber, PageSetup, Paper, Paragraph, Part, Run, Table
from ttdn_desktop.rules.run import run

SHEET = PageSetup(top=25, bottom=20, left=35, right=20, header=10, number_from=None, page_number=PageNumber(size=13))
SENTENCE = (
    "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành, Ủy ban nhân dân các xã, phường căn cứ chức năng, nhiệm vụ được giao nghiêm túc tổ chức thực hiện "
    "các nội dung sau đây, báo cáo kết quả trước ngày 30 tháng 11 hằng năm"
)


def line(text: str, size: float, *, bold: bool = False, italic: bool = False, align: Align = Align.CENTER, **measures: Any) -> Paragraph:
    runs = (Run(text=text, size=size, bold=bold, italic=italic, font="Times New Roman"),) if text else ()
    return Paragraph(runs=runs, align=align, where="p", space_before=measures.pop("before", 0), space_after=0, line_spacing=1, **measures)


def body(text: str, *, bold: bool = False, italic: bool = False) -> Paragraph:
    return line(text, 14, bold=bold, italic=italic, align=Align.JUSTIFY, before=6, first_line=10)


NATION = line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True), line("Độc lập - Tự do - Hạnh phúc", 14, bold=True), line("_" * 24, 14)


def columns(widths: tuple[float, float], *rows: tuple[tuple[Block, ...], tuple[Block, ...]]) -> Table:
    return Table(widths=widths, ruled=False, rows=tuple((Cell(blocks=left), Cell(blocks=right)) for left, right in rows))


def head(number: str, *under: Block) -> Table:
    return columns(
        (67.5, 100.0),
        (
            (line("UBND TỈNH HƯNG YÊN", 13), line("SỞ VĂN HÓA, THỂ THAO", 13, bold=True), line("VÀ DU LỊCH", 13, bold=True), line("_____", 13)),
            (
                line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True),
                line("Độc lập - Tự do - Hạnh phúc", 14, bold=True),
                line("________________________", 14),
            ),
        ),
        ((line(number, 13), *under), (line("Hưng Yên, ngày 29 tháng 6 năm 2026", 14, italic=True),)),
    )


def signed(first: str) -> Table:
    return columns(
        (52.8, 110.9),
        (
            (
                line("Nơi nhận:", 12, bold=True, italic=True, align=Align.LEFT),
                line(f"- {first};", 11, align=Align.LEFT),
                line("- Lưu: VT, QLVH(02).", 11, align=Align.LEFT),
            ),
            (line("GIÁM ĐỐC", 14, bold=True), *(line("", 14) for _ in range(4)), line("Nguyễn Văn An", 14, bold=True)),
        ),
    )


REPORT: tuple[Block, ...] = (
    head("Số: 105/BC-SVHTTDL"),
    *(line("", 14) for _ in range(2)),
    line("BÁO CÁO", 14, bold=True),
    line("Kết quả công tác thông tin đối ngoại năm 2026", 14, bold=True),
    line("______________", 14),
    line("", 14),
    body(f"{SENTENCE}:"),
    body("I. KẾT QUẢ THỰC HIỆN", bold=True),
    body("1. Công tác chỉ đạo", bold=True),
    body(f"a) {SENTENCE};"),
    body(f"b) {SENTENCE}."),
    body("2. Công tác tuyên truyền", bold=True),
    body(f"{SENTENCE}. Chi tiết tại Phụ lục kèm theo."),
    body("II. NHIỆM VỤ NĂM 2027", bold=True),
    body(f"{SENTENCE}./."),
    line("", 14),
    signed("UBND tỉnh"),
)
LETTER: tuple[Block, ...] = (
    head("Số: 12/SVHTTDL-QLVH", line("V/v triển khai công tác thông tin đối ngoại năm 2027", 13, before=6)),
    line("", 14),
    line("Kính gửi:", 14, align=Align.LEFT, indent_left=40),
    line("- Sở Tài chính;", 14, align=Align.LEFT, indent_left=55),
    line("- Ủy ban nhân dân các xã, phường.", 14, align=Align.LEFT, indent_left=55),
    line("", 14),
    body(f"Căn cứ Kế hoạch số 12/KH-UBND, {SENTENCE}."),
    body(f"{SENTENCE}./."),
    line("", 14),
    signed("Như trên"),
)
DECISION: tuple[Block, ...] = (
    head("Số: 07/QĐ-SVHTTDL"),
    line("QUYẾT ĐỊNH", 14, bold=True),
    line("Về việc ban hành Kế hoạch thông tin đối ngoại năm 2027", 14, bold=True),
    line("____________________", 14),
    line("GIÁM ĐỐC SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", 14, bold=True),
    body("Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ;", italic=True),
    body("Theo đề nghị của Trưởng phòng Quản lý văn hóa.", italic=True),
    line("QUYẾT ĐỊNH:", 14, bold=True),
    replace(body(""), runs=(Run(text="Điều 1. ", size=14, bold=True, font="Times New Roman"), Run(text=f"{SENTENCE}.", size=14, font="Times New Roman"))),
    replace(body(""), runs=(Run(text="Điều 2. ", size=14, bold=True, font="Times New Roman"), Run(text=f"{SENTENCE}./.", size=14, font="Times New Roman"))),
    signed("Như Điều 2"),
)
ANNEX: tuple[Block, ...] = (
    line("Phụ lục", 14, bold=True),
    line("SỐ LIỆU CÔNG TÁC THÔNG TIN ĐỐI NGOẠI", 14, bold=True),
    line("(Kèm theo Báo cáo số 105/BC-SVHTTDL ngày 29 tháng 6 năm 2026", 14, italic=True),
    line("của Sở Văn hóa, Thể thao và Du lịch)", 14, italic=True),
    line("______________", 14),
    body(f"{SENTENCE}."),
)
SAMPLES = {
    "1.2": (Part(page=SHEET, blocks=DECISION),),
    "1.4": (Part(page=SHEET, blocks=REPORT), Part(page=replace(SHEET, number_from=1), blocks=ANNEX)),
    "1.5": (Part(page=SHEET, blocks=LETTER),),
    "2.1": (Part(page=SHEET, blocks=ANNEX),),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_is_wrong_with_the_official_samples(name: str) -> None:
    report = run(subject_of(Paper(parts=SAMPLES[name])), resources.rules())
    assert [(finding.code, finding.found) for finding in report.findings if finding.severity is not Severity.INFO] == []
