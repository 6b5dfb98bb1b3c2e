"""The offices there are at a place: how they are called, what their papers bear at the top, who signs for them."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ttdn_desktop import resources
from ttdn_desktop.domain.directory import Directory, Place
from ttdn_desktop.domain.plan import Issuer, Regime
from ttdn_desktop.domain.regimes import Family, family_of
from ttdn_desktop.domain.units import Signatory, Unit, UnitKind, UnitLevel, Units
from ttdn_desktop.domain.units_edits import put_units
from ttdn_desktop.language.fold import fold
from ttdn_desktop.services.choices import SigningChoice
from ttdn_desktop.services.regimes import regime_of_new
from ttdn_desktop.services.unit_kinds import kind_of
from ttdn_desktop.services.usual_units import listed_at, names_at, plain_unit, unit_id, usual_data
from ttdn_desktop.settings import Settings


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


def offices(place: Place, day: dt.date, directory: Directory) -> tuple[Office, ...]:
    """The kinds of office there are at a place, that of the people's committee first."""
    return tuple(_office(entry, place, day, directory) for entry in usual_data()["offices"] if entry["level"] == place.level)


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
    blanks = usual_data()["paper_top"]["party" if party else "state"]
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


def as_called(office: Office, settings: Mapping[str, Any]) -> Office:
    """The office under the name that a person gave it, as another department of the same place; the same where the name is that of its kind."""
    name = str(settings["issuing_body"])
    if not name or fold(name) == fold(office.name):
        return office
    unit = plain_unit(f"office-{fold(name).replace(' ', '-')}", name, kind_of(name), office.place)
    level = "province_committee" if office.place.level is UnitLevel.PROVINCE else "committee"
    above = unit_id(level, office.place.key) if unit.kind is UnitKind.DIVISION else None
    lines = tuple(settings["issuer_lines"]) or (name.upper(),)
    return replace(office, name=name, lines=lines, unit=_printing(replace(unit, above=above), lines, str(settings["place"]), str(settings["symbol"])))


def with_signer(units: Units, signer: Signatory) -> Units:
    """The directory in which that person signs for the own office; one who is entered already stays as entered."""
    own = units.unit(units.own)
    if own is None or not signer.name or any(fold(one.name) == fold(signer.name) for one in own.signatories):
        return units
    return put_units(units, (replace(own, signatories=(*own.signatories, signer)),))


def _office(entry: dict[str, Any], place: Place, day: dt.date, directory: Directory) -> Office:
    words = names_at(place, day, directory)
    name, lines = entry["name"].format_map(words), tuple(line.format_map(words).upper() for line in entry["lines"])
    parent = entry["parent"].format_map(words)
    party = entry["family"] == Family.PARTY
    unit = listed_at(entry["unit"], place, day, directory) or plain_unit(entry["unit"], name, UnitKind(entry["kind"]), place)
    symbol = entry["symbol"].format_map(words)
    place_name = directory.place_name(place)
    return Office(
        key=entry["key"],
        place=place,
        name=name,
        parent=parent,
        lines=lines,
        place_name=place_name,
        symbol=symbol,
        signing=tuple(SigningChoice(capacity=tuple(capacity), title=title) for capacity, title in entry["signing"]),
        recipients=tuple(line.format_map(words) for line in entry["recipients"]),
        regime=Regime.PARTY_05HD_2026 if party else Regime.ND30_2020,
        unit=_printing(unit, lines, place_name, symbol),
    )


def _printing(unit: Unit, lines: tuple[str, ...], place_name: str, symbol: str) -> Unit:
    """The entry of an office with what its papers bear; of the symbol of its plans what stands behind the type: "UBND" of "KH-UBND"."""
    return replace(unit, heading=lines, date_place=place_name, symbol=re.split(r"[-/]", symbol, maxsplit=1)[-1])
