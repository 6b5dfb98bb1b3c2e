"""Words that several screens say the same way: a stage with its draft, moments, ages."""

import datetime as dt

from ttdn_desktop.domain.plan import Plan, Stage
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.stages import STAGES
from ttdn_desktop.services.words import short_date

STAGE_TONES: dict[Stage, str] = {Stage.ISSUED: "done", Stage.CLOSED: "done", Stage.REPLACED: "warning"}


def stage_text(plan: Plan) -> str:
    """The stage with the number of the draft: "Draft 2"."""
    if plan.stage is Stage.DRAFT:
        return _("Draft {number}").format(number=plan.draft_no)
    return _(STAGES[plan.stage])


def moment(at: dt.datetime, now: dt.datetime) -> str:
    """A moment as a person would say it in a list: the time today, else the day."""
    local, today = at.astimezone(), now.astimezone().date()
    if local.date() == today:
        return _("today {time}").format(time=f"{local:%H:%M}")
    if local.date() == today - dt.timedelta(days=1):
        return _("yesterday {time}").format(time=f"{local:%H:%M}")
    return short_date(local.date())


def age(at: dt.datetime, now: dt.datetime) -> str:
    """How long ago: "12 minutes ago"."""
    minutes = max(0, int((now - at).total_seconds() // 60))
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return ngettext("{count} minute ago", "{count} minutes ago", minutes).format(count=minutes)
    if minutes < 24 * 60:
        return ngettext("{count} hour ago", "{count} hours ago", minutes // 60).format(count=minutes // 60)
    return ngettext("{count} day ago", "{count} days ago", minutes // (24 * 60)).format(count=minutes // (24 * 60))


def plan_title(plan: Plan) -> str:
    """What a plan is called on the screen: its subject, or that it has none yet."""
    return " ".join(plan.document.subject.split()) or _("Plan without a subject")


def size_words(size: int) -> str:
    """How large a file is: "340 KB"; nothing where that is not known."""
    if size <= 0:
        return ""
    return f"{max(1, round(size / 1024))} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MB".replace(".", ",")
