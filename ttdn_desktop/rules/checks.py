"""All checks: importing this module fills the register."""

from ttdn_desktop.rules.registry import RULE_CHECKS, Check, check

__all__ = ["RULE_CHECKS", "Check", "check"]
