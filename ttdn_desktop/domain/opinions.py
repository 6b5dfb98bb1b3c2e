"""What a unit said about the draft of a plan, and how it was taken."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Taken(StrEnum):
    """How an opinion was dealt with."""

    OPEN = "open"  # chưa xử lý
    AGREED = "agreed"  # thống nhất với dự thảo, nothing to take
    TAKEN = "taken"  # tiếp thu
    PARTLY = "partly"  # tiếp thu một phần
    EXPLAINED = "explained"  # giải trình: not taken, with the reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """One opinion of one unit: the document it came in, what it says about which place, and the answer."""

    id: str
    unit: str
    document: str = ""  # số, ngày of the letter it came in
    date: dt.date | None = None
    place: str = ""  # of the draft: "Mục II.1"
    text: str = ""
    taken: Taken = Taken.OPEN
    answer: str = ""
