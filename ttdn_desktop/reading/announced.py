"""Who is to do what the items below a line say: "Giao Sở X chủ trì, phối hợp với Y thực hiện các nội dung sau:"."""

import re
from collections.abc import Sequence

from ttdn_desktop.domain.blocks import Block, Item
from ttdn_desktop.domain.text import plain
from ttdn_desktop.reading.assignments import assignment_in
from ttdn_desktop.reading.duty_words import begins_name, begins_work
from ttdn_desktop.reading.unit_headings import flat
from ttdn_desktop.reading.words import ReadingWords
from ttdn_desktop.reading.work_titles import timeless

_LONGEST = 400
_ALONE = "thực hiện|triển khai|tham mưu|tổ chức|chủ trì|chỉ đạo|trách nhiệm|nhiệm vụ|tập trung"
_WORK = "nhiệm vụ|nội dung|công việc|việc|giải pháp|công tác|phần việc"
_OF_WHAT = "trọng tâm|cụ thể|chủ yếu|chính|công việc|nhiệm vụ|và giải pháp|, giải pháp"
_CLOSING = re.compile(
    rf"(?<![^\W\d_])(?:{_ALONE}|phối hợp|phối hợp (?:với|cùng) [^.;:]{{3,200}})"
    r"(?: tốt| nghiêm(?: túc)?| có hiệu quả| hiệu quả| ngay| đồng bộ)?"
    rf"(?: (?:các |những |một số )?(?:{_WORK})(?: (?:{_OF_WHAT})){{0,3}})?(?: như)?(?: sau)?(?: đây)? ?$",
    re.IGNORECASE,
)
"""How lines end that say of the work only that it stands below."""


def announced(text: str, below: Sequence[Block], words: ReadingWords) -> tuple[str, str]:
    """Who leads, and who helps, with the work that the items below a line tell; two times "" where it names nobody or something else stands below."""
    if not text.rstrip().endswith(":") or len(text) > _LONGEST or not _tell_work(below, words):
        return "", ""
    said = flat(text).rstrip(" :")
    if _CLOSING.search(said) is None or (found := assignment_in(said, words, implementing=True)) is None:
        return "", ""
    return "; ".join(found.leads), "; ".join(found.partners)


def _tell_work(below: Sequence[Block], words: ReadingWords) -> bool:
    """Whether items follow that begin with what is to be done, and not with those who do it."""
    items: list[str] = []
    mark = ""
    for block in below:
        if not isinstance(block, Item) or (mark and not same_level(block.mark, mark)):
            break
        mark = block.mark
        items.append(timeless(flat(plain(block.text)).strip(), words))
    working = [item for item in items if begins_work(item, words) and not begins_name(item, words)]
    return bool(items) and working[:1] == items[:1] and len(working) * 2 >= len(items)


def same_level(mark: str, other: str) -> bool:
    """Whether two marks count in the same way: "a)" and "b)", "-" and "-"."""
    return mark == other or (any(kind(mark[:1]) and kind(other[:1]) for kind in (str.isalpha, str.isdigit)) and mark[-1:] == other[-1:])
