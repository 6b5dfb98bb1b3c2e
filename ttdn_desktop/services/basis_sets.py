"""Bases that go together: sets for a year and a level, and those of earlier plans that are most like the one in front."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from ttdn_desktop import resources
from ttdn_desktop.domain.library import BasisSet, Origin
from ttdn_desktop.domain.plan import Issuer, LegalBasis, Plan
from ttdn_desktop.domain.regimes import is_party
from ttdn_desktop.domain.validity import Validity
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.shelf import Shelf
from ttdn_desktop.services.basis_picks import Pick, amendments, cited_whole, pick_of, with_amendments, with_basis
from ttdn_desktop.services.types import PlanSummary

PARTY = "party"
LEVELS: dict[str, str] = {
    "central": N_("Ministries"),
    "province": N_("Province"),
    "department": N_("Departments of the province"),
    "district": N_("District (until 30 June 2025)"),
    "commune": N_("Commune, ward"),
    PARTY: N_("Party committee"),
    "": N_("Any level"),
}
"""The levels that sets are meant for."""

_WORD = re.compile(r"[^\W\d_]+")
_PERIOD = re.compile(r"\b(?:giai doan|nhiem ky|(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d)")
_LEAST_ALIKE = 0.45
_EVERYWHERE = frozenset({"nam", "cua", "ve", "va", "tren", "dia", "ban", "ke", "hoach"})
_SAME_OFFICE, _SAME_LEVEL, _SAME_SPAN = 0.15, 0.1, 0.1


@cache
def _level_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    data = resources.load_json("catalogues/basis_sets.json")["levels"]
    return tuple((entry["level"], tuple(fold(word) for word in entry["words"])) for entry in data)


def level_of(name: str) -> str:
    """The level of the body of that name by the first of its words that tells one; empty where none does."""
    words = f" {' '.join(_WORD.findall(fold(name)))} "
    found = [(words.find(f" {word} "), order, level) for order, (level, signs) in enumerate(_level_words()) for word in signs if f" {word} " in words]
    return min(found)[2] if found else ""


def level_of_plan(plan: Plan) -> str:
    """The level of who issues a plan."""
    return PARTY if is_party(plan.issuer) else level_of(plan.issuer.name)


def sets_for(sets: Sequence[BasisSet], plan: Plan) -> tuple[BasisSet, ...]:
    """The sets with those first that are meant for the plan's level and year; own ones before shipped ones that fit as well."""
    level, year = level_of_plan(plan), plan.year

    def distance(one: BasisSet) -> tuple[int, int, bool]:
        other = 2 if one.level and level and one.level != level else 0 if one.level == level else 1
        years = abs(one.year - year) if one.year is not None and year is not None else 1
        return other, years, one.origin is Origin.SHIPPED

    return tuple(sorted(sets, key=distance))


def fits(one: BasisSet, plan: Plan) -> bool:
    """Whether a set is meant for the plan's level and year."""
    return one.level in {"", level_of_plan(plan)} and one.year in {None, plan.year}


def set_of_plan(plan: Plan, name: str, set_id: str) -> BasisSet:
    """The plan's present bases as a set of the office's own."""
    bases = tuple(replace(basis, inline=False) for basis in plan.legal_bases)
    return BasisSet(id=set_id, name=name, bases=bases, year=plan.year, level=level_of_plan(plan), origin=Origin.OWN)


# --- putting several in at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of several bases: put in, or left out because they are cited already, not in force, or of a document that the library has no more."""

    plan: Plan
    added: tuple[Pick, ...] = ()
    cited: tuple[Pick, ...] = ()
    gone: tuple[Pick, ...] = ()
    lost: tuple[Pick, ...] = ()
    replaced: tuple[Pick, ...] = ()  # of `gone`, those whose successor was put in or is cited
    unverified: tuple[Pick, ...] = ()  # of `added`


def put_all(plan: Plan, bases: Sequence[LegalBasis], shelf: Shelf, on: dt.date) -> Added:
    """The plan with those of the bases that it does not cite and that are in force on its day, each with what amends it; successors for the others."""
    added: list[Pick] = []
    cited: list[Pick] = []
    gone: list[Pick] = []
    lost: list[Pick] = []
    replaced: list[Pick] = []
    for basis in bases:
        pick = pick_of(basis, shelf, plan.legal_bases, on)
        if pick.cited:
            cited.append(pick)
        elif pick.lost:
            lost.append(pick)
        elif pick.gone:
            gone.append(pick)
            newer = shelf.successor(pick.document, on) if pick.document is not None else None
            if newer is not None:
                replaced.append(pick)
                other = pick_of(cited_whole(newer, shelf, on, plan.legal_bases), shelf, plan.legal_bases, on)
                if not other.cited:
                    plan = with_basis(plan, other.basis)
        else:
            whole = with_amendments(pick.basis, amendments(pick.document, shelf, on, (*plan.legal_bases, pick.basis)) if pick.document else ())
            plan = with_basis(plan, whole)
            added.append(pick)
    unverified = tuple(pick for pick in added if pick.judged is not None and (pick.judged.validity is Validity.UNVERIFIED or not pick.judged.certain))
    return Added(plan=plan, added=tuple(added), cited=tuple(cited), gone=tuple(gone), lost=tuple(lost), replaced=tuple(replaced), unverified=unverified)


def told(result: Added) -> str:
    """What was done, for a person."""
    lines = [_("{n} added.").format(n=len(result.added)) if result.added else _("Nothing was added.")]
    for picks, words in (
        (result.cited, _("Already cited: {names}.")),
        (tuple(pick for pick in result.gone if pick not in result.replaced), _("Left out, not in force on the plan's day: {names}.")),
        (tuple(pick for pick in (*result.added, *result.gone) if pick.written), _("Corrected, the number was mistyped: {names}.")),
        (result.lost, _("Left out, no longer in the library: {names}.")),
        (result.replaced, _("Not in force any more, what replaced it is cited instead: {names}.")),
        (result.unverified, _("Not verified: {names}.")),
    ):
        if names := ", ".join(pick.name for pick in picks if pick.name):
            lines.append(words.format(names=names))
    return " ".join(lines)


# --- earlier plans


def similar_plans(plan: Plan, others: Sequence[PlanSummary], limit: int = 3) -> tuple[PlanSummary, ...]:
    """The earlier plans most like this one, the newest of equals first.

    Alike are subjects that share enough of the words that are neither years nor the name of the office; among them those come first whose office,
    level and span in years are the same.
    """
    own, level, span = _words(plan.document.subject, plan.issuer.name), level_of_plan(plan), _spans_years(plan.document.subject)
    rated: list[tuple[float, int, int, PlanSummary]] = []
    for order, other in enumerate(others):
        its = _words(other.subject, other.issuer)
        alike = 2 * len(own & its) / (len(own) + len(its)) if own and its else 0.0
        if other.id == plan.id or alike < _LEAST_ALIKE:
            continue
        if other.issuer and _issuer_words(other.issuer) == _issuer_words(plan.issuer.name):
            alike += _SAME_OFFICE
        if level and _level_of_office(other.issuer) == level:
            alike += _SAME_LEVEL
        if _spans_years(other.subject) is span:
            alike += _SAME_SPAN
        rated.append((-round(alike, 2), -(other.year or 0), order, other))
    rated.sort(key=lambda one: one[:3])
    return tuple(one[3] for one in rated[:limit])


def _spans_years(subject: str) -> bool:
    return _PERIOD.search(fold(subject)) is not None


def _words(subject: str, issuer: str) -> frozenset[str]:
    """The words that tell a subject, without years and the name of the office."""
    return frozenset(_WORD.findall(fold(subject))) - _issuer_words(issuer) - _EVERYWHERE


@lru_cache(maxsize=256)  # an office has many plans
def _issuer_words(issuer: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(issuer)))


@lru_cache(maxsize=256)
def _level_of_office(name: str) -> str:
    return PARTY if is_party(Issuer(name=name)) else level_of(name)
