"""What a plan is based on: what a citation names, whether it agrees with the catalogue and is in force (NĐ 30/2020, PL I, II.6.a, b)."""

import datetime as dt
import re
from collections.abc import Iterator

from ttdn_desktop.domain.library import LegalDocument
from ttdn_desktop.domain.validity import Judgement, Validity
from ttdn_desktop.language.citations import Citation, compose_parts, mended_number
from ttdn_desktop.language.dates import official_date, short_date
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.shelf import cited as known
from ttdn_desktop.language.shelf import issuer_key, meant, number_key
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.cited import Cited, bases, in_texts, is_law, span_of
from ttdn_desktop.rules.model import Found, PlanFix, Severity
from ttdn_desktop.rules.registry import check

_BLANK = re.compile(r"…|\.{3,}|_{2,}|\bxx+\b", re.IGNORECASE)
_WITHOUT_NUMBER = re.compile(r"đại hội|chương trình công tác|quy chế (?:làm việc|tổ chức)|ý kiến chỉ đạo|kết luận của|hiến pháp|điều lệ", re.IGNORECASE)
_SELF_TOLD = frozenset({"Hiến pháp", "Điều lệ", "Hiệp định", "Công ước", "Nghị định thư"})
_NO_SUBJECT = frozenset({"Giấy mời", "Công điện", "Công văn", "Văn bản"})
_COMPETENCE = re.compile(
    r"tổ chức chính quyền địa phương|chức năng|nhiệm vụ(?:,| và) quyền hạn|quy chế (?:làm việc|tổ chức|hoạt động)|thành lập|cơ cấu tổ chức|điều lệ",
    re.IGNORECASE,
)
_COMMITTEE = re.compile(r"(?:ủy|uỷ) ban nhân dân|ubnd", re.IGNORECASE)
_ISSUER_BEFORE = re.compile(r"\b(?:Bộ|Sở|Ủy ban|UBND|Tỉnh ủy|Ban|Cục|Chính phủ|Thủ tướng|Chủ tịch)\b.*\b(?:tại|theo)\s*$", re.DOTALL)
_CENTRAL = ("thủ tướng chính phủ", "chính phủ", "quốc hội", "bộ chính trị", "ban bí thư", "bộ thông tin và truyền thông", "bộ văn hóa, thể thao và du lịch")


@check("ND30-CC-03")
def a_basis_says_all_of_its_document(case: Case) -> Iterator[Found]:
    """Type, number, date, issuer, subject; a law its name and date."""
    shelf = case.subject.shelf
    for cited in bases(case):
        citation = cited.citation
        lacks = [] if _BLANK.search(cited.text) else _lacking(citation, cited.text)
        if not lacks:
            continue
        document = known(citation, shelf)
        wished = _composed(cited, document) if document is not None else None
        said = {f"lacks.{part}": "" for part in lacks}
        severity = Severity.WARNING if is_law(citation) or lacks == ["subject"] else None
        yield Found(node=cited.path, text=cited.text, proposal=wished, said=said, severity=severity, fixes=_whole_fix(cited, wished, document))


def _lacking(citation: Citation, text: str) -> list[str]:
    if citation.type in _SELF_TOLD or (not citation.number and _WITHOUT_NUMBER.search(text)):
        return []
    issuer = citation.issuer or _ISSUER_BEFORE.search(text[citation.start : (span_of(citation, "type") or (0, 0))[0]])
    has = {"number": citation.number, "date": citation.date or citation.date_text, "issuer": issuer, "subject": citation.subject}
    wanted = ("subject", "date") if is_law(citation) else ("number", "date", "issuer") if citation.type in _NO_SUBJECT else tuple(has)
    if citation.number is None and citation.date is None and not is_law(citation):
        return []  # a document that is told by its name alone: "Chương trình hành động của Tỉnh ủy"
    return [part for part in wanted if not has[part]]


def _whole_fix(cited: Cited, wished: str | None, document: LegalDocument | None) -> tuple[PlanFix, ...]:
    """Certain where the line is nothing but the citation and the catalogue was verified."""
    citation = cited.citation
    only = cited.text[: citation.start].strip() == "" and cited.text[citation.end :].strip(" ;,.") == ""
    if wished is None or document is None or not document.verified or not only or citation.notes or citation.inner or citation.location:
        return ()
    return (PlanFix(path=cited.path, text=wished, start=citation.start, end=citation.end),)


def _composed(cited: Cited, document: LegalDocument) -> str | None:
    if document.date is None or not document.subject:
        return None
    lead = cited.citation.lead or "Căn cứ"
    return compose_parts(
        lead=lead, type=document.type, number=document.number, date=document.date, issuer=document.issuer, subject=cited.citation.subject or document.subject
    )


@check("ND30-CC-04")
def laws_are_cited_by_name_and_date(case: Case) -> Iterator[Found]:
    """Without number and issuer."""
    for cited in bases(case):
        citation = cited.citation
        number = span_of(citation, "number")
        if not is_law(citation) or number is None:
            continue
        cuts = [(_before(cited.text, number[0], "số"), number[1])]
        if issuer := span_of(citation, "issuer"):
            cuts.append((_before(cited.text, issuer[0], "của"), issuer[1]))
        wished = cited.text
        for start, end in sorted(cuts, reverse=True):
            wished = wished[:start] + wished[end:]
        certain = citation.date is not None
        fixes = tuple(PlanFix(path=cited.path, text="", start=start, end=end) for start, end in cuts) if certain else ()
        yield Found(node=cited.path, text=cited.text, proposal=wished if certain else None, fixes=fixes)


def _before(text: str, at: int, word: str) -> int:
    """Where that word begins before a place, with the blank before it."""
    found = re.search(rf"\s*(?:{word})?\s*:?\s*$", text[:at], re.IGNORECASE)
    return found.start() if found else at


@check("ND30-CC-05")
def a_basis_tells_the_competence(case: Case) -> Iterator[Found]:
    """One of the law, decree or decision that makes the issuer competent."""
    record = case.record
    lines = [basis for basis in record.legal_bases if not basis.inline] if record is not None else []
    if record is None or not lines or any(_COMPETENCE.search(basis.text) for basis in lines):
        return
    passed = dt.date.fromisoformat(case.params["law"]["date"])
    committee = _COMMITTEE.match(record.issuer.name) and case.day >= passed
    wished = f"Căn cứ {case.params['law']['name']} {official_date(passed)};" if committee else None
    yield Found(node=f"{case.subject.root}/legal_bases", said={"missing": ""}, proposal=wished)


@check("ND30-CC-06")
def only_the_first_reference_is_full(case: Case) -> Iterator[Found]:
    """Later ones give type and number."""
    seen = {number_key(cited.citation.number) for cited in bases(case) if cited.citation.number}
    said: set[tuple[str, str]] = set()
    for cited in in_texts(case):
        citation = cited.citation
        if not citation.number or is_law(citation) or cited.path.startswith(f"{case.subject.root}/annexes") or cited.path.endswith("/document/subject"):
            continue
        key = number_key(citation.number)
        place = (key, cited.path.partition("/content")[0].removesuffix("/title"))  # a title is often the beginning of what follows
        if key in seen and citation.date is not None and citation.issuer is not None and place not in said:
            said.add(place)
            yield _shortened(cited)
        elif key not in seen:
            said.add(place)
        seen.add(key)


def _shortened(cited: Cited) -> Found:
    citation, text = cited.citation, cited.text
    number, spans = span_of(citation, "number"), [span_of(citation, part) for part in ("date", "issuer", "subject")]
    if number is None:
        return Found(node=cited.path, text=citation.text)
    end = max(span[1] for span in spans if span is not None)
    wished = text[citation.start : number[1]]
    plain = citation.subject is None and not citation.notes and citation.end == end and " và " not in (citation.issuer or "")
    fixes = (PlanFix(path=cited.path, text="", start=number[1], end=end),) if plain else ()
    return Found(node=cited.path, text=text[citation.start : citation.end], proposal=wished if plain else None, fixes=fixes)


@check("ND30-CC-07")
def citations_agree_with_the_catalogue(case: Case) -> Iterator[Found]:
    """Number, date and issuer."""
    shelf = case.subject.shelf
    for cited in (*bases(case), *in_texts(case)):
        citation = cited.citation
        document = known(citation, shelf)
        if document is None:
            document = meant(citation, shelf)
            if document is not None and document.number and citation.number:
                yield _differs(cited, "number", document.number, document)
            continue
        if citation.number and (mended := mended_number(citation.number)):
            yield _differs(cited, "number", mended, document, certain=True)
        if citation.date and document.date and citation.date != document.date:
            yield _differs(cited, "date", _like_date(citation.date_text or "", document.date), document)
        if citation.issuer and document.issuer and _another_body(citation.issuer, document.issuer):
            yield _differs(cited, "issuer", document.issuer, document)


def _differs(cited: Cited, part: str, right: str, document: LegalDocument, *, certain: bool = False) -> Found:
    span = span_of(cited.citation, part)
    severity = None if document.verified or certain else Severity.WARNING
    if span is None:
        return Found(node=cited.path, text=cited.citation.text, said={"catalogue": right}, severity=severity)
    start, end = span
    wished = cited.text[cited.citation.start : start] + right + cited.text[end : cited.citation.end]
    fixes = (PlanFix(path=cited.path, text=right, start=start, end=end),) if document.verified or certain else ()
    return Found(node=cited.path, text=cited.citation.text, proposal=wished, said={"catalogue": right}, severity=severity, fixes=fixes)


def _like_date(written: str, day: dt.date) -> str:
    """A day written as another one was."""
    if "tháng" in written.lower():
        return official_date(day) if written.lower().startswith("ngày") else official_date(day).removeprefix("ngày ")
    return f"ngày {short_date(day)}" if written.lower().startswith("ngày") else short_date(day)


def _another_body(cited: str, right: str) -> bool:
    """Whether another one of the bodies everybody knows is named."""
    mine, its = (next((name for name in _CENTRAL if issuer_key(body).startswith(name)), None) for body in (cited, right))
    return mine is not None and its is not None and mine != its


@check("ND30-CC-08")
def bases_are_in_force(case: Case) -> Iterator[Found]:
    """On the day of the paper; and cited with what amended them."""
    shelf = case.subject.shelf
    everything = (*bases(case), *(cited for cited in in_texts(case) if cited.path.endswith("/enacting")))
    numbers = {number_key(cited.citation.number) for cited in everything if cited.citation.number}
    for cited in everything:
        document = known(cited.citation, shelf)
        if document is None:
            continue
        judged = shelf.judge(document, case.day)
        if judged.validity is Validity.ENDED and judged.since is not None:
            yield _ended(cited, judged)
        elif judged.validity is Validity.NOT_YET and judged.since is not None:
            yield Found(node=cited.path, text=cited.text, said={"not_yet": short_date(judged.since)})
        else:
            missing = (one for one in judged.changed_by if one.number and number_key(one.number) not in numbers and not _number_in(one.number, cited.text))
            yield from (_amended(cited, amendment) for amendment in missing)


def _ended(cited: Cited, judged: Judgement) -> Found:
    successor, since = judged.ended_by, short_date(judged.since) if judged.since else ""
    wished = None
    if successor is not None and successor.date is not None and successor.subject:
        wished = compose_parts(
            lead=cited.citation.lead or "Căn cứ",
            type=successor.type,
            number=successor.number,
            date=successor.date,
            issuer=successor.issuer,
            subject=successor.subject,
        )
    said = {"ended": since} if successor is None or not successor.number else {"replaced": f"{since}, {successor.number}"}
    return Found(node=cited.path, text=cited.text, proposal=wished, said=said, fixes=_whole_fix(cited, wished, successor))


def _amended(cited: Cited, amendment: LegalDocument) -> Found:
    named = compose_parts(lead=None, type=amendment.type, number=amendment.number, date=amendment.date, issuer=amendment.issuer)
    words = f" được sửa đổi, bổ sung bởi {named}"
    end = cited.citation.end
    wished = cited.text[:end] + words + cited.text[end:]
    return Found(
        node=cited.path,
        text=cited.text,
        proposal=wished,
        said={"amended": f"{amendment.type} số {amendment.number}"},
        fixes=(PlanFix(path=cited.path, text=words, start=end, end=end),),
    )


def _number_in(number: str, text: str) -> bool:
    return fold(number) in fold(text)


@check("ND30-CC-09")
def bases_stand_by_rank_and_date(case: Case) -> Iterator[Found]:
    """Those of the state; where another stands before them the order is not judged."""
    last: tuple[int, dt.date] | None = None
    for cited in bases(case):
        rank = _rank(cited.citation, case.params["ranks"])
        if rank is None or cited.citation.date is None:
            continue
        place = (rank, cited.citation.date)
        if last is not None and place < last:
            yield Found(node=cited.path, text=cited.text)
            return
        last = place


def _rank(citation: Citation, ranks: dict[str, int]) -> int | None:
    """By the sign of the number, as the type alone does not tell the issuer; laws by their type."""
    if is_law(citation):
        return ranks["Luật"]
    number = fold(citation.number or "")
    return next((rank for sign, rank in ranks.items() if number.endswith(fold(sign))), None)
