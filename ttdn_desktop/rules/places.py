"""Names of places and bodies on the day of the paper: the issuer's, the place beside the date, those the text names."""

import datetime as dt
import re
from collections.abc import Iterator

from ttdn_desktop.domain.bodies import Body, OldKind
from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.plan import Issuer
from ttdn_desktop.language.citations import find_citations
from ttdn_desktop.language.dates import short_date
from ttdn_desktop.language.fold import fold
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.model import Found, PlanFix, Severity
from ttdn_desktop.rules.registry import check
from ttdn_desktop.rules.wordings import Kind, Wording, texts, under

_PROVINCE = re.compile(r"(?<!\w)(?P<kind>tỉnh|thành phố|tp\.?)\s+(?P<name>[^,;()]+?)\s*$", re.IGNORECASE)
_UNIT = re.compile(r"(?<!\w)(?P<kind>tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\s+(?P<name>[^,;()]+?)\s*$", re.IGNORECASE)
_KIND_FIRST = re.compile(r"\s*(?P<kind>tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\s+(?P<name>.+)", re.IGNORECASE)
_SOME_BODY = re.compile(r"\b(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|phòng|ban|công an|các)\b", re.IGNORECASE)
_LOOKED_AT = frozenset({Kind.NAME, Kind.PROSE, Kind.TITLE, Kind.WORDS, Kind.CELL})


@check("ND30-CQ-07")
def the_issuer_bears_the_name_of_the_day(case: Case) -> Iterator[Found]:
    """No province, district or body that was not there."""
    record, day, root = case.record, case.day, case.subject.root
    if record is None:
        return
    for field, name in (("name", record.issuer.name), ("parent", record.issuer.parent or "")):
        path = f"{root}/issuer/{field}"
        for found in (*_wrong_province(name, day, case.subject.directory), *_gone(name, day, case.subject.directory, issuers=True)):
            yield under(found, path)


def _wrong_province(name: str, day: dt.date, directory: Directory) -> Iterator[Found]:
    found = _PROVINCE.search(name)
    if found is None:
        return
    kind = "tỉnh" if found["kind"].lower() == "tỉnh" else "thành phố"
    states = tuple(directory.provinces_named(found["name"]))
    if any(state.kind == kind and state.stands_on(day) for state in states) or (kind == "thành phố" and any(day <= old.last for old in directory.kinds)):
        return  # while there were districts it may have been a city of a province
    if not states and kind == "tỉnh":
        return
    heirs = tuple(heir for state in states for heir in directory.heirs(state, day))
    right = heirs[0].title if heirs else None
    wished = None if right is None else name[: found.start("kind")] + _like(right, found[0]) + name[found.end("name") :]
    same = right is not None and any(fold(state.name) == fold(found["name"]) and state.stands_on(day) for state in states)
    fixes = (PlanFix(path="", text=_like(right, found[0]), start=found.start("kind"), end=found.end("name")),) if same and right is not None else ()
    yield Found(text=name, proposal=wished, said={"now": right} if right else {}, fixes=fixes)


def _like(right: str, written: str) -> str:
    return right.upper() if written.isupper() else right


def _gone(name: str, day: dt.date, directory: Directory, *, issuers: bool) -> Iterator[Found]:
    """Bodies, and for issuers kinds of units, that are no more."""
    known: tuple[Body | OldKind, ...] = (*directory.bodies, *(directory.kinds if issuers else ()))
    for old in known:
        at = _stands_in(name, old)
        if at is None or old.last is None or day <= old.last:
            continue
        end = at + len(old.name)
        wished = name[:at] + _now(old) + name[end:] if _now(old) else None
        yield Found(text=name, proposal=wished, said={"until": short_date(old.last)})


_GOES_ON = re.compile(r"\s+[-–]\s+[A-ZĐ]|\s+(?:ủy|uỷ|Ủy|Uỷ)\b")
"""A longer name, or a body of the Party."""


def _now(old: Body | OldKind) -> str:
    return old.successors[0].name if isinstance(old, Body) and old.successors else ""


def _stands_in(text: str, old: Body | OldKind) -> int | None:
    """Where the old name stands by itself, not as the beginning of the new one."""
    found = re.search(rf"(?<!\w){re.escape(old.name)}(?!\w)", text, re.IGNORECASE)
    if (
        found is None
        or _GOES_ON.match(text, found.end())
        or (_now(old) and fold(text[found.start() :]).startswith(fold(_now(old))) and fold(_now(old)).startswith(fold(old.name)))
    ):
        return None
    return found.start()


@check("ND30-DD-04")
def the_place_is_that_of_the_issuer(case: Case) -> Iterator[Found]:
    """The name of its unit without the kind."""
    record = case.record
    place = (record.document.place or "").strip() if record is not None else ""
    if record is None or not place:
        return
    path = f"{case.subject.root}/document/place"
    with_kind, unit = _KIND_FIRST.fullmatch(place), _unit_of(record.issuer)
    if with_kind is not None:
        if not case.subject.directory.is_named_in_full(with_kind["name"]):
            wished = with_kind["name"]
            yield Found(node=path, text=place, proposal=wished, fixes=(PlanFix(path=path, text=wished),))
    elif unit is not None and not case.subject.directory.is_named_in_full(unit[1]) and fold(unit[1]) != fold(place):
        yield Found(node=path, text=place, proposal=unit[1], said={"expected": unit[1]}, severity=Severity.WARNING)


@check("ND30-DD-05")
def places_named_after_people_keep_their_kind(case: Case) -> Iterator[Found]:
    """And those named with a number."""
    record = case.record
    place = (record.document.place or "").strip() if record is not None else ""
    unit = _unit_of(record.issuer) if record is not None else None
    if not place or unit is None or _KIND_FIRST.fullmatch(place) or fold(unit[1]) != fold(place) or not case.subject.directory.is_named_in_full(place):
        return
    path, kind = f"{case.subject.root}/document/place", unit[0].lower()
    kind = "thành phố" if kind.startswith("tp") else kind
    wished = f"{kind[:1].upper()}{kind[1:]} {place}"
    yield Found(node=path, text=place, proposal=wished, fixes=(PlanFix(path=path, text=wished),))


def _unit_of(issuer: Issuer) -> tuple[str, str] | None:
    """Kind and name of the unit of administration that issues, or to which the issuing body belongs."""
    for name in (issuer.name, issuer.parent or ""):
        found = _UNIT.search(name)
        if found is not None and (found["name"][:1].isupper() or found["name"].isdigit()) and not found["name"].isupper():  # none in "Phòng Văn hóa - Xã hội"
            return found["kind"], found["name"]
    return None


@check("TTDN-15")
def bodies_bear_the_names_of_the_day(case: Case) -> Iterator[Found]:
    """In recipients, tasks and text; what is cited keeps the name of its day."""
    day, directory = case.day, case.subject.directory
    memory = case.sight.memory
    bodies = tuple(one for one in directory.bodies if one.last is not None and one.last < day)
    kinds = tuple(one for one in directory.kinds if one.last < day)
    if not bodies and not kinds:
        return

    def look(own: tuple[Wording, ...]) -> Iterator[Found]:
        for wording in own:
            if wording.kind in _LOOKED_AT:
                yield from _old_names(wording, bodies, kinds)

    for path, own in texts(case):
        for found in memory.each((case.rule.id, day), (own,), look):
            yield under(found, path)


def _old_names(wording: Wording, bodies: tuple[Body, ...], kinds: tuple[OldKind, ...]) -> Iterator[Found]:
    text = wording.text
    cited: tuple[tuple[int, int], ...] | None = None
    known: tuple[Body | OldKind, ...] = (*bodies, *(kinds if wording.kind is Kind.NAME and _SOME_BODY.search(text) else ()))
    for old in known:
        if old.name not in text and old.name.lower() not in text.lower():
            continue
        at = _stands_in(text, old)
        if at is None:
            continue
        if cited is None:
            cited = tuple((one.start, one.end) for one in find_citations(text))
        if any(start <= at < end for start, end in cited) or _is_former(text, at):
            continue
        end = at + len(old.name)
        now = _now(old)
        wished = text[:at] + now + text[end:] if now else None
        certain = now and text[at:end] == old.name and old.name.startswith("Bộ ")
        fixes = (PlanFix(path=wording.path, text=now, start=at, end=end),) if certain else ()
        yield Found(node=wording.path, text=text, proposal=wished, said={"until": short_date(old.last or dt.date.max)}, fixes=fixes)


_NEAR = 90
_NOW = re.compile(r"\((?:nay|hiện nay) là")
_FORMER = re.compile(r"(?:trước đây|nguyên|cũ|trước là|tiền thân)\W*(?:là\s+)?$", re.IGNORECASE)


def _is_former(text: str, at: int) -> bool:
    return bool(_FORMER.search(text[:at]) or _NOW.search(text[at : at + _NEAR]))
