"""The register of checks: a function of `rules/<topic>.py` says which rules it checks."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.model import Found

Check = Callable[[Case], Iterable[Found]]

_checks: dict[str, Check] = {}

RULE_CHECKS: Mapping[str, Check] = MappingProxyType(_checks)
"""The check of each rule by its id; full once `rules.checks` is imported."""


def check(*codes: str) -> Callable[[Check], Check]:
    """Register a check of these rules. Raises ValueError for a rule that has one already."""

    def add(function: Check) -> Check:
        for code in codes:
            if code in _checks:
                raise ValueError(f"{code} is checked twice")
            _checks[code] = function
        return function

    return add
