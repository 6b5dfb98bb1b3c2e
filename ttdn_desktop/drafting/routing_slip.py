"""The routing slip (phiếu trình giải quyết công việc) that takes a plan to who signs it."""

from collections.abc import Iterator
from dataclasses import replace

from ttdn_desktop.domain.blocks import Table
from ttdn_desktop.domain.plan import Section, walk
from ttdn_desktop.drafting.body import draft_sections, spaced
from ttdn_desktop.drafting.dress import Dress, with_end_mark, words
from ttdn_desktop.drafting.ending import addressees, held_to_signature, signature_block
from ttdn_desktop.drafting.envelope import Envelope, envelope_of_paper
from ttdn_desktop.drafting.foot import contact_foot
from ttdn_desktop.drafting.letterhead import type_name
from ttdn_desktop.drafting.record import Job, body_of, made, opening, origin_of
from ttdn_desktop.paper import origin
from ttdn_desktop.paper.model import Block, Paper, Part, Style


def draft_routing_slip(job: Job) -> Paper:
    """The slip; the boxes for what those on its way say stand below the signature of who sends it."""
    dress = job.dress()
    envelope = envelope_of_paper(job.plan, job.paper, job.options.contact)
    paper = made(job, envelope, (Part(page=job.standards.page, blocks=tuple(_slip(job, envelope, dress)), foot=contact_foot(envelope, dress)),))
    name = type_name(envelope, dress)
    return replace(paper, origin=origin_of(job, dress, (origin.TYPE, f"{envelope.document.type} {name}"), *_homes(job)))


def _homes(job: Job) -> Iterator[tuple[str, str]]:
    """The boxes with the sections they belong to."""
    for section in walk(job.paper.body):
        yield from ((origin.HOME + block.id, section.id) for block in section.blocks if isinstance(block, Table))


def _slip(job: Job, envelope: Envelope, dress: Dress) -> Iterator[Block]:
    yield from opening(envelope, dress, job.options)
    yield from addressees(envelope, dress)
    text, boxes = (tuple(_only(section, tables=tables) for section in job.paper.body) for tables in (False, True))
    body = body_of(job, dress, text, is_letter=True)
    yield from spaced(held_to_signature(with_end_mark(dress, list(draft_sections(body, text)))))
    yield signature_block(envelope, dress)
    yield words(Style.BODY, "")
    yield from spaced(list(draft_sections(body, tuple(section for section in boxes if section.blocks))))


def _only(section: Section, *, tables: bool) -> Section:
    """The section with only its tables, or only the rest."""
    return replace(section, blocks=tuple(block for block in section.blocks if isinstance(block, Table) is tables))
