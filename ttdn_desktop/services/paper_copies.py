"""A paper of a plan once more (nhân bản): the same words with an identity of its own, as a draft without number and date, following the plan as before."""

from collections.abc import Mapping
from dataclasses import replace

from ttdn_desktop.domain.blocks import Block
from ttdn_desktop.domain.ids import BlockId, NewId, PaperId, SectionId
from ttdn_desktop.domain.paper_edits import facts_of, paper_of, with_facts
from ttdn_desktop.domain.paper_facts import GeneratedText
from ttdn_desktop.domain.plan import Plan, PlanPaper, Section, Stage
from ttdn_desktop.drafting.kinds import fresh_paper, kind_of_record, next_times, propose_paper
from ttdn_desktop.drafting.paper_texts import texts_of_paper
from ttdn_desktop.drafting.proposal import TIMES
from ttdn_desktop.services.paper_records import state_now
from ttdn_desktop.services.papers import source_of
from ttdn_desktop.services.types import PaperOrder


def copied(plan: Plan, paper_id: PaperId, order: PaperOrder, new_id: NewId) -> tuple[Plan, PaperId]:
    """The plan with a copy of that paper behind it, and the copy's identity; a copied reminder bears the next number. KeyError where there is no such paper."""
    paper = state_now(plan, paper_of(plan, paper_id), order).paper
    ident = PaperId(new_id())
    copy = _renamed(paper, ident, _names(plan, paper, ident, order), new_id)
    head = replace(copy.document, number=None, date=None, date_text=None)
    copy = _numbered(plan, replace(copy, stage=Stage.DRAFT, document=head))
    at = [other.id for other in plan.papers].index(paper_id) + 1
    return replace(plan, papers=(*plan.papers[:at], copy, *plan.papers[at:])), ident


def _names(plan: Plan, paper: PlanPaper, ident: PaperId, order: PaperOrder) -> dict[str, str]:
    """The names that parts of a proposal get in the copy, so that they follow the plan there: a proposal has the same parts in the same order for both."""
    kind = kind_of_record(paper)
    if kind is None or kind.propose is None:
        return {}
    source = source_of(plan, order)
    here = fresh_paper(kind, source, paper)
    there = propose_paper(kind, replace(source, ident=ident, facts={**facts_of(paper), **source.facts}))
    return dict(zip(texts_of_paper(here), texts_of_paper(there), strict=True))


def _renamed(paper: PlanPaper, ident: PaperId, names: Mapping[str, str], new_id: NewId) -> PlanPaper:
    given = dict(names)

    def name(part: str) -> str:
        return part if part.startswith("/") else given.setdefault(part, new_id())

    def block(one: Block) -> Block:
        return replace(one, id=BlockId(name(one.id)))

    def section(one: Section) -> Section:
        return replace(one, id=SectionId(name(one.id)), blocks=tuple(map(block, one.blocks)), sections=tuple(map(section, one.sections)))

    return replace(
        paper,
        id=ident,
        body=tuple(map(section, paper.body)),
        articles=tuple(map(section, paper.articles)),
        generated=tuple(GeneratedText(id=name(text.id), text=text.text) for text in paper.generated),
    )


def _numbered(plan: Plan, copy: PlanPaper) -> PlanPaper:
    """A reminder says the how many-th it is."""
    kind = kind_of_record(copy)
    if kind is None or not facts_of(copy).get(TIMES):
        return copy
    return with_facts(copy, {TIMES: next_times(plan, kind)})
