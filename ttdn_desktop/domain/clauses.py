"""What a superior's plan asks of the own unit, clause by clause, and which own tasks carry it out."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ttdn_desktop.domain.ids import TaskId
from ttdn_desktop.domain.likeness import ALIKE, likeness
from ttdn_desktop.domain.plan import Indicator, Plan, Task, TimeFrame
from ttdn_desktop.domain.text import plain

BETWEEN = "; "
"""Stands between the clauses in the source of a task that carries out several."""

NO_TIME = TimeFrame()
_WORD = re.compile(r"\w+")


class ClauseKind(StrEnum):
    """What a clause is."""

    TASK = "task"
    DUTY = "duty"  # prose
    TARGET = "target"  # an indicator, or prose under the heading of aims
    ROW = "row"  # of a free table


class ClauseRole(StrEnum):
    """As what the own unit is meant."""

    LEAD = "lead"  # chủ trì
    PARTNER = "partner"  # phối hợp
    GIVEN = "given"  # được giao chung


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause; `role` is None where it does not concern the own unit. What a task made of it takes over stands from `title` on."""

    key: str
    kind: ClauseKind
    place: str  # as it is cited: "Phụ lục I, nhiệm vụ 5"
    heading: str  # what it stands under
    text: str  # its own words
    role: ClauseRole | None = None
    words: str = ""  # those by which the unit is meant
    how: str = ""  # why they mean it (language.unit_mentions.How)
    sure: bool = False
    title: str = ""
    leads: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    others: tuple[str, ...] = ()  # with whom the own unit is to work
    time: TimeFrame = NO_TIME
    output: str = ""
    indicator: Indicator | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A clause, the own tasks that name it as their source, and those that read like it."""

    clause: Clause
    tasks: tuple[TaskId, ...] = ()
    alike: tuple[TaskId, ...] = ()
    written: bool = False  # its target stands in the own plan

    @property
    def done(self) -> bool:
        return bool(self.tasks) or self.written


def sources(task: Task) -> tuple[str, ...]:
    """The clauses a task carries out."""
    return tuple(part for piece in (task.source or "").split(";") if (part := piece.strip()))


def with_source(task: Task, place: str) -> Task:
    """The task with one more clause that it carries out."""
    known = sources(task)
    return task if _same(place) in map(_same, known) else replace(task, source=BETWEEN.join((*known, place)))


def coverage(clauses: Sequence[Clause], plan: Plan) -> tuple[Covered, ...]:
    """Which tasks of a plan carry out each clause; tasks without a source that is a clause here are likened to what is left."""
    named: dict[str, list[TaskId]] = {}
    for task in plan.tasks:
        for place in sources(task):
            named.setdefault(_same(place), []).append(task.id)
    places = {_same(clause.place) for clause in clauses}
    free = [task for task in plan.tasks if not any(_same(place) in places for place in sources(task))]
    targets = _targets(plan)
    return tuple(_covered(clause, named, free, targets) for clause in clauses)


def _covered(clause: Clause, named: Mapping[str, Sequence[TaskId]], free: Sequence[Task], targets: Collection[str]) -> Covered:
    tasks = tuple(named.get(_same(clause.place), ()))
    if tasks:
        return Covered(clause=clause, tasks=tasks)
    if clause.kind is ClauseKind.TARGET and {_same(clause.text), _same(clause.title)} & set(targets):
        return Covered(clause=clause, written=True)
    return Covered(clause=clause, alike=tuple(task.id for task in free if _alike(clause, task)))


def _targets(plan: Plan) -> frozenset[str]:
    """The own indicators and the prose of the own plan."""
    blocks = (plain(text) for block in plan.all_blocks() if (text := getattr(block, "text", None)))
    return frozenset(map(_same, (*(indicator.name for indicator in plan.indicators), *blocks)))


def _alike(clause: Clause, task: Task) -> bool:
    ours = _same(task.title)
    return bool(ours) and any(_near(ours, _same(text)) for text in dict.fromkeys((clause.title, clause.text[: 2 * len(task.title) + 40])) if text)


def _near(a: str, b: str) -> bool:
    words_a, words_b = set(_WORD.findall(a)), set(_WORD.findall(b))
    if 2 * len(words_a & words_b) < ALIKE * (len(words_a) + len(words_b)):
        return False
    return likeness(a, b) >= ALIKE


def _same(text: str) -> str:
    return " ".join(text.lower().split()).strip(" .;,")
