"""Reading texts in tests without files."""

import hashlib
from functools import cache

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.reading import Reading, Source
from ttdn_desktop.office.text_reader import read_text
from ttdn_desktop.paper.model import Paper
from ttdn_desktop.reading.accounting import account
from ttdn_desktop.reading.understanding import understand
from ttdn_desktop.reading.words import ReadingWords
from ttdn_desktop.services.reading_words import reading_words

HEAD = """ỦY BAN NHÂN DÂN
XÃ SUỐI LÀNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND
Suối Lành, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Thông tin đối ngoại năm 2026
"""
"""The head of a plan, for tests of what stands below it."""


@cache
def words() -> ReadingWords:
    return reading_words()


def read(text: str) -> tuple[Paper, Reading]:
    """The paper of a text and what is understood of it."""
    data = text.encode()
    paper = read_text(data)
    return paper, understand(paper, Source(path="thu.txt", format="txt", sha256=hashlib.sha256(data).hexdigest()), words())


def plan_of(text: str) -> Plan:
    """The plan a text is understood as, every character of it accounted for."""
    paper, reading = read(text)
    assert account(paper, reading).faults == ()
    assert reading.plan is not None
    return reading.plan
