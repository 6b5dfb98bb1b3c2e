"""Citations beside one another: which is a document of its own, which belongs to the subject of the one before."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from ttdn_desktop.language.citations import vocabulary
from ttdn_desktop.language.citations.parts import Parts
from ttdn_desktop.language.citations.scanner import Scan, Start
from ttdn_desktop.language.citations.subjects import MARKS, governed

_JOINING = frozenset({"", "các", "những", "căn cứ", "căn cứ vào", "thực hiện", "trên cơ sở", "tiếp theo"})
"""What may stand between a comma and the document it joins."""


_SAID_BY = re.compile(
    r"(?P<joint>\svà|,)\s{1,3}(?:ý\s{1,3}kiến(?:\s{1,3}chỉ\s{1,3}đạo)?|chỉ\s{1,3}đạo|kết\s{1,3}luận|yêu\s{1,3}cầu)\s{1,3}của\s{1,3}[^;,.\n]{3,90}?\s{1,3}tại\s{1,3}(?:các\s{1,3})?$"
)
"""What someone said in a further document: "… và chỉ đạo của Thủ tướng Chính phủ tại Văn bản số …"."""


def starts_in(seen: Scan, at: int, stop: int) -> Iterator[Start]:
    index = bisect_left(seen.starts, at, key=lambda start: start.begin)
    while index < len(seen.starts) and seen.starts[index].begin < stop:
        yield seen.starts[index]
        index += 1


def joint_before(seen: Scan, at: int, floor: int) -> int | None:
    """Where the comma or "và" stands that joins what begins here to what is before."""
    location = seen.location_before(at)
    at = location[0] if location else at
    index = bisect_left(seen.joints, (at, -1)) - 1
    joint: int | None = None
    reach = at
    while index >= 0 and seen.joints[index][0] >= floor and seen.low[seen.joints[index][1] : reach].strip() in _JOINING:
        joint = reach = seen.joints[index][0]
        index -= 1
    if joint is None and (said := _SAID_BY.search(seen.low, max(floor, at - 150), at)):
        return said.start("joint")
    return joint


def sibling(seen: Scan, at: int, stop: int, kind: str, parts: Parts) -> tuple[int | None, bool]:
    """Where a citation of its own is joined by a comma or "và", and whether one stands inside before that."""
    last: str | None = None
    for start in starts_in(seen, at, stop):
        law = " ".join(seen.low[start.begin : start.end].split()) in vocabulary.NAMED
        if start.number is None and not (law and kind in vocabulary.NAMED and ("date" in parts.spans or parts.number)):
            continue
        joint = joint_before(seen, start.begin, at)
        name = " ".join(seen.low[start.begin : start.end].split())
        if joint is not None and not seen.low[at:joint].strip(MARKS + "()"):
            return joint, False
        free = joint is not None and not governed(seen, joint)
        if (
            joint is not None
            and free
            and (last is None or (name == kind and last != kind))
            and not (parts.number is None and start.number and start.number.value is None)
        ):
            return joint, last is not None
        if joint is None and last is None and not seen.low[at : start.begin].strip(MARKS):
            return start.begin, False
        last = name
    return None, last is not None
