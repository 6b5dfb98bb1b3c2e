"""From a paper to what it says: the stages in their order, and the plan put together from what they found."""

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ttdn_desktop.domain.ids import PaperId, PlanId, encode_id
from ttdn_desktop.domain.plan import FIELD_TTDN, Annex, DocumentHead, Period, Plan, PlanKind, PlanPaper, Regime, Section, Task, Unit
from ttdn_desktop.domain.reading import Finding, Reading, Severity, Source
from ttdn_desktop.language.citations import find_citations
from ttdn_desktop.paper.anchors import AnchorKind
from ttdn_desktop.paper.model import Paper
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.addressees import read_addressees
from ttdn_desktop.reading.annexes import begins_annex, read_annexes
from ttdn_desktop.reading.body import BodyReader
from ttdn_desktop.reading.columns import ending_lines
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.ending import find_ending, read_ending
from ttdn_desktop.reading.ledger import Ledger
from ttdn_desktop.reading.letterhead import head_start, read_letterhead
from ttdn_desktop.reading.origin import Memory, anchor_of, memory_of
from ttdn_desktop.reading.own_paper import read_own, with_facts
from ttdn_desktop.reading.paras import Para, lines_of
from ttdn_desktop.reading.pointers import pointers_of
from ttdn_desktop.reading.portal import apply_portal, read_portal
from ttdn_desktop.reading.preamble import read_preamble
from ttdn_desktop.reading.title import find_title, read_bare_subject, read_title, title_type, type_of_symbol
from ttdn_desktop.reading.words import ReadingWords, folded
from ttdn_desktop.reading.wrapping import is_wrapped, unwrapped

OTHER_FIELD = "other"
_PERIOD = re.compile(
    r"(?:giai\s+đoạn|thời\s+kỳ|từ\s+năm)\s*(\d{4})\s*(?:-|–|đến(?:\s+năm)?)\s*(\d{4})|(?<!\d)(20\d{2})\s*[-–]\s*(20\d{2})(?!\d)", re.IGNORECASE
)
_YEAR = re.compile(r"năm\s+(\d{4})", re.IGNORECASE)
_HORIZON = re.compile(r"đến\s+năm\s+\d{4}", re.IGNORECASE)
_ND30 = dt.date(2020, 3, 5)
_HD05 = dt.date(2026, 5, 27)
_DECISIONS = frozenset({"QĐ", "NQ"})
_VIETNAMESE = re.compile(r"[đơưăâêôạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_LEAST_SCORE = 3
_HEAD_LINES = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """One document read: its draft, body and annexes."""

    draft: Draft
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    annexes: tuple[Annex, ...]


def understand(paper: Paper, source: Source, words: ReadingWords) -> Reading:
    """What the paper says, with an account of every character. Nothing is guessed: what is not understood stays in `unread`."""
    looks = source.format != "txt"
    lines = lines_of(paper, looks=looks)
    ledger = Ledger.of(lines)
    prose = "\n".join(line.text for line in lines)
    new_id = _ids(source.sha256)
    wrapped = is_wrapped(lines)

    def draft(base: str) -> Draft:
        return Draft(base=base, ledger=ledger, words=words, prose=prose, new_id=new_id)

    main = draft("/plan")
    start = head_start(lines, main)
    entries = read_portal(lines[:start], main) if start else ()
    memory = memory_of(paper.origin)
    if memory is not None:
        return _own(source, lines, main, memory, paper)
    decision_end = _attached_title(lines, start or 0, words)
    if decision_end is not None:
        first = _document(lines[:decision_end], start, draft("/plan/papers/0"), paper, wrapped=wrapped)
        apply_portal(entries, lines[: start or 0], first.draft)
        second = _document(lines[decision_end:], 0, main, paper, wrapped=wrapped)
        return _reading(source, lines, second, first)
    read = _document(lines, start, main, paper, wrapped=wrapped)
    apply_portal(entries, lines[: start or 0], main)
    if not _is_document(read):
        return _no_document(source, lines, prose)
    return _reading(source, lines, read, None)


def _own(source: Source, lines: Sequence[Para], draft: Draft, memory: Memory, paper: Paper) -> Reading:
    """A paper this program wrote, whose parts know what they are."""
    start = head_start(lines, draft) or 0
    title_at = find_title(lines, start, draft.words)
    at = read_letterhead(lines, start, len(lines) if title_at is None else title_at, draft)
    if title_at is not None:
        at = read_title(lines[: _end_of_title(lines, title_at)], title_at, draft)
        draft.subject = next((memory.value(line.anchor, line.text) for line in lines[title_at:at] if anchor_of(line.anchor, AnchorKind.SUBJECT)), draft.subject)
    own = read_own(lines[at:], memory, draft, paper)
    read = _Read(draft=draft, sections=own.sections, tasks=own.tasks, annexes=own.annexes)
    plan = replace(with_facts(_plan(read, None), memory), budget_lines=own.budget_lines)
    trace, unread = draft.ledger.closed(pointers_of(plan))
    return Reading(source=source, is_document=True, plan=plan, findings=tuple(draft.findings), trace=trace, unread=unread)


def _end_of_title(lines: Sequence[Para], title_at: int) -> int:
    """The first line of an own paper that knows itself to be something else than the subject."""
    others = [kind for kind in AnchorKind if kind is not AnchorKind.SUBJECT]
    return next((at for at in range(title_at + 1, len(lines)) if anchor_of(lines[at].anchor, *others)), len(lines))


def _document(lines: Sequence[Para], start: int | None, draft: Draft, paper: Paper, *, wrapped: bool) -> _Read:
    """One document from its letterhead to its annexes."""
    title_at = find_title(lines, start or 0, draft.words)
    at = start or 0
    if start is not None:
        at = read_letterhead(lines, start, len(lines) if title_at is None else title_at, draft)
    if title_at is not None:
        at = read_title(lines, title_at, draft)
        draft.ledger.unread("letterhead", *lines[start or 0 : title_at])
    elif draft.head and draft.symbol:
        at = read_bare_subject(lines, at, draft)
    rest = unwrapped(lines[at:], draft.words, wrapped=wrapped)
    at = read_addressees(rest, 0, draft)
    at = read_preamble(rest, at, draft)
    ending = find_ending(rest, at, draft.words)
    if ending is not None:
        rest = [*rest[:ending], *ending_lines(rest[ending:])]
    stop = ending if ending is not None else next((n for n in range(at, len(rest)) if begins_annex(rest[n])), len(rest))
    reader = BodyReader(draft=draft)
    sections = _with_unnamed(reader, rest[at:stop])
    after = read_ending(rest, stop, draft) if ending is not None else stop
    annexes = read_annexes(rest[after:], reader, paper)
    return _Read(draft=draft, sections=sections, tasks=tuple(reader.maker.tasks), annexes=annexes)


def _with_unnamed(reader: BodyReader, paras: Sequence[Para]) -> tuple[Section, ...]:
    """The sections; what stands before the first heading goes to a section without one."""
    blocks, sections = reader.read(paras)
    if not blocks:
        return sections
    return (Section(id=reader.section_id("unnamed"), heading="", blocks=blocks), *sections)


def _attached_title(lines: Sequence[Para], start: int, words: ReadingWords) -> int | None:
    """Where the plan begins that a decision of the same file issues."""
    title_at = find_title(lines, start, words)
    named = title_type(lines[title_at], words) if title_at is not None else None
    if title_at is None or named is None or named[0] not in _DECISIONS:
        return None
    for at in range(title_at + 1, len(lines)):
        named = title_type(lines[at], words)
        if named and named[0] in words.attachable and any(marks.ATTACHED.match(line.text) for line in lines[at + 1 : at + 12]):
            return _own_letterhead(lines, at, words)
    return None


def _of_head(line: Para) -> bool:
    return line.capitals or marks.is_motto(line.text) or marks.is_rule(line.text) or bool(marks.number_line(line.text) or marks.date_line(line.text))


def _own_letterhead(lines: Sequence[Para], at: int, words: ReadingWords) -> int:
    """An attached plan may have its own letterhead right above its title, in a table or in lines that begin with an agency."""
    agency = next((n for n in range(at - 1, max(at - _HEAD_LINES, 0), -1) if words.organisation(lines[n].text) and lines[n].capitals), None)
    if agency is not None and lines[agency].cell is None:
        while agency > 0 and words.organisation(lines[agency - 1].text) and lines[agency - 1].capitals:
            agency -= 1
        head = [line for line in lines[agency:at] if not line.blank]
        if all(_of_head(line) for line in head) and any(marks.is_national(line.text) for line in head):
            return agency
    first = at
    while first > 0 and (lines[first - 1].blank or lines[first - 1].cell is not None):
        first -= 1
    return first if any(marks.is_national(line.text) for line in lines[first:at]) else at


def _is_document(read: _Read) -> bool:
    """Whether enough of what makes an official document is there."""
    draft = read.draft
    lines = [basis for basis in draft.legal_bases if not basis.inline]
    articles = any((section.number or "").startswith("Điều") for section in read.sections)
    score = 3 * draft.head + 2 * (draft.type is not None) + bool(lines) + 2 * bool(draft.enacting and _issues(draft.enacting)) + articles
    score += bool(draft.recipients or draft.signatory.capacity) + bool(draft.legal_bases)
    return score >= _LEAST_SCORE


def _issues(enacting: str) -> bool:
    return marks.enacts(enacting)


def _no_document(source: Source, lines: Sequence[Para], prose: str) -> Reading:
    """News, a page of a portal, another language: everything stays unread; documents it names are offered as findings."""
    ledger = Ledger.of(lines)
    ledger.unread("not_document", *lines)
    letters = sum(char.isalpha() for char in prose)
    foreign = letters > 20 and len(_VIETNAMESE.findall(prose)) * 50 < letters
    code = "not_vietnamese" if foreign else "not_document"
    findings = [Finding(code=code, severity=Severity.ERROR, where=lines[0].where if lines else "", text="")]
    for line in lines if not foreign else ():
        findings += [Finding(code="stated_document", severity=Severity.INFO, where=line.where, text=cited.text) for cited in find_citations(line.text[:20_000])]
    trace, unread = ledger.closed({})
    return Reading(source=source, is_document=False, plan=None, findings=tuple(findings), trace=trace, unread=unread)


def _reading(source: Source, lines: Sequence[Para], read: _Read, decision: _Read | None) -> Reading:
    draft = read.draft
    if decision is not None:
        _number_from_note(draft, decision.draft)
        if not draft.issuer.name:
            draft.issuer = decision.draft.issuer
    for one in (draft, decision.draft if decision else None):
        if one is not None and one.attached is not None:
            one.ledger.structure(one.attached)
    plan = _plan(read, decision)
    findings = [*(decision.draft.findings if decision else ()), *draft.findings, *_doubts(plan, lines)]
    trace, unread = draft.ledger.closed(pointers_of(plan))
    return Reading(source=source, is_document=True, plan=plan, findings=tuple(findings), trace=trace, unread=unread)


def _number_from_note(plan: Draft, decision: Draft) -> None:
    """ "(Kèm theo Quyết định số …)" names the decision where its own head is missing."""
    note = plan.attached
    if note is None:
        return
    cited = next(iter(find_citations(note.text)), None)
    if cited is None or cited.number is None or decision.number or decision.symbol:
        return
    places = {part: (start, end) for part, start, end in cited.spans}
    number, separator, symbol = (
        re.split(r"([/\-–])(?=[A-ZĐ])", cited.number, maxsplit=1) if re.search(r"[/\-–][A-ZĐ]", cited.number) else (cited.number, "", "")
    )
    decision.number, decision.symbol = number, symbol or None
    start, end = places["number"]
    cut = start + len(number)
    decision.ledger.claim(f"{decision.base}/document/number", note, start, cut)
    decision.ledger.claim(f"{decision.base}/document/symbol", note, cut + len(separator), end)
    if cited.date and decision.date is None and "date" in places:
        decision.date, decision.date_text = cited.date, note.text[slice(*places["date"])]
        decision.ledger.claim(f"{decision.base}/document/date", note, *places["date"])


def _plan(read: _Read, decision: _Read | None) -> Plan:
    draft = read.draft
    kind, period, year = _span(draft)
    date_year = draft.date_year
    papers = (_paper(decision, draft.new_id),) if decision else ()
    tasks = (*read.tasks, *(decision.tasks if decision else ()))
    return Plan(
        id=PlanId(draft.new_id("plan")),
        plan_kind=kind,
        field=FIELD_TTDN if _external_information(draft) else OTHER_FIELD,
        draft_no=draft.draft_no or 1,
        year=year or date_year,
        period=period,
        document=_head(draft),
        issuer=draft.issuer,
        legal_bases=tuple(draft.legal_bases),
        proposal=draft.proposal,
        enacting=draft.enacting,
        body=read.sections,
        tasks=tasks,
        units=_units(tasks),
        papers=papers,
        annexes=read.annexes,
        addressees=tuple(draft.addressees),
        recipients=tuple(draft.recipients),
        signatory=draft.signatory,
    )


def _paper(read: _Read, new_id: Callable[[str], str]) -> PlanPaper:
    """The decision a plan is attached to; its articles are sections."""
    draft = read.draft
    return PlanPaper(
        id=PaperId(new_id("decision")),
        kind="decision",
        document=_head(draft),
        issuer=draft.issuer,
        legal_bases=tuple(draft.legal_bases),
        proposal=draft.proposal,
        addressees=tuple(draft.addressees),
        recipients=tuple(draft.recipients),
        signatory=draft.signatory,
        articles=read.sections,
    )


def _head(draft: Draft) -> DocumentHead:
    return DocumentHead(
        type=draft.type or type_of_symbol(draft) or "KH",
        regime=_regime(draft),
        number=draft.number,
        symbol=draft.symbol,
        place=draft.place,
        date=draft.date,
        date_text=draft.date_text,
        subject=draft.subject,
        urgency=draft.urgency,
    )


def _regime(draft: Draft) -> Regime:
    """The rules of form that held on the day of the document, and whether they are the Party's."""
    symbol = draft.symbol or ""
    party = draft.party or bool(re.search(r"/(?:TW|TU|HU|ĐU|ThU|QU|BTG|BTGTU|BCĐ-TU)\b", symbol))
    date = draft.date or (dt.date(draft.date_year, 12, 31) if draft.date_year else None)
    if party:
        return Regime.PARTY_05HD_2026 if date is None or date >= _HD05 else Regime.PARTY_36HD_2018
    return Regime.TT01_2011 if date is not None and date < _ND30 else Regime.ND30_2020


def _span(draft: Draft) -> tuple[PlanKind, Period | None, int | None]:
    """Kind, period and year, from the subject."""
    if found := _PERIOD.search(draft.subject):
        first, last = (int(found[1] or found[3]), int(found[2] or found[4]))
        if last >= first:
            return PlanKind.PERIOD, Period(start=dt.date(first, 1, 1), end=dt.date(last, 12, 31)), first
    years = [int(year) for year in _YEAR.findall(_HORIZON.sub("", draft.subject)) if int(year) > 0]
    if years:
        return PlanKind.ANNUAL, Period(start=dt.date(years[-1], 1, 1), end=dt.date(years[-1], 12, 31)), years[-1]
    return (PlanKind.PERIOD if _HORIZON.search(draft.subject) else PlanKind.TOPIC), None, None


def _external_information(draft: Draft) -> bool:
    text = folded(f"{draft.subject} {draft.enacting}")
    return "thong tin doi ngoai" in text or "ttdn" in text


def _units(tasks: Sequence[Task]) -> tuple[Unit, ...]:
    names = dict.fromkeys(name for task in tasks for name in (*task.leads, *task.partners))
    return tuple(Unit(name=name) for name in names)


def _doubts(plan: Plan, lines: Sequence[Para]) -> Iterator[Finding]:
    """What does not go together in the plan as read."""
    where = lines[0].where if lines else ""
    for task in plan.tasks:
        if plan.period and task.time.start and task.time.start < plan.period.start:
            yield Finding(code="task_before_period", severity=Severity.WARNING, where=where, text=task.time.text, params=(("title", task.title),))
    if plan.document.type == "KH" and not plan.document.subject:
        yield Finding(code="no_subject", severity=Severity.WARNING, where=where)


def _ids(sha256: str) -> Callable[[str], str]:
    """Identities that derive from the source and the place, so that reading twice gives equal plans."""
    seen: dict[str, int] = {}

    def new_id(place: str) -> str:
        seen[place] = seen.get(place, 0) + 1
        digest = hashlib.sha256(f"{sha256} {place} {seen[place]}".encode()).digest()
        return encode_id(int.from_bytes(digest, "big"))

    return new_id


def with_findings(reading: Reading, findings: Sequence[Finding]) -> Reading:
    """The reading with more findings."""
    return replace(reading, findings=(*reading.findings, *findings))
