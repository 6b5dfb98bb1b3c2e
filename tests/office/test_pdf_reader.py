"""PDFs as paper."""

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.office.pdf_file import PICTURE, grid, pdf, rule, text, turned
from ttdn_desktop.office.pdf_reader import read_pdf
from ttdn_desktop.office.refusal import Refusal, RefusedFileError
from ttdn_desktop.paper.foreign import ForeignFile
from ttdn_desktop.paper.model import Align, Paragraph, Table, paragraphs


def shown(file: ForeignFile) -> list[str]:
    return [paragraph.text for part in file.paper.parts for paragraph in paragraphs(part.blocks)]


def body(*lines: str, left: float = 85, top: float = 700, step: float = 17) -> str:
    return "\n".join(text(left, top - step * number, line) for number, line in enumerate(lines))


LONG = "This line is as long as the column of the page is wide, so that no word more fits"


def test_lines_become_paragraphs():
    page = "\n".join([text(120, 700, LONG[:-6]), text(85, 683, LONG), text(85, 666, "and ends here."), text(120, 649, "Another begins.")])
    first, second = shown(read_pdf(pdf(page)))
    assert first.endswith("fits and ends here.") or first.endswith("and ends here.")
    assert second == "Another begins."


def test_a_paragraph_goes_on_over_the_page_and_the_number_of_the_page_is_told_apart():
    one = "\n".join([text(120, 130, LONG[:-6]), text(85, 113, LONG)])
    two = "\n".join([text(295, 800, "2"), text(85, 740, "small letters go on."), text(120, 723, "New.")])
    file = read_pdf(pdf(one, two))
    assert [len(found.split()) > 8 for found in shown(file)] == [True, False]
    assert [(notice.code, notice.text) for notice in file.notices] == [("page_numbers", "2")]


def test_two_columns_are_read_one_after_the_other():
    page = "\n".join([
        text(60, 780, "PEOPLE'S COMMITTEE"), text(300, 780, "SOCIALIST REPUBLIC OF VIETNAM"),
        text(80, 763, "OF THE COMMUNE"), text(330, 763, "Independence - Freedom"),
        text(90, 740, "No: 12/KH-UBND"), text(320, 740, "Ha Noi, 5 June 2026"),
        text(270, 700, "PLAN", font="F2"),
    ])  # fmt: skip
    file = read_pdf(pdf(page))
    table, title = file.paper.blocks()
    assert isinstance(table, Table)
    assert isinstance(title, Paragraph)
    assert not table.ruled
    assert [[paragraph.text for paragraph in paragraphs(cell.blocks)] for cell in table.rows[0]] == [
        ["PEOPLE'S COMMITTEE", "OF THE COMMUNE", "No: 12/KH-UBND"],
        ["SOCIALIST REPUBLIC OF VIETNAM", "Independence - Freedom", "Ha Noi, 5 June 2026"],
    ]
    assert (title.text, title.runs[0].bold) == ("PLAN", True)


def test_a_ruled_table_has_its_cells_and_merged_cells():
    drawn = [grid([85, 200, 400], [600, 640, 680]), rule(85, 720, 400, 720), rule(85, 680, 85, 720), rule(400, 680, 400, 720)]
    words = [text(90, 695, "Both columns"), text(90, 655, "A"), text(205, 655, "B one"), text(205, 642, "B two"), text(90, 615, "C"), text(205, 615, "D")]
    (table,) = read_pdf(pdf("\n".join([*drawn, *words]))).paper.blocks()
    assert isinstance(table, Table)
    cells = [[(" ".join(p.text for p in paragraphs(cell.blocks)), cell.columns) for cell in row] for row in table.rows]
    assert cells == [[("Both columns", 2)], [("A", 1), ("B one B two", 1)], [("C", 1), ("D", 1)]]


def test_a_table_goes_on_over_the_page_and_its_repeated_head_is_told_apart():
    def page(rows: list[tuple[str, str]]) -> str:
        ys = [700 - 30 * number for number in range(len(rows) + 2)]
        words = [text(90, ys[0] - 20, "TT", font="F2"), text(205, ys[0] - 20, "Task", font="F2")]
        words += [text(x, ys[number + 1] - 20, word) for number, row in enumerate(rows) for x, word in zip((90, 205), row, strict=True)]
        return "\n".join([grid([85, 200, 500], ys), *words])

    file = read_pdf(pdf(page([("1", "One"), ("2", "Two")]), page([("3", "Three")])))
    (table,) = file.paper.blocks()
    assert isinstance(table, Table)
    assert [[p.text for cell in row for p in paragraphs(cell.blocks)] for row in table.rows] == [["TT", "Task"], ["1", "One"], ["2", "Two"], ["3", "Three"]]
    assert table.header_rows == 1
    assert [notice.code for notice in file.notices] == ["head_again"]


def test_a_page_that_lies_on_its_side_is_read_upright():
    page = "\n".join(turned(100 + 17 * number, 85, f"Line {number} of a page on its side.") for number in range(5))
    assert shown(read_pdf(pdf(page, turn=90)))[0].startswith("Line 0 of a page on its side.")


def test_a_few_turned_words_stand_apart():
    file = read_pdf(pdf("\n".join([body("An upright line of the page.", "And one more of them."), turned(20, 300, "stamp 77")])))
    assert [(notice.code, notice.text) for notice in file.notices] == [("turned_text", "stamp 77")]


def test_a_line_in_the_middle_is_centred():
    page = "\n".join([text(288, 760, "PLAN", font="F2"), body(LONG, LONG, LONG)])
    title = next(iter(read_pdf(pdf(page)).paper.blocks()))
    assert isinstance(title, Paragraph)
    assert title.align is Align.CENTER


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf(PICTURE, PICTURE), Refusal.SCANNED),
        (pdf(""), Refusal.PDF),
        (pdf(body("secret words of a plan"), locked=True), Refusal.ENCRYPTED),
        (pdf(body("words of a plan"))[:200], Refusal.DAMAGED),
        (b"%PDF-1.7\n" + b"<<" * 200_000, Refusal.DAMAGED),
        (b"%PDF-1.7\n" + b"[" * 500_000, Refusal.DAMAGED),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, reason: Refusal):
    with pytest.raises(RefusedFileError) as refused:
        read_pdf(data)
    assert refused.value.reason is reason


def test_spoilt_files_are_refused_or_read_and_never_break():
    data = pdf(body(LONG, LONG, "end"), grid([85, 200, 400], [600, 640, 680]))
    for at in range(0, len(data), 37):
        for broken in (data[:at] + b"\xff\x00((" + data[at + 4 :], data[:at]):
            try:
                read_pdf(broken)
            except RefusedFileError:
                continue


def test_pages_that_are_only_pictures_are_named():
    file = read_pdf(pdf(body("Words of the first page."), PICTURE))
    assert [(notice.code, notice.params) for notice in file.notices] == [("picture_pages", (("pages", "2"),))]


@pytest.mark.libreoffice
def test_places_are_unique_in_a_printed_sample(samples: Path, to_pdf: Callable[[Path], Path]):
    file = read_pdf(to_pdf(samples / "word" / "010-bc-vp-ubnd-3-phu-luc.docx").read_bytes())
    places = [paragraph.where for part in file.paper.parts for paragraph in paragraphs(part.blocks)]
    assert len(places) == len(set(places))
    assert any(isinstance(block, Table) and block.header_rows for block in file.paper.blocks())


def test_packed_contents_that_swell_are_refused_before_they_are_unpacked():
    packed = zlib.compress(b"0 0 m 9 9 l S\n" * 3_000_000, 9)
    data = b"%PDF-1.5\n5 0 obj\n<< /Length 1 /Filter /FlateDecode >>\nstream\n" + packed + b"\nendstream\nendobj\n"
    with pytest.raises(RefusedFileError) as refused:
        read_pdf(data)
    assert refused.value.reason is Refusal.BOMB


def test_figures_and_spans_that_a_narrow_column_breaks_are_one():
    column = {"left": 60, "top": 790, "step": 17}
    rows = f"{grid([50, 112, 203], [800, 740])}\n{body('13.000.0', '00', **column)}\n{body('for those of 1', '- 5 years left', left=120, top=790, step=17)}"
    narrow = read_pdf(pdf(rows))
    assert shown(narrow) == ["13.000.000", "for those of 1 - 5 years left"]


def test_a_hyphen_at_the_end_of_a_line_is_one():
    assert "re-" in " ".join(shown(read_pdf(pdf(body("It is a re-", "reading of what was read before, as long as it is here")))))


def test_a_date_that_a_narrow_column_breaks_is_one():
    rows = f"{grid([50, 160], [800, 740])}\n{body('1/2 - 15/02/2', '026', left=60, top=790)}"
    assert shown(read_pdf(pdf(rows))) == ["1/2 - 15/02/2026"]


def test_pages_are_counted_while_a_long_file_is_read():
    told: list[tuple[int, int]] = []
    read_pdf(pdf(*[body("A page with some words on it.")] * 4), lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert len(told) > 4
    assert 0 < told[0][0] < told[-1][0] < told[-1][1]
    assert len({total for _, total in told}) == 1


def test_who_is_told_of_pages_may_stop_the_reading():
    def stop(done: int, _total: int) -> None:
        if done > 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        read_pdf(pdf(*[body("A page with some words on it.")] * 4), stop)


def test_the_number_of_the_only_page_is_told_by_its_words():
    file = read_pdf(pdf("\n".join([text(85, 700, "One line of prose stands here."), text(280, 30, "Trang 1/1")])))
    assert [notice.code for notice in file.notices] == ["page_numbers"]
