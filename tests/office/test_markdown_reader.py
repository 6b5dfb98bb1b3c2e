"""Markdown as paper."""

import time
from contextlib import suppress

import pytest

from ttdn_desktop.office.markdown_reader import read_markdown
from ttdn_desktop.office.refusal import RefusedFileError
from ttdn_desktop.paper.model import Paragraph, Table, paragraphs


def shown(text: str) -> list[str]:
    return [paragraph.shown for part in read_markdown(text.encode()).paper.parts for paragraph in paragraphs(part.blocks) if paragraph.shown]


def test_headings_are_bold_and_have_their_level():
    first, second = (block for block in read_markdown("# Kế hoạch #\n## **I. MỤC ĐÍCH**".encode()).paper.blocks())
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert (first.text, first.outline_level, first.runs[0].bold) == ("Kế hoạch", 0, True)
    assert (second.text, second.outline_level) == ("I. MỤC ĐÍCH", 1)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("**Số:** 12", [("Số:", True, False), (" 12", False, False)]),
        ("a *b* ***c*** __d__", [("a ", False, False), ("b", False, True), (" ", False, False), ("c", True, True), (" ", False, False), ("d", True, False)]),
        ("ten_tep_moi 2*3*4", [("ten_tep_moi 2", False, False), ("3", False, True), ("4", False, False)]),
        (r"\*không\* & &amp; [xem](http://a.vn/b_(c)) `mã`", [("*không* & & xem mã", False, False)]),
        ("____________", [("____________", False, False)]),
        ("**đậm *cả** hai", [("đậm *cả", True, False), (" hai", False, False)]),
        ("Số: ** 12 **", [("Số:  ", False, False), ("12", True, False)]),
    ],
)
def test_marks_become_looks(text: str, runs: list[tuple[str, bool, bool]]):
    (paragraph,) = read_markdown(text.encode()).paper.blocks()
    assert isinstance(paragraph, Paragraph)
    found = [(run.text, bool(run.bold), bool(run.italic)) for run in paragraph.runs]
    merged: list[tuple[str, bool, bool]] = []
    for run in found:
        if merged and merged[-1][1:] == run[1:]:
            merged[-1] = (merged[-1][0] + run[0], *run[1:])
        else:
            merged.append(run)
    assert [(words.rstrip() if number == len(merged) - 1 else words, *look) for number, (words, *look) in enumerate(merged)] == runs


def test_lines_that_go_on_in_small_letters_are_joined_and_typed_numbers_stay():
    assert shown("Căn cứ Luật Báo chí\nngày 05 tháng 4 năm 2016;\n\n1. Một\n2. Hai\n\n* gạch\n- ngang\n> trích") == [
        "Căn cứ Luật Báo chí ngày 05 tháng 4 năm 2016;",
        *("1. Một", "2. Hai", "- gạch", "- ngang", "trích"),
    ]


def test_a_list_of_ones_counts_itself():
    assert shown("1. Một\n1. Hai\n1. Ba") == ["1. Một", "2. Hai", "3. Ba"]


def test_a_pipe_table_is_a_table():
    (table,) = read_markdown("| TT | Việc |\n|:--|---|\n| 1 | a \\| b<br>c |\n| 2 |".encode()).paper.blocks()
    assert isinstance(table, Table)
    assert [[[p.text for p in paragraphs(cell.blocks)] for cell in row] for row in table.rows] == [[["TT"], ["Việc"]], [["1"], ["a | b", "c"]], [["2"], []]]
    assert table.header_rows == 1


def test_front_matter_and_comments_stand_apart():
    file = read_markdown("---\ntitle: Nghị định\n---\n<!-- nháp -->\nNội dung\n\n---\n".encode())
    assert [paragraph.text for part in file.paper.parts for paragraph in paragraphs(part.blocks) if paragraph.text] == ["Nội dung"]
    assert [(notice.code, notice.text) for notice in file.notices] == [("front_matter", "title: Nghị định"), ("html_comment", "nháp")]


def test_bold_over_several_lines_of_a_paragraph_is_bold_in_each():
    file = read_markdown("**ỦY BAN NHÂN DÂN  \nXÃ SUỐI LÀNH**\n\nMột ** sao\n\n**Điều 1.** Nội dung\n".encode())
    found = [paragraph for part in file.paper.parts for paragraph in paragraphs(part.blocks) if paragraph.text]
    assert [paragraph.text for paragraph in found] == ["ỦY BAN NHÂN DÂN", "XÃ SUỐI LÀNH", "Một ** sao", "Điều 1. Nội dung"]
    assert [paragraph.runs[0].bold for paragraph in found] == [True, True, False, True]


@pytest.mark.parametrize("text", ["**a " * 40_000, "[" * 150_000, "x\n" * 100_000, "*" * 190_000, "<" * 150_000, "|a" * 50_000 + "\n|-|\n", "> " * 90_000])
def test_hostile_texts_take_moderate_time(text: str):
    start = time.process_time()
    with suppress(RefusedFileError):
        read_markdown(text.encode())
    assert time.process_time() - start < 10
