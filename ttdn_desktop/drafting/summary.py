"""The news summary of a plan, for the portal and the loudspeakers; no official paper, so without letterhead and signature."""

from collections.abc import Iterator
from dataclasses import replace

from ttdn_desktop.drafting.body import draft_sections, spaced
from ttdn_desktop.drafting.dress import Dress, centred, words
from ttdn_desktop.drafting.envelope import envelope_of_paper
from ttdn_desktop.drafting.record import Job, body_of, made
from ttdn_desktop.paper.model import Align, Block, Paper, Part, Style


def draft_summary(job: Job) -> Paper:
    """Title, the news for the portal, the news for the loudspeakers, and who wrote them."""
    dress = job.dress()
    envelope = envelope_of_paper(job.plan, job.paper)
    return made(job, envelope, (Part(page=job.standards.page, blocks=tuple(_news(job, dress))),))


def _news(job: Job, dress: Dress) -> Iterator[Block]:
    title = words(Style.SUBJECT, job.paper.document.subject)
    yield centred(dress, title, dress.standards.page.text_width, dress.standards.subject_width)[0]
    yield from spaced(list(draft_sections(body_of(job, dress), job.paper.body)))
    yield replace(words(Style.BODY, job.paper.issuer.name), align=Align.RIGHT)
