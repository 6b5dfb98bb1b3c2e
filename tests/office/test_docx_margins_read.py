"""What is read of the margins of sheets is what was written, and what other programs write there is understood."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.office.test_docx_margins import FOOT, PARTS, SHEET, TEXT, written
from ttdn_desktop import resources
from ttdn_desktop.office.docx_reader import read_docx
from ttdn_desktop.office.docx_writer import write_docx
from ttdn_desktop.paper.model import Align, Edge, Line, Paper, Paragraph, Part, Style, Table, paragraphs


def changed(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            held = source.read(name)
            target.writestr(name, change(held.decode()).encode() if re.search(part, name) else held)
    return out.getvalue()


@pytest.mark.parametrize("name", PARTS)
def test_sheets_come_back_as_they_were_written(name: str) -> None:
    read = read_docx(written(name))
    assert [part.page.page_number for part in read.parts] == [part.page.page_number for part in PARTS[name]]
    assert [part.page.mirrored for part in read.parts] == [part.page.mirrored for part in PARTS[name]]
    for found, part in zip(read.parts, PARTS[name], strict=True):
        if part.page.page_number is not None:
            assert found.page.hide_first_number == part.page.hide_first_number
        if name == "a foot that ends with a line":
            continue  # nothing in it tells that it is a contact block
        assert [block.text for block in paragraphs(found.foot)] == [block.text for block in paragraphs(part.foot)]
        assert [type(block) for block in found.foot] == [type(block) for block in part.foot]


def test_exact_lines_come_back() -> None:
    paragraph = read_docx(written("exact lines")).parts[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.line_exact == 18.5


def test_a_multiple_of_a_paragraph_goes_before_the_exact_lines_of_its_style() -> None:
    styled = replace(resources.standards().looks[Style.BODY], line_exact=19)
    stream = io.BytesIO()
    write_docx(Paper(parts=(Part(page=SHEET, blocks=(TEXT, replace(TEXT, line_spacing=1.5))),), looks=((Style.BODY, styled),)), stream)
    exact, multiple = read_docx(stream.getvalue()).parts[0].blocks
    assert isinstance(exact, Paragraph)
    assert isinstance(multiple, Paragraph)
    assert exact.line_exact == 19
    assert (multiple.line_exact, multiple.line_spacing) == (None, 1.5)


@pytest.mark.parametrize(
    ("paragraph", "align"),
    [
        ('<w:pPr><w:jc w:val="right"/></w:pPr>', Align.RIGHT),
        ('<w:pPr><w:framePr w:wrap="around" w:xAlign="center"/></w:pPr>', Align.CENTER),
        ("<w:r><w:tab/></w:r>", Align.CENTER),
        ("<w:r><w:tab/></w:r><w:r><w:tab/></w:r>", Align.RIGHT),
        ('<w:r><w:ptab w:relativeTo="margin" w:alignment="center" w:leader="none"/></w:r>', Align.CENTER),
        ("", Align.LEFT),
    ],
)
def test_where_a_number_stands_is_understood_however_it_is_put_there(paragraph: str, align: Align) -> None:
    field = f'<w:p>{paragraph}<w:fldSimple w:instr=" PAGE   \\* MERGEFORMAT "><w:r><w:rPr><w:i/></w:rPr><w:t>2</w:t></w:r></w:fldSimple></w:p>'
    data = changed(written("as usual"), r"header\d.xml", lambda xml: re.sub(r"<w:p>.*instrText.*</w:p>", lambda _: field, xml))
    number = read_docx(data).parts[0].page.page_number
    assert number is not None
    assert (number.align, number.italic, number.edge) == (align, True, Edge.TOP)


def test_the_gutter_is_part_of_the_left_margin() -> None:
    data = changed(written("as usual"), "document.xml", lambda xml: xml.replace('w:gutter="0"', 'w:gutter="284"'))
    assert read_docx(data).parts[0].page.left == pytest.approx(35, abs=0.05)


@pytest.mark.parametrize(("sides", "kinds"), [("bottom", [Paragraph, Line]), ("top", [Line, Paragraph]), ("top left bottom right", [Paragraph])])
def test_borders_of_a_paragraph_with_text_are_lines_or_a_box(sides: str, kinds: list[type]) -> None:
    box = "".join(f'<w:{side} w:val="single" w:sz="6" w:space="1" w:color="auto"/>' for side in sides.split())
    data = changed(written("as usual"), "document.xml", lambda xml: xml.replace("</w:pPr>", f"<w:pBdr>{box}</w:pBdr></w:pPr>", 1))
    blocks = read_docx(data).parts[0].blocks
    assert [type(block) for block in blocks] == kinds
    framed = next(block for block in blocks if isinstance(block, Paragraph))
    assert framed.frame == (0.75 if len(kinds) == 1 else None)


def test_a_connector_of_old_files_is_a_line() -> None:
    shape = '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" type="#_x0000_t32" style="position:absolute;width:170pt;height:0"/></w:pict></w:r>'
    data = changed(written("as usual"), "document.xml", lambda xml: xml.replace("</w:p>", f"{shape}</w:p>", 1))
    lines = [block for block in read_docx(data).parts[0].blocks if isinstance(block, Line)]
    assert [line.length for line in lines] == [60.0]


def test_a_table_and_line_are_a_foot_only_where_this_program_wrote_them() -> None:
    assert FOOT
    data = changed(written("a foot"), r"footer\d.xml", lambda xml: xml.replace("TtdnContact", "Footer"))
    assert [part.foot for part in read_docx(data).parts] == [(), ()]
    assert not any(isinstance(block, Table) for part in read_docx(data).parts for block in part.blocks)
