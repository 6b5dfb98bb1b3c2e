"""Names of units in tasks, recipients and text: those that are no more on the day of the paper, and those of which nobody can say whom they mean."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.gazetteer import Place
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.units import Unit, UnitLevel, Units
from ttdn_desktop.language.citations import find_citations
from ttdn_desktop.language.dates import short_date
from ttdn_desktop.language.old_bodies import OldBody, old_bodies
from ttdn_desktop.language.old_places import OldPlace, old_places
from ttdn_desktop.language.unit_groups import GroupWords
from ttdn_desktop.language.unit_names import How, Resolution, resolve
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.model import Found, PlanFix
from ttdn_desktop.rules.registry import check
from ttdn_desktop.rules.wordings import Kind, Wording, in_texts, under

_LOOKED_AT = frozenset({Kind.PROSE, Kind.TITLE, Kind.WORDS, Kind.CELL})
_NEAR = 90
_NOW = re.compile(r"\((?:nay|hiện nay) là")
_FORMER = re.compile(r"(?:trước đây|nguyên|cũ|trước là|tiền thân)\W*(?:là\s+)?$", re.IGNORECASE)
_SHOWN = 3  # so many of those that took over are named
_CHOICES = 3


_GONE, _UNCLEAR = "TTDN-15", "TTDN-KH-07"


@check(_GONE)
def units_bear_the_names_of_the_day(case: Case) -> Iterator[Found]:
    """In recipients, tasks and text; what is cited keeps the name of its day."""
    return (found for code, found in _all(case) if code == _GONE)


@check(_UNCLEAR)
def units_can_be_told_from_others(case: Case) -> Iterator[Found]:
    """Those that lead, take part or receive; each name once."""
    seen: set[str] = set()
    for code, found in _all(case):
        if code == _UNCLEAR and found.text not in seen:
            seen.add(found.text)
            yield found


def _all(case: Case) -> tuple[tuple[str, Found], ...]:
    """What both checks find, looked for in one go and only in what changed."""
    worked, office = case.sight.worked, _office(case)
    if "unit names" not in worked:
        look = partial(_look, case=case, office=office)
        worked["unit names"] = tuple((code, under(one, path)) for path, found in in_texts(case, ("unit names", office), look) for code, one in found)
    known: tuple[tuple[str, Found], ...] = worked["unit names"]
    return known


def _look(own: tuple[Wording, ...], *, case: Case, office: tuple[str, ...]) -> tuple[tuple[str, Found], ...]:
    found: list[tuple[str, Found]] = []
    for wording in own:
        if wording.kind is Kind.NAME:
            found += _in_name(wording, case, office)
        elif wording.kind in _LOOKED_AT:
            found += ((_GONE, one) for one in _in_text(wording, case, office))
    return tuple(found)


def _in_name(wording: Wording, case: Case, office: tuple[str, ...]) -> Iterator[tuple[str, Found]]:
    """A name of one unit or several."""
    day, directory, groups, units = case.day, case.subject.directory, case.subject.groups, case.subject.units
    meant = resolve(wording.text, day, directory, groups, office=office) if groups is not None else None
    if groups is not None and meant is not None and (unit := _own_unit(meant, units)) is not None:
        known = _own_gone(wording, unit, day, units) if unit.first or unit.last else _own_undated(wording, unit, case, groups)
        yield from ((_GONE, one) for one in known)
        return
    moved = meant is not None and any(_is_moved(part, day) for part in meant.parts or (meant,))
    bodies = () if moved else tuple(_named_bodies(wording, day, directory))
    yield from ((_GONE, one) for one in bodies)
    if meant is not None:
        yield from ((_GONE, one) for one in (() if bodies else _named_places(wording, meant, day, directory)))
        yield from ((_UNCLEAR, _asked(wording, part)) for part in (meant.parts or (meant,)) if _is_asked(part))


def _in_text(wording: Wording, case: Case, office: tuple[str, ...]) -> Iterator[Found]:
    """Running text."""
    day, directory, groups = case.day, case.subject.directory, case.subject.groups
    yield from _named_bodies(wording, day, directory)
    if groups is not None:
        yield from _placed_bodies(wording, old_places(wording.text, day, directory, groups, office), day, directory)


def _office(case: Case) -> tuple[str, ...]:
    """The issuing body and the one above it, and the units of the office's directory: what they name is its own."""
    if "office" not in case.sight.worked:
        case.sight.worked["office"] = (*_issuers(case), *(name for unit in case.subject.units.units for name in (unit.name, *unit.short)))
    names: tuple[str, ...] = case.sight.worked["office"]
    return names


def _issuers(case: Case) -> tuple[str, ...]:
    record = case.record
    return () if record is None else (record.issuer.name, record.issuer.parent or "")


# --- what is no more


def gone(meant: Resolution, day: dt.date, directory: Directory) -> Found:
    """A name that is no more, with those in its place; what is certain of it as a mending of the whole text."""
    until = {"until": short_date(meant.last)} if meant.last is not None else {}
    if meant.place is not None and meant.place.level is UnitLevel.PROVINCE and meant.body is not None and meant.body.stands_on(day):
        heirs = directory.heirs(meant.place, day)
        if len(heirs) == 1 and all(one.name.endswith(heirs[0].title) for one in meant.successors):  # not "Tỉnh ủy", now "Thành ủy"
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


def _is_moved(meant: Resolution, day: dt.date) -> bool:
    """Whether neither the body nor its place is any more."""
    return meant.body is not None and meant.place is not None and not meant.body.stands_on(day) and not meant.place.stands_on(day)


def _own_unit(meant: Resolution, units: Units) -> Unit | None:
    """The unit of the office's directory that is meant."""
    return next((unit for unit in units.units if meant.own in {unit.name, *unit.short}), None) if meant.own else None


def _own_undated(wording: Wording, unit: Unit, case: Case, groups: GroupWords) -> Iterator[Found]:
    """A unit of the directory of which it says no days: what is known of such bodies and places holds for it too."""
    day, directory = case.day, case.subject.directory
    for words in dict.fromkeys((wording.text, unit.name)):
        named = replace(wording, text=words)
        found = list(_named_bodies(named, day, directory))
        found = found or list(_named_places(named, resolve(words, day, directory, groups, office=_issuers(case)), day, directory))
        if found:
            yield from found if words == wording.text else (replace(one, text=wording.text, fixes=()) for one in found)
            return


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
    certain = len(body.successors) == 1 and UnitLevel.CENTRAL in body.levels and body.is_sure and text[old.start : old.end] == body.name
    fixes = (PlanFix(path=wording.path, text=now, start=old.start, end=old.end),) if certain else ()
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
    if meant.how is How.CHANGING:
        return True
    if meant.how is How.AMBIGUOUS:
        return bool(meant.bodies) or 0 < len(meant.places) <= _CHOICES
    return meant.body is None and any(char.isalpha() for char in meant.name)


def _asked(wording: Wording, meant: Resolution) -> Found:
    choices = [body.name for body in meant.bodies[:_CHOICES]] + [place.title for place in meant.places[:_CHOICES]]
    if meant.how is How.CHANGING:  # it, or one that took over from it in its province already
        choices = [meant.name, *(one.name for one in meant.successors[:_CHOICES])]
    return Found(node=wording.path, text=meant.name, said={"meant": ", ".join(choices)} if choices else {"unknown_unit": ""})
