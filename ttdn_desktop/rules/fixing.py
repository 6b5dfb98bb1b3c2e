"""Mending a plan: the certain changes that findings carry, applied to it as one edit; what they do not name stays the same object."""

import dataclasses
from collections.abc import Iterable, Sequence
from typing import TypeVar

from ttdn_desktop.domain.plan import LegalBasis, Plan, Proposal
from ttdn_desktop.domain.plan_paths import spliced_at
from ttdn_desktop.language.citations import parse_citation
from ttdn_desktop.language.timeframes import time_frame, times_followed, unnamed_year
from ttdn_desktop.rules.fixing_bases import with_lines_moved
from ttdn_desktop.rules.model import PlanFix

T = TypeVar("T", LegalBasis, Proposal)

_PARTS = ("type", "number", "date", "issuer", "subject")
_END = 1 << 30


def fixed(plan: Plan, fixes: Iterable[PlanFix]) -> Plan:
    """The plan with these mendings; characters are counted in the plan as it is given.

    Of two that touch the same characters the first counts; what names a place that is gone changes nothing. A line of a list that becomes empty is
    dropped; the parts of a citation follow its text, the days of a task its words of time, also where the
    words stay. Bases come, go and change places when all texts are mended.
    """
    by_path: dict[str, list[PlanFix]] = {}
    whole = plan
    wanted = tuple(dict.fromkeys(fixes))
    for fix in wanted:
        if not fix.lines and not fix.order:
            by_path.setdefault(fix.path, []).append(fix)
    for path, here in sorted(by_path.items(), key=_from_behind, reverse=True):  # lines that come or go do not move those still to come
        before = plan
        for fix in _apart(here):
            try:
                plan = spliced_at(plan, path, fix.text, fix.start, fix.end)
            except (KeyError, ValueError):
                continue
        plan = _followed(before, plan, path)
    return with_lines_moved(plan, wanted, whole)


def _from_behind(entry: tuple[str, list[PlanFix]]) -> list[tuple[int, str]]:
    return [(int(step) if step.isdigit() else -1, step) for step in entry[0].split("/")]


def _apart(fixes: Sequence[PlanFix]) -> list[PlanFix]:
    """Those that do not touch each other, the last first."""
    kept: list[PlanFix] = []
    for fix in fixes:
        end = fix.end if fix.end is not None else _END
        if all(end <= other.start or (other.end is not None and other.end <= fix.start) for other in kept):
            kept.append(fix)
    return sorted(kept, key=lambda fix: fix.start, reverse=True)


def _followed(before: Plan, after: Plan, path: str) -> Plan:
    """With the parts of the citation whose text was changed as they read now."""
    if path.endswith("/text") and path.startswith("/legal_bases/"):
        at = int(path.split("/")[2])
        if at < len(after.legal_bases):
            return _with_basis(after, at, _reread(before.legal_bases[at], after.legal_bases[at]))
    if path == "/proposal/text" and before.proposal is not None and after.proposal is not None:
        proposal = _reread(before.proposal, after.proposal)
        return after if proposal is after.proposal else dataclasses.replace(after, proposal=proposal)
    if path == "/enacting" and before.enacting != after.enacting:
        for at, basis in enumerate(after.legal_bases):
            if basis.inline:
                after = _with_basis(after, at, _moved(basis, before.enacting, after.enacting))
    if path.startswith("/tasks/") and path.endswith("/time/text"):
        return times_followed(before, after) if before != after else _timed_anew(after, int(path.split("/")[2]))
    return after


def _timed_anew(plan: Plan, at: int) -> Plan:
    """With the days that the words of time of this task mean as they stand."""
    task = plan.tasks[at]
    meant = time_frame(task.time.text, unnamed_year(task.time))
    time = dataclasses.replace(task.time, start=meant.start, end=meant.end)
    return dataclasses.replace(plan, tasks=(*plan.tasks[:at], dataclasses.replace(task, time=time), *plan.tasks[at + 1 :]))


def _with_basis(plan: Plan, at: int, basis: LegalBasis) -> Plan:
    if basis is plan.legal_bases[at]:
        return plan
    return dataclasses.replace(plan, legal_bases=(*plan.legal_bases[:at], basis, *plan.legal_bases[at + 1 :]))


def _reread(before: T, after: T) -> T:
    """The parts that read otherwise than before, and those that were as they read: they follow the text, also where its edit ran on into them."""
    if before.text == after.text:
        return after
    old, new = parse_citation(before.text), parse_citation(after.text)
    if old is None or new is None:
        return after
    names = {field.name for field in dataclasses.fields(after)}
    read = {name: (getattr(old, name), getattr(new, name)) for name in _PARTS if name in names}
    follow = {name: now for name, (was, now) in read.items() if now != was or getattr(before, name) == was}
    return dataclasses.replace(after, **follow) if follow else after


def _moved(basis: LegalBasis, old: str, new: str) -> LegalBasis:
    """A basis that stands inside the clause before the body, as it stands there now."""
    at = old.find(basis.text)
    if at < 0 or basis.text in new:
        return basis
    ahead, behind = old[:at], old[at + len(basis.text) :]
    if not new.startswith(ahead) or not new.endswith(behind):
        return basis
    return _reread(basis, dataclasses.replace(basis, text=new[len(ahead) : len(new) - len(behind)]))
