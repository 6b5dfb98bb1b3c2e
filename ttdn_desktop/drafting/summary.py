"""The news summary of a plan, for the portal and the loudspeakers; no official paper, so without letterhead and signature."""

from collections.abc import Iterator
from dataclasses import replace

from ttdn_desktop.domain.text import rich
from ttdn_desktop.drafting.body import draft_sections, spaced
from ttdn_desktop.drafting.dress import Dress, centred, noted, words
from ttdn_desktop.drafting.envelope import envelope_of_paper
from ttdn_desktop.drafting.origin import place
from ttdn_desktop.drafting.record import Job, body_of, made, origin_of
from ttdn_desktop.paper import origin
from ttdn_desktop.paper.anchors import AnchorKind
from ttdn_desktop.paper.model import Align, Block, Paper, Part, Style


def draft_summary(job: Job) -> Paper:
    """Title, the news for the portal, the news for the loudspeakers, and who wrote them."""
    dress = job.dress()
    envelope = envelope_of_paper(job.plan, job.paper)
    paper = made(job, envelope, (Part(page=job.standards.page, blocks=tuple(_news(job, dress))),))
    return replace(paper, origin=origin_of(job, dress, (origin.TYPE, ""), (origin.BYLINE, job.paper.issuer.name)))


def _news(job: Job, dress: Dress) -> Iterator[Block]:
    title = noted(dress, Style.SUBJECT, "", rich(job.paper.document.subject), place(AnchorKind.SUBJECT))
    yield centred(dress, title, dress.standards.page.text_width, dress.standards.subject_width)[0]
    yield from spaced(list(draft_sections(body_of(job, dress), job.paper.body)))
    yield replace(words(Style.BODY, job.paper.issuer.name), align=Align.RIGHT)
