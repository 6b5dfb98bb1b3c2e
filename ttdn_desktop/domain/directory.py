"""Places and bodies with the days on which they bore their names."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A unit of administration under one name and kind ("tỉnh", "thành phố", "phường"); the days are included, None is open."""

    name: str  # without the kind: "Hải Dương"
    kind: str
    first: dt.date | None = None
    last: dt.date | None = None
    now: str = ""  # what it belongs to since, "thành phố Hải Phòng"
    full_name: bool = False  # named after a person, a number or an event: always with its kind
    act: str = ""

    def stands_on(self, day: dt.date) -> bool:
        """Whether there was such a unit on that day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class OldName:
    """A name that a body, or a kind of unit, bore until a day; `now` is what stands in its place."""

    name: str
    last: dt.date
    now: str = ""
    act: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """What is known of places and bodies. `bodies` are names of single ones, `kinds` words for units that are no more ("huyện")."""

    provinces: tuple[Place, ...] = ()
    named_in_full: frozenset[str] = frozenset()  # names of people and events that units below the provinces bear, in small letters
    bodies: tuple[OldName, ...] = ()
    kinds: tuple[OldName, ...] = ()

    def provinces_named(self, name: str) -> Iterator[Place]:
        """Every state of the provinces of that name, the oldest first."""
        return (place for place in self.provinces if place.name.casefold() == name.casefold())
