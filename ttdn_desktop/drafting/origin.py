"""What a paper remembers of its plan: facts that are not printed, and stored values behind dressed texts."""

import json
from collections.abc import Iterator

from ttdn_desktop.domain.blocks import BudgetTable, TaskList
from ttdn_desktop.domain.codec import plan_to_json
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.language.timeframes import time_frame
from ttdn_desktop.paper import origin
from ttdn_desktop.paper.anchors import AnchorKind, anchor_name
from ttdn_desktop.paper.model import Origin

Place = tuple[AnchorKind, str | None]
"""A part of the plan: the kind of its anchor, and the anchor's name where it can have one."""

_LONGEST_ID = 26


def anchor(kind: AnchorKind, ident: str = "", part: int | None = None) -> str | None:
    """The name for that part of the plan; None for an id that cannot be part of a bookmark's name."""
    if ident and (len(ident) > _LONGEST_ID or not ident.isascii() or not ident.isalnum()):
        return None
    return anchor_name(kind, ident, part)


def place(kind: AnchorKind, ident: str = "", part: int | None = None) -> Place:
    """A part of the plan with its anchor."""
    return kind, anchor(kind, ident, part)


class Ledger:
    """Notes taken while a paper is drafted, from which its origin is made at the end."""

    def __init__(self) -> None:
        self._facts: dict[str, str] = {}
        self._texts: dict[str, tuple[str, int, str]] = {}  # by anchor: its kind, the length of the computed prefix, the stored text
        self._stored: dict[str, tuple[str, str, str]] = {}

    def fact(self, name: str, value: str) -> None:
        """Remember something that is not printed as it is stored."""
        self._facts[name] = value

    def same(self, place: Place, prefix: str, stored: str) -> None:
        """The paragraph of this place prints the stored text as it is, behind a computed prefix."""
        kind, name = place
        if name is not None:
            self._texts[name] = (kind, len(prefix), stored)

    def text(self, kind: AnchorKind, name: str | None, prefix: str, stored: str, printed: str) -> None:
        """The paragraph of this anchor prints that stored text behind a computed prefix; `printed` is all of it."""
        if name is not None:
            self._texts[name] = (kind, len(prefix), stored)
            self.reprinted(name, printed)

    def labelled(self, name: str | None, label: str) -> None:
        """The paragraph of this anchor prints that label before everything else."""
        if name is not None and (noted := self._texts.get(name)) is not None:
            kind, length, stored = noted
            self._texts[name] = (kind, length + len(label), stored)

    def reprinted(self, name: str | None, printed: str) -> None:
        """The paragraph of this anchor reads otherwise now."""
        noted = self._texts.get(name or "")
        if name is None or noted is None:
            return
        kind, length, stored = noted
        bare = printed[length:]
        if (bare == stored and kind not in origin.WITH_CLOSING_MARK) or origin.understood(kind, bare) == stored:
            self._stored.pop(name, None)
        else:
            self._stored[name] = (name, origin.text_hash(bare), stored)

    def origin(self, plan: Plan, revision: int) -> Origin:
        """The origin of the finished paper."""
        facts = {**dict(_plain_facts(plan)), **self._facts}
        return Origin(id=plan.id, revision=revision, facts=tuple(facts.items()), stored=tuple(self._stored.values()))


def _plain_facts(plan: Plan) -> Iterator[tuple[str, str]]:
    """What no sheet prints."""
    yield origin.PLAN_KIND, plan.plan_kind
    yield origin.FIELD, plan.field
    yield origin.STAGE, plan.stage
    yield origin.DRAFT_NO, str(plan.draft_no)
    if plan.planned_issue_date:
        yield origin.PLANNED_ISSUE_DATE, plan.planned_issue_date.isoformat()
    if plan.year is not None:
        yield origin.YEAR, str(plan.year)
    if plan.period:
        yield origin.PERIOD, f"{plan.period.start.isoformat()}/{plan.period.end.isoformat()}"
    yield origin.REGIME, plan.document.regime
    listed = {task_id for block in plan.task_lists() for task_id in block.task_ids}
    unlisted = tuple(task for task in plan.tasks if task.id not in listed)
    if plan.superior or plan.indicators or unlisted:
        data = plan_to_json(Plan(id=plan.id, superior=plan.superior, indicators=plan.indicators, tasks=unlisted))
        yield origin.UNPRINTED, _packed({key: data[key] for key in ("superior", "indicators", "tasks") if key != "tasks" or unlisted})
    yield from _basis_facts(plan)
    yield from _body_facts(plan)


def _basis_facts(plan: Plan) -> Iterator[tuple[str, str]]:
    for index, basis in enumerate(plan.legal_bases):
        if basis.document_id:
            yield f"{origin.CATALOGUED}{index}", basis.document_id
        if basis.inline:
            yield f"{origin.BASIS_INLINE}{index}", basis.text


def _body_facts(plan: Plan) -> Iterator[tuple[str, str]]:
    for section in plan.all_sections():
        yield origin.ROLE + section.id, section.role
    for block in plan.all_blocks():
        if isinstance(block, TaskList):
            yield origin.LIST + block.id, " ".join(block.task_ids)
        if isinstance(block, BudgetTable):
            yield origin.BUDGET + block.id, _estimate(plan, block)
    for task in plan.tasks:
        if task.time.start or task.time.end:
            yield origin.TIME + task.id, "/".join(day.isoformat() if day else "" for day in (task.time.start, task.time.end))
        if task.time != time_frame(task.time.text):
            yield origin.TIMED + task.id, origin.text_hash(task.time.text)
        if task.source:
            yield origin.SOURCE + task.id, task.source
        if task.parent_task:
            yield origin.PARENT + task.id, task.parent_task


def _estimate(plan: Plan, block: BudgetTable) -> str:
    """The lines of an estimate in the wire form of a plan."""
    lines = tuple(line for line in plan.budget_lines if line.id in block.line_ids)
    data = {"ids": block.line_ids, "lines": plan_to_json(Plan(id=plan.id, budget_lines=lines))["budget_lines"]}
    return _packed(data)


def _packed(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
