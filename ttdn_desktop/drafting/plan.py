"""A plan (kế hoạch) as a paper: sample 1.4 of NĐ 30/2020, with its annexes (sample 2.1); or as the attachment of a decision (sample 1.3)."""

from collections.abc import Iterator
from dataclasses import replace

from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.drafting.annexes import annex_count, annex_label, annex_parts
from ttdn_desktop.drafting.body import Body, draft_sections, spaced
from ttdn_desktop.drafting.dress import Dress, centred, with_end_mark, words
from ttdn_desktop.drafting.ending import addressees, held_to_signature, signature_block
from ttdn_desktop.drafting.envelope import Envelope, envelope_of
from ttdn_desktop.drafting.foot import contact_foot
from ttdn_desktop.drafting.letterhead import letterhead, title
from ttdn_desktop.drafting.numbers import Outline
from ttdn_desktop.drafting.origin import Ledger
from ttdn_desktop.drafting.preamble import preamble
from ttdn_desktop.paper.model import Block, Paper, Paragraph, Part, Style
from ttdn_desktop.paper.standards import Standards
from ttdn_desktop.paper.wording import Wording


def plan_paper(
    plan: Plan,
    standards: Standards,
    wording: Wording,
    *,
    tasks: TaskLayout | None = None,
    draft: bool = False,
    electronic: bool = False,
    contact: tuple[str, ...] = (),
    revision: int = 0,
) -> Paper:
    """The plan as it is signed. `tasks` overrides the layout of all task lists; a draft leaves number and date blank, an electronic copy those of annexes."""
    dress = Dress(standards=standards, wording=wording, ledger=Ledger())
    envelope = envelope_of(plan, contact)
    body = _body(plan, dress, tasks)
    main = Part(page=standards.page, blocks=tuple(_main(body, envelope, draft=draft)), foot=contact_foot(envelope, dress))
    return Paper(
        parts=(main, *annex_parts(body, envelope, draft=draft or electronic)),
        title=plan.document.subject,
        author=plan.issuer.name,
        font=standards.font,
        looks=tuple(standards.looks.items()),
        origin=dress.ledger.origin(plan, revision),
    )


def attached_plan(plan: Plan, dress: Dress, envelope: Envelope, reference: str, *, tasks: TaskLayout | None = None, draft: bool = False) -> Iterator[Part]:
    """The plan as the attachment of the paper of that envelope, which bears number, bases and signature: its title with the reference, its body and annexes."""
    body = _body(plan, dress, tasks)
    page = dress.standards.annex_page
    *head, last = (replace(block, anchor=None) if isinstance(block, Paragraph) else block for block in title(envelope_of(plan), dress))
    line = centred(dress, words(Style.ATTACHED_REFERENCE, reference), page.text_width, page.text_width)[0]
    text = with_end_mark(dress, list(draft_sections(body, plan.body)))
    top = (*head, last, line) if isinstance(last, Paragraph) else (*head, line, last)
    yield Part(page=page, blocks=(*top, *spaced(text)))
    yield from annex_parts(body, envelope, draft=draft)


def _body(plan: Plan, dress: Dress, tasks: TaskLayout | None) -> Body:
    annexes = annex_count(plan, tasks)
    return Body(
        plan=plan,
        dress=dress,
        outline=Outline(plan, plan.body),
        width=dress.standards.page.text_width,
        layout=tasks,
        annex_of_tasks=annex_label(dress, annexes, annexes),
    )


def _main(body: Body, envelope: Envelope, *, draft: bool) -> Iterator[Block]:
    dress = body.dress
    yield letterhead(envelope, dress, draft=draft)
    yield from title(envelope, dress)
    yield from addressees(envelope, dress)
    yield from preamble(envelope, dress)
    text = with_end_mark(dress, list(draft_sections(body, body.plan.body)))
    yield from spaced(held_to_signature(text))
    yield signature_block(envelope, dress)
