"""Annexes drawn from the data of a plan alone: tasks, tasks by the six things to be clear, indicators, contents of the file."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ttdn_desktop.domain.plan import Plan, PlanPaper, Stage
from ttdn_desktop.domain.regimes import full_number
from ttdn_desktop.drafting.annexes import annex_head
from ttdn_desktop.drafting.body import spaced
from ttdn_desktop.drafting.dress import Dress, centred, with_end_mark, words
from ttdn_desktop.drafting.envelope import envelope_of, envelope_of_issue
from ttdn_desktop.drafting.grid import Grid, Head, Row, grid_table
from ttdn_desktop.drafting.place_lists import Entry, target_text
from ttdn_desktop.drafting.places import Places, filled, filled_with, plan_places
from ttdn_desktop.drafting.profiles import head_of
from ttdn_desktop.drafting.recipients import capitalised
from ttdn_desktop.drafting.record import Job, drawn, made
from ttdn_desktop.drafting.tasks import task_groups, task_table
from ttdn_desktop.drafting.untied import untied_block
from ttdn_desktop.language.dates import short_date
from ttdn_desktop.paper.model import Block, Paper, Part, Style
from ttdn_desktop.paper.paper_words import BlockWords

TASKS, SIX, INDICATORS, CONTENTS = "annex", "annex_six", "indicators", "contents"


def draft_tasks(job: Job) -> Paper:
    """The annex that gives each task to its units."""
    dress = job.dress()
    table = task_table(job.plan, task_groups(job.plan), dress, job.standards.wide_page.text_width)
    return annex_of(job, TASKS, dress, [untied_block(table)])


def draft_six(job: Job) -> Paper:
    """The same, with who, what, when, which duty, which result and whose power in columns of their own."""
    return _grid_annex(job, SIX, six_grid(job))


def draft_indicators(job: Job) -> Paper:
    """The annex of indicators, a column for each period."""
    return _grid_annex(job, INDICATORS, indicator_grid(job))


def draft_contents(job: Job) -> Paper:
    """The list of the papers in the file of the plan."""
    dress = job.dress()
    page = job.standards.wide_page
    say = job.papers.kinds[CONTENTS]
    head: list[Block] = [
        centred(dress, words(Style.ANNEX_TITLE, say.vi.upper()), page.text_width, dress.standards.subject_width)[0],
        replace(centred(dress, words(Style.SUBJECT, subject_of(job, CONTENTS)), page.text_width, page.text_width)[0], space_after=12),
    ]
    blocks = (*head, grid_table(contents_grid(job), dress, page.text_width))
    return drawn(job, made(job, envelope_of(job.plan), (Part(page=page, blocks=blocks),)))


def _grid_annex(job: Job, key: str, grid: Grid) -> Paper:
    dress = job.dress()
    return annex_of(job, key, dress, [grid_table(grid, dress, job.standards.wide_page.text_width)])


def annex_of(job: Job, key: str, dress: Dress, blocks: list[Block]) -> Paper:
    """One annex of the plan on sheets of its own."""
    envelope = envelope_of_issue(job.plan)
    page = job.standards.wide_page
    draft = job.options.draft or job.options.electronic
    head = annex_head(envelope, dress, page, label=dress.wording.annex_label, name=subject_of(job, key), draft=draft)
    part = Part(page=page, blocks=(*head, *spaced(with_end_mark(dress, blocks))))
    return drawn(job, replace(made(job, envelope, (part,)), title=subject_of(job, key)))


def subject_of(job: Job, key: str) -> str:
    """The title of an annex."""
    return filled(job.papers.kinds[key].lines["subject"], places_for(job))


def places_for(job: Job) -> Places:
    """The places of the words of an annex."""
    return plan_places(job.ground)


def six_grid(job: Job) -> Grid:
    """A row a task; the columns are words of this kind."""
    places = places_for(job)
    say = job.papers.kinds[SIX]
    entries = []
    for task, entry in zip(job.plan.tasks, places.lists["tasks_list"], strict=True):
        heads = "; ".join(capitalised(head_of(lead, job.papers.common)) for lead in task.leads)
        roles = (("leads", task.leads), ("partners", task.partners))
        duty = "\n".join(filled_with(say.lines[name], **{name: "; ".join(units)}) for name, units in roles if units)
        entries.append({**entry, "who": "; ".join(task.people) or heads, "duty": duty, "power": places.texts["chair"]})
    return worded_grid(say.sections[0].blocks[0], tuple(entries), places)


def worded_grid(block: BlockWords, entries: tuple[Entry, ...], places: Places) -> Grid:
    """A table of words: its columns filled for each entry."""
    rows = []
    for count, entry in enumerate(entries, start=1):
        here = places.with_entry({"n": str(count), **entry})
        rows.append(Row(values=tuple(filled(column.text, here) for column in block.columns)))
    heads = tuple(Head(key=column.key, text=column.head, width=column.width, centred=column.key in {"n", "time"}) for column in block.columns)
    return Grid(heads=heads, rows=tuple(rows))


def indicator_grid(job: Job) -> Grid:
    """Name, unit, and what should be reached in each period."""
    say, common = job.papers.kinds[INDICATORS].lines, job.papers.common
    periods = tuple(dict.fromkeys(target.period for indicator in job.plan.indicators for target in indicator.targets))
    heads = (
        Head(key="number", text=say["number"], width=12, centred=True),
        Head(key="name", text=say["name"], width=110),
        Head(key="unit", text=say["unit"], width=30, centred=True),
        *(Head(key=f"target{at}", text=_period_head(period, say), width=34, centred=True) for at, period in enumerate(periods)),
        Head(key="note", text=say["note"], width=40),
    )
    rows = []
    for count, indicator in enumerate(job.plan.indicators, start=1):
        by_period = {target.period: target_text(target, common) for target in indicator.targets}
        rows.append(Row(values=(str(count), indicator.name, indicator.unit, *(by_period.get(period, "") for period in periods), "")))
    return Grid(heads=heads, rows=tuple(rows))


def _period_head(period: str, say: Mapping[str, str]) -> str:
    if not period.strip():
        return say["target"]
    return filled_with(say["year"], year=period) if period.isdecimal() else period


def contents_grid(job: Job) -> Grid:
    """The superior's plan, the plan and its other papers, as a register of a file lists them."""
    say = job.papers.kinds[CONTENTS].lines
    widths = {"n": 12.0, "number": 38.0, "day": 30.0, "issuer": 55.0, "subject_head": 105.0, "sheet": 18.0, "note": 28.0}
    heads = tuple(Head(key=key, text=say[key], width=width, centred=key in {"n", "number", "day", "sheet"}) for key, width in widths.items())
    rows = [Row(values=(str(count), *values, "", note)) for count, (values, note) in enumerate(_papers(job), start=1)]
    return Grid(heads=heads, rows=tuple(rows))


def _papers(job: Job) -> Iterator[tuple[tuple[str, str, str, str], str]]:
    """Number and symbol, day, issuer, type and subject of each paper, and what is to be noted."""
    plan = job.plan
    if plan.superior and (above := plan.superior.document).number:
        name = job.wording.types.get(above.type or "", above.type or "")
        day = short_date(above.date) if above.date else ""
        yield (above.number or "", day, above.issuer or "", f"{name} {above.subject or ''}".strip()), ""
    own: list[Plan | PlanPaper] = [plan, *plan.papers]
    for paper in sorted(own, key=lambda paper: paper.document.date or dt.date.max):
        note = "" if paper.stage not in {Stage.DRAFT, Stage.CONSULTING, Stage.SUBMITTED} else job.papers.kinds[CONTENTS].lines["draft"]
        document = paper.document
        number = full_number(document if document.number or not document.symbol else replace(document, number=job.wording.number_blank))
        yield (number, short_date(paper.document.date) if paper.document.date else "", paper.issuer.name, _title(job, paper)), note


def _title(job: Job, paper: Plan | PlanPaper) -> str:
    name = job.wording.types.get(paper.document.type, paper.document.type)
    return f"{name} {paper.document.subject[:1].lower()}{paper.document.subject[1:]}".strip()
