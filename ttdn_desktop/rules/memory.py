"""What was worked out about values that have not changed since: values are frozen, so one that is the same object is the same value."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any, TypeVar

from ttdn_desktop.rules.model import Found

V = TypeVar("V")
R = TypeVar("R")

_Known = tuple[object, Any]


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

    def each(self, values: Iterable[V], function: Callable[[V], Iterable[Found]]) -> Iterator[Found]:
        """What the function finds in each of the values."""
        now, before = self._now, self._before
        for value in values:
            key = id(value)
            known = before.get(key)  # asked first: most values are met once a run
            if known is None or known[0] is not value:
                known = now.get(key) or (value, tuple(function(value)))
            now[key] = known
            if known[1]:
                yield from known[1]


class Memory:
    """Results by function and by the identity of a value; what one run does not ask for is forgotten after the next."""

    def __init__(self) -> None:
        self._shelves: dict[Hashable, Shelf] = {}
        self._equal_now: dict[object, object] = {}
        self._equal_before: dict[object, object] = {}

    def turn(self) -> None:
        """A new run begins."""
        self._shelves = {label: shelf for label, shelf in self._shelves.items() if shelf.turn()}
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

    def each(self, label: Hashable, values: Iterable[V], function: Callable[[V], Iterable[Found]]) -> Iterator[Found]:
        """What the function finds in each of the values; `label` names the function and all it depends on beside its value."""
        return self.shelf(label).each(values, function)
