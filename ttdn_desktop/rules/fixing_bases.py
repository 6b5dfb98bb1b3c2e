"""Mending the list of bases: one that holds several becomes as many, one that lacks is put in, and they stand in another order."""

from collections.abc import Iterable
from dataclasses import replace

from ttdn_desktop.domain.plan import LegalBasis, Plan
from ttdn_desktop.domain.plan_paths import steps_of, values_on
from ttdn_desktop.language.basis_lines import with_marks_of
from ttdn_desktop.language.citations import basis_from, parse_citation
from ttdn_desktop.rules.model import PlanFix

_LIST = "legal_bases"


def with_lines_moved(plan: Plan, fixes: Iterable[PlanFix], before: Plan) -> Plan:
    """The plan with the bases that these mendings give other lines or another order; `before` is the plan before its texts were mended.

    In a list of which both is asked only the lines count.
    """
    by_list: dict[tuple[str, ...], list[PlanFix]] = {}
    for fix in fixes:
        steps = steps_of(fix.path)
        if fix.order and steps[-1:] == (_LIST,):
            by_list.setdefault(steps, []).append(fix)
        elif fix.lines and steps[-2:-1] == (_LIST,) and steps[-1].isdigit():
            by_list.setdefault(steps[:-1], []).append(fix)
    for steps, here in by_list.items():
        found = values_on(plan, "/".join(steps))
        if len(found) == len(steps) + 1:
            were = values_on(before, "/".join(steps))[-1]
            plan = _with_bases(plan, steps[:-1], _changed(found[-1], here, were if len(were) == len(found[-1]) else found[-1]))
    return plan


def _changed(bases: tuple[LegalBasis, ...], fixes: list[PlanFix], were: tuple[LegalBasis, ...]) -> tuple[LegalBasis, ...]:
    lines: dict[int, tuple[str, ...]] = {}
    for fix in fixes:
        if fix.lines:
            lines.setdefault(int(fix.path.rpartition("/")[2]), fix.lines)
    if lines:
        return tuple(new for at, basis in enumerate(bases) for new in (_split(basis, lines[at], were[at].text) if at in lines else (basis,)))
    order = fixes[0].order
    if sorted(order) != list(range(len(bases))):
        return bases
    moved = tuple(bases[at] for at in order)
    texts = with_marks_of([basis.text for basis in bases], [basis.text for basis in moved])
    return tuple(basis if basis.text == text else replace(basis, text=text) for basis, text in zip(moved, texts, strict=True))


def _split(basis: LegalBasis, lines: tuple[str, ...], was: str) -> tuple[LegalBasis, ...]:
    """A basis a line; what reads as before stays what it is, with what was mended in it."""
    return tuple(basis if line in {basis.text, was} else _basis(line) for line in lines)


def _basis(line: str) -> LegalBasis:
    citation = parse_citation(line)
    return LegalBasis(text=line) if citation is None else replace(basis_from(citation), text=line)


def _with_bases(plan: Plan, steps: tuple[str, ...], bases: tuple[LegalBasis, ...]) -> Plan:
    """The bases of the plan, or of another paper of it."""
    if not steps:
        return replace(plan, legal_bases=bases)
    at = int(steps[1])
    paper = replace(plan.papers[at], legal_bases=bases)
    return replace(plan, papers=(*plan.papers[:at], paper, *plan.papers[at + 1 :]))
