"""The envelope of a paper as its form has it: what of it is printed, who may issue the paper, what the plan would have there."""

from dataclasses import dataclass, replace

from ttdn_desktop.domain.paper_edits import put_paper
from ttdn_desktop.domain.plan import Plan, PlanPaper
from ttdn_desktop.domain.regimes import Family, family_of
from ttdn_desktop.drafting.envelope import CONTACT
from ttdn_desktop.drafting.kinds import KINDS, PRINTED, kind_of_record
from ttdn_desktop.drafting.profiles import Profile, is_ordered, symbol_for, unit_profile
from ttdn_desktop.drafting.proposal import Source, by_drafter, by_issuer
from ttdn_desktop.drafting.recipients import lead_units
from ttdn_desktop.language.fold import fold
from ttdn_desktop.services.papers import source_of
from ttdn_desktop.services.types import PaperOrder

__all__ = ["CONTACT", "IssuerChoice", "issuer_choices", "issuer_key", "printed_parts", "proposed_text", "with_issuer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerChoice:
    """A body that may issue a paper of the plan: the key it is chosen by, and its name."""

    key: str
    name: str


def printed_parts(paper: PlanPaper) -> frozenset[str]:
    """Which parts of the envelope stand on this paper (drafting/kinds.py: PRINTED); all of a kind that is not known."""
    kind = kind_of_record(paper)
    return kind.prints if kind is not None else PRINTED


def proposed_text(paper: PlanPaper, part: str) -> str:
    """What the plan would have stand in this part ("/place"), as far as the paper remembers it."""
    return next((text.text for text in paper.generated if text.id == part), "")


def issuer_choices(plan: Plan, order: PaperOrder) -> tuple[IssuerChoice, ...]:
    """The body that issues the plan, the unit that drafts for it, and units under it that lead a task."""
    return tuple(IssuerChoice(key=key, name=profile.issuer.name) for key, profile in _profiles(source_of(plan, order)).items())


def issuer_key(paper: PlanPaper) -> str:
    """The key of who issues the paper now."""
    return fold(paper.issuer.name)


def with_issuer(plan: Plan, paper: PlanPaper, key: str, order: PaperOrder) -> Plan:
    """The paper issued by that body: its letterhead, symbol and who signs. Who signs minutes is whoever chairs."""
    source = source_of(plan, order)
    profile = _profiles(source)[key]
    letters = source.wording.letter_type
    head = replace(paper.document, symbol=symbol_for(plan, paper.document.type, profile, letter_type=letters) if paper.document.type else None)
    kind = kind_of_record(paper)
    signs = kind is None or kind is not KINDS["minutes"]
    return put_paper(plan, replace(paper, issuer=profile.issuer, document=head, signatory=profile.signatory if signs else paper.signatory))


def _profiles(source: Source) -> dict[str, Profile]:
    plan, common = source.plan, source.papers.common
    found = [by_issuer(source), by_drafter(source)]
    if family_of(plan.document.regime) is Family.STATE:
        found += [unit_profile(plan, unit, common) for unit in lead_units(plan) if is_ordered(unit, common) and not fold(unit).startswith("cac ")]
    named: dict[str, Profile] = {}
    for profile in found:
        if profile.issuer.name:
            named.setdefault(fold(profile.issuer.name), profile)
    return named
