"""Decree 30/2020 on bases, body, signature, recipients, annexes and marks."""

import re
from itertools import pairwise

import pytest

from tests.office.decree_30 import MM, assert_look, columns, edge, rule, width_of
from tests.office.word_file import NS, Element, W, WordFile, style_of, text


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
def points_are_letters_of_the_alphabet(file: WordFile, name: str) -> None:
    points = [paragraph for paragraph in file.by_style("TtdnItem") if re.match(r"[a-zđ]\)", text(paragraph))]
    assert [text(paragraph)[:2] for paragraph in points] == ["a)", "b)"]
    headings = file.by_style("Heading3")
    assert [text(paragraph)[:2] for paragraph in headings] == (["a)", "b)"] if name == "points" else [])
    assert not any(file.paragraph_looks(paragraph).bold for paragraph in (*points, *headings))


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
