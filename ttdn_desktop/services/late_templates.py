"""The gate to the province's templates, which imports inside its functions as services/late.py does."""

# ruff: noqa: PLC0415 - that is what this module is for

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.ids import NewId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.template import Template
from ttdn_desktop.services.types import Report
from ttdn_desktop.settings import Settings

if TYPE_CHECKING:
    from ttdn_desktop.services.fence import Fence
    from ttdn_desktop.services.template_types import Filled, TakenIn


def take_in_template(path: Path, new_id: NewId, *, family: str = "", fence: "Fence | None" = None, report: Report | None = None) -> "TakenIn":
    """A Word or Excel file as a template of the province; UnreadableError for every file that is none (services/templates.py)."""
    from ttdn_desktop.services import templates as module

    return module.take_in(path, new_id, family=family, fence=fence, report=report)


def template_answers(template: Template, plan: Plan, given: Mapping[str, str]) -> dict[str, str]:
    """The answer to each blank that has one: what was given, else what the plan knows (services/templates.py)."""
    from ttdn_desktop.services import templates as module

    return module.answers(template, plan, given)


def template_suffix(template: Template) -> str:
    """The ending of a file made of this template (services/templates.py)."""
    from ttdn_desktop.services import templates as module

    return module.suffix_of(template)


def fill_template(plan: Plan, taken: "TakenIn", given: Mapping[str, str], target: Path, *, drop_notes: bool = False) -> "Filled":
    """Write the province's own file with this plan in it, whole or not at all (services/templates.py)."""
    from ttdn_desktop.services import templates as module

    return module.fill(plan, taken, given, target, drop_notes=drop_notes)


def plan_from_template(template: Template, new_id: NewId, today: dt.date, settings: Settings, directory: Directory) -> Plan:
    """A draft with the sections of a template (services/template_plans.py)."""
    from ttdn_desktop.services import template_plans as module

    return module.plan_from(template, new_id, today, settings, directory)
