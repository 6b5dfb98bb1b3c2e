"""The texts of a plan, or of another paper of it, with their paths: what checks of content look at."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import Any

from ttdn_desktop.domain.blocks import Block, BudgetTable, Image, Item, Paragraph, Table, TaskList
from ttdn_desktop.domain.plan import LegalBasis, Plan, PlanPaper, Proposal, Section, Task
from ttdn_desktop.domain.text import RichText, plain
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.model import Found, PlanFix


class Kind(StrEnum):
    """What a text is."""

    TITLE = "title"  # trích yếu, headings, titles of tasks and annexes
    BASIS = "basis"
    PROSE = "prose"
    CELL = "cell"
    NAME = "name"  # of a unit
    WORDS = "words"  # a few words of a task: time, output, note


@dataclass(frozen=True, slots=True)
class Wording:
    """One text; `path` is that of the wire form, within its part until it is put under the path of the part."""

    path: str
    text: str
    kind: Kind


Part = tuple[str, object]
"""A frozen part of the plan and its path; of a section its heading, of a list its line."""

Hit = tuple[int, int, str | None]
"""Characters start to end of a text; what should stand there, None where that is not certain."""


def parts(case: Case) -> tuple[Part, ...]:
    """The parts of the record that the paper prints, in printed order: without papers around it."""
    sight, record = case.sight, case.record
    if record is None:
        return ()
    if "parts" not in sight.worked:
        same = sight.memory.same
        sight.worked["parts"] = tuple((path, same(part) if isinstance(part, _Line) else part) for path, part in _record(record))
    found: tuple[Part, ...] = sight.worked["parts"]
    return found


def wordings(case: Case) -> Iterator[Wording]:
    """All texts of the record with their whole paths."""
    root, memory = case.subject.root, case.sight.memory
    for path, part in parts(case):
        for wording in memory.of(texts_in, part):
            yield Wording(root + path + wording.path, wording.text, wording.kind)


def in_wordings(case: Case, find: Callable[[str, Any], Iterable[Hit]], given: object = None, kinds: frozenset[Kind] = frozenset(Kind)) -> Iterator[Found]:
    """What the function finds in the texts of these kinds, each text that did not change looked at once.

    `find` must be a function of a module and depend on the text alone and on `given`, which is a part of what the checker is asked with: the directory,
    the day.
    """
    root, memory = case.subject.root, case.sight.memory
    look = partial(_found_in, find=find, given=given, kinds=kinds)
    label = (case.rule.id, find)
    for path, part in parts(case):
        for found in memory.each(label, (part,), look):
            yield under(found, root + path)


def under(found: Found, path: str) -> Found:
    """The finding of a part, under the path of that part."""
    fixes = tuple(replace(fix, path=path + fix.path) if isinstance(fix, PlanFix) else fix for fix in found.fixes)
    return replace(found, node=path + found.node, fixes=fixes)


def hit_in(wording: Wording, hit: Hit) -> Found:
    """A hit as a finding: the words around it as they stand and as they should."""
    start, end, wished = hit
    text = wording.text
    left, right = _clause(text, start, end)
    proposal = None if wished is None else text[left:start] + wished + text[end:right]
    fixes = () if wished is None else (PlanFix(path=wording.path, text=wished, start=start, end=end),)
    return Found(node=wording.path, text=text[left:right], proposal=proposal, fixes=fixes)


_AROUND = 40


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Some whole words on both sides."""
    left = max(start - _AROUND, 0)
    left = 0 if left == 0 else min(text.find(" ", left) + 1 or start, start)
    right = min(end + _AROUND, len(text))
    right = len(text) if right == len(text) else max(text.rfind(" ", end, right), end)
    return left, right


def _found_in(part: object, *, find: Callable[[str, Any], Iterable[Hit]], given: object, kinds: frozenset[Kind]) -> Iterator[Found]:
    for wording in texts_in(part):
        if wording.kind in kinds:
            for hit in find(wording.text, given):
                yield hit_in(wording, hit)


def texts_in(part: object) -> tuple[Wording, ...]:
    """The texts of one part, with paths within it."""
    return tuple(wording for wording in _texts(part) if wording.text)


def _texts(part: object) -> Iterator[Wording]:
    match part:
        case _Line(text=text, kind=kind):
            yield Wording("", text, kind)
        case LegalBasis() | Proposal():
            yield Wording("/text", part.text, Kind.BASIS)
        case Paragraph() | Item():
            yield Wording("/text", plain(part.text), Kind.PROSE)
        case Table():
            yield from _cells(part)
        case Image():
            yield Wording("/title", part.title, Kind.TITLE)
        case Task():
            yield from _task(part)
        case _:
            return


def _cells(table: Table) -> Iterator[Wording]:
    for at, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            for number, text in enumerate(cell.paragraphs):
                yield Wording(f"/rows/{at}/{column}/paragraphs/{number}", plain(text), Kind.CELL)


def _task(task: Task) -> Iterator[Wording]:
    yield Wording("/title", task.title, Kind.TITLE)
    yield from _list("/content", task.content, Kind.PROSE)
    yield from (Wording(f"/leads/{at}", name, Kind.NAME) for at, name in enumerate(task.leads))
    yield from (Wording(f"/partners/{at}", name, Kind.NAME) for at, name in enumerate(task.partners))
    yield Wording("/time/text", task.time.text, Kind.WORDS)
    yield Wording("/output", task.output, Kind.WORDS)
    yield Wording("/note", task.note, Kind.WORDS)


def _list(path: str, texts: Iterable[RichText], kind: Kind) -> Iterator[Wording]:
    return (Wording(f"{path}/{at}", plain(text), kind) for at, text in enumerate(texts))


@dataclass(frozen=True, slots=True)
class _Line:
    """A text that stands alone: a heading, a recipient."""

    text: str
    kind: Kind


def _record(record: Plan | PlanPaper) -> Iterator[Part]:
    head, proposal = record.document, record.proposal
    yield "/document/subject", _Line(head.subject, Kind.TITLE)
    for at, basis in enumerate(record.legal_bases):
        yield f"/legal_bases/{at}", basis
    if proposal is not None:
        yield "/proposal", proposal
    if isinstance(record, Plan):
        yield "/enacting", _Line(record.enacting, Kind.PROSE)
    yield from _sections("/body", record.body)
    if isinstance(record, Plan):
        for at, task in enumerate(record.tasks):
            yield f"/tasks/{at}", task
        for at, annex in enumerate(record.annexes):
            yield f"/annexes/{at}/title", _Line(annex.title, Kind.TITLE)
            yield from _blocks(f"/annexes/{at}/blocks", annex.blocks)
            yield from _sections(f"/annexes/{at}/sections", annex.sections)
    else:
        yield from _sections("/articles", record.articles)
    for at, line in enumerate(record.recipients):
        yield f"/recipients/{at}", _Line(line, Kind.NAME)


def _sections(path: str, sections: tuple[Section, ...]) -> Iterator[Part]:
    for at, section in enumerate(sections):
        here = f"{path}/{at}"
        yield f"{here}/heading", _Line(section.heading, Kind.TITLE)
        yield from _blocks(f"{here}/blocks", section.blocks)
        yield from _sections(f"{here}/sections", section.sections)


def _blocks(path: str, blocks: tuple[Block, ...]) -> Iterator[Part]:
    for at, block in enumerate(blocks):
        if not isinstance(block, TaskList | BudgetTable):
            yield f"{path}/{at}", block
