"""Blocks become lines of a document and come back as they were."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from ttdn_desktop.domain.blocks import Item, Paragraph
from ttdn_desktop.domain.ids import BlockId
from ttdn_desktop.domain.text import Run, joined, rich
from ttdn_desktop.ui.editor.document import place_of, read_lines, show_lines
from ttdn_desktop.ui.editor.lines import Line, Prose, blocks_of, identified, lines_of, text_of, tidied

LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co", "Zl", "Zp"), exclude_characters="\ufffc")
TEXT = st.text(st.one_of(st.sampled_from("aâđ ế\n-+ \u00a0.;😀ữ"), LETTERS))
RUNS = st.builds(Run, text=TEXT, bold=st.booleans(), italic=st.booleans(), underline=st.booleans())
RICH = st.lists(RUNS, max_size=4).map(joined)


@st.composite
def prose(draw: st.DrawFn) -> tuple[Prose, ...]:
    made: list[Prose] = []
    for number in range(draw(st.integers(0, 6))):
        block_id, text = BlockId(f"b{number}-{draw(st.integers(0, 3))}"), draw(RICH)
        mark = draw(st.sampled_from(["", "-", "+", "a)", "1.", "•"]))
        made.append(Item(id=block_id, mark=mark, text=text) if mark else Paragraph(id=block_id, text=text))
    return tuple(made)


def document() -> QTextDocument:
    made = QTextDocument()
    made.setUndoRedoEnabled(False)
    return made


@given(prose(), prose())
def test_any_blocks_shown_after_any_others_read_back_identical(first: tuple[Prose, ...], second: tuple[Prose, ...]) -> None:
    paper = document()
    for blocks in (first, second, first):
        show_lines(paper, lines_of(blocks))
        assert blocks_of(read_lines(paper), blocks) == blocks


def test_blocks_that_read_as_before_are_the_very_same_values() -> None:
    split = Paragraph(id=BlockId("p"), text=(Run(text="một "), Run(text="câu")))  # two runs of one look
    paper = document()
    show_lines(paper, lines_of((split,)))
    assert blocks_of(read_lines(paper), (split,))[0] is split


def test_a_split_line_keeps_its_identity_in_its_first_half() -> None:
    paper = document()
    show_lines(paper, [Line(id="a", text=rich("Một hai")), Line(id="b")])
    cursor = QTextCursor(paper)
    cursor.setPosition(4)
    cursor.insertBlock()
    lines = identified(read_lines(paper), iter(["fresh"]).__next__)
    assert [(line.id, text_of(line)) for line in lines] == [("a", "Một "), ("fresh", "hai"), ("b", "")]


@pytest.mark.parametrize(
    ("before", "after", "at", "wanted"), [("Một ba", "Một hai ba", 2, 2), ("Một ba", "Một hai ba", 6, 10), ("Một hai ba", "Một ba", 10, 6)]
)
def test_a_change_from_outside_moves_the_caret_only_as_far_as_the_text_moved(before: str, after: str, at: int, wanted: int) -> None:
    paper = document()
    show_lines(paper, [Line(id="a", text=rich(before))])
    caret = QTextCursor(paper)
    caret.setPosition(at)
    show_lines(paper, [Line(id="a", text=rich(after))])
    assert caret.position() == wanted


def test_places_count_letters_beyond_the_basic_plane_as_qt_does() -> None:
    paper = document()
    show_lines(paper, [Line(id="a", text=rich("😀😀b")), Line(id="c", text=rich("😀d"))])
    assert [place_of(paper, 0, 2), place_of(paper, 1, 1)] == [4, 8]


def test_leaving_tidies_lines_and_drops_empty_ones() -> None:
    lines = [Line(id="a", text=rich("  e\u0302m  ")), Line(id="b", text=rich(" ")), Line(id="c", text=(Run(text="x ", bold=True), Run(text=" ")))]
    assert tidied(lines) == (Line(id="a", text=rich("êm")), replace(lines[2], text=rich("x", bold=True)))


def test_document_survives_without_a_window(qtbot: QtBot) -> None:
    assert read_lines(document()) == ()
