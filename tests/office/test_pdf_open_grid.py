"""Tables that a PDF sets without rules, as spreadsheets print them."""

from collections.abc import Sequence

from tests.office.pdf_file import pdf, text
from ttdn_desktop.office.pdf_reader import read_pdf
from ttdn_desktop.paper.foreign import ForeignFile
from ttdn_desktop.paper.model import Paragraph, Table, paragraphs

XS = (50, 75, 300, 400)
HEAD = ("STT", "Work of the year", "Who leads", "Until")
SIZE = (595, 842)
STEP = 14


def cells(left: float, top: float, lines: Sequence[str], *, font: str = "F1") -> str:
    """The lines of one cell from the top down."""
    return "\n".join(text(left, top - STEP * number, line, size=12, font=font) for number, line in enumerate(lines))


def row(top: float, *columns: Sequence[str], font: str = "F1") -> str:
    return "\n".join(cells(x, top, lines, font=font) for x, lines in zip(XS, columns, strict=True) if lines)


def head(top: float) -> str:
    return row(top, *([name] for name in HEAD), font="F2")


def tables(file: ForeignFile) -> list[list[list[str]]]:
    return [
        [[" ".join(paragraph.text for paragraph in paragraphs(cell.blocks)) for cell in line] for line in block.rows]
        for block in file.paper.blocks()
        if isinstance(block, Table) and block.ruled
    ]


def free(file: ForeignFile) -> list[str]:
    return [block.text for block in file.paper.blocks() if isinstance(block, Paragraph)]


ROWS = (
    (["1"], ["Write news of the village and put them", "on the page"], ["Office of culture"], ["June 2026"]),
    (["2"], ["Print leaflets for guests from far away who", "come to see the pots"], ["Farmers"], ["May 2026"]),
    (["3"], ["Report"], ["Office of culture"], ["December 2026"]),
)
READ = [
    list(HEAD),
    ["1", "Write news of the village and put them on the page", "Office of culture", "June 2026"],
    ["2", "Print leaflets for guests from far away who come to see the pots", "Farmers", "May 2026"],
    ["3", "Report", "Office of culture", "December 2026"],
]


def body(top: float, step: float = 34) -> str:
    return "\n".join(row(top - step * number, *columns) for number, columns in enumerate(ROWS))


def test_columns_are_found_where_words_stand_below_one_another():
    page = "\n".join(
        [
            text(200, 760, "LIST OF WORK", font="F2"),
            head(720),
            body(700),
            text(50, 560, "Prose that stands below it all and runs through the whole breadth of the page."),
        ]
    )
    file = read_pdf(pdf(page))
    assert tables(file) == [READ]
    assert free(file) == ["LIST OF WORK", "Prose that stands below it all and runs through the whole breadth of the page."]


def test_cells_in_the_middle_of_their_rows_belong_to_them():
    top = 700.0
    parts = []
    for number, columns in enumerate(ROWS):
        middle = top - 40 * number
        parts += [cells(x, middle + STEP * (len(lines) - 1) / 2, lines) for x, lines in zip(XS, columns, strict=True)]
    assert tables(read_pdf(pdf("\n".join([head(735), *parts])))) == [READ]


def test_cells_at_the_foot_of_their_rows_belong_to_them():
    parts = []
    for number, columns in enumerate(ROWS):
        parts += [cells(x, 690 - 34 * number + STEP * (len(lines) - 1), lines) for x, lines in zip(XS, columns, strict=True)]
    assert tables(read_pdf(pdf("\n".join([head(735), *parts])))) == [READ]


def test_the_name_of_a_group_reaches_over_all_columns():
    group = row(700, ["I"], ["Work that goes on for as long as anybody can tell and well beyond"], [], [])
    found = tables(read_pdf(pdf("\n".join([head(720), group, body(680)]))))
    assert found == [[READ[0], ["I", "Work that goes on for as long as anybody can tell and well beyond"], *READ[1:]]]


def test_a_table_goes_on_over_pages_with_its_head_again_or_without():
    more = row(740, ["4"], ["Take pictures"], ["Farmers"], ["May 2026"])
    again = read_pdf(pdf("\n".join([head(720), body(700)]), "\n".join([head(760), more])))
    assert tables(again) == [[*READ, ["4", "Take pictures", "Farmers", "May 2026"]]]
    assert [notice.code for notice in again.notices] == ["head_again"]
    assert tables(read_pdf(pdf("\n".join([head(720), body(700)]), more))) == [[*READ, ["4", "Take pictures", "Farmers", "May 2026"]]]


def test_a_column_that_is_only_named_is_one():
    named = "\n".join([head(720), text(500, 720, "Remarks", size=12, font="F2")])
    assert tables(read_pdf(pdf("\n".join([named, body(700)])))) == [[[*line, "Remarks" if at == 0 else ""] for at, line in enumerate(READ)]]


def test_a_name_over_two_columns_stands_above_theirs():
    upper = text(330, 734, "Who and when", size=12, font="F2")
    names = "\n".join([row(727, ["STT"], ["Work of the year"], [], [], font="F2"), row(720, [], [], ["Who leads"], ["Until"], font="F2")])
    file = read_pdf(pdf("\n".join([upper, names, body(700)])))
    assert tables(file) == [[["STT", "Work of the year", "Who and when"], ["Who leads", "Until"], *READ[1:]]]


def test_numbered_prose_is_no_table():
    prose = [f"{number}. The people of the village should be told of what is done in it, and why." for number in range(1, 9)]
    file = read_pdf(pdf("\n".join(text(85, 740 - 17 * number, line) for number, line in enumerate(prose))))
    assert tables(file) == []
    assert free(file) == prose


def test_numbered_prose_below_a_table_is_none_of_its_rows():
    prose = "\n".join(text(50, 560 - 17 * number, f"{number}. The people of the village should be told of what is done in it.") for number in range(1, 4))
    file = read_pdf(pdf("\n".join([head(720), body(700), prose])))
    assert tables(file) == [READ]
    assert len(free(file)) == 3
