"""Which lines of the list of papers are shown, and in which order; pure."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from ttdn_desktop.domain.plan import Stage
from ttdn_desktop.services.types import PLAN
from ttdn_desktop.services.words import fold, sort_key
from ttdn_desktop.ui.papers.paper_list import OPINIONS, PaperRow

_STAGES = tuple(Stage)


class By(StrEnum):
    """What the papers are sorted by."""

    LIFE = "life"  # as they are made one after the other
    KIND = "kind"
    NUMBER = "number"
    DATE = "date"
    STAGE = "stage"


def arranged(rows: Sequence[PaperRow], words: str, by: By, *, down: bool = False) -> tuple[PaperRow, ...]:
    """The lines that have all these words, with or without tone marks; papers sorted between the plan and the opinions, what is not known yet behind."""
    wanted = fold(words).split()
    found = [row for row in rows if all(word in fold(f"{row.title} {row.said} {row.chip} {row.number}") for word in wanted)]
    papers = [row for row in found if row.key not in {PLAN, OPINIONS}]
    known, unknown = _split(papers, by)
    known.sort(key=_KEYS[by], reverse=down)
    if down and by is By.LIFE:
        known = papers[::-1]
    first = [row for row in found if row.key == PLAN]
    last = [row for row in found if row.key == OPINIONS]
    return (*first, *known, *unknown, *last)


def _split(rows: Sequence[PaperRow], by: By) -> tuple[list[PaperRow], list[PaperRow]]:
    there: Callable[[PaperRow], bool] = {By.NUMBER: lambda row: bool(row.number), By.DATE: lambda row: row.date is not None}.get(by, lambda _row: True)
    return [row for row in rows if there(row)], [row for row in rows if not there(row)]


def _number(row: PaperRow) -> tuple[int, str]:
    digits = re.match(r"\d+", row.number)
    return (int(digits[0]) if digits else 0, row.number)


_KEYS: Mapping[By, Callable[[PaperRow], Any]] = {
    By.LIFE: lambda _row: 0,
    By.KIND: lambda row: sort_key(row.title),
    By.NUMBER: _number,
    By.DATE: lambda row: row.date or dt.date.max,
    By.STAGE: lambda row: _STAGES.index(row.stage),
}
