"""The rules of form for screens and command line: their names, which fit a plan, what is to be compared with the text, and the change from one to another."""

import datetime as dt
from collections.abc import Collection

from ttdn_desktop import resources
from ttdn_desktop.domain.plan import Issuer, Plan, Regime
from ttdn_desktop.domain.regime_switch import Switched, switch_regime
from ttdn_desktop.domain.regimes import Family, family_of, is_party, regime_for, regime_of_family
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.language.dates import year_in
from ttdn_desktop.paper.standards import Standards
from ttdn_desktop.services.spoken import spoken

REGIMES: dict[Regime, str] = {
    Regime.ND30_2020: N_("State documents: Decree 30/2020"),
    Regime.TT01_2011: N_("State documents before 5 March 2020: Circular 01/2011"),
    Regime.PARTY_05HD_2026: N_("Party documents: Guidance 05-HD/VPTW"),
    Regime.PARTY_36HD_2018: N_("Party documents before 27 May 2026: Guidance 36-HD/VPTW"),
}
"""What the rules of form are called; the words are msgids."""

_PLACES = {
    "issuer.parent": N_("Parent body"),
    "issuer.name": N_("Issuing body"),
    "issuer.lines": N_("Name in the letterhead"),
    "document.symbol": N_("Symbol"),
    "enacting": N_("Clause before the body"),
    "signatory": N_("Authority and post of the signer"),
    "signatory.name": N_("Name of the signer"),
    "recipients": N_("Recipient"),
}


def fitting_regime(plan: Plan) -> Regime:
    """The rules that hold for the plan by its date, the planned one or the year beside a blank one, and by who issues it."""
    day = plan.validity_date
    if day is None and (year := year_in(plan.document.date_text or "")):
        day = dt.date(int(year), 12, 31)
    return regime_for(day, plan.issuer, resources.regime_terms())


def regime_of_new(today: dt.date, issuer: Issuer, usual: str) -> Regime:
    """The rules for a new paper of today: the Party's where a body of the Party issues, or where the settings say so."""
    party = is_party(issuer) or (usual in set(Regime) and family_of(Regime(usual)) is Family.PARTY)
    return regime_of_family(today, Family.PARTY if party else Family.STATE, resources.regime_terms())


def standards_for(regime: Regime, *, two_sided: bool = False) -> Standards:
    """The measures of these rules; for printing on both sides of the paper, the margins of even pages change sides."""
    rules = resources.standards(regime)
    return rules.two_sided if two_sided else rules


def to_compare(regime: Regime) -> tuple[str, ...]:
    """What a person should compare with the text of the rules, in the language spoken now; nothing for rules that were read."""
    return tuple(spoken(entry) for entry in resources.standards(regime).to_compare)


def proposed_switch(plan: Plan, regime: Regime) -> Switched:
    """The plan and its papers under these rules as far as that can be taken back, and all places whose words differ."""
    return switch_regime(plan, regime, resources.regime_words())


def switched(plan: Plan, regime: Regime, chosen: Collection[str] | None = None) -> Plan:
    """The same, with the words of the places chosen."""
    return switch_regime(plan, regime, resources.regime_words(), chosen).plan


def switch_told(plan: Plan, switched: Switched) -> tuple[str, ...]:
    """One line a change, for who cannot be asked: what was made another, and what is to be looked at."""
    made = _("{place}: “{before}” became “{after}”.")
    left = _("{place}: look at “{before}” yourself; nothing was changed there.")
    return tuple(
        (made if change.keeps else left).format(place=place_words(plan, change.place), before=_line(change.before), after=_line(change.after or ""))
        for change in switched.changes
    )


def _line(text: str) -> str:
    return " / ".join(text.split("\n"))


def place_words(plan: Plan, place: str) -> str:
    """What the place of a change is called: "Symbol", of another paper "Quyết định: Symbol"."""
    if place.startswith("papers/"):
        ident, _slash, own = place.removeprefix("papers/").partition("/")
        kind = next((paper.document.type for paper in plan.papers if paper.id == ident), "")
        name = resources.wording(plan.document.regime).types.get(kind, kind)
        return f"{name}: {place_words(plan, own)}"
    return _(_PLACES[place.partition("/")[0]])
