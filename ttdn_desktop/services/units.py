"""What an office begins with: who it is by its place, what its papers bear at the top, and the units it usually works with."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from ttdn_desktop import resources
from ttdn_desktop.domain.directory import Directory, Place
from ttdn_desktop.domain.plan import Issuer, Regime
from ttdn_desktop.domain.regimes import Family, family_of
from ttdn_desktop.domain.units import Signatory, Unit, UnitKind, UnitLevel, Units
from ttdn_desktop.domain.units_edits import put_units
from ttdn_desktop.i18n import N_
from ttdn_desktop.language.fold import fold
from ttdn_desktop.services.choices import SigningChoice
from ttdn_desktop.services.regimes import regime_of_new
from ttdn_desktop.settings import Settings

GROUPS: tuple[tuple[str, tuple[UnitKind, ...]], ...] = (
    (N_("Superior bodies"), (UnitKind.SUPERIOR,)),
    (N_("People's committees"), (UnitKind.COMMITTEE,)),
    (N_("Divisions"), (UnitKind.DIVISION,)),
    (N_("Bodies of the Party"), (UnitKind.PARTY,)),
    (N_("Front and unions"), (UnitKind.FRONT, UnitKind.UNION)),
    (N_("Police, military"), (UnitKind.POLICE, UnitKind.MILITARY)),
    (N_("Health"), (UnitKind.HEALTH,)),
    (N_("Schools"), (UnitKind.SCHOOL,)),
    (N_("Press"), (UnitKind.PRESS,)),
    (N_("Villages, residential groups"), (UnitKind.VILLAGE,)),
    (N_("Others"), (UnitKind.OTHER,)),
)
"""Groups of the directory in the order in which they are shown; the words are msgids."""

KINDS: dict[UnitKind, str] = {
    UnitKind.SUPERIOR: N_("Superior body"),
    UnitKind.COMMITTEE: N_("People's committee"),
    UnitKind.DIVISION: N_("Division"),
    UnitKind.PARTY: N_("Body of the Party"),
    UnitKind.FRONT: N_("Fatherland Front"),
    UnitKind.UNION: N_("Union, association"),
    UnitKind.POLICE: N_("Police"),
    UnitKind.MILITARY: N_("Military"),
    UnitKind.HEALTH: N_("Health"),
    UnitKind.SCHOOL: N_("School"),
    UnitKind.PRESS: N_("Press"),
    UnitKind.VILLAGE: N_("Village, residential group"),
    UnitKind.OTHER: N_("Other"),
}
LEVELS: dict[UnitLevel, str] = {
    UnitLevel.CENTRAL: N_("Central"),
    UnitLevel.PROVINCE: N_("Province"),
    UnitLevel.DISTRICT: N_("District (until 30/6/2025)"),
    UnitLevel.COMMUNE: N_("Commune"),
}
_MOST_VILLAGES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A kind of office at a place, as its papers name it on the day it was asked for."""

    key: str
    place: Place
    name: str
    parent: str
    lines: tuple[str, ...]
    place_name: str
    symbol: str
    signing: tuple[SigningChoice, ...]
    recipients: tuple[str, ...]
    regime: Regime
    unit: Unit  # the office itself, as an entry of the directory

    @property
    def words(self) -> str:
        """The name with that of the body it belongs to, where that tells where it is."""
        return self.name if self.place.name in self.name or not self.parent else f"{self.name} – {self.parent}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTop:
    """What stands at the top of an office's plans, as printed; a blank number, and the day open but for its year."""

    parent: str
    lines: tuple[str, ...]
    number: str
    national_name: str
    motto: str
    date: str
    issuer_mark: str  # under the lines of the office; empty: a drawn line
    issuer_rule: float  # that part of the last line
    motto_rule: float


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualUnit:
    """A unit that offices of this kind usually work with; `taken`: nearly all do."""

    unit: Unit
    taken: bool = True


class Known(StrEnum):
    """How a proposed unit stands to the directory."""

    NEW = "new"
    SAME = "same"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A proposed unit, the entry the directory has for it, and whether taking it would change that one."""

    unit: Unit
    state: Known
    taken: bool
    existing: Unit | None = None


def offices(place: Place, day: dt.date, directory: Directory) -> tuple[Office, ...]:
    """The kinds of office there are at a place, that of the people's committee first."""
    return tuple(_office(entry, place, day, directory) for entry in _data()["offices"] if entry["level"] == place.level)


def settings_of(office: Office, signing: SigningChoice, signer: str = "") -> dict[str, Any]:
    """The fields of Settings by which new plans begin as this office's."""
    return {
        "parent_body": office.parent,
        "issuing_body": office.name,
        "issuer_lines": office.lines,
        "place": office.place_name,
        "symbol": office.symbol,
        "recipients": office.recipients,
        "regime": str(office.regime),
        "signer_capacity": signing.capacity,
        "signer_title": signing.title,
        "signer_name": signer,
    }


def paper_top(settings: Settings, day: dt.date) -> PaperTop:
    """How a new plan of an office with these settings begins."""
    issuer = Issuer(parent=settings.parent_body or None, name=settings.issuing_body, lines=settings.issuer_lines)
    regime = regime_of_new(day, issuer, settings.regime)
    party = family_of(regime) is Family.PARTY
    said = resources.wording(regime)
    blanks = resources.load_json("units/usual.json")["paper_top"]["party" if party else "state"]
    return PaperTop(
        parent=settings.parent_body.upper(),
        lines=tuple(line.upper() for line in settings.issuer_lines) or ((settings.issuing_body.upper(),) if settings.issuing_body else ()),
        number=blanks["number"].format(symbol=settings.symbol),
        national_name=said.national_name,
        motto=said.motto,
        date=blanks["date"].format(place=settings.place, year=day.year),
        issuer_mark=said.issuer_mark,
        issuer_rule=resources.standards().issuer_line,
        motto_rule=resources.standards().motto_line,
    )


def usual_units(place: Place, day: dt.date, directory: Directory, villages: Sequence[str] = ()) -> tuple[UsualUnit, ...]:
    """The units an office at the place works with, in the order of the groups; schools are named after the place and to be named rightly."""
    words = _words(place, day, directory)
    level = "province" if place.level is UnitLevel.PROVINCE else "commune"
    out = [UsualUnit(unit=_unit(entry, place, words, directory), taken=entry.get("taken", True)) for entry in _data()[level] if _is_here(entry, place, words)]
    if level == "commune":
        schools = enumerate((name.format_map(words) for name in _data()["schools"]), 1)
        out += [UsualUnit(unit=_plain(f"school-{number}", name, UnitKind.SCHOOL, place), taken=False) for number, name in schools]
        out += [UsualUnit(unit=_plain(f"village-{fold(name)}", name, UnitKind.VILLAGE, place)) for name in villages]
    rank = {kind: number for number, (_title, kinds) in enumerate(GROUPS) for kind in kinds}
    return tuple(sorted(out, key=lambda one: rank[one.unit.kind]))


def village_kinds() -> tuple[str, ...]:
    """What the parts of a commune may be called."""
    return tuple(_data()["village_words"])


def usual_village_kind(place: Place) -> str:
    """What they usually are in a unit of this kind."""
    return str(_data()["village_kinds"].get(place.kind, "thôn"))


def villages(text: str, kind: str) -> tuple[str, ...]:
    """Names of villages of a number ("12": Thôn 1 … Thôn 12) or of a list with commas, semicolons or lines; the kind is put before names without one."""
    text = text.strip()
    if text.isdecimal():
        return tuple(_headed(str(number), kind) for number in range(1, min(int(text), _MOST_VILLAGES) + 1))
    names = (" ".join(part.split()) for part in re.split(r"[;,\n]", text))
    return tuple(dict.fromkeys(_headed(name, kind) for name in names if name))[:_MOST_VILLAGES]


def proposals(units: Units, usual: Iterable[UsualUnit]) -> tuple[Proposal, ...]:
    """The usual units beside what the directory has; those that are there are not taken again, differing ones only when asked for."""
    by_id = {unit.id: unit for unit in units.units}
    by_name = {fold(name): unit for unit in reversed(units.units) for name in (*unit.short, unit.name)}
    out = []
    for one in usual:
        existing = by_id.get(one.unit.id) or by_name.get(fold(one.unit.name))
        if existing is None:
            out.append(Proposal(unit=one.unit, state=Known.NEW, taken=one.taken))
        else:
            same = fold(existing.name) == fold(one.unit.name) or one.unit.name in existing.short
            out.append(Proposal(unit=one.unit, state=Known.SAME if same else Known.DIFFERS, taken=False, existing=existing))
    return tuple(out)


def taken_over(units: Units, chosen: Iterable[Proposal], office: Office | None = None) -> Units:
    """The directory with the units taken, and the office as its own; a name that is replaced stays as another name of its unit."""
    chosen = tuple(chosen)
    ids = {one.unit.id: one.existing.id for one in chosen if one.existing is not None}  # entries that stand for proposed ones under an id of their own
    new = [_relinked(_updated(one), ids) for one in chosen if one.taken and one.state is not Known.SAME]
    made = put_units(units, new)
    if office is None:
        return made
    named = next((unit for unit in made.units if fold(unit.name) == fold(office.unit.name)), None)
    found = made.unit(ids.get(office.unit.id, office.unit.id)) or named or _relinked(office.unit, ids)
    printed = {name: getattr(found, name) or getattr(office.unit, name) for name in ("heading", "date_place", "symbol", "place_code")}
    made = put_units(made, (replace(found, **printed),))
    present = {unit.id for unit in made.units}
    dangling = [replace(unit, above=None) for unit in made.units if unit.above is not None and unit.above not in present]
    return replace(put_units(made, dangling), own=found.id, place_code=office.place.key)


def as_called(office: Office, settings: Mapping[str, Any]) -> Office:
    """The office under the name that a person gave it, as another department of the same place; the same where the name is that of its kind."""
    name = str(settings["issuing_body"])
    if not name or fold(name) == fold(office.name):
        return office
    symbol = re.split(r"[-/]", str(settings["symbol"]), maxsplit=1)[-1]
    unit = _plain(f"office-{fold(name).replace(' ', '-')}", name, kind_of(name), office.place)
    level = "province_committee" if office.place.level is UnitLevel.PROVINCE else "committee"
    above = _id(level, office.place.key) if unit.kind is UnitKind.DIVISION else None
    lines = tuple(settings["issuer_lines"]) or (name.upper(),)
    return replace(office, name=name, lines=lines, unit=replace(unit, above=above, heading=lines, date_place=str(settings["place"]), symbol=symbol))


def with_signer(units: Units, signer: Signatory) -> Units:
    """The directory in which that person signs for the own office; one who is entered already stays as entered."""
    own = units.unit(units.own)
    if own is None or not signer.name or any(fold(one.name) == fold(signer.name) for one in own.signatories):
        return units
    return put_units(units, (replace(own, signatories=(*own.signatories, signer)),))


def kind_of(name: str) -> UnitKind:
    """What a unit probably is by how its name begins."""
    folded, plain = fold(name), name.casefold()
    best: tuple[tuple[int, bool], UnitKind] = ((0, False), UnitKind.OTHER)
    for start, written, kind in _starts():
        if folded.startswith(start) and not folded[len(start) : len(start) + 1].isalnum():
            best = max(best, ((len(start), plain.startswith(written)), kind), key=lambda pair: pair[0])  # marks decide only between likes: "Ban", "Bản"
    return best[1]


@cache
def _starts() -> tuple[tuple[str, str, UnitKind], ...]:
    """How names begin, without marks and as written, and what that says."""
    return tuple((fold(start), start.casefold(), UnitKind(kind)) for kind, starts in _data()["kinds_by_name"].items() for start in starts)


def group_of(kind: UnitKind) -> int:
    """The number of the group a kind is shown in."""
    return next(number for number, (_title, kinds) in enumerate(GROUPS) if kind in kinds)


def unit_of_place(place: Place, day: dt.date, directory: Directory) -> Unit:
    """The people's committee of a unit of administration as an entry of the directory."""
    kinds = {UnitLevel.PROVINCE: UnitKind.SUPERIOR}
    return Unit(
        id=_id("province_committee" if place.level is UnitLevel.PROVINCE else "committee", place.key),
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


def _data() -> Any:
    return resources.load_json("units/usual.json")


@lru_cache(maxsize=64)
def _words(place: Place, day: dt.date, directory: Directory) -> dict[str, str]:
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
        "youth": _data()["youth"][province.kind],
        "villages": usual_village_kind(place),
        "province_key": province.key,
        **_data()["culture"].get(province.key, _data()["culture"]["elsewhere"]),
    }


def _title(place: Place) -> str:
    """The name with its kind, which has a capital where it is a part of the name: "Thành phố Hồ Chí Minh" (NĐ 30/2020, PL II)."""
    return place.title[:1].upper() + place.title[1:] if place.full_name else place.title


def _office(entry: dict[str, Any], place: Place, day: dt.date, directory: Directory) -> Office:
    words = _words(place, day, directory)
    name, lines = entry["name"].format_map(words), tuple(line.format_map(words).upper() for line in entry["lines"])
    parent = entry["parent"].format_map(words)
    party = entry["family"] == Family.PARTY
    level = "province" if place.level is UnitLevel.PROVINCE else "commune"
    found = next((one for one in _data()[level] if one["key"] == entry["unit"] and _is_here(one, place, words)), None)
    unit = _unit(found, place, words, directory) if found is not None else _plain(entry["unit"], name, UnitKind(entry["kind"]), place)
    symbol = entry["symbol"].format_map(words)
    return Office(
        key=entry["key"],
        place=place,
        name=name,
        parent=parent,
        lines=lines,
        place_name=directory.place_name(place),
        symbol=symbol,
        signing=tuple(SigningChoice(capacity=tuple(capacity), title=title) for capacity, title in entry["signing"]),
        recipients=tuple(line.format_map(words) for line in entry["recipients"]),
        regime=Regime.PARTY_05HD_2026 if party else Regime.ND30_2020,
        unit=replace(unit, heading=lines, date_place=directory.place_name(place), symbol=re.split(r"[-/]", symbol, maxsplit=1)[-1]),
    )


def _is_here(entry: dict[str, Any], place: Place, words: dict[str, str]) -> bool:
    if place.key in entry.get("not_in", ()) or words["province_key"] not in entry.get("provinces", (words["province_key"],)):
        return False
    return place.key in entry.get("also_in", ()) or place.kind in entry.get("places", (place.kind,))


def _unit(entry: dict[str, Any], place: Place, words: dict[str, str], directory: Directory) -> Unit:
    province = directory.province_of(place)
    codes = {"province": province.key if province is not None else "", "country": ""}
    code = codes.get(entry.get("of", ""), place.key)
    name = entry["name"].format_map(words)
    above = next((one for level in ("commune", "province") for one in _data()[level] if one["key"] == entry.get("above")), None)
    return Unit(
        id=_id(entry["key"], code),
        name=name,
        kind=UnitKind(entry["kind"]),
        level=UnitLevel(entry["level"]),
        short=tuple(dict.fromkeys(short for one in entry["short"] if (short := one.format_map(words)) != name)),
        above=_id(above["key"], codes.get(above.get("of", ""), place.key)) if above is not None else None,
        place_code=code,
        heading=tuple(line.format_map(words).upper() for line in entry.get("heading", ())),
        symbol=entry.get("symbol", "").format_map(words),
    )


def _plain(key: str, name: str, kind: UnitKind, place: Place) -> Unit:
    return Unit(id=_id(key, place.key), name=name, kind=kind, level=place.level, place_code=place.key, above=_id("committee", place.key))


def _id(key: str, code: str) -> str:
    """The same for the same unit of the same place, so that setting up again finds it."""
    return f"{key}-{code}".rstrip("-")


def _headed(name: str, kind: str) -> str:
    known = any(re.match(rf"{re.escape(fold(word))}(?!\w)", fold(name)) for word in village_kinds())
    name = name if known else f"{kind} {name}"
    return name[:1].upper() + name[1:]


def _updated(one: Proposal) -> Unit:
    existing = one.existing
    if existing is None:
        return one.unit
    short = dict.fromkeys((*existing.short, existing.name, *one.unit.short))
    return replace(existing, name=one.unit.name, short=tuple(name for name in short if name != one.unit.name))


def _relinked(unit: Unit, ids: dict[str, str]) -> Unit:
    return replace(unit, above=ids.get(unit.above, unit.above)) if unit.above is not None else unit
