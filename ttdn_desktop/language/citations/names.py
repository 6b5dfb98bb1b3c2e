"""Names of laws and of other documents without a number."""

import re

from ttdn_desktop.language.citations import vocabulary
from ttdn_desktop.language.citations.days import stated_at
from ttdn_desktop.language.citations.neighbours import joint_before, starts_in
from ttdn_desktop.language.citations.parts import Parts
from ttdn_desktop.language.citations.scanner import Scan
from ttdn_desktop.language.citations.subjects import trimmed
from ttdn_desktop.language.document_numbers import number_at

LONGEST_NAME = 250
NAME_STOP = re.compile(
    r"(?P<day>\s{0,9}[,(]?\s{0,9}(?:(?:được\s|ban\shành\s|công\sbố\s|thông\squa\s|ký\s|kết\s){0,3}ngày\s{0,5}[\d.…_]|(?<![\d/.\-])\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}))"
    r"|(?P<number>(?:\s{0,9},)?\s{1,9}(?:\(\s{0,3}(?:luật\s{1,3})?)?s[ốô]?\s{0,3}:?\s{0,3}\d{1,4}\s?[/\-])|(?P<year>\s{0,9},?\s{0,9}\(?năm\s{1,3}\d{4}(?!\d))|(?P<owner>\s{1,9}của\s{1,9})"
    r"|(?P<besides>\s{1,9}và\s{1,3}(?:các\s{1,3})?(?:văn\s{1,3}bản|quy\s{1,3}định|nghị\s{1,3}định|thông\s{1,3}tư)\s{1,3}(?:hướng\s{1,3}dẫn|liên\s{1,3}quan|có\s{1,3}liên|quy\s{1,3}định\s{1,3}chi\s|thi\s{1,3}hành))"
)

BODY_TOLD = re.compile(rf"\s{{1,3}}(?:{vocabulary.BODY})\s[^;:.,\n\d]{{2,60}}?\s(?:về|v/v)\s")
"""An issuer whose "của" was forgotten: "kế hoạch Ủy ban nhân dân huyện Ví Dụ về việc …"."""
_OF_THE_BODY = re.compile(
    r"\s{1,9}(?:về\s{1,5})?(?:làm\s{1,3}việc|(?:tổ\s{1,3}chức\s{1,3}(?:và\s{1,3})?)?hoạt\s{1,3}động|chức\s{1,3}năng[^;\n]{0,60}?|đại\s{1,3}hội\s[^;\n]{1,90}?)\s{0,9}"
)
"""What a rule is about that names the body ruled, not the one that issued it: "Quy chế làm việc của Ủy ban nhân dân xã"."""
_BODY = re.compile(rf"(?:{vocabulary.HEAD})(?!\w)")
_PASSED = re.compile(
    r"\s{0,5},?\s{1,5}(?:đã\s{1,3})?(?:được|do)\s{1,3}(?:quốc\s{1,3}hội|chủ\s{1,3}tịch\s{1,3}(?:nước|hội\s{1,3}đồng\s{1,3}nhà\s{1,3}nước))(?!\w)"
    r"[^;\n\d]{0,120}?\s(?:thông\s{1,3}qua|ban\s{1,3}hành|công\s{1,3}bố)(?!\w)"
)
"""Who passed a law, between its name or number and the day."""
_TELLS = re.compile(r",\s{1,3}[^;,:\n]{2,90}?\sđã\s{1,3}(?:ban\s{1,3}hành|chỉ\s{1,3}đạo|triển\s{1,3}khai|tổ\s{1,3}chức|xây\s{1,3}dựng|tập\s{1,3}trung)(?!\w)")
"""A comma after which the writer tells what was done: "…, ngay từ đầu năm Ủy ban nhân dân đã ban hành …"."""


def read_name(seen: Scan, at: int, limit: int, kind: str, parts: Parts) -> int:
    """The name of a law or of a document without number runs to its number, its date, its owner or the end of the clause."""
    law = kind in vocabulary.NAMED
    if not law and (stated_at(seen.low, at) or re.match(r"\s{1,9}của\s", seen.low[at : at + 20]) or BODY_TOLD.match(seen.low, at)):
        return at
    stop = min(limit, at + LONGEST_NAME)
    if (note := seen.note_after(at, stop)) is not None:
        stop = note
    if tells := _TELLS.search(seen.low, at, stop):
        stop = tells.start()
    if law and (passed := _PASSED.search(seen.low, at, stop)):
        stop = passed.start()
    for found in NAME_STOP.finditer(seen.low, at, stop):
        if found["owner"] and (law or _OF_THE_BODY.fullmatch(seen.low, at, found.start()) or not _owner_ends(seen, found.end(), limit)):
            continue
        if (found["year"] or found["besides"]) and not law:
            continue
        stop = _before_next(seen, at, found.start())
        if stop < found.start():
            break  # the number or day is that of a document which "và" joins
        if not law and found["number"] and any(start.number and start.begin > at + 1 for start in starts_in(seen, at, found.start())):
            stop = limit
            break  # the number is that of a document in the name: "Kế hoạch thực hiện Nghị quyết số …"
        if found["number"] and (number := number_at(seen.even, seen.low.index("s", found.start("number")), word=True)):
            parts.spans["number"] = (number.start, number.end)
            parts.number = number.value
            name = trimmed(seen, at, stop)
            if name[0] < name[1]:
                parts.spans["subject"] = name
            return _past(seen, number.end + (seen.low[number.end : number.end + 1] == ")"), limit)
        break
    else:
        stop = _before_next(seen, at, stop)
    name = trimmed(seen, at, stop)
    if name[0] < name[1]:
        parts.spans["subject"] = name
    return _past(seen, stop, limit) if law else stop


def _past(seen: Scan, at: int, limit: int) -> int:
    """Past the words on who passed a law."""
    found = _PASSED.match(seen.low, at, limit)
    return found.end() if found else at


def _owner_ends(seen: Scan, at: int, limit: int) -> bool:
    """Whether the words after "của" are an owner, in capitals or a known body, and nothing else."""
    rest = seen.text[at : min(limit, at + 90)]
    owner = rest[:1].isupper() or _BODY.match(seen.low, at)
    return limit - at <= 90 and bool(owner) and not re.search(r"[\d;,]", rest.rstrip(" ,;"))


def _before_next(seen: Scan, at: int, stop: int) -> int:
    """Before a further citation that a comma or "và" joins."""
    for start in starts_in(seen, at, stop):
        if start.number and (joint := joint_before(seen, start.begin, at)) is not None:
            return joint
    return stop
