"""What is told of the parts of a paper's form while they are folded."""

from collections.abc import Callable, Mapping

from ttdn_desktop.domain.paper_edits import facts_of
from ttdn_desktop.domain.plan import PlanPaper
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.paper_envelopes import CONTACT


def _asked(paper: PlanPaper) -> str:
    return " · ".join(fact.value for fact in paper.facts if fact.name != CONTACT)


def _head(paper: PlanPaper) -> str:
    return paper.document.subject


def _issuer(paper: PlanPaper) -> str:
    return paper.issuer.name or " ".join(paper.issuer.lines) or _("nobody is named yet")


def _grounds(paper: PlanPaper) -> str:
    count = len(paper.legal_bases)
    bases = ngettext("{n} legal basis", "{n} legal bases", count).format(n=count) if count else _("no legal basis")
    return " · ".join(part for part in (bases, paper.proposal.text if paper.proposal else "") if part)


def _ending(paper: PlanPaper) -> str:
    count = len(paper.recipients)
    lines = ngettext("{n} recipient", "{n} recipients", count).format(n=count) if count else _("no recipients")
    signer = ", ".join(part for part in (paper.signatory.title, paper.signatory.name) if part)
    return " · ".join(part for part in (lines, signer) if part)


def _foot(paper: PlanPaper) -> str:
    parts = (paper.document.drafter or "", facts_of(paper).get(CONTACT, ""))
    return " · ".join(part for part in parts if part) or _("none")


TOLD: Mapping[str, Callable[[PlanPaper], str]] = {
    "asked": _asked,
    "head": _head,
    "issuer": _issuer,
    "grounds": _grounds,
    "ending": _ending,
    "foot": _foot,
}
"""By the name of the fold."""
