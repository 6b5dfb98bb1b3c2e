"""Every block of a paper is on its pages, as large, as wide and where its measures say."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest

from tests import plans_to_print as printed
from tests.render.papers import paper_of, sheet, shipped_engine, shipped_face, table, text
from tests.render.printed_lines import PrintedLine, printed_lines
from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.paper.model import Align, Cell, Edge, Line, PageNumber, PageSetup, Paper, Paragraph, Part, Picture, Run, Style, StyleLook, Table
from ttdn_desktop.render.typst_source import export_source, preview_source

LEFT, RIGHT = 85.05, 595.3 - 42.5
BARE = PageSetup(page_number=None)


def lines(paper: Paper) -> list[PrintedLine]:
    found, _count = printed_lines(pdf(paper))
    return found


def pdf(paper: Paper) -> bytes:
    return shipped_engine().for_screen(preview_source(paper, shipped_face()).text)


def words(paper: Paper) -> list[str]:
    return [line.text.strip() for line in lines(paper)]


def gaps(paper: Paper) -> list[float]:
    """Points from each line to the next."""
    found = lines(paper)
    return [round(lower.y - upper.y, 1) for upper, lower in itertools.pairwise(found)]


def marks(paper: Paper, kind: int) -> Iterator[tuple[float, float, float, float]]:
    """Left, lower, right and upper edge of what is drawn on the first page."""
    document = pypdfium2.PdfDocument(pdf(paper))
    try:
        for thing in document[0].get_objects():
            if thing.type == kind:
                yield thing.get_bounds()
    finally:
        document.close()


def test_lines_of_a_paragraph_are_as_far_apart_as_in_word_files() -> None:
    assert gaps(sheet(text("một\nhai"), text("ba", space_before=6.0), text("bốn", space_after=10.0), text("năm", space_before=6.0))) == [16.1, 22.1, 16.1, 26.1]
    assert gaps(sheet(text("một\nhai\nba", line_spacing=1.5), text("bốn"))) == [24.1, 24.1, 24.1]
    assert gaps(sheet(text("một\nhai\nba", line_exact=17.0))) == [17.0, 17.0]
    assert gaps(sheet(text("một"), text(""), text("ba"), text(" \n "), text("năm"))) == [32.2, 48.3]


def test_room_at_the_top_of_a_page_is_kept_where_a_part_begins_and_lost_where_a_page_ends() -> None:
    paper = sheet(*(text(f"{number}", space_before=40.0) for number in range(20)), page=BARE)
    found = lines(paper)
    assert round(found[0].y, 1) == round(56.7 + 40 + 13.1, 1)
    assert round(next(line for line in found if line.page == 2).y, 1) == round(56.7 + 13.1, 1)


def test_a_soft_break_stretches_only_lines_of_justified_text() -> None:
    assert words(sheet(text("hai chữ\nhết", align=Align.LEFT), text("hai chữ\nhết", align=Align.CENTER))) == ["hai chữ", "hết"] * 2
    assert words(sheet(text("hai chữ\nhết", align=Align.JUSTIFY))) == ["hai", "chữ", "hết"]  # far apart


def test_indents_and_alignment_put_the_words_where_they_belong() -> None:
    paper = sheet(
        text("mép"),
        text("lùi", first_line=10.0),
        text("treo " * 40, indent_left=20.0, first_line=-10.0),
        text("giữa", align=Align.CENTER, indent_left=40.0),
        text("phải", align=Align.RIGHT, indent_right=10.0),
    )
    found = lines(paper)
    assert [round(line.x - LEFT, 1) for line in found[:2]] == [0.0, 28.4]
    hanging = [line for line in found if line.text.startswith("treo")]
    assert [round(line.x - LEFT, 1) for line in hanging[:2]] == [28.4, 56.7]
    centre, right = found[-2:]
    assert (LEFT + 113.4 + RIGHT) / 2 - centre.x == pytest.approx(12, abs=4)
    assert RIGHT - 28.35 - right.x == pytest.approx(24, abs=4)


def test_tabs_stop_every_half_inch_from_the_margin() -> None:
    document = pypdfium2.PdfDocument(pdf(sheet(text("a\tb\tc"), text("dài hơn một mươi\tk", indent_left=20.0), page=BARE)))
    page = document[0].get_textpage()
    seen = {page.get_text_range(at, 1): page.get_charbox(at, loose=True)[0] - LEFT for at in range(page.count_chars())}
    document.close()
    assert [round(seen[letter]) for letter in "abcdk"] == [0, 36, 72, 57, 180]


def test_runs_keep_their_looks() -> None:
    looks = (Run(text="đậm ", bold=True), Run(text="nghiêng ", italic=True), Run(text="thường ", bold=False), Run(text="to", size=20.0, color="FF0000"))
    style = ((Style.PLAIN, StyleLook(size=12, bold=True)),)
    document = pypdfium2.PdfDocument(pdf(Paper(parts=sheet(Paragraph(runs=looks)).parts, looks=style)))
    page = document[0].get_textpage()
    import ctypes

    from pypdfium2 import raw

    seen = {}
    for at in range(page.count_chars()):
        name, flags = ctypes.create_string_buffer(60), ctypes.c_int()
        raw.FPDFText_GetFontInfo(page, at, name, 60, flags)
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        raw.FPDFText_GetFillColor(page, at, red, green, blue, alpha)
        seen[chr(raw.FPDFText_GetUnicode(page, at))] = (name.value.decode().split("+")[-1], round(raw.FPDFText_GetFontSize(page, at)), red.value)
    document.close()
    assert seen["đ"] == ("LiberationSerif-Bold", 12, 0)
    assert seen["g"] == ("LiberationSerif", 12, 0)  # of the word that is not bold
    assert seen["i"] == ("LiberationSerif-BoldItalic", 12, 0)
    assert seen["o"] == ("LiberationSerif-Bold", 20, 255)


def test_hidden_runs_are_not_printed_and_capitals_and_automatic_numbers_are() -> None:
    paper = sheet(Paragraph(runs=(Run(text="thấy"), Run(text=" không", hidden=True), Run(text=" viết hoa", capitals=True)), label="II."))
    assert words(paper) == ["II. thấy VIẾT HOA"]


def test_underlined_text_has_a_line_below_it_and_a_frame_lines_around() -> None:
    underlined = sheet(Paragraph(runs=(Run(text="gạch chân", underline=True),)), page=BARE)
    assert len(list(marks(underlined, 2))) == 1
    framed = sheet(text("HỎA TỐC", frame=1.0, indent_left=50.0, indent_right=50.0, align=Align.CENTER), page=BARE)
    left, lower, right, upper = next(iter(marks(framed, 2)))
    assert [round(left - LEFT), round(RIGHT - right)] == pytest.approx([141, 141], abs=1)
    assert upper - lower == pytest.approx(16.1 + 8 + 2, abs=0.5)  # with the thickness of the frame


def test_a_drawn_line_is_centred_and_as_long_as_it_says() -> None:
    paper = sheet(text("tiêu ngữ", align=Align.CENTER), Line(length=60.0), text("sau"), page=BARE)
    left, _lower, right, _upper = next(iter(marks(paper, 2)))
    assert right - left == pytest.approx(170.1, abs=2)
    assert (left + right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.5)
    assert gaps(paper) == [pytest.approx(25.3, abs=0.1)]


def test_a_picture_leaves_its_room() -> None:
    paper = sheet(text("trên"), Picture(source="anh.png", width=50.0, height=30.0), text("dưới"))
    assert gaps(paper) == [pytest.approx(16.1 + 85, abs=0.5)]


def test_a_table_has_rules_padding_and_cells_that_span() -> None:
    cells = (
        (Cell(blocks=(text("cao"),), rows=2), Cell(blocks=(text("rộng"),), columns=2)),
        (Cell(blocks=(text("b"),)), Cell(blocks=(text("c"), text("d")))),
        (Cell(blocks=(text("hàng ngắn"),)),),
    )
    paper = sheet(Table(widths=(30.0, 40.0, 50.0), rows=cells), page=BARE)
    found = {line.text.strip(): (round(line.x - LEFT, 1), round(line.y, 1)) for line in lines(paper)}
    assert found["rộng"][0] == found["b"][0] == pytest.approx(85.05 + 4.5, abs=0.1)
    assert found["c"][0] == pytest.approx(85.05 + 113.4 + 4.5, abs=0.1)
    assert found["b"][1] - found["cao"][1] == pytest.approx(16.6, abs=0.1)
    assert found["hàng ngắn"][1] - found["d"][1] == pytest.approx(16.6, abs=0.1)


@pytest.mark.parametrize(
    "rows",
    [
        ((Cell(columns=9), Cell(), Cell()),),
        ((Cell(rows=9), Cell(rows=2)), (), (Cell(), Cell(), Cell(), Cell())),
        ((), ()),
        ((Cell(rows=3), Cell(columns=0, rows=0)), (Cell(columns=2, rows=2),)),
    ],
    ids=["too wide", "too tall", "empty rows", "odd spans"],
)
@pytest.mark.parametrize("heads", [0, 1, 2, 9])
@pytest.mark.parametrize("ruled", [True, False])
def test_no_grid_is_too_odd_to_be_set(rows, heads: int, ruled: bool) -> None:
    paper = sheet(Table(widths=(40.0, 40.0), rows=rows, header_rows=heads, ruled=ruled), text("sau"))
    assert words(paper) == ["sau"]
    assert shipped_engine().for_archive(export_source(paper, shipped_face()).text, None)


def test_the_head_of_a_table_stands_on_every_page_of_it() -> None:
    rows = [("TT", "Nội dung"), *((str(number), "việc") for number in range(100))]
    found = [line for line in lines(sheet(table(*rows, header_rows=1))) if line.text.strip() == "Nội dung"]
    assert [line.page for line in found] == [1, 2, 3]


def test_a_row_is_not_broken_unless_it_is_higher_than_a_page() -> None:
    tall = "một dòng\n" * 20
    paper = sheet(table(*((tall.strip(), "b") for _ in range(4))), page=BARE)
    pages = [line.page for line in lines(paper) if line.text.strip() == "một dòng"]
    assert [pages.count(page) for page in (1, 2)] == [40, 40]
    endless = sheet(table(("một dòng\n" * 150, "b")), text("sau"), page=BARE)
    found = lines(endless)
    assert sum(line.text.strip() == "một dòng" for line in found) == 150
    assert all(line.y < 841.9 - 56.7 for line in found)


def test_what_is_held_to_the_next_never_ends_a_page() -> None:
    filler = tuple(text(f"{number}") for number in range(44))
    for held in (text("TIÊU ĐỀ", keep_with_next=True), table(("TIÊU ĐỀ",), header_rows=0)):
        block = held if isinstance(held, Paragraph) else replace(held, rows=((Cell(blocks=(text("TIÊU ĐỀ", keep_with_next=True),)),),))
        found = lines(sheet(*filler, block, text("lời"), page=BARE))
        assert [line.page for line in found if line.text.strip() in {"TIÊU ĐỀ", "lời"}] == [2, 2]


def test_rows_held_to_the_next_stay_with_it() -> None:
    group = (Cell(blocks=(text("NHÓM", keep_with_next=True),), columns=2),)
    rows = (*((Cell(blocks=(text("a"),)), Cell(blocks=(text("b"),))) for _ in range(42)), group, (Cell(blocks=(text("c"),)), Cell(blocks=(text("d"),))))
    found = lines(sheet(Table(widths=(40.0, 40.0), rows=rows), page=BARE))
    assert {line.page for line in found if line.text.strip() in {"NHÓM", "c"}} == {2}


def test_a_block_that_stays_whole_moves_to_the_next_page_and_is_broken_where_it_is_higher_than_one() -> None:
    filler = tuple(text(f"{number}") for number in range(35))

    def signature(count: int) -> Table:
        return Table(
            widths=(80.0, 80.0), rows=((Cell(blocks=tuple(text("nhận") for _ in range(count))), Cell(blocks=(text("ký"),))),), ruled=False, keep_together=True
        )

    assert {line.page for line in lines(sheet(*filler, signature(12), page=BARE)) if line.text.strip() in {"nhận", "ký"}} == {2}
    found = lines(sheet(*filler, signature(60), page=BARE))
    assert sum(line.text.strip() == "nhận" for line in found) == 60
    assert all(line.y < 841.9 - 56.7 for line in found)


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (PageSetup(), ["", "2", "3"]),
        (PageSetup(hide_first_number=False), ["1", "2", "3"]),
        (PageSetup(number_from=7, hide_first_number=False), ["7", "8", "9"]),
        (PageSetup(number_from=3), ["", "4", "5"]),
        (PageSetup(page_number=None), ["", "", ""]),
        (PageSetup(page_number=PageNumber(roman=True), hide_first_number=False), ["i", "ii", "iii"]),
    ],
)
def test_pages_bear_their_numbers(page: PageSetup, shown: list[str]) -> None:
    paper = sheet(*(text("dòng") for _ in range(100)), page=page)
    document = pypdfium2.PdfDocument(pdf(paper))
    first = [sheet.get_textpage().get_text_bounded(bottom=800).strip() for sheet in document]
    document.close()
    assert first == shown


def test_parts_count_anew_or_go_on_and_lie_as_they_are_set() -> None:
    many = tuple(text("dòng") for _ in range(60))
    parts = (
        Part(page=PageSetup(hide_first_number=False), blocks=many),
        Part(page=PageSetup(number_from=None, hide_first_number=False), blocks=many),
        Part(page=PageSetup(width=297, height=210), blocks=many[:50]),
        Part(page=PageSetup(number_from=None), blocks=many[:2]),
        Part(page=PageSetup(), blocks=()),
    )
    document = pypdfium2.PdfDocument(pdf(Paper(parts=parts)))
    shown = [page.get_textpage().get_text_bounded(bottom=page.get_height() - 42).strip() for page in document]
    sizes = [page.get_width() > page.get_height() for page in document]
    document.close()
    assert shown == ["1", "2", "3", "4", "", "2", "", ""]
    assert sizes == [False] * 4 + [True] * 2 + [False] * 2


def test_the_number_stands_where_the_sheet_says() -> None:
    def number(**said: object) -> tuple[float, float]:
        page = PageSetup(page_number=PageNumber(**said), hide_first_number=False)  # type: ignore[arg-type] # fields of a page number
        document = pypdfium2.PdfDocument(pdf(sheet(text("chữ"), page=page)))
        try:
            found = next(thing for thing in document[0].get_objects() if thing.type == 1 and (thing.get_bounds()[1] > 790 or thing.get_bounds()[3] < 50))
            left, lower, *_rest = found.get_bounds()
            return left, lower
        finally:
            document.close()

    assert list(number()) == pytest.approx([316.6, 841.9 - 41.4], abs=1)
    assert list(number(edge=Edge.BOTTOM, align=Align.RIGHT)) == pytest.approx([546.6, 31.4], abs=1.5)
    assert number(align=Align.LEFT, size=10.0)[0] == pytest.approx(LEFT, abs=1.5)


def test_margins_change_sides_on_even_pages_of_sheets_printed_on_both() -> None:
    found = lines(sheet(*(text("dòng") for _ in range(100)), page=PageSetup(mirrored=True)))
    assert [round(next(line for line in found if line.page == page).x, 1) for page in (1, 2, 3)] == [85.1, 42.5, 85.1]


def test_the_foot_stands_on_the_first_page_alone_and_takes_room_from_its_text() -> None:
    foot = tuple(text(f"Địa chỉ {number}", style=Style.CONTACT) for number in range(4))
    many = tuple(text("dòng") for _ in range(60))
    found = lines(sheet(*many, page=BARE, foot=foot))
    contact = [line for line in found if line.text.startswith("Địa")]
    assert [line.page for line in contact] == [1] * 4
    assert contact[-1].y == pytest.approx(841.9 - 28.35 - 3.0, abs=0.5)
    body = [line for line in found if line.text.strip() == "dòng" and line.page == 1]
    assert body[-1].y < contact[0].y - 13
    assert len(body) < sum(line.page == 1 for line in lines(sheet(*many, page=BARE)))


@pytest.mark.parametrize("layout", list(TaskLayout))
@pytest.mark.parametrize("plan", [printed.small_plan, printed.long_names, printed.annexed_plan, lambda: printed.long_plan(60, 60)])
def test_the_file_has_the_pages_of_the_preview(plan, layout: TaskLayout) -> None:
    paper = paper_of(plan(), layout)
    shown, written = lines(paper), printed_lines(shipped_engine().for_archive(export_source(paper, shipped_face()).text, None))[0]
    assert [(line.page, line.text, round(line.y)) for line in shown] == [(line.page, line.text, round(line.y)) for line in written]


def test_the_same_paper_gives_the_same_source() -> None:
    assert preview_source(paper_of(printed.annexed_plan()), shipped_face()) == preview_source(paper_of(printed.annexed_plan()), shipped_face())
