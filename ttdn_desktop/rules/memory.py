"""What was worked out about values that have not changed since: values are frozen, so one that is the same object is the same value."""

from collections.abc import Callable, Hashable
from itertools import compress, count, repeat
from operator import is_, is_not
from typing import Any, TypeVar

V = TypeVar("V")
R = TypeVar("R")

_Known = tuple[object, Any]
_UNKNOWN: Any = object()


class Shelf:
    """Results of one function by the identity of the value, those of this run and of the one before."""

    __slots__ = ("_before", "_now")

    def __init__(self) -> None:
        self._now: dict[int, _Known] = {}
        self._before: dict[int, _Known] = {}

    def turn(self) -> bool:
        """A new run begins; False where there is nothing left."""
        self._before, self._now = self._now, {}
        return bool(self._before)

    def known(self, value: object) -> _Known | None:
        """This very value with its result; None where there is none yet."""
        key = id(value)
        known = self._now.get(key)
        if known is None:
            known = self._before.get(key)
            if known is None or known[0] is not value:
                return None
            self._now[key] = known
        return known

    def of(self, value: V, function: Callable[[V], R]) -> R:
        """What the function gives for this value."""
        known = self.known(value)
        if known is None:
            known = self._now[id(value)] = (value, function(value))
        found: R = known[1]
        return found


class Trail:
    """Results of one function along a row of values; where the row of the run before begins and ends alike, they are those of that row."""

    __slots__ = ("asked", "results", "row")

    def __init__(self) -> None:
        self.row: tuple[Any, ...] = ()
        self.results: tuple[Any, ...] = ()
        self.asked = True

    def follow(self, row: tuple[V, ...], function: Callable[[V], R], ends: tuple[int, int]) -> None:
        """Go on with this row, which shares so many values with the one before at its beginning and its end."""
        start, end = ends
        old = slice(start, len(self.row) - end)
        known = dict(zip(map(id, self.row[old]), self.results[old], strict=True))
        changed = row[start : len(row) - end]
        between = list(map(known.get, map(id, changed), repeat(_UNKNOWN)))
        for at in compress(count(), map(is_, between, repeat(_UNKNOWN))):
            between[at] = function(changed[at])
        self.results = (*self.results[:start], *between, *self.results[old.stop :])
        self.row = row


class Memory:
    """Results by function and by the identity of a value; what one run does not ask for is forgotten after the next."""

    def __init__(self) -> None:
        self._shelves: dict[Hashable, Shelf] = {}
        self._trails: dict[Hashable, Trail] = {}
        self._kept: dict[Hashable, tuple[Any, ...]] = {}
        self._ends: dict[tuple[int, int], tuple[object, object, tuple[int, int]]] = {}  # with both rows, lest others get their numbers
        self._equal_now: dict[object, object] = {}
        self._equal_before: dict[object, object] = {}

    def turn(self) -> None:
        """A new run begins."""
        self._shelves = {label: shelf for label, shelf in self._shelves.items() if shelf.turn()}
        self._trails = {label: trail for label, trail in self._trails.items() if trail.asked}
        for trail in self._trails.values():
            trail.asked = False
        self._ends = {}
        self._equal_before, self._equal_now = self._equal_now, {}

    def shelf(self, label: Hashable) -> Shelf:
        """The results under this label, which names a function and all it depends on beside its value."""
        found = self._shelves.get(label)
        if found is None:
            found = self._shelves[label] = Shelf()
        return found

    def of(self, function: Callable[[V], R], value: V) -> R:
        """What the function gives for this value; it must depend on nothing else."""
        return self.shelf(function).of(value, function)

    def once(self, label: Hashable, value: V, function: Callable[[V], R]) -> R:
        """The same for a function that depends on more than its value; `label` names it and all that."""
        return self.shelf(label).of(value, function)

    def same(self, value: V) -> V:
        """The first of all equal values met in this run and the one before, so that what is known of it holds for this one too."""
        kept: Any = self._equal_now.get(value)
        if kept is None:
            kept = self._equal_before.get(value, value)
            self._equal_now[value] = kept
        return kept  # type: ignore[no-any-return] # it equals `value`, whose type it has

    def along(self, label: Hashable, row: tuple[V, ...], function: Callable[[V], R]) -> tuple[R, ...]:
        """What the function gives for each value of a row; `label` names the function and all it depends on beside its value, and has one row a run."""
        trail = self._trails.get(label)
        if trail is None:
            trail = self._trails[label] = Trail()
        if trail.row is not row:
            trail.follow(row, function, self._shared(trail.row, row))
        trail.asked = True
        return trail.results

    def kept(self, label: Hashable, row: tuple[V, ...]) -> tuple[V, ...]:
        """The row with each value that equals the one in its place in the run before replaced by that one, so that what is known of it is known at once.

        Where all of them do it is the very row of the run before.
        """
        old = self._kept.get(label, ())
        if old == row:
            return old
        if len(old) == len(row):
            new = list(row)
            for at in compress(count(), map(is_not, old, row)):
                if old[at] == new[at]:
                    new[at] = old[at]
            row = tuple(new)
        self._kept[label] = row
        return row

    def _shared(self, old: tuple[object, ...], new: tuple[object, ...]) -> tuple[int, int]:
        key = (id(old), id(new))
        if key not in self._ends:
            self._ends[key] = (old, new, shared_ends(old, new))
        return self._ends[key][2]


def shared_ends(old: tuple[object, ...], new: tuple[object, ...]) -> tuple[int, int]:
    """How many values two rows share at their beginning, and how many of the others at their end."""
    most = min(len(old), len(new))
    start = next(compress(count(), map(is_not, old, new)), most)
    end = next(compress(count(), map(is_not, reversed(old), reversed(new))), most)
    return start, min(end, most - start)
