"""The slip of one unit (danh mục nhiệm vụ): the tasks it leads and those it helps with, attached to the letter that hands the plan out."""

from ttdn_desktop.domain.blocks import TaskList
from ttdn_desktop.domain.ids import BlockId
from ttdn_desktop.domain.plan import Plan, Task
from ttdn_desktop.drafting.annexes import annex_head
from ttdn_desktop.drafting.body import spaced
from ttdn_desktop.drafting.dress import with_end_mark
from ttdn_desktop.drafting.envelope import envelope_of, envelope_of_paper
from ttdn_desktop.drafting.places import filled, plan_places
from ttdn_desktop.drafting.recipients import UnitNames, lowered_group, tasked_units
from ttdn_desktop.drafting.record import Job, drawn, made
from ttdn_desktop.drafting.tasks import Group, task_table
from ttdn_desktop.drafting.untied import untied_block
from ttdn_desktop.paper.model import Block, Paper, Part

KEY = "slips"


def units_with_tasks(plan: Plan) -> tuple[str, ...]:
    """The units that get a slip."""
    return tasked_units(plan)


def tasks_of_unit(plan: Plan, unit: str) -> tuple[tuple[Task, ...], tuple[Task, ...]]:
    """The tasks it leads, and those it helps with."""
    names = UnitNames(plan)
    leads = names.led(unit)
    helps = tuple(task for task in plan.tasks if task not in leads and names.among(unit, task.partners))
    return leads, helps


def draft_slip(job: Job) -> Paper:
    """The slip of `job.unit`, on the long side of the sheet; its reference is that of the letter it goes with."""
    dress = job.dress()
    say = job.papers.kinds[KEY].lines
    letter = envelope_of_paper(job.plan, job.attached_to) if job.attached_to else envelope_of(job.plan)
    page = job.standards.wide_page
    name = filled(say["subject"], plan_places(job.ground).with_entry({"id": "", "unit": lowered_group(job.unit)}))
    draft = job.options.draft or job.options.electronic
    head = annex_head(letter, dress, page, label="", name=name, draft=draft)
    parts = zip((say["leading"], say["helping"]), tasks_of_unit(job.plan, job.unit), strict=True)
    groups = [Group(block=TaskList(id=BlockId(""), task_ids=tuple(task.id for task in tasks)), heading=heading) for heading, tasks in parts if tasks]
    table: list[Block] = [untied_block(task_table(job.plan, groups, dress, page.text_width, titled=True))]
    part = Part(page=page, blocks=(*head, *spaced(with_end_mark(dress, table))))
    return drawn(job, made(job, letter, (part,)))
