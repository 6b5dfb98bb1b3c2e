"""The names by which a review knows the fields of a plan, and which characters of the source went into each."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.reading import Trace

BASIS, SECTION, BLOCK, TASK, ANNEX, PAPER, NOTE = "basis:", "section:", "block:", "task:", "annex:", "paper:", "note:"
"""Beginnings of the keys of parts; what follows is the place of a basis, paper or note on the file, or the identity of the rest."""

NOTES = "notes:"
"""Beginning of the keys of notes on the file that are of one kind; their code follows."""

_WHOLE = frozenset({"addressees", "recipients", "proposal", "enacting"})
_SAME_FIELD = {"date_text": "date"}
"""Two values of the plan that are one field on the screen."""


MADE_OF = {"issuer/name": ("issuer/lines",)}
"""Fields that are made of what is printed for others: the name of a body of the lines in the letterhead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters `start` to `end` (excluded) of the place `where` of the source."""

    where: str
    start: int
    end: int


def key_of(plan: Plan, path: str) -> str:
    """The key of the field a JSON pointer of a trace leads to; "" for a pointer that leads nowhere."""
    parts = path.split("/")[2:]  # "", "plan"
    if not parts:
        return ""
    head, rest = parts[0], parts[1:]
    match head:
        case "legal_bases" if rest:
            return f"{BASIS}{rest[0]}"
        case "papers" if rest:
            return f"{PAPER}{rest[0]}"
        case "tasks" if rest:
            return _task_key(plan, rest)
        case "annexes" if len(rest) > 1:
            return _annex_key(plan, rest)
        case "body":
            return _tree_key(plan.body, rest)
        case "document" | "issuer" | "signatory" if rest:
            return f"{head}/{_SAME_FIELD.get(rest[0], rest[0])}"
        case _:
            return head if head in _WHOLE else ""


def _task_key(plan: Plan, rest: Sequence[str]) -> str:
    at = int(rest[0])
    if at >= len(plan.tasks):
        return ""
    name = rest[1] if len(rest) > 1 else "title"
    return f"{TASK}{plan.tasks[at].id}/{'title' if name == 'number' else name}"


def _annex_key(plan: Plan, rest: Sequence[str]) -> str:
    annex = plan.annexes[int(rest[0])] if int(rest[0]) < len(plan.annexes) else None
    if annex is None:
        return ""
    if rest[1] == "sections":
        return _tree_key(annex.sections, rest[2:])
    if rest[1] == "blocks":
        return _block_key(annex.blocks, rest[2:])
    return f"{ANNEX}{annex.id}/{rest[1]}"


def _tree_key(sections: Sequence[Any], rest: Sequence[str]) -> str:
    """Down the tree of sections as far as the pointer goes."""
    if not rest or int(rest[0]) >= len(sections):
        return ""
    section = sections[int(rest[0])]
    match rest[1:]:
        case ["sections", *further]:
            return _tree_key(section.sections, further)
        case ["blocks", *further]:
            return _block_key(section.blocks, further)
        case _:
            return f"{SECTION}{section.id}"


def _block_key(blocks: Sequence[Any], rest: Sequence[str]) -> str:
    return f"{BLOCK}{blocks[int(rest[0])].id}" if rest and int(rest[0]) < len(blocks) else ""


class Links:
    """Both ways between fields and the source."""

    def __init__(self, plan: Plan, traces: Iterable[Trace]) -> None:
        self._spans: dict[str, list[Span]] = {}
        self._unsure: set[str] = set()
        self._by_place: dict[str, list[tuple[int, int, str]]] = {}
        known: dict[str, str] = {}
        for trace in traces:
            if trace.path is None:
                continue
            key = known.get(trace.path)
            if key is None:
                key = known[trace.path] = key_of(plan, trace.path)
            if not key:
                continue
            self._spans.setdefault(key, []).append(Span(where=trace.where, start=trace.start, end=trace.end))
            self._by_place.setdefault(trace.where, []).append((trace.start, trace.end, key))
            if not trace.sure:
                self._unsure.add(key)
        for places in self._by_place.values():
            places.sort()

    @property
    def unsure(self) -> frozenset[str]:
        """Keys of fields that hold something which was not read for sure."""
        return frozenset(self._unsure)

    def fields(self) -> tuple[str, ...]:
        """All fields something went into."""
        return tuple(self._spans)

    def spans(self, key: str) -> tuple[Span, ...]:
        """What of the source went into a field, in the order of the source."""
        return tuple(self._spans.get(key, ()))

    def key_at(self, where: str, at: int) -> str:
        """The field into which the character went, or one beside it on the same place; "" where nothing of the place went into a field."""
        places = self._by_place.get(where)
        if not places:
            return ""
        index = max(0, bisect_right(places, (at, 1 << 60, "")) - 1)
        return places[index][2]

    def keys_in(self, where: str) -> Iterator[str]:
        """All fields something of a place went into."""
        return (key for _start, _end, key in self._by_place.get(where, ()))
