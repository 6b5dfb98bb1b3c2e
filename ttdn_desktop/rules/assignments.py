"""Who does what and when: leads, partners, times of tasks, tasks that come twice, and whether all who are to do something get the plan."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from ttdn_desktop.domain.archive import is_archive
from ttdn_desktop.domain.plan import Plan, PlanKind, Task
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.language.dates import short_date
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.old_bodies import old_bodies
from ttdn_desktop.language.reach import Reach, reach_of, reaches
from ttdn_desktop.language.timeframes import Span, time_frame
from ttdn_desktop.language.unit_names import resolve
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.model import Found, PlanFix
from ttdn_desktop.rules.registry import check

_NO_LETTERS = re.compile(r"[\W_]+")
_DAY = dt.timedelta(days=1)


def whole_plan(case: Case) -> Plan | None:
    """The plan where the plan itself is looked at; None where another paper of it is."""
    return case.plan if not case.subject.root else None


@check("TTDN-05")
def every_task_has_a_lead_and_a_time(case: Case) -> Iterator[Found]:
    """One lead; where it is divided its parts may have them."""
    plan = whole_plan(case)
    if plan is None:
        return
    by_id = {task.id: task for task in plan.tasks}
    divided = {task.parent_task for task in plan.tasks if task.parent_task}
    timed = any(task.time.text.strip() for task in plan.tasks)
    if not timed and plan.tasks:  # once for all
        yield Found(node="/tasks", said={"time.none": ""})
    for at, task in enumerate(plan.tasks):
        if task.id in divided:
            continue
        above = by_id.get(task.parent_task) if task.parent_task else None
        title, leads = _title(task), task.leads or (above.leads if above else ())
        if not leads and not task.people:
            yield Found(node=f"/tasks/{at}/leads", text=title, said={"lead.none": ""})
        elif len(task.leads) > 1:
            yield Found(node=f"/tasks/{at}/leads", text=title, said={"lead.many": ", ".join(task.leads)}, severity=Severity.INFO)
        if timed and not task.time.text.strip() and not (above is not None and above.time.text.strip()):
            yield Found(node=f"/tasks/{at}/time", text=title, said={"time.none": ""})


@check("TTDN-06")
def nobody_leads_and_helps_at_once(case: Case) -> Iterator[Found]:
    """The name among the partners is too much."""
    plan = whole_plan(case)
    if plan is None:
        return
    for at, task in enumerate(plan.tasks):
        leads = set(map(_key, task.leads))
        for number, name in enumerate(task.partners):
            if _key(name) in leads:
                path = f"/tasks/{at}/partners/{number}"
                yield Found(node=path, text=_title(task), said={"unit": name}, proposal="", fixes=(PlanFix(path=path, text=""),))


@check("TTDN-KH-03")
def no_task_comes_twice(case: Case) -> Iterator[Found]:
    """The same words with the same lead."""
    plan = whole_plan(case)
    if plan is None:
        return
    seen: dict[tuple[object, ...], str] = {}
    for at, task in enumerate(plan.tasks):
        title = _key(task.title)
        if not title:
            continue
        key = (title, tuple(sorted(map(_key, task.leads))), _key(task.time.text), task.parent_task, tuple(run.text for text in task.content for run in text))
        if key in seen:
            yield Found(node=f"/tasks/{at}/title", text=task.title, said={"also": seen[key]})
        seen.setdefault(key, task.number or str(at + 1))


@check("TTDN-KH-04")
def tasks_are_done_within_the_plan_s_time(case: Case) -> Iterator[Found]:
    """One that began before may go on; one that ends before or begins or ends after it may not."""
    plan = whole_plan(case)
    span = _span(plan) if plan is not None else None
    if plan is None or span is None:
        return
    first, last = span
    for at, task in enumerate(plan.tasks):
        start, end = task.time.start, task.time.end
        if start is None and end is None and task.time.text:
            known = time_frame(task.time.text, plan.year)
            start, end = known.start, known.end
        if (end is not None and not first <= end <= last) or (start is not None and start > last):
            yield Found(node=f"/tasks/{at}/time/text", text=task.time.text or _title(task), said={"outside": f"{short_date(first)} - {short_date(last)}"})


@check("TTDN-KH-08")
def words_and_days_of_a_time_agree(case: Case) -> Iterator[Found]:
    """Where the words name days, those kept with them are of the same time."""
    plan = whole_plan(case)
    if plan is None:
        return
    for at, task in enumerate(plan.tasks):
        time = task.time
        if (time.start is None and time.end is None) or not time.text.strip():
            continue
        meant = time_frame(time.text)
        if (meant.start is not None or meant.end is not None) and _contradict((meant.start, meant.end), (time.start, time.end)):
            path = f"/tasks/{at}/time/text"
            told = {"days": _span_words(time.start, time.end), "days.meant": _span_words(meant.start, meant.end)}
            yield Found(node=path, text=time.text, said=told, fixes=(PlanFix(path=path, text=time.text),))


def _contradict(words: Span, kept: Span) -> bool:
    """Whether one of them lies outside the other, or two days by which something is due differ; the day before a day counts as that day."""
    (first, last), (start, end) = words, kept
    if last is not None and end is not None and ((first is None and start is None) or end.year != last.year):
        return abs(end - last) > _DAY
    if first is not None and start is not None and last is None and end is None:
        return first != start
    return (last is not None and start is not None and start > last) or (first is not None and end is not None and end < first)


def _span_words(first: dt.date | None, last: dt.date | None) -> str:
    """Both days, or "…" in place of the one that is open."""
    return " - ".join(short_date(day) if day is not None else "…" for day in (first, last))


@check("TTDN-KH-09")
def the_period_of_an_annual_plan_is_its_year(case: Case) -> Iterator[Found]:
    """Not a day of another year; which of the two is wrong only a person knows."""
    plan = whole_plan(case)
    if plan is None or plan.plan_kind is not PlanKind.ANNUAL or plan.year is None or plan.period is None:
        return
    first, last = plan.period.start, plan.period.end
    if first.year != plan.year or last.year != plan.year:
        path = "/period/start" if first.year != plan.year else "/period/end"
        yield Found(node=path, text=str(plan.year), said={"period": _span_words(first, last)})


@check("TTDN-KH-06")
def every_task_is_printed(case: Case) -> Iterator[Found]:
    """Each stands in a list of the body or of an annex."""
    plan = whole_plan(case)
    if plan is None or not plan.tasks:
        return
    printed = {ident for block in plan.task_lists() for ident in block.task_ids}
    above = {task.id: task.parent_task for task in plan.tasks}
    for at, task in enumerate(plan.tasks):
        if task.id not in printed and above[task.id] not in printed:
            yield Found(node=f"/tasks/{at}", text=_title(task))


@check("ND30-NN-07")
def who_has_a_task_gets_the_plan(case: Case) -> Iterator[Found]:
    """By name, or in a group."""
    plan = whole_plan(case)
    reach = reach_of(plan, case.day) if plan is not None and plan.recipients else None
    if plan is None or reach is None:
        return
    first: dict[str, tuple[str, str]] = {}
    for at, task in enumerate(plan.tasks):
        for field, names in (("leads", task.leads), ("partners", task.partners)):
            for number, name in enumerate(names):
                first.setdefault(_key(name), (f"/tasks/{at}/{field}/{number}", name))
    archive = next((at for at, line in enumerate(plan.recipients) if is_archive(line)), None)
    pairs = [case.sight.memory.same((name, reach, path, archive)) for path, name in first.values() if _key(name)]
    yield from case.each(pairs, lambda pair: _left_out(pair, case))


Asked = tuple[str, Reach, str, int | None]


def _left_out(asked: Asked, case: Case) -> Iterator[Found]:
    name, reach, path, archive = asked
    if reaches(reach, name, case.subject.groups):
        return
    if _is_no_more(name, reach, case):  # nobody sends it a plan; the rules on names say what stands in its place
        yield Found(node=path, text=name)
        return
    line = name[:1].upper() + name[1:]
    fixes = (PlanFix(path=f"/recipients/{archive}", text=f"{line}\n", end=0),) if archive is not None else ()
    yield Found(node=path, text=name, proposal=f"- {line};", fixes=fixes)


def _is_no_more(name: str, reach: Reach, case: Case) -> bool:
    """Whether a unit of that name is known not to stand on the day of the plan."""
    day, directory, groups = reach.day or case.day, case.subject.directory, case.subject.groups
    if groups is None:
        return False
    old = next(iter(old_bodies(name, day, directory)), None)
    return old is not None or not resolve(name, day, directory, groups, office=reach.issuers).valid


def _span(plan: Plan) -> tuple[dt.date, dt.date] | None:
    if plan.period is not None:
        return plan.period.start, plan.period.end
    if plan.year is not None and plan.plan_kind is PlanKind.ANNUAL:
        return dt.date(plan.year, 1, 1), dt.date(plan.year, 12, 31)
    return None


def _title(task: Task) -> str:
    return task.title or " ".join(run.text for text in task.content[:1] for run in text)[:120]


@lru_cache(maxsize=4096)  # units come again and again
def _key(text: str) -> str:
    return _NO_LETTERS.sub(" ", fold(text)).strip()
