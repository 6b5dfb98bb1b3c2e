"""Whether what is cited agrees with the library: type, number, date, issuer and subject, and whether it was in force on the day of the paper."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from ttdn_desktop.domain.library import LegalDocument
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.validity import Judgement, Validity
from ttdn_desktop.language.basis_lines import beside
from ttdn_desktop.language.citations import Citation, compose_parts, find_citations, mended_number
from ttdn_desktop.language.citations.vocabulary import BODY_NAMES
from ttdn_desktop.language.dates import official_date, short_date
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.mistaken import laws_meant, meant, mistyped, of_another_province, unlike
from ttdn_desktop.language.shelf import Shelf, is_law_type, issuer_key, number_key, without_year
from ttdn_desktop.language.shelf import cited as known
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.cited import Cited, CitedInPart, all_in_bases, citing_parts, fills_its_line, in_paper, span_of
from ttdn_desktop.rules.model import Found, PlanFix
from ttdn_desktop.rules.registry import check
from ttdn_desktop.rules.wordings import Kind, under

_BODIES = tuple(sorted((issuer_key(name) for name in BODY_NAMES), key=len, reverse=True))
_CENTRAL = re.compile(r"bộ |chính phủ|thủ tướng|quốc hội|ban bí thư|ban chấp hành trung ương|ủy ban thường vụ quốc hội")
_PLACED = re.compile(r"(?:ủy ban|hội đồng) nhân dân (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu) \w")
_NOW = re.compile(r"nay\s+(?:là|được)|thay\s+(?:thế\s+)?(?:bởi|bằng)", re.IGNORECASE)
_TOLD_AS_OVER = re.compile(r"thay thế|bãi bỏ|hết hiệu lực|trước đây|hủy bỏ|không còn", re.IGNORECASE)


class Yeared(NamedTuple):
    """The signs of numbers that name their year, and since which year they do."""

    signs: tuple[str, ...]
    since: int


def whole_citation(cited: Cited, document: LegalDocument) -> str | None:
    """The citation of a document in place of one, in house style; None while its date or subject is not known."""
    if document.date is None or not document.subject:
        return None
    return compose_parts(
        lead=cited.citation.lead or "Căn cứ",
        type=document.type,
        number=document.number,
        date=document.date,
        issuer=document.issuer,
        subject=document.subject,
    )


def whole_fix(cited: Cited, wished: str | None, document: LegalDocument | None) -> tuple[PlanFix, ...]:
    """Certain where the line is nothing but the citation and what the library says was verified."""
    if wished is None or document is None or not document.verified or not fills_its_line(cited):
        return ()
    return (PlanFix(path=cited.path, text=wished, start=cited.citation.start, end=cited.citation.end),)


@check("ND30-CC-07")
def citations_agree_with_the_library(case: Case) -> Iterator[Found]:
    """Type, number, date, issuer and subject."""
    shelf, yeared = case.subject.shelf, Yeared(tuple(map(fold, case.params["with_year"])), case.params["since"])
    clause = f"{case.subject.root}/enacting"
    for cited in (*all_in_bases(case), *in_paper(case)):
        yield from _all_disagreeing(cited, shelf, yeared)
    for path, found in citing_parts(case):
        here = clause if path == clause else ""  # there a subject is surely one, as in a base
        look = partial(_disagreeing_in_part, here=here, shelf=shelf, yeared=yeared)
        for one in case.sight.memory.once(("agreement", bool(here)), found, look):
            yield under(one, path)


def _disagreeing_in_part(found: CitedInPart, *, here: str, shelf: Shelf, yeared: Yeared) -> tuple[Found, ...]:
    parts = (Cited(path, text, citation, kind=Kind.BASIS if here else kind) for path, text, citation, kind in found)
    return tuple(one for cited in parts for one in _all_disagreeing(cited, shelf, yeared))


def _all_disagreeing(cited: Cited, shelf: Shelf, yeared: Yeared) -> Iterator[Found]:
    yield from _disagreeing(cited, shelf, yeared)
    for inner in cited.citation.inner:
        yield from _disagreeing(replace(cited, citation=inner), shelf, yeared)


def _disagreeing(cited: Cited, shelf: Shelf, yeared: Yeared) -> Iterator[Found]:
    citation = cited.citation
    document = known(citation, shelf)
    if document is not None:
        yield from _compared(cited, document, shelf)
    elif other := mistyped(citation, shelf):
        yield _differs(cited, "type", other.type, other, ("is_type", other.number or "", other.type, citation.type or ""))
    elif other := meant(citation, shelf):
        yield _renumbered(cited, other)
    elif other := of_another_province(citation, shelf):
        yield replace(_wrong_issuer(cited, other), severity=Severity.WARNING, fixes=())
    elif laws := laws_meant(citation, shelf):
        yield _dated(cited, *laws)
    else:
        yield from _without_year(cited, yeared)


def _compared(cited: Cited, document: LegalDocument, shelf: Shelf) -> Iterator[Found]:
    citation = cited.citation
    if citation.number and (mended := mended_number(citation.number)):
        yield _differs(cited, "number", mended, document, ("catalogue", mended), certain=True)
    if citation.date and document.date and citation.date != document.date:
        other = meant(citation, shelf)
        yield _renumbered(cited, other) if other is not None and other is not document else _dated(cited, document)
    elif document.verified and cited.kind is Kind.BASIS and unlike(citation.subject, document.subject):
        start = (span_of(citation, "subject") or (citation.end, 0))[0]
        wished = cited.text[citation.start : start] + document.subject.removeprefix("về ")
        yield replace(_found(cited, wished, {"subject": document.subject}), severity=Severity.WARNING)
    several = len(citation.issuers) > 1 or " - " in (document.issuer or "")  # named in any order
    if not several and _another_body(citation.issuer, document.issuer):
        yield _wrong_issuer(cited, document)
    elif not several and _is_of_a_place(citation.issuer) and _CENTRAL.match(issuer_key(document.issuer or "")):
        yield replace(_wrong_issuer(cited, document), severity=Severity.WARNING, fixes=())


def _wrong_issuer(cited: Cited, document: LegalDocument) -> Found:
    right = document.issuer or ""
    return _differs(cited, "issuer", right, document, ("is_issued", _name(document), right, cited.citation.issuer or ""))


def _is_of_a_place(issuer: str | None) -> bool:
    """Whether the people's committee or council of a named place is meant."""
    return _PLACED.match(issuer_key(issuer or "")) is not None


def _renumbered(cited: Cited, document: LegalDocument) -> Found:
    written, right = cited.citation.number or "", document.number or ""
    said = "lacks_year" if without_year(right) == number_key(written) else "is_number"
    found = _differs(cited, "number", right, document, (said, written, right), doubted=cited.citation.date is None)
    return found if _digits_of(written) == _digits_of(right) else replace(found, fixes=())  # other digits are a guess


def _digits_of(number: str) -> str:
    """Those before all signs: "16" of "16-KL/TW"."""
    found = re.match(r"\d+", number.strip())
    return found[0].lstrip("0") if found else ""


def _dated(cited: Cited, document: LegalDocument, *others: LegalDocument) -> Found:
    """Its day is another one; of several documents it may be nobody can tell which."""
    citation = cited.citation
    if document.date is None or citation.date is None:
        return _found(cited, None, {})
    days = " / ".join(short_date(one.date) for one in (document, *others) if one.date is not None)
    told = ("is_dated", _name(document), days, short_date(citation.date))
    if others:
        return replace(_found(cited, None, {told[0]: "\t".join(told[1:])}), severity=Severity.WARNING)
    doubted = unlike(citation.subject, document.subject)  # the number may be as wrong as the date
    return _differs(cited, "date", _like_date(citation.date_text or "", document.date), document, told, doubted=doubted)


def _without_year(cited: Cited, yeared: Yeared) -> Iterator[Found]:
    """A number that must say its year, of a document that the library does not have."""
    citation, span = cited.citation, span_of(cited.citation, "number")
    key = number_key(citation.number or "")
    if span is None or citation.number is None or citation.date is None or citation.date.year < yeared.since or without_year(key) != key:
        return
    digits = re.match(r"\d+(?=/)", citation.number)
    if digits is None or not any(f"{key}/".find(sign) == key.find("/") for sign in yeared.signs):
        return
    right = f"{digits[0]}/{citation.date.year}{citation.number[digits.end() :]}"
    wished = cited.text[citation.start : span[0]] + right + cited.text[span[1] : citation.end]
    yield replace(_found(cited, wished, {"lacks_year": f"{citation.number}\t{right}"}), severity=Severity.WARNING)


def _differs(cited: Cited, part: str, right: str, document: LegalDocument, said: tuple[str, ...], *, certain: bool = False, doubted: bool = False) -> Found:
    """The part as the library has it; certain where that was verified, or needs no library."""
    span = span_of(cited.citation, part)
    sure = certain or (document.verified and not doubted)
    start, end = span or (0, 0)
    wished = cited.text[cited.citation.start : start] + right + cited.text[end : cited.citation.end] if span else None
    told = {said[0]: "\t".join(said[1:])} | ({} if certain or document.verified else {"unverified": ""})
    fixes = (PlanFix(path=cited.path, text=right, start=start, end=end),) if span and sure and not cited.where else ()
    return replace(_found(cited, wished, told), severity=None if sure else Severity.WARNING, fixes=fixes)


def _found(cited: Cited, wished: str | None, told: dict[str, str]) -> Found:
    return Found(node=cited.path, where=cited.where, text=cited.citation.text, proposal=wished, said=told)


def _name(document: LegalDocument) -> str:
    """As people call it: "Thông tư 22/2016/TT-BTTTT", "Luật Báo chí"."""
    return f"{document.type} {document.number if document.number and not is_law_type(document.type) else document.subject}"


def _dated_name(document: LegalDocument) -> str:
    """The same for one that stands beside others of its name: "Luật Báo chí ngày 10/12/2025"."""
    day = document.date if is_law_type(document.type) else None
    return f"{_name(document)} ngày {short_date(day)}" if day is not None else _name(document)


def _heirs(judged: Judgement, since: str, successor: LegalDocument) -> dict[str, str]:
    """Since when it is replaced and by what, and what stands in the place of that one on the day of the paper."""
    direct = judged.ended_by
    if direct is None or direct.id == successor.id:
        return {"replaced": f"{since}, {_dated_name(successor)}".removeprefix(", ")}
    return {"replaced": f"{since}, {_dated_name(direct)}".removeprefix(", "), "now": _dated_name(successor)}


def _like_date(written: str, day: dt.date) -> str:
    """A day written as another one was."""
    named = written.lower().startswith("ngày")
    if "tháng" in written.lower():
        return official_date(day) if named else official_date(day).removeprefix("ngày ")
    return f"ngày {short_date(day)}" if named else short_date(day)


def _another_body(cited: str | None, right: str | None) -> bool:
    """Whether another one of the bodies everybody knows is named."""
    mine, its = (next((name for name in _BODIES if issuer_key(body or "").startswith(name)), None) for body in (cited, right))
    if mine is None or its is None or not _CENTRAL.match(mine) or not _CENTRAL.match(its):
        return False
    return not mine.startswith(its) and not its.startswith(mine)


@check("ND30-CC-08")
def bases_are_in_force(case: Case) -> Iterator[Found]:
    """On the day of the paper; and cited with what amended them."""
    shelf, enacting = case.subject.shelf, f"{case.subject.root}/enacting"
    clause = (Cited(path, text, citation) for path, found in citing_parts(case) if path == enacting for _inner, text, citation, _kind in found)
    everything = (*all_in_bases(case), *clause)
    named = {document.id for one in everything for citation in (one.citation, *one.citation.inner, *_noted(one)) if (document := known(citation, shelf))}
    for cited in everything:
        document = known(cited.citation, shelf)
        if document is None:
            continue
        judged = shelf.judge(document, case.day)
        if judged.validity is Validity.ENDED:
            if not _is_told_of(case, judged, document):
                found = _ended(cited, judged, shelf.successor(document, case.day), named)
                yield replace(found, severity=Severity.INFO) if _is_only_past(judged, document) else found
        elif judged.validity is Validity.NOT_YET and judged.since is not None:
            yield _judged(cited, judged, None, {"not_yet": short_date(judged.since)})
        else:
            missing = (one for one in judged.changed_by if one.id not in named and not (one.number and fold(one.number) in fold(cited.text)))
            yield from (_amended(cited, judged, amendment) for amendment in missing)
    if case.type_code not in case.params["reports"]:
        yield from _over_in_prose(case, enacting)


def _noted(cited: Cited) -> Iterable[Citation]:
    return (found for note in cited.citation.notes for found in find_citations(note))


def _is_told_of(case: Case, judged: Judgement, document: LegalDocument) -> bool:
    """Whether a report speaks of work whose years are over, as it must."""
    return case.type_code in case.params["reports"] and judged.ended_by is None and document.expired_from is None


def _is_only_past(judged: Judgement, document: LegalDocument) -> bool:
    """Whether nothing but the years in its name says that it is over."""
    return judged.since is not None and not judged.certain and judged.ended_by is None and document.expired_from is None


def _judged(cited: Cited, judged: Judgement, wished: str | None, told: dict[str, str]) -> Found:
    doubt = {} if judged.certain else {"unverified": ""}
    return Found(node=cited.path, text=cited.text, proposal=wished, said=told | doubt)


def _ended(cited: Cited, judged: Judgement, successor: LegalDocument | None, named: set[str]) -> Found:
    since = short_date(judged.since) if judged.since else ""
    wished = None if successor is None else whole_citation(cited, successor)
    told = {"ended": since} if since else {"over": ""}
    if successor is not None:
        told = _heirs(judged, since, successor)
    found = _judged(cited, judged, wished, told)
    if successor is None or successor.id in named or not judged.certain:
        return found
    return replace(found, fixes=whole_fix(cited, wished, successor))


def _amended(cited: Cited, judged: Judgement, amendment: LegalDocument) -> Found:
    end, words = cited.citation.end, beside(cited.citation.type, (amendment,))
    found = _judged(cited, judged, cited.text[:end] + words + cited.text[end:], {"amended": _dated_name(amendment)})
    return replace(found, fixes=(PlanFix(path=cited.path, text=words, start=end, end=end),))


def _over_in_prose(case: Case, enacting: str) -> Iterator[Found]:
    """What the text tells to be followed although it is over; where it is told as what was, that is right."""
    look = partial(_over_in_part, shelf=case.subject.shelf, day=case.day)
    said: set[str] = set()
    for path, cited in citing_parts(case):
        if path == enacting:
            continue
        for ident, found in case.sight.memory.once("over", cited, look):
            if ident not in said:
                said.add(ident)
                yield under(found, path)


def _names(text: str, successor: LegalDocument) -> bool:
    """Whether the text says beside what is over what stands in its place now."""
    return _NOW.search(text) is not None and fold(successor.number or successor.subject) in fold(text)


def _over_in_part(cited: CitedInPart, *, shelf: Shelf, day: dt.date) -> tuple[tuple[str, Found], ...]:
    """Documents that are over with the findings that say so, with paths within the part."""
    over = []
    for path, text, citation, kind in cited:
        document = known(citation, shelf) if kind in {Kind.PROSE, Kind.CELL} and not _TOLD_AS_OVER.search(text) else None
        judged = shelf.judge(document, day) if document is not None else None
        successor = shelf.successor(document, day) if document is not None and judged is not None and judged.validity is Validity.ENDED else None
        if document is None or judged is None or judged.since is None or successor is None or _names(text, successor):
            continue
        found = _judged(Cited(path, text, citation), judged, None, _heirs(judged, short_date(judged.since), successor))
        over.append((document.id, replace(found, text=citation.text, severity=Severity.INFO)))
    return tuple(over)
