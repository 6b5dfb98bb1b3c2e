"""The units of the whole country on a day, for looking up: places and bodies, their days, what they came from and went over to."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ttdn_desktop.domain.bodies import Body
from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.units import Unit, UnitKind, UnitLevel
from ttdn_desktop.i18n import _
from ttdn_desktop.language.dates import short_date
from ttdn_desktop.language.fold import fold
from ttdn_desktop.services.place_search import PlaceFound, before_and_after, find_places, place_of, places_on, provinces
from ttdn_desktop.services.unit_kinds import kind_of
from ttdn_desktop.services.usual_units import unit_of_place
from ttdn_desktop.services.words import initials, matches

_PLACE, _BODY = "place:", "body:"
_MOST_BODIES = 60
_SHORTEST = 3  # letters of an abbreviation that is looked for inside others


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of what was found; `key` is for `listed`."""

    key: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Another unit that stood on that day; `duty` is what was taken over where it was not all."""

    key: str
    words: str
    day: dt.date
    duty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One unit in full; `unit` is what the own directory would get, `said` its days and the act, `sure` whether that was looked up."""

    key: str
    words: str
    unit: Unit
    said: str
    sure: bool
    before: tuple[Link, ...] = ()
    after: tuple[Link, ...] = ()


def found_on(words: str, day: dt.date, directory: Directory) -> tuple[Row, ...]:
    """What stood on the day and holds the words, then what stood in the place of units of that name; the provinces where there are no words."""
    if not words.strip():
        return tuple(_row(hit) for hit in provinces(day, directory))
    rows = [*(_row(hit) for hit in places_on(words, day, directory)), *_bodies(words, day, directory)]
    known = {row.key for row in rows}
    rows += [_row(hit) for hit in find_places(words, day, directory) if hit.was is not None and _PLACE + hit.place.key not in known]
    return tuple(rows)


def listed(key: str, day: dt.date, directory: Directory) -> Listed | None:
    """One of them as it was on that day, else in its latest state."""
    if key.startswith(_PLACE):
        found = place_of(key.removeprefix(_PLACE), day, directory)
        return _listed_place(found, day, directory) if found is not None else None
    body = directory.body(key.removeprefix(_BODY))
    return _listed_body(body, day, directory) if body is not None else None


def key_of_place(code: str) -> str:
    """The key of a unit of administration."""
    return _PLACE + code


# --- places


def _row(hit: PlaceFound) -> Row:
    words = hit.words if hit.was is None else _("{place} (formerly {old})").format(place=hit.words, old=hit.was_words)
    return Row(key=_PLACE + hit.place.key, words=_capital(words))


def _listed_place(found: PlaceFound, day: dt.date, directory: Directory) -> Listed:
    place = found.place
    before, after = before_and_after(place, directory)
    code = _("code {code}").format(code=place.key.removeprefix("cu-"))
    return Listed(
        key=_PLACE + place.key,
        words=_capital(found.words),
        unit=unit_of_place(place, day, directory),
        said=_said(place.first, place.last, place.act, code),
        sure=True,
        before=tuple(_place_link(one, one.place.last or day) for one in before),
        after=tuple(_place_link(one, one.place.first or day) for one in after),
    )


def _place_link(found: PlaceFound, day: dt.date) -> Link:
    return Link(key=_PLACE + found.place.key, words=_capital(found.words), day=day)


# --- bodies


def _bodies(words: str, day: dt.date, directory: Directory) -> Iterator[Row]:
    """Bodies of that name on the day, or those that took over from them."""
    seen: set[str] = set()
    letters = "".join(fold(words).split())
    for body in directory.bodies:
        if not _holds(body, words, letters):
            continue
        if body.stands_on(day):
            standing: tuple[Body, ...] = (body,)
            was = ""
        else:
            later = body.last is not None and body.last < day
            standing = tuple(one for successor in body.successors if later and (one := directory.body(successor.name)) is not None and one.stands_on(day))
            was = body.name
        for one in standing:
            if one.name not in seen and len(seen) < _MOST_BODIES:
                seen.add(one.name)
                yield Row(key=_BODY + one.name, words=_("{place} (formerly {old})").format(place=one.name, old=was) if was else one.name)


def _holds(body: Body, words: str, letters: str) -> bool:
    names = (body.name, *body.short)
    return any(matches(name, words) for name in names) or (len(letters) >= _SHORTEST and any(letters in initials(name) for name in names))


def _listed_body(body: Body, day: dt.date, directory: Directory) -> Listed:
    before = tuple(Link(key=_BODY + one.name, words=one.name, day=one.last or day, duty=_duty(one, body)) for one in directory.forerunners(body))
    after = tuple(
        Link(key=_BODY + one.name, words=one.name, day=_next(body) or day, duty=one.duty) for one in body.successors if directory.body(one.name) is not None
    )
    return Listed(
        key=_BODY + body.name,
        words=body.name,
        unit=_unit_of(body),
        said=_said(body.first, body.last, body.act, body.note),
        sure=body.is_sure,
        before=before,
        after=after,
    )


def _duty(body: Body, successor: Body) -> str:
    return next((one.duty for one in body.successors if one.name == successor.name), "")


def _next(body: Body) -> dt.date | None:
    return body.last + dt.timedelta(days=1) if body.last is not None else None


def _unit_of(body: Body) -> Unit:
    central = UnitLevel.CENTRAL in body.levels
    return Unit(
        id=_BODY + fold(body.name).replace(" ", "-"),
        name=body.name,
        kind=UnitKind.SUPERIOR if central else kind_of(body.name),
        level=body.levels[0] if len(body.levels) == 1 else None,
        short=body.short,
        first=body.first,
        last=body.last,
        note=body.act,
    )


def _said(first: dt.date | None, last: dt.date | None, *more: str) -> str:
    days = (_("since {day}").format(day=short_date(first)) if first else "", _("until {day}").format(day=short_date(last)) if last else "")
    return " · ".join(part for part in (*days, *more) if part)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
