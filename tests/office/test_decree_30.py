"""Every measurable rule of Decree 30/2020 that the file itself can keep, checked on files read back with raw lxml."""

import io
import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from tests import plans_to_print as printed
from tests.office.word_file import NS, RELATIONSHIPS, Element, W, WordFile, style_of, text
from ttdn_desktop import resources
from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.drafting import plan_paper
from ttdn_desktop.office.docx_writer import write_docx
from ttdn_desktop.paper.measure import text_width, wrapped

MM = 1440 / 25.4
TYPES = resources.wording().types


def letter() -> Plan:
    plan = printed.small_plan()
    return replace(plan, document=replace(plan.document, type="CV", symbol="UBND-VX"), addressees=("Sở Tài chính",), recipients=("Như trên", "Lưu: VT, VHXH"))


FILES: dict[str, tuple[Callable[[], Plan], TaskLayout | None, bool]] = {
    "headings": (printed.small_plan, TaskLayout.HEADINGS, False),
    "table": (printed.small_plan, TaskLayout.TABLE, False),
    "draft": (printed.small_plan, None, True),
    "long names": (printed.long_names, None, False),
    "annexes": (printed.annexed_plan, None, False),
    "letter": (letter, None, False),
}
NOT_OF_THE_FILE = {
    "ND30-SO-07": "numbers are counted in the register",
    "ND30-SO-08": "each body has its register",
    "ND30-CQ-05": "the name of the superior body is the office's own",
    "ND30-CC-03": "what a basis names is the office's own; rules of content look at the plan",
    "ND30-CC-04": "likewise",
    "ND30-CC-05": "likewise",
    "ND30-CC-06": "likewise",
    "ND30-DD-05": "the place is the office's own",
    "ND30-ND-05": "a plan has sections I, 1, a) and no parts or chapters",
    "ND30-ND-06": "likewise",
    "ND30-ND-07": "a plan has no articles",
    "ND30-ND-12": "headings are the office's own",
    "ND30-KY-02": "who signs is the office's own",
    "ND30-KY-06": "likewise",
    "ND30-KY-07": "likewise",
    "ND30-NN-08": "a plan is no decision",
}
AREAS = {
    "page", "font", "page number", "quốc hiệu", "tiêu ngữ", "issuing agency", "number", "place and date", "type and abstract", "legal basis", "body",
    "signature", "recipients",
}  # fmt: skip

Check = Callable[[WordFile, str], None]
CHECKS: dict[str, Check] = {}


def rule(code: str) -> Callable[[Check], Check]:
    def add(check: Check) -> Check:
        CHECKS[code] = check
        return check

    return add


@pytest.fixture(scope="module")
def files() -> dict[str, WordFile]:
    opened = {}
    for name, (plan, layout, draft) in FILES.items():
        stream = io.BytesIO()
        write_docx(plan_paper(plan(), resources.standards(), resources.wording(), tasks=layout, draft=draft), stream)
        opened[name] = WordFile(stream.getvalue())
    return opened


def portrait(file: WordFile) -> list[Element]:
    return [section for section in file.sections if section.find("w:pgSz", NS).get(W + "orient") != "landscape"]


def edge(section: Element, name: str) -> float:
    return int(section.find("w:pgMar", NS).get(W + name)) / MM


def width_of(line: str, size: float, *, bold: bool = False) -> float:
    return text_width(resources.metrics(), line, size, bold=bold) * MM


def last_line(file: WordFile, paragraph: Element, column: float) -> float:
    """Twips of the last printed line of a paragraph."""
    look = file.paragraph_looks(paragraph)
    room = (column - file.twips(paragraph, "ind", "left") - file.twips(paragraph, "ind", "right")) / MM
    line = wrapped(resources.metrics(), text(paragraph), look.size, room, bold=look.bold).lines[-1]
    return width_of(line, look.size, bold=look.bold)


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


def columns(file: WordFile, table: int = 0) -> list[int]:
    return [int(column.get(W + "w")) for column in file.tables[table].findall("w:tblGrid/w:gridCol", NS)]


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


def single(file: WordFile, paragraph: Element) -> bool:
    spacing = [file.measure(paragraph, "spacing", name) for name in ("before", "after", "line", "lineRule")]
    return spacing == ["0", "0", "240", "auto"]


def assert_look(file: WordFile, paragraph: Element, smallest: float, largest: float, *, bold: bool, italic: bool, align: str | None = None) -> None:
    look = file.paragraph_looks(paragraph)
    assert smallest <= look.size <= largest
    assert (look.bold, look.italic) == (bold, italic)
    assert align in {None, file.align(paragraph)}


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


@rule("ND30-CC-01")
def every_basis_stands_on_a_line_of_its_own(file: WordFile, _: str) -> None:
    bases = file.by_style("TtdnBasis")
    assert len(bases) == 3
    assert all(a.getnext() is b for a, b in pairwise(bases))
    assert [text(paragraph)[-1] for paragraph in bases] == [";", ";", "."]
    assert not any(text(paragraph)[-2] in ";.," for paragraph in bases)


@rule("ND30-CC-02")
def the_look_of_the_bases(file: WordFile, _: str) -> None:
    for paragraph in file.by_style("TtdnBasis"):
        assert_look(file, paragraph, 13, 14, bold=False, italic=True)


BODY = ("TtdnBody", "TtdnItem", "TtdnBasis")
HEADINGS = tuple(f"Heading{level}" for level in range(1, 5))


@rule("ND30-ND-01")
def the_look_of_the_body(file: WordFile, _: str) -> None:
    for paragraph in file.by_style("TtdnBody", "TtdnItem"):
        for run in paragraph.findall("w:r", NS):
            assert 13 <= file.looks(run, paragraph).size <= 14
        assert file.align(paragraph) == "both" or text(paragraph) == "./."


@rule("ND30-ND-02")
def first_lines_are_indented_alike(file: WordFile, _: str) -> None:
    indents = {file.twips(paragraph, "ind", "firstLine") for paragraph in file.by_style(*BODY, *HEADINGS)}
    assert len(indents) == 1
    assert abs(indents.pop() - 567) <= 12


@rule("ND30-ND-03")
def paragraphs_stand_six_points_apart(file: WordFile, _: str) -> None:
    assert all(file.twips(paragraph, "spacing", "before") >= 120 for paragraph in file.by_style(*BODY, *HEADINGS))
    assert b"contextualSpacing" not in file.parts["word/styles.xml"] + file.parts["word/document.xml"]


@rule("ND30-ND-04")
def lines_are_single_to_one_and_a_half(file: WordFile, _: str) -> None:
    for paragraph in file.by_style(*BODY, *HEADINGS):
        assert file.measure(paragraph, "spacing", "lineRule") == "auto"
        assert 240 <= file.twips(paragraph, "spacing", "line") <= 360


@rule("ND30-ND-08")
def sections_bear_roman_numbers_and_capitals(file: WordFile, _: str) -> None:
    headings = file.by_style("Heading1")
    assert [text(paragraph).partition(". ")[0] for paragraph in headings] == ["I", "II", "III", "IV"][: len(headings)]
    for paragraph in headings:
        assert text(paragraph) == text(paragraph).upper()
        assert_look(file, paragraph, 13, 14, bold=True, italic=False)


@rule("ND30-ND-09")
def clauses_with_a_title_are_bold(file: WordFile, _: str) -> None:
    for paragraph in file.by_style("Heading2"):
        assert re.match(r"\d+\. ", text(paragraph))
        assert_look(file, paragraph, 13, 14, bold=True, italic=False)


@rule("ND30-ND-10")
def points_are_letters_of_the_alphabet(file: WordFile, _: str) -> None:
    points = [paragraph for paragraph in file.by_style("TtdnItem") if re.match(r"[a-zđ]\)", text(paragraph))]
    assert [text(paragraph)[:2] for paragraph in points] == ["a)", "b)"]
    assert not any(file.paragraph_looks(paragraph).bold for paragraph in points)


@rule("ND30-ND-11")
def numbers_run_on(file: WordFile, _: str) -> None:
    count = 0
    for paragraph in file.by_style("Heading1", "Heading2"):
        count = 0 if style_of(paragraph) == "Heading1" else count + 1
        assert not count or text(paragraph).startswith(f"{count}. ")


@rule("ND30-ND-14")
def the_text_ends_with_its_mark(file: WordFile, _: str) -> None:
    body = file.texts(file.between())
    assert body[-1].endswith("./.")
    assert "".join(body).count("./.") == 1


@rule("ND30-KY-01")
def authority_is_written_with_its_letters(file: WordFile, _: str) -> None:
    assert re.match(r"(TM|KT|TL|TUQ|Q)\. ", text(file.signature_cell(1)[0]))


@rule("ND30-KY-04")
def the_look_of_authority_and_post(file: WordFile, _: str) -> None:
    for paragraph in file.by_style("TtdnCapacity"):
        assert text(paragraph) == text(paragraph).upper()
        assert_look(file, paragraph, 13, 14, bold=True, italic=False, align="center")


@rule("ND30-KY-05")
def the_look_of_the_name(file: WordFile, _: str) -> None:
    name = file.signature_cell(1)[-1]
    assert text(name) != text(name).upper()
    assert_look(file, name, 13, 14, bold=True, italic=False, align="center")


@rule("ND30-KY-08")
def a_signer_of_an_advisory_body_shows_the_other_post(file: WordFile, name: str) -> None:
    if name == "long names":
        assert file.texts(file.signature_cell(1))[-2:] == ["PHÓ CHỦ TỊCH UBND TỈNH", "Nguyễn Phúc Bảo Toàn"]


@rule("ND30-KY-09")
def there_is_room_for_signature_and_seal(file: WordFile, _: str) -> None:
    signers = file.by_style("TtdnSigner")
    assert file.twips(signers[0], "spacing", "before") / MM >= 20
    assert file.signature.find("w:tr/w:trPr/w:cantSplit", NS) is not None
    assert file.between()[-1].find("w:pPr/w:keepNext", NS) is not None


@rule("ND30-KY-10")
def nothing_stands_where_the_signature_comes(file: WordFile, _: str) -> None:
    signers = file.by_style("TtdnSigner")
    assert style_of(signers[0].getprevious()) == "TtdnCapacity"
    assert not list(file.signature.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}drawing"))


@rule("ND30-KY-11")
def there_is_room_for_the_seal_on_the_left(file: WordFile, _: str) -> None:
    left, right = (int(column.get(W + "w")) / MM for column in file.signature.findall("w:tblGrid/w:gridCol", NS))
    assert right >= 80
    assert left + right == pytest.approx(165, abs=0.2)


@rule("ND30-KY-12")
def the_corner_of_an_annex_is_free(file: WordFile, _: str) -> None:
    assert all(edge(section, "top") >= 19.9 for section in file.sections)


@rule("ND30-NN-01")
def the_word_recipients(file: WordFile, _: str) -> None:
    label = file.signature_cell(0)[0]
    assert text(label) == "Nơi nhận:"
    assert_look(file, label, 12, 12, bold=True, italic=True, align="left")
    first = file.signature_cell(1)[0]
    baseline = [file.twips(paragraph, "spacing", "before") / 20 + 0.891 * file.paragraph_looks(paragraph).size for paragraph in (label, first)]
    assert baseline[0] == pytest.approx(baseline[1], abs=0.5), "level with the post"


def recipients(file: WordFile) -> list[Element]:
    return [paragraph for paragraph in file.signature_cell(0)[1:] if text(paragraph).startswith("- ")]


@rule("ND30-NN-02")
def the_look_of_recipients(file: WordFile, _: str) -> None:
    for paragraph in recipients(file):
        assert_look(file, paragraph, 11, 11, bold=False, italic=False, align="left")
        assert not file.twips(paragraph, "ind", "firstLine")
    assert all(re.fullmatch(r"- .+;", line) for line in file.texts(recipients(file))[:-1])


@rule("ND30-NN-03")
def the_last_recipient_is_the_archive(file: WordFile, _: str) -> None:
    assert re.fullmatch(r"- Lưu: VT(, [^.;]+)?\.", text(recipients(file)[-1]))


@rule("ND30-NN-04")
def a_letter_is_addressed(file: WordFile, name: str) -> None:
    if name == "letter":
        assert text(file.between()[0]).startswith("Kính gửi:")
        assert text(recipients(file)[0]) == "- Như trên;"


@rule("ND30-NN-05")
def several_addressees_stand_under_the_colon(file: WordFile, name: str) -> None:
    lines = file.by_style("TtdnAddressee")
    for paragraph in lines:
        assert_look(file, paragraph, 13, 14, bold=False, italic=False)
    if name == "letter":
        assert file.texts(lines) == ["Kính gửi: Sở Tài chính."]
    if name == "long names":
        assert file.texts(lines) == ["Kính gửi:", "- Sở Tài chính;", "- Ủy ban nhân dân các xã, phường, đặc khu."]
        dashes = {file.twips(paragraph, "ind", "left") for paragraph in lines[1:]}
        colon = file.twips(lines[0], "ind", "left") + width_of("Kính gửi", 14)
        assert [pytest.approx(colon, abs=6)] == list(dashes)


@rule("ND30-NN-06")
def a_plan_is_not_addressed(file: WordFile, name: str) -> None:
    assert bool(file.by_style("TtdnAddressee")) == (name in {"letter", "long names"})


@rule("ND30-PL-01")
def the_text_points_to_the_annex_of_tasks(file: WordFile, name: str) -> None:
    if name == "table":
        assert any("Phụ lục kèm theo" in line for line in file.texts(file.between()))


@rule("ND30-PL-02")
def several_annexes_bear_roman_numbers(file: WordFile, name: str) -> None:
    wanted = {"table": ["Phụ lục"], "annexes": ["Phụ lục I", "Phụ lục II", "Phụ lục III"]}
    assert file.texts(file.by_style("TtdnAnnexLabel")) == wanted.get(name, [])


@rule("ND30-PL-03")
def the_head_of_an_annex(file: WordFile, _: str) -> None:
    for label in file.by_style("TtdnAnnexLabel"):
        assert_look(file, label, 14, 14, bold=True, italic=False, align="center")
        title = label.getnext()
        assert text(title) == text(title).upper()
        assert_look(file, title, 13, 14, bold=True, italic=False, align="center")


@rule("ND30-PL-04")
def an_annex_names_its_plan(file: WordFile, _: str) -> None:
    for paragraph in file.by_style("TtdnAnnexReference"):
        assert text(paragraph) == "(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 01 năm 2027 của Ủy ban nhân dân xã Vân Trúc)"
        assert_look(file, paragraph, 13, 14, bold=False, italic=True, align="center")


@rule("ND30-PL-06")
def heads_of_tables_are_repeated_and_rows_kept_whole(file: WordFile, _: str) -> None:
    for table in file.body.findall("w:tbl", NS):
        if table.find("w:tblPr/w:tblBorders", NS) is not None:
            assert table.find("w:tr/w:trPr/w:tblHeader", NS) is not None
            assert all(row.find("w:trPr/w:cantSplit", NS) is not None for row in table.findall("w:tr", NS))


@rule("ND30-DAU-01")
def urgency_stands_in_a_red_frame(file: WordFile, name: str) -> None:
    marks = file.by_style("TtdnMark")
    assert bool(marks) == (name == "long names")
    if marks:
        assert text(marks[0]) == "THƯỢNG KHẨN"
        assert file.paragraph_looks(marks[0]).color == "FF0000"
        sides = marks[0].find("w:pPr/w:pBdr", NS)
        assert {side.get(W + "val") for side in sides} == {"single"}
        width = columns(file)[0] - file.twips(marks[0], "ind", "left") - file.twips(marks[0], "ind", "right")
        assert width / MM == pytest.approx(40, abs=1)


@rule("ND30-DAU-02")
def circulation_stands_in_a_frame(file: WordFile, name: str) -> None:
    if name == "long names":
        mark = file.by_style("TtdnMark")[1]
        assert text(mark) == "LƯU HÀNH NỘI BỘ"
        assert_look(file, mark, 13, 14, bold=True, italic=False)


@rule("ND30-DAU-03")
def no_mark_of_secrecy_is_printed(file: WordFile, _: str) -> None:
    assert not {"MẬT", "TỐI MẬT", "TUYỆT MẬT"} & set(file.texts(list(file.body.iter(W + "p"))))


@rule("ND30-KH-01")
def the_drafter_stands_below_the_recipients(file: WordFile, name: str) -> None:
    if name == "long names":
        assert text(file.signature_cell(0)[-1]) == "PL.(30)"
        assert_look(file, file.signature_cell(0)[-1], 11, 11, bold=False, italic=False)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("code", CHECKS)
def test_rule(code: str, name: str, files: dict[str, WordFile]) -> None:
    CHECKS[code](files[name], name)


def test_every_rule_of_the_text_on_these_areas_is_checked(samples: Path) -> None:
    law = samples.parent / "law" / "compliance_rules.json"
    if not law.exists():
        pytest.skip(f"no {law}")
    data = json.loads(law.read_text(encoding="utf-8"))
    rules = data if isinstance(data, list) else data["rules"]
    wanted = {entry["id"] for entry in rules if entry["id"].startswith("ND30-") and entry["area"] in AREAS and entry["confidence"] == "text"}
    assert wanted - CHECKS.keys() - NOT_OF_THE_FILE.keys() == set()
    assert not CHECKS.keys() & NOT_OF_THE_FILE.keys()
