"""New drafts from the plan in front: of the same plan, or of next year's after showing which years in its words move and which a person decides about."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain import edits
from ttdn_desktop.domain.plan import Period
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.next_year import NextYear, next_year
from ttdn_desktop.services.replacing import Hit, with_hits
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import open_once
from ttdn_desktop.ui.hits_dialog import HitsDialog


def new_draft(context: ScreenContext, _window: QWidget) -> None:
    """Bring a fresh draft of the plan to the front."""
    context.session.settle()
    if (plan := context.session.plan) is not None:
        context.desk.open_value(edits.new_draft(plan, context.new_id))
        context.go("compose")


def open_next_year(context: ScreenContext, window: QWidget) -> None:
    """Ask about the plan in front; one that names no year is told so."""
    context.session.settle()
    plan = context.session.plan
    if plan is None:
        return
    made = next_year(plan, context.new_id)
    if made is None:
        context.message(_("Enter the year of the plan first; then the plan of the next year can be made from it."))
        return
    dialog = HitsDialog(
        made.plan,
        made.hits,
        title=_("The plan {year} from that {old}").format(year=years_text(made.new), old=years_text(made.old)),
        told=told(made),
        words=lambda _count: _("Make the plan {year}").format(year=years_text(made.new)),
        done=partial(_make, context, made),
        least=0,
        parent=window,
    )
    open_once(dialog)


def told(made: NextYear) -> str:
    """What was moved, what stays, and what is to be looked at."""
    lines = [_("The plan {old} stays as it is. The new draft begins without number, date, results and other papers.").format(old=years_text(made.old))]
    if made.times:
        count = made.times
        lines.append(ngettext("The time of {n} task is moved.", "The times of {n} tasks are moved.", count).format(n=count))
    if made.cited:
        count = made.cited
        lines.append(ngettext("{n} citation stays as it is.", "{n} citations stay as they are.", count).format(n=count))
        lines.append(_("F7 tells which of them have ended or were replaced."))
    if made.plan.indicators or made.plan.budget_lines:
        lines.append(_("Targets and sums of money are kept; look at them again."))
    if made.hits:
        lines.append(_("Ticked years move with the plan; the others are for you to decide."))
    return " ".join(lines)


def years_text(span: Period) -> str:
    """Of which year it is, or from which to which."""
    first, last = span.start.year, span.end.year
    return _("of {year}").format(year=first) if first == last else _("of {first}–{last}").format(first=first, last=last)


def _make(context: ScreenContext, made: NextYear, chosen: tuple[Hit, ...]) -> None:
    context.desk.open_value(with_hits(made.plan, chosen))
    context.go("compose")
    context.message(_("The plan {year} is made; check it with F7.").format(year=years_text(made.new)))
