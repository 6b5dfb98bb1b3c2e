"""Citations of a text: types with their numbers, and what stands around them, put together."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from ttdn_desktop.language.citations import vocabulary
from ttdn_desktop.language.citations.days import stated_at
from ttdn_desktop.language.citations.issuers import after_session, issuer_at, split_issuers
from ttdn_desktop.language.citations.names import BODY_TOLD, read_name
from ttdn_desktop.language.citations.neighbours import sibling
from ttdn_desktop.language.citations.parts import Parts
from ttdn_desktop.language.citations.scanner import Scan, Start
from ttdn_desktop.language.citations.sharing import shared
from ttdn_desktop.language.citations.starts import BEFORE_NUMBER, asker_of, attached_before, lead_of, next_start, own_name
from ttdn_desktop.language.citations.subjects import said_once, subject_at, trimmed
from ttdn_desktop.language.citations.values import Citation
from ttdn_desktop.language.document_numbers import DocumentNumber, number_at

_DEEPEST = 2
_AGAIN = re.compile(r"\s{0,9}(?:,|;|và)?\s{0,9}(?:và\s{1,9})?")


def citations_in(seen: Scan, *, bare: bool = False) -> Iterator[Citation]:
    """Every citation in order; with `bare` also those that a lead announces without number and date."""
    yield from shared(seen, list(_between(seen, 0, len(seen.text), bare=bare, depth=0)))


def _between(seen: Scan, begin: int, end: int, *, bare: bool, depth: int) -> Iterator[Citation]:
    at = begin
    group: list[Citation] = []
    upcoming = bisect_left(seen.starts, begin, key=lambda start: start.begin)
    while True:
        again = _again(seen, at, end, group)
        if again is None:
            yield from _shared(group)
            group = []
            while upcoming < len(seen.starts) and seen.starts[upcoming].begin < at:
                upcoming += 1
            taken = next_start(seen, upcoming, end, at, bare=bare, inside=depth > 0)
            if taken is None:
                return
            upcoming, start, number = taken
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
        subject = group[-1].subject if not any(member.subject for member in group[:-1]) else None
        group = [member if member.issuer else replace(member, issuer=issuer, issuers=issuers) for member in group]
        group = [member if member.subject else replace(member, subject=subject) for member in group]
    yield from group


def _again(seen: Scan, at: int, end: int, group: list[Citation]) -> DocumentNumber | None:
    """A further number right after a citation, whose type is that of the one before."""
    return _further(seen, at, end) if group and (group[-1].number or group[-1].date_text) else None


def _further(seen: Scan, at: int, end: int) -> DocumentNumber | None:
    """The number that a mark or "và" joins at once: "… số 30/NQ-HĐND và số 31/NQ-HĐND"."""
    joint = _AGAIN.match(seen.low, at, end)
    if not joint or not joint[0].strip():
        return None
    number = number_at(seen.even, joint.end())
    return (
        number
        if number and number.value and number.end <= end and "/" in number.value + number.value.replace("-", "/") and not number.value.isdigit()
        else None
    )


def _read(seen: Scan, start: Start, number: DocumentNumber | None, end: int, floor: int, *, depth: int) -> Citation:
    """The citation that begins here."""
    parts = Parts()
    begin = start.begin
    if start.end > start.begin:
        parts.spans["type"] = (start.begin, start.end)
        if location := seen.location_before(begin):
            parts.spans["location"] = location
            begin = location[0]
    if depth == 0 and (lead := lead_of(seen, start, floor)):
        parts.spans["lead"] = lead
        begin = lead[0]
    kind = " ".join(seen.low[start.begin : start.end].split())
    at = start.end
    if number:
        if of := BEFORE_NUMBER.match(seen.low, start.end, number.start + 1):
            parts.spans["issuer"] = of.span("issuer")
        parts.spans["number"] = (number.start, number.end)
        parts.number = number.value
        at = number.end
    limit = min(seen.break_after(at)[0], end)
    if not number and kind:
        at = read_name(seen, at, limit, kind, parts)
    at = _facts(seen, at, limit, kind, parts)
    if depth == 0 and kind and "issuer" not in parts.spans and (asker := asker_of(seen, start, floor)):
        parts.spans["issuer"] = asker
    stop = _subject(seen, at, limit, kind, parts, depth=depth)
    if depth == 0 and number and "subject" not in parts.spans and (whole := attached_before(seen, start, floor)):
        parts.spans["lead"], parts.spans["subject"] = whole
        if "issuer" not in parts.spans and (own := own_name(seen, start, *whole[1])):
            parts.spans["subject"], parts.spans["issuer"] = own
    return _made(seen, begin, stop, parts)


def _facts(seen: Scan, at: int, limit: int, kind: str, parts: Parts) -> int:
    """Date, issuer and notes in whatever order; gives where the subject may begin."""
    joint = "liên" in kind or "phối hợp" in kind or "LT" in (parts.number or "")
    unsaid = not parts.spans.keys() - {"type", "lead", "location"} and BODY_TOLD.match(seen.low, at) is not None
    for _ in range(4):
        was = at
        if "date" not in parts.spans and (stated := stated_at(seen.low, at, year=kind in vocabulary.NAMED)) and stated.end <= limit:
            parts.spans["date"] = (stated.start, stated.end)
            parts.day = stated.day
            at = stated.after
        if issuer := issuer_at(
            seen, at, limit, joint=joint, bare=("date" in parts.spans or unsaid) and "issuer" not in parts.spans and kind not in vocabulary.NAMED
        ):
            parts.spans.setdefault("issuer", issuer)
            at = after_session(seen, issuer[1], limit)
        note = seen.note_after(at, min(limit, at + 3))
        if note is not None and seen.low[note] == "(" and (close := seen.low.find(")", note, limit)) > 0:
            parts.notes.append((note + 1, close))
            at = close + 1
        if at == was:
            break
    return at


def _subject(seen: Scan, at: int, limit: int, kind: str, parts: Parts, *, depth: int) -> int:
    """What it is about, with the citations inside it; gives the end of the citation."""
    named = "subject" in parts.spans
    if not named and parts.number and _further(seen, at, limit):
        return at
    stop = limit
    if (note := seen.note_after(at, limit)) is not None:
        stop = note
    end = stop if note is not None else limit
    joined, inside = sibling(seen, at, end, kind, parts)
    if joined is not None:
        stop = end = joined
    elif note is not None:
        close = seen.low.find(")", note, limit) if seen.low[note] == "(" else -1
        begin, finish = trimmed(seen, note + (seen.low[note] == "("), close if close > 0 else limit)
        parts.notes.append((begin, finish))
        end = finish
    if not named:
        if found := said_once(seen, subject_at(seen, at, stop, kind), parts.number):
            parts.spans["subject"] = found
            if inside and depth < _DEEPEST:
                parts.inner = tuple(_between(seen, *found, bare=False, depth=depth + 1))
    elif kind in vocabulary.NAMED and "date" in parts.spans and stop > at and note is None:
        end = at if seen.low[at:stop].strip()[:2] in {"và", ", ", "đư"} and joined is None else end
    return max(trimmed(seen, at, end)[1], *(span[1] for span in parts.spans.values()), at if end <= at else 0)


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
