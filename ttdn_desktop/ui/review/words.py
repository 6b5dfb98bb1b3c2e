"""The counts, drawings and colours of the weights of findings; a weight is never told by its colour alone."""

from typing import TYPE_CHECKING

from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.quoting import shortened

if TYPE_CHECKING:
    from ttdn_desktop.services.checking import Told
    from ttdn_desktop.services.reviewing import Review

PICTURES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}
TONES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "accent"}


def counted(severity: Severity, count: int) -> str:
    """So many findings of that weight."""
    match severity:
        case Severity.ERROR:
            return ngettext("{count} error", "{count} errors", count).format(count=count)
        case Severity.WARNING:
            return ngettext("{count} to be looked at", "{count} to be looked at", count).format(count=count)
        case Severity.INFO:
            return ngettext("{count} remark", "{count} remarks", count).format(count=count)


def summary(review: "Review | None") -> str:
    """What the line at the foot of the window says of the findings."""
    if review is None:
        return ""
    if not review.items:
        return _("Nothing to mend")
    return ", ".join(counted(severity, review.count(severity)) for severity in (Severity.ERROR, Severity.WARNING))


_MOST_IN_SHORT = 80


def requirement(told: "Told") -> str:
    """What the rule asks; said as such, for alone it reads as if all were well."""
    return _("Required: {rule}").format(rule=told.rule)


def in_short(told: "Told") -> str:
    """What is wrong and how it should be, first; then what the rule asks."""
    text, proposal = shortened(told.text, told.proposal, _MOST_IN_SHORT)
    better = _("(leave out)") if proposal == "" else f"“{proposal}”"
    wrong = f"“{text}” → {better}" if text and proposal is not None else told.said or (f"“{text}”" if text else "")
    return f"{wrong}\n{requirement(told)}" if wrong else requirement(told)
