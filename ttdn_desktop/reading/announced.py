"""Who is to do what the items below a line say: "Giao Sở X chủ trì, phối hợp với Y thực hiện các nội dung sau:"."""

import re
from collections.abc import Sequence

from ttdn_desktop.domain.blocks import Block, Item
from ttdn_desktop.domain.plan import Section
from ttdn_desktop.domain.text import plain
from ttdn_desktop.reading.assignments import assignment_in
from ttdn_desktop.reading.duty_words import begins_name, begins_work
from ttdn_desktop.reading.orders import asks
from ttdn_desktop.reading.unit_headings import flat, is_unit
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

_DIRECTS = re.compile(r"(?:Lãnh đạo, chỉ đạo|Chỉ đạo|Lãnh đạo|Hướng dẫn|Đôn đốc) ")
"""How a work begins that is to have others do what stands below: "chịu trách nhiệm chỉ đạo Chi cục Kiểm lâm:"."""

_OTHERWISE = re.compile(r"(?:tuyệt đối|nghiêm cấm|không|giao|riêng) ", re.IGNORECASE)


def announced(text: str, below: Sequence[Block], words: ReadingWords) -> tuple[str, str]:
    """Who leads, and who helps, with the work that the items below a line tell; two times "" where it names nobody or something else stands below."""
    return _led(text, words) if text.rstrip().endswith(":") and _tell_work(_items(below, words), words) else ("", "")


def asked_of_all(clause: str, sections: Sequence[Section], words: ReadingWords) -> tuple[str, str]:
    """The same for the words before a body that ask for all of it: "… yêu cầu các đơn vị thực hiện các nội dung sau:"."""
    if not sections or not asks(clause):
        return "", ""
    first = sections[0]
    items = [_work_of(section.heading, words) for section in sections] if first.heading else _items(first.blocks, words)
    return _led(clause[-_LONGEST:].rpartition(". ")[2], words) if _tell_work(items, words) else ("", "")


def _led(text: str, words: ReadingWords) -> tuple[str, str]:
    said = flat(text).rstrip(" :")
    if len(text) > _LONGEST or (found := assignment_in(said, words, implementing=True)) is None:
        return "", ""
    if _CLOSING.search(said) is None and not ((told := _DIRECTS.match(found.title)) and is_unit(found.title[told.end() :], words)):
        return "", ""
    return "; ".join(found.leads), "; ".join(found.partners)


def _work_of(text: str, words: ReadingWords) -> str:
    return timeless(flat(text).strip(), words)


def _items(below: Sequence[Block], words: ReadingWords) -> list[str]:
    """The items of one level that come first."""
    items: list[str] = []
    mark = ""
    for block in below:
        if not isinstance(block, Item) or (mark and not same_level(block.mark, mark)):
            break
        mark = block.mark
        items.append(_work_of(plain(block.text), words))
    return items


def _tell_work(items: Sequence[str], words: ReadingWords) -> bool:
    """Whether items begin with what is to be done, and not with those who do it; some may forbid or give work to one of many."""
    told = [item for item in items if not _OTHERWISE.match(item)]
    working = [item for item in told if begins_work(item, words) and not begins_name(item, words)]
    return bool(working) and working[:1] == items[:1] and len(working) * 2 >= len(told)


def same_level(mark: str, other: str) -> bool:
    """Whether two marks count in the same way: "a)" and "b)", "-" and "-"."""
    return mark == other or (any(kind(mark[:1]) and kind(other[:1]) for kind in (str.isalpha, str.isdigit)) and mark[-1:] == other[-1:])
