"""An .xlsx in fonts of before Unicode becomes one in Unicode, and nothing else in it changes."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.header_footer import _HeaderFooterPart
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from tests.language.old_writing import tcvn3, tcvn3_capitals, vni
from tests.reading.test_old_encodings import LINE
from ttdn_desktop.office.xlsx_unicode import unicode_xlsx
from ttdn_desktop.services.reading import look_at_book


def names(_old: str) -> str:
    return "Times New Roman"


def sheet_of(workbook: Workbook) -> Worksheet:
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    return sheet


def book(cells: Mapping[str, tuple[str | float, str]]) -> Workbook:
    made = Workbook()
    sheet = sheet_of(made)
    for place, (value, font) in cells.items():
        sheet[place] = value
        sheet[place].font = Font(name=font)
    return made


def left_head(sheet: Worksheet) -> _HeaderFooterPart:
    assert sheet.oddHeader is not None
    return sheet.oddHeader.left


def saved(made: Workbook) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data), rich_text=True)


def test_cells_are_turned_by_the_font_of_their_format() -> None:
    shared = tcvn3("kế hoạch")
    cells: dict[str, tuple[str | float, str]] = {
        "A1": (shared, ".VnTime"),
        "A2": (shared, ".VnTimeH"),
        "A3": (vni(LINE), "VNI-Times"),
        "A4": (LINE, ".VnTime"),
        "A5": (shared, "Times New Roman"),
        "B1": (12.5, ".VnTime"),
        "B2": ("=B1*2", ".VnTime"),
        "B3": (tcvn3_capitals("PHỤ LỤC"), ".VnTimeH"),
    }
    made = book(cells)
    sheet = sheet_of(made)
    sheet["C1"] = CellRichText(TextBlock(InlineFont(rFont="VNI-Times"), vni("đơn vị")), " và ", TextBlock(InlineFont(rFont=".VnTimeH"), tcvn3("sở")))
    sheet["D1"].comment = Comment("x", "A")
    head = left_head(sheet)
    head.text = tcvn3("phường")
    head.font = ".VnTime,Bold"
    source = saved(made)
    turned = unicode_xlsx(source, names)
    sheet = sheet_of(opened(turned.data))
    assert [str(sheet[place].value) for place in ("A1", "A2", "A3", "A4", "A5")] == ["kế hoạch", "KẾ HOẠCH", LINE, LINE, shared]
    assert (sheet["B1"].value, sheet["B2"].value, str(sheet["B3"].value)) == (12.5, "=B1*2", "PHỤ LỤC")
    assert str(sheet["C1"].value) == "đơn vị và SỞ"
    assert {sheet[place].font.name for place in cells} == {"Times New Roman"}
    head = left_head(sheet)
    assert (head.text, head.font) == ("phường", "Times New Roman,Bold")
    told = {font.font: font for font in turned.fonts}
    assert told[".VnTimeH"].after == "KẾ HOẠCH" or told[".VnTimeH"].after == "PHỤ LỤC"
    unchanged(source, turned.data)


def test_cells_that_share_a_text_in_two_fonts_get_a_text_each() -> None:
    texts = "".join(f"<si><t>{text}</t></si>" for text in (tcvn3("kế hoạch"), LINE))
    fonts = "".join(f'<font><name val="{name}"/></font>' for name in ("Arial", ".VnTime", ".VnTimeH"))
    formats = "".join(f'<xf fontId="{number}"/>' for number in range(3))
    places = [(0, 1), (0, 2), (0, 0), (1, 1), (0, 1)]
    cells = "".join(f'<c r="A{row}" t="s" s="{style}"><v>{text}</v></c>' for row, (text, style) in enumerate(places, 1))
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    parts = {
        "_rels/.rels": f'<Relationships><Relationship Id="r" Type="{relation}officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f"<workbook {space}/>",
        "xl/sharedStrings.xml": f'<sst {space} count="5" uniqueCount="2">{texts}</sst>',
        "xl/styles.xml": f"<styleSheet {space}><fonts>{fonts}</fonts><cellXfs>{formats}</cellXfs></styleSheet>",
        "xl/worksheets/sheet1.xml": f"<worksheet {space}><sheetData><row>{cells}</row></sheetData></worksheet>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as out:
        for name, content in parts.items():
            out.writestr(name, content)
    with zipfile.ZipFile(io.BytesIO(unicode_xlsx(stream.getvalue(), names).data)) as new:
        strings = etree.fromstring(new.read("xl/sharedStrings.xml"))
        found = ["".join(str(part) for part in item.itertext()) for item in strings]
        numbers = [int(value.text or "") for value in etree.fromstring(new.read("xl/worksheets/sheet1.xml")).iter("{*}v")]
    assert [found[number] for number in numbers] == ["kế hoạch", "KẾ HOẠCH", tcvn3("kế hoạch"), LINE, "kế hoạch"]
    assert strings.get("uniqueCount") == "4"


def unchanged(before: bytes, after: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert old.namelist() == new.namelist()
        for name in old.namelist():
            if not name.startswith(("xl/worksheets/sheet", "xl/sharedStrings", "xl/styles", "xl/tables")):
                assert old.read(name) == new.read(name), name


def test_heads_of_tables_follow_their_cells() -> None:
    made = book({"A1": (tcvn3("đơn vị"), ".VnTime"), "B1": ("No", "Arial"), "A2": (tcvn3("phường"), ".VnTime"), "B2": (1, "Arial")})
    sheet_of(made).add_table(Table(displayName="T", ref="A1:B2"))
    turned = unicode_xlsx(saved(made), names)
    assert sheet_of(opened(turned.data)).tables["T"].column_names == ["đơn vị", "No"]


def test_a_workbook_without_old_fonts_comes_back_byte_by_byte() -> None:
    source = saved(book({"A1": (LINE, "Arial"), "A2": (tcvn3("kế hoạch"), "Times New Roman")}))
    assert unicode_xlsx(source, names).data is source


def test_the_validator_finds_nothing_new(validate: Callable[[Path], list[str]], tmp_path: Path) -> None:
    source = saved(book({"A1": (tcvn3("kế hoạch"), ".VnTime"), "A2": (tcvn3("kế hoạch"), ".VnTimeH")}))
    before, after = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    before.write_bytes(source)
    after.write_bytes(unicode_xlsx(source, names).data)
    assert len(validate(after)) <= len(validate(before))


def test_a_workbook_in_old_fonts_is_read_in_unicode_and_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(saved(book({"A1": (tcvn3("đơn vị"), ".VnTime"), "A2": (tcvn3_capitals("PHƯỜNG"), ".VnTimeH"), "A3": (LINE, "Arial")})))
    found = look_at_book(path)[1]
    assert [row[0] for row in found.book.sheets[0].rows] == ["đơn vị", "PHƯỜNG", LINE]
    assert [notice.code for notice in found.notices] == ["old_font", "old_font"]
