"""From a paper to what it says: the stages in their order.

portal → letterhead → title → addressees → preamble → body with tasks → ending → annexes → assembly → doubts; each stage takes the lines
from where the one before stopped, writes into the draft and claims its characters in the ledger.
"""

from collections.abc import Sequence
from dataclasses import replace

from ttdn_desktop.domain.plan import Section
from ttdn_desktop.domain.reading import Finding, Reading, Severity, Source
from ttdn_desktop.language.casing import forget_prose
from ttdn_desktop.paper.anchors import AnchorKind, parse_anchor
from ttdn_desktop.paper.model import Paper
from ttdn_desktop.reading.addressees import read_addressees
from ttdn_desktop.reading.annexes import begins_annex, lone_annex, read_annexes
from ttdn_desktop.reading.assembly import Read, ids_of, plan_of
from ttdn_desktop.reading.attachment import attached_title, claim_note, noted_decision, number_from_note
from ttdn_desktop.reading.body import BodyReader
from ttdn_desktop.reading.body_bases import bases_of_body
from ttdn_desktop.reading.columns import ending_lines
from ttdn_desktop.reading.doubts import doubts
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.ending import find_ending, read_ending
from ttdn_desktop.reading.flat_tables import flat_tables
from ttdn_desktop.reading.ledger import Ledger
from ttdn_desktop.reading.letterhead import bases_start, head_start, read_letterhead
from ttdn_desktop.reading.nature import is_document, no_document
from ttdn_desktop.reading.origin import Memory, anchor_of, memory_of
from ttdn_desktop.reading.outline import forget_numbers
from ttdn_desktop.reading.own_other import read_own_title, without_byline
from ttdn_desktop.reading.own_paper import read_own, with_facts
from ttdn_desktop.reading.page_heads import decided_type, page_head, read_page_head
from ttdn_desktop.reading.paras import Para, has_looks, lines_of, renumbered
from ttdn_desktop.reading.pointers import pointers_of
from ttdn_desktop.reading.portal import apply_portal, portal_tail, read_portal
from ttdn_desktop.reading.preamble import read_preamble
from ttdn_desktop.reading.title import find_title, read_bare_subject, read_title, whole_titles
from ttdn_desktop.reading.typed_tables import typed_tables
from ttdn_desktop.reading.who import doers_in
from ttdn_desktop.reading.words import ReadingWords, forget_folded
from ttdn_desktop.reading.wrapping import is_wrapped, page_numbers, unwrapped


def understand(paper: Paper, source: Source, words: ReadingWords, *, by_itself: bool = False) -> Reading:
    """What the paper says, with an account of every character. Nothing is guessed: what is not understood stays in `unread`.

    A decision that this program wrote is read with the plan behind it, as one of others is; `by_itself` it is read as the paper it remembers to be.
    """
    try:
        return _understood(paper, source, words, by_itself=by_itself)
    finally:
        forget_folded()
        forget_numbers()
        forget_prose()
        parse_anchor.cache_clear()
        doers_in.cache_clear()  # what was read stays in no memory


def _understood(paper: Paper, source: Source, words: ReadingWords, *, by_itself: bool) -> Reading:
    looks = source.format != "txt" and has_looks(paper)
    everything = lines = lines_of(paper, looks=looks)
    drawn: list[Para] = []  # numbers of pages, strokes between typed cells
    prose = "\n".join(line.text for line in lines)

    main = Draft(base="/plan", ledger=Ledger.of(lines), words=words, prose=prose, new_id=ids_of(source.sha256))
    memory = memory_of(paper.origin)
    if memory is not None and memory.has_plan_behind and not by_itself:
        memory = None
    if memory is None and (pages := page_numbers(lines)):
        drawn += [line for line in lines if line.line in pages]
        lines = renumbered(line for line in lines if line.line not in pages)
    if memory is None and not looks:
        typed = typed_tables(lines, words)
        drawn += typed.strokes
        flat = flat_tables(typed.lines, words)
        drawn += flat.strokes
        lines = tuple(whole_titles(flat.lines, words))
    main.ledger.structure(*drawn)
    start = bare[0] if (bare := page_head(lines, words)) else head_start(lines, main)
    if start is None:
        start = bases_start(lines)
    if memory is not None:
        return _own(source, lines, main, memory, paper)
    page = lines
    if source.format != "docx":  # of a page that was saved
        lines = lines[: portal_tail(lines, words)]
    entries = read_portal(lines[:start], main) if start else ()
    wrapped = is_wrapped(lines)
    decision_end = attached_title(lines, start or 0, words)
    decision: Read | None = None
    if decision_end is not None:
        decision = _document(lines[:decision_end], start, main.sibling("/plan/papers/0"), paper, wrapped=wrapped)
        read = _document(lines[decision_end:], 0, main, paper, wrapped=wrapped)
    else:
        read = _document(lines, start, main, paper, wrapped=wrapped)
    apply_portal(entries, lines[: start or 0], (decision or read).draft)
    if below := page[len(lines) :]:
        apply_portal(read_portal(below, main), below, (decision or read).draft)
    if decision is None and not is_document(read, prose):
        anew = Draft(base="/plan", ledger=Ledger.of(everything), words=words, prose=prose, new_id=ids_of(source.sha256))
        anew.ledger.structure(*drawn)
        alone = _alone(page, anew, paper)
        return no_document(source, everything, prose) if alone is None else _reading(source, lines, alone, None)
    return _reading(source, lines, read, decision)


def _own(source: Source, lines: Sequence[Para], draft: Draft, memory: Memory, paper: Paper) -> Reading:
    """A paper this program wrote, whose parts know what they are."""
    start = head_start(lines, draft) or 0
    lines = without_byline(lines, memory, draft)
    at = read_own_title(lines, start, memory, draft)
    if at is None:
        at = _title_of_type(lines, start, draft, memory)
    own = read_own(lines[at:], memory, draft, paper)
    read = Read(draft=draft, sections=own.sections, tasks=own.tasks, annexes=own.annexes)
    plan = replace(with_facts(plan_of(read, None), memory), budget_lines=own.budget_lines)
    trace, unread = draft.ledger.closed(pointers_of(plan))
    return Reading(source=source, is_document=True, plan=plan, findings=tuple(draft.findings), trace=trace, unread=unread)


def _title_of_type(lines: Sequence[Para], start: int, draft: Draft, memory: Memory) -> int:
    """Read letterhead and title of an own paper, whose type everybody knows; gives the first line after them."""
    title_at = find_title(lines, start, draft.words)
    at = read_letterhead(lines, start, len(lines) if title_at is None else title_at, draft)
    if title_at is not None:
        at = read_title(lines[: _end_of_title(lines, title_at)], title_at, draft)
        draft.subject = next((memory.value(line.anchor, line.text) for line in lines[title_at:at] if anchor_of(line.anchor, AnchorKind.SUBJECT)), draft.subject)
    return at


def _end_of_title(lines: Sequence[Para], title_at: int) -> int:
    """The first line of an own paper that knows itself to be something else than the subject."""
    others = [kind for kind in AnchorKind if kind is not AnchorKind.SUBJECT]
    return next((at for at in range(title_at + 1, len(lines)) if anchor_of(lines[at].anchor, *others)), len(lines))


def _document(lines: Sequence[Para], start: int | None, draft: Draft, paper: Paper, *, wrapped: bool) -> Read:
    """One document from its letterhead to its annexes."""
    at = start or 0
    bare = page_head(lines, draft.words) if start is not None else None
    title_at = find_title(lines, at, draft.words) if bare is None else None
    if bare is not None:
        at = read_page_head(lines, *bare, draft)
    elif start is not None:
        at = read_letterhead(lines, start, len(lines) if title_at is None else title_at, draft)
    if title_at is not None:
        at = read_title(lines, title_at, draft)
        draft.ledger.unread("letterhead", *lines[start or 0 : title_at])
    elif bare is None and draft.head and draft.symbol:
        at = read_bare_subject(lines, at, draft)
    rest = unwrapped(lines[at:], draft.words, wrapped=wrapped)
    if start is not None and not draft.head and draft.type is None:
        draft.type = decided_type(rest, draft.words)
    at = read_addressees(rest, 0, draft)
    at = read_preamble(rest, at, draft)
    ending = find_ending(rest, at, draft.words)
    if ending is not None:
        rest = [*rest[:ending], *ending_lines(rest[ending:])]
    stop = ending if ending is not None else next((n for n in range(at, len(rest)) if begins_annex(rest[n])), len(rest))
    reader = BodyReader(draft=draft)
    sections = _with_unnamed(reader, rest[at:stop])
    draft.legal_bases += bases_of_body(sections)
    after = read_ending(rest, stop, draft) if ending is not None else stop
    annexes = read_annexes(rest[after:], reader, paper)
    return Read(draft=draft, sections=sections, tasks=reader.all_tasks(sections), annexes=annexes)


def _with_unnamed(reader: BodyReader, paras: Sequence[Para]) -> tuple[Section, ...]:
    """The sections; what stands before the first heading goes to a section without one."""
    blocks, sections = reader.read(paras)
    if not blocks:
        return sections
    return (Section(id=reader.section_id("unnamed"), heading="", blocks=blocks), *sections)


def _alone(lines: Sequence[Para], draft: Draft, paper: Paper) -> Read | None:
    """An annex or a list without the document it belongs to."""
    reader = BodyReader(draft=draft)
    annexes = lone_annex(lines, reader, paper)
    if annexes is None:
        return None
    draft.type = "PL"
    draft.find("lone_annex", Severity.WARNING, next(line for line in lines if not line.blank))
    return Read(draft=draft, sections=(), tasks=reader.all_tasks(()), annexes=annexes)


def _reading(source: Source, lines: Sequence[Para], read: Read, decision: Read | None) -> Reading:
    draft, note = read.draft, read.draft.attached
    if note is not None and decision is not None:
        number_from_note(note, decision.draft)
        if not draft.issuer.name:
            draft.issuer = decision.draft.issuer
        claim_note(note, decision.draft)
    elif note is not None:
        named = noted_decision(note, draft)
        decision = Read(draft=named, sections=(), tasks=(), annexes=()) if named else None
        claim_note(note, named or draft)
    if decision is not None and decision.draft.attached is not None:
        claim_note(decision.draft.attached, decision.draft)
    plan = plan_of(read, decision)
    findings = [*(decision.draft.findings if decision else ()), *draft.findings, *doubts(plan, lines)]
    trace, unread = draft.ledger.closed(pointers_of(plan))
    return Reading(source=source, is_document=True, plan=plan, findings=tuple(findings), trace=trace, unread=unread)


def with_findings(reading: Reading, findings: Sequence[Finding]) -> Reading:
    """The reading with more findings."""
    return replace(reading, findings=(*reading.findings, *findings))
