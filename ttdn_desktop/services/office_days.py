"""The office on the day of a paper: the name its province bore, the units it could name, who signed for it."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ttdn_desktop.domain.directory import Directory, Place
from ttdn_desktop.domain.plan import Issuer, Plan
from ttdn_desktop.domain.units import Unit, Units
from ttdn_desktop.domain.units_edits import own_on, signatories_on
from ttdn_desktop.language.dates import year_in
from ttdn_desktop.language.fold import fold
from ttdn_desktop.services.choices import SigningChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonToSign(SigningChoice):
    """The same with the person whose term covers the day."""

    name: str = ""

    @property
    def words(self) -> str:
        """In one line, the person first."""
        return " – ".join(part for part in (self.name, *self.capacity, self.title) if part)


def issuer_on(issuer: Issuer, day: dt.date, directory: Directory) -> Issuer:
    """Who issues, as named on that day; the very same where nothing in the names was called otherwise."""
    parent = _renamed(issuer.parent, day, directory) if issuer.parent else issuer.parent
    lines = tuple(_renamed(line, day, directory) for line in issuer.lines)
    made = replace(issuer, parent=parent, name=_renamed(issuer.name, day, directory), lines=lines)
    return issuer if made == issuer else made


def day_of(plan: Plan, today: dt.date) -> dt.date:
    """The day of a plan: that of issue, else the planned one; of a paper that says only its year the end of that year; else today."""
    if plan.validity_date is not None:
        return plan.validity_date
    year = year_in(plan.document.date_text or "")
    return min(dt.date(int(year), 12, 31), today) if year else today


def plan_on_its_day(plan: Plan, units: Units, today: dt.date, directory: Directory) -> Plan | None:
    """The plan with the heading its office bore on its day, where it has another of the same office; None where there is nothing to offer.

    A paper without a day counts as of today. The name of a province that was merged leads to the one in its place; the place beside the date follows.
    """
    day = day_of(plan, today)
    issuer = issuer_on(plan.issuer, day, directory)
    own, now = own_on(units, day), units.unit(units.own)
    if own is not None and now is not None and own.id != now.id and issuer == plan.issuer and fold(plan.issuer.name) in {fold(now.name), *map(fold, now.short)}:
        issuer = replace(plan.issuer, name=own.name, lines=own.heading)
    if issuer == plan.issuer:
        return None
    return replace(plan, issuer=issuer, document=replace(plan.document, place=_place_on(plan.document.place, plan.issuer, day, directory)))


def name_on(unit: Unit, day: dt.date, directory: Directory) -> str:
    """The name of a unit with its province as it is called on that day."""
    return _renamed(unit.name, day, directory)


def directory_names(units: Units, day: dt.date | None, directory: Directory) -> tuple[str, ...]:
    """Names of the office's own units that stand on the day, in their order, as they are on that day."""
    if day is None:
        return tuple(dict.fromkeys(unit.name for unit in units.units))
    return tuple(dict.fromkeys(name_on(unit, day, directory) for unit in units.units if unit.stands_on(day)))


def suggested_names(units: Units, day: dt.date | None, used: Sequence[str], directory: Directory) -> tuple[str, ...]:
    """The office's own units first, then names used before; without units that are no more or not yet there on that day."""
    ended = {fold(name) for unit in units.units if day is not None and not unit.stands_on(day) for name in (unit.name, *unit.short)}
    standing = directory_names(units, day, directory)
    ended |= {fold(unit.name) for unit in units.units if day is not None and name_on(unit, day, directory) != unit.name}
    ended -= set(map(fold, standing))
    return tuple(dict.fromkeys((*standing, *(name for name in used if fold(name) not in ended))))


def people_to_sign(plan: Plan, units: Units, today: dt.date, directory: Directory) -> tuple[PersonToSign, ...]:
    """Who signs for the body that issues the plan, by the office's own units, on its day: of that body, else of the office itself."""
    day = day_of(plan, today)
    unit = _issuing_unit(plan, units, day, directory) or own_on(units, day)
    return tuple(PersonToSign(capacity=one.capacity, title=one.title, name=one.name) for one in signatories_on(unit, day))


def _issuing_unit(plan: Plan, units: Units, day: dt.date, directory: Directory) -> Unit | None:
    name = fold(plan.issuer.name)
    return next(
        (unit for unit in units.units if unit.stands_on(day) and name in {fold(unit.name), fold(name_on(unit, day, directory)), *map(fold, unit.short)}), None
    )


# --- provinces under other names


@lru_cache(maxsize=4)
def _titles(directory: Directory) -> re.Pattern[str]:
    titles = {f"{place.kind} {name}" for place in directory.provinces for name in (place.name, *place.also)}
    titles |= {f"{start} {place.name}" for place in directory.provinces for start in _party_words(directory).values()}
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(titles, key=len, reverse=True)))})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=4)
def _party_words(directory: Directory) -> dict[str, str]:
    """What the committee of the Party is called, by the kind of its province."""
    return {kind: directory.party_committees[kind] for kind in {place.kind for place in directory.provinces}}


@lru_cache(maxsize=8192)
def _renamed(text: str, day: dt.date, directory: Directory) -> str:
    """The text with every province in it as it is called on that day."""

    def renamed(found: re.Match[str]) -> str:
        states = tuple(_states(found[0], directory))
        if not states or any(state.stands_on(day) for state in states):
            return found[0]
        heirs = tuple(dict.fromkeys(heir for state in states for heir in directory.heirs(state, day)))
        if len(heirs) != 1 or any((one.name, one.kind) == (heirs[0].name, heirs[0].kind) for one in states):
            return found[0]
        title = directory.party_committee(heirs[0]) if _of_party(found[0], directory) else heirs[0].title
        return title.upper() if found[0].isupper() else title

    return _titles(directory).sub(renamed, text)


def _of_party(words: str, directory: Directory) -> bool:
    return fold(words).startswith(tuple(fold(start) for start in _party_words(directory).values()))


def _states(words: str, directory: Directory) -> Iterator[Place]:
    """The states of the province that these words name."""
    plain = " ".join(words.casefold().split())
    for place in directory.provinces:
        for name in (place.name, *place.also):
            if plain in {f"{place.kind} {name}".casefold(), f"{_party_words(directory).get(place.kind, '')} {name}".casefold()}:
                yield place


def _place_on(place: str | None, before: Issuer, day: dt.date, directory: Directory) -> str | None:
    """The place beside the date, where it was that of the province in the heading."""
    for text in (before.name, before.parent or ""):
        for found in _titles(directory).finditer(text):
            for state in _states(found[0], directory):
                heirs = directory.heirs(state, day)
                if place is not None and fold(place) == fold(directory.place_name(state)) and len(heirs) == 1:
                    return directory.place_name(heirs[0])
    return place
