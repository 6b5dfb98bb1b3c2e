"""What other papers of a plan have and a plan has not: titles of their own, two who sign, tables behind the signature, lists behind articles."""

from collections.abc import Sequence
from dataclasses import replace

from ttdn_desktop.domain.blocks import Block
from ttdn_desktop.domain.ids import SectionId
from ttdn_desktop.domain.plan import Annex, Section, SectionRole
from ttdn_desktop.paper import origin as names
from ttdn_desktop.paper.anchors import AnchorKind
from ttdn_desktop.paper.model import Style
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.letterhead import read_letterhead
from ttdn_desktop.reading.origin import Memory, anchor_of
from ttdn_desktop.reading.paras import Para, span

_NEAR_TOP = 60


def read_own_title(lines: Sequence[Para], start: int, memory: Memory, draft: Draft) -> int | None:
    """Read the head of a paper that remembers its title: a type that no stranger bears ("PHIẾU TRÌNH …"), or a subject without any letterhead.

    Gives the first line after it; None where the paper remembers none, or a person put another one there.
    """
    if names.TYPE not in memory.facts:
        return None
    kind, _blank, name = memory.facts[names.TYPE].partition(" ")
    at = next((at for at, line in enumerate(lines[: start + _NEAR_TOP]) if name and line.text.strip().casefold() == name.casefold()), None)
    subjects = [at for at, line in enumerate(lines[: start + _NEAR_TOP]) if anchor_of(line.anchor, AnchorKind.SUBJECT)]
    if (at is None) if name else not subjects:
        return None
    if at is not None:
        read_letterhead(lines, start, at, draft)
        draft.type = kind
        draft.ledger.claim(f"{draft.base}/document/type", lines[at], *span(lines[at].text))
        draft.ledger.structure(lines[at])
    elif subjects:
        draft.ledger.structure(*lines[: subjects[0]])
    for line in (lines[subject] for subject in subjects):
        draft.subject = f"{draft.subject} {memory.value(line.anchor, line.text)}".strip()
        draft.ledger.claim(f"{draft.base}/document/subject", line, *span(line.text))
        draft.ledger.structure(line)
    end = (subjects[-1] if subjects else at or 0) + 1
    while end < len(lines) and lines[end].style is Style.ANNEX_REFERENCE:
        draft.ledger.structure(lines[end])
        end += 1
    return end


def without_byline(lines: Sequence[Para], memory: Memory, draft: Draft) -> Sequence[Para]:
    """The lines without the last one, where that only says who wrote them."""
    byline = memory.facts.get(names.BYLINE)
    last = next((line for line in reversed(lines) if not line.blank), None)
    if byline is None or last is None or last.anchor is not None or last.text.strip() != byline:
        return lines
    draft.ledger.structure(last)
    return tuple(line for line in lines if line is not last)


def without_beside(paras: Sequence[Para], memory: Memory, draft: Draft) -> Sequence[Para]:
    """The ending without who signs beside the one who answers for the paper; the name is a fact of the paper, so another one there stays unread."""
    if (beside := memory.facts.get(names.BESIDE)) is None:
        return paras
    post, _mark, name = beside.partition("|")
    first = next((para for para in paras if para.style is Style.CAPACITY and para.text.strip() == post.upper()), None)
    own = [para for para in paras if first is not None and para.cell is not None and para.cell == first.cell]
    draft.ledger.structure(*(para for para in own if para.blank or para is first or para.text.strip() == name))
    return [para for para in paras if para not in own]


def tables_behind(main: Sequence[Para], ending_at: int, memory: Memory) -> int:
    """Where tables of the body stand that are printed below the signature; the end where there are none."""
    for at in range(ending_at, len(main)):
        table = main[at].table
        if table is not None and any((found := anchor_of(name, AnchorKind.BLOCK)) and names.HOME + found.id in memory.facts for name in table.anchors):
            return at
    return len(main)


def with_tables(sections: tuple[Section, ...], blocks: Sequence[Block], memory: Memory) -> tuple[Section, ...]:
    """The sections with the blocks that were printed behind the signature, each where it belongs; what a person put beside them goes there too."""
    home = ""
    for block in blocks:
        home = memory.facts.get(names.HOME + block.id, home)
        if not any(section.id == home for section in sections):
            sections = (*sections, Section(id=SectionId(home), heading="", role=memory.role(home) or SectionRole.OTHER))
        sections = tuple(replace(section, blocks=(*section.blocks, block)) if section.id == home else section for section in sections)
    return sections


def is_list(sheets: Sequence[Para], memory: Memory) -> bool:
    """Whether sheets behind a paper are a list of its own, and not the plan that it issues."""
    return not memory.has_plan_behind and any(anchor_of(para.anchor, AnchorKind.ANNEX) for para in sheets)


def as_section(annex: Annex, memory: Memory) -> Section:
    """Such a list as the section that it is in the record."""
    ident = SectionId(annex.id)
    role = memory.role(ident) or SectionRole.OTHER
    return Section(id=ident, heading=annex.title, number=memory.number(ident, None), role=role, blocks=annex.blocks, sections=annex.sections)
