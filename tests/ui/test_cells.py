"""Cells cross the clipboard unchanged, between this program, Excel and Word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_desktop.ui.cells import from_clipboard, parse_html, parse_tsv, to_html, to_tsv

CELL = st.text(alphabet='aă"\t\n=; ', max_size=6)


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n), min_size=1, max_size=4)))
def test_tab_separated_text_reads_back_as_it_was(rows):
    cells = tuple(map(tuple, rows))
    if cells[-1] == ("",):
        return  # one empty last cell is no text at all
    assert parse_tsv(to_tsv(cells)) == cells


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\r\nc\td\r\n", (("a", "b"), ("c", "d"))),
        ('"một\nhai"\tb\r\n', (("một\nhai", "b"),)),
        ('"một\r\nhai"\tb', (("một\nhai", "b"),)),
        ('"Ngày hội" của xã\tb', (('"Ngày hội" của xã', "b"),)),
        ('"a ""b"" c"\tx', (('a "b" c', "x"),)),
        ("\t\r\n", (("", ""),)),
        ("a\n\nb", (("a",), ("",), ("b",))),
        ("", ()),
    ],
)
def test_text_as_excel_copies_it_is_understood(text, cells):
    assert parse_tsv(text) == cells


def test_a_table_of_word_keeps_the_paragraphs_of_its_cells():
    html = (
        '<html xmlns:w="urn:schemas-microsoft-com:office:word"><table><tr><td><p>Tuyên truyền</p><p>trên loa</p></td>'
        "<td>Phòng <b>VH</b>-XH</td></tr><tr><td colspan=2>&amp;x</td></tr></table></html>"
    )
    assert from_clipboard("không dùng", html) == (("Tuyên truyền\ntrên loa", "Phòng VH-XH"), ("&x", ""))


def test_html_of_excel_gives_way_to_its_plain_text():
    assert from_clipboard("a\tb", "<table><tr><td>1</td></tr></table>") == (("a", "b"),)


def test_html_is_text_and_never_markup_or_formula():
    html = to_html([["=1+1", "<b>x</b>\ny"]])
    assert "mso-number-format:'\\@'" in html
    assert parse_html(html) == (("=1+1", "<b>x</b>\ny"),)
