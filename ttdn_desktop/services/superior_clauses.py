"""Walks a superior's plan: every clause with the place it is cited by, and what the own unit is to do in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ttdn_desktop import resources
from ttdn_desktop.domain.blocks import Block, Item, Paragraph, Table, TaskLayout, TaskList
from ttdn_desktop.domain.clauses import Clause, ClauseKind, ClauseRole
from ttdn_desktop.domain.plan import Annex, Indicator, Plan, Section, SectionRole, Task
from ttdn_desktop.domain.text import plain
from ttdn_desktop.language.blanks import brief
from ttdn_desktop.language.unit_groups import OwnUnit, level_of, own_unit
from ttdn_desktop.language.unit_mentions import How, Mention, Setting, best, mentions
from ttdn_desktop.reading.unit_headings import is_unit
from ttdn_desktop.services.numbering import heading_numbers
from ttdn_desktop.services.reading_words import reading_words, unit_words
from ttdn_desktop.services.superior_prose import Duty, DutyReader

_LONGEST = 60  # characters of a heading that names a place
_AIMS = frozenset({SectionRole.PURPOSE, SectionRole.REQUIREMENTS})
_TARGETS = frozenset({SectionRole.OBJECTIVES})
_HEADING = 40  # characters
_INTRODUCTION = 300  # characters of a line that calls units to what stands below
_NOT_LISTED = frozenset({How.ANYONE, How.AREA})
"""Weak mentions count only where somebody is assigned."""


def wording() -> Any:
    """The official words of plans that carry out others."""
    return resources.load_json("wording/superior.json")


def clauses_of(plan: Plan, name: str, above: str = "") -> tuple[Clause, ...]:
    """Every clause of a superior's plan, in printed order, with what the unit of that name is to do in it; `above` is the body the unit belongs to."""
    words = unit_words()
    setting = Setting(date=plan.document.date, level=level_of(plan.issuer.name, words))
    walker = _Walker(plan, own_unit(name, words, above), setting)
    return _told_apart(walker.clauses())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Under:
    """What stands above a clause: the words that cite it, its heading, and the unit that is called there to act."""

    place: str
    heading: str
    role: SectionRole
    path: tuple[str, ...] = ()  # the numbers of the sections above
    called: str = ""  # the names of units that are called there to act
    mention: Mention | None = None  # the own unit among them
    annex: str = ""


class _Walker:
    def __init__(self, plan: Plan, unit: OwnUnit, setting: Setting) -> None:
        self._plan = plan
        self._unit = unit
        self._setting = setting
        self._reader = DutyReader(unit, unit_words(), setting, reading_words())
        self._say = wording()["place"]
        printed = any(section.number for section in plan.all_sections()) or any(task.number for task in plan.tasks)
        self._numbers = {} if printed else heading_numbers(plan)
        self._listed = {task_id for block in plan.task_lists() for task_id in block.task_ids}

    def clauses(self) -> Iterator[Clause]:
        yield from self._sections(self._plan.body, _Under(place="", heading="", role=SectionRole.OTHER))
        for annex in self._plan.annexes:
            yield from self._annex(annex)
        for number, task in enumerate((task for task in self._plan.tasks if task.id not in self._listed), start=1):
            if not any(plain(text) in self._prose for text in task.content):
                yield self._task(task, number, _Under(place="", heading="", role=SectionRole.CONTENT))
        for indicator in self._plan.indicators:
            yield self._indicator(indicator)

    @property
    def _prose(self) -> frozenset[str]:
        """What stands in the body: tasks that were taken from it are shown where they stand."""
        return frozenset(plain(block.text) for block in self._plan.all_blocks() if isinstance(block, Paragraph | Item))

    def _annex(self, annex: Annex) -> Iterator[Clause]:
        label = _in_small_letters(annex.label)
        named = self._say["annex_named"].format(heading=brief(annex.title, _LONGEST)) if annex.title.strip() else self._say["annex_alone"]
        place = self._say["annex"].format(label=label) if label else named
        under = _Under(place=place, heading=annex.title, role=SectionRole.OTHER, annex=place)
        yield from self._blocks(annex.blocks, under)
        yield from self._sections(annex.sections, replace(under, heading=""))

    def _sections(self, sections: Sequence[Section], above: _Under) -> Iterator[Clause]:
        for section in sections:
            number = (section.number or self._numbers.get(section.id, "")).strip(" .)")
            here = _path(above.path, number)
            place = self._joined(above.annex, self._cited(here)) if number else self._named_place(above, section.heading)
            under = self._calling(replace(above, place=place, heading=section.heading, role=section.role, path=here), section.heading)
            alone = not section.blocks and not section.sections
            if section.role not in _AIMS and under.called != section.heading and (alone or (_is_sentence(section.heading) and self._named(section.heading))):
                yield self._prose_clause(f"section:{section.id}", section.heading, replace(under, called=above.called, mention=above.mention), place)
            yield from self._blocks(section.blocks, under)
            yield from self._sections(section.sections, under)

    def _named_place(self, above: _Under, heading: str) -> str:
        """A section without a number is cited by its heading; one without either, by what it stands in."""
        return self._joined(above.annex, self._say["section_named"].format(heading=brief(heading, _LONGEST))) if heading.strip() else above.place

    def _joined(self, *parts: str) -> str:
        return str(self._say["join"].join(part for part in parts if part))

    def _cited(self, path: tuple[str, ...]) -> str:
        return str(self._say["section"].format(number=".".join(path)))

    def _calling(self, under: _Under, text: str) -> _Under:
        """The same place where these words are nothing but names of units ("5. UBND các xã, phường"): they are to do what stands below."""
        if not is_unit(text.strip(" :."), reading_words()):
            return under
        return replace(under, called=text, mention=best(self._mentions(text)))

    def _blocks(self, blocks: Sequence[Block], under: _Under) -> Iterator[Clause]:
        """Prose under a line that calls units belongs to them until the next line of its kind."""
        calling, kind = under, "\n"
        dashes = paragraphs = tables = 0
        for block in blocks:
            match block:
                case TaskList():
                    for number, task in enumerate(self._plan.tasks_of(block), start=1):
                        yield self._task(task, number, under, printed=block.layout is TaskLayout.HEADINGS)
                case Table():
                    tables += 1
                    yield from self._rows(block, tables, under)
                case Paragraph() | Item():
                    mark = block.mark if isinstance(block, Item) else ""
                    dashes, paragraphs = (dashes + 1, paragraphs) if mark and not mark[0].isalnum() else (dashes, paragraphs + (not mark))
                    text = plain(block.text).strip()
                    if _kind_of(mark) == kind:
                        calling, kind = under, "\n"
                    if (names := self._calling(under, text)) is not under:
                        calling, kind = names, _kind_of(mark)
                    elif text.endswith(":") and len(text) < _INTRODUCTION and self._named(text):
                        calling, kind = replace(under, called=text.rstrip(" :"), mention=best(self._mentions(text))), _kind_of(mark)
                    elif self._is_clause(text, calling):
                        place = self._joined(under.place, self._point(mark, dashes, paragraphs))
                        yield self._prose_clause(f"block:{block.id}", text, calling, place)
                case _:
                    pass

    def _is_clause(self, text: str, under: _Under) -> bool:
        """Prose that may ask for something: neither aims nor the closing words, nor the forms of an annex that do not name the unit."""
        if not text or under.role in _AIMS or text.lower().startswith(tuple(wording()["closing"])):
            return False
        return not under.annex or under.mention is not None or self._named(text)

    def _mentions(self, text: str) -> tuple[Mention, ...]:
        return mentions(text, self._unit, unit_words(), self._setting)

    def _named(self, text: str) -> bool:
        found = best(self._mentions(text))
        return found is not None and found.how not in _NOT_LISTED

    def _point(self, mark: str, dashes: int, paragraphs: int) -> str:
        if mark and mark[0].isalnum():
            return str(self._say["item"].format(mark=mark.strip(" .)")))
        return str(self._say["dash" if mark else "paragraph"].format(number=dashes if mark else paragraphs))

    def _task(self, task: Task, number: int, under: _Under, *, printed: bool = False) -> Clause:
        own = (task.number or self._numbers.get(task.id, "") or str(number)).strip(" .)")
        parts = (under.annex, self._cited(_path(under.path, own))) if printed and under.path else (under.place, self._say["task"].format(number=own))
        place = own if " " in own else self._joined(*parts)  # who typed it said the whole place
        leads, partners = ", ".join(task.leads), ", ".join(task.partners)
        as_lead, as_partner = self._meant(leads), self._meant(partners)
        text = "\n".join((task.title, *map(plain, task.content)))
        clause = Clause(
            key=f"task:{task.id}", kind=ClauseKind.TASK, place=place, heading=under.heading, text=text, title=task.title, leads=task.leads,
            partners=task.partners, time=task.time, output=task.output,
        )  # fmt: skip
        if as_lead is not None and (as_lead.sure or as_partner is None or not as_partner.sure):
            return self._concerned(clause, ClauseRole.LEAD, as_lead)
        if as_partner is not None:
            return self._concerned(clause, ClauseRole.PARTNER, as_partner)
        if under.mention is not None and not task.leads:
            return self._concerned(clause, ClauseRole.GIVEN, under.mention)
        return clause if task.leads or task.partners else self._by_prose(clause, text, replace(under, called="", mention=None))

    def _prose_clause(self, key: str, text: str, under: _Under, place: str) -> Clause:
        kind = ClauseKind.TARGET if under.role in _TARGETS else ClauseKind.DUTY
        clause = Clause(key=key, kind=kind, place=place, heading=under.heading, text=text, title=text)
        return self._by_prose(clause, text, under)

    def _by_prose(self, clause: Clause, text: str, under: _Under) -> Clause:
        duty = self._reader.duty_of(text, under.called, under.mention)
        if duty is None:
            return clause
        return self._concerned(_with_duty(clause, duty), duty.role, duty.mention)

    def _rows(self, table: Table, number: int, under: _Under) -> Iterator[Clause]:
        """Rows of a free table that name the unit: what is asked of it there."""
        for at, row in enumerate(table.rows[table.header_rows :], start=1):
            cells = [" ".join(plain(text) for text in cell.paragraphs) for cell in row]
            text = " | ".join(cell.strip() for cell in cells if cell.strip())
            found = best(tuple(one for cell in cells for one in self._mentions(cell)))
            if found is None or found.how in _NOT_LISTED:
                continue
            place = self._joined(under.place, self._say["row"].format(table=number, row=at))
            clause = Clause(key=f"row:{table.id}:{at}", kind=ClauseKind.ROW, place=place, heading=under.heading, text=text, title=text)
            yield replace(self._concerned(clause, ClauseRole.GIVEN, found), sure=False)

    def _indicator(self, indicator: Indicator) -> Clause:
        place = self._say["target"].format(name=brief(indicator.name, _LONGEST))
        clause = Clause(
            key=f"indicator:{indicator.id}", kind=ClauseKind.TARGET, place=place, heading="", text=indicator.name, title=indicator.name, indicator=indicator
        )
        found = self._meant(indicator.name)
        return self._concerned(clause, ClauseRole.GIVEN, found) if found is not None else clause

    def _meant(self, names: str) -> Mention | None:
        return best(self._mentions(names)) if names else None

    def _concerned(self, clause: Clause, role: ClauseRole, mention: Mention) -> Clause:
        """The clause as one of the own unit, with whom it is to work: all who are named, but itself."""
        others = tuple(name for name in (*clause.leads, *clause.partners) if not self._own(name))
        return replace(clause, role=role, words=mention.words, how=mention.how.value, sure=mention.sure, others=others)

    def _own(self, name: str) -> bool:
        found = self._meant(name)
        if found is None or found.how is How.ANYONE:
            return False
        return found.how is How.SOME or found.end - found.start >= len(name.strip()) - 2


def _with_duty(clause: Clause, duty: Duty) -> Clause:
    if clause.kind is ClauseKind.TASK:
        return replace(clause, leads=clause.leads or duty.leads, partners=clause.partners or duty.partners)
    return replace(clause, title=duty.title or clause.title, leads=duty.leads, partners=duty.partners, time=duty.time)


def _is_sentence(heading: str) -> bool:
    """Whether a heading asks for something, as headings of one line do: "4. UBND xã Bình An chuẩn bị …"."""
    return len(heading) > _HEADING and not heading.isupper()


def _told_apart(clauses: Iterator[Clause]) -> tuple[Clause, ...]:
    """Two clauses are never cited by the same words."""
    seen: dict[str, int] = {}
    out: list[Clause] = []
    for clause in clauses:
        times = seen[clause.place] = seen.get(clause.place, 0) + 1
        out.append(clause if times == 1 else replace(clause, place=f"{clause.place} ({times})"))
    return tuple(out)


def _path(above: tuple[str, ...], number: str) -> tuple[str, ...]:
    """The numbers of a section from the top; one that is written whole ("1.2" under "1") is not written twice."""
    if not number:
        return above
    whole = ".".join(above)
    for start in (f"{whole}.", f"{above[-1]}." if above else "\n"):
        if whole and number.startswith(start):
            return (*above[: len(above)], number.removeprefix(start))
    return (*above, number)


def _kind_of(mark: str) -> str:
    """Marks of one kind: numbers, letters, dashes, none."""
    first = mark[:1]
    return "1" if first.isdigit() else "a" if first.isalpha() else first


def _in_small_letters(label: str) -> str:
    """A label in capitals as it is cited: "PHỤ LỤC II" is "Phụ lục II"."""
    words = label.split()
    if not label.isupper() or len(words) < 2:
        return " ".join(words)
    small = (word if set(word) <= set("IVXLCDM0123456789.") else word.lower() for word in words)
    text = " ".join(small)
    return text[:1].upper() + text[1:]
