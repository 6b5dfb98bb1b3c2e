"""Another paper of a plan that came back as a Word file: which one it is, and what it would say without what was changed in the file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ttdn_desktop.domain.blocks import Block, Item, Paragraph, Table
from ttdn_desktop.domain.ids import PaperId
from ttdn_desktop.domain.paper_edits import ENVELOPE, paper_of, put_paper, with_read
from ttdn_desktop.domain.plan import Plan, PlanPaper, Section
from ttdn_desktop.domain.text import plain
from ttdn_desktop.drafting.kinds import KINDS, PRINTED, propose_paper
from ttdn_desktop.drafting.paper_texts import block_text
from ttdn_desktop.paper import origin as names
from ttdn_desktop.reading.understanding import understand
from ttdn_desktop.services.paper_records import state_now
from ttdn_desktop.services.papers import source_of
from ttdn_desktop.services.reading_words import reading_words
from ttdn_desktop.services.types import PaperOrder, SeenFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The paper that a file says it is: its identity, and the key of its kind."""

    id: PaperId
    key: str = ""


def known_paper(seen: SeenFile) -> Known | None:
    """Which paper of its plan the file is; None for a plan and for files of others."""
    origin = seen.file.paper.origin
    ident, _blank, key = dict(origin.facts).get(names.RECORD, "").partition(" ") if origin else ("", "", "")
    return Known(id=PaperId(ident), key=key) if ident else None


def read_alone(seen: SeenFile, known: Known) -> SeenFile:
    """The file read as that paper alone: a decision without the plan behind it."""
    if seen.reading.plan is not None and str(seen.reading.plan.id) == known.id:
        return seen
    return replace(seen, reading=understand(seen.file.paper, seen.reading.source, reading_words(), by_itself=True))


def as_printed(plan: Plan, known: Known, order: PaperOrder) -> PlanPaper | None:
    """The paper as that state of the plan prints it: its record, else as it is proposed; None where the plan has nothing for it."""
    if any(paper.id == known.id for paper in plan.papers):
        return state_now(plan, paper_of(plan, known.id), order).paper
    kind = KINDS.get(known.key)
    if kind is None or kind.propose is None or not kind.needs(plan):
        return None
    return propose_paper(kind, replace(source_of(plan, order), ident=known.id))


def with_unprinted(read: Plan, before: Plan, known: Known) -> Plan:
    """What was read, with the parts that a paper of this kind does not print as they were: no file can tell of them."""
    kind = KINDS.get(known.key)
    prints = PRINTED if kind is None else kind.prints
    if "head" not in prints:  # nothing but a title stands over it
        head = replace(before.document, subject=read.document.subject)
        envelope: dict[str, Any] = {name: getattr(before, name) for name in ENVELOPE}
        return replace(read, **{**envelope, "document": head})
    kept: dict[str, Any] = {name: getattr(before, name) for part, fields in _PARTS.items() if part not in prints for name in fields}
    return replace(read, **kept)


_PARTS: Mapping[str, tuple[str, ...]] = {"addressees": ("addressees",), "grounds": ("legal_bases", "proposal")}
"""Fields of a paper by the part of the envelope they stand in, where a file read without them would say that they are gone."""


def with_blanks(read: Plan, before: Plan) -> Plan:
    """What was read, with the room for handwriting that the paper had and that nobody filled in: on a page it cannot be told from nothing."""
    return replace(read, body=_sections(read.body, before.body))


def _sections(read: tuple[Section, ...], before: tuple[Section, ...]) -> tuple[Section, ...]:
    was = {section.id: section for section in before}
    return tuple(
        replace(one, blocks=_blocks(one.blocks, was[one.id].blocks), sections=_sections(one.sections, was[one.id].sections)) if one.id in was else one
        for one in read
    )


def _blocks(read: tuple[Block, ...], before: tuple[Block, ...]) -> tuple[Block, ...]:
    was = {block.id: block for block in before}
    out = [was[one.id] if one.id in was and _bare(one) == _bare(was[one.id]) else one for one in read]
    for at, block in enumerate(before):
        there = [one.id for one in out]
        if block.id not in there and isinstance(block, Paragraph | Item) and not plain(block.text).strip():
            above = next((other.id for other in reversed(before[:at]) if other.id in there), None)
            out.insert(there.index(above) + 1 if above is not None else 0, block)
    return tuple(out)


def _bare(block: Block) -> str:
    """Its words without any blanks; of a table without emphasis, which its head has by itself."""
    text = "|".join("".join(map(plain, cell.paragraphs)) for row in block.rows for cell in row) if isinstance(block, Table) else block_text(block)
    return "".join(text.split())


def taken_over(plan: Plan, paper: PlanPaper, read: Plan) -> Plan:
    """The plan whose paper says what that view says; one that was only proposed before is among its papers now."""
    return put_paper(plan, with_read(paper, read))
