"""Who is proposed as a recipient: units that have tasks in a plan."""

from collections.abc import Iterable

from ttdn_desktop import resources
from ttdn_desktop.domain.plan import Plan, Regime
from ttdn_desktop.domain.regimes import family_of
from ttdn_desktop.drafting import recipients


def unreached(plan: Plan) -> tuple[str, ...]:
    """Units that have a task, but neither a recipient nor an addressee names them, by themselves or in a group."""
    return recipients.unreached_units(plan)


def with_recipients(lines: Iterable[str], names: Iterable[str], regime: Regime) -> tuple[str, ...]:
    """The lines with these names before that of the archive (Lưu …), which stands last."""
    return recipients.with_recipients(lines, names, resources.papers_wording(family_of(regime)).common)
