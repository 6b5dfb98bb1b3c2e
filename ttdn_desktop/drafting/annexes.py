"""The annexes of a plan (sample 2.1 of NĐ 30/2020), and the line that ties something attached to its paper."""

from collections.abc import Iterator
from dataclasses import replace

from ttdn_desktop.domain.blocks import BudgetTable, Table, TaskLayout, TaskList
from ttdn_desktop.domain.plan import Annex, Orientation, Plan, walk
from ttdn_desktop.drafting.body import Body, draft_blocks, draft_sections, spaced
from ttdn_desktop.drafting.dress import Dress, centred, with_end_mark, words
from ttdn_desktop.drafting.envelope import Envelope
from ttdn_desktop.drafting.letterhead import date_words, number_text, type_name
from ttdn_desktop.drafting.numbers import Numbering, Outline
from ttdn_desktop.drafting.origin import Place, place
from ttdn_desktop.drafting.tasks import task_table
from ttdn_desktop.language.numerals import roman
from ttdn_desktop.paper import origin
from ttdn_desktop.paper.anchors import TASKS_ANNEX, AnchorKind
from ttdn_desktop.paper.model import Block, PageSetup, Part, Style

NOWHERE: Place = (AnchorKind.ANNEX, None)
"""The place of an annex that is no part of the plan."""


def annex_parts(body: Body, envelope: Envelope, *, draft: bool) -> Iterator[Part]:
    """Each annex of the plan on sheets of its own, last the annex of tasks where the body points to one; `envelope` is of the paper they belong to."""
    total = annex_count(body.plan, body.layout)
    for number, annex in enumerate(body.plan.annexes, start=1):
        yield _annex(body, envelope, annex, annex_label(body.dress, number, total), draft=draft)
    if body.groups:
        dress = body.dress
        page = dress.standards.wide_page
        where = place(AnchorKind.ANNEX, TASKS_ANNEX)
        label = annex_label(dress, total, total)
        head = annex_head(envelope, dress, page, label=label, name=dress.wording.tasks_annex_title, where=where, draft=draft)
        table: list[Block] = [task_table(body.plan, body.groups, dress, page.text_width)]
        yield Part(page=page, blocks=(*head, *spaced(with_end_mark(dress, table))))


def annex_count(plan: Plan, layout: TaskLayout | None) -> int:
    """How many annexes there are, with that of tasks, which is made where some list of the body is printed as a table."""
    lists = (block for section in walk(plan.body) for block in section.blocks if isinstance(block, TaskList))
    return len(plan.annexes) + any(block.task_ids and (layout or block.layout) is TaskLayout.TABLE for block in lists)


def annex_label(dress: Dress, number: int, total: int) -> str:
    """Two or more annexes bear Roman numerals (NĐ 30/2020, PL I, III.1.a)."""
    return f"{dress.wording.annex_label} {roman(number)}" if total > 1 else dress.wording.annex_label


def annex_head(envelope: Envelope, dress: Dress, page: PageSetup, *, label: str, name: str, where: Place = NOWHERE, draft: bool) -> Iterator[Block]:
    """Label, title and the line that names the paper it belongs to (NĐ 30/2020, PL I, III.1.b, c)."""
    if label:
        yield words(Style.ANNEX_LABEL, label)
    kind, ident = where
    dress.ledger.text(kind, ident, "", name, name.upper())
    widest = round(dress.standards.subject_width * page.text_width / dress.standards.page.text_width, 1)
    yield centred(dress, words(Style.ANNEX_TITLE, name.upper(), ident), page.text_width, widest)[0]
    reference = reference_to(envelope, dress, dress.wording.annex_reference, draft=draft)
    yield centred(dress, words(Style.ANNEX_REFERENCE, reference), page.text_width, page.text_width)[0]


def reference_to(envelope: Envelope, dress: Dress, pattern: str, *, draft: bool) -> str:
    """The line that names the paper something belongs to; with room where number and date are not given yet."""
    number, symbol = number_text(envelope, dress, draft=draft)
    date = date_words(envelope, dress, draft=draft)
    return pattern.format(
        type=type_name(envelope, dress), number=number, joint=dress.wording.number_joint, symbol=symbol, date=date, issuer=envelope.issuer.name
    )


def _annex(body: Body, envelope: Envelope, annex: Annex, label: str, *, draft: bool) -> Part:
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
    head = annex_head(envelope, dress, page, label=label, name=annex.title, where=place(AnchorKind.ANNEX, annex.id), draft=draft)
    return Part(page=page, blocks=(*head, *spaced(with_end_mark(dress, text))))


def _has_table(annex: Annex, layout: TaskLayout | None) -> bool:
    """Only tables ask for the long side (NĐ 30/2020, PL I, I.2)."""
    blocks = (*annex.blocks, *(block for section in walk(annex.sections) for block in section.blocks))
    return any(isinstance(b, Table | BudgetTable) or (isinstance(b, TaskList) and (layout or b.layout) is TaskLayout.TABLE) for b in blocks)
