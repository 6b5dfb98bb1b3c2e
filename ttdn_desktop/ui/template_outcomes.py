"""What became of the plans into which a newer version of a template was taken over."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.types import PlanSummary
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.template_plans import subject_of
from ttdn_desktop.ui.template_taking import Outcome


class Outcomes(QWidget):
    """A line for each plan, with a way to it; then the plans that were left alone."""

    def __init__(self, outcomes: Sequence[Outcome], left_alone: Sequence[PlanSummary], asked: int, open_plan: Callable[[str], object]) -> None:
        super().__init__()
        place = QWidget()
        lines = kit.column(place, spacing=8)
        changed = [outcome for outcome in outcomes if outcome.done]
        told = ngettext("{count} plan was changed; Ctrl+Z in it takes that back.", "{count} plans were changed; Ctrl+Z in each takes that back.", len(changed))
        lines.addWidget(
            kit.Notice(told.format(count=len(changed)), "done") if changed else kit.Notice(_("No plan had to be changed; all of it was there."), "info")
        )
        for outcome in outcomes:
            lines.addWidget(_line(outcome, asked, open_plan))
        if left_alone:
            names = "; ".join(map(subject_of, left_alone))
            text = ngettext(
                "{count} plan is locked and was left as it is: {names}", "{count} plans are locked and were left as they are: {names}", len(left_alone)
            )
            lines.addWidget(kit.Notice(text.format(count=len(left_alone), names=names), "info"))
        lines.addStretch(1)
        kit.column(self).addWidget(kit.page(place))


def _line(outcome: Outcome, asked: int, open_plan: Callable[[str], object]) -> kit.Notice:
    name = subject_of(outcome.plan)
    if outcome.trouble:
        return kit.Notice(f"{name}\n{outcome.trouble}", "warning")
    count = ngettext("{done} of {count} change is in the plan", "{done} of {count} changes are in the plan", asked).format(done=outcome.done, count=asked)
    button = kit.plain_button(_("Open"), partial(open_plan, outcome.plan.id))
    button.setAccessibleName(_("Open “{name}”").format(name=name))
    became = count if outcome.done else _("nothing to change")
    return kit.Notice(f"{name}\n{became}", "plain", button)
