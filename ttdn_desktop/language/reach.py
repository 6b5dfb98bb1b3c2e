"""Who gets a plan: whether its recipients and addressees name a unit, by itself, in a group it belongs to, or with all that have a task."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from ttdn_desktop.domain.archive import is_archive
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.unit_groups import GroupWords, level_of, own_unit
from ttdn_desktop.language.unit_mentions import How, Setting, mentions

_EVERYBODY = re.compile(r"nhu (?:muc|dieu|phan)|cac (?:don vi|co quan)[^;]*(?:thuc hien|neu tai|co ten|tai muc|tai phan|tai phu luc)")
_AS_ADDRESSED = re.compile(r"nhu (?:tren|kinh gui)")
_COMES = frozenset({How.NAME, How.GROUP, How.SOME, How.BELOW, How.ANYONE, How.DISTRICT})
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Those to whom a plan goes, as its lines say it; `issuers` are the body that issues it and the one above it, `day` that of the plan."""

    lines: tuple[str, ...]
    issuers: tuple[str, str]
    day: dt.date | None = None


def reach_of(plan: Plan, day: dt.date | None) -> Reach | None:
    """To whom the plan goes; None where its lines name all who have a task in it. `day` counts where the plan bears no date."""
    lines = tuple(line for line in (*plan.recipients, *plan.addressees) if not is_archive(line))
    plain = tuple(map(fold, lines))
    if any(map(_EVERYBODY.search, plain)) or (not plan.addressees and any(map(_AS_ADDRESSED.search, plain))):
        return None
    return Reach(lines=lines, issuers=(plan.issuer.name, plan.issuer.parent or ""), day=plan.document.date or day)


def reaches(reach: Reach, unit: str, groups: GroupWords | None) -> bool:
    """Whether that unit gets it: a line names it or a group it belongs to, or it issues the plan itself. Without `groups` only plain words are known."""
    plain = fold(unit)
    if any(plain in fold(line) or _lists(fold(line), plain) for line in reach.lines) or any(plain and plain in fold(body) for body in reach.issuers):
        return True
    return groups is not None and any(_mentioned(line, unit, reach.issuers[0], reach.day, groups) for line in reach.lines)


@lru_cache(maxsize=8192)  # asked again after each change of the plan; most lines and units are those of before
def _mentioned(line: str, unit: str, issuer: str, day: dt.date | None, groups: GroupWords) -> bool:
    own, setting = own_unit(unit, groups, issuer), Setting(date=day, level=level_of(issuer, groups))
    return any(one.how in _COMES for one in mentions(line, own, groups, setting))


def _lists(line: str, name: str) -> bool:
    """Whether a line names the kind of the unit among several ("các phòng, ban"), or the unit is itself a group that begins so."""
    words = _WORD.findall(name)
    if not words:
        return True
    if words[0] == "cac":
        return any(f" {word}" in f" {line}" for word in words[1:2])
    return any(re.search(rf"\b{re.escape(words[0])}\b", group) for group in re.findall(r"\bcac ([^.;()]*)", line))
