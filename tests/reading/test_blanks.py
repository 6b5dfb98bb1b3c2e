"""Places to fill are found in the many ways offices mark them, and what only looks alike is left alone."""

from pathlib import Path

import docx
import pytest

from ttdn_desktop import resources
from ttdn_desktop.domain.template import BlankKind, Fact, Shape
from ttdn_desktop.paper.form import Form, FormCell, FormLine, FormTable, Mark, MarkKind
from ttdn_desktop.reading.blank_words import blank_words_from
from ttdn_desktop.reading.blanks import is_note, spots_of
from ttdn_desktop.reading.form_tables import figures_to_fill, labelled, rows_to_fill
from ttdn_desktop.reading.templates import understood
from ttdn_desktop.services.reading_words import reading_words
from ttdn_desktop.services.template_job import template_of

WORDS = blank_words_from(resources.load_json("reading/blanks.json"))
READING_WORDS = reading_words()


def found(text: str, *marks: Mark) -> list[str]:
    return [text[spot.start : spot.end] for spot in spots_of(FormLine(where="p1", text=text, marks=marks), WORDS)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Kính gửi: ……………………….", ["………………………"]),
        ("Kính gửi: ..........................", [".........................."]),
        ("Họ và tên: ____________ Chức vụ: ______", ["____________", "______"]),
        ("UBND [tên xã] ban hành kế hoạch năm [năm]", ["[tên xã]", "[năm]"]),
        ("Ủy ban nhân dân <tên xã> và «Ten_don_vi»", ["<tên xã>", "«Ten_don_vi»"]),
        ("trên địa bàn xã xxx trong năm 20xx", ["xxx", "20xx"]),
        ("Lào Cai, ngày      tháng      năm 2026", ["     tháng      năm 2026"]),
        ("…………, ngày … tháng … năm 20…", ["…………", "… tháng … năm 20…"]),
        ("Xã A, ngày ... tháng ... năm 20...", ["... tháng ... năm 20..."]),
        ("Xã A, ngày [ngày] tháng [tháng] năm [năm]", ["[ngày] tháng [tháng] năm [năm]"]),
        ("gửi trước ngày …/…/2026 và ../../2027", ["…/…/2026", "../../2027"]),
        ("Thời hạn: dd/mm/yyyy", ["dd/mm/yyyy"]),
        ("Số:          /KH-UBND", ["         "]),
        ("Số: …/KH-UBND", ["…"]),
        ("đạt …% kế hoạch", ["…"]),
        ("- Số người tham gia: (ghi rõ số người)", ["(ghi rõ số người)"]),
        ("Căn cứ {{van_ban}};", ["{{van_ban}}"]),
        ("Số tổ công nghệ số: ……. tổ, đạt ……%.", ["…….", "……"]),
        ("Số …-KH/ĐU", ["…"]),
        ("Số: ……/……", ["……", "……"]),
        ("Số: <số>/QĐ-UBND", ["<số>"]),
        ("Số: ......... KH/ĐTN", ["......... "]),
        ("từ ngày ...../...../202... đến hết năm 202…", ["...../...../202...", "202…"]),
        ("Xã A, ngày ….. tháng ….. năm 202…", ["….. tháng ….. năm 202…"]),
        ("[ ] Đoàn viên   [ ] Khác: …………", ["…………"]),
        ("Xã A, ngày <ngày> tháng <tháng> năm <năm>", ["<ngày> tháng <tháng> năm <năm>"]),
        ("Đầu mối: bà Lê Thị B, điện thoại 0912.xxx.xxx", ["0912.xxx.xxx"]),
    ],
)
def test_a_place_to_fill_is_found(text: str, places: list[str]) -> None:
    assert found(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "trụ sở, nhà văn hóa, trường học, ...",
        "các khu, cụm công nghiệp…; phát triển",
        "(Định lượng cụ thể: %, ha, số dự án...)",
        "Thế kỷ XX, nhiệm kỳ XX, khóa XXI",
        "XX. CÁC NỘI DUNG KHÁC",
        "Nghị quyết số 35-NQ/TU ngày 29/12/2025",
        "Lào Cai, ngày 15 tháng 4 năm 2026",
        "theo quy định tại [1], [2, 3] và mục [a]",
        "____________________",
        "nếu x < 5 và y > 3",
        "Số: 113/KH-UBND",
    ],
)
def test_what_only_looks_like_a_place_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_coloured_highlighted_and_controlled_text_is_a_place() -> None:
    text = "Tổng số 25 cuộc"
    assert found(text, Mark(kind=MarkKind.COLOUR, start=8, end=10)) == ["25"]
    assert found(text, Mark(kind=MarkKind.HIGHLIGHT, start=7, end=11)) == ["25"]
    assert found(text, Mark(kind=MarkKind.CONTROL, start=8, end=10, name="Số cuộc")) == ["25"]
    assert found(text, Mark(kind=MarkKind.ITALIC, start=8, end=10)) == []


def test_a_coloured_example_is_one_place_with_what_is_left_of_it_beside_others() -> None:
    text = "Đầu mối: Nguyễn Văn A – 0912.xxx.xxx"
    assert found(text, Mark(kind=MarkKind.COLOUR, start=9, end=len(text))) == ["Nguyễn Văn A", "0912.xxx.xxx"]
    text = "Kế hoạch số xx-KH/TU của Tỉnh ủy"
    assert found(text, Mark(kind=MarkKind.COLOUR, start=12, end=20)) == ["xx"]


def test_a_date_of_which_day_and_month_are_coloured_is_one_place() -> None:
    text = "Xã A, ngày 05 tháng 01 năm 2026"
    assert found(text, Mark(kind=MarkKind.COLOUR, start=11, end=13), Mark(kind=MarkKind.COLOUR, start=20, end=22)) == ["05 tháng 01 năm 2026"]


def test_a_date_says_how_it_is_written() -> None:
    spots = spots_of(FormLine(where="p", text="ngày … tháng … năm 20…; trước …/…/2026"), WORDS)
    assert [spot.shape for spot in spots] == [Shape.LONG_DATE, Shape.SHORT_DATE]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Ghi chú: Mẫu này dùng cho cấp xã.", True),
        ("(Nêu rõ các yêu cầu của địa phương)", True),
        ("[Hướng dẫn: trình bày ngắn gọn]", True),
        ("(Kèm theo Quyết định số 12/QĐ-UBND)", False),
        ("(Chi tiết có Phụ lục kèm theo)", False),
        ("Nâng cao nhận thức của cán bộ.", False),
    ],
)
def test_an_instruction_is_told_from_text(text: str, note: bool) -> None:
    italic = Mark(kind=MarkKind.ITALIC, start=0, end=len(text))
    assert is_note(FormLine(where="p", text=text, marks=(italic,)), WORDS) is note


def table(*rows: tuple[str, ...], name: str = "") -> FormTable:
    cells = tuple(tuple(FormCell(where=f"t1r{r}c{c}", text=text, column=c - 1) for c, text in enumerate(row, 1)) for r, row in enumerate(rows, 1))
    return FormTable(where="t1", rows=cells, name=name)


def test_empty_and_sample_rows_under_a_head_of_tasks_take_tasks() -> None:
    filled = rows_to_fill(
        table(("TT", "Nội dung công việc", "Cơ quan chủ trì", "Thời hạn hoàn thành"), ("(1)", "(2)", "(3)", "(4)"), ("1", "…", "", ""), ("2", "…", "", "")),
        READING_WORDS,
    )
    assert filled is not None
    assert (filled.first, filled.last) == (3, 4)
    assert [column.key for column in filled.columns] == ["number", "title", "leads", "time"]


def test_a_table_that_is_full_or_of_other_things_takes_none() -> None:
    head = ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Thời hạn hoàn thành")
    assert rows_to_fill(table(head, ("1", "Họp báo", "Văn phòng", "Quý I")), READING_WORDS) is None
    assert rows_to_fill(table(("Họ tên", "Năm sinh", "Quê quán"), ("", "", "")), READING_WORDS) is None


def test_empty_cells_beside_their_labels_are_blanks() -> None:
    pairs = list(labelled(table(("Tên đơn vị:", ""), ("Người lập:", ""), ("Ghi chú", "đã có"))))
    assert [(label.text, cell.where) for label, cell in pairs] == [("Tên đơn vị:", "t1r1c2"), ("Người lập:", "t1r2c2")]


def test_empty_cells_of_figures_are_blanks_named_by_their_row_and_head() -> None:
    rows = (
        ("TT", "Nội dung", "ĐVT", "Kế hoạch năm", "Thực hiện", "Ghi chú"),
        ("I", "Tuyên truyền", "", "", "", ""),
        ("1", "Tin, bài", "tin, bài", "", "", ""),
        ("2", "Phóng sự", "phóng sự", "12", "", ""),
    )
    assert [(name, cell.where) for name, _label, cell in figures_to_fill(table(*rows), WORDS)] == [
        ("Tin, bài – Kế hoạch năm", "t1r3c4"),
        ("Tin, bài – Thực hiện", "t1r3c5"),
        ("Phóng sự – Thực hiện", "t1r4c5"),
    ]
    assert not list(figures_to_fill(table(rows[0], *(("1", f"Chỉ tiêu {at}", "tin", "", "", "") for at in range(30))), WORDS))


def test_those_who_receive_and_who_signs_are_known_by_where_they_stand() -> None:
    lines = ("Nơi nhận:", "- Sở Y tế;", "- ……;", "- Lưu: VT, ……", "THƯ KÝ", "(Ký tên)", "……", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "[Họ tên]")
    cells = (1, 1, 1, 1, 2, 2, 2, 3, 3, 3)
    form = Form(
        lines=tuple(FormLine(where=f"t1r1c{cell}p{at}", text=text, cell=f"t1r1c{cell}") for at, (text, cell) in enumerate(zip(lines, cells, strict=True))),
        tables=(table(("\n".join(lines[:4]), "\n".join(lines[4:7]), "\n".join(lines[7:]))),),
    )
    blanks = understood(form, None, READING_WORDS, WORDS).blanks
    assert [(blank.name, blank.fact) for blank in blanks] == [
        ("Nơi nhận", Fact.RECIPIENTS),
        ("Đơn vị soạn thảo (dòng Lưu)", None),
        ("Thư ký", None),
        ("Họ tên", Fact.SIGNER),
    ]


def test_strokes_below_a_question_are_room_to_write_and_others_are_drawn() -> None:
    lines = ("Đề xuất với Sở:", "______________________", "______________________", "Xin cảm ơn!", "______________________")
    form = Form(lines=tuple(FormLine(where=f"p{at}", text=text) for at, text in enumerate(lines, 1)))
    assert [place.where for blank in understood(form, None, READING_WORDS, WORDS).blanks for place in blank.places] == ["p2", "p3"]


def test_money_of_a_commune_is_not_its_name() -> None:
    form = Form(lines=(FormLine(where="p1", text="UBND xã ……… bố trí. Ngân sách xã: ……… triệu đồng"),))
    assert [(blank.fact, blank.places[0].start) for blank in understood(form, None, READING_WORDS, WORDS).blanks] == [(Fact.COMMUNE, 8), (None, 34)]


def test_the_same_word_in_two_papers_that_are_cited_asks_for_two_numbers() -> None:
    lines = ("Căn cứ Quyết định số [số]/QĐ-UBND ngày [ngày/tháng/năm];", "Căn cứ Kế hoạch số [số]/KH-UBND;")
    form = Form(lines=tuple(FormLine(where=f"p{at}", text=text) for at, text in enumerate(lines, 1)))
    blanks = understood(form, None, READING_WORDS, WORDS).blanks
    assert [len(blank.places) for blank in blanks] == [1, 1, 1]
    assert blanks[1].kind is BlankKind.DATE


def test_several_labels_of_a_row_each_have_their_empty_cell_and_a_group_of_tasks_has_none() -> None:
    pairs = list(labelled(table(("Xã:", "", "Cán bộ đầu mối:", ""), ("I", "NHẬN THỨC SỐ", "", ""), name="Theo dõi")))
    assert [(label.text, cell.where) for label, cell in pairs] == [("Xã:", "t1r1c2"), ("Cán bộ đầu mối:", "t1r1c4")]


def test_rows_of_a_sheet_below_the_numbered_ones_take_no_tasks() -> None:
    head = ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Thời hạn hoàn thành")
    filled = rows_to_fill(table(head, ("1", "", "", ""), ("2", "", "", ""), ("", "", "", ""), ("", "", "", "NGƯỜI LẬP"), name="Phụ lục"), READING_WORDS)
    assert filled is not None
    assert (filled.first, filled.last) == (2, 3)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("………(6)………", ["………(6)………"]),
        ("Số: …(3)…/KH-…(4)…", ["…(3)…", "…(4)…"]),
        ("… (5) …, ngày … tháng … năm …", ["… (5) …", "… tháng … năm …"]),
        ("TÊN CƠ QUAN, TỔ CHỨC (2)", ["TÊN CƠ QUAN, TỔ CHỨC (2)"]),
        ("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", ["QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ"]),
        ("Họ và tên", ["Họ và tên"]),
        ("Cơ quan, tổ chức có trách nhiệm phối hợp", []),
    ],
)
def test_the_forms_of_decree_30_are_understood(text: str, places: list[str]) -> None:
    assert found(text) == places


def test_a_form_that_is_no_paper_has_the_sections_its_headings_name(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("SỞ NỘI VỤ", "KẾT QUẢ BỒI DƯỠNG NĂM <năm>", "I. SỐ LIỆU CHUNG", "Tổng số: <số lượng> người", "II. ĐÁNH GIÁ", "<Nêu ưu điểm, hạn chế>"):
        document.add_paragraph(text)
    file = tmp_path / "mau.docx"
    document.save(str(file))
    template = template_of(file.read_bytes(), file)
    assert [(section.heading, section.use.value) for section in template.sections] == [("SỐ LIỆU CHUNG", "fixed"), ("ĐÁNH GIÁ", "fill")]
