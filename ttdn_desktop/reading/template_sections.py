"""The sections of a template: its headings as the reader finds them, the lines and tables that stand under each."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ttdn_desktop.domain.plan import Plan, Section, SectionRole
from ttdn_desktop.domain.reading import Reading
from ttdn_desktop.domain.template import LineUse, SectionUse, TemplateLine, TemplateSection, TemplateTable
from ttdn_desktop.paper.form import Form
from ttdn_desktop.reading.outline import Rank, numbered
from ttdn_desktop.reading.words import folded

_TASK = re.compile(r"/plan/tasks/(\d+)/title")
_END = ("/plan/recipients", "/plan/signatory")
_ANNEX = re.compile(r"/plan/annexes/\d+/(?:label|title)")
_TABLE = re.compile(r"(.*?t\d+)r\d+c\d+")
_LETTERS = re.compile(r"[^\W\d_xX]{2}")
_LONE = "PL"  # a table or list with lines above it
_LONGEST_HEADING = 120
_LONGEST_SENTENCE = 40
_OPTIONAL = re.compile(r"\(?\s*neu co\s*\)?")


@dataclass(slots=True)
class _Open:
    """A section while its lines are gathered."""

    section: TemplateSection
    lines: list[TemplateLine] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)

    def closed(self, *, children: bool, filled: frozenset[str]) -> TemplateSection:
        fixed = any(line.use is LineUse.FIXED and line.text for line in self.lines) or any(table not in filled for table in self.tables)
        use = SectionUse.FIXED if fixed or (children and not any(line.use is LineUse.FREE for line in self.lines)) else SectionUse.FILL
        return replace(self.section, lines=tuple(self.lines), tables=tuple(self.tables), use=use)


def template_sections(
    form: Form, reading: Reading | None, uses: Mapping[str, LineUse], tables: tuple[TemplateTable, ...]
) -> tuple[tuple[TemplateSection, ...], frozenset[str]]:
    """The sections in printed order, and the places of all lines that belong to one."""
    plan = reading.plan if reading else None
    if reading is None:
        return (), frozenset()
    texts = {line.where: line.text for line in form.lines}
    headings = _typed_headings(form) if plan is None or plan.document.type == _LONE else {}
    headings |= _headings(reading, plan, texts) if plan is not None else {}
    ends = {trace.where for trace in reading.trace if trace.path and (trace.path.startswith(_END) or _ANNEX.fullmatch(trace.path))}
    ended_tables = {found[1] for where in ends if (found := _TABLE.match(where))}
    opened: list[_Open] = []
    inside = False
    for line in form.lines:
        if line.where in headings:
            opened.append(_Open(replace(headings[line.where], id=f"s{len(opened) + 1}", where=line.where)))
            inside = True
        elif line.where in ends or folded(line.text).startswith("noi nhan") or "#" in line.where:
            inside = False
        elif inside and not line.cell:
            opened[-1].lines.append(TemplateLine(where=line.where, text=line.text.strip(), use=uses[line.where]))
        elif inside and (found := _TABLE.match(line.cell)) and found[1] not in ended_tables and found[1] not in opened[-1].tables:
            opened[-1].tables.append(found[1])
    filled = frozenset(table.where for table in tables)
    after = [*(one.section.level for one in opened[1:]), 0][: len(opened)]
    sections = tuple(one.closed(children=following > one.section.level, filled=filled) for one, following in zip(opened, after, strict=True))
    return sections, frozenset(line.where for section in sections for line in section.lines)


def _typed_headings(form: Form) -> dict[str, TemplateSection]:
    """The headings in capitals with Roman numbers of a form that is no paper, as an outline of a report is none."""
    found = {}
    for line in form.lines:
        number = numbered(line.text) if not line.cell and line.text.isupper() else None
        if number is not None and number.rank is Rank.ROMAN and _LETTERS.search(line.text[number.text :]):
            found[line.where] = _section(line.text[number.text :], SectionRole.OTHER, number.number, 1)
    return found


def _is_heading(line: str, title: str) -> bool:
    """Whether a line that names a task is nothing but its heading: not a sentence, nothing behind it."""
    text = line.strip()
    return len(text) < _LONGEST_HEADING and not text.endswith((".", ";")) and not text.rstrip(" :")[text.find(title) + len(title) :].strip()


def _headings(reading: Reading, plan: Plan, texts: Mapping[str, str]) -> dict[str, TemplateSection]:
    """The section each line begins that is a heading; a heading of work is a section too, one level below the one before it."""
    by_path = {f"/plan/{path}/heading": (section, depth) for path, section, depth in _walk(plan)}
    found: dict[str, TemplateSection] = {}
    level = 1
    for trace in reading.trace:
        if trace.path is None or trace.where in found or _TABLE.match(trace.where):
            continue
        if trace.path in by_path:
            section, level = by_path[trace.path]
            if _LETTERS.search(section.heading) and not (len(section.heading) > _LONGEST_SENTENCE and texts.get(trace.where, "").rstrip().endswith(".")):
                found[trace.where] = _section(section.heading, section.role, section.number, level)
        elif match := _TASK.fullmatch(trace.path):
            task = plan.tasks[int(match[1])]
            if _LETTERS.search(task.title) and _is_heading(texts.get(trace.where, ""), task.title):
                found[trace.where] = _section(task.title, SectionRole.CONTENT, task.number, level + 1)
    return found


def _section(heading: str, role: SectionRole, number: str | None, level: int) -> TemplateSection:
    return TemplateSection(id="", heading=" ".join(heading.split()), level=level, role=role, number=number, required=not _OPTIONAL.search(folded(heading)))


def _walk(plan: Plan) -> Iterator[tuple[str, Section, int]]:
    """Each section with its JSON pointer and its depth, 1 for the highest."""
    yield from _below("body", plan.body, 1)
    for number, annex in enumerate(plan.annexes):
        yield from _below(f"annexes/{number}/sections", annex.sections, 1)


def _below(path: str, sections: tuple[Section, ...], depth: int) -> Iterator[tuple[str, Section, int]]:
    for number, section in enumerate(sections):
        yield f"{path}/{number}", section, depth
        yield from _below(f"{path}/{number}/sections", section.sections, depth + 1)
