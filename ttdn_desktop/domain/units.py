"""The units an office works with, which of them a plan names, and what levels of administration there are."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from ttdn_desktop.domain.plan import Plan


class UnitLevel(StrEnum):
    """Level of administration (cấp), the highest first."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"  # until 30 June 2025
    COMMUNE = "commune"


class UnitKind(StrEnum):
    """What a unit is; the order is that in which lists show them."""

    SUPERIOR = "superior"  # cơ quan cấp trên
    COMMITTEE = "committee"  # Ủy ban nhân dân
    DIVISION = "division"  # phòng, ban, sở
    PARTY = "party"  # cơ quan Đảng
    FRONT = "front"  # Mặt trận Tổ quốc
    UNION = "union"  # đoàn thể
    POLICE = "police"  # Công an
    MILITARY = "military"  # Quân sự
    HEALTH = "health"  # trạm y tế
    SCHOOL = "school"  # trường học
    PRESS = "press"  # báo, đài
    VILLAGE = "village"  # thôn, tổ dân phố
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs for a unit, in what capacity, from when until when (both days included; None is open)."""

    name: str
    title: str  # chức vụ
    capacity: tuple[str, ...] = ()  # quyền hạn ký as printed, one line each: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"
    first: dt.date | None = None
    last: dt.date | None = None

    def signs_on(self, day: dt.date) -> bool:
        """Whether the term covers that day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Where a unit is reached; of people only what official papers print."""

    person: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One body of the office's directory; the days it exists are included, None is open. `above` and the ids in the tuples are ids of units."""

    id: str
    name: str  # "Phòng Văn hóa - Xã hội"
    kind: UnitKind = UnitKind.OTHER
    level: UnitLevel | None = None
    short: tuple[str, ...] = ()  # abbreviations and other names it is called by: "Phòng VH-XH"
    above: str | None = None
    place_code: str = ""  # of the unit of administration it belongs to (domain/directory.py)
    heading: tuple[str, ...] = ()  # its lines in the letterhead, where they are not its name
    date_place: str = ""  # địa danh beside the date
    symbol: str = ""  # its part of the symbol of papers, "UBND"
    signatories: tuple[Signatory, ...] = ()
    contact: Contact = Contact()
    first: dt.date | None = None
    last: dt.date | None = None
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    note: str = ""

    def stands_on(self, day: dt.date) -> bool:
        """Whether there is such a unit on that day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


UNITS_ID = "units"
"""The one directory of a workspace, as an aggregate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """The directory of an office: the units it works with. `own` is the office itself, `place_code` its unit of administration."""

    units: tuple[Unit, ...] = ()
    own: str | None = None
    place_code: str = ""

    @property
    def id(self) -> str:
        """Its identity as an aggregate; there is one of a workspace."""
        return UNITS_ID

    def unit(self, unit_id: str | None) -> Unit | None:
        """The unit of that id."""
        return next((one for one in self.units if one.id == unit_id), None)


def units_used(plan: Plan) -> Counter[str]:
    """Every unit that leads a task or takes part in one, in the order of the first mention, with how often it is named."""
    return Counter(name for task in plan.tasks for name in (*task.leads, *task.partners) if name.strip())
