"""The body of a plan as one run of lines in the order of the paper, each a heading or a block, and back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ttdn_desktop.domain.blocks import Block
from ttdn_desktop.domain.ids import AnnexId
from ttdn_desktop.domain.plan import Plan, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A heading without what stands in it, with its level from 1; or a block, whose level is 0."""

    part: Section | Block
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The lines of the body (home None) or of an annex."""

    home: AnnexId | None
    lines: tuple[Line, ...]


def run_with(plan: Plan, own: str) -> tuple[Run, int]:
    """The run in which the section or block of that identity stands, and its place there; KeyError where there is none."""
    for run in runs(plan):
        for at, line in enumerate(run.lines):
            if line.part.id == own:
                return run, at
    raise KeyError(own)


def runs(plan: Plan) -> Iterator[Run]:
    """The body, then each annex."""
    yield Run(home=None, lines=tuple(_lines((), plan.body, 1)))
    for annex in plan.annexes:
        yield Run(home=annex.id, lines=tuple(_lines(annex.blocks, annex.sections, 1)))


def put_run(plan: Plan, run: Run) -> Plan:
    """The plan with these lines; a level that leaps is lowered. What stands before the first heading of the body is lost: give it one."""
    blocks, sections = _built(run.lines)
    if run.home is None:
        return replace(plan, body=sections)
    return replace(plan, annexes=tuple(replace(a, blocks=blocks, sections=sections) if a.id == run.home else a for a in plan.annexes))


def branch_end(lines: Sequence[Line], at: int) -> int:
    """The place behind a heading and all that stands in it; behind a block: the next one."""
    level = lines[at].level
    if not level:
        return at + 1
    return next((after for after in range(at + 1, len(lines)) if 0 < lines[after].level <= level), len(lines))


def heading_over(lines: Sequence[Line], at: int) -> Line | None:
    """The nearest heading before a place."""
    return next((line for line in reversed(lines[:at]) if line.level), None)


def _lines(blocks: Sequence[Block], sections: Sequence[Section], level: int) -> Iterator[Line]:
    for block in blocks:
        yield Line(part=block)
    for section in sections:
        yield Line(part=replace(section, blocks=(), sections=()), level=level)
        yield from _lines(section.blocks, section.sections, level + 1)


@dataclass(slots=True)
class _Node:
    section: Section | None = None
    blocks: list[Block] = field(default_factory=list)
    below: list["_Node"] = field(default_factory=list)


def _built(lines: Sequence[Line]) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    root = _Node()
    open_nodes = [root]
    for line in lines:
        if not isinstance(line.part, Section):
            open_nodes[-1].blocks.append(line.part)
            continue
        del open_nodes[max(1, line.level) :]
        node = _Node(line.part)
        open_nodes[-1].below.append(node)
        open_nodes.append(node)
    return tuple(root.blocks), _sections(root.below)


def _sections(nodes: Sequence[_Node]) -> tuple[Section, ...]:
    return tuple(replace(node.section, blocks=tuple(node.blocks), sections=_sections(node.below)) for node in nodes if node.section is not None)
