"""Running the rules: those of the day and the regime, each by its check, with what was found and what could not be looked at."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import zip_longest

from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.rules import checks
from ttdn_desktop.rules.case import Case, Sight
from ttdn_desktop.rules.memory import Memory
from ttdn_desktop.rules.model import Finding, Found, Need, Report, Rule, Subject
from ttdn_desktop.rules.naming import lasting, whole_node

RULE_CHECKS = checks.RULE_CHECKS


def run(subject: Subject, rules: Iterable[Rule]) -> Report:
    """Check a subject once."""
    return Checker(rules).run(subject)


class Checker:
    """Checks again and again, looking only at what changed since the last time; one for each subject that is edited."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._memory = Memory()
        self._frame: tuple[object, ...] = ()

    def run(self, subject: Subject) -> Report:
        """Every rule that holds for the subject, in the order of the rules."""
        known = (subject.directory, subject.groups, subject.shelf, subject.spelling, subject.personal, subject.units)
        frame = (subject.regime, subject.standards.id, subject.day, subject.today, subject.has_layout, *known)
        if any(new is not old and new != old for new, old in zip_longest(frame, self._frame)):
            self._memory, self._frame = Memory(), frame
        self._memory.turn()
        sight = Sight(subject, self._memory)
        findings: list[Finding] = []
        checked: list[str] = []
        skipped: list[str] = []
        not_applicable: list[str] = []
        for rule in self._rules:
            function = RULE_CHECKS.get(rule.checked_by)
            if function is None or not _holds(rule, subject):
                not_applicable.append(rule.id)
            elif not _can_see(rule, subject):
                skipped.append(rule.id)
            elif (rule.types and sight.type_code not in rule.types) or (_is_of_form(rule) and sight.is_normative):
                not_applicable.append(rule.id)
            else:
                checked.append(rule.id)
                found = function(Case(rule, sight))
                findings += (_finding(rule, _weighed(rule, one, sight), subject) for one in found if subject.has_layout or not _is_lack(one))
        return Report(findings=tuple(findings), checked=tuple(checked), skipped=tuple(skipped), not_applicable=tuple(not_applicable))


def _is_of_form(rule: Rule) -> bool:
    """Whether it is about the form of papers of one regime."""
    return bool(rule.regimes) and rule.needs in {Need.LAYOUT, Need.TEXT}


def _weighed(rule: Rule, found: Found, sight: Sight) -> Found:
    """An error of form is only to be looked at in what is no document, and in types of which the rule is not sure."""
    if not _is_of_form(rule) or (found.severity or rule.severity) is not Severity.ERROR:
        return found
    unsure = sight.elements.is_formless or (rule.sure_for and sight.type_code not in rule.sure_for)
    return replace(found, severity=Severity.WARNING) if unsure else found


def _finding(rule: Rule, found: Found, subject: Subject) -> Finding:
    if subject.root and rule.needs not in {Need.PLAN, Need.WORDS}:
        found = replace(found, node=whole_node(subject, found.node))
    return Finding(rule=rule, found=found, set_aside=_reason(rule, found, subject))


def _reason(rule: Rule, found: Found, subject: Subject) -> str:
    """Why the finding does not count; empty where it does."""
    own = [one for one in subject.set_aside if one.rule == rule.id]
    node = lasting(subject.plan, found.node) if own else ""
    return next((one.reason for one in own if one.covers(rule.id, node)), "")


def _is_lack(found: Found) -> bool:
    """Whether it says that a part of the paper is not there; a text from elsewhere does not surely hold all of the paper."""
    return not found.where and not found.text and found.said.keys() == {"missing"}


def _holds(rule: Rule, subject: Subject) -> bool:
    """Whether the rule is meant for such a document: by regime, field and day; while the day is not known, today's law holds."""
    if rule.regimes and subject.regime not in rule.regimes:
        return False
    if rule.fields and subject.plan is not None and subject.plan.field not in rule.fields:
        return False
    return rule.holds_on(subject.day or subject.today)


def _can_see(rule: Rule, subject: Subject) -> bool:
    match rule.needs:
        case Need.LAYOUT:
            return subject.paper is not None and subject.has_layout
        case Need.TEXT:
            return subject.paper is not None
        case Need.PLAN:
            return subject.plan is not None
        case Need.WORDS:
            return subject.plan is not None or subject.paper is not None
        case Need.REGISTER:
            return subject.register is not None
