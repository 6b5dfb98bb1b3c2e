"""A plan (kế hoạch) as a paper: sample 1.4 of NĐ 30/2020, with its annexes (sample 2.1)."""

from collections.abc import Iterator
from dataclasses import replace

from ttdn_desktop.domain.blocks import BudgetTable, Table, TaskLayout, TaskList
from ttdn_desktop.domain.plan import Annex, Orientation, Plan
from ttdn_desktop.domain.plan import walk as walk_sections
from ttdn_desktop.drafting.body import Body, draft_blocks, draft_sections, spaced
from ttdn_desktop.drafting.dress import Dress, centred, with_end_mark, words
from ttdn_desktop.drafting.ending import addressees, signature_block
from ttdn_desktop.drafting.envelope import Envelope, envelope_of
from ttdn_desktop.drafting.letterhead import date_words, letterhead, number_text, title, type_name
from ttdn_desktop.drafting.numbers import Numbering, Outline
from ttdn_desktop.drafting.origin import Ledger, Place, place
from ttdn_desktop.drafting.preamble import preamble
from ttdn_desktop.drafting.tasks import task_table
from ttdn_desktop.language.numerals import roman
from ttdn_desktop.paper import origin
from ttdn_desktop.paper.anchors import TASKS_ANNEX, AnchorKind
from ttdn_desktop.paper.model import Block, PageSetup, Paper, Paragraph, Part, Style
from ttdn_desktop.paper.standards import Standards
from ttdn_desktop.paper.wording import Wording

SHORT = 90
"""Letters of a paragraph that may well stand on one line."""


def plan_paper(plan: Plan, standards: Standards, wording: Wording, *, tasks: TaskLayout | None = None, draft: bool = False, revision: int = 0) -> Paper:
    """The plan as it is signed. `tasks` overrides the layout of all task lists; a draft leaves number and date blank."""
    dress = Dress(standards=standards, wording=wording, ledger=Ledger())
    in_annex = _tasks_in_annex(plan, tasks)
    annexes = len(plan.annexes) + in_annex
    body = Body(
        plan=plan,
        envelope=envelope_of(plan),
        dress=dress,
        outline=Outline(plan, plan.body),
        width=standards.page.text_width,
        layout=tasks,
        annex_of_tasks=_annex_label(dress, annexes, annexes),
    )
    parts = [Part(page=standards.page, blocks=tuple(_main(body, draft=draft)))]
    for number, annex in enumerate(plan.annexes, start=1):
        parts.append(_annex(body, annex, _annex_label(dress, number, annexes), draft=draft))
    if body.groups:
        parts.append(_tasks_annex(body, _annex_label(dress, annexes, annexes), draft=draft))
    return Paper(
        parts=tuple(parts),
        title=plan.document.subject,
        author=plan.issuer.name,
        font=standards.font,
        looks=tuple(standards.looks.items()),
        origin=dress.ledger.origin(plan, revision),
    )


def _tasks_in_annex(plan: Plan, layout: TaskLayout | None) -> bool:
    """Whether some list of the body is printed as a table, which needs an annex of its own."""
    lists = (block for section in walk_sections(plan.body) for block in section.blocks if isinstance(block, TaskList))
    return any(block.task_ids and (layout or block.layout) is TaskLayout.TABLE for block in lists)


def _annex_label(dress: Dress, number: int, total: int) -> str:
    """Two or more annexes bear Roman numerals (NĐ 30/2020, PL I, III.1.a)."""
    return f"{dress.wording.annex_label} {roman(number)}" if total > 1 else dress.wording.annex_label


def _main(body: Body, *, draft: bool) -> Iterator[Block]:
    envelope, dress = body.envelope, body.dress
    yield letterhead(envelope, dress, draft=draft)
    yield from title(envelope, dress)
    yield from addressees(envelope, dress)
    yield from preamble(envelope, dress)
    text = with_end_mark(dress, list(draft_sections(body, body.plan.body)))
    yield from spaced(_held_to_signature(text))
    yield signature_block(envelope, dress)


def _held_to_signature(text: list[Block]) -> list[Block]:
    """The last sentence never parts from the signature; where it is short, the one before comes along, so that a page has more than one line."""
    held = list(text)
    for at in range(len(held) - 1, max(len(held) - 3, -1), -1):
        block = held[at]
        if not isinstance(block, Paragraph):
            break
        held[at] = replace(block, keep_with_next=True)
        if len(block.text) > SHORT:
            break
    return held


def _annex(body: Body, annex: Annex, label: str, *, draft: bool) -> Part:
    dress = body.dress
    wide = annex.orientation is Orientation.LANDSCAPE and _has_table(annex, body.layout)
    page = dress.standards.wide_page if wide else dress.standards.annex_page
    if annex.label != label:
        dress.ledger.fact(origin.ANNEX + annex.id, annex.label)
    if annex.orientation is Orientation.LANDSCAPE and not wide:
        dress.ledger.fact(origin.ORIENTATION + annex.id, annex.orientation)
    first = Numbering.ROMAN if annex.sections else Numbering.ARABIC
    inner = replace(body, outline=Outline(body.plan, annex.sections, first), width=page.text_width, annex_of_tasks=None, groups=[])
    text = [*draft_blocks(inner, annex.blocks, ()), *draft_sections(inner, annex.sections)]
    head = _annex_head(body.envelope, dress, page, label=label, name=annex.title, where=place(AnchorKind.ANNEX, annex.id), draft=draft)
    return Part(page=page, blocks=(*head, *spaced(with_end_mark(dress, text))))


def _has_table(annex: Annex, layout: TaskLayout | None) -> bool:
    """Only tables ask for the long side (NĐ 30/2020, PL I, I.2)."""
    blocks = (*annex.blocks, *(block for section in walk_sections(annex.sections) for block in section.blocks))
    return any(isinstance(b, Table | BudgetTable) or (isinstance(b, TaskList) and (layout or b.layout) is TaskLayout.TABLE) for b in blocks)


def _tasks_annex(body: Body, label: str, *, draft: bool) -> Part:
    dress = body.dress
    page = dress.standards.wide_page
    where = place(AnchorKind.ANNEX, TASKS_ANNEX)
    head = _annex_head(body.envelope, dress, page, label=label, name=dress.wording.tasks_annex_title, where=where, draft=draft)
    table: list[Block] = [task_table(body.plan, body.groups, dress, page.text_width)]
    return Part(page=page, blocks=(*head, *spaced(with_end_mark(dress, table))))


def _annex_head(envelope: Envelope, dress: Dress, page: PageSetup, *, label: str, name: str, where: Place, draft: bool) -> Iterator[Block]:
    """Label, title and the line that names the plan (NĐ 30/2020, PL I, III.1.b, c)."""
    yield words(Style.ANNEX_LABEL, label)
    kind, ident = where
    dress.ledger.text(kind, ident, "", name, name.upper())
    yield centred(dress, words(Style.ANNEX_TITLE, name.upper(), ident), page.text_width, dress.standards.subject_width)[0]
    number, symbol = number_text(envelope, dress, draft=draft)
    reference = dress.wording.annex_reference.format(
        type=type_name(envelope, dress), number=number, symbol=symbol, date=date_words(envelope, dress, draft=draft), issuer=envelope.issuer.name
    )
    yield centred(dress, words(Style.ANNEX_REFERENCE, reference), page.text_width, page.text_width)[0]
