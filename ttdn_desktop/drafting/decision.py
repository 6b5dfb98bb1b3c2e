"""A decision (quyết định): that which issues the plan, with the plan as its attachment (sample 1.3 of NĐ 30/2020), and that which sets up a body."""

from collections.abc import Iterator
from dataclasses import replace

from ttdn_desktop.domain.paper_edits import facts_of
from ttdn_desktop.domain.plan import Section
from ttdn_desktop.domain.text import rich
from ttdn_desktop.drafting.annexes import reference_to
from ttdn_desktop.drafting.body import Body, draft_blocks, spaced
from ttdn_desktop.drafting.dress import Dress, prose, with_end_mark, words
from ttdn_desktop.drafting.ending import held_to_signature, signature_block
from ttdn_desktop.drafting.envelope import Envelope, envelope_of_paper
from ttdn_desktop.drafting.foot import contact_foot
from ttdn_desktop.drafting.places import filled_with
from ttdn_desktop.drafting.plan import attached_plan
from ttdn_desktop.drafting.preamble import preamble
from ttdn_desktop.drafting.profiles import decides_as_body, head_of
from ttdn_desktop.drafting.record import Job, body_of, made, opening, origin_of
from ttdn_desktop.paper import origin
from ttdn_desktop.paper.model import Block, Paper, Paragraph, Part, Run, Style

KIND = "decision"


def draft_decision(job: Job) -> Paper:
    """The decision, and behind it the plan with its annexes, numbered by themselves; an electronic copy names no number there.

    Its file remembers it, but for one with titled articles: their labels stand on lines of their own, of which nobody could tell what was changed.
    """
    dress = job.dress()
    envelope = envelope_of_paper(job.plan, job.paper, job.options.contact)
    blank = job.options.draft or job.options.electronic
    reference = reference_to(envelope, dress, job.papers.common.lines["attached"], draft=blank)
    parts = attached_plan(job.plan, dress, envelope, reference, tasks=job.options.tasks, draft=blank)
    paper = made(job, envelope, (decision_part(job, envelope, dress), *parts))
    titled = any(article.heading for article in job.paper.articles)  # whose label stands on a line of its own, which belongs to no paragraph
    return paper if titled or not job.paper.articles else replace(paper, origin=origin_of(job, dress, (origin.ATTACHED, job.plan.id)))


def decision_part(job: Job, envelope: Envelope, dress: Dress) -> Part:
    """The decision itself."""
    return Part(page=job.standards.page, blocks=tuple(_decision(job, envelope, dress)), foot=contact_foot(envelope, dress))


def _decision(job: Job, envelope: Envelope, dress: Dress) -> Iterator[Block]:
    say = job.papers.kinds[KIND]
    own = facts_of(job.paper).get("authority")
    yield from opening(envelope, dress, job.options)
    yield words(Style.AUTHORITY, (own or _authority(job, envelope)).upper())
    yield from preamble(envelope, dress)
    yield words(Style.RESOLUTION, say.lines["enacts"])
    text = list(_articles(job.paper.articles, body_of(job, dress, job.paper.articles), say.lines["article"]))
    yield from spaced(held_to_signature(with_end_mark(dress, text)))
    yield signature_block(envelope, dress)


def _authority(job: Job, envelope: Envelope) -> str:
    """Whose power the decision uses: of a one-headed body its head, else the body itself (NĐ 30/2020, PL III, note 6 to sample 1.2)."""
    issuer, common = envelope.issuer, job.papers.common
    return issuer.name if decides_as_body(issuer, envelope.document.regime, common) else head_of(issuer.name, common)


def _articles(articles: tuple[Section, ...], body: Body, pattern: str) -> Iterator[Block]:
    """The label in bold before the first words of the article, or a titled article on a line of its own (NĐ 30/2020, PL I, II.6.đ)."""
    for count, article in enumerate(articles, start=1):
        label = f"{filled_with(pattern, number=str(count)).rstrip()} "
        if article.heading:
            yield prose(Style.ARTICLE, "", rich(label + article.heading, bold=True), None, keep_with_next=True)
            yield from draft_blocks(body, article.blocks, (count,), article)
            continue
        first, *rest = list(draft_blocks(body, article.blocks, (count,), article)) or [words(Style.BODY, "")]
        if isinstance(first, Paragraph):
            if article.blocks:
                body.dress.ledger.labelled(first.anchor, label)
                body.dress.ledger.fact(origin.LABEL + article.blocks[0].id, label)
            yield replace(first, style=Style.ARTICLE, runs=(Run(text=label, bold=True), *first.runs))
        else:
            yield words(Style.ARTICLE, label)
            yield first
        yield from rest
