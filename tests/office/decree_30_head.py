"""Decree 30/2020 on page, font, page number and letterhead."""

import re
import unicodedata

import pytest

from tests.office.decree_30 import MM, assert_look, columns, edge, last_line, portrait, rule, single, width_of
from tests.office.word_file import NS, RELATIONSHIPS, Element, W, WordFile, style_of, text
from ttdn_desktop import resources

TYPES = resources.wording().types


@rule("ND30-PAGE-01")
def paper_is_a4_upright(file: WordFile, _: str) -> None:
    first = file.sections[0].find("w:pgSz", NS)
    for section in file.sections:
        size = section.find("w:pgSz", NS)
        assert sorted(round(int(size.get(W + side)) / MM) for side in "wh") == [210, 297]
    assert first.get(W + "orient") in {None, "portrait"}
    assert int(first.get(W + "w")) < int(first.get(W + "h"))


@rule("ND30-PAGE-02")
def only_tables_lie_on_the_long_side(file: WordFile, _: str) -> None:
    assert file.sections[0] in portrait(file)
    blocks = list(file.body)
    start = 0
    for section in file.sections:
        owner = section if section.getparent() is file.body else section.getparent().getparent()
        end = blocks.index(owner)
        if section not in portrait(file):
            assert any(block.tag == W + "tbl" and block.find("w:tblPr/w:tblBorders", NS) is not None for block in blocks[start : end + 1])
        start = end + 1


@rule("ND30-PAGE-03")
def top_and_bottom_margins(file: WordFile, _: str) -> None:
    assert all(19.9 <= edge(section, side) <= 25.1 for section in file.sections for side in ("top", "bottom"))


@rule("ND30-PAGE-04")
def left_margin(file: WordFile, _: str) -> None:
    assert all(29.9 <= edge(section, "left") + edge(section, "gutter") <= 35.1 for section in file.sections)


@rule("ND30-PAGE-05")
def right_margin(file: WordFile, _: str) -> None:
    assert all(14.9 <= edge(section, "right") <= 20.1 for section in file.sections)


def runs(file: WordFile) -> list[tuple[Element, Element]]:
    return [(run, paragraph) for paragraph in file.body.iter(W + "p") for run in paragraph.findall("w:r", NS) if run.find("w:t", NS) is not None]


@rule("ND30-FONT-01")
def one_font(file: WordFile, _: str) -> None:
    assert {font for run, paragraph in runs(file) for font in file.looks(run, paragraph).fonts} == {"Times New Roman"}
    assert b"asciiTheme" not in b"".join(file.parts.values())


@rule("ND30-FONT-02")
def text_is_unicode(file: WordFile, _: str) -> None:
    assert all(unicodedata.is_normalized("NFC", text(paragraph)) for paragraph in file.body.iter(W + "p"))
    assert not re.search(rb"\.Vn|VNI-", b"".join(file.parts.values()))


@rule("ND30-FONT-03")
def text_is_black(file: WordFile, _: str) -> None:
    colors = {(file.looks(run, paragraph).color, style_of(paragraph)) for run, paragraph in runs(file)}
    assert all(color in {"auto", "000000"} or style == "TtdnMark" for color, style in colors)


def headers(file: WordFile, section: Element) -> dict[str, Element]:
    targets = {relation.get("Id"): relation.get("Target") for relation in file.xml("word/_rels/document.xml.rels")}
    return {
        str(reference.get(W + "type")): file.xml(f"word/{targets[reference.get(RELATIONSHIPS + 'id')]}")
        for reference in section.findall("w:headerReference", NS)
    }


@rule("ND30-PGNO-01")
def pages_are_numbered_in_the_middle_above(file: WordFile, _: str) -> None:
    for section in file.sections:
        field = headers(file, section)["default"]
        assert "PAGE" in [str(code.text).strip() for code in field.iter(W + "instrText")]
        assert file.align(field.find("w:p", NS)) == "center"
        number = section.find("w:pgNumType", NS)
        assert number.get(W + "start") == "1"
        assert number.get(W + "fmt") in {None, "decimal"}
        assert not section.findall("w:footerReference", NS)


@rule("ND30-PGNO-02")
def the_first_page_shows_no_number(file: WordFile, _: str) -> None:
    assert file.sections[0].find("w:titlePg", NS) is not None
    assert not list(headers(file, file.sections[0])["first"].iter(W + "instrText"))


@rule("ND30-PGNO-03")
def page_numbers_are_upright_13_to_14(file: WordFile, _: str) -> None:
    paragraph = headers(file, file.sections[0])["default"].find("w:p", NS)
    look = file.paragraph_looks(paragraph)
    assert 13 <= look.size <= 14
    assert not look.italic
    assert not look.bold


@rule("ND30-PGNO-04")
def every_annex_is_numbered_by_itself(file: WordFile, _: str) -> None:
    assert len(file.sections) == 1 + len(file.by_style("TtdnAnnexLabel"))
    assert all(section.find("w:pgNumType", NS).get(W + "start") == "1" and section.find("w:titlePg", NS) is not None for section in file.sections)


def nation(file: WordFile) -> list[Element]:
    return file.cell(0, 0, 1)


@rule("ND30-QH-01")
def the_national_name(file: WordFile, _: str) -> None:
    assert text(nation(file)[0]) == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@rule("ND30-QH-02")
def the_look_of_the_national_name(file: WordFile, _: str) -> None:
    assert_look(file, nation(file)[0], 12, 13, bold=True, italic=False)


@rule("ND30-QH-03")
def the_national_name_stands_first_on_the_right(file: WordFile, _: str) -> None:
    assert file.body[0] is file.tables[0]
    assert len(file.tables[0].findall("w:tr", NS)[0].findall("w:tc", NS)) == 2
    assert width_of(text(nation(file)[0]), 13, bold=True) < columns(file)[1], "on one line"


@rule("ND30-TN-01")
def the_motto(file: WordFile, _: str) -> None:
    assert text(nation(file)[1]) == "Độc lập - Tự do - Hạnh phúc"


@rule("ND30-TN-02")
def the_look_of_the_motto(file: WordFile, _: str) -> None:
    assert_look(file, nation(file)[1], 13, 14, bold=True, italic=False, align="center")


@rule("ND30-TN-03")
def the_line_under_the_motto_is_as_long_as_it(file: WordFile, _: str) -> None:
    length = file.line_after(nation(file)[1], columns(file)[1])
    assert length == pytest.approx(width_of(text(nation(file)[1]), 14, bold=True), rel=0.02)


@rule("ND30-TN-04")
def the_motto_follows_in_single_spacing(file: WordFile, _: str) -> None:
    assert all(single(file, paragraph) for paragraph in nation(file)[:2])


def issuing(file: WordFile) -> list[Element]:
    return file.by_style("TtdnIssuingBody")


@rule("ND30-CQ-01")
def the_look_of_the_issuing_body(file: WordFile, _: str) -> None:
    for paragraph in issuing(file):
        assert_look(file, paragraph, 12, 13, bold=True, italic=False, align="center")
        assert text(paragraph) == text(paragraph).upper()


@rule("ND30-CQ-02")
def the_look_of_the_superior_body(file: WordFile, name: str) -> None:
    superior = file.by_style("TtdnParentBody")
    assert bool(superior) == (name == "long names")
    for paragraph in superior:
        assert_look(file, paragraph, 12, 13, bold=False, italic=False, align="center")
        assert text(paragraph) == text(paragraph).upper()


@rule("ND30-CQ-03")
def the_line_under_the_issuing_body(file: WordFile, _: str) -> None:
    column = columns(file)[0]
    length = file.line_after(issuing(file)[-1], column)
    assert 1 / 3 <= length / last_line(file, issuing(file)[-1], column) <= 1 / 2


@rule("ND30-CQ-04")
def names_of_bodies_follow_in_single_spacing(file: WordFile, _: str) -> None:
    assert all(single(file, paragraph) for paragraph in (*file.by_style("TtdnParentBody"), *issuing(file)))


def number(file: WordFile) -> Element:
    return file.cell(0, 1, 0)[0]


@rule("ND30-SO-01")
def the_form_of_the_number(file: WordFile, name: str) -> None:
    found = re.fullmatch(r"Số:\s*(\d{2,}|\s+|…)/[A-ZĐa-zđyr]+(-[A-ZĐ0-9&]+)+", text(number(file)))
    assert found
    assert found[1].isdigit() == (name != "draft")


@rule("ND30-SO-02")
def numbers_below_ten_have_a_zero(file: WordFile, name: str) -> None:
    assert name == "draft" or "Số: 05/" in text(number(file))


@rule("ND30-SO-03")
def the_look_of_the_number(file: WordFile, _: str) -> None:
    assert_look(file, number(file), 13, 13, bold=False, italic=False)


@rule("ND30-SO-04")
def the_number_stands_level_with_the_date(file: WordFile, _: str) -> None:
    assert file.align(number(file)) == "center"
    assert "ngày" in text(place_and_date(file))
    assert file.measure(number(file), "spacing", "before") == file.measure(place_and_date(file), "spacing", "before")


@rule("ND30-SO-05")
def the_symbol_begins_with_the_type(file: WordFile, name: str) -> None:
    symbol = text(number(file)).rpartition("/")[2]
    kinds = file.by_style("TtdnDocumentType")
    assert not kinds or TYPES[symbol.partition("-")[0]].upper() == text(kinds[0])


@rule("ND30-SO-06")
def a_letter_has_no_type_in_its_symbol(file: WordFile, name: str) -> None:
    assert name != "letter" or text(number(file)) == "Số: 05/UBND-VX"


@rule("ND30-SO-09")
def a_draft_leaves_number_and_date_blank(file: WordFile, name: str) -> None:
    if name == "draft":
        assert text(number(file)) == "Số:         /KH-UBND"
        assert text(place_and_date(file)) == "Vân Trúc, ngày      tháng      năm 2027"


def place_and_date(file: WordFile) -> Element:
    return file.cell(0, 1, 1)[0]


@rule("ND30-DD-01")
def the_form_of_place_and_date(file: WordFile, _: str) -> None:
    assert re.fullmatch(r".+, ngày (\d{2}|\s+|…) tháng (\d{1,2}|\s+|…) năm \d{4}", text(place_and_date(file)))


@rule("ND30-DD-02")
def days_and_first_months_have_a_zero(file: WordFile, name: str) -> None:
    assert name == "draft" or text(place_and_date(file)) == "Vân Trúc, ngày 05 tháng 01 năm 2027"


@rule("ND30-DD-03")
def the_look_of_place_and_date(file: WordFile, _: str) -> None:
    assert_look(file, place_and_date(file), 13, 14, bold=False, italic=True, align="center")


@rule("ND30-DD-06")
def the_year_has_four_digits(file: WordFile, _: str) -> None:
    assert re.search(r"năm \d{4}$", text(place_and_date(file)))


@rule("ND30-TL-01")
def the_type_stands_alone_in_capitals(file: WordFile, name: str) -> None:
    for paragraph in file.by_style("TtdnDocumentType"):
        assert text(paragraph) == "KẾ HOẠCH"
        assert_look(file, paragraph, 13, 14, bold=True, italic=False, align="center")
    assert bool(file.by_style("TtdnDocumentType")) == (name != "letter")


@rule("ND30-TL-02")
def the_subject_stands_below_the_type(file: WordFile, _: str) -> None:
    for paragraph in file.by_style("TtdnSubject"):
        assert style_of(paragraph.getprevious()) == "TtdnDocumentType"
        assert text(paragraph) != text(paragraph).upper()
        assert_look(file, paragraph, 13, 14, bold=True, italic=False, align="center")


@rule("ND30-TL-03")
def the_line_under_the_subject(file: WordFile, _: str) -> None:
    column = round(165 * MM)
    for paragraph in file.by_style("TtdnSubject"):
        length = file.line_after(paragraph, column)
        assert 1 / 3 <= length / last_line(file, paragraph, column) <= 1 / 2


@rule("ND30-TL-04")
def the_subject_of_a_letter_stands_under_its_number(file: WordFile, name: str) -> None:
    if name == "letter":
        subject = file.cell(0, 1, 0)[1]
        assert text(subject).startswith("V/v ")
        assert_look(file, subject, 12, 13, bold=False, italic=False, align="center")
        assert file.measure(subject, "spacing", "before") == "120"


@rule("ND30-TL-05")
def a_letter_prints_no_type(file: WordFile, _: str) -> None:
    assert "CÔNG VĂN" not in file.texts(list(file.body.iter(W + "p")))
