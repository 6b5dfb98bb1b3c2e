"""Citations of a text: types with their numbers, and what stands around them, put together."""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ttdn_desktop.language.citations import vocabulary
from ttdn_desktop.language.citations.days import stated_at
from ttdn_desktop.language.citations.issuers import after_session, issuer_at, split_issuers
from ttdn_desktop.language.citations.scanner import Scan, Start
from ttdn_desktop.language.citations.subjects import MARKS, governed, subject_at, trimmed
from ttdn_desktop.language.citations.values import Citation
from ttdn_desktop.language.document_numbers import DocumentNumber, number_at

_DEEPEST = 2
_LONGEST_NAME = 250
_LAW_NUMBER = re.compile(r"(?:\s{0,9},)?\s{1,9}(?=s[ốô]\s{0,3}:?\s{0,3}\d{1,3}/)|\s{0,9}\((?=(?:luật\s)?s[ốô]\s{0,3}:?\s{0,3}\d{1,3}/)")
_NAME_STOP = re.compile(
    r"(?P<day>\s{0,9}[,(]?\s{0,9}(?:(?:được\s|ban\shành\s|ký\s|kết\s){0,3}ngày\s{0,5}[\d.…_]|(?<![\d/.\-])\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}))"
    r"|(?P<number>(?:\s{0,9},)?\s{1,9}(?:\(\s{0,3})?s[ốô]\s{0,3}:?\s{0,3}\d{1,3}\s?/)|(?P<year>\s{0,9},?\s{0,9}\(?năm\s{1,3}\d{4}(?!\d))|(?P<owner>\s{1,9}của\s{1,9})"
)
_ANY_TYPE = re.compile(vocabulary.TYPE)
_AGAIN = re.compile(r"\s{0,9}(?:,|;|và)?\s{0,9}(?:và\s{1,9})?")
_BEFORE_NUMBER = re.compile(r"\s{1,5}của\s{1,5}(?P<issuer>[^;\n]{2,70}?)\s{0,5}:?\s{1,5}(?=s[ốô]\s{0,3}:?\s{0,3}\d)")


@dataclass(slots=True)
class Parts:
    """Where the parts of one citation stand, while it is read."""

    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    notes: list[tuple[int, int]] = field(default_factory=list)
    number: str | None = None
    day: dt.date | None = None
    inner: tuple[Citation, ...] = ()


def citations_in(seen: Scan, *, bare: bool = False) -> Iterator[Citation]:
    """Every citation in order; with `bare` also those that a lead announces without number and date."""
    yield from _between(seen, 0, len(seen.text), bare=bare, depth=0)


def _between(seen: Scan, begin: int, end: int, *, bare: bool, depth: int) -> Iterator[Citation]:
    at = begin
    group: list[Citation] = []
    next_start = bisect_left(seen.starts, begin, key=lambda start: start.begin)
    while True:
        again = _again(seen, at, end, group)
        if again is None:
            yield from _shared(group)
            group = []
            while next_start < len(seen.starts) and seen.starts[next_start].begin < at:
                next_start += 1
            taken = _next(seen, next_start, end, at, bare=bare, inside=depth > 0)
            if taken is None:
                return
            next_start, start, number = taken
            citation = _read(seen, start, number, end, at, depth=depth)
        else:
            citation = _read(seen, Start(begin=again.start, end=again.start), again, end, at, depth=depth)
            citation = replace(citation, type=group[0].type)
        group.append(citation)
        at = max(citation.end, at + 1)


def _shared(group: list[Citation]) -> Iterator[Citation]:
    """The members of "các Quyết định số: a; b; c" with the issuer and subject that only the first or the last says."""
    if len(group) > 1:
        issuer = group[0].issuer or group[-1].issuer
        issuers = group[0].issuers or group[-1].issuers
        group = [member if member.issuer else replace(member, issuer=issuer, issuers=issuers) for member in group]
    yield from group


def _again(seen: Scan, at: int, end: int, group: list[Citation]) -> DocumentNumber | None:
    """A further number right after a citation, whose type is that of the one before."""
    if not group or not (group[-1].number or group[-1].date_text):
        return None
    joint = _AGAIN.match(seen.low, at, end)
    if not joint or not joint[0].strip():
        return None
    number = number_at(seen.even, joint.end())
    return (
        number
        if number and number.value and number.end <= end and "/" in number.value + number.value.replace("-", "/") and not number.value.isdigit()
        else None
    )


def _next(seen: Scan, first: int, end: int, at: int, *, bare: bool, inside: bool) -> tuple[int, Start, DocumentNumber | None] | None:
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
        of = _BEFORE_NUMBER.match(seen.low, start.end, min(end, start.end + 110))
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
        led = start.begin == seen.after_bullet(0) or _lead_of(seen, start, 0) is not None
        return bare and led and not inside and (seen.text[start.begin].isupper() or seen.capitals) and seen.text[start.end : start.end + 1].isspace()
    led = _lead_of(seen, start, 0) is not None
    clause = _begins_clause(seen, start.begin)
    if inside or not (led or clause) or not seen.text[start.end : start.end + 1].isspace():
        return False
    if seen.text[start.begin].islower() and not led:
        return False
    if led:
        return True
    stop = min(seen.break_after(start.end)[0], end, start.end + _LONGEST_NAME)
    found = _NAME_STOP.search(seen.low, start.end, stop)
    while found and found["owner"]:
        found = _NAME_STOP.search(seen.low, found.end(), stop)
    return found is not None


def _begins_clause(seen: Scan, at: int) -> bool:
    before = seen.text[max(0, at - 60) : at].rstrip(' \t\u00a0-+•*“"')
    if not before and at <= 60:
        return True
    if not before or before[-1] in ";:.\n":
        return True
    return before[-1] == "," or before.endswith(" và")


def _lead_of(seen: Scan, start: Start, floor: int) -> tuple[int, int] | None:
    """The lead whose citation begins here, with an article between them or nothing."""
    begin = start.begin
    for _ in range(1):
        location = seen.location_before(begin)
        begin = location[0] if location else begin
    window = max(floor, begin - 80)
    clause = max((seen.low.rfind(mark, window, begin) for mark in ";\n.:"), default=-1)
    origin = max(clause + 1, window)
    if origin == window and window > floor and clause < 0:
        return None
    lead = seen.lead_at(origin)
    if lead is None and (comma := seen.low.rfind(",", window, begin)) >= 0:
        lead = seen.lead_at(comma + 1) if seen.low[comma + 1 : comma + 12].lstrip().startswith("căn cứ") else None
    if (
        lead is None
        or lead[2] > begin
        or seen.low[lead[2] : begin].strip() not in {"", "quy định tại", "tại", "các", "các quy định của", "nội dung", "tinh thần"}
    ):
        return None
    return lead[0], lead[1]


def _read(seen: Scan, start: Start, number: DocumentNumber | None, end: int, floor: int, *, depth: int) -> Citation:
    """The citation that begins here."""
    parts = Parts()
    begin = start.begin
    if start.end > start.begin:
        parts.spans["type"] = (start.begin, start.end)
        if location := seen.location_before(begin):
            parts.spans["location"] = location
            begin = location[0]
        if depth == 0 and (lead := _lead_of(seen, start, floor)):
            parts.spans["lead"] = lead
            begin = lead[0]
    kind = " ".join(seen.low[start.begin : start.end].split())
    at = start.end
    if number:
        if of := _BEFORE_NUMBER.match(seen.low, start.end, number.start + 1):
            parts.spans["issuer"] = of.span("issuer")
        parts.spans["number"] = (number.start, number.end)
        parts.number = number.value
        at = number.end
    limit = min(seen.break_after(at)[0], end)
    if not number and kind:
        at = _name(seen, at, limit, kind, parts)
    at = _facts(seen, at, limit, kind, parts)
    stop = _subject(seen, at, limit, kind, parts, depth=depth)
    return _made(seen, begin, stop, parts)


def _facts(seen: Scan, at: int, limit: int, kind: str, parts: Parts) -> int:
    """Date, issuer and notes in whatever order; gives where the subject may begin."""
    joint = "liên" in kind or "phối hợp" in kind or "LT" in (parts.number or "")
    for _ in range(4):
        was = at
        if "date" not in parts.spans and (stated := stated_at(seen.low, at, year=kind in vocabulary.NAMED)) and stated.end <= limit:
            parts.spans["date"] = (stated.start, stated.end)
            parts.day = stated.day
            at = stated.after
        if issuer := issuer_at(seen, at, limit, joint=joint, bare="date" in parts.spans and "issuer" not in parts.spans and kind not in vocabulary.NAMED):
            parts.spans.setdefault("issuer", issuer)
            at = after_session(seen, issuer[1], limit)
        note = seen.note_after(at, min(limit, at + 3))
        if note is not None and seen.low[note] == "(" and (close := seen.low.find(")", note, limit)) > 0:
            parts.notes.append((note + 1, close))
            at = close + 1
        if at == was:
            break
    return at


def _name(seen: Scan, at: int, limit: int, kind: str, parts: Parts) -> int:
    """The name of a law or of a document without number runs to its number, its date, its owner or the end of the clause."""
    law = kind in vocabulary.NAMED
    if not law and (stated_at(seen.low, at) or re.match(r"\s{1,9}của\s", seen.low[at : at + 20])):
        return at
    stop = min(limit, at + _LONGEST_NAME)
    if (note := seen.note_after(at, stop)) is not None:
        stop = note
    for found in _NAME_STOP.finditer(seen.low, at, stop):
        if found["owner"] and (law or not _owner_ends(seen, found.end(), limit)):
            continue
        if found["year"] and not law:
            continue
        stop = found.start()
        if found["number"] and (number := number_at(seen.even, found.start() + len(found["number"]) - len(found["number"].lstrip(" ,(\t\u00a0")), word=True)):
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
    for start in _starts_in(seen, at, stop):
        if start.number and (joint := _joint_before(seen, start.begin, at)) is not None:
            return joint
    return stop


def _starts_in(seen: Scan, at: int, stop: int) -> Iterator[Start]:
    index = bisect_left(seen.starts, at, key=lambda start: start.begin)
    while index < len(seen.starts) and seen.starts[index].begin < stop:
        yield seen.starts[index]
        index += 1


def _joint_before(seen: Scan, at: int, floor: int) -> int | None:
    """Where the comma or "và" stands that joins what begins here to what is before."""
    location = seen.location_before(at)
    at = location[0] if location else at
    index = bisect_left(seen.joints, (at, -1)) - 1
    joint: int | None = None
    reach = at
    while index >= 0 and seen.joints[index][0] >= floor and seen.low[seen.joints[index][1] : reach].strip() in {"", "các", "những", "căn cứ", "thực hiện"}:
        joint = reach = seen.joints[index][0]
        index -= 1
    return joint


def _subject(seen: Scan, at: int, limit: int, kind: str, parts: Parts, *, depth: int) -> int:
    """What it is about, with the citations inside it; gives the end of the citation."""
    named = "subject" in parts.spans
    stop = limit
    if (note := seen.note_after(at, limit)) is not None:
        stop = note
    end = stop if note is not None else limit
    sibling, inside = _sibling(seen, at, end, kind, parts)
    if sibling is not None:
        stop = end = sibling
    elif note is not None:
        close = seen.low.find(")", note, limit) if seen.low[note] == "(" else -1
        begin, finish = trimmed(seen, note + (seen.low[note] == "("), close if close > 0 else limit)
        parts.notes.append((begin, finish))
        end = finish
    if not named:
        if found := subject_at(seen, at, stop, kind):
            parts.spans["subject"] = found
            if inside and depth < _DEEPEST:
                parts.inner = tuple(_between(seen, *found, bare=False, depth=depth + 1))
    elif kind in vocabulary.NAMED and "date" in parts.spans and stop > at and note is None:
        end = at if seen.low[at:stop].strip()[:2] in {"và", ", ", "đư"} and sibling is None else end
    return max(trimmed(seen, at, end)[1], *(span[1] for span in parts.spans.values()), at if end <= at else 0)


def _sibling(seen: Scan, at: int, stop: int, kind: str, parts: Parts) -> tuple[int | None, bool]:
    """Where a citation of its own is joined by a comma or "và", and whether one stands inside before that."""
    last: str | None = None
    for start in _starts_in(seen, at, stop):
        law = " ".join(seen.low[start.begin : start.end].split()) in vocabulary.NAMED
        if start.number is None and not (law and kind in vocabulary.NAMED and "date" in parts.spans):
            continue
        joint = _joint_before(seen, start.begin, at)
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


def _made(seen: Scan, begin: int, stop: int, parts: Parts) -> Citation:
    begin = min(begin, *(span[0] for span in parts.spans.values())) if parts.spans else begin
    value = {name: " ".join(seen.text[a:b].split()) for name, (a, b) in parts.spans.items()}
    issuer = parts.spans.get("issuer")
    spans = [(name, a, b) for name, (a, b) in parts.spans.items()] + [("note", a, b) for a, b in parts.notes]
    stop = max(stop, *(b for _, _, b in spans)) if spans else stop
    return Citation(
        text=seen.text[begin:stop],
        start=begin,
        end=stop,
        lead=value.get("lead"),
        location=value.get("location"),
        type=value.get("type"),
        number=parts.number,
        date=parts.day,
        date_text=value.get("date"),
        issuer=value.get("issuer"),
        issuers=split_issuers(seen, *issuer) if issuer else (),
        subject=value.get("subject"),
        inner=parts.inner,
        notes=tuple(" ".join(seen.text[a:b].split()) for a, b in parts.notes),
        spans=tuple(sorted(spans, key=lambda span: span[1:])),
    )
