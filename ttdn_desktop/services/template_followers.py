"""Which plans were written from which version of a template, and whether some of them are behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import LOCKED_STAGES
from ttdn_desktop.domain.template import Template, TemplateId
from ttdn_desktop.services.types import PlanSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """An older version of a template, and how many plans that can still be changed are written from it."""

    older: Template
    count: int


def is_open(plan: PlanSummary) -> bool:
    """Whether it can still be changed: what was issued, carried out or replaced cannot."""
    return plan.stage not in LOCKED_STAGES


def followers(plans: Sequence[PlanSummary], links: Mapping[PlanId, TemplateId], template: TemplateId) -> tuple[PlanSummary, ...]:
    """The plans written from this version, those that can be changed first."""
    found = [plan for plan in plans if links.get(plan.id) == template]
    return tuple(sorted(found, key=lambda plan: not is_open(plan)))


def behind(template: Template, templates: Sequence[Template], plans: Sequence[PlanSummary], links: Mapping[PlanId, TemplateId]) -> Behind | None:
    """The latest version before this one from which plans are written that can be changed; `templates` stand in the order in which they were taken in."""
    before = [one.id for one in templates].index(template.id)
    for older in reversed(templates[:before]):
        if older.family and older.family == template.family:
            count = sum(map(is_open, followers(plans, links, older.id)))
            if count:
                return Behind(older=older, count=count)
    return None
