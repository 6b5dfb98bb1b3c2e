"""Lines of real decisions and plans: those the grammar was made with, and those it had not seen."""

import pytest

from tests.language.marked_lines import MarkedLine, lines_of, wrong_fields


@pytest.mark.parametrize("line", lines_of("developed.txt"), ids=lambda line: line.text[:60])
def test_a_line_seen_while_the_grammar_was_made_reads_as_a_person_reads_it(line: MarkedLine):
    assert wrong_fields(line)[1] == []


def test_of_lines_not_seen_before_97_fields_in_100_are_right():
    counts = [(fields, len(wrong)) for fields, wrong in map(wrong_fields, lines_of("held_out.txt"))]
    assert 1 - sum(wrong for _, wrong in counts) / sum(fields for fields, _ in counts) >= 0.97
