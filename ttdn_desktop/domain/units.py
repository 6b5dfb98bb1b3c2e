"""Which units a plan names, and what levels of administration there are."""

from collections import Counter
from enum import StrEnum

from ttdn_desktop.domain.plan import Plan


class UnitLevel(StrEnum):
    """Level of administration (cấp), the highest first."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"  # until 30 June 2025
    COMMUNE = "commune"


def units_used(plan: Plan) -> Counter[str]:
    """Every unit that leads a task or takes part in one, in the order of the first mention, with how often it is named."""
    return Counter(name for task in plan.tasks for name in (*task.leads, *task.partners) if name.strip())
