"""Word files opened with mistrust and shown as they are seen."""

import zipfile
from io import BytesIO

import pytest

from tests.work_time import seconds
from ttdn_desktop.office.docx_reader import read_docx, read_docx_file
from ttdn_desktop.office.kinds import Refusal, RefusedFileError
from ttdn_desktop.paper.model import Align, Line, Paragraph, Table, paragraphs

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>'
)


def docx(body: str, *, styles: str = "", namespace: str = W, extra: dict[str, str] | None = None) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("_rels/.rels", RELS.format(kind="officeDocument", target="word/document.xml"))
        out.writestr("word/document.xml", f"<w:document {namespace} {MC}><w:body>{body}</w:body></w:document>")
        if styles:
            out.writestr("word/_rels/document.xml.rels", RELS.format(kind="styles", target="styles.xml"))
            out.writestr("word/styles.xml", f"<w:styles {W}>{styles}</w:styles>")
        for name, text in (extra or {}).items():
            out.writestr(name, text)
    return stream.getvalue()


def texts(data: bytes) -> list[tuple[str, str]]:
    return [(paragraph.where, paragraph.text) for part in read_docx(data).parts for paragraph in paragraphs(part.blocks)]


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def test_tracked_changes_are_read_as_accepted_and_noted():
    body = "<w:p><w:r><w:t>Kế </w:t></w:r><w:ins><w:r><w:t>hoạch</w:t></w:r></w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del></w:p>"
    file = read_docx_file(docx(body))
    assert texts(docx(body)) == [("p1", "Kế hoạch")]
    assert [notice.code for notice in file.notices] == ["tracked_changes_unnamed"]


def test_content_controls_fields_and_smart_tags_are_descended():
    body = (
        f"<w:sdt><w:sdtContent>{p('một')}</w:sdtContent></w:sdt><w:p><w:smartTag><w:r><w:t>hai</w:t></w:r></w:smartTag>"
        "<w:fldSimple w:instr='DATE'><w:r><w:t> ba</w:t></w:r></w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert texts(docx(body)) == [("p1", "một"), ("p2", "hai ba")]


def test_only_one_form_of_alternate_content_is_taken():
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='x'><w:t>một</w:t></mc:Choice>"
        "<mc:Fallback><w:t>hai</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(docx(body)) == [("p1", "một")]


def test_hidden_text_is_left_out_and_noted():
    file = read_docx_file(docx("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>rõ</w:t></w:r></w:p>"))
    assert [(notice.code, notice.text) for notice in file.notices] == [("hidden_text", "ẩn")]
    assert [paragraph.text for paragraph in paragraphs(file.paper.parts[0].blocks)] == ["rõ"]


def test_decomposed_letters_are_composed_across_runs():
    assert texts(docx("<w:p><w:r><w:t>Ke\u0302</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>\u0301 hoa\u0323ch</w:t></w:r></w:p>")) == [("p1", "Kế hoạch")]


def test_looks_come_from_styles_and_direct_formatting():
    styles = (
        "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='28'/></w:rPr></w:rPrDefault></w:docDefaults>"
        "<w:style w:type='paragraph' w:styleId='a'><w:pPr><w:jc w:val='center'/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='b'><w:basedOn w:val='a'/><w:rPr><w:i/></w:rPr></w:style>"
    )
    body = (
        "<w:p><w:pPr><w:pStyle w:val='b'/></w:pPr><w:r><w:t>một</w:t></w:r><w:r><w:rPr><w:b w:val='0'/><w:u w:val='single'/></w:rPr><w:t>hai</w:t></w:r></w:p>"
    )
    block = read_docx(docx(body, styles=styles)).parts[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert [(run.bold, run.italic, run.underline, run.size) for run in block.runs] == [(True, True, False, 14), (False, True, True, 14)]
    assert block.align is Align.CENTER


def test_merged_cells_come_once():
    cell = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
    rows = (
        "<w:tr>" + cell.format("<w:gridSpan w:val='2'/>", p("đầu")) + "</w:tr>"
        "<w:tr>" + cell.format("<w:vMerge w:val='restart'/>", p("trái")) + cell.format("", p("một")) + "</w:tr>"
        "<w:tr>" + cell.format("<w:vMerge/>", "<w:p/>") + cell.format("", p("hai")) + "</w:tr>"
    )
    table = read_docx(docx(f"<w:tbl><w:tblGrid><w:gridCol w:w='1000'/><w:gridCol w:w='1000'/></w:tblGrid>{rows}</w:tbl>")).parts[0].blocks[0]
    assert isinstance(table, Table)
    assert [[(cell.columns, cell.rows) for cell in row] for row in table.rows] == [[(2, 1)], [(1, 2), (1, 1)], [(1, 1)]]
    assert [paragraph.where for paragraph in paragraphs((table,))] == ["t1r1c1p1", "t1r2c1p1", "t1r2c2p1", "t1r3c2p1"]


def test_a_border_of_an_empty_paragraph_is_a_line_and_sections_are_parts():
    body = (
        "<w:p><w:pPr><w:pBdr><w:top w:val='single'/></w:pBdr></w:pPr></w:p>"
        + p("một", "<w:sectPr><w:pgSz w:w='11906' w:h='16838'/></w:sectPr>")
        + p("hai")
        + "<w:sectPr><w:pgSz w:w='16838' w:h='11906' w:orient='landscape'/></w:sectPr>"
    )
    parts = read_docx(docx(body)).parts
    assert isinstance(parts[0].blocks[0], Line)
    assert [round(part.page.width) for part in parts] == [210, 297]


def test_strict_files_are_read_like_others():
    assert texts(docx(p("một"), namespace=STRICT)) == [("p1", "một")]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (docx("<!-- -->").replace(b"", b"", 1)[:-40], Refusal.DAMAGED),
        (docx("<w:p>"), Refusal.DAMAGED),
        (docx(p("một"), extra={"word/Document.xml": "<x/>"}), Refusal.DAMAGED),
    ],
)
def test_damaged_packages_are_refused(data, reason):
    with pytest.raises(RefusedFileError) as refused:
        read_docx(data)
    assert refused.value.reason is reason


def test_entities_and_bombs_are_refused_at_once():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("_rels/.rels", RELS.format(kind="officeDocument", target="word/document.xml"))
        out.writestr("word/document.xml", "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><x>&a;</x>")
    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("_rels/.rels", RELS.format(kind="officeDocument", target="word/document.xml"))
        out.writestr("word/document.xml", " " * 40_000_000)
    for data, reason in ((stream.getvalue(), Refusal.UNSAFE), (bomb.getvalue(), Refusal.BOMB)):

        def read(data: bytes = data, reason: Refusal = reason) -> None:
            with pytest.raises(RefusedFileError) as refused:
                read_docx(data)
            assert refused.value.reason is reason

        assert seconds(read) < 2
