"""Who gets a paper (nơi nhận): proposed from the units that have tasks in the plan."""

from collections.abc import Iterable, Iterator

from ttdn_desktop.domain.archive import is_archive
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.language.fold import fold
from ttdn_desktop.paper.paper_words import CommonWords


def tasked_units(plan: Plan) -> tuple[str, ...]:
    """Units that lead or help with a task, each once, those that lead first."""
    leads = (unit for task in plan.tasks for unit in task.leads)
    partners = (unit for task in plan.tasks for unit in task.partners)
    return _each_once((*leads, *partners))


def lead_units(plan: Plan) -> tuple[str, ...]:
    """Units that lead a task, in the order of their first one."""
    return _each_once(unit for task in plan.tasks for unit in task.leads)


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for name in dict.fromkeys(names):
        seen.setdefault(fold(name), name)
    return tuple(seen.values())


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
