"""What stands around a body: head, addressees, legal bases and ending, of a plan or of another of its papers."""

import datetime as dt
from dataclasses import dataclass

from ttdn_desktop.domain.issuing import issuing_decision
from ttdn_desktop.domain.paper_edits import facts_of
from ttdn_desktop.domain.plan import DocumentHead, Issuer, LegalBasis, Plan, PlanPaper, Proposal, Signatory
from ttdn_desktop.drafting.paper_days import day_beside

CONTACT = "contact"
"""The fact of a paper that holds the lines of its contact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What letterhead, preamble and ending are drafted from; `contact` are the lines at the foot of the first page (NĐ 30/2020, PL I, III.4)."""

    document: DocumentHead
    issuer: Issuer
    legal_bases: tuple[LegalBasis, ...] = ()
    proposal: Proposal | None = None
    enacting: str = ""
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signatory: Signatory
    validity_date: dt.date | None = None  # of issue, else the planned one: the year beside a blank day and month
    contact: tuple[str, ...] = ()


def envelope_of(plan: Plan, contact: tuple[str, ...] = ()) -> Envelope:
    """The envelope of the plan itself."""
    return Envelope(
        document=plan.document,
        issuer=plan.issuer,
        legal_bases=plan.legal_bases,
        proposal=plan.proposal,
        enacting=plan.enacting,
        addressees=plan.addressees,
        recipients=plan.recipients,
        signatory=plan.signatory,
        validity_date=plan.validity_date,
        contact=contact,
    )


def envelope_of_paper(plan: Plan, paper: PlanPaper, contact: tuple[str, ...] = ()) -> Envelope:
    """The envelope of another paper of the plan; while it has no date, its year is one in which it can be. Its own contact goes before the one given."""
    own = tuple(line.strip() for line in facts_of(paper).get(CONTACT, "").split("\n") if line.strip())
    return Envelope(
        document=paper.document,
        issuer=paper.issuer,
        legal_bases=paper.legal_bases,
        proposal=paper.proposal,
        addressees=paper.addressees,
        recipients=paper.recipients,
        signatory=paper.signatory,
        validity_date=day_beside(plan, paper),
        contact=own or contact,
    )


def envelope_of_issue(plan: Plan) -> Envelope:
    """The envelope of the paper by which the plan is issued, whose number its annexes bear: a decision, or the plan itself."""
    decision = issuing_decision(plan)
    return envelope_of_paper(plan, decision) if decision else envelope_of(plan)
