"""Templates as provinces send them, made by the tests: Word files of several looks and workbooks with drawn parts."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
from docx.enum.text import WD_COLOR_INDEX
from docx.shared import Pt, RGBColor
from lxml import etree
from openpyxl import Workbook
from openpyxl.styles import Border, Font, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from ttdn_desktop.office import workbook_package

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word_template(path: Path) -> Path:
    """A plan form: letterhead, red samples, brackets, dots, instructions, a table of tasks with two empty rows."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(14)
    head = document.add_table(rows=1, cols=2)
    left, right = head.rows[0].cells
    left.text = "ỦY BAN NHÂN DÂN TỈNH\n"
    left.paragraphs[0].text = "ỦY BAN NHÂN DÂN"
    left.add_paragraph("XÃ ……………")
    left.add_paragraph("Số: ……/KH-UBND")
    right.paragraphs[0].text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    right.add_paragraph("Độc lập - Tự do - Hạnh phúc")
    right.add_paragraph("……………, ngày … tháng … năm 20…")
    document.add_paragraph("KẾ HOẠCH").runs[0].bold = True
    document.add_paragraph("Hoạt động thông tin đối ngoại năm 20…").runs[0].bold = True
    document.add_paragraph("Căn cứ ………………;")
    document.add_paragraph("Ủy ban nhân dân xã [tên xã] ban hành Kế hoạch hoạt động thông tin đối ngoại năm 20… như sau:")
    document.add_paragraph("I. MỤC ĐÍCH, YÊU CẦU").runs[0].bold = True
    document.add_paragraph("1. Mục đích").runs[0].bold = True
    document.add_paragraph("Nâng cao nhận thức của cán bộ và Nhân dân xã [tên xã] về thông tin đối ngoại.")
    document.add_paragraph("2. Yêu cầu").runs[0].bold = True
    document.add_paragraph("……………………………………………………………………………")
    document.add_paragraph("(Nêu rõ các yêu cầu phù hợp với tình hình của địa phương)").runs[0].italic = True
    document.add_paragraph("II. NỘI DUNG, NHIỆM VỤ").runs[0].bold = True
    line = document.add_paragraph("Số tin, bài dự kiến: ")
    red = line.add_run("120 tin, bài")
    red.font.color.rgb = RGBColor(0xFF, 0, 0)
    line.add_run(" trong năm.")
    tasks = document.add_table(rows=3, cols=5)
    tasks.style = "Table Grid"
    for cell, text in zip(tasks.rows[0].cells, ("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời gian thực hiện", "Sản phẩm"), strict=True):
        cell.text = text
        cell.paragraphs[0].runs[0].bold = True
    document.add_paragraph("III. KINH PHÍ THỰC HIỆN").runs[0].bold = True
    document.add_paragraph("……………………………………………………………………………")
    document.add_paragraph("IV. TỔ CHỨC THỰC HIỆN").runs[0].bold = True
    document.add_paragraph("Văn phòng HĐND và UBND xã theo dõi, đôn đốc việc thực hiện Kế hoạch này.")
    document.add_paragraph("Đầu mối liên hệ: ………………, số điện thoại: ………………")
    foot = document.add_table(rows=1, cols=2)
    foot.rows[0].cells[0].text = "Nơi nhận:"
    foot.rows[0].cells[0].add_paragraph("- ………………;")
    foot.rows[0].cells[0].add_paragraph("- Lưu: VT.")
    foot.rows[0].cells[1].text = "TM. ỦY BAN NHÂN DÂN"
    foot.rows[0].cells[1].add_paragraph("CHỦ TỊCH")
    foot.rows[0].cells[1].add_paragraph("[Họ và tên]")
    document.add_paragraph("Ghi chú: Mẫu này áp dụng cho Ủy ban nhân dân cấp xã.")
    document.sections[0].header.paragraphs[0].text = "Mẫu số 01"
    document.save(str(path))
    return path


def marked_template(path: Path) -> Path:
    """Merge fields, content controls, highlight, angle brackets, crosses, decomposed letters, a text box."""
    document = docx.Document()
    body = document.element.body
    document.add_paragraph("BÁO CÁO").runs[0].bold = True
    field = document.add_paragraph("Đơn vị báo cáo: ")
    for kind in ("begin", "code", "separate", "result", "end"):
        run = field.add_run()._r
        if kind == "code":
            etree.SubElement(run, f"{WORD}instrText").text = " MERGEFIELD Ten_don_vi \\* MERGEFORMAT "
        elif kind == "result":
            etree.SubElement(run, f"{WORD}t").text = "«Ten_don_vi»"
        else:
            etree.SubElement(run, f"{WORD}fldChar").set(f"{WORD}fldCharType", kind)
    control = document.add_paragraph("Người lập: ")
    box = etree.SubElement(control._p, f"{WORD}sdt")
    head = etree.SubElement(box, f"{WORD}sdtPr")
    etree.SubElement(head, f"{WORD}alias").set(f"{WORD}val", "Họ tên người lập")
    etree.SubElement(head, f"{WORD}showingPlcHdr")
    asked = etree.SubElement(etree.SubElement(box, f"{WORD}sdtContent"), f"{WORD}r")
    etree.SubElement(asked, f"{WORD}t").text = "Bấm vào đây để nhập."
    lit = document.add_paragraph("Tổng số ")
    shown = lit.add_run("25")
    shown.font.highlight_color = WD_COLOR_INDEX.YELLOW
    lit.add_run(" cuộc tuyên truyền tại <tên thôn>, kinh phí xxx triệu đồng, đạt … %.")
    document.add_paragraph("Hạn gửi báo cáo: …/…/2026; hình thức: [trực tiếp/trực tuyến]")
    document.add_paragraph("Ngu\u031bo\u031b\u0300i liên hệ: ……………")
    document.add_paragraph("Thế kỷ XX, quy định tại khoản 2, mục [1], trụ sở, nhà văn hóa, ...")
    assert body is not None
    document.save(str(path))
    return path


def sheet_template(path: Path) -> Path:
    """A workbook: title with dots, labels beside empty cells, a table of tasks with two rows, a total, print area, a list, a second sheet that counts."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Nhiệm vụ"
    sheet["A1"] = "DANH MỤC NHIỆM VỤ THÔNG TIN ĐỐI NGOẠI NĂM 20…"
    sheet.merge_cells("A1:F1")
    sheet["A2"] = "Đơn vị báo cáo:"
    sheet["A3"] = "Người lập biểu:"
    for column, text in enumerate(("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành", "Kinh phí"), 1):
        cell = sheet.cell(row=5, column=column, value=text)
        cell.font = Font(bold=True)
    side = Side(style="thin")
    for row in (6, 7):
        for column in range(1, 7):
            sheet.cell(row=row, column=column).border = Border(left=side, right=side, top=side, bottom=side)
    sheet["A8"] = "Cộng"
    sheet["F8"] = "=SUM(F6:F7)"
    sheet["A10"] = "………, ngày … tháng … năm 2026"
    sheet["A10"].font = Font(italic=True)
    sheet.merge_cells("A10:C10")
    sheet.print_area = "A1:F10"
    allowed = DataValidation(type="list", formula1='"Quý I,Quý II"', allow_blank=True)
    sheet.add_data_validation(allowed)
    allowed.add("E6:E7")
    other = book.create_sheet("Tổng hợp")
    other["A1"] = "='Nhiệm vụ'!F8"
    other["A2"] = "=COUNTA('Nhiệm vụ'!B6:B7)"
    book.defined_names["Tong"] = DefinedName("Tong", attr_text="'Nhiệm vụ'!$F$8")
    stream = io.BytesIO()
    workbook_package.save(book, stream, title="Mẫu", author="")  # with shared strings, as Excel has them
    path.write_bytes(stream.getvalue())
    return path


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


MAKERS: dict[str, Callable[[Path], Path]] = {"word": word_template, "marked": marked_template, "sheet": sheet_template}


BOX = """<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"><w:r><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="1800000" cy="600000"/><wp:docPr id="7" name="Khung 7"/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>
<a:ext cx="1800000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>
<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:rect style="width:140pt;height:47pt"><v:textbox><w:txbxContent>{text}</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback>
</mc:AlternateContent></w:r></w:p>"""


def boxed_template(path: Path) -> Path:
    """A text box in both its forms, a blank in the header, a whole-paragraph control, a blank cut into many runs, a nested table."""
    document = docx.Document()
    header = document.sections[0].header.paragraphs[0]
    header.text = "Đơn vị: [tên đơn vị]"
    document.add_paragraph("KẾ HOẠCH").runs[0].bold = True
    box = etree.fromstring(BOX.format(text="<w:p><w:r><w:t>Người duyệt: ………………</w:t></w:r></w:p>"))
    document.element.body.insert(1, box)
    cut = document.add_paragraph()
    for number, text in enumerate(("Địa bàn: [t", "ên th", "ôn] và các thôn khác")):
        cut.add_run(text).bold = number == 1
    outer = document.add_table(rows=1, cols=1).rows[0].cells[0]
    inner = outer.add_table(rows=2, cols=2)
    inner.rows[0].cells[0].text, inner.rows[1].cells[0].text = "Số hộ:", "Số khẩu:"
    document.save(str(path))
    return path
