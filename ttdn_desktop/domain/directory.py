"""Places and bodies with the days on which they bore their names."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ttdn_desktop.domain.bodies import Body, OldKind, UnitWords
from ttdn_desktop.domain.gazetteer import Gazetteer, Place
from ttdn_desktop.domain.units import UnitLevel

__all__ = ["Directory", "Place"]

_NUMBERED = re.compile(r"\d{1,2}(?!\d)")  # "Phường 1", "Phường 2 Bảo Lộc"


def _no_gazetteer() -> Gazetteer:
    return Gazetteer(now={}, former={}, kinds={}, first=dt.date.max, last=dt.date.min)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Directory:
    """What is known of places and bodies; one value, equal to itself alone, so that what is known of it can be kept."""

    provinces: tuple[Place, ...] = ()
    named_in_full: frozenset[str] = frozenset()  # names of people and events that units below the provinces bear, in small letters
    bodies: tuple[Body, ...] = ()
    kinds: tuple[OldKind, ...] = ()  # words for units that are no more: "huyện"
    words: UnitWords = field(default=UnitWords(), repr=False)
    committee: str = ""  # "Ủy ban nhân dân"
    party_committees: Mapping[str, str] = field(default_factory=dict, repr=False)  # by kind of place: "Tỉnh ủy"
    gazetteer: Callable[[], Gazetteer] = field(default=_no_gazetteer, repr=False)  # read when it is first asked for

    # --- provinces

    def provinces_on(self, day: dt.date) -> tuple[Place, ...]:
        """The provinces and cities of that rank on a day, in the order of their codes."""
        return tuple(place for place in self.provinces if place.stands_on(day))

    def province_of(self, place: Place, day: dt.date | None = None) -> Place | None:
        """The province the unit lies in, itself where it is one; in its state of that day, else in the latest."""
        while place.level is not UnitLevel.PROVINCE:
            above = self.place(place.within, day)
            if above is None:
                return None
            place = above
        return place

    # --- units below

    def communes_of(self, province: Place, day: dt.date) -> tuple[Place, ...]:
        """The xã, phường, thị trấn and đặc khu of a province on a day."""
        return tuple(place for place in self.units_of(province, day) if place.level is UnitLevel.COMMUNE)

    def units_of(self, province: Place, day: dt.date) -> tuple[Place, ...]:
        """All units below the province on a day."""
        known = self.gazetteer()
        return tuple(place for place in known.communes(province.key) if place.stands_on(day)) if day >= known.first else known.former_units(province.key)

    # --- one unit through the days

    def place(self, key: str, day: dt.date | None = None) -> Place | None:
        """The unit of that key as it was on the day, else in its latest state."""
        states = [place for place in self.provinces if place.key == key]
        if not states:
            return self.gazetteer().place(key, day)
        return next((place for place in states if day is not None and place.stands_on(day)), None) or max(states, key=lambda place: place.first or dt.date.min)

    def heirs(self, place: Place, day: dt.date) -> tuple[Place, ...]:
        """What stands for the unit on a day: itself, itself under another name or kind, or those that took it over, that with most of it first.

        None for a day before there was such a unit; `forebears` tells what was there.
        """
        if place.stands_on(day):
            return (place,)
        if place.first is not None and day < place.first:
            earlier = self.place(place.key, day)
            return (earlier,) if earlier is not None and earlier.stands_on(day) else ()
        same = self.place(place.key, day)
        if same is not None and same.stands_on(day):
            return (same,)
        keys = place.successors or (self._successors_below(place) if place.level is UnitLevel.DISTRICT else ())
        taken = (self.place(key, day) for key in keys)
        return tuple(dict.fromkeys(heir for one in taken if one is not None for heir in self.heirs(one, day)))

    def _successors_below(self, district: Place) -> tuple[str, ...]:
        """The communes that took over those of a district."""
        communes = self.gazetteer().former_units(district.within)
        return tuple(dict.fromkeys(key for commune in communes if commune.within == district.key for key in commune.successors[:1]))

    def forebears(self, place: Place, day: dt.date) -> tuple[Place, ...]:
        """The units that stood on that day and were taken over, wholly or in part, by this one; itself where it stood already."""
        if heirs := self.heirs(place, day):
            return heirs
        if place.level is UnitLevel.PROVINCE:
            return tuple(one for one in self.provinces if place.key in one.successors and one.stands_on(day))
        province = self.province_of(place)
        before = self.forebears(province, day) if province is not None else ()
        return tuple(unit for one in before for unit in self.gazetteer().former_units(one.key) if place.key in unit.successors and unit.stands_on(day))

    # --- bodies

    def body(self, name: str) -> Body | None:
        """The body of that name."""
        return next((body for body in self.bodies if body.name == name), None)

    def forerunners(self, body: Body) -> tuple[Body, ...]:
        """The bodies from which it took over, wholly or in part."""
        return tuple(one for one in self.bodies if any(successor.name == body.name for successor in one.successors))

    # --- words

    def described(self, place: Place, day: dt.date | None = None) -> str:
        """The unit with all it lies in on that day, or in its last one: "xã Đoàn Tùng, huyện Thanh Miện, tỉnh Hải Dương"."""
        words, day = [place.title], day or place.last
        while place.within and (above := self.place(place.within, day)) is not None:
            words.append(above.title)
            place = above
        return ", ".join(words)

    def is_named_in_full(self, name: str) -> bool:
        """Whether a unit of that name always bears its kind: one named after a person, a number or an event."""
        plain = name.strip().casefold()
        return (
            plain in self.named_in_full or _NUMBERED.match(plain) is not None or any(one.full_name and one.name.casefold() == plain for one in self.provinces)
        )

    def party_committee(self, place: Place) -> str:
        """The committee of the Party of a unit: "Thành ủy Thành phố Hồ Chí Minh", "Đảng ủy xã Bình An"; empty where the data have none of that kind."""
        word = self.party_committees.get(place.kind, "")
        return f"{word} {place.title if place.level is UnitLevel.COMMUNE else self.place_name(place)}" if word else ""

    def place_name(self, place: Place) -> str:
        """The unit beside the date of its papers: "Hải Dương", "Phường 1"."""
        if not place.full_name and not self.is_named_in_full(place.name):
            return place.name
        return f"{place.kind[:1].upper()}{place.kind[1:]} {place.name}"
