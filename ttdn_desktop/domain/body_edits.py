"""Pure edits of the tree of sections and of the blocks in it, in the body and in annexes."""

from collections.abc import Callable
from dataclasses import replace

from ttdn_desktop.domain.blocks import Block
from ttdn_desktop.domain.ids import AnnexId, BlockId, SectionId
from ttdn_desktop.domain.plan import Annex, Plan, Section, SectionRole, walk
from ttdn_desktop.domain.sequences import changed, inserted

Sections = tuple[Section, ...]
Parent = SectionId | AnnexId | None
"""Where sections stand: in a section, in an annex, or in the body itself (None)."""


# --- sections


def add_section(plan: Plan, section: Section, parent: Parent = None, at: int | None = None) -> Plan:
    """Insert under that parent, at that place or at the end."""
    return _change_children(plan, parent, lambda children: inserted(children, section, at))


def put_section(plan: Plan, section: Section) -> Plan:
    """Replace the section of the same id, with all below it."""
    return _change_section(plan, section.id, lambda _: section)


def rename_section(plan: Plan, section_id: SectionId, heading: str) -> Plan:
    """Give it another heading."""
    return _change_section(plan, section_id, lambda section: replace(section, heading=heading))


def set_role(plan: Plan, section_id: SectionId, role: SectionRole) -> Plan:
    """Say what it is about."""
    return _change_section(plan, section_id, lambda section: replace(section, role=role))


def remove_section(plan: Plan, section_id: SectionId) -> Plan:
    """Drop it with all below it; tasks printed there stay in the plan, printed nowhere."""
    parent, at = place_of(plan, section_id)
    return _change_children(plan, parent, lambda children: children[:at] + children[at + 1 :])


def move_section(plan: Plan, section_id: SectionId, parent: Parent, at: int) -> Plan:
    """Move it under that parent so that it then stands at place `at`; a section cannot move into itself."""
    moved = plan.section(section_id)
    if any(inner.id == parent for inner in walk((moved,))):
        return plan
    return add_section(remove_section(plan, section_id), moved, parent, at)


def raise_section(plan: Plan, section_id: SectionId) -> Plan:
    """One place up among its siblings."""
    parent, at = place_of(plan, section_id)
    return move_section(plan, section_id, parent, at - 1) if at else plan


def lower_section(plan: Plan, section_id: SectionId) -> Plan:
    """One place down among its siblings."""
    parent, at = place_of(plan, section_id)
    return move_section(plan, section_id, parent, at + 1) if at + 1 < len(children_of(plan, parent)) else plan


def promote_section(plan: Plan, section_id: SectionId) -> Plan:
    """One level up, right after what was its parent; at the highest level nothing happens."""
    parent, _at = place_of(plan, section_id)
    if parent is None or any(annex.id == parent for annex in plan.annexes):
        return plan
    above, parent_at = place_of(plan, SectionId(parent))
    return move_section(plan, section_id, above, parent_at + 1)


def demote_section(plan: Plan, section_id: SectionId) -> Plan:
    """One level down, as the last child of the sibling before it; the first of its siblings stays."""
    parent, at = place_of(plan, section_id)
    if not at:
        return plan
    before = children_of(plan, parent)[at - 1]
    return move_section(plan, section_id, before.id, len(before.sections))


def place_of(plan: Plan, section_id: SectionId) -> tuple[Parent, int]:
    """Its parent and its place among the siblings; KeyError where there is no such section."""
    homes: list[tuple[Parent, Sections]] = [(None, plan.body), *((annex.id, annex.sections) for annex in plan.annexes)]
    homes += [(section.id, section.sections) for section in plan.all_sections()]
    for parent, children in homes:
        for at, child in enumerate(children):
            if child.id == section_id:
                return parent, at
    raise KeyError(section_id)


def children_of(plan: Plan, parent: Parent) -> Sections:
    """The sections right below a parent."""
    if parent is None:
        return plan.body
    for annex in plan.annexes:
        if annex.id == parent:
            return annex.sections
    return plan.section(SectionId(parent)).sections


# --- blocks


def add_block(plan: Plan, section_id: SectionId | AnnexId, block: Block, at: int | None = None) -> Plan:
    """Insert a block into a section or annex, at that place or at the end."""
    return _change_blocks(plan, section_id, lambda blocks: inserted(blocks, block, at))


def put_block(plan: Plan, block: Block) -> Plan:
    """Replace the block of the same id."""
    return with_blocks(plan, lambda old: block if old.id == block.id else old)


def set_blocks(plan: Plan, section_id: SectionId | AnnexId, blocks: tuple[Block, ...]) -> Plan:
    """Give a section or annex these blocks."""
    return _change_blocks(plan, section_id, lambda _: blocks)


def remove_block(plan: Plan, block_id: BlockId) -> Plan:
    """Drop a block; tasks it printed stay in the plan, printed nowhere."""
    return _change_all_blocks(plan, lambda blocks: tuple(block for block in blocks if block.id != block_id))


def move_block(plan: Plan, block_id: BlockId, section_id: SectionId | AnnexId, at: int) -> Plan:
    """Move a block so that it then stands at place `at` of that section."""
    block = plan.block(block_id)
    return add_block(remove_block(plan, block_id), section_id, block, at)


def with_blocks(plan: Plan, change: Callable[[Block], Block]) -> Plan:
    """Change every block; what comes back the same is shared."""
    return _change_all_blocks(plan, lambda blocks: changed(blocks, change))


# --- the tree


def _change_section(plan: Plan, section_id: SectionId, change: Callable[[Section], Section]) -> Plan:
    plan.section(section_id)
    return _map(plan, lambda section: change(section) if section.id == section_id else section)


def _change_children(plan: Plan, parent: Parent, change: Callable[[Sections], Sections]) -> Plan:
    if parent is None:
        return replace(plan, body=change(plan.body))
    if any(annex.id == parent for annex in plan.annexes):
        annexes = tuple(replace(annex, sections=change(annex.sections)) if annex.id == parent else annex for annex in plan.annexes)
        return replace(plan, annexes=annexes)
    return _change_section(plan, SectionId(parent), lambda section: replace(section, sections=change(section.sections)))


def _change_blocks(plan: Plan, home: SectionId | AnnexId, change: Callable[[tuple[Block, ...]], tuple[Block, ...]]) -> Plan:
    if any(annex.id == home for annex in plan.annexes):
        return replace(plan, annexes=tuple(replace(annex, blocks=change(annex.blocks)) if annex.id == home else annex for annex in plan.annexes))
    return _change_section(plan, SectionId(home), lambda section: replace(section, blocks=change(section.blocks)))


def _change_all_blocks(plan: Plan, change: Callable[[tuple[Block, ...]], tuple[Block, ...]]) -> Plan:
    def in_section(section: Section) -> Section:
        blocks = change(section.blocks)
        return section if blocks == section.blocks else replace(section, blocks=blocks)

    def in_annex(annex: Annex) -> Annex:
        blocks = change(annex.blocks)
        return annex if blocks == annex.blocks else replace(annex, blocks=blocks)

    mapped = _map(plan, in_section)
    annexes = changed(mapped.annexes, in_annex)
    return mapped if annexes is mapped.annexes else replace(mapped, annexes=annexes)


def _map(plan: Plan, change: Callable[[Section], Section]) -> Plan:
    """Change every section, inner ones first; untouched branches are shared."""

    def in_annex(annex: Annex) -> Annex:
        sections = _map_sections(annex.sections, change)
        return annex if sections is annex.sections else replace(annex, sections=sections)

    body = _map_sections(plan.body, change)
    annexes = changed(plan.annexes, in_annex)
    return plan if body is plan.body and annexes is plan.annexes else replace(plan, body=body, annexes=annexes)


def _map_sections(sections: Sections, change: Callable[[Section], Section]) -> Sections:
    def with_inner(section: Section) -> Section:
        inner = _map_sections(section.sections, change)
        return change(section if inner is section.sections else replace(section, sections=inner))

    return changed(sections, with_inner)
