"""The decision that sets up or renews a steering committee, with the list of its members and their duties."""

from collections.abc import Iterator
from dataclasses import replace

from ttdn_desktop.drafting.annexes import annex_head
from ttdn_desktop.drafting.body import draft_blocks, spaced
from ttdn_desktop.drafting.decision import decision_part
from ttdn_desktop.drafting.dress import with_end_mark
from ttdn_desktop.drafting.envelope import envelope_of_paper
from ttdn_desktop.drafting.origin import place
from ttdn_desktop.drafting.place_lists import Entry
from ttdn_desktop.drafting.places import Places
from ttdn_desktop.drafting.profiles import head_of, issuing_profile
from ttdn_desktop.drafting.proposal import Source, by_drafter
from ttdn_desktop.drafting.recipients import UnitNames, capitalised, tasked_units
from ttdn_desktop.drafting.record import Job, body_of, made, origin_of
from ttdn_desktop.language.fold import fold
from ttdn_desktop.paper.anchors import AnchorKind
from ttdn_desktop.paper.model import Paper, Part

KEY = "committee"
_MANY = "cac "
"""How names of several units begin, which no one person heads."""


def places_of_committee(source: Source) -> Places:
    """The number of its last article, and members proposed by their posts, from the units that have tasks in the plan."""
    words = source.papers.kinds[KEY]
    return Places(texts={"last_article": str(len(words.articles))}, lists={"members_default": tuple(_members(source))})


def draft_committee(job: Job) -> Paper:
    """The decision, and the list on sheets of its own, numbered by themselves."""
    dress = job.dress()
    envelope = envelope_of_paper(job.plan, job.paper, job.options.contact)
    parts = [decision_part(job, envelope, dress)]
    for section in job.paper.body:
        page = dress.standards.annex_page
        body = body_of(job, dress, job.paper.body)
        draft = job.options.draft or job.options.electronic
        head = annex_head(envelope, dress, page, label="", name=section.heading, where=place(AnchorKind.ANNEX, section.id), draft=draft)
        text = with_end_mark(dress, list(draft_blocks(body, section.blocks, (1,))))
        parts.append(Part(page=page, blocks=(*head, *spaced(text))))
    return replace(made(job, envelope, tuple(parts)), origin=origin_of(job, dress))


def _members(source: Source) -> Iterator[Entry]:
    plan, common = source.plan, source.papers.common
    say = common.lines
    chair = head_of(issuing_profile(plan, common).issuer.name, common)
    standing = by_drafter(source).issuer.name
    yield _member(chair, say["member_head"], say["duty_head"])
    yield _member(say["deputy"].format(chair=chair), say["member_deputy"], say["duty_deputy"])
    if fold(standing) != fold(plan.issuer.name):
        yield _member(head_of(standing, common), say["member_standing"], say["duty_standing"])
    names = UnitNames(plan)
    for unit in tasked_units(plan):
        if names.key(unit) in {names.key(standing), names.key(plan.issuer.name)} or fold(unit).startswith(_MANY):
            continue
        own = "; ".join(task.title for task in names.led(unit))
        duty = say["duty_lead"].format(own_tasks=own) if own else say["duty_help"]
        yield _member(capitalised(head_of(unit, common)), say["member"], duty)


def _member(post: str, role: str, duty: str) -> Entry:
    return {"id": fold(post), "line": post, "member": "", "post": post, "role": role, "duty": duty}
