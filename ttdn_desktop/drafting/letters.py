"""Letters (công văn) about a plan: that hand it out, remind of it, ask for opinions on it, correct it."""

from ttdn_desktop.domain.plan import PlanPaper
from ttdn_desktop.drafting.proposal import Source, by_issuer, proposed

KIND = "letter"


def propose_deployment(source: Source) -> PlanPaper:
    """The letter that hands the tasks out to the units."""
    return proposed(source, "letter", kind=KIND, variant="deploy", profile=by_issuer(source))


def propose_reminder(source: Source) -> PlanPaper:
    """A reminder (đôn đốc lần n) to the units that lead the tasks named in the source."""
    return proposed(source, "remind", kind=KIND, variant="remind", profile=by_issuer(source))


def propose_consultation(source: Source) -> PlanPaper:
    """The letter that sends the draft out for opinions."""
    return proposed(source, "consult", kind=KIND, variant="consult", profile=by_issuer(source))


def propose_correction(source: Source) -> PlanPaper:
    """The letter that corrects slips of form in an issued plan (NĐ 30/2020, Điều 18.3)."""
    return proposed(source, "correct", kind=KIND, variant="correct", profile=by_issuer(source))
