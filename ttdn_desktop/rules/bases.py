"""What a basis says of its document, and which bases there must be (NĐ 30/2020, PL I, II.6.a, b)."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache, partial

from ttdn_desktop.domain.library import LegalDocument
from ttdn_desktop.domain.plan import LegalBasis
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.validity import Validity
from ttdn_desktop.language.citations import Citation
from ttdn_desktop.language.dates import official_date
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.shelf import cited as known
from ttdn_desktop.language.shelf import number_key
from ttdn_desktop.rules.agreement import whole_citation, whole_fix
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.cited import Cited, CitedInPart, bases, citing_parts, is_law, span_of
from ttdn_desktop.rules.model import Found, PlanFix
from ttdn_desktop.rules.registry import check
from ttdn_desktop.rules.wordings import Kind, under

_BLANK = re.compile(r"…|\.{3,}|_{2,}|\bxx+\b", re.IGNORECASE)
_WITHOUT_NUMBER = re.compile(r"đại hội|chương trình công tác|quy chế (?:làm việc|tổ chức)|ý kiến chỉ đạo|kết luận của|hiến pháp|điều lệ", re.IGNORECASE)
_SELF_TOLD = frozenset({"Hiến pháp", "Điều lệ", "Hiệp định", "Công ước", "Nghị định thư"})
_NO_SUBJECT = frozenset({"Giấy mời", "Công điện", "Công văn", "Văn bản"})
_NUMBERED = frozenset({"nghị định", "thông tư", "thông tư liên tịch"})  # none of them is known by its name alone
_COMMITTEE = re.compile(r"(?:ủy|uỷ) ban nhân dân|ubnd", re.IGNORECASE)
_ISSUER_BEFORE = re.compile(r"\b(?:Bộ|Sở|Ủy ban|UBND|Tỉnh ủy|Ban|Cục|Chính phủ|Thủ tướng|Chủ tịch)\b.*\b(?:tại|theo)\s*$", re.DOTALL)
_ANNEXES = "/annexes"


def looked_at(case: Case) -> bool:
    """Whether the decree says how bases are written: of normative documents the law on them does."""
    return not case.sight.is_normative


@check("ND30-CC-03")
def a_basis_says_all_of_its_document(case: Case) -> Iterator[Found]:
    """Type, number, date, issuer, subject; a law its name and date."""
    shelf = case.subject.shelf
    for cited in bases(case) if looked_at(case) else ():
        citation = cited.citation
        lacks = [] if _BLANK.search(cited.text) else [part for part in _lacking(citation, cited.text) if part in _asked_for(case, citation)]
        if not lacks:
            continue
        document = known(citation, shelf)
        wished = _composed(cited, document) if document is not None else None
        said = {f"lacks.{part}": "" for part in lacks}
        severity = Severity.WARNING if is_law(citation) or lacks == ["subject"] else None
        yield Found(node=cited.path, text=cited.text, proposal=wished, said=said, severity=severity, fixes=whole_fix(cited, wished, document))


def _asked_for(case: Case, citation: Citation) -> Collection[str]:
    """What the regime asks to be said, of a law and of others."""
    asked: dict[str, list[str]] = case.params
    return asked["of_law" if is_law(citation) else "of_others"]


def _lacking(citation: Citation, text: str) -> list[str]:
    if citation.type in _SELF_TOLD or (not citation.number and _WITHOUT_NUMBER.search(text)):
        return []
    issuer = citation.issuer or _ISSUER_BEFORE.search(text[citation.start : (span_of(citation, "type") or (0, 0))[0]])
    has = {"number": citation.number, "date": citation.date or citation.date_text, "issuer": issuer, "subject": citation.subject}
    span = span_of(citation, "issuer") or (0, 0)
    told_before = bool(issuer) and span[1] <= (span_of(citation, "type") or (0, 0))[0]  # "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số …"
    plain = citation.type in _NO_SUBJECT or told_before
    wanted = ("subject", "date") if is_law(citation) else ("number", "date", "issuer") if plain else tuple(has)
    if citation.number is None and citation.date is None and not is_law(citation) and (citation.type or "").lower() not in _NUMBERED:
        return []  # a document that is told by its name alone: "Chương trình hành động của Tỉnh ủy"
    return [part for part in wanted if not has[part]]


def _composed(cited: Cited, document: LegalDocument) -> str | None:
    own = cited.citation.subject or document.subject
    same = fold(own) == fold(document.subject).removeprefix("ve ")
    return whole_citation(cited, document if same else replace(document, subject=own))


@check("ND30-CC-04")
def laws_are_cited_by_name_and_date(case: Case) -> Iterator[Found]:
    """Without number and issuer."""
    for cited in bases(case) if looked_at(case) else ():
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
    """One of the law, decree or decision that makes the issuer competent: a decision must have it, for a plan it is proposed."""
    record = case.record
    if record is None or not looked_at(case):
        return
    must = case.type_code in case.params["must"]
    lines = [basis for basis in record.legal_bases if must or not basis.inline]
    told = partial(_tells_competence, words=tuple(case.params["words"]))
    if (not lines and not must) or any(case.sight.memory.once("competence", basis, told) for basis in lines):
        return
    law = _law_of_competence(case) if _COMMITTEE.match(record.issuer.name) else None
    wished = f"Căn cứ {law.type} {law.subject} {official_date(law.date)}" if law is not None and law.date is not None else None
    path = f"{case.subject.root}/legal_bases"
    first = record.legal_bases[0].text if record.legal_bases else None
    shown = first or "" if must else ""  # a decision whose bases were read has no others, also in a text from elsewhere
    fixes = (PlanFix(path=f"{path}/0", lines=(wished, first)),) if wished and first and must else ()  # to a plan it is only proposed
    severity = Severity.ERROR if must else None
    yield Found(node=path, text=shown, said={"missing": ""}, proposal=f"{wished};" if wished else None, severity=severity, fixes=fixes)


def _tells_competence(basis: LegalBasis, *, words: tuple[str, ...]) -> bool:
    return any_of(words).search(basis.text) is not None


@cache
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of any of these patterns, whatever the case."""
    return re.compile("|".join(words), re.IGNORECASE)


def _law_of_competence(case: Case) -> LegalDocument | None:
    """The law of that name that is in force on the day of the paper."""
    shelf = case.subject.shelf
    same = shelf.laws.get(fold(case.params["law"]), ())
    return next((one for one in same if shelf.judge(one, case.day).validity in {Validity.IN_FORCE, Validity.PARTLY}), None)


@check("ND30-CC-06")
def only_the_first_reference_is_full(case: Case) -> Iterator[Found]:
    """Later ones give type and number."""
    if not looked_at(case):
        return
    root = case.subject.root
    full: dict[str, tuple[object, ...]] = {number_key(cited.citation.number): () for cited in bases(case) if cited.citation.number}
    named: set[str] = set(full)
    said: set[tuple[str, str]] = set()
    for path, found in citing_parts(case):
        if path.startswith(root + _ANNEXES) or path == f"{root}/document/subject":
            continue
        for key, inner, cited in case.sight.memory.of(_references, found):
            place = (key, (path + inner).partition("/content")[0].removesuffix("/title"))  # a title is often the beginning of what follows
            words = (cited.citation.date, cited.citation.issuer)
            if all(words):
                twin = path.startswith(f"{root}/tasks") and full.get(key) == words  # the task was read out of that text
                if key in full and place not in said and not twin:
                    yield under(_shortened(cited), path)
                said.add(place)
                full.setdefault(key, words)
            elif key not in named and cited.kind is Kind.PROSE:
                yield from (under(one, path) for one in _made_full(case, cited))
            named.add(key)


def _references(found: CitedInPart) -> tuple[tuple[str, str, Cited], ...]:
    """Number and path of everything with a number that one part cites."""
    numbered = ((inner, text, citation, kind) for inner, text, citation, kind in found if citation.number and not is_law(citation))
    return tuple((number_key(citation.number or ""), inner, Cited(inner, text, citation, kind=kind)) for inner, text, citation, kind in numbered)


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


def _made_full(case: Case, cited: Cited) -> Iterator[Found]:
    """The first reference in the text says only type and number; of what the library knows the rest is proposed."""
    document = known(cited.citation, case.subject.shelf)
    if document is None or cited.citation.subject or cited.citation.date:
        return
    wished = whole_citation(cited, document)
    if wished is not None:
        wished = wished if cited.citation.lead else wished.removeprefix("Căn cứ ")
        yield Found(node=cited.path, text=cited.citation.text, proposal=wished, said={"first": ""}, severity=Severity.INFO)
