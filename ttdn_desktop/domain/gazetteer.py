"""The units below the provinces: the communes of today, and the districts and communes before 1 July 2025 with those that took them over."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ttdn_desktop.domain.units import UnitLevel

FORMER = "cu-"
"""How keys of units begin that are no more."""

_DISTRICTS = frozenset("hqsc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A unit of administration under one name and kind ("tỉnh", "thành phố", "phường"); the days are included, None is open.

    A unit that changed its name or kind is several of these with one key, one after the other. `successors` are the keys of those that took over one
    that is no more, that with the largest part of it first.
    """

    name: str  # without the kind: "Hải Dương"
    kind: str
    key: str = ""  # official code: two figures for a province, five for a commune, three for a district; `FORMER` before those that are no more
    level: UnitLevel = UnitLevel.PROVINCE
    within: str = ""  # key of the unit it lies in
    first: dt.date | None = None
    last: dt.date | None = None
    successors: tuple[str, ...] = ()
    also: tuple[str, ...] = ()  # other spellings of the name: "Đăk Lăk"
    full_name: bool = False  # named after a person, a number or an event: always with its kind
    act: str = ""

    @property
    def title(self) -> str:
        """The name with its kind: "phường Hải Dương"."""
        return f"{self.kind} {self.name}"

    def stands_on(self, day: dt.date) -> bool:
        """Whether there was such a unit on that day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class Gazetteer:
    """Communes by the key of their province, made into places when a province is asked for; the lines of the data are kept as they are."""

    def __init__(
        self,
        *,
        now: Mapping[str, Sequence[str]],
        former: Mapping[str, Sequence[str]],
        kinds: Mapping[str, str],
        first: dt.date,
        last: dt.date,
        states: Mapping[tuple[str, int], Place] | None = None,
    ) -> None:
        self.now = now  # lines "x;00097;Hồng Hà"
        self.former = former  # lines "x;10507;Cẩm Thượng;10507,10525" below that of their district
        self.kinds = kinds
        self.first = first
        self.last = last
        self._states = states or {}  # by province and line of `now`: what an update says of it
        self._places: dict[tuple[str, bool], tuple[Place, ...]] = {}
        self._provinces: dict[str, list[str]] = {}

    def communes(self, province: str) -> tuple[Place, ...]:
        """The communes of today in the province of that key."""
        return self._made((province, True), self._communes)

    def former_units(self, province: str) -> tuple[Place, ...]:
        """The districts and communes of the province before, each district before its communes."""
        return self._made((province, False), self._former)

    def place(self, key: str, day: dt.date | None = None) -> Place | None:
        """The unit of that key below the provinces, as it was on the day, else in its latest state."""
        units_of = self.former_units if key.startswith(FORMER) else self.communes
        states = [place for province in self._by_key().get(key, ()) for place in units_of(province) if place.key == key]
        return next((place for place in states if day is not None and place.stands_on(day)), None) or max(
            states, key=lambda place: place.first or dt.date.min, default=None
        )

    def with_news(self, places: Sequence[Place]) -> "Gazetteer":
        """The same with communes under newer names, or as an update says of them.

        A state that goes on ends where the next one of its key begins, also where that lies in another province.
        """
        now = {province: list(lines) for province, lines in self.now.items()}
        states = dict(self._states)
        letters = {kind: letter for letter, kind in self.kinds.items()}

        def line_of(place: Place) -> str:
            return f"{letters.get(place.kind, next(iter(self.kinds)))};{place.key};{place.name}"

        lines: dict[str, list[tuple[str, int]]] = {}
        for province, own in now.items():
            for at, line in enumerate(own):
                lines.setdefault(line.split(";", 2)[1], []).append((province, at))
        for place in sorted(places, key=lambda place: place.first or dt.date.min):
            for at_line in lines.get(place.key, ()):
                province, at = at_line
                state = states.get(at_line) or self.communes(province)[at]
                if state.first == place.first:
                    states[at_line] = place
                    now[province][at] = line_of(place)  # by which it is found
                    break
                if place.first is not None and state.last is None:
                    states[at_line] = replace(state, last=place.first - dt.timedelta(days=1))
            else:
                own = now.setdefault(place.within, [])
                lines.setdefault(place.key, []).append((place.within, len(own)))
                states[place.within, len(own)] = place
                own.append(line_of(place))
        return Gazetteer(now=now, former=self.former, kinds=self.kinds, first=self.first, last=self.last, states=states)

    def _by_key(self) -> dict[str, list[str]]:
        """In which province each unit lies; one that went to another is in both."""
        if not self._provinces:
            for start, table in (("", self.now), (FORMER, self.former)):
                for province, lines in table.items():
                    for line in lines:
                        self._provinces.setdefault(start + line.split(";", 2)[1], []).append(province)
        return self._provinces

    def _made(self, key: tuple[str, bool], make: Callable[[str], Iterator[Place]]) -> tuple[Place, ...]:
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = tuple(make(key[0]))
        return found

    def _communes(self, province: str) -> Iterator[Place]:
        for at, line in enumerate(self.now.get(province, ())):
            letter, code, name = line.split(";")
            yield self._states.get((province, at)) or Place(
                name=name, kind=self.kinds[letter], key=code, level=UnitLevel.COMMUNE, within=province, first=self.first
            )

    def _former(self, province: str) -> Iterator[Place]:
        district = ""
        for line in self.former.get(province, ()):
            letter, code, name, *taken = line.split(";")
            key, successors = FORMER + code, tuple(taken[0].split(",")) if taken else ()
            level, within = (UnitLevel.DISTRICT, province) if letter in _DISTRICTS else (UnitLevel.COMMUNE, district)
            district = key if letter in _DISTRICTS else district
            yield Place(name=name, kind=self.kinds[letter], key=key, level=level, within=within, last=self.last, successors=successors)
