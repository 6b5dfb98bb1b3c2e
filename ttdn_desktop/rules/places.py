"""Names of places on the day of the paper: the issuer's, and the place beside the date."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.plan import Issuer
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.units import UnitLevel
from ttdn_desktop.language.dates import short_date
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.unit_names import Resolution, resolve
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.model import Found, PlanFix
from ttdn_desktop.rules.registry import check
from ttdn_desktop.rules.unit_names import gone, renamed
from ttdn_desktop.rules.wordings import under

_UNIT = re.compile(r"(?<!\w)(?P<kind>tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\s+(?P<name>[^,;()]+?)\s*$", re.IGNORECASE)
_KIND_FIRST = re.compile(r"\s*(?P<kind>tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\s+(?P<name>.+)", re.IGNORECASE)


@check("ND30-CQ-07")
def the_issuer_bears_the_name_of_the_day(case: Case) -> Iterator[Found]:
    """No province, district, commune or body that was not there."""
    record, day, root, groups = case.record, case.day, case.subject.root, case.subject.groups
    if record is None or groups is None:
        return
    parent = record.issuer.parent or ""
    for field, name in (("name", record.issuer.name), ("parent", parent)):
        meant = resolve(name, day, case.subject.directory, groups, province=parent)
        found = gone(meant, day, case.subject.directory) if not meant.valid else _of_another_day(meant, day, case.subject.directory)
        if found is not None:
            yield under(replace(found, text=name), f"{root}/issuer/{field}")


def _of_another_day(meant: Resolution, day: dt.date, directory: Directory) -> Found | None:
    """A province under its name of another day, a commune that is no more wherever it lay."""
    provinces = [place for place in meant.places if place.level is UnitLevel.PROVINCE]
    if len(provinces) == 1 and meant.place is None:
        return renamed(meant, provinces[0])
    if meant.places and all(place.last is not None and place.last < day for place in meant.places):
        heirs = directory.heirs(meant.places[0], day) if len(meant.places) == 1 else ()
        now = ", ".join(heir.title for heir in heirs)
        return Found(severity=Severity.WARNING, said={"until": short_date(meant.places[0].last or day), **({"now": now} if now else {})})
    return None


@check("ND30-DD-04")
def the_place_is_that_of_the_issuer(case: Case) -> Iterator[Found]:
    """The name of its unit without the kind."""
    record = case.record
    place = (record.document.place or "").strip() if record is not None else ""
    if record is None or not place:
        return
    path = f"{case.subject.root}/document/place"
    with_kind, unit = _KIND_FIRST.fullmatch(place), _unit_of(record.issuer)
    if with_kind is not None:
        if not case.subject.directory.is_named_in_full(with_kind["name"]):
            wished = with_kind["name"]
            yield Found(node=path, text=place, proposal=wished, fixes=(PlanFix(path=path, text=wished),))
    elif unit is not None and not case.subject.directory.is_named_in_full(unit[1]) and fold(unit[1]) != fold(place):
        yield Found(node=path, text=place, proposal=unit[1], said={"expected": unit[1]}, severity=Severity.WARNING)


@check("ND30-DD-05")
def places_named_after_people_keep_their_kind(case: Case) -> Iterator[Found]:
    """And those named with a number."""
    record = case.record
    place = (record.document.place or "").strip() if record is not None else ""
    unit = _unit_of(record.issuer) if record is not None else None
    if not place or unit is None or _KIND_FIRST.fullmatch(place) or fold(unit[1]) != fold(place) or not case.subject.directory.is_named_in_full(place):
        return
    path, kind = f"{case.subject.root}/document/place", unit[0].lower()
    kind = "thành phố" if kind.startswith("tp") else kind
    wished = f"{kind[:1].upper()}{kind[1:]} {place}"
    yield Found(node=path, text=place, proposal=wished, fixes=(PlanFix(path=path, text=wished),))


def _unit_of(issuer: Issuer) -> tuple[str, str] | None:
    """Kind and name of the unit of administration that issues, or to which the issuing body belongs."""
    for name in (issuer.name, issuer.parent or ""):
        found = _UNIT.search(name)
        if found is not None and (found["name"][:1].isupper() or found["name"].isdigit()) and not found["name"].isupper():  # none in "Phòng Văn hóa - Xã hội"
            return found["kind"], found["name"]
    return None
