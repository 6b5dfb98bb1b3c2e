"""Ministries, departments, divisions, Party bodies and unions with the days on which they bore their names, and who took over what from them."""

import datetime as dt
from dataclasses import dataclass

from ttdn_desktop.domain.units import UnitLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """A body that took over from another, and what of it (in Vietnamese; empty: all)."""

    name: str
    duty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body, or one that there is in each unit of its levels, under one name; the days are included, None is open or not known."""

    name: str  # "Sở Văn hóa, Thể thao và Du lịch"
    levels: tuple[UnitLevel, ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None
    short: tuple[str, ...] = ()  # abbreviations and other names that do not come of the first letters alone
    changes_from: dt.date | None = None  # from then to `last` each place put it under its successors on a day of its own
    successors: tuple[Successor, ...] = ()  # that with what external information needs first
    act: str = ""
    confidence: str = ""  # of days and successors: text, secondary, unverified
    note: str = ""
    everywhere: bool = True  # False: there is one in some provinces only

    def stands_on(self, day: dt.date) -> bool:
        """Whether there was such a body on that day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def is_changing(self, day: dt.date) -> bool:
        """Whether it may be another already on that day, for it changed on a day of its own in each place."""
        return self.changes_from is not None and self.changes_from <= day and self.stands_on(day)

    @property
    def is_sure(self) -> bool:
        """Whether its days and successors were looked up."""
        return self.confidence != "unverified"


@dataclass(frozen=True, slots=True, kw_only=True)
class OldKind:
    """A kind of unit that there is no more since the day after `last` ("huyện")."""

    name: str
    level: UnitLevel
    last: dt.date
    act: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitWords:
    """Words by which names of units are told apart, in small letters."""

    honorifics: tuple[str, ...] = ()  # how names of people and of what they are begin
    pointers: tuple[str, ...] = ()  # "như trên"
    local: tuple[str, ...] = ()  # how units begin that no directory lists: "trường", "thôn"
    of_level: tuple[str, ...] = ()  # those of them that belong to the level they name: "phòng"
    plural: tuple[str, ...] = ()  # "các"
    group_nouns: tuple[str, ...] = ()  # "sở", "ngành", "địa phương"
