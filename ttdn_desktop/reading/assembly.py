"""The plan put together from what the stages found; reads drafts, sections, tasks and annexes, writes a Plan."""

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ttdn_desktop.domain.ids import PaperId, PlanId, encode_id
from ttdn_desktop.domain.plan import FIELD_TTDN, Annex, DocumentHead, Period, Plan, PlanKind, PlanPaper, Regime, Section, Stage, Task, Unit
from ttdn_desktop.domain.regimes import Family, is_party, regime_of_family
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.title import type_of_symbol
from ttdn_desktop.reading.words import folded

OTHER_FIELD = "other"
_PERIOD = re.compile(
    r"(?:giai\s+đoạn|thời\s+kỳ|từ\s+năm)\s*(\d{4})\s*(?:-|–|đến(?:\s+năm)?)\s*(\d{4})|(?<!\d)(20\d{2})\s*[-–]\s*(20\d{2})(?!\d)", re.IGNORECASE
)
_BYTES_OF_ID = 17  # an identity has 130 bits; the rest of the digest would only cost time
_YEAR = re.compile(r"năm\s+(\d{4})", re.IGNORECASE)
_HORIZON = re.compile(r"đến\s+năm\s+\d{4}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One document read: its draft, body and annexes."""

    draft: Draft
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    annexes: tuple[Annex, ...]


def plan_of(read: Read, decision: Read | None) -> Plan:
    draft = read.draft
    kind, period, year = _span(draft)
    date_year = draft.date_year
    papers = (_paper(decision, draft.new_id),) if decision else ()
    tasks = (*read.tasks, *(decision.tasks if decision else ()))
    return Plan(
        id=PlanId(draft.new_id("plan")),
        plan_kind=kind,
        field=FIELD_TTDN if _external_information(draft) else OTHER_FIELD,
        stage=_stage(draft) if decision is None or _bears_number(draft) else _stage(decision.draft),
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
        indicators=tuple(draft.indicators),
        budget_lines=tuple(draft.budget_lines),
        units=_units(tasks),
        papers=papers,
        annexes=read.annexes,
        addressees=tuple(draft.addressees),
        recipients=tuple(draft.recipients),
        signatory=draft.signatory,
    )


def _paper(read: Read, new_id: Callable[[str], str]) -> PlanPaper:
    """The decision a plan is attached to; its articles are sections."""
    draft = read.draft
    return PlanPaper(
        id=PaperId(new_id("decision")),
        kind="decision",
        stage=_stage(draft),
        document=_head(draft),
        issuer=draft.issuer,
        legal_bases=tuple(draft.legal_bases),
        proposal=draft.proposal,
        addressees=tuple(draft.addressees),
        recipients=tuple(draft.recipients),
        signatory=draft.signatory,
        articles=read.sections,
    )


def _stage(draft: Draft) -> Stage:
    """A paper that bears number and date was issued, unless it calls itself a draft; a blank one is a draft."""
    issued = _bears_number(draft) and draft.date is not None and not draft.calls_itself_draft
    return Stage.ISSUED if issued else Stage.DRAFT


def _bears_number(draft: Draft) -> bool:
    return any(map(str.isdigit, draft.number or ""))


def _head(draft: Draft) -> DocumentHead:
    return DocumentHead(
        type=draft.type or type_of_symbol(draft) or ("CV" if draft.addressees and draft.head else "KH"),
        regime=_regime(draft),
        number=draft.number,
        symbol=draft.symbol,
        place=draft.place,
        date=draft.date,
        date_text=draft.date_text,
        subject=draft.subject,
        urgency=draft.urgency,
        circulation=draft.circulation,
    )


def _regime(draft: Draft) -> Regime:
    """The rules of form that held on the day of the document, and whether they are the Party's."""
    symbol = draft.symbol or ""
    party = draft.party or is_party(draft.issuer) or bool(re.search(r"/(?:TW|TU|HU|ĐU|ThU|QU|BTG|BTGTU|BCĐ-TU)\b", symbol))
    date = draft.date or (dt.date(draft.date_year, 12, 31) if draft.date_year else None)
    return regime_of_family(date, Family.PARTY if party else Family.STATE, draft.words.regimes)


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


def ids_of(sha256: str) -> Callable[[str], str]:
    """Identities that derive from the source and the place, so that reading twice gives equal plans."""
    seen: dict[str, int] = {}
    source = hashlib.sha256(f"{sha256} ".encode())  # goes into every identity, and is summed up once

    def new_id(place: str) -> str:
        seen[place] = count = seen.get(place, 0) + 1
        summed = source.copy()
        summed.update(f"{place} {count}".encode())
        return encode_id(int.from_bytes(summed.digest()[-_BYTES_OF_ID:], "big"))

    return new_id
