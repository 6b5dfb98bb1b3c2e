"""Another paper of a plan, as it was accepted or proposed, on its sheets: letterhead, title, addressees, bases, body, ending."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.domain.paper_edits import read_as_plan
from ttdn_desktop.domain.plan import Plan, PlanPaper, Section
from ttdn_desktop.drafting.body import Body, draft_sections, spaced
from ttdn_desktop.drafting.dress import Dress, with_end_mark
from ttdn_desktop.drafting.ending import addressees, held_to_signature, signature_block
from ttdn_desktop.drafting.envelope import Envelope, envelope_of_paper
from ttdn_desktop.drafting.foot import contact_foot
from ttdn_desktop.drafting.ground import Ground, ground_of
from ttdn_desktop.drafting.letterhead import letterhead, title
from ttdn_desktop.drafting.numbers import Numbering, Outline
from ttdn_desktop.drafting.origin import Ledger
from ttdn_desktop.drafting.preamble import preamble
from ttdn_desktop.paper import origin as names
from ttdn_desktop.paper.model import Block, Origin, Paper, Part
from ttdn_desktop.paper.paper_words import PapersWording
from ttdn_desktop.paper.standards import Standards
from ttdn_desktop.paper.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOptions:
    """How papers are drafted: a draft leaves number and date blank, an electronic copy those of what it is attached to (NĐ 30/2020, PL I, III.1.c)."""

    draft: bool = False
    electronic: bool = False
    tasks: TaskLayout | None = None  # overrides the layout of all task lists of the plan
    contact: tuple[str, ...] = ()  # địa chỉ, thư điện tử, điện thoại of the issuing agency, at the foot of the first page


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A paper to be drafted: the plan, the record of the paper where it has one, measures and words. `unit` is whose slip is drawn."""

    plan: Plan
    standards: Standards
    wording: Wording
    papers: PapersWording
    record: PlanPaper | None = None
    unit: str = ""
    key: str = ""  # of the kind that is drafted
    options: PaperOptions = field(default_factory=PaperOptions)
    attached_to: PlanPaper | None = None  # the paper a slip or table of opinions goes with

    @property
    def ground(self) -> Ground:
        """What the places of words are computed from."""
        return ground_of(self.plan, self.wording, self.papers.common)

    @property
    def paper(self) -> PlanPaper:
        """The record; there must be one."""
        if self.record is None:
            raise ValueError("this kind of paper is drafted from a record")
        return self.record

    def dress(self) -> Dress:
        """A fresh set of tools."""
        return Dress(standards=self.standards, wording=self.wording, ledger=Ledger())


def draft_typed(job: Job) -> Paper:
    """A paper with the name of its type, or a letter (samples 1.4 and 1.5 of NĐ 30/2020)."""
    dress = job.dress()
    envelope = envelope_of_paper(job.plan, job.paper, job.options.contact)
    paper = made(job, envelope, (Part(page=job.standards.page, blocks=tuple(_typed(job, envelope, dress)), foot=contact_foot(envelope, dress)),))
    return replace(paper, origin=origin_of(job, dress))


def origin_of(job: Job, dress: Dress, *more: tuple[str, str]) -> Origin:
    """What the file remembers, so that it is known as this paper of this plan when it comes back."""
    origin = dress.ledger.origin(read_as_plan(job.plan, job.paper), 0)
    unnamed = ((names.UNNAMED, job.paper.articles[0].id),) if job.paper.articles else ()
    return replace(origin, id=job.plan.id, facts=(*origin.facts, *unnamed, *more, (names.RECORD, f"{job.paper.id} {job.key}")))


def drawn(job: Job, paper: Paper) -> Paper:
    """A paper that is drawn from the plan alone: its file remembers which one it is, of which plan, and nothing else.

    Its rows are the tasks, indicators, money and papers of the plan in another order, several to a row, or the same one in several places, in words
    that are worked out ("quý II", sums, who heads a unit). From a cell that was changed nobody can tell what is to change in the plan; so the person
    is told to change the plan and write the paper anew, and the tasks of the file are offered to be taken in as those of any file.
    """
    return replace(paper, origin=Origin(id=job.plan.id, facts=((names.DRAWN, job.key),)))


def made(job: Job, envelope: Envelope, parts: tuple[Part, ...]) -> Paper:
    """The finished paper of these parts."""
    return Paper(
        parts=parts,
        title=envelope.document.subject,
        author=envelope.issuer.name,
        font=job.standards.font,
        looks=tuple(job.standards.looks.items()),
    )


def _typed(job: Job, envelope: Envelope, dress: Dress) -> Iterator[Block]:
    yield from opening(envelope, dress, job.options)
    yield from addressees(envelope, dress)
    yield from preamble(envelope, dress)
    is_letter = envelope.document.type == dress.wording.letter_type
    text = with_end_mark(dress, list(draft_sections(body_of(job, dress, is_letter=is_letter), job.paper.body)))
    yield from spaced(held_to_signature(text))
    yield signature_block(envelope, dress)


def opening(envelope: Envelope, dress: Dress, options: PaperOptions) -> Iterator[Block]:
    """Letterhead and title."""
    yield letterhead(envelope, dress, draft=options.draft)
    yield from title(envelope, dress)


def body_of(job: Job, dress: Dress, sections: tuple[Section, ...] | None = None, *, is_letter: bool = False, width: float | None = None) -> Body:
    """The tools for the body of the record; the headings of a letter begin with Arabic numbers."""
    first = Numbering.ARABIC if is_letter else Numbering.ROMAN
    return Body(
        plan=job.plan,
        dress=dress,
        outline=Outline(job.plan, job.paper.body if sections is None else sections, first),
        width=width or dress.standards.page.text_width,
        layout=None,
        annex_of_tasks=None,
    )
