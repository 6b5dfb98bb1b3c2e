"""Reading texts in tests without files."""

import hashlib
from functools import cache

from ttdn_desktop import resources
from ttdn_desktop.domain.reading import Reading, Source
from ttdn_desktop.office.text_reader import read_text
from ttdn_desktop.paper.model import Paper
from ttdn_desktop.reading.understanding import understand
from ttdn_desktop.reading.words import ReadingWords, words_from


@cache
def words() -> ReadingWords:
    return words_from(resources.load_json("reading/labels.json"))


def read(text: str) -> tuple[Paper, Reading]:
    """The paper of a text and what is understood of it."""
    data = text.encode()
    paper = read_text(data)
    return paper, understand(paper, Source(path="thu.txt", format="txt", sha256=hashlib.sha256(data).hexdigest()), words())
