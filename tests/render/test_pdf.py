"""PDF files are for the archive: a validator of PDF/A and PDF/UA accepts them, and what such files must hold is looked at besides."""

import io
import re
import zlib

import page as validator
import pypdfium2
import pytest
from hypothesis import given, settings

from tests import plans_to_print as printed
from tests.render.papers import DAY, paper_of, sheet, shipped_engine, table, text
from tests.strategies import plans
from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.paper.model import Cell, Paper, Style, StyleLook, Table
from ttdn_desktop.render.grid import without_lost_rows
from ttdn_desktop.render.pdf import write_pdf
from ttdn_desktop.render.stream_ends import plain_ends

PAPERS = {
    "small": lambda: paper_of(printed.small_plan()),
    "long": lambda: paper_of(printed.long_plan(60, 40), TaskLayout.TABLE),
    "long names": lambda: paper_of(printed.long_names()),
    "odd characters": lambda: paper_of(printed.odd_characters()),
    "empty": lambda: paper_of(printed.empty_plan()),
    "annexes": lambda: paper_of(printed.annexed_plan(), TaskLayout.TABLE),
    "nothing": lambda: Paper(parts=()),
    "one blank": lambda: sheet(text("")),
    "headings that leap": lambda: sheet(*(text(f"Mục {level}", outline_level=level) for level in (3, 0, 5, 2))),
    "headings without words": lambda: sheet(*(text(words, outline_level=1) for words in ("", " ", "\t", "1.\tMục", "\u2060", "\x07", "hai\ndòng"))),
    "table in a table": lambda: sheet(Table(widths=(100.0,), rows=((Cell(blocks=(table(("a", "b"), ("c", "d")),)),),))),
    "rows that cells above reach over": lambda: sheet(reached_over()),
}


def reached_over() -> Table:
    """A table of four rows: two cells of the first reach over the second and third, in which none begins."""
    high = tuple(Cell(blocks=(text(words),), rows=3) for words in "ab")
    low = tuple(Cell(blocks=(text(words),)) for words in "cd")
    return Table(widths=(40.0, 40.0), rows=(high, (), (), low), anchors=("ttdn_t_1", None, None, "ttdn_t_2"))


def written(paper: Paper) -> bytes:
    stream = io.BytesIO()
    write_pdf(paper, stream, shipped_engine(), DAY)
    return stream.getvalue()


def failures(data: bytes) -> list[str]:
    return [f"{found.rule_id}: {found.message}" for profile in ("2b", "ua1") for found in validator.validate_pdf_bytes(data, profile=profile).failures]


@pytest.mark.parametrize("name", PAPERS)
def test_a_validator_accepts_every_file(name: str) -> None:
    assert failures(written(PAPERS[name]())) == []


def test_of_rows_without_cells_nothing_is_left_and_all_others_stay() -> None:
    kept, _cells = without_lost_rows(reached_over())
    assert [[(cell.columns, cell.rows) for cell in row] for row in kept.rows] == [[(1, 1), (1, 1)], [(1, 1), (1, 1)]]
    assert kept.anchors == ("ttdn_t_1", "ttdn_t_2")
    assert without_lost_rows(kept)[0] is kept


@settings(max_examples=15)
@given(plans())
def test_a_validator_accepts_the_file_of_any_plan(plan) -> None:
    assert failures(written(paper_of(plan))) == []


def test_the_validator_finds_what_is_wrong() -> None:
    data = written(PAPERS["small"]())
    assert failures(data.replace(b"<pdfaid:part>2", b"<pdfaid:part>3"))
    assert failures(data.replace(b"/FontFile2", b"/FontFilex"))
    assert failures(data.replace(b"/MarkInfo", b"/MarkInfx"))


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert written(PAPERS["annexes"]()) == written(PAPERS["annexes"]())


def test_a_file_names_its_title_language_and_day() -> None:
    data = written(PAPERS["small"]())
    assert b"/Lang(vi-VN)" in data
    assert b"/DisplayDocTitle true" in data
    described = re.search(rb"<x:xmpmeta.*?</x:xmpmeta>", data, re.DOTALL)
    assert described
    said = described[0].decode()
    assert "<pdfaid:part>2</pdfaid:part>" in said
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in said
    assert "Hoạt động thông tin đối ngoại năm 2027 trên địa bàn xã Vân Trúc" in said
    assert "2027-01-05" in said
    document = pypdfium2.PdfDocument(data)
    try:
        assert document.get_metadata_value("Author") == "Ủy ban nhân dân xã Vân Trúc"
        assert [item.get_title() for item in document.get_toc()][:2] == ["I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích"]
    finally:
        document.close()


def test_a_file_holds_its_fonts_and_nothing_that_acts() -> None:
    data = written(PAPERS["small"]())
    assert set(re.findall(rb"/BaseFont/[A-Z]{6}\+([\w-]+)", data)) <= {
        b"LiberationSerif", b"LiberationSerif-Bold", b"LiberationSerif-Italic", b"LiberationSerif-BoldItalic"
    }  # fmt: skip
    assert data.count(b"/ToUnicode") >= 3
    assert data.count(b"/FontFile") >= 3
    for forbidden in (b"/JavaScript", b"/JS", b"/Encrypt", b"/URI", b"/Launch", b"/EmbeddedFile", b"/AA"):
        assert forbidden not in data
    assert b"/StructTreeRoot" in data
    assert b"/GTS_PDFA1" in data


def test_the_words_can_be_searched_and_copied_as_they_were_typed() -> None:
    words = "Kế hoạch số 05/KH-UBND, giai đoạn 2026-2030, Nghị quyết số 35-NQ/TU"
    document = pypdfium2.PdfDocument(written(sheet(text(words))))
    try:
        assert document[0].get_textpage().get_text_range().strip() == words
    finally:
        document.close()


def test_headings_are_headings_whatever_their_look() -> None:
    looks = ((Style.ARTICLE, StyleLook(outline_level=0)), (Style.HEADING_1, StyleLook(outline_level=0, bold=True)))
    paper = Paper(parts=sheet(text("Điều 1.", style=Style.ARTICLE), text("I. MỤC", style=Style.HEADING_1), text("lời")).parts, looks=looks)
    data = written(paper)
    assert data.count(b"/S/H1") == 2
    assert set(re.findall(rb"/BaseFont/[A-Z]{6}\+([\w-]+)", data)) == {b"LiberationSerif", b"LiberationSerif-Bold"}


def test_a_table_is_a_table_with_a_head_and_a_letterhead_is_none() -> None:
    data = written(sheet(table(("TT", "Nội dung"), ("1", "Họp"), header_rows=1), table(("trái", "phải"), ruled=False)))
    assert data.count(b"/S/Table") == 1
    assert data.count(b"/S/TH") == 2 + data.count(b"/S/THead")


def test_streams_that_end_with_a_carriage_return_are_ended_plainly() -> None:
    made = minimal(b"first\r", b"second", b"third\r")
    mended = plain_ends(made)
    assert len(mended) == len(made) + 2
    assert b"first\r\r\nendstream" in mended
    assert b"second\nendstream" in mended
    assert places(mended) == [mended.index(b"%d 0 obj" % number) for number in (1, 2, 3)]
    start = int(mended.split(b"startxref\n")[1].split(b"\n")[0])
    assert mended[start : start + 4] == b"xref"


def test_a_file_without_such_streams_stays_as_it_is() -> None:
    made = minimal(b"first", b"endstream\r\nendstream in the text", zlib.compress(b"x" * 99))
    assert plain_ends(made) == made


def minimal(*streams: bytes) -> bytes:
    data = b"%PDF-1.7\n"
    found = []
    for number, stream in enumerate(streams, start=1):
        found.append(len(data))
        data += b"%d 0 obj\n<</Length %d/Filter/X>>\nstream\n%s\nendstream\nendobj\n" % (number, len(stream), stream)
    start = len(data)
    table = b"".join(b"%010d 00000 n\r\n" % place for place in found)
    return data + b"xref\n0 %d\n0000000000 65535 f\r\n%strailer\n<</Size 4>>\nstartxref\n%d\n%%%%EOF\n" % (len(streams) + 1, table, start)


def places(data: bytes) -> list[int]:
    return [int(found[1]) for found in re.finditer(rb"(\d{10}) 00000 n", data)]
