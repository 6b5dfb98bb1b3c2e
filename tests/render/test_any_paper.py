"""Whatever blocks a paper is put together from, it is set, nothing of it is lost, and a validator accepts its file."""

from collections import Counter

import page as validator
import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.render.papers import DAY, shipped_engine, shipped_face
from ttdn_desktop.paper.model import (
    Align,
    Block,
    Cell,
    Edge,
    Line,
    PageNumber,
    PageSetup,
    Paper,
    Paragraph,
    Part,
    Picture,
    Run,
    Style,
    StyleLook,
    Table,
    paragraphs,
)
from ttdn_desktop.render.pages import typeset
from ttdn_desktop.render.typst_source import export_source

LETTERS = "abcđ"
TEXTS = st.one_of(
    st.text(alphabet=LETTERS + ' \n\t-/"\\#$[]{}', max_size=60), st.text(max_size=20), st.builds(lambda count: "abc đ " * count, st.integers(0, 400))
)
RUNS = st.builds(
    Run,
    text=TEXTS,
    bold=st.sampled_from([None, True, False]),
    italic=st.sampled_from([None, True, False]),
    underline=st.booleans(),
    size=st.sampled_from([None, 8.0, 13.5, 26.0]),
    color=st.sampled_from([None, "FF0000", "auto"]),
    capitals=st.just(False),
)
PARAGRAPHS = st.builds(
    Paragraph,
    runs=st.lists(RUNS, max_size=3).map(tuple),
    style=st.sampled_from(list(Style)),
    anchor=st.sampled_from([None, "ttdn_b_1", "ttdn_t_2"]),
    align=st.sampled_from([None, *Align]),
    first_line=st.sampled_from([None, 0.0, 10.0, -8.0]),
    indent_left=st.sampled_from([None, 0.0, 15.0, -5.0]),
    space_before=st.sampled_from([None, 0.0, 6.0, 90.0]),
    space_after=st.sampled_from([None, 0.0, 12.0]),
    line_spacing=st.sampled_from([None, 1.0, 1.5]),
    line_exact=st.sampled_from([None, 17.0]),
    keep_with_next=st.sampled_from([None, True, False]),
    outline_level=st.sampled_from([None, 0, 3]),
    frame=st.sampled_from([None, 0.75]),
    label=st.sampled_from(["", "II."]),
)


def tables(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Table]:
    cells = st.builds(Cell, blocks=st.lists(inner, max_size=2).map(tuple), columns=st.integers(1, 3), rows=st.integers(1, 3))
    rows = st.lists(st.lists(cells, max_size=3).map(tuple), max_size=4).map(tuple)
    widths = st.lists(st.sampled_from([12.0, 40.0, 60.0]), min_size=3, max_size=5).map(tuple)
    return st.builds(Table, widths=widths, rows=rows, header_rows=st.integers(0, 2), ruled=st.booleans(), keep_together=st.booleans())


BLOCKS: st.SearchStrategy[Block] = st.recursive(
    st.one_of(PARAGRAPHS, PARAGRAPHS, st.builds(Line, length=st.sampled_from([10.0, 300.0])), st.builds(Picture, source=st.just("anh.png"))),
    tables,
    max_leaves=8,
)
SHEETS = st.builds(
    PageSetup,
    width=st.sampled_from([210.0, 297.0]),
    number_from=st.sampled_from([None, 1, 5]),
    hide_first_number=st.booleans(),
    page_number=st.one_of(st.none(), st.builds(PageNumber, edge=st.sampled_from(Edge), align=st.sampled_from(Align), size=st.sampled_from([None, 12.0]))),
    mirrored=st.booleans(),
)
PARTS = st.builds(
    Part,
    page=SHEETS,
    blocks=st.lists(BLOCKS, max_size=5).map(tuple),
    foot=st.lists(st.builds(Paragraph, runs=st.just((Run(text="abc"),))), max_size=2).map(tuple),
)
LOOKS = (
    (Style.HEADING_1, StyleLook(bold=True, keep_with_next=True, outline_level=0)),
    (Style.BASIS, StyleLook(italic=True, align=Align.JUSTIFY, first_line=10)),
)


@settings(max_examples=30)
@given(st.lists(PARTS, max_size=3))
def test_any_paper_is_set_whole(parts: list[Part]) -> None:
    paper = Paper(parts=tuple(parts), looks=LOOKS, title="Kế hoạch")
    pages = typeset(paper, shipped_engine())
    wanted, printed = held(paper), shown(pages.data)
    assert {letter: count for letter, count in wanted.items() if printed[letter] < count} == {}
    assert all(place.page == page for page in range(1, pages.count + 1) for place in pages.places(page))
    pages.close()
    data = shipped_engine().for_archive(export_source(paper, shipped_face()).text, DAY)
    assert shown(data) == printed
    for profile in ("2b", "ua1"):
        assert [failure.message for failure in validator.validate_pdf_bytes(data, profile=profile).failures] == []


def held(paper: Paper) -> Counter[str]:
    """How often each letter stands in cells that have a place on the grid, and elsewhere; cells without one are not counted."""
    blocks = tuple(block for part in paper.parts for block in (*part.foot, *part.blocks) if not isinstance(block, Table))
    return Counter(letter for block in paragraphs(blocks) for letter in block.text if letter in LETTERS)


def shown(data: bytes) -> Counter[str]:
    """How often each letter is printed on the sheets themselves."""
    document = pypdfium2.PdfDocument(data)
    try:
        return Counter(letter for page in document for letter in page.get_textpage().get_text_bounded() if letter in LETTERS)
    finally:
        document.close()
