"""A paper of a plan as it is proposed: official words with their places filled, every part with an id that stays the same when it is proposed anew."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ttdn_desktop.domain.blocks import Block, Cell, Item, Paragraph, Table
from ttdn_desktop.domain.ids import BlockId, PaperId, SectionId, TaskId, encode_id
from ttdn_desktop.domain.opinions import Opinion
from ttdn_desktop.domain.paper_facts import GeneratedText, PaperFact
from ttdn_desktop.domain.plan import DocumentHead, LegalBasis, Plan, PlanPaper, Proposal, Section, SectionRole
from ttdn_desktop.domain.text import rich
from ttdn_desktop.drafting.ground import Ground, ground_of
from ttdn_desktop.drafting.paper_texts import texts_of_paper
from ttdn_desktop.drafting.place_lists import Entry
from ttdn_desktop.drafting.places import NO_PLACES, Places, fact_places, filled, lines_of, plan_places
from ttdn_desktop.drafting.profiles import Profile, decides_as_body, drafting_profile, issuing_profile, names_drafter, symbol_for, unit_profile, unnamed_unit
from ttdn_desktop.drafting.recipients import capitalised
from ttdn_desktop.language.fold import fold
from ttdn_desktop.paper.paper_words import BlockWords, PapersWording, SectionWords
from ttdn_desktop.paper.wording import Wording

TIMES = "times"
"""The fact of a reminder that says the how many-th it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a paper is proposed from. `facts`: values asked for it; `before`: the issued state that an amendment changes; `late`: tasks of a reminder."""

    plan: Plan
    wording: Wording
    papers: PapersWording
    facts: Mapping[str, str] = field(default_factory=dict)
    drafter: Profile | None = None
    before: Plan | None = None
    late: tuple[TaskId, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    ident: PaperId | None = None  # of the stored paper that is proposed anew

    @property
    def ground(self) -> Ground:
        """What its places are computed from."""
        return ground_of(self.plan, self.wording, self.papers.common, self.drafter, self.late)


def by_issuer(source: Source) -> Profile:
    """The body that issues the plan issues this paper, too."""
    return issuing_profile(source.plan, source.papers.common)


def by_drafter(source: Source) -> Profile:
    """The unit that drafts for it issues this paper."""
    return source.drafter or drafting_profile(source.plan, source.papers.common)


def submitting(source: Source, named: str = "") -> Source:
    """The source of a paper that asks the body to issue its plan: that body does not ask itself; `named` is who asks where the plan does not say it."""
    plan, common = source.plan, source.papers.common
    own = fold(plan.issuer.name)
    if source.drafter is not None or fold(drafting_profile(plan, common).issuer.name) != own:
        return source
    if named and fold(named) not in {own, fold(common.blanks["unit"])}:
        return replace(source, drafter=unit_profile(plan, named, common))
    is_unknown = decides_as_body(plan.issuer, plan.document.regime, common) or not names_drafter(plan, common)
    return replace(source, drafter=unnamed_unit(plan, common)) if is_unknown else source


def proposed(
    source: Source,
    key: str,
    *,
    kind: str,
    variant: str = "",
    profile: Profile,
    own: Places = NO_PLACES,
    bases: bool = False,
) -> PlanPaper:
    """The paper of these words; number and date stay blank for the clerk. `own` are places of this kind alone."""
    words = source.papers.kinds[key]
    places = fact_places(words.facts, source.facts, plan_places(source.ground).over(own), source.papers.common)
    paper_id = source.ident or PaperId(stable_id(source.plan.id, key, source.facts.get(TIMES, "")))
    plan = source.plan
    lead = words.lines.get("proposal", "")
    paper = PlanPaper(
        id=paper_id,
        kind=kind,
        variant=variant,
        document=DocumentHead(
            type=words.type,
            regime=plan.document.regime,
            symbol=symbol_for(plan, words.type, profile, letter_type=source.wording.letter_type) if words.type and profile.symbol else None,
            place=plan.document.place,
            subject=filled(words.lines.get("subject", ""), places),
        ),
        issuer=profile.issuer,
        legal_bases=_bases(plan) if bases else (),
        proposal=(plan.proposal or Proposal(text=filled(lead, places))) if lead else None,
        addressees=lines_of(words.addressees, places),
        recipients=lines_of(words.recipients, places),
        signatory=profile.signatory,
        body=tuple(_sections(words.sections, places, paper_id)),
        articles=tuple(_sections(words.articles, places, paper_id)),
        facts=tuple(PaperFact(name=name, value=value) for name, value in source.facts.items() if value),
    )
    return with_generated(paper)


def with_generated(paper: PlanPaper) -> PlanPaper:
    """The paper remembering what it says now as what was generated."""
    return replace(paper, generated=tuple(GeneratedText(id=ident, text=text) for ident, text in texts_of_paper(paper).items()))


def stable_id(*parts: str) -> str:
    """An identity that is the same whenever these parts are."""
    return encode_id(int.from_bytes(hashlib.sha256("\x1f".join(parts).encode()).digest()[:17], "big"))


def _bases(plan: Plan) -> tuple[LegalBasis, ...]:
    return tuple(basis for basis in plan.legal_bases if not basis.inline)


def _sections(words: Sequence[SectionWords], places: Places, paper: str) -> Iterator[Section]:
    for section in words:
        for here, key in _each(section.each, section.when, section.key, places):
            blocks = tuple(_blocks(section.blocks, here, paper, key))
            inner = tuple(_sections(section.sections, here, f"{paper}\x1f{key}" if section.each else paper))
            if blocks or inner or section.heading:
                yield Section(
                    id=SectionId(stable_id(paper, "section", key)),
                    heading=filled(section.heading, here),
                    role=SectionRole(section.role),
                    blocks=blocks,
                    sections=inner,
                )


def _blocks(words: Sequence[BlockWords], places: Places, paper: str, above: str) -> Iterator[Block]:
    for block in words:
        if block.columns:
            yield _table(block, places, BlockId(stable_id(paper, above, block.key)))
            continue
        written = list(_each(block.each, block.when, block.key, places))
        for count, (here, key) in enumerate(written, start=1):
            ident = BlockId(stable_id(paper, above, key))
            pattern = f"{block.text[:-1]}." if block.each and block.text.endswith(";") and count == len(written) else block.text  # the last of a list
            text = rich(capitalised(filled(pattern, here)))
            yield Item(id=ident, mark=filled(block.mark, here), text=text) if block.mark else Paragraph(id=ident, text=text)


def _each(each: str, when: Sequence[str], key: str, places: Places) -> Iterator[tuple[Places, str]]:
    """The places for each time a part is written, and its key then."""
    entries: Sequence[Entry] = [{}] if not each else places.lists.get(each, ())
    for count, entry in enumerate(entries, start=1):
        here = places.with_entry({"n": str(count), **entry}) if each else places
        if all(bool(here.texts.get(name.removeprefix("!"), "").strip()) is not name.startswith("!") for name in when):
            yield here, f"{key}/{entry['id']}" if each else key


def _table(block: BlockWords, places: Places, ident: BlockId) -> Table:
    head = tuple(Cell(paragraphs=(rich(column.head),)) for column in block.columns)
    rows = [head]
    for count, entry in enumerate(places.lists.get(block.each, ()), start=1):
        here = places.with_entry({"n": str(count), **entry})
        rows.append(tuple(Cell(paragraphs=tuple(rich(line) for line in filled(column.text, here).split("\n"))) for column in block.columns))
    return Table(id=ident, rows=tuple(rows), header_rows=1)
