"""The gate to the use cases: the one module that imports inside its functions, so that the window is painted before heavy libraries load."""

# ruff: noqa: PLC0415 - that is what this module is for

import datetime as dt

from ttdn_desktop.domain.ids import NewId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.settings import Settings


def new_plan(new_id: NewId, today: dt.date, settings: Settings) -> Plan:
    """A draft with the usual sections (services/new_plan.py)."""
    from ttdn_desktop.services import new_plan as module

    return module.new_plan(new_id, today, settings)


def samples() -> tuple[tuple[str, str], ...]:
    """Name and title of every sample plan (services/samples.py)."""
    from ttdn_desktop.services import samples as module

    return tuple((sample.name, sample.title) for sample in module.samples())


def load_sample(name: str, new_id: NewId) -> Plan:
    """A sample plan with fresh ids (services/samples.py)."""
    from ttdn_desktop.services import samples as module

    return module.load_sample(name, new_id)
