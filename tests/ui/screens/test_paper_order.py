"""The list of papers is filtered by words without tone marks and sorted; the plan stays first, the opinions last."""

import datetime as dt

import pytest

from ttdn_desktop.domain.plan import Stage
from ttdn_desktop.services.types import PLAN
from ttdn_desktop.ui.papers.paper_list import OPINIONS, PaperRow
from ttdn_desktop.ui.papers.paper_order import By, arranged


def row(key: str, title: str, number: str = "", day: int = 0, stage: Stage = Stage.DRAFT) -> PaperRow:
    return PaperRow(key=key, title=title, said="", chip="Dự thảo", number=number, date=dt.date(2026, 12, day) if day else None, stage=stage)


ROWS = (
    row(PLAN, "Kế hoạch"),
    row("q", "Quyết định ban hành", "9/QĐ-UBND", 15, Stage.ISSUED),
    row("c", "Công văn triển khai"),
    row("d", "Công văn đôn đốc", "12/UBND-VHXH", 2, Stage.SUBMITTED),
    row(OPINIONS, "Ý kiến góp ý dự thảo"),
)


@pytest.mark.parametrize(
    ("by", "down", "expected"),
    [
        (By.LIFE, False, "qcd"),
        (By.LIFE, True, "dcq"),
        (By.KIND, False, "dcq"),
        (By.KIND, True, "qcd"),
        (By.NUMBER, False, "qdc"),
        (By.NUMBER, True, "dqc"),
        (By.DATE, False, "dqc"),
        (By.DATE, True, "qdc"),
        (By.STAGE, False, "cdq"),
    ],
)
def test_papers_are_sorted_and_what_is_not_known_yet_comes_last(by: By, down: bool, expected: str) -> None:
    keys = [one.key for one in arranged(ROWS, "", by, down=down)]
    assert (keys[0], keys[-1]) == (PLAN, OPINIONS)
    assert "".join(keys[1:-1]) == expected


@pytest.mark.parametrize(("words", "expected"), [("cong van", "cd"), ("VĂN don", "d"), ("12/", "d"), ("qđ-ubnd", "q"), ("không có", "")])
def test_words_are_found_without_tone_marks(words: str, expected: str) -> None:
    assert "".join(one.key for one in arranged(ROWS, words, By.LIFE)) == expected
