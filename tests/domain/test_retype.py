"""Typing over plain text keeps emphasis and paragraphs that were not touched."""

from hypothesis import given
from hypothesis import strategies as st

from ttdn_desktop.domain.retype import paragraphs_text, retyped
from ttdn_desktop.domain.text import Run, joined, plain, rich

LETTERS = st.text(alphabet="aăâ \n", max_size=8)
RUNS = st.builds(Run, text=LETTERS, bold=st.booleans(), italic=st.booleans())
PARAGRAPHS = st.lists(st.lists(RUNS, max_size=3).map(joined), max_size=4).map(tuple)


@given(PARAGRAPHS, LETTERS)
def test_the_text_becomes_what_was_typed(paragraphs, text):
    assert paragraphs_text(retyped(paragraphs, text)) == text


@given(PARAGRAPHS)
def test_the_same_text_changes_nothing(paragraphs):
    assert retyped(paragraphs, paragraphs_text(paragraphs)) is paragraphs


def test_a_word_typed_over_keeps_the_bold_beside_it():
    before = (joined((Run(text="Tổ chức "), Run(text="02 hội nghị", bold=True), Run(text=" tại xã"))),)
    after = retyped(before, "Tổ chức 03 hội nghị tại phường")
    assert after == (joined((Run(text="Tổ chức "), Run(text="03 hội nghị", bold=True), Run(text=" tại phường"))),)


def test_a_soft_break_stays_soft_and_a_typed_line_end_begins_a_paragraph():
    after = retyped((rich("a\nb"),), "a\nb\nc")
    assert [plain(p) for p in after] == ["a\nb", "c"]


def test_clearing_leaves_no_paragraph():
    assert retyped((rich("a"), rich("b")), "") == ()
