"""How the bodies of a plan are named: who is proposed as a recipient, the full name of who issues it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from ttdn_desktop import resources
from ttdn_desktop.domain.plan import Issuer, Plan, Regime
from ttdn_desktop.domain.regimes import family_of
from ttdn_desktop.drafting import recipients
from ttdn_desktop.drafting.profiles import in_full
from ttdn_desktop.language.reach import reach_of, reaches
from ttdn_desktop.services.reading_words import unit_words


def issuer_in_full(plan: Plan) -> Issuer:
    """Who issues the plan, with a short name (UBND, HĐND) written out; the same where nothing is shortened."""
    common = resources.papers_wording(family_of(plan.document.regime)).common
    issuer = plan.issuer
    lines = tuple(line if (full := in_full(line, common)) == line else full.upper() for line in issuer.lines)
    return replace(issuer, name=in_full(issuer.name, common), lines=lines)


def unreached(plan: Plan, today: dt.date) -> tuple[str, ...]:
    """Units that have a task, but neither a recipient nor an addressee names them, by themselves or in a group; `today` counts for a plan of no time."""
    reach = reach_of(plan, plan.validity_date or today)
    if reach is None:
        return ()
    return tuple(recipients.capitalised(unit) for unit in recipients.tasked_units(plan) if not reaches(reach, unit, unit_words()))


def with_recipients(lines: Iterable[str], names: Iterable[str], regime: Regime) -> tuple[str, ...]:
    """The lines with these names before that of the archive (Lưu …), which stands last."""
    return recipients.with_recipients(lines, names, resources.papers_wording(family_of(regime)).common)
