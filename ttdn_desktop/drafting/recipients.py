"""Who gets a paper (nơi nhận): proposed from the units that have tasks in the plan."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from ttdn_desktop.domain.archive import is_archive
from ttdn_desktop.domain.plan import Plan, Task
from ttdn_desktop.language.fold import fold
from ttdn_desktop.paper.paper_words import CommonWords


class UnitNames:
    """Which names of units in a plan are those of one unit: those that the directory knows as one, and those that differ by the place of the issuer.

    In a plan of xã Vân Trúc "Công an xã" and "Công an xã Vân Trúc" are one, and so are "Văn phòng HĐND và UBND" and "Văn phòng HĐND và UBND xã".
    """

    def __init__(self, plan: Plan) -> None:
        self._places = _own_places(plan)
        known = [(self._plain(unit.name), unit.id) for unit in plan.units if unit.id]
        first: dict[str, str] = {}
        for plain, ident in known:
            first.setdefault(ident, plain)
        self._known = {plain: first[ident] for plain, ident in known}
        self._tasks = plan.tasks

    def key(self, name: str) -> str:
        """What is equal for all names of one unit."""
        plain = self._plain(name)
        return self._known.get(plain, plain)

    def each_once(self, names: Iterable[str]) -> tuple[str, ...]:
        """One name for each unit: that by which it is named first."""
        seen: dict[str, str] = {}
        for name in dict.fromkeys(names):
            seen.setdefault(self.key(name), name)
        return tuple(seen.values())

    def among(self, name: str, names: Iterable[str]) -> bool:
        """Whether one of these names is that unit's."""
        own = self.key(name)
        return any(self.key(one) == own for one in names)

    def led(self, unit: str) -> tuple[Task, ...]:
        """The tasks that unit leads, by whatever of its names."""
        return tuple(self._led.get(self.key(unit), ()))

    @cached_property
    def _led(self) -> dict[str, list[Task]]:
        led: dict[str, list[Task]] = {}
        for task in self._tasks:
            for key in dict.fromkeys(map(self.key, task.leads)):
                led.setdefault(key, []).append(task)
        return led

    def _plain(self, name: str) -> str:
        folded = fold(name)
        return next((folded.removesuffix(place) for place in self._places if folded.endswith(place)), folded)


def _own_places(plan: Plan) -> tuple[str, ...]:
    """How names may end with the place of who issues the plan, the longest first: " xa van truc", " van truc", " xa"."""
    proper = fold(plan.document.place or "")
    before, found, rest = fold(plan.issuer.name).rpartition(f" {proper}")
    if not proper or not found or rest or " " not in before:
        return ()
    word = before.rpartition(" ")[2]
    return (f" {word} {proper}", f" {proper}", f" {word}")


def tasked_units(plan: Plan) -> tuple[str, ...]:
    """Units that lead or help with a task, each once, those that lead first."""
    leads = (unit for task in plan.tasks for unit in task.leads)
    partners = (unit for task in plan.tasks for unit in task.partners)
    return UnitNames(plan).each_once((*leads, *partners))


def lead_units(plan: Plan) -> tuple[str, ...]:
    """Units that lead a task, each once, in the order of their first one."""
    return UnitNames(plan).each_once(unit for task in plan.tasks for unit in task.leads)


def with_recipients(recipients: Iterable[str], names: Iterable[str], common: CommonWords) -> tuple[str, ...]:
    """The lines with these, before the line of the archive (Lưu …), which stands last; the usual one where there is none."""
    lines = tuple(recipients)
    archive = tuple(line for line in lines if is_archive(line))
    return (*(line for line in lines if line not in archive), *names, *(archive or (common.lines["archive_plain"],)))


def leaders_of(plan: Plan, common: CommonWords) -> Iterator[str]:
    """The lines of those who get every paper."""
    return (line for line in plan.recipients if line.startswith(common.leaders))


def capitalised(name: str) -> str:
    """With a capital at its beginning, as a line begins."""
    return name[:1].upper() + name[1:]


def lowered_group(name: str) -> str:
    """A name as it goes on in a sentence: that of several units ("Các thôn") with a small letter."""
    return name[:1].lower() + name[1:] if fold(name).startswith("cac ") else name
