"""The units that offices at a place usually work with: by their place, and villages as they are numbered or named."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ttdn_desktop import resources
from ttdn_desktop.domain.directory import Directory, Place
from ttdn_desktop.domain.units import Unit, UnitKind, UnitLevel
from ttdn_desktop.language.fold import fold
from ttdn_desktop.services.unit_kinds import group_of

_MOST_VILLAGES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualUnit:
    """A unit that offices of this kind usually work with; `taken`: nearly all do."""

    unit: Unit
    taken: bool = True


def usual_units(place: Place, day: dt.date, directory: Directory, villages: Sequence[str] = ()) -> tuple[UsualUnit, ...]:
    """The units an office at the place works with, in the order of the groups; schools are named after the place and to be named rightly."""
    words = names_at(place, day, directory)
    level = "province" if place.level is UnitLevel.PROVINCE else "commune"
    out = [
        UsualUnit(unit=_unit(entry, place, words, directory), taken=entry.get("taken", True)) for entry in usual_data()[level] if _is_here(entry, place, words)
    ]
    if level == "commune":
        schools = enumerate((name.format_map(words) for name in usual_data()["schools"]), 1)
        out += [UsualUnit(unit=plain_unit(f"school-{number}", name, UnitKind.SCHOOL, place), taken=False) for number, name in schools]
        out += [UsualUnit(unit=plain_unit(f"village-{fold(name)}", name, UnitKind.VILLAGE, place)) for name in villages]
    return tuple(sorted(out, key=lambda one: group_of(one.unit.kind)))


def village_kinds() -> tuple[str, ...]:
    """What the parts of a commune may be called."""
    return tuple(usual_data()["village_words"])


def usual_village_kind(place: Place) -> str:
    """What they usually are in a unit of this kind."""
    return str(usual_data()["village_kinds"].get(place.kind, "thôn"))


def villages(text: str, kind: str) -> tuple[str, ...]:
    """Names of villages of a number ("12": Thôn 1 … Thôn 12) or of a list with commas, semicolons or lines; the kind is put before names without one."""
    text = text.strip()
    if text.isdecimal():
        return tuple(_headed(str(number), kind) for number in range(1, min(int(text), _MOST_VILLAGES) + 1))
    names = (" ".join(part.split()) for part in re.split(r"[;,\n]", text))
    return tuple(dict.fromkeys(_headed(name, kind) for name in names if name))[:_MOST_VILLAGES]


def unit_of_place(place: Place, day: dt.date, directory: Directory) -> Unit:
    """The people's committee of a unit of administration as an entry of the directory."""
    kinds = {UnitLevel.PROVINCE: UnitKind.SUPERIOR}
    return Unit(
        id=unit_id("province_committee" if place.level is UnitLevel.PROVINCE else "committee", place.key),
        name=f"{directory.committee} {_title(place)}",
        kind=kinds.get(place.level, UnitKind.COMMITTEE),
        level=place.level,
        short=(f"UBND {_title(place)}",),
        place_code=place.key,
        heading=(directory.committee.upper(), place.title.upper()),
        date_place=directory.place_name(place),
        symbol="UBND",
        first=place.first,
        last=place.last,
        note=directory.described(place, day),
    )


def usual_data() -> Any:
    """The data of usual units and offices."""
    return resources.load_json("units/usual.json")


@lru_cache(maxsize=64)
def names_at(place: Place, day: dt.date, directory: Directory) -> dict[str, str]:
    """What the names of the data are filled with."""
    province = directory.province_of(place, day) or place
    return {
        "unit": _title(place),
        "kind": place.kind,
        "place": place.name,
        "province": _title(province),
        "province_kind": province.kind,
        "party": directory.party_committee(province),
        "party_kind": directory.party_committees[province.kind],
        "party_letters": "TU",
        "youth": usual_data()["youth"][province.kind],
        "villages": usual_village_kind(place),
        "province_key": province.key,
        **usual_data()["culture"].get(province.key, usual_data()["culture"]["elsewhere"]),
    }


def _title(place: Place) -> str:
    """The name with its kind, which has a capital where it is a part of the name: "Thành phố Hồ Chí Minh" (NĐ 30/2020, PL II)."""
    return place.title[:1].upper() + place.title[1:] if place.full_name else place.title


def listed_at(key: str, place: Place, day: dt.date, directory: Directory) -> Unit | None:
    """The usual unit of that key there; None where offices at the place have none."""
    words = names_at(place, day, directory)
    level = "province" if place.level is UnitLevel.PROVINCE else "commune"
    found = next((one for one in usual_data()[level] if one["key"] == key and _is_here(one, place, words)), None)
    return _unit(found, place, words, directory) if found is not None else None


def _is_here(entry: dict[str, Any], place: Place, words: dict[str, str]) -> bool:
    if place.key in entry.get("not_in", ()) or words["province_key"] not in entry.get("provinces", (words["province_key"],)):
        return False
    return place.key in entry.get("also_in", ()) or place.kind in entry.get("places", (place.kind,))


def _unit(entry: dict[str, Any], place: Place, words: dict[str, str], directory: Directory) -> Unit:
    province = directory.province_of(place)
    codes = {"province": province.key if province is not None else "", "country": ""}
    code = codes.get(entry.get("of", ""), place.key)
    name = entry["name"].format_map(words)
    above = next((one for level in ("commune", "province") for one in usual_data()[level] if one["key"] == entry.get("above")), None)
    return Unit(
        id=unit_id(entry["key"], code),
        name=name,
        kind=UnitKind(entry["kind"]),
        level=UnitLevel(entry["level"]),
        short=tuple(dict.fromkeys(short for one in entry["short"] if (short := one.format_map(words)) != name)),
        above=unit_id(above["key"], codes.get(above.get("of", ""), place.key)) if above is not None else None,
        place_code=code,
        heading=tuple(line.format_map(words).upper() for line in entry.get("heading", ())),
        symbol=entry.get("symbol", "").format_map(words),
    )


def plain_unit(key: str, name: str, kind: UnitKind, place: Place) -> Unit:
    """A unit of which nothing is known but its name and kind, under the people's committee of its place."""
    return Unit(id=unit_id(key, place.key), name=name, kind=kind, level=place.level, place_code=place.key, above=unit_id("committee", place.key))


def unit_id(key: str, code: str) -> str:
    """The same for the same unit of the same place, so that setting up again finds it."""
    return f"{key}-{code}".rstrip("-")


def _headed(name: str, kind: str) -> str:
    known = any(re.match(rf"{re.escape(fold(word))}(?!\w)", fold(name)) for word in village_kinds())
    name = name if known else f"{kind} {name}"
    return name[:1].upper() + name[1:]
