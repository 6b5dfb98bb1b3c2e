"""Changes, comments and what else stands beside the final text of Word files."""

import datetime as dt

from tests.office.word_package import SPACES, lines, p, package, r, read
from ttdn_desktop.office.docx_reader import read_docx_file
from ttdn_desktop.paper.foreign import ForeignFile, RemarkKind
from ttdn_desktop.paper.model import Picture, Table, paragraphs

BY = 'w:id="1" w:author="An" w:date="2026-03-01T08:00:00Z"'


def texts(file: ForeignFile) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(tuple(file.paper.blocks()))]


def remarks(file: ForeignFile) -> list[tuple[RemarkKind, str, int, int, str]]:
    return [(remark.kind, remark.where, remark.start, remark.end, remark.text) for remark in file.remarks]


def test_changes_are_taken_and_remembered_with_place_author_and_time() -> None:
    bold = r("!", f"<w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange>")
    body = (
        f"<w:p>{r('Kế ')}<w:ins {BY}>{r('hoạch')}</w:ins><w:del {BY}><w:r><w:delText>cũ</w:delText></w:r></w:del>"
        f"<w:moveFrom {BY}>{r('đi')}</w:moveFrom><w:moveTo {BY}>{r(' đến')}</w:moveTo>{bold}</w:p>"
    )
    file = read(body)
    assert texts(file) == ["Kế hoạch đến!"]
    assert remarks(file) == [
        (RemarkKind.INSERTED, "p1", 3, 8, "hoạch"),
        (RemarkKind.DELETED, "p1", 8, 8, "cũ"),
        (RemarkKind.MOVED_AWAY, "p1", 8, 8, "đi"),
        (RemarkKind.MOVED_HERE, "p1", 8, 12, " đến"),
        (RemarkKind.FORMATTED, "p1", 12, 13, ""),
    ]
    assert {(remark.author, remark.at) for remark in file.remarks} == {("An", dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC))}
    assert [(notice.code, dict(notice.params)) for notice in file.notices] == [("tracked_changes", {"count": "5", "authors": "An"})]


def test_places_of_changes_are_those_of_the_composed_text() -> None:
    first, second = r("Ke\u0302\u0301 "), r("hoa\u0323ch")
    file = read(f"<w:p>{first}<w:ins {BY}>{second}</w:ins></w:p>")
    assert texts(file) == ["Kế hoạch"]
    assert remarks(file) == [(RemarkKind.INSERTED, "p1", 3, 8, "hoạch")]


def test_a_paragraph_whose_end_was_deleted_joins_the_next() -> None:
    joined = f"<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>{r('một ')}</w:p>" + p("hai", '<w:jc w:val="center"/>') + p("ba")
    file = read(joined)
    assert [(paragraph.where, paragraph.text) for paragraph in paragraphs(tuple(file.paper.blocks()))] == [("p1", "một hai"), ("p3", "ba")]
    assert remarks(file) == [(RemarkKind.DELETED, "p1", 4, 4, "\n")]


def test_rows_and_cells_that_were_deleted_are_gone_and_remembered() -> None:
    def row(text: str, change: str = "") -> str:
        return f"<w:tr><w:trPr>{change}</w:trPr><w:tc>{p(text)}</w:tc></w:tr>"

    file = read("<w:tbl>" + row("một") + row("hai", f"<w:del {BY}/>") + row("ba", f"<w:ins {BY}/>") + "</w:tbl>")
    assert texts(file) == ["một", "ba"]
    assert remarks(file) == [(RemarkKind.DELETED, "t1r2", 0, 0, "hai"), (RemarkKind.INSERTED, "t1r3", 0, 0, "ba")]


def test_comments_stand_at_their_places_and_answers_with_what_they_answer() -> None:
    def comment(ident: int, author: str, text: str) -> str:
        return f'<w:comment w:id="{ident}" w:author="{author}"><w:p w14:paraId="0000000{ident}">{r(text)}</w:p></w:comment>'

    extended = "<w15:commentsEx " + SPACES + '><w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001"/></w15:commentsEx>'
    said = f'<w:commentRangeStart w:id="1"/>{r("Sở X")}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    body = f"<w:p>{r('Giao ')}{said}{r(' làm')}</w:p>"
    parts = {"comments": comment(1, "An", "Sở nào?") + comment(2, "Bình", "Sở Y"), "word/commentsExtended.xml": extended}
    file = read_docx_file(package(body, parts=parts))
    assert [(remark.kind, remark.author, remark.start, remark.end, remark.text) for remark in file.remarks] == [
        (RemarkKind.COMMENT, "An", 5, 9, "Sở nào?"),
        (RemarkKind.COMMENT, "Bình", 5, 9, "Sở Y"),
    ]
    assert [notice.code for notice in file.notices] == ["comments"]


def test_prompts_nobody_filled_in_are_no_text() -> None:
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    first = f"<w:tc>{p('Nhập số')}</w:tc>"
    cell = f"<w:tbl><w:tr>{prompt.format(first)}<w:tc>{p('rõ')}</w:tc></w:tr></w:tbl>"
    file = read(f"<w:p>{r('Số: ')}{prompt.format(r('[bấm để nhập]'))}</w:p>{prompt.format(p('Nhập đoạn'))}{cell}")
    assert texts(file) == ["Số: ", "", "", "rõ"]
    assert [(notice.code, notice.where, notice.text) for notice in file.notices] == [
        ("placeholder", "p1f1", "[bấm để nhập]"),
        ("placeholder", "p2f1", "Nhập đoạn"),
        ("placeholder", "t1r1c1p1f1", "Nhập số"),
    ]


def field(code: str, result: str) -> str:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}{result}{end}"


def test_fields_show_their_results_also_when_nested_and_broken_ones_swallow_nothing() -> None:
    nested = field("IF 1", r("ngày ") + field("DATE", r("01/3")))
    broken = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r></w:p>'
    form = '<w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>'
    box = f'<w:r><w:fldChar w:fldCharType="begin">{form}</w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert texts(read(f"<w:p>{nested}</w:p>{broken}<w:p>{box}{r('có')}</w:p>")) == ["ngày 01/3", "", "☑có"]


def test_small_things_inside_lines_are_characters() -> None:
    body = (
        '<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FC"/>'
        "<w:ruby><w:rt><w:r><w:t>đọc</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>chữ</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>"
    )
    assert texts(read(body)) == ["a\tb\n-✓chữx=1"]


def test_a_text_box_comes_once_also_inside_another() -> None:
    def box(inner: str, fallback: str) -> str:
        vml = f"<w:pict><v:shape><v:textbox><w:txbxContent>{fallback}</w:txbxContent></v:textbox></v:shape></w:pict>"
        drawing = f"<w:drawing><wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></w:drawing>"
        both = f'<mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{vml}</mc:Fallback>'
        return f"<w:p><w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r></w:p>"

    file = read(box(p("ngoài") + box(p("trong"), p("trong")), p("ngoài")))
    assert [(paragraph.where, paragraph.text) for paragraph in paragraphs(tuple(file.paper.blocks())) if paragraph.text] == [
        ("p1b1p1", "ngoài"),
        ("p1b1p2b1p1", "trong"),
    ]
    assert [notice.code for notice in file.notices] == ["text_box"]


def test_notes_headers_and_hidden_text_are_beside_the_paper() -> None:
    notes = f'<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2">{p("chú thích")}</w:footnote>'
    header = p("SAO Y") + f"<w:p>{field('PAGE', r('7'))}</w:p>"
    body = f'<w:p>{r("lời")}<w:r><w:footnoteReference w:id="2"/></w:r>{r("kín", "<w:vanish/>")}</w:p>'
    file = read(body, footnotes=notes, header=header, footer=f"<w:p>{field('PAGE', r('7'))}</w:p>")
    assert texts(file) == ["lời"]
    assert [(notice.code, notice.where, notice.text) for notice in file.notices] == [
        ("hidden_text", "p1h1", "kín"),
        ("footnote_text", "p1n1", "chú thích"),
        ("header_text", "word/header.xml", "SAO Y"),
    ]


def test_what_lies_outside_is_named_and_macros_are_left() -> None:
    outside = {"image": "http://x.example/a.png", "attachedTemplate": "\\\\may\\mau.dotm", "hyperlink": "https://y.example/"}
    file = read_docx_file(package(p("x"), parts={"word/vbaProject.bin": "MZ"}, outside=outside))
    assert [(notice.code, *dict(notice.params).values()) for notice in file.notices] == [
        ("external_link", "http://x.example/a.png"),
        ("external_link", "\\\\may\\mau.dotm"),
        ("web_links", "https://y.example/"),
        ("macros_dropped",),
    ]


def test_pictures_and_objects_are_named() -> None:
    shown = '<v:shape><v:imagedata r:id="image"/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/>'
    body = f'<w:p><w:r><w:object>{shown}</w:object></w:r></w:p><w:altChunk r:id="x"/>'
    file = read_docx_file(package(body, parts={"image": "x"}))
    assert [block.source for block in file.paper.blocks() if isinstance(block, Picture)] == ["word/image.xml"]
    assert [(notice.code, notice.where) for notice in file.notices] == [("embedded_object", "p1"), ("alt_chunk", "p1")]


def test_missing_relationships_are_found_by_the_usual_names() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="a"><w:rPr><w:b/></w:rPr></w:style>'
    (paragraph,) = lines(package(p("x", '<w:pStyle w:val="a"/>'), parts={"styles": styles}, related=False))
    assert paragraph.runs[0].bold


def test_cells_merged_sideways_in_the_old_way_and_rows_that_begin_later_keep_the_grid() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"

    rows = (
        "<w:tr>" + cell("a", '<w:hMerge w:val="restart"/>') + cell("", "<w:hMerge/>") + cell("b") + "</w:tr>"
        f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{cell('c')}{cell('d')}</w:tr>"
    )
    grid = '<w:gridCol w:w="1000"/>' * 3
    (table,) = read(f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>").paper.blocks()
    assert isinstance(table, Table)
    assert [[(cell.columns, len(cell.blocks)) for cell in row] for row in table.rows] == [[(2, 1), (1, 1)], [(1, 0), (1, 1), (1, 1)]]
