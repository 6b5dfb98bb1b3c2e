"""How text of Word files really looks: styles, themes, tables and direct formatting laid over each other."""

from tests.office.word_package import lines, p, package, r
from ttdn_desktop.paper.model import Align

THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme><a:majorFont><a:latin typeface="Cambria"/>'
    '</a:majorFont><a:minorFont><a:latin typeface=".VnTime"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)


def style(ident: str, more: str, kind: str = "paragraph", default: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{ident}"{default}>{more}</w:style>'


def test_fonts_of_the_theme_are_named_by_their_faces() -> None:
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/></w:rPr></w:rPrDefault></w:docDefaults>'
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="VNI-Times"/>'
    body = p("chữ") + f"<w:p>{r('đ', fonts)}{r('a', fonts + '<w:b/>')}</w:p>"
    first, second = lines(package(body, parts={"styles": defaults, "theme": THEME}))
    assert [run.font for run in first.runs] == [".VnTime"]
    assert [run.font for run in second.runs] == ["VNI-Times", "Arial"]  # letters beyond ASCII are set in the second font


def test_a_theme_has_a_face_of_its_own_for_the_language_the_document_is_set_to() -> None:
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/></w:rPr></w:rPrDefault></w:docDefaults>'
    theme = THEME.replace("</a:majorFont>", '<a:font script="Jpan" typeface="Gothic"/><a:font script="Viet" typeface="Times New Roman"/></a:majorFont>')
    for language, face in (("vi-VN", "Times New Roman"), ("en-US", "Cambria"), ("th-TH", "Cambria")):
        parts = {"styles": defaults, "theme": theme, "settings": f'<w:themeFontLang w:val="{language}"/>'}
        (paragraph,) = lines(package(p("chữ"), parts=parts))
        assert [run.font for run in paragraph.runs] == [face]


def test_switches_of_two_kinds_of_styles_turn_each_other_off_and_direct_ones_win() -> None:
    styles = style("P", "<w:rPr><w:b/><w:i/></w:rPr>") + style("C", "<w:rPr><w:b/></w:rPr>", "character")
    named = '<w:rStyle w:val="C"/>'
    body = f'<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr>{r("a")}{r("b", named)}{r("c", named + "<w:b/>")}</w:p>'
    (paragraph,) = lines(package(body, parts={"styles": styles}))
    assert [(run.text, run.bold, run.italic) for run in paragraph.runs] == [("a", True, True), ("b", False, True), ("c", True, True)]


def test_letters_shown_as_capitals_stay_as_they_were_typed() -> None:
    (paragraph,) = lines(package(f"<w:p>{r('Kế hoạch', '<w:caps/>')}{r(' nhỏ')}</w:p>"))
    assert [(run.text, run.capitals) for run in paragraph.runs] == [("Kế hoạch", True), (" nhỏ", False)]


def test_measures_come_from_the_levels_of_styles_attribute_by_attribute() -> None:
    styles = style("A", '<w:pPr><w:ind w:left="567" w:firstLine="567"/><w:spacing w:before="120" w:line="360" w:lineRule="auto"/></w:pPr>')
    styles += style("B", '<w:basedOn w:val="A"/><w:pPr><w:jc w:val="both"/><w:outlineLvl w:val="1"/><w:keepNext/></w:pPr>')
    (paragraph,) = lines(package(p("x", '<w:pStyle w:val="B"/><w:ind w:left="0"/>'), parts={"styles": styles}))
    assert (paragraph.indent_left, paragraph.first_line, paragraph.space_before, paragraph.line_spacing) == (0, 10, 6, 1.5)
    assert (paragraph.align, paragraph.outline_level, paragraph.keep_with_next) == (Align.JUSTIFY, 1, True)


def test_built_in_headings_have_their_level_and_the_default_style_holds_where_none_is_named() -> None:
    styles = style("u2", '<w:name w:val="heading 2"/>') + style("n", "<w:rPr><w:sz w:val='27'/></w:rPr>", default=' w:default="1"')
    heading, plain, lost = lines(package(p("x", '<w:pStyle w:val="u2"/>') + p("y") + p("z", '<w:pStyle w:val="none"/>'), parts={"styles": styles}))
    assert heading.outline_level == 1
    assert [paragraph.runs[0].size for paragraph in (plain, lost)] == [13.5, 13.5]


def test_sides_are_mirrored_where_lines_run_from_right_to_left() -> None:
    body = p("a", '<w:jc w:val="end"/>') + p("b", '<w:bidi/><w:jc w:val="start"/>') + p("c", '<w:ind w:start="1cm"/>')
    right, mirrored, indented = lines(package(body))
    assert (right.align, mirrored.align, indented.indent_left) == (Align.RIGHT, Align.RIGHT, 10)


def test_a_table_style_makes_its_first_row_bold_where_the_table_wants_it() -> None:
    styles = style("T", "<w:rPr><w:i/></w:rPr><w:tblStylePr w:type='firstRow'><w:rPr><w:b/></w:rPr></w:tblStylePr>", "table")
    rows = f"<w:tr><w:tc>{p('đầu')}</w:tc></w:tr><w:tr><w:tc>{p('sau')}</w:tc></w:tr>"
    table = '<w:tbl><w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:firstRow="{}"/></w:tblPr>' + rows + "</w:tbl>"
    for wanted in (1, 0):
        found = lines(package(table.format(wanted), parts={"styles": styles}))
        assert [(paragraph.runs[0].bold, paragraph.runs[0].italic) for paragraph in found] == [(bool(wanted), True), (False, True)]


def test_styles_in_a_circle_or_written_in_another_way_are_read() -> None:
    circle = style("A", '<w:basedOn w:val="B"/><w:rPr><w:b/></w:rPr>') + style("B", '<w:basedOn w:val="A"/>')
    for styles in (circle, circle.replace("w:styleId", "w:customStyle='1'  w:styleId"), f"<!-- x -->{circle}"):
        (paragraph,) = lines(package(p("x", '<w:pStyle w:val="B"/>'), parts={"styles": styles}))
        assert paragraph.runs[0].bold
