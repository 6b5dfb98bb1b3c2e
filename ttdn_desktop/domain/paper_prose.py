"""The prose of a section or article of another paper of the plan: stretches between tables, read and put back; pure."""

from dataclasses import replace

from ttdn_desktop.domain.blocks import Block, Table
from ttdn_desktop.domain.ids import PaperId, SectionId
from ttdn_desktop.domain.paper_edits import paper_of, put_paper, set_paper_blocks
from ttdn_desktop.domain.plan import Plan, PlanPaper, Section, walk
from ttdn_desktop.domain.prose import Prose, stretches, things


def parts_of_paper(paper: PlanPaper) -> tuple[Section, ...]:
    """Articles, then sections, those within others behind them: as they are printed."""
    return tuple(walk((*paper.articles, *paper.body)))


def part_of(plan: Plan, paper_id: PaperId, section_id: SectionId) -> Section:
    """The section or article of that id; KeyError where it or the paper is gone."""
    return {section.id: section for section in parts_of_paper(paper_of(plan, paper_id))}[section_id]


def paper_stretch(plan: Plan, paper_id: PaperId, section_id: SectionId, number: int) -> tuple[Prose, ...]:
    """One stretch of prose; KeyError where it is gone."""
    found = stretches(part_of(plan, paper_id, section_id).blocks)
    if number >= len(found):
        raise KeyError(section_id)
    return found[number]


def set_paper_stretch(plan: Plan, paper_id: PaperId, section_id: SectionId, number: int, prose: tuple[Prose, ...]) -> Plan:
    """Give a stretch this prose; everything else stays."""
    blocks = part_of(plan, paper_id, section_id).blocks
    between = things(blocks)
    out: list[Block] = []
    for place, stretch in enumerate(stretches(blocks)):
        out.extend(prose if place == number else stretch)
        out.extend(between[place : place + 1])
    return set_paper_blocks(plan, paper_id, section_id, out)


def set_paper_table(plan: Plan, paper_id: PaperId, section_id: SectionId, table: Table) -> Plan:
    """Replace the table of the same id."""
    blocks = part_of(plan, paper_id, section_id).blocks
    return set_paper_blocks(plan, paper_id, section_id, tuple(table if block.id == table.id else block for block in blocks))


def rename_paper_section(plan: Plan, paper_id: PaperId, section_id: SectionId, heading: str) -> Plan:
    """Give a section or article this heading."""
    paper = paper_of(plan, paper_id)

    def renamed(section: Section) -> Section:
        if section.id == section_id:
            return replace(section, heading=heading)
        return replace(section, sections=tuple(map(renamed, section.sections))) if section.sections else section

    return put_paper(plan, replace(paper, body=tuple(map(renamed, paper.body)), articles=tuple(map(renamed, paper.articles))))
