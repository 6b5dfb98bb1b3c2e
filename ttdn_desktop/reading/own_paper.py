"""A paper this program wrote, read back: the same plan, with what a person changed in the file."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from ttdn_desktop.domain.blocks import Block, TaskList
from ttdn_desktop.domain.ids import AnnexId, BlockId, PlanId, SectionId, TaskId
from ttdn_desktop.domain.plan import (
    Annex,
    BudgetLine,
    Issuer,
    LegalBasis,
    Orientation,
    Period,
    Plan,
    PlanKind,
    Regime,
    Section,
    SectionRole,
    Stage,
    Task,
    Unit,
    Urgency,
)
from ttdn_desktop.language.casing import is_capitals
from ttdn_desktop.language.citations import basis_from, find_citations, parse_citation
from ttdn_desktop.paper import origin as names
from ttdn_desktop.paper.anchors import AnchorKind
from ttdn_desktop.paper.model import Paper, Style
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.addressees import read_addressees
from ttdn_desktop.reading.body import BodyReader
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.ending import read_ending
from ttdn_desktop.reading.origin import Memory, anchor_of
from ttdn_desktop.reading.own_body import OwnBody, is_annex_of_tasks
from ttdn_desktop.reading.own_other import as_section, is_list, tables_behind, with_tables, without_beside
from ttdn_desktop.reading.paras import Para, part_of, span
from ttdn_desktop.reading.preamble import proposal_of
from ttdn_desktop.reading.words import folded

_ENDING = frozenset({Style.RECIPIENTS_LABEL, Style.RECIPIENT, Style.CAPACITY, Style.SIGNER})
_OFFICIAL = frozenset({Style.AUTHORITY, Style.RESOLUTION})
_PREAMBLE = (AnchorKind.BASIS, AnchorKind.PROPOSAL, AnchorKind.ENACTING)
_BODY = (AnchorKind.SECTION, AnchorKind.BLOCK, AnchorKind.TASK, AnchorKind.CONTENT, AnchorKind.CLOSING)
_LONGEST_LABEL = 60
_ANNEX = frozenset({Style.ANNEX_LABEL, Style.ANNEX_TITLE, Style.ANNEX_REFERENCE})
_HEADINGS = frozenset({Style.HEADING_1, Style.HEADING_2, Style.HEADING_3, Style.HEADING_4})


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRead:
    """What was read after the title."""

    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    annexes: tuple[Annex, ...]
    budget_lines: tuple[BudgetLine, ...]


def read_own(paras: Sequence[Para], memory: Memory, draft: Draft, paper: Paper) -> OwnRead:
    """Read everything after the title of an own paper."""
    at = read_addressees(paras, 0, draft)
    paras = _without_official_words(paras, draft)
    main, *behind = _documents(paras, each_part=bool(memory.paper))
    body_at = _body_start(main, at)
    _preamble(main[at:body_at], memory, draft)
    ending_at = next((n for n in range(body_at, len(main)) if main[n].style in _ENDING), len(main))
    reader = BodyReader(draft=draft)
    own = OwnBody(reader=reader, memory=memory)
    tables_at = tables_behind(main, ending_at, memory)
    blocks, sections = own.read(main[body_at:ending_at])
    if blocks:  # a person put them before the first heading
        sections = (_unnamed(blocks, memory, reader), *sections)
    _ending(without_beside(main[ending_at:tables_at], memory, draft), memory, draft)
    sections = with_tables(sections, own.read(main[tables_at:])[0], memory)
    annexes = () if memory.paper else tuple(annex for sheets in behind for annex in _annex(sheets, own, draft, paper))
    if memory.paper:  # the plan that a decision issues is no part of the decision
        lists = [sheets for sheets in behind if is_list(sheets, memory)]
        draft.ledger.structure(*chain.from_iterable(sheets for sheets in behind if sheets not in lists))
        sections = (*sections, *(as_section(annex, memory) for sheets in lists for annex in _annex(sheets, own, draft, paper)))
    tasks = _in_order(own, sections, annexes)
    unprinted = _unprinted_lists(memory)
    sections = tuple(_filled(section, own, unprinted) for section in sections)
    annexes = tuple(_filled_annex(annex, own, unprinted) for annex in annexes)
    return OwnRead(sections=sections, tasks=tasks, annexes=annexes, budget_lines=tuple(own.budget_lines))


def _without_official_words(paras: Sequence[Para], draft: Draft) -> list[Para]:
    """The paragraphs without what a decision says of itself: whose power it uses, and that it decides."""
    draft.ledger.structure(*(para for para in paras if para.style in _OFFICIAL))
    return [para for para in paras if para.style not in _OFFICIAL]


def _unnamed(blocks: tuple[Block, ...], memory: Memory, reader: BodyReader) -> Section:
    """The section of what stands before the first heading."""
    ident = SectionId(memory.facts.get(names.UNNAMED) or reader.section_id("unnamed"))
    return Section(id=ident, heading="", number=memory.number(ident, None), role=memory.role(ident) or SectionRole.OTHER, blocks=blocks)


def _body_start(main: Sequence[Para], at: int) -> int:
    """The first paragraph after the last of the preamble, or the first of the body."""
    last = max((n for n in range(at, len(main)) if anchor_of(main[n].anchor, *_PREAMBLE)), default=None)
    if last is not None:
        return last + 1
    begun = (n for n in range(at, len(main)) if anchor_of(main[n].anchor, *_BODY) or main[n].style in _HEADINGS or main[n].style in _ENDING)
    return next(begun, len(main))


def _preamble(paras: Sequence[Para], memory: Memory, draft: Draft) -> None:
    lines: list[tuple[int | None, Para]] = []
    clauses: list[str] = []
    for para in paras:
        found = anchor_of(para.anchor, *_PREAMBLE)
        if para.blank:
            draft.ledger.structure(para)
        elif found and found.kind is AnchorKind.PROPOSAL:
            line = _undashed(para, memory)
            draft.proposal = proposal_of(line, memory.value(line.anchor, line.text), draft)
            draft.ledger.structure(para)
        elif (found is None and para.style is not Style.BASIS) or (found and found.kind is AnchorKind.ENACTING):
            draft.ledger.claim(f"{draft.base}/enacting", para, *span(para.text))
            draft.ledger.structure(para)
            clauses.append(memory.value(para.anchor, para.text))
        else:
            draft.ledger.structure(para)
            lines.append((found.part if found else None, _undashed(para, memory)))
    draft.enacting = "\n".join(clauses)
    _bases(lines, memory, draft)


def _undashed(para: Para, memory: Memory) -> Para:
    """A legal basis without what stands before every one of them."""
    lead = memory.facts.get(names.BASIS_LEAD, "")
    return part_of(para, len(lead), len(para.text)) if lead and para.text.startswith(lead) else para


def _bases(lines: Sequence[tuple[int | None, Para]], memory: Memory, draft: Draft) -> None:
    """Lines in their printed order, bases of the enacting prose put back between them."""
    inline = {int(key.removeprefix(names.BASIS_INLINE)): text for key, text in memory.facts.items() if key.startswith(names.BASIS_INLINE)}
    bases: list[LegalBasis] = []
    for part, para in lines:
        while len(bases) in inline:
            bases.append(replace(_basis(inline[len(bases)]), inline=True))
        path = f"{draft.base}/legal_bases/{len(bases)}"
        basis = _basis(memory.value(para.anchor, para.text) if part is not None else names.understood(AnchorKind.BASIS, para.text.rstrip()))
        if basis.lead is None and not any(before.lead for before in bases):
            basis = replace(basis, lead=_basis(para.text).lead)  # the heading "Căn cứ:" led it where it was first read
        for cited in find_citations(para.text)[:1]:
            for name, start, end in cited.spans:
                if name != "lead" or basis.lead is not None:
                    draft.ledger.claim(f"{path}/{name}", para, start, end)
        draft.ledger.claim(f"{path}/text", para, *span(para.text))
        draft.ledger.structure(para)
        known = memory.facts.get(f"{names.CATALOGUED}{part}") if part is not None else None
        bases.append(replace(basis, document_id=known))
    while len(bases) in inline:
        bases.append(replace(_basis(inline[len(bases)]), inline=True))
    draft.legal_bases = bases


def _basis(text: str) -> LegalBasis:
    found = next(iter(find_citations(text)), None) or parse_citation(text)
    if found is None:
        return LegalBasis(text=text, lead="Căn cứ" if text.startswith("Căn cứ") else None)
    return replace(basis_from(found), text=text)


def _ending(paras: Sequence[Para], memory: Memory, draft: Draft) -> None:
    """Recipients and signature; a name stands even where no post does."""
    signs = [para for para in paras if not para.blank and para.style in {Style.CAPACITY, Style.SIGNER}]
    if signs and all(para.style is Style.SIGNER for para in signs):
        draft.signatory = replace(draft.signatory, name=signs[-1].text.strip())
        draft.ledger.claim(f"{draft.base}/signatory/name", signs[-1], *span(signs[-1].text))
        draft.ledger.structure(*signs)
        paras = [para for para in paras if para not in signs]
    read_ending(paras, 0, draft)
    drafter = memory.facts.get(names.DRAFTER)
    draft.recipients = [name for name in draft.recipients if name != drafter]
    recipients = [para for para in paras if para.style is Style.RECIPIENT and not para.blank]
    for at, para in enumerate(recipients):
        if at < len(draft.recipients) and para.text.startswith("- "):
            draft.recipients[at] = memory.value(para.anchor, para.text[2:]) if para.anchor else draft.recipients[at]


def _documents(paras: Sequence[Para], *, each_part: bool) -> list[list[Para]]:
    """The main document and each annex by itself: a person may have turned some sheets within them, or left empty ones behind."""
    found: list[list[Para]] = [[]]
    for _, group in groupby(paras, key=lambda para: para.part):
        sheets = list(group)
        if found[-1] and (each_part or _opens_annex(sheets)):
            found.append(sheets)
        else:
            found[-1] += sheets
    return found


def _opens_annex(sheets: Sequence[Para]) -> bool:
    first = next((para for para in sheets if not para.blank), None)
    return first is not None and (first.style in _ANNEX or anchor_of(first.anchor, AnchorKind.ANNEX) is not None or _is_typed_label(first))


def _is_typed_label(para: Para) -> bool:
    """Whether a person typed the label of an annex there: "Phụ lục V"."""
    return para.style is Style.PLAIN and len(para.text) <= _LONGEST_LABEL and marks.ANNEX.match(para.text) is not None


def _goes_to_head(para: Para, label: str) -> bool:
    """Whether a line stands above what an annex holds; below a label that a person typed its title may too."""
    if para.blank or para.style in _ANNEX:
        return True
    return para.style is Style.PLAIN and para.anchor is None and (is_capitals(para.text) if label else _is_typed_label(para))


def _annex(paras: list[Para], own: OwnBody, draft: Draft, paper: Paper) -> Iterator[Annex]:
    label, title, ident, part = "", "", None, paras[0].part
    typed: list[Para] = []
    at = 0
    while at < len(paras) and _goes_to_head(paras[at], label):
        para = paras[at]
        found = anchor_of(para.anchor, AnchorKind.ANNEX)
        if is_annex_of_tasks(para):
            draft.ledger.structure(*paras[: at + 1])
            draft.ledger.structure(*(para for para in paras if para.style is Style.ANNEX_REFERENCE))
            blocks, sections = own.read_annex_of_tasks([para for para in paras[at + 1 :] if para.style is not Style.ANNEX_REFERENCE])
            if blocks or sections:
                yield Annex(id=AnnexId(draft.new_id(f"annex {part}")), label=label, title="", blocks=blocks, sections=sections)
            return
        if found:
            ident, title = found.id, own.memory.value(para.anchor, para.text)
            draft.ledger.claim(f"@{ident}/title", para, *span(para.text))
        elif para.style is Style.ANNEX_LABEL or (not label and _is_typed_label(para)):
            label = para.text.strip()
        elif para.style is Style.PLAIN and not para.blank:
            title = f"{title} {para.text.strip()}".strip()
            typed.append(para)
        at += 1
    ident = ident or draft.new_id(f"annex {part}")
    for para in typed:
        draft.ledger.claim(f"@{ident}/title", para, *span(para.text))
    draft.ledger.structure(*paras[:at])
    stored = own.memory.facts.get(names.ANNEX + ident)
    lies = own.memory.facts.get(names.ORIENTATION + ident)
    page = paper.parts[part].page
    blocks, sections = own.read(paras[at:])
    yield Annex(
        id=AnnexId(ident),
        label=label if stored is None else stored,
        title=title,
        orientation=Orientation(lies) if lies in set(Orientation) else Orientation.LANDSCAPE if page.width > page.height else Orientation.PORTRAIT,
        blocks=blocks,
        sections=sections,
    )


def _in_order(own: OwnBody, sections: tuple[Section, ...], annexes: tuple[Annex, ...]) -> tuple[Task, ...]:
    """The tasks by the order of their lists."""
    lists = [*(block for section in sections for block in _lists(section)), *(block for annex in annexes for block in _annex_lists(annex))]
    ordered = dict.fromkeys(task for block in lists for task in own.lists.get(block.id, []))
    return tuple(own.tasks[TaskId(task)] for task in (*ordered, *(task for task in own.tasks if task not in ordered)))


def _lists(section: Section) -> Iterator[TaskList]:
    yield from (block for block in section.blocks if isinstance(block, TaskList))
    for below in section.sections:
        yield from _lists(below)


def _annex_lists(annex: Annex) -> Iterator[TaskList]:
    yield from (block for block in annex.blocks if isinstance(block, TaskList))
    for section in annex.sections:
        yield from _lists(section)


def _unprinted_lists(memory: Memory) -> Mapping[str, Sequence[tuple[int, BlockId]]]:
    """The lists that print nothing, with the places where they stood, by section."""
    found: dict[str, list[tuple[int, BlockId]]] = {}
    for key, place in memory.facts.items():
        if key.startswith(names.PLACE):
            where, _, index = place.rpartition(" ")
            if index.isdigit():
                found.setdefault(where, []).append((int(index), BlockId(key.removeprefix(names.PLACE))))
    return found


def _filled(section: Section, own: OwnBody, unprinted: Mapping[str, Sequence[tuple[int, BlockId]]]) -> Section:
    """The section with its lists filled, and lists that print nothing put back where they stood."""
    blocks = list(_with_ids(section.blocks, own))
    for index, ident in unprinted.get(section.id, ()):
        blocks.insert(index, TaskList(id=ident))
    return replace(section, blocks=tuple(blocks), sections=tuple(_filled(below, own, unprinted) for below in section.sections))


def _filled_annex(annex: Annex, own: OwnBody, unprinted: Mapping[str, Sequence[tuple[int, BlockId]]]) -> Annex:
    return replace(annex, blocks=tuple(_with_ids(annex.blocks, own)), sections=tuple(_filled(section, own, unprinted) for section in annex.sections))


def _with_ids(blocks: Sequence[Block], own: OwnBody) -> Iterator[Block]:
    for block in blocks:
        yield replace(block, task_ids=tuple(own.lists.get(block.id, ()))) if isinstance(block, TaskList) else block


def with_facts(plan: Plan, memory: Memory) -> Plan:
    """The plan with what no sheet prints, and with head values as they were stored."""
    facts = memory.facts
    planned, year, period = facts.get(names.PLANNED_ISSUE_DATE), facts.get(names.YEAR), facts.get(names.PERIOD)
    start, _, end = (period or "").partition("/")
    number, symbol = _number(plan, memory)
    date, date_text = _date(plan, memory)
    unprinted = memory.unprinted()
    unlisted = tuple(task for task in unprinted.tasks if task.id not in {known.id for known in plan.tasks})
    named = dict.fromkeys(name for task in unlisted for name in (*task.leads, *task.partners))
    return replace(
        plan,
        superior=unprinted.superior or plan.superior,
        indicators=unprinted.indicators or plan.indicators,
        tasks=(*plan.tasks, *unlisted),
        units=(*plan.units, *(Unit(name=name) for name in named if name not in {unit.name for unit in plan.units})),
        id=PlanId(memory.paper or memory.id),  # another paper of a plan is read as one of its own
        plan_kind=PlanKind(facts.get(names.PLAN_KIND, plan.plan_kind)),
        field=facts.get(names.FIELD, plan.field),
        stage=Stage(facts.get(names.STAGE, plan.stage)),
        draft_no=int(facts.get(names.DRAFT_NO, plan.draft_no)),
        planned_issue_date=dt.date.fromisoformat(planned) if planned else None,
        year=int(year) if year else None,
        period=Period(start=dt.date.fromisoformat(start), end=dt.date.fromisoformat(end)) if period else None,
        issuer=_issuer(plan.issuer, memory),
        document=replace(
            plan.document,
            regime=Regime(facts.get(names.REGIME, plan.document.regime)),
            urgency=Urgency(facts[names.URGENCY]) if facts.get(names.URGENCY) in set(Urgency) else plan.document.urgency,
            number=number,
            symbol=symbol,
            date=date,
            date_text=date_text,
            circulation=facts.get(names.CIRCULATION, plan.document.circulation),
            drafter=facts.get(names.DRAFTER, plan.document.drafter),
        ),
        signatory=replace(
            plan.signatory,
            title=_in_letters(plan.signatory.title, facts.get(names.POST)),
            extra_title=_in_letters(plan.signatory.extra_title, facts.get(names.OTHER_POST)),
        ),
    )


def _in_letters(printed: str | None, stored: str | None) -> str | None:
    """The words in ordinary letters, where the capitals printed are still theirs."""
    return stored if stored and printed and folded(stored) == folded(printed) else printed


def _number(plan: Plan, memory: Memory) -> tuple[str | None, str | None]:
    """Number and symbol: what the clerk wrote in wins over the blank that was printed."""
    number, symbol = plan.document.number, plan.document.symbol
    fact = memory.facts.get(names.NUMBER)
    if fact is not None and (number is None or number.lstrip("0") == fact.lstrip("0")):
        number = fact
    if names.SYMBOL in memory.facts and (not symbol or symbol.rstrip("-/ ") == plan.document.type):
        symbol = memory.facts[names.SYMBOL] or None
    return number, symbol


def _date(plan: Plan, memory: Memory) -> tuple[dt.date | None, str | None]:
    """Date and its words: what the clerk wrote in wins over the blank that was printed."""
    printed = plan.document.date, plan.document.date_text
    fact = memory.facts.get(names.DATE)
    if fact is None:
        return printed
    iso, _, words = fact.partition("|")
    stored = dt.date.fromisoformat(iso) if iso else None
    if plan.document.date is not None and plan.document.date != stored:
        return printed
    return stored, words or None


def _issuer(issuer: Issuer, memory: Memory) -> Issuer:
    """Names in ordinary letters, where the capitals printed are still theirs."""
    name, parent, stored = (memory.facts.get(key) for key in (names.ISSUER_NAME, names.ISSUER_PARENT, names.ISSUER_LINES))
    lines = None if stored is None else tuple(line for line in stored.split("|") if line)
    # no lines of its own: the name was printed; lines that say something shorter than the name ("UBND XÃ ...") are looked at for themselves
    kept = bool(name) and folded(" ".join(issuer.lines)) in {folded(name or ""), folded(" ".join(lines or ()))}
    return Issuer(
        name=name if name and kept else _plain_name(issuer),
        parent=parent if parent and issuer.parent and folded(parent) == folded(issuer.parent) else issuer.parent,
        lines=lines if lines is not None and kept else issuer.lines,
    )


def _plain_name(issuer: Issuer) -> str:
    return issuer.name if not is_capitals(issuer.name) else " ".join(issuer.lines)
