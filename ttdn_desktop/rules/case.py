"""What a check is given: the subject, its rule, and what is known about the paper, worked out once for all checks."""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, TypeVar

from ttdn_desktop.domain.plan import Plan, PlanPaper
from ttdn_desktop.paper.model import Paper
from ttdn_desktop.paper.standards import Standards
from ttdn_desktop.rules.elements import Elements, elements_of, is_normative
from ttdn_desktop.rules.memory import Memory
from ttdn_desktop.rules.model import Found, Rule, Subject

V = TypeVar("V")


@dataclass(slots=True)
class Sight:
    """The subject of one run with what is found out about it on the way."""

    subject: Subject
    memory: Memory
    worked: dict[str, Any] = field(default_factory=dict)  # what checks of this run share, by names of their own
    _elements: Elements | None = None
    _normative: bool | None = None

    @property
    def elements(self) -> Elements:
        """The parts of the paper; only for a subject that has one."""
        if self._elements is None:
            if self.subject.paper is None:
                raise ValueError("a check of the paper was run where there is none")
            self._elements = elements_of(self.subject.paper, self.subject.types, self.memory)
        return self._elements

    @property
    def is_normative(self) -> bool:
        """Whether it is a normative document, by the number the paper shows, else by what was read."""
        if self._normative is None:
            head = self.subject.plan.document if self.subject.plan is not None and not self.subject.root else None
            shown = self.subject.paper is not None and self.elements.is_normative
            self._normative = shown or (head is not None and is_normative(head.type, head.number or ""))
        return self._normative

    @property
    def type_code(self) -> str:
        """The abbreviation of the type of document ("KH", "CV"): as the paper shows it, else of the plan; empty where nobody says."""
        shown = self.elements.type_code if self.subject.paper is not None else ""
        return shown or (self.subject.plan.document.type if self.subject.plan is not None else "")


@dataclass(frozen=True, slots=True)
class Case:
    """One rule looking at the subject."""

    rule: Rule
    sight: Sight

    @property
    def subject(self) -> Subject:
        """What is checked."""
        return self.sight.subject

    @property
    def elements(self) -> Elements:
        """Where the parts of the paper stand."""
        return self.sight.elements

    @property
    def paper(self) -> Paper:
        """The paper; only in checks of rules that need one."""
        if self.subject.paper is None:
            raise ValueError("a check of the paper was run where there is none")
        return self.subject.paper

    @property
    def plan(self) -> Plan:
        """The plan; only in checks of rules that need one."""
        if self.subject.plan is None:
            raise ValueError("a check of the plan was run where there is none")
        return self.subject.plan

    @property
    def record(self) -> Plan | PlanPaper | None:
        """What the paper prints: the plan, or one of its other papers; None where that is not known."""
        plan, root = self.subject.plan, self.subject.root
        if plan is None or not root:
            return plan
        at = int(root.rpartition("/")[2])
        return plan.papers[at] if at < len(plan.papers) else None

    @property
    def standards(self) -> Standards:
        """The measures of the regime."""
        return self.subject.standards

    @property
    def type_code(self) -> str:
        """The abbreviation of the type of document."""
        return self.sight.type_code

    @property
    def day(self) -> dt.date:
        """The day whose law holds: that of the document, else today."""
        return self.subject.day or self.subject.today

    @property
    def params(self) -> Any:
        """The parameters of the rule."""
        return self.rule.params

    def row(self, name: str, values: Callable[[], Iterable[V]]) -> tuple[V, ...]:
        """What is looked along by several rules, put together once a run; the very row of the run before where nothing of it has changed."""
        worked = self.sight.worked
        if name not in worked:
            worked[name] = self.sight.memory.kept(name, tuple(values()))
        found: tuple[V, ...] = worked[name]
        return found

    def each(self, values: Iterable[V], function: Callable[[V], Iterable[Found]], *, given: Hashable = None) -> Iterator[Found]:
        """What the function finds in each of these values; asked again only for values that changed since the run before.

        The function may depend on its value, on the rule and the standards; whatever else it uses must be in `given`. A rule asks it once a run.
        """
        row = values if isinstance(values, tuple) else tuple(values)
        return chain.from_iterable(self.sight.memory.along((self.rule.id, function.__qualname__, given), row, lambda value: tuple(function(value))))
