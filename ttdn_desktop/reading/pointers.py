"""JSON pointers of the parts of a plan by their identity."""

from collections.abc import Iterator, Sequence

from ttdn_desktop.domain.blocks import Block
from ttdn_desktop.domain.plan import Plan, Section


def pointers_of(plan: Plan) -> dict[str, str]:
    """The pointer of every section, block, task, line of an estimate and annex."""
    found = dict(_sections(plan.body, "/plan/body"))
    found.update((task.id, f"/plan/tasks/{at}") for at, task in enumerate(plan.tasks))
    found.update((line.id, f"/plan/budget_lines/{at}") for at, line in enumerate(plan.budget_lines))
    for at, annex in enumerate(plan.annexes):
        base = f"/plan/annexes/{at}"
        found[annex.id] = base
        found.update(_blocks(annex.blocks, f"{base}/blocks"))
        found.update(_sections(annex.sections, f"{base}/sections"))
    for at, paper in enumerate(plan.papers):
        found.update(_sections(paper.articles, f"/plan/papers/{at}/articles"))
        found.update(_sections(paper.body, f"/plan/papers/{at}/body"))
    return found


def _sections(sections: Sequence[Section], base: str) -> Iterator[tuple[str, str]]:
    for at, section in enumerate(sections):
        here = f"{base}/{at}"
        yield section.id, here
        yield from _blocks(section.blocks, f"{here}/blocks")
        yield from _sections(section.sections, f"{here}/sections")


def _blocks(blocks: Sequence[Block], base: str) -> Iterator[tuple[str, str]]:
    return ((block.id, f"{base}/{at}") for at, block in enumerate(blocks))
