"""Pure edits of the other papers of a plan: put, remove, change fields, facts and blocks."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from ttdn_desktop.domain.blocks import Block
from ttdn_desktop.domain.ids import PaperId, PlanId, SectionId
from ttdn_desktop.domain.paper_facts import PaperFact
from ttdn_desktop.domain.plan import Plan, PlanPaper, Section, walk

ENVELOPE = ("stage", "document", "issuer", "legal_bases", "proposal", "addressees", "recipients", "signatory")
"""The fields that a paper and a plan have alike."""


def paper_of(plan: Plan, paper_id: PaperId) -> PlanPaper:
    """The paper of that id; KeyError where there is none."""
    for paper in plan.papers:
        if paper.id == paper_id:
            return paper
    raise KeyError(paper_id)


def put_paper(plan: Plan, paper: PlanPaper) -> Plan:
    """Replace the paper of the same id, or add it at the end."""
    if any(other.id == paper.id for other in plan.papers):
        return replace(plan, papers=tuple(paper if other.id == paper.id else other for other in plan.papers))
    return replace(plan, papers=(*plan.papers, paper))


def remove_paper(plan: Plan, paper_id: PaperId) -> Plan:
    """Drop a paper."""
    return replace(plan, papers=tuple(paper for paper in plan.papers if paper.id != paper_id))


def set_paper(plan: Plan, paper_id: PaperId, **changes: Any) -> Plan:
    """Change fields of a paper: stage, addressees, recipients, signatory, issuer …"""
    return put_paper(plan, replace(paper_of(plan, paper_id), **changes))


def as_plan(plan: Plan, paper_id: PaperId) -> Plan:
    """The plan with the envelope of that paper in the place of its own, so that whatever edits that of a plan edits that of a paper; KeyError as above."""
    paper = paper_of(plan, paper_id)
    return replace(plan, **{name: getattr(paper, name) for name in ENVELOPE})


def with_envelope(plan: Plan, paper_id: PaperId, edited: Plan) -> Plan:
    """The plan whose paper has the envelope that `edited` has as its own."""
    return set_paper(plan, paper_id, **{name: getattr(edited, name) for name in ENVELOPE})


def read_as_plan(plan: Plan, paper: PlanPaper) -> Plan:
    """The paper as if it were a plan of its own: what is read of its file is compared with this one. It has no tasks, and its identity is its own.

    The words of articles stand in one section without a heading, which bears the identity of the first; a list behind them stands after it.
    """
    own: dict[str, Any] = {name: getattr(paper, name) for name in (*ENVELOPE, "body")}
    if paper.articles:
        words = tuple(block for article in paper.articles for block in article.blocks)
        own["body"] = (Section(id=paper.articles[0].id, heading="", blocks=words), *paper.body)
    empty: dict[str, Any] = dict.fromkeys(("tasks", "indicators", "budget_lines", "units", "papers", "annexes"), ())
    return replace(plan, **own, **empty, id=PlanId(paper.id), superior=None, enacting="")


def with_read(paper: PlanPaper, read: Plan) -> PlanPaper:
    """The paper with what such a plan says; where it stands in its life is not said by a file."""
    changed = replace(paper, **{name: getattr(read, name) for name in ENVELOPE if name != "stage"})
    if not paper.articles:
        return replace(changed, body=read.body)
    lists = {section.id for section in paper.body}
    behind = tuple(section for section in read.body if section.id in lists)
    articles = tuple(section for section in read.body if section.id not in lists)
    return replace(changed, articles=_articles(paper.articles, articles), body=behind)


def _articles(articles: tuple[Section, ...], read: tuple[Section, ...]) -> tuple[Section, ...]:
    """Each article with its paragraphs; a new one belongs to the article it stands in."""
    homes = {block.id: at for at, article in enumerate(articles) for block in article.blocks}
    found: list[list[Block]] = [[] for _article in articles]
    here = 0
    for section in walk(read):
        for block in section.blocks:
            here = homes.get(block.id, here)
            found[here].append(block)
    return tuple(replace(article, blocks=tuple(blocks)) for article, blocks in zip(articles, found, strict=True))


def facts_of(paper: PlanPaper) -> dict[str, str]:
    """The facts by their names."""
    return {fact.name: fact.value for fact in paper.facts}


def with_facts(paper: PlanPaper, values: Mapping[str, str]) -> PlanPaper:
    """The paper with these facts beside or instead of its own; an empty value takes the fact away."""
    merged = {**facts_of(paper), **values}
    return replace(paper, facts=tuple(PaperFact(name=name, value=value) for name, value in merged.items() if value))


def set_paper_blocks(plan: Plan, paper_id: PaperId, section_id: SectionId, blocks: Iterable[Block]) -> Plan:
    """Give a section or article of a paper these blocks."""
    paper = paper_of(plan, paper_id)
    new = tuple(blocks)
    body, articles = (tuple(_with_blocks(section, section_id, new) for section in sections) for sections in (paper.body, paper.articles))
    return put_paper(plan, replace(paper, body=body, articles=articles))


def _with_blocks(section: Section, section_id: SectionId, blocks: tuple[Block, ...]) -> Section:
    if section.id == section_id:
        return replace(section, blocks=blocks)
    return replace(section, sections=tuple(_with_blocks(child, section_id, blocks) for child in section.sections)) if section.sections else section
