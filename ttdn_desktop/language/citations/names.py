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
    r"(?P<day>\s{0,9}[,(]?\s{0,9}(?:(?:được\s|ban\shành\s|ký\s|kết\s){0,3}ngày\s{0,5}[\d.…_]|(?<![\d/.\-])\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}))"
    r"|(?P<number>(?:\s{0,9},)?\s{1,9}(?:\(\s{0,3}(?:luật\s{1,3})?)?s[ốô]\s{0,3}:?\s{0,3}\d{1,3}\s?/)|(?P<year>\s{0,9},?\s{0,9}\(?năm\s{1,3}\d{4}(?!\d))|(?P<owner>\s{1,9}của\s{1,9})"
)


def read_name(seen: Scan, at: int, limit: int, kind: str, parts: Parts) -> int:
    """The name of a law or of a document without number runs to its number, its date, its owner or the end of the clause."""
    law = kind in vocabulary.NAMED
    if not law and (stated_at(seen.low, at) or re.match(r"\s{1,9}của\s", seen.low[at : at + 20])):
        return at
    stop = min(limit, at + LONGEST_NAME)
    if (note := seen.note_after(at, stop)) is not None:
        stop = note
    for found in NAME_STOP.finditer(seen.low, at, stop):
        if found["owner"] and (law or not _owner_ends(seen, found.end(), limit)):
            continue
        if found["year"] and not law:
            continue
        stop = found.start()
        if found["number"] and (number := number_at(seen.even, seen.low.index("s", found.start("number")), word=True)):
            parts.spans["number"] = (number.start, number.end)
            parts.number = number.value
            name = trimmed(seen, at, stop)
            if name[0] < name[1]:
                parts.spans["subject"] = name
            return number.end + (seen.low[number.end : number.end + 1] == ")")
        break
    else:
        stop = _before_next(seen, at, stop)
    name = trimmed(seen, at, stop)
    if name[0] < name[1]:
        parts.spans["subject"] = name
    return stop


def _owner_ends(seen: Scan, at: int, limit: int) -> bool:
    """Whether the words after "của" are an owner in capitals and nothing else."""
    rest = seen.text[at : min(limit, at + 90)]
    return limit - at <= 90 and rest[:1].isupper() and not re.search(r"[\d;,]", rest)


def _before_next(seen: Scan, at: int, stop: int) -> int:
    """Before a further citation that a comma or "và" joins."""
    for start in starts_in(seen, at, stop):
        if start.number and (joint := joint_before(seen, start.begin, at)) is not None:
            return joint
    return stop
