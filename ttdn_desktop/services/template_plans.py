"""A plan begun from a template: its sections with their roles, the text that stands there already, what is known filled in."""

import datetime as dt
import re
from dataclasses import replace

from ttdn_desktop.domain.blocks import TaskList
from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.ids import BlockId, NewId, SectionId
from ttdn_desktop.domain.plan import Plan, Section, SectionRole
from ttdn_desktop.domain.template import LineUse, Template, TemplateLine, TemplateSection
from ttdn_desktop.domain.template_changes import block_of
from ttdn_desktop.drafting.form_facts import answers_of, written
from ttdn_desktop.services.bases import bases_in
from ttdn_desktop.services.new_plan import new_plan
from ttdn_desktop.settings import Settings

_WORD = re.compile(r"[^\W\d_]{2,}")


def plan_from(template: Template, new_id: NewId, today: dt.date, settings: Settings, directory: Directory) -> Plan:
    """A draft with the sections of the template; what settings know is put into its blanks, the others stay to be seen."""
    plan = new_plan(new_id, today, settings, directory)
    plan = replace(plan, document=replace(plan.document, type=template.document_type or plan.document.type))
    answers = answers_of(template, plan, {})
    plan = replace(plan, legal_bases=tuple(basis for text in template.bases for basis in bases_in(text)))
    if subject := _subject(template, answers):
        plan = replace(plan, document=replace(plan.document, subject=subject))
    if not template.sections:
        return plan
    body = _nested(template, template.sections, answers, new_id)
    if not any(isinstance(block, TaskList) for section in _all(body) for block in section.blocks):
        body = _with_tasks(body, new_id)
    return replace(plan, body=body)


def _subject(template: Template, answers: dict[str, str]) -> str:
    """The subject of the template with what is known in its blanks; nothing where it is only room to write."""
    subject = " ".join(template.document_subject.split())
    for blank in template.blanks:
        for place in blank.places:
            if blank.id in answers and len(place.text) > 1 and place.text in subject:
                subject = subject.replace(place.text, written(answers[blank.id], blank.kind, place), 1)
    return subject if len(_WORD.findall(subject)) > 1 else ""


def _nested(template: Template, sections: tuple[TemplateSection, ...], answers: dict[str, str], new_id: NewId) -> tuple[Section, ...]:
    """Sections by their levels, each with those of deeper level that follow it."""
    out: list[Section] = []
    at = 0
    while at < len(sections):
        head = sections[at]
        end = at + 1
        while end < len(sections) and sections[end].level > head.level:
            end += 1
        children = _nested(template, sections[at + 1 : end], answers, new_id)
        out.append(_section(template, head, children, answers, new_id))
        at = end
    return tuple(out)


def _section(template: Template, head: TemplateSection, children: tuple[Section, ...], answers: dict[str, str], new_id: NewId) -> Section:
    blocks = [block_of(_known(template, line, answers), new_id) for line in head.lines if line.use is LineUse.FIXED and line.text]
    takes_tasks = any(table.where in head.tables for table in template.tables)
    tasks = (TaskList(id=BlockId(new_id())),) if takes_tasks else ()
    return Section(id=SectionId(new_id()), heading=head.heading, role=head.role, number=None, blocks=(*blocks, *tasks), sections=children)


def _known(template: Template, line: TemplateLine, answers: dict[str, str]) -> str:
    """The line with what is known in its blanks."""
    text = line.text
    places = [(place, blank) for blank in template.blanks for place in blank.places if place.where == line.where and blank.id in answers]
    for place, blank in sorted(places, key=lambda pair: pair[0].start, reverse=True):
        text = text.replace(place.text, written(answers[blank.id], blank.kind, place), 1) if place.text else text
    return text


def _with_tasks(body: tuple[Section, ...], new_id: NewId) -> tuple[Section, ...]:
    """A list of tasks in the first section of content, so that there is a place for them."""
    for at, section in enumerate(body):
        if section.role is SectionRole.CONTENT:
            listed = replace(section, blocks=(*section.blocks, TaskList(id=BlockId(new_id()))))
            return (*body[:at], listed, *body[at + 1 :])
    return body


def _all(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    return tuple(inner for section in sections for inner in (section, *_all(section.sections)))
