"""Where citations begin: at a type with a number, the name of a law, or what a lead announces."""

import re

from ttdn_desktop.language.citations import vocabulary
from ttdn_desktop.language.citations.days import stated_at
from ttdn_desktop.language.citations.issuers import issuer_at
from ttdn_desktop.language.citations.names import BODY_TOLD, LONGEST_NAME, NAME_STOP
from ttdn_desktop.language.citations.neighbours import starts_in
from ttdn_desktop.language.citations.scanner import Scan, Start
from ttdn_desktop.language.document_numbers import DocumentNumber, number_at

_NEAREST = 80
_FARTHEST = 180
_BETWEEN = frozenset({"", "quy định tại", "kết quả thực hiện", "tại", "các", "các quy định của", "nội dung", "tinh thần"})
"""Words between a lead and the type."""
_SPOKEN = re.compile(
    r"(?:các\s)?(?:ý\s{1,3}kiến|chỉ\s{1,3}đạo|kết\s{1,3}luận|nội\s{1,3}dung|yêu\s{1,3}cầu|hướng\s{1,3}dẫn|thông\s{1,3}báo|quy\s{1,3}định|nhiệm\s{1,3}vụ)(?!\w)"
)
"""What someone said in a document: "Thực hiện ý kiến chỉ đạo của Chủ tịch tại Công văn số …"."""
_SPOKEN_END = re.compile(r"\s(?:tại|theo)\s{1,5}(?:các\s{1,3})?$")
_OF = re.compile(r"\s{1,9}của\s")
_OWNED = re.compile(r"\s{1,9}của\s[^;:\n]{2,90}?\s(?:về|v/v)\s")
_CALLED_BY_NAME = frozenset({"chương trình", "chương trình hành động", "đề án", "chiến lược", "quy hoạch", "điều lệ", "quy chế", "nghị quyết"})
"""Documents that are cited by their name alone."""
_RECORDS = frozenset({"biên bản"})
"""Documents that have no number and are cited in small letters too: "Căn cứ biên bản Đại hội …"."""
_ANY_TYPE = re.compile(vocabulary.TYPE)
_ISSUED = re.compile(rf"(?:{vocabulary.TYPE}|quy\s{{1,5}}định|nội\s{{1,5}}quy|danh\s{{1,5}}mục|bộ\s{{1,5}}tiêu\s{{1,5}}chí)(?!\w)")
_ASKED_IN = re.compile(
    r"(?:đề\s{1,3}nghị|đề\s{1,3}xuất|ý\s{1,3}kiến|chỉ\s{1,3}đạo|kết\s{1,3}luận|yêu\s{1,3}cầu|th(?:ỏa|oả)\s{1,3}thuận|thống\s{1,3}nhất|đồng\s{1,3}ý|chấp\s{1,3}thuận|nhất\s{1,3}trí)\s{1,3}của\s{1,3}(?P<by>[^;,.\n]{3,90}?)\s{1,3}tại\s{1,3}(?:các\s{1,3})?$"
)
_WITH_IT = re.compile(
    r"(?:\s{0,5}\(\s{0,3}|\s{0,5},?\s{1,5})(?:(?:đã\s{1,3})?được\s{1,5})?(?:(?:(?:ban\s{1,5}hành|phê\s{1,5}duyệt|thông\s{1,5}qua)\s{1,5})?kèm\s{1,5}theo"
    r"|(?:ban\s{1,5}hành|phê\s{1,5}duyệt|thông\s{1,5}qua)\s{1,5}(?:tại|theo|bằng)|(?<=[(\s])theo)\s{1,5}(?:các\s{1,5})?$|\s{0,5}\(\s{0,3}$"
)
"""How a document is said to have been issued with another: "… (ban hành kèm theo Quyết định số …"."""
BEFORE_NUMBER = re.compile(r"\s{1,5}của\s{1,5}(?P<issuer>[^;\n]{2,70}?)\s{0,5}:?\s{1,5}(?=s[ốô]\s{0,3}:?\s{0,3}\d)")


def next_start(seen: Scan, first: int, end: int, at: int, *, bare: bool, inside: bool) -> tuple[int, Start, DocumentNumber | None] | None:
    """The next place where a citation really begins."""
    for index in range(first, len(seen.starts)):
        start = seen.starts[index]
        if start.begin >= end:
            return None
        if start.begin < at:
            continue
        if start.number and start.number.end <= end:
            return index, start, start.number
        if start.short:
            continue
        of = BEFORE_NUMBER.match(seen.low, start.end, min(end, start.end + 110))
        if of and not _ANY_TYPE.search(of["issuer"]) and (number := number_at(seen.even, of.end(), word=True)):
            return index, start, number
        if _is_bare(seen, start, end, bare=bare, inside=inside):
            return index, start, None
    return None


def _is_bare(seen: Scan, start: Start, end: int, *, bare: bool, inside: bool) -> bool:
    """Whether a type without number begins a citation: a law by its name, a document by its date, or what a lead announces."""
    kind = " ".join(seen.low[start.begin : start.end].split())
    if kind not in vocabulary.NAMED:
        dated = stated_at(seen.low, start.end)
        if dated and dated.day and not inside:
            return True
        led = start.begin == seen.after_bullet(0) or lead_of(seen, start, 0) is not None
        if _said_in_another(seen, start.end):
            return False
        if not bare or inside or not seen.text[start.end : start.end + 1].isspace():
            return False
        if led:
            return (
                seen.text[start.begin].isupper()
                or seen.capitals
                or kind in _RECORDS
                or bool(_OF.match(seen.low, start.end))
                or bool(BODY_TOLD.match(seen.low, start.end))
            )
        return seen.text[start.begin].isupper() and _told_after_another(seen, start)
    led = lead_of(seen, start, 0) is not None
    clause = _begins_clause(seen, start.begin)
    if inside or not (led or clause) or not seen.text[start.end : start.end + 1].isspace():
        return False
    if seen.text[start.begin].islower() and not led:
        return False
    if led:
        return True
    stop = min(seen.break_after(start.end)[0], end, start.end + LONGEST_NAME)
    found = NAME_STOP.search(seen.low, start.end, stop)
    while found and found["owner"]:
        found = NAME_STOP.search(seen.low, found.end(), stop)
    return found is not None or (bare and _follows_a_law(seen, start))


def _follows_a_law(seen: Scan, start: Start) -> bool:
    """Whether a law without a date follows another one after ";": "Căn cứ Luật Thanh tra; Luật Tiếp công dân;"."""
    before = next((one for one in reversed(seen.starts) if one.begin < start.begin), None)
    if before is None or before.number or " ".join(seen.low[before.begin : before.end].split()) not in vocabulary.NAMED:
        return False
    between = seen.low[before.end : start.begin].rstrip()
    return between.endswith(";") and between.count(";") == 1


def _told_after_another(seen: Scan, start: Start) -> bool:
    """Whether a document without number follows one with a number after ";": "…; Nghị quyết của Đảng ủy xã về …", "…; Chương trình hợp tác …"."""
    before = seen.low[max(0, start.begin - 9) : start.begin].rstrip().removesuffix("và").rstrip()
    if not before.endswith(";") or ":" in before or not any(one.number for one in starts_in(seen, 0, start.begin)):
        return False
    kind = " ".join(seen.low[start.begin : start.end].split())
    named = kind == "kế hoạch" and seen.text[start.end : start.end + 3].lstrip()[:1].isupper()
    return named or kind in _CALLED_BY_NAME or bool(_OWNED.match(seen.low, start.end))


def _said_in_another(seen: Scan, at: int) -> bool:
    """ "Kết luận của Bí thư tại Thông báo số 15-TB/TU": the document is the one with the number."""
    stop = min(seen.break_after(at)[0], at + _FARTHEST)
    following = next((start for start in starts_in(seen, at, stop) if start.number), None)
    return following is not None and bool(_SPOKEN_END.search(seen.low, at, following.begin) or _WITH_IT.search(seen.low, at, following.begin))


def _begins_clause(seen: Scan, at: int) -> bool:
    before = seen.text[max(0, at - 60) : at].rstrip(' \t\u00a0-+•*“"')
    if not before and at <= 60:
        return True
    if not before or before[-1] in ";:.\n":
        return True
    return before[-1] == "," or before.endswith(" và")


def asker_of(seen: Scan, start: Start, floor: int) -> tuple[int, int] | None:
    """Who asks for something in the document that begins here: "theo đề nghị của Sở Nội vụ tại Tờ trình số …"."""
    begin = max(floor, start.begin - _FARTHEST)
    found = _ASKED_IN.search(seen.low[begin : start.begin])
    return (begin + found.start("by"), begin + found.end("by")) if found and not _ANY_TYPE.search(found["by"]) else None


def attached_before(seen: Scan, start: Start, floor: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The lead and the name of what the document that begins here was issued with: "Căn cứ Quy chế làm việc ban hành kèm theo Quyết định số …"."""
    begin = max(floor, start.begin - LONGEST_NAME)
    begin = max(begin, *(seen.low.rfind(mark, begin, start.begin) + 1 for mark in ";\n."))
    with_it = _WITH_IT.search(seen.low, max(begin, start.begin - 60), start.begin)
    lead = seen.lead_at(begin) if with_it else None
    if with_it is None or lead is None or lead[2] >= with_it.start():
        return None
    at = lead[2]
    while seen.text[at].isspace():
        at += 1
    named = seen.text[at].isupper() and _ISSUED.match(seen.low, at)
    if not named or any(one.number for one in starts_in(seen, at, with_it.start())):
        return None
    return (lead[0], lead[1]), (at, with_it.start())


def own_name(seen: Scan, start: Start, begin: int, end: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """What the document is about and whose it is, where its name stood before its number: "Kế hoạch công tác năm 2026 của Ban Chỉ đạo xã (Kế hoạch số …)"."""
    about = begin + (start.end - start.begin)
    if seen.low[begin:about] != seen.low[start.begin : start.end] or (of := seen.low.rfind(" của ", about, end)) < 0:
        return None
    place = issuer_at(seen, of, end) if seen.text[of + 5].isupper() else None
    while about < of and seen.low[about].isspace():
        about += 1
    return ((about, of), place) if place and place[1] == end and about < of else None


def lead_of(seen: Scan, start: Start, floor: int) -> tuple[int, int] | None:
    """The lead whose citation begins here, with an article between them or nothing."""
    begin = start.begin
    if location := seen.location_before(begin):
        begin = location[0]
    spoken = bool(_SPOKEN_END.search(seen.low, max(0, begin - 12), begin))
    window = max(floor, begin - (_FARTHEST if spoken else _NEAREST))
    clause = max((seen.low.rfind(mark, window, begin) for mark in ";\n.:"), default=-1)
    origin = max(clause + 1, window)
    if origin == window and window > floor and clause < 0:
        return None
    lead = seen.lead_at(origin)
    if lead is None and (comma := seen.low.rfind(",", window, begin)) >= 0:
        lead = seen.lead_at(comma + 1) if seen.low[comma + 1 : comma + 14].lstrip().startswith(("căn cứ", "trên cơ sở", "tiếp theo")) else None
    if lead is None or lead[2] > begin:
        return None
    between = seen.low[lead[2] : begin].strip()
    if between not in _BETWEEN and not (spoken and _SPOKEN.match(between)):
        return None
    return lead[0], lead[1]
