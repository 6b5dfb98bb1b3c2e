"""The minutes (biên bản) of the meeting that hands a plan out, which two people sign (sample 1.9 of NĐ 30/2020)."""

from collections.abc import Iterator
from dataclasses import replace

from ttdn_desktop.domain.paper_edits import facts_of
from ttdn_desktop.domain.plan import Signatory
from ttdn_desktop.drafting.body import draft_sections, spaced
from ttdn_desktop.drafting.dress import Dress, with_end_mark
from ttdn_desktop.drafting.ending import held_to_signature, recipient_lines, signer_lines
from ttdn_desktop.drafting.envelope import Envelope, envelope_of_paper
from ttdn_desktop.drafting.foot import contact_foot
from ttdn_desktop.drafting.profiles import Profile
from ttdn_desktop.drafting.proposal import Source, by_issuer
from ttdn_desktop.drafting.record import Job, body_of, made, opening, origin_of
from ttdn_desktop.paper import origin
from ttdn_desktop.paper.model import Block, Cell, Paper, Part, Table


def by_chairman(source: Source) -> Profile:
    """The body that issues the plan, for which who chairs the meeting signs."""
    words = source.papers.kinds["minutes"].lines
    chairman = Signatory(title=words["right_post"], name=source.facts.get("chairman_name") or None)
    return replace(by_issuer(source), signatory=chairman)


def draft_minutes(job: Job) -> Paper:
    """The minutes: signed on the left by who writes, on the right by who chairs, the recipients below."""
    dress = job.dress()
    envelope = envelope_of_paper(job.plan, job.paper, job.options.contact)
    paper = made(job, envelope, (Part(page=job.standards.page, blocks=tuple(_minutes(job, envelope, dress)), foot=contact_foot(envelope, dress)),))
    secretary = _secretary(job)
    return replace(paper, origin=origin_of(job, dress, (origin.BESIDE, f"{secretary.title}|{secretary.name or ''}")))


def _secretary(job: Job) -> Signatory:
    """Who writes the minutes; the name is a fact of the paper."""
    return Signatory(title=job.papers.kinds["minutes"].lines["left_post"], name=facts_of(job.paper).get("secretary_name"))


def _minutes(job: Job, envelope: Envelope, dress: Dress) -> Iterator[Block]:
    yield from opening(envelope, dress, job.options)
    text = with_end_mark(dress, list(draft_sections(body_of(job, dress, is_letter=True), job.paper.body)))
    yield from spaced(held_to_signature(text))
    left, right = (tuple(signer_lines(signatory, dress)) for signatory in (_secretary(job), envelope.signatory))
    half = round(sum(dress.standards.signature_widths) / 2, 1)
    yield Table(widths=(half, half), rows=((Cell(blocks=left), Cell(blocks=right)),), ruled=False, keep_together=True)
    yield from recipient_lines(envelope, dress)
