"""Whatever people write is text on the page, never a program, and nothing of it is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.render.papers import sheet, shipped_engine, shipped_face, text
from tests.render.printed_lines import printed_lines
from ttdn_desktop.paper.model import Cell, Paper, Paragraph, Run, Style, Table
from ttdn_desktop.render.literals import broken, clean, literal, shown_with
from ttdn_desktop.render.typst_source import export_source, preview_source

HOSTILE = (
    '#import "@preview/cetz:0.3.0": canvas',
    '"); #panic("out"); #text("',
    '\\u{41}\\n\\" \\',
    "$ x^2 $ `raw` ```typ #panic()``` *bold* _it_ <label> @ref // comment /* block */ = heading",
    '#read("/etc/passwd") #include "x.typ" #eval("1+1")',
    "]} } ) ]) #{ panic() }",
    "- item + item / term: x ~ -- --- ... \\",
    '"',
    "\\",
    '\\"',
    "https://example.vn/a#b",
)


def shown(paper: Paper) -> str:
    lines, _count = printed_lines(shipped_engine().for_screen(preview_source(paper, shipped_face()).text))
    return "".join("".join(line.text.split()) for line in lines)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_printed_as_it_was_typed(words: str) -> None:
    assert shown(sheet(text(words))) == "".join(words.split())


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_does_no_harm_anywhere_in_a_paper(words: str) -> None:
    runs = (Run(text=words, bold=True, color='000000") #panic("'), Run(text=words, size=9.0, underline=True, font=words))
    odd = Paragraph(runs=runs, style=Style.BODY, anchor=words, where=words, label=words)
    cell = Cell(blocks=(text(words), odd))
    paper = Paper(parts=sheet(odd, Table(widths=(80.0, 80.0), rows=((cell, cell),))).parts, title=words, author=words, language=words, font=words)
    assert "".join(words.split()) in shown(paper)
    assert shipped_engine().for_archive(export_source(paper, shipped_face()).text, None).startswith(b"%PDF")


@given(st.text(max_size=80))
def test_any_text_is_one_literal_that_says_the_same(words: str) -> None:
    said = literal(clean(words))
    assert said[0] == said[-1] == '"'
    assert '"' not in said[1:-1].replace("\\\\", "").replace('\\"', "")
    assert said[1:-1].replace("\\n", "\n").replace("\\t", "\t").replace('\\"', '"').replace("\\\\", "\\") == clean(words) or "\\" in words


@given(st.text(alphabet="aĐ1-/ .,()", max_size=60))
def test_breaks_take_nothing_away_and_add_nothing(words: str) -> None:
    assert "".join(re.findall(r'"([^"]*)"', broken(words))) == words


@pytest.mark.parametrize(("words", "expected"), [("35-NQ/TU", "box("), ("2026-2030", "h("), ("19/10/2016", ""), ("kinh tế - xã hội", ""), ("KH-UBND", "")])
def test_only_strokes_between_letters_and_hyphens_before_figures_need_help(words: str, expected: str) -> None:
    said = broken(words)
    assert expected in said if expected else said == f'"{words}"'


def test_an_address_longer_than_a_line_may_break() -> None:
    words = "https://cong-thong-tin.vantruc.gov.vn/" + "duong-dan-rat-dai/" * 8
    lines, _count = printed_lines(shipped_engine().for_screen(preview_source(sheet(text(words)), shipped_face()).text))
    assert len(lines) > 1


def test_letters_the_typeface_lacks_become_boxes_and_unseen_ones_nothing() -> None:
    assert shown_with("a\u2060b😀c\u202f漢\n\t", shipped_face().letters) == "ab□c\u202f□\n\t"
    assert shown(sheet(text("Đồng chí 😀 漢字"))) == "Đồngchí□□□"
    assert shipped_engine().for_archive(export_source(sheet(text("😀 漢字 \u2060 \ue000")), shipped_face()).text, None)
