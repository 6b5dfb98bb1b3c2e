"""Which units a plan names."""

from collections import Counter

from ttdn_desktop.domain.plan import Plan


def units_used(plan: Plan) -> Counter[str]:
    """Every unit that leads a task or takes part in one, in the order of the first mention, with how often it is named."""
    return Counter(name for task in plan.tasks for name in (*task.leads, *task.partners) if name.strip())
