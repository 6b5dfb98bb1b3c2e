"""A plan of 34 pages as an office writes it in Word: 150 paragraphs of prose in styles, some words of them marked, and a table of 60 tasks with six columns."""

import io
import random

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from tests.made_words import THINGS, VERBS

PARAGRAPHS = 150
TASKS = 60

_SECTIONS = (("MỤC ĐÍCH, YÊU CẦU", 10), ("NHIỆM VỤ, GIẢI PHÁP", 110), ("KINH PHÍ THỰC HIỆN", 5), ("TỔ CHỨC THỰC HIỆN", 25))
_COLUMNS = ("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian", "Sản phẩm")
_WIDTHS = (10, 55, 30, 32, 22, 26)
_LINKS = (
    "trên địa bàn xã", "trong tình hình mới", "đến các tầng lớp nhân dân", "với bạn bè quốc tế", "theo quy định của pháp luật", "phù hợp với điều kiện thực tế",
    "qua hệ thống truyền thanh cơ sở", "tại các thôn, khu dân cư", "nhân các ngày lễ lớn của đất nước", "và cộng đồng người Việt Nam ở nước ngoài",
)  # fmt: skip
_UNITS = (
    "Phòng Văn hóa - Xã hội",
    "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã",
    "Công an xã",
    "Phòng Kinh tế",
    "Ủy ban Mặt trận Tổ quốc xã",
    "Các thôn",
)


def word_file(times: int = 1) -> bytes:
    """The bytes of the .docx; with `times` more than one, as many times the prose and tasks."""
    chance = random.Random(34)  # noqa: S311 - the same file every time, no secret
    document = Document()
    _styles(document)
    _head(document)
    for number, (heading, share) in enumerate(_SECTIONS, 1):
        document.add_heading(f"{('I', 'II', 'III', 'IV')[number - 1]}. {heading}", 1)
        for at in range(share * times):
            if at % 10 == 0 and share > 5:
                document.add_heading(f"{at // 10 + 1}. {_sentence(chance, 2)}", 2)
            _prose(document, chance)
    document.add_paragraph("DANH MỤC NHIỆM VỤ", "Title")
    _table(document, chance, TASKS * times)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _styles(document: Docx) -> None:
    section = document.sections[0]
    section.page_width, section.page_height, section.left_margin, section.right_margin = Mm(210), Mm(297), Mm(30), Mm(15)
    for name, size in (("Normal", 14), ("Body Text", 14), ("Heading 1", 14), ("Heading 2", 14), ("Title", 14)):
        style = document.styles[name]
        style.font.name, style.font.size = "Times New Roman", Pt(size)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(6), Pt(6)
    body = document.styles["Body Text"].paragraph_format
    body.first_line_indent, body.line_spacing = Mm(12.7), 1.1


def _head(document: Docx) -> None:
    """The letterhead as a table without lines, name and subject, bases."""
    table = document.add_table(rows=2, cols=2)
    said = (
        "ỦY BAN NHÂN DÂN\nXÃ VÂN TRÚC",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "Số: 05/KH-UBND",
        "Vân Trúc, ngày 05 tháng 01 năm 2027",
    )
    for cell, lines in zip((cell for row in table.rows for cell in row.cells), said, strict=True):
        for number, line in enumerate(lines.split("\n")):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _run(paragraph, line, bold=not line.startswith("Số"))
    for line in ("KẾ HOẠCH", "Hoạt động thông tin đối ngoại năm 2027 trên địa bàn xã Vân Trúc"):
        paragraph = document.add_paragraph(style="Title")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(paragraph, line, bold=True)
    document.add_paragraph("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", "Body Text")
    document.add_paragraph("Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07 tháng 9 năm 2015 của Chính phủ về quản lý hoạt động thông tin đối ngoại,", "Body Text")
    document.add_paragraph("Ủy ban nhân dân xã ban hành Kế hoạch như sau:", "Body Text")


def _sentence(chance: random.Random, clauses: int) -> str:
    said = [chance.choice(VERBS)]
    for number in range(clauses):
        said.append(chance.choice(VERBS).lower() if number else "")
        said += [chance.choice(THINGS), chance.choice(_LINKS)]
    return " ".join(piece for piece in said if piece)


def _prose(document: Docx, chance: random.Random) -> None:
    """A paragraph of some four lines; every third has words in bold or italics, every fourth was typed on another day."""
    paragraph = document.add_paragraph(style="Body Text")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.space_after = Pt(6)
    sentences = [f"{_sentence(chance, chance.randint(1, 3))}." for _ in range(chance.randint(2, 3))]
    if chance.random() < 1 / 3:
        _run(paragraph, f"{sentences[0]} ", bold=True)
        sentences = sentences[1:]
    if chance.random() < 1 / 4:
        _run(paragraph, f"{sentences[0]} ")
        sentences = sentences[1:]
    _run(paragraph, " ".join(sentences))
    paragraph._p.set(qn("w:rsidR"), f"00{chance.randrange(16**6):06X}")  # Word marks every paragraph with the session that typed it


def _run(paragraph: Paragraph, text: str, *, bold: bool = False, size: int = 14) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    if bold:
        run.font.bold = True


def _table(document: Docx, chance: random.Random, tasks: int) -> None:
    table = document.add_table(rows=tasks + 1, cols=len(_COLUMNS), style="Table Grid")
    table.autofit = False
    rows = [_COLUMNS, *(_task(chance, number) for number in range(1, tasks + 1))]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text, width in zip(row.cells, texts, _WIDTHS, strict=True):
            cell.width = Mm(width)
            _run(cell.paragraphs[0], text, bold=texts is _COLUMNS, size=13)


def _task(chance: random.Random, number: int) -> tuple[str, ...]:
    lead, *partners = chance.sample(_UNITS, 3)
    quarter = ("I", "II", "III", "IV")[number % 4]
    return (str(number), _sentence(chance, 1), lead, "; ".join(partners), f"Quý {quarter}/2027", f"{chance.randint(1, 12):02d} tin, bài")
