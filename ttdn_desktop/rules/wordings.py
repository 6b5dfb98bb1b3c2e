"""The texts of a plan, or of another paper of it, with their paths: what checks of content look at."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from itertools import compress
from typing import Any, TypeVar

from ttdn_desktop.domain.blocks import Block, BudgetTable, Image, Item, Paragraph, Table, TaskList
from ttdn_desktop.domain.plan import LegalBasis, Plan, PlanPaper, Proposal, Section, Task
from ttdn_desktop.domain.text import RichText, plain
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.model import Found, PlanFix

R = TypeVar("R")


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


def in_parts(case: Case, label: Hashable, look: Callable[[object], R]) -> tuple[R, ...]:
    """What is seen in each part, in their order; looked at again only where a part has changed. `label` names all it depends on beside the part."""
    return case.sight.memory.along(label, case.row("values of parts", lambda: (part for _, part in parts(case))), look)


def texts(case: Case) -> tuple[tuple[str, tuple[Wording, ...]], ...]:
    """The texts of each part that has some, with the path of the part; the same value as long as the part is the same."""
    worked, root = case.sight.worked, case.subject.root
    if "texts" not in worked:
        found = zip(parts(case), in_parts(case, texts_in, texts_in), strict=True)
        worked["texts"] = tuple((root + path, own) for (path, _), own in found if own)
    known: tuple[tuple[str, tuple[Wording, ...]], ...] = worked["texts"]
    return known


def in_texts(case: Case, label: Hashable, look: Callable[[tuple[Wording, ...]], R]) -> Iterator[tuple[str, R]]:
    """What is seen in the texts of each part where anything is, with the path of the part; as `in_parts`."""
    row = case.row("texts alone", lambda: (own for _, own in texts(case)))
    seen = case.sight.memory.along(label, row, look)
    return ((path, found) for (path, _), found in compress(zip(texts(case), seen, strict=True), seen))


def in_all_texts(case: Case, label: Hashable, look: Callable[[tuple[Wording, ...]], Iterable[Found]]) -> Iterator[Found]:
    """Findings in the texts of all parts; as `in_parts`."""
    return (under(one, path) for path, found in in_texts(case, label, lambda own: tuple(look(own))) for one in found)


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for under a rule in texts of these kinds: a function of the text and of what is given, such as the directory."""

    code: str
    find: Callable[[str, Any], Iterable[Hit]]
    kinds: frozenset[Kind] = frozenset(Kind)
    words: tuple[str, ...] = ("",)  # without any of these pieces in it a text has nothing to be found; they are looked for first, which is quick


def searched(case: Case, name: str, searches: tuple[Search, ...], given: object = None) -> Iterator[Found]:
    """What the search of the rule finds. All searches of that name are done in one go, and again only in texts that changed.

    `given` must be a part of what the checker is asked with, as the directory is.
    """
    worked = case.sight.worked
    if name not in worked:
        by_rule: dict[str, list[Found]] = {search.code: [] for search in searches}
        for path, hits in in_texts(case, name, partial(_hits, searches=searches, given=given)):
            for code, found in hits:
                by_rule[code].append(under(found, path))
        worked[name] = by_rule
    found_by_rule: dict[str, list[Found]] = worked[name]
    yield from found_by_rule[case.rule.id]


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


def _hits(own: tuple[Wording, ...], *, searches: tuple[Search, ...], given: object) -> tuple[tuple[str, Found], ...]:
    return tuple(
        (search.code, hit_in(wording, hit))
        for wording in own
        for search in searches
        if wording.kind in search.kinds and any(piece in wording.text for piece in search.words)
        for hit in search.find(wording.text, given)
    )


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
