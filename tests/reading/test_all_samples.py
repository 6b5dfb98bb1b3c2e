"""Every file of the samples that reads: each character in one field, in a structure word of the list, or said to be unread."""

from pathlib import Path

import pytest

from tests.reading.helpers import words
from ttdn_desktop.errors import UnreadableError
from ttdn_desktop.reading.accounting import account
from ttdn_desktop.reading.structure_words import unlisted
from ttdn_desktop.services.reading import look_at_data

FOLDERS = ("seeds", "plans", "word", "texts", "office")
EXPECTED = {"ke-hoach-3763-hai-duong-2020-2025.txt", "002-kh-so-de-an-08.docx", "006-kh-so-huan-luyen.docx", "001.txt", "006.txt"}
"""Files whose content was written down by hand: at most 2 % of them may stay unread."""


def papers(folder: Path):
    for path in sorted(folder.iterdir()):
        if path.stat().st_size > 2_000_000:
            continue
        try:
            seen = look_at_data(path.read_bytes(), path)
        except UnreadableError:
            continue
        paper = getattr(seen.file, "paper", None)
        if paper is not None and seen.book is None:
            yield path.name, paper, seen.reading


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_character_is_in_a_field_a_structure_word_or_unread(samples, folder):
    read_any = 0
    for name, paper, reading in papers(samples / folder):
        found = account(paper, reading)
        assert found.faults == (), name
        assert found.fields + found.structure + found.unread == found.total, name
        assert unlisted(paper, reading, words()) == (), name
        if name in EXPECTED:
            assert found.unread <= found.total * 0.02, name
        read_any += 1
    assert read_any
