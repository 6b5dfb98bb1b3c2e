"""All checks: importing this module fills the register."""

from ttdn_desktop.rules import (
    agreement,
    annexes,
    assignments,
    bases,
    basis_order,
    body,
    capitals,
    figures,
    letterhead,
    number_date,
    numbering,
    page,
    party,
    places,
    recipients,
    secrecy,
    sections,
    signature,
    spelling,
    title,
    unit_names,
    writing,
)
from ttdn_desktop.rules.registry import RULE_CHECKS, Check, check

FORM = (page, letterhead, number_date, title, body, numbering, signature, recipients, annexes, party)
CONTENT = (bases, basis_order, agreement, capitals, assignments, sections, figures, places, unit_names, secrecy, spelling, writing)
TOPICS = (*FORM, *CONTENT)

__all__ = ["CONTENT", "FORM", "RULE_CHECKS", "TOPICS", "Check", "check"]
