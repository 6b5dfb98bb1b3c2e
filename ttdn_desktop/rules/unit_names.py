"""Names of units in tasks, recipients and text: those that are no more on the day of the paper, and those of which nobody can say whom they mean."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.gazetteer import Place
from ttdn_desktop.domain.units import Unit, UnitLevel, Units
from ttdn_desktop.language.citations import find_citations
from ttdn_desktop.language.dates import short_date
from ttdn_desktop.language.old_bodies import OldBody, old_bodies
from ttdn_desktop.language.old_places import OldPlace, old_places
from ttdn_desktop.language.unit_names import How, Resolution, resolve
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.model import Found, PlanFix, Severity
from ttdn_desktop.rules.registry import check
from ttdn_desktop.rules.wordings import Kind, Wording, texts, under

_LOOKED_AT = frozenset({Kind.NAME, Kind.PROSE, Kind.TITLE, Kind.WORDS, Kind.CELL})
_NEAR = 90
_NOW = re.compile(r"\((?:nay|hiện nay) là")
_FORMER = re.compile(r"(?:trước đây|nguyên|cũ|trước là|tiền thân)\W*(?:là\s+)?$", re.IGNORECASE)
_SHOWN = 3  # so many of those that took over are named
_CHOICES = 3


@check("TTDN-15")
def units_bear_the_names_of_the_day(case: Case) -> Iterator[Found]:
    """In recipients, tasks and text; what is cited keeps the name of its day."""
    day, directory, groups, office, units = case.day, case.subject.directory, case.subject.groups, _office(case), case.subject.units

    def look(own: tuple[Wording, ...]) -> Iterator[Found]:
        for wording in own:
            if wording.kind not in _LOOKED_AT:
                continue
            meant = resolve(wording.text, day, directory, groups, office=office) if wording.kind is Kind.NAME and groups is not None else None
            if meant is not None and (unit := _own_unit(meant, units)) is not None:
                yield from _own_gone(wording, unit, day, units)
                continue  # the office knows better
            bodies = tuple(_named_bodies(wording, day, directory))
            yield from bodies
            if not bodies and meant is not None:
                yield from _named_places(wording, meant, day, directory)
            elif meant is None and groups is not None:
                yield from _placed_bodies(wording, old_places(wording.text, day, directory, groups, office), day, directory)

    for path, own in texts(case):
        for found in case.sight.memory.each((case.rule.id, day, office), (own,), look):
            yield under(found, path)


@check("TTDN-KH-07")
def units_can_be_told_from_others(case: Case) -> Iterator[Found]:
    """Those that lead, take part or receive; each name once."""
    day, directory, groups, office = case.day, case.subject.directory, case.subject.groups, _office(case)
    if groups is None:
        return

    def look(own: tuple[Wording, ...]) -> Iterator[Found]:
        for wording in own:
            if wording.kind is Kind.NAME:
                meant = resolve(wording.text, day, directory, groups, office=office)
                yield from (_asked(wording, part) for part in (meant.parts or (meant,)) if _is_asked(part))

    seen: set[str] = set()
    for path, own in texts(case):
        for found in case.sight.memory.each((case.rule.id, day, office), (own,), look):
            if found.text not in seen:
                seen.add(found.text)
                yield under(found, path)


def _office(case: Case) -> tuple[str, ...]:
    """The issuing body and the one above it, and the units of the office's directory: what they name is its own."""
    if "office" not in case.sight.worked:
        record = case.record
        issuers = () if record is None else (record.issuer.name, record.issuer.parent or "")
        case.sight.worked["office"] = (*issuers, *(name for unit in case.subject.units.units for name in (unit.name, *unit.short)))
    names: tuple[str, ...] = case.sight.worked["office"]
    return names


# --- what is no more


def gone(meant: Resolution, day: dt.date, directory: Directory) -> Found:
    """A name that is no more, with those in its place; what is certain of it as a mending of the whole text."""
    until = {"until": short_date(meant.last)} if meant.last is not None else {}
    if meant.place is not None and meant.place.level is UnitLevel.PROVINCE and meant.body is not None and meant.body.stands_on(day):
        heirs = directory.heirs(meant.place, day)
        if len(heirs) == 1:
            return renamed(meant, heirs[0])
    now = _now(meant)
    proposal = meant.successors[0].name if len({one.name for one in meant.successors}) == 1 else None
    return Found(text=meant.name, proposal=proposal, said={**until, **({"now": now} if now else {})}, severity=_weight(meant))


def renamed(meant: Resolution, heir: Place) -> Found:
    """A body of a province that bears another name or kind on the day; only the words for the province change."""
    name = meant.name
    at = _province_at(name)
    title = heir.title.upper() if name[at:].isupper() else heir.title
    same = any(place.name == heir.name for place in (*meant.places, *([meant.place] if meant.place else [])))
    fixes = (PlanFix(path="", text=title, start=at, end=len(name)),) if same and name.lower().endswith(heir.name.lower()) else ()
    return Found(text=name, proposal=name[:at] + title, said={"now": heir.title}, fixes=fixes)


def _province_at(name: str) -> int:
    """Where the words for the province begin."""
    found = list(re.finditer(r"(?<!\w)(?:tỉnh|thành phố|tp\.?)\s+(?=\S)", name, re.IGNORECASE))
    return found[-1].start() if found else len(name)


def _now(meant: Resolution) -> str:
    """Those that took over, with what of it."""
    told = [f"{one.name} ({one.duty})" if one.duty else one.name for one in meant.successors[:_SHOWN]]
    return "; ".join(told) + ("; …" if len(meant.successors) > _SHOWN else "")


def _weight(meant: Resolution) -> Severity | None:
    """Of what was not looked up only a remark is made."""
    return None if meant.body is None or meant.body.is_sure else Severity.INFO


def _named_places(wording: Wording, meant: Resolution, day: dt.date, directory: Directory) -> Iterator[Found]:
    """A name that says a place or a level that is no more."""
    for part in meant.parts or (meant,):
        if not part.valid:
            found = gone(part, day, directory)
            fixes = tuple(replace(fix, path=wording.path) for fix in found.fixes if isinstance(fix, PlanFix) and part.name == wording.text)
            yield replace(found, node=wording.path, fixes=fixes)


def _own_unit(meant: Resolution, units: Units) -> Unit | None:
    """The unit of the office's directory that is meant."""
    return next((unit for unit in units.units if meant.own in {unit.name, *unit.short}), None) if meant.own else None


def _own_gone(wording: Wording, unit: Unit, day: dt.date, units: Units) -> Iterator[Found]:
    """A unit of the directory that is no more, with those it names as its successors."""
    if unit.last is None or day <= unit.last:
        return
    heirs = [heir.name for one in unit.successors if (heir := units.unit(one)) is not None and heir.stands_on(day)]
    told = {"until": short_date(unit.last), **({"now": ", ".join(heirs)} if heirs else {})}
    yield Found(node=wording.path, text=wording.text, proposal=heirs[0] if len(heirs) == 1 else None, said=told)


def _named_bodies(wording: Wording, day: dt.date, directory: Directory) -> Iterator[Found]:
    """Bodies in a text by names that are no more."""
    text, cited = wording.text, None
    for old in old_bodies(text, day, directory):
        if cited is None:
            cited = tuple((one.start, one.end) for one in find_citations(text))
        if any(start <= old.start < end for start, end in cited) or _is_former(text, old.start):
            continue
        yield _gone_body(wording, old)


def _placed_bodies(wording: Wording, places: Iterable[OldPlace], day: dt.date, directory: Directory) -> Iterator[Found]:
    """Bodies in a text of places that are no more; the text may speak of the past, so that it is only a remark."""
    text, cited = wording.text, None
    for old in places:
        if cited is None:
            cited = tuple((one.start, one.end) for one in find_citations(text))
        if any(start <= old.start < end for start, end in cited) or _is_former(text, old.start):
            continue
        found = gone(old.meant, day, directory)
        wished = text[: old.start] + found.proposal + text[old.end :] if found.proposal else None
        yield Found(node=wording.path, text=text, proposal=wished, said=found.said, severity=Severity.INFO)


def _gone_body(wording: Wording, old: OldBody) -> Found:
    text, body = wording.text, old.body
    now = body.successors[0].name if body.successors else ""
    meant = Resolution(name=text[old.start : old.end], how=How.OLD, body=body, valid=False, successors=body.successors)
    whole = text[old.start : old.end] == body.name
    fixes = (PlanFix(path=wording.path, text=now, start=old.start, end=old.end),) if now and whole and UnitLevel.CENTRAL in body.levels and body.is_sure else ()
    wished = text[: old.start] + now + text[old.end :] if now else None
    said = {"until": short_date(body.last or dt.date.max)}
    if len(body.successors) > 1:
        said["now"] = _now(meant)
    return Found(node=wording.path, text=text, proposal=wished, said=said, severity=_weight(meant), fixes=fixes)


def _is_former(text: str, at: int) -> bool:
    return bool(_FORMER.search(text[:at]) or _NOW.search(text[at : at + _NEAR]))


# --- what is not certain


def _is_asked(meant: Resolution) -> bool:
    """Whether there is something to ask: a name nobody knows, or several it may mean. A place of an unknown province may be anywhere."""
    if meant.is_sure or not meant.valid:
        return False
    if meant.how is How.AMBIGUOUS:
        return bool(meant.bodies) or 0 < len(meant.places) <= _CHOICES
    return meant.body is None and any(char.isalpha() for char in meant.name)


def _asked(wording: Wording, meant: Resolution) -> Found:
    choices = [body.name for body in meant.bodies[:_CHOICES]] + [place.title for place in meant.places[:_CHOICES]]
    return Found(node=wording.path, text=meant.name, said={"meant": ", ".join(choices)} if choices else {"unknown_unit": ""})
