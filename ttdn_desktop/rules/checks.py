"""All checks: importing this module fills the register."""

from ttdn_desktop.rules import annexes, bases, body, capitals, letterhead, number_date, numbering, page, party, recipients, signature, title
from ttdn_desktop.rules.registry import RULE_CHECKS, Check, check

TOPICS = (page, letterhead, number_date, title, bases, body, capitals, numbering, signature, recipients, annexes, party)

__all__ = ["RULE_CHECKS", "TOPICS", "Check", "check"]
