"""What a plan puts into a template: answers into blanks, tasks into rows, text under headings; and what finds no place there."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from ttdn_desktop.domain.archive import is_archive
from ttdn_desktop.domain.ids import SectionId
from ttdn_desktop.domain.plan import Plan, Section, Task, walk
from ttdn_desktop.domain.template import Blank, BlankKind, Fact, LineUse, SectionUse, Template, TemplateKind, TemplateSection, TemplateTable
from ttdn_desktop.domain.text import plain
from ttdn_desktop.drafting.form_facts import answers_of, written
from ttdn_desktop.drafting.form_lines import FormText, section_lines
from ttdn_desktop.drafting.numbers import task_numbers
from ttdn_desktop.drafting.task_columns import BETWEEN_UNITS, VALUES
from ttdn_desktop.language.dates import short_date
from ttdn_desktop.language.fold import fold
from ttdn_desktop.paper.form import FillBody, Filling, FillRows, Put
from ttdn_desktop.paper.wording import Wording

_DOTS = r"(?:[….]{2,}|…|_{2,}|[xX]{2,}|\[[^\]]*\]|<[^>]*>|«[^»]*»)"
_NUMERIC = re.compile(r"-?\d{1,15}(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFilling:
    """What is put in; blanks that stay empty; headings of the plan for which the template has no section; whether tasks found no place."""

    filling: Filling
    empty: tuple[Blank, ...] = ()
    left_sections: tuple[str, ...] = ()
    left_tasks: int = 0
    left_bases: int = 0


def filling_of(plan: Plan, template: Template, given: Mapping[str, str], wording: Wording, *, drop_notes: bool = False) -> FormFilling:
    """Everything that this plan puts into this template; `given` are answers by blank, which go before what the plan knows."""
    answers = answers_of(template, plan, given)
    puts, dropped = _puts(template, answers)
    rows, tabled = _rows(plan, template)
    pairs = matched(plan, template)
    bodies = tuple(_bodies(plan, template, pairs, wording, tasks_apart=bool(rows)))
    placed = {section.id for section in pairs.values()}
    left = tuple(section.heading for section in plan.body if not _placed_somewhere(section, placed) and (section.blocks or section.sections))
    listed = {task.id for section in pairs.values() for inner in walk((section,)) for task in _tasks_in(plan, inner)}
    notes = _notes(template) if drop_notes else ()
    return FormFilling(
        filling=Filling(puts=puts, rows=rows, bodies=bodies, drop=(*dropped, *notes)),
        empty=tuple(blank for blank in template.blanks if blank.id not in answers),
        left_sections=left if template.kind is TemplateKind.DOCX and template.sections else (),
        left_tasks=0 if tabled else sum(task.id not in listed for task in plan.tasks),
        left_bases=0 if any(blank.fact is Fact.BASES for blank in template.blanks) else len(plan.legal_bases),
    )


def matched(plan: Plan, template: Template) -> dict[str, Section]:
    """The section of the plan that belongs to each section of the template: the same heading first, then the same role at the same level."""
    free = list(_leveled(plan.body, 1))
    found: dict[str, Section] = {}
    for same in (_same_heading, _like_heading, _same_role):
        for section in template.sections:
            if section.id in found:
                continue
            hit = next(((level, own) for level, own in free if same(section, own, level)), None)
            if hit is not None:
                found[section.id] = hit[1]
                free.remove(hit)
    return found


def _leveled(sections: tuple[Section, ...], level: int) -> Iterator[tuple[int, Section]]:
    for section in sections:
        yield level, section
        yield from _leveled(section.sections, level + 1)


def _same_heading(section: TemplateSection, own: Section, _level: int) -> bool:
    return _key(section.heading) == _key(own.heading) != ""


def _like_heading(section: TemplateSection, own: Section, level: int) -> bool:
    """A heading with blanks in it, or one of which the other is the beginning."""
    mine, theirs = _key(section.heading), _key(own.heading)
    pattern = ".*".join(map(re.escape, re.split(r"(?:\s*\.\.\.\s*)", re.sub(_DOTS, "...", section.heading))))
    with_blanks = re.search(_DOTS, section.heading) is not None and re.fullmatch(pattern, own.heading, re.IGNORECASE | re.DOTALL) is not None
    return level == section.level and (with_blanks or (min(len(mine), len(theirs)) > 5 and (mine.startswith(theirs) or theirs.startswith(mine))))


def _same_role(section: TemplateSection, own: Section, level: int) -> bool:
    return level == section.level and section.role == own.role and section.role.value != "other"


def _key(heading: str) -> str:
    return " ".join(re.findall(r"\w+", fold(heading)))


def _placed_somewhere(section: Section, placed: Set[SectionId]) -> bool:
    return any(inner.id in placed for inner in walk((section,)))


def _tasks_in(plan: Plan, section: Section) -> Iterator[Task]:
    ids = {task_id for block in section.blocks if hasattr(block, "task_ids") for task_id in block.task_ids}
    return (task for task in plan.tasks if task.id in ids)


# --- blanks


def _puts(template: Template, answers: Mapping[str, str]) -> tuple[tuple[Put, ...], tuple[str, ...]]:
    """Answers at all their places; of bases that the template begins several times all stand at the first place, the other lines go."""
    puts: list[Put] = []
    dropped: list[str] = []
    for blank in template.blanks:
        answer = answers.get(blank.id)
        if answer is None:
            continue
        places = blank.places
        if blank.fact is Fact.RECIPIENTS and template.kind is TemplateKind.DOCX:
            spread = tuple(_spread(blank, answer.split("\n")))
            puts += spread
            dropped += [place.where for place in blank.places if place.where not in {put.where for put in spread}]
            continue
        if blank.fact is Fact.BASES and template.kind is TemplateKind.DOCX:
            places, others = blank.places[:1], blank.places[1:]
            dropped += [place.where for place in others if place.where != places[0].where]
        for place in places:
            text = written(answer, blank.kind, place)
            number = float(text.replace(".", "").replace(",", ".")) if blank.kind is BlankKind.NUMBER and _NUMERIC.fullmatch(text) else None
            puts.append(Put(where=place.where, start=place.start, end=place.end, text=text, number=number))
    return tuple(puts), tuple(dropped)


def _spread(blank: Blank, entries: Sequence[str]) -> Iterator[Put]:
    """One recipient a line that has room for one, in their order; those for whom no line is left stand in lines of their own behind the last."""
    lines = {place.where: place for place in reversed(blank.places)}
    places = tuple(reversed(lines.values()))[: len(entries)]
    marked = [entry if is_archive(entry) else entry.rstrip(" ;.") for entry in entries]
    for number, place in enumerate(places):
        here = marked[number:] if place is places[-1] else marked[number : number + 1]
        closed = [entry.rstrip(" ;.") + "." if is_archive(entry) else entry + place.closing for entry in here] if place.closing else here
        yield Put(where=place.where, start=place.start, end=place.end + len(place.closing), text="\n".join(closed))


def _notes(template: Template) -> tuple[str, ...]:
    lines = (*template.notes, *(line for section in template.sections for line in section.lines if line.use is LineUse.NOTE))
    return tuple(line.where for line in lines)


# --- tasks


def _rows(plan: Plan, template: Template) -> tuple[tuple[FillRows, ...], bool]:
    """The tasks in the first table that takes them, those of a section in the table of that section where there are several tables."""
    if not template.tables or not plan.tasks:
        return (), False
    table = template.tables[0]
    pairs = matched(plan, template)
    rows: list[FillRows] = []
    taken: set[str] = set()
    for other in template.tables[1:]:
        home = next((section.id for section in template.sections if other.where in section.tables), None)
        own = [task for inner in walk((pairs[home],)) for task in _tasks_in(plan, inner)] if home in pairs else []
        own = [task for task in own if task.id not in taken]
        if own:
            taken |= {task.id for task in own}
            rows.append(_fill(other, tuple(own)))
    rest = tuple(task for task in plan.tasks if task.id not in taken)
    return (_fill(table, rest), *rows) if rest else tuple(rows), True


def _fill(table: TemplateTable, tasks: tuple[Task, ...]) -> FillRows:
    numbers = (".".join(map(str, path)) for path in task_numbers(tasks))
    rows = tuple(_row(table, number, task) for number, task in zip(numbers, tasks, strict=True))
    return FillRows(table=table.where, first=table.first, last=table.last, rows=rows)


def _row(table: TemplateTable, number: str, task: Task) -> tuple[tuple[int, str], ...]:
    keys = {column.key for column in table.columns}
    return tuple((column.column, _cell(column.key, number, task, keys)) for column in table.columns)


def _cell(key: str, number: str, task: Task, keys: set[str]) -> str:
    """The text of one cell; what has no column of its own goes to the nearest one, so that nothing is lost."""
    match key:
        case "":
            return ""
        case "title":
            return task.title if "content" in keys else VALUES["title"](number, task)
        case "content":
            return "\n".join(plain(text) for text in task.content)
        case "doers":
            return BETWEEN_UNITS.join((*task.leads, *task.partners) if "partners" not in keys else task.leads)
        case "leads" if "partners" not in keys and task.partners:
            return f"{BETWEEN_UNITS.join(task.leads)} (phối hợp: {BETWEEN_UNITS.join(task.partners)})"
        case "start":
            return short_date(task.time.start) if task.time.start else ""
        case "end":
            return short_date(task.time.end) if task.time.end else task.time.text
        case _:
            return VALUES[key](number, task)


# --- text under headings


def _bodies(plan: Plan, template: Template, pairs: Mapping[str, Section], wording: Wording, *, tasks_apart: bool) -> Iterator[FillBody]:
    matched_ids = {section.id for section in pairs.values()}
    for section in template.sections:
        own = pairs.get(section.id)
        if own is None:
            continue
        deep = tuple(child for child in own.sections if not _placed_somewhere(child, matched_ids))
        lines = tuple(section_lines(plan, own, wording, tasks=not tasks_apart, deep=deep))
        fixed = [_pattern(line.text) for line in section.lines if line.use is LineUse.FIXED and line.text]
        fresh = tuple(line for line in lines if not any(pattern.fullmatch(_said(line)) for pattern in fixed))
        if fresh:
            free = tuple(line.where for line in section.lines if line.use is LineUse.FREE)
            yield FillBody(after=_last(section), model=_model(template, section), lines=fresh, instead=free)


def _last(section: TemplateSection) -> str:
    """The line after which new text comes: the last one that stays."""
    kept = [line.where for line in section.lines if line.use is not LineUse.FREE or section.use is SectionUse.FILL]
    with_text = [line.where for line in section.lines if line.where in kept and line.text]
    return with_text[-1] if with_text else section.where


def _model(template: Template, section: TemplateSection) -> str:
    """The line whose look new text takes: a free or fixed line of the section, else of another one, else the heading without what makes it one."""
    others = sorted(template.sections, key=lambda other: other is not section)
    for use in (LineUse.FREE, LineUse.FIXED):
        for candidate in others[:1]:
            if line := next((line for line in candidate.lines if line.use is use and line.text), None):
                return line.where
    lines = (line for candidate in others for line in candidate.lines if line.use is not LineUse.NOTE and line.text)
    found = next(lines, None)
    return found.where if found else f"!{section.where}"


def _pattern(text: str) -> re.Pattern[str]:
    """A line of the template as a pattern in which its places to fill may read anything."""
    parts = re.split(_DOTS, _flat(text))
    return re.compile(".*".join(map(re.escape, parts)), re.IGNORECASE)


def _said(line: FormText) -> str:
    return _flat("".join(run.text for run in line))


def _flat(text: str) -> str:
    return " ".join(re.sub(r"^[\s\-+*•–]+", "", text).split()).rstrip(" .;")
