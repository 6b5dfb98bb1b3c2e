"""The numbers of headings, tasks and listed items: computed here and nowhere else."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ttdn_desktop.domain.blocks import TaskLayout, TaskList
from ttdn_desktop.domain.plan import Plan, Section, Task
from ttdn_desktop.language.numerals import LETTERS, letter, parse_roman, roman
from ttdn_desktop.paper.model import Style


class Numbering(StrEnum):
    """How the headings of one level are numbered."""

    CAPITAL = "capital"  # A.  Phần, by habit
    ROMAN = "roman"  # I.  mục (NĐ 30/2020, PL I, V.6.b)
    ARABIC = "arabic"  # 1.  khoản
    LETTER = "letter"  # a)  điểm
    DECIMAL = "decimal"  # 1.1.  by habit: the decree knows no such level


_NEXT = {
    Numbering.CAPITAL: Numbering.ROMAN,
    Numbering.ROMAN: Numbering.ARABIC,
    Numbering.ARABIC: Numbering.LETTER,
    Numbering.LETTER: Numbering.DECIMAL,
    Numbering.DECIMAL: Numbering.DECIMAL,
}
_STYLES = {
    Numbering.CAPITAL: Style.HEADING_1,
    Numbering.ROMAN: Style.HEADING_1,
    Numbering.ARABIC: Style.HEADING_2,
    Numbering.LETTER: Style.HEADING_3,
    Numbering.DECIMAL: Style.HEADING_4,
}
_MARK = re.compile(r"(?P<open>\(?)(?:(?P<letter>[a-zđ])|(?P<number>\d+))(?P<close>[.)])")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingNumber:
    """The number of one heading: as stored ("II", "1.1"), as printed before the words ("II. "), and the look it asks for."""

    number: str
    label: str
    style: Style
    depth: int


class Outline:
    """How the levels of one body are numbered: as the plan that was read does it, else from `first` on: I, 1, a, then 1.1.1."""

    def __init__(self, plan: Plan, sections: Sequence[Section], first: Numbering = Numbering.ROMAN) -> None:
        self._read = dict(_first_numberings(plan, sections, 0))
        self._first = first

    def numbering(self, depth: int) -> Numbering:
        """The kind of numbers of that level; 0 is the highest."""
        if depth in self._read:
            return self._read[depth]
        return self._first if depth == 0 else _NEXT[self.numbering(depth - 1)]

    def heading(self, path: Sequence[int]) -> HeadingNumber:
        """The number of the heading at that path of counts, the first of each being 1."""
        depth = len(path) - 1
        kind = self.numbering(depth)
        number = self._number(kind, path)
        close = ") " if kind is Numbering.LETTER else ". "
        return HeadingNumber(number=number, label=number + close, style=_STYLES[kind], depth=depth)

    def _number(self, kind: Numbering, path: Sequence[int]) -> str:
        match kind:
            case Numbering.CAPITAL:
                return chr(ord("A") + (path[-1] - 1) % 26)
            case Numbering.ROMAN:
                return roman(path[-1])
            case Numbering.ARABIC:
                return str(path[-1])
            case Numbering.LETTER:
                return letter(path[-1])
            case Numbering.DECIMAL:
                first = next((d for d in range(len(path)) if self.numbering(d) not in {Numbering.CAPITAL, Numbering.ROMAN}), len(path) - 1)
                return ".".join(map(str, path[first:]))


def _first_numberings(plan: Plan, sections: Iterable[Section], depth: int) -> Iterator[tuple[int, Numbering]]:
    """The kind of the first number of each level that was read; later pairs stand before earlier ones of the same level."""
    for section in reversed(tuple(sections)):
        yield from _first_numberings(plan, section.sections, depth + 1)
        for block in reversed(section.blocks):
            if isinstance(block, TaskList) and block.layout is TaskLayout.HEADINGS:
                yield from ((depth + 1, kind) for task in reversed(plan.tasks_of(block)) if task.parent_task is None and (kind := _kind(task.number)))
        if kind := _kind(section.number):
            yield depth, kind


def _kind(number: str | None) -> Numbering | None:
    if not number:
        return None
    if re.fullmatch(r"\d+", number):
        return Numbering.ARABIC
    if re.fullmatch(r"\d+(\.\d+)+", number):
        return Numbering.DECIMAL
    if number in LETTERS:
        return Numbering.LETTER
    if number.isupper() and parse_roman(number):
        return Numbering.ROMAN
    return Numbering.CAPITAL if re.fullmatch(r"[A-Z]", number) else None


def counted(sections: Sequence[Section], path: tuple[int, ...] = (), before: int = 0) -> Iterator[tuple[int | None, Section]]:
    """These sections with their counts, going on after the headings that stand before; None for one that prints no heading.

    That is text before the first heading of a body, as letters have it; it takes no number.
    """
    opening = bool(sections) and not path and not before and _is_opening(sections[0])
    for index, section in enumerate(sections):
        yield None if opening and index == 0 else index + 1 + before - opening, section


def _is_opening(section: Section) -> bool:
    return not section.heading.strip() and bool(section.blocks) and not section.sections


def task_numbers(tasks: Sequence[Task]) -> tuple[tuple[int, ...], ...]:
    """The path of counts of each task in its list: (1,), (2,), and for the parts of the second (2, 1), (2, 2)."""
    paths: dict[str, tuple[int, ...]] = {}
    children: dict[str | None, int] = {}
    for task in tasks:
        above = task.parent_task if task.parent_task in paths else None
        children[above] = children.get(above, 0) + 1
        paths[task.id] = (*(paths[above] if above else ()), children[above])
    return tuple(paths.values())


class ItemMarks:
    """The marks of the items of one section: letters and numbers counted on, others as they are."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._last = ""

    def printed(self, mark: str) -> str:
        """The mark to print for an item stored with this one. A first mark begins anew, unless its list goes on without a break."""
        found = _MARK.fullmatch(mark)
        if not found:
            self._last = mark
            return mark
        kind = f"{found['open']}{'a' if found['letter'] else '1'}{found['close']}"
        begins = mark in {f"{found['open']}a{found['close']}", f"{found['open']}1{found['close']}"} and self._last != kind
        self._counts[kind] = 1 if begins else self._counts.get(kind, 0) + 1
        self._last = kind
        count = self._counts[kind]
        return f"{found['open']}{letter(count) if found['letter'] else count}{found['close']}"

    def interrupt(self) -> None:
        """Something else than an item stands between."""
        self._last = ""
