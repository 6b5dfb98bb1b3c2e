"""What a plan is based on: what a basis says of its document, in what order and style bases stand (NĐ 30/2020, PL I, II.6.a, b)."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache, partial
from itertools import pairwise

from ttdn_desktop.domain.library import LegalDocument
from ttdn_desktop.domain.plan import LegalBasis, Plan
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.domain.validity import Validity
from ttdn_desktop.language.basis_lines import Rank, amends, arranged, goes_on, legal_rank, with_marks_of
from ttdn_desktop.language.citations import Citation, find_citations
from ttdn_desktop.language.citations.vocabulary import LEAD, TYPE
from ttdn_desktop.language.dates import official_date, short_date
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
_SEVERAL = re.compile(rf"[;.]\s*(?:{LEAD})\s|(?:[;,]|\bvà)\s+(?:căn\s+cứ\s+)?(?:{TYPE})\s+số\s", re.IGNORECASE)
"""Without these words a line surely holds one basis."""
_JOINT = re.compile(r"\s*(?:;\s*(?:và\s+)?|,?\s*và\s+)(?:căn\s+cứ\s+)?", re.IGNORECASE)
_CLOSING = " \t;,."
_ANNEXES = "/annexes"


def _looked_at(case: Case) -> bool:
    """Whether the decree says how bases are written: of normative documents the law on them does."""
    return not case.sight.is_normative


@check("ND30-CC-03")
def a_basis_says_all_of_its_document(case: Case) -> Iterator[Found]:
    """Type, number, date, issuer, subject; a law its name and date."""
    shelf = case.subject.shelf
    for cited in bases(case) if _looked_at(case) else ():
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
    for cited in bases(case) if _looked_at(case) else ():
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
    if record is None or not _looked_at(case):
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
    return _any_of(words).search(basis.text) is not None


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


def _law_of_competence(case: Case) -> LegalDocument | None:
    """The law of that name that is in force on the day of the paper."""
    shelf = case.subject.shelf
    same = shelf.laws.get(fold(case.params["law"]), ())
    return next((one for one in same if shelf.judge(one, case.day).validity in {Validity.IN_FORCE, Validity.PARTLY}), None)


@check("ND30-CC-06")
def only_the_first_reference_is_full(case: Case) -> Iterator[Found]:
    """Later ones give type and number."""
    if not _looked_at(case):
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


@check("ND30-CC-09")
def bases_stand_by_rank_and_date(case: Case) -> Iterator[Found]:
    """Those of the state; where another stands before them the order is not judged."""
    last: tuple[Rank, str] | None = None
    for cited in _after_competence(case) if _looked_at(case) else ():
        place = None if cited.citation.lead is None or amends(cited.citation.subject) else _place(cited, case.params["ranks"])
        if place is None:
            continue
        here = (place, fold(cited.citation.type or ""))
        if last is not None and place < last[0] and (place[0] != last[0][0] or here[1] == last[1]):  # days are compared within a type
            yield _reordered(case, cited)
            return
        last = here


def _after_competence(case: Case) -> tuple[Cited, ...]:
    """The bases but those on the competence of the issuer that stand before all others, as is the custom."""
    found = bases(case)
    words = _any_of(tuple(case.params["competence"]))
    first = next((at for at, one in enumerate(found) if not words.search(one.text)), len(found))
    return found[first:]


def _reordered(case: Case, first: Cited) -> Found:
    """Bases change places, each with the lines that belong to it; those of which the order says nothing stay where they are."""
    lines: tuple[LegalBasis, ...] = case.record.legal_bases if case.record is not None else ()
    by_path = {cited.path: cited for cited in bases(case)}
    cited_in = [by_path.get(f"{case.subject.root}/legal_bases/{at}/text") for at in range(len(lines))]
    ranks: dict[str, int] = case.params["ranks"]
    judged = {one.path for one in _after_competence(case)}
    order = arranged(
        [
            (None, True) if one is None else (_place(one, ranks) if one.path in judged else None, _belongs(one, before))
            for before, one in pairwise([None, *cited_in])
        ]
    )
    wished = "\n".join(with_marks_of([line.text for line in lines], [lines[at].text for at in order]))
    return Found(node=first.path, text=first.text, proposal=wished, fixes=(PlanFix(path=f"{case.subject.root}/legal_bases", order=order),))


def _belongs(cited: Cited, before: Cited | None) -> bool:
    named = None if before is None else before.citation.number or before.citation.subject
    return goes_on(cited.citation.lead, cited.citation.subject, named)


def _place(cited: Cited, ranks: dict[str, int]) -> Rank | None:
    """Rank and date; None: it is not judged."""
    citation = cited.citation
    rank = legal_rank(citation.type, citation.number, ranks)
    return None if rank is None or citation.date is None else (rank, citation.date)


@check("TTDN-CC-03")
def no_document_is_cited_twice(case: Case) -> Iterator[Found]:
    """Told at the later one; two on one line are left to the rule on lines."""
    first: dict[str, Cited] = {}
    for cited in bases(case):
        key = _which(cited, case)
        before = first.setdefault(key, cited) if key else cited
        if before is not cited and before.path != cited.path:
            yield Found(node=cited.path, text=cited.text, said={"also": before.citation.number or before.citation.subject or before.text})


def _which(cited: Cited, case: Case) -> str:
    """What tells the document apart from others: that of the library, else its type, number, day and issuer; empty where too little is said."""
    citation = cited.citation
    document = known(citation, case.subject.shelf)
    if document is not None:
        return document.id
    if not citation.number or citation.date is None:
        return ""
    return "|".join((fold(citation.type or ""), number_key(citation.number), str(citation.date), fold(citation.issuer or "")))


@check("TTDN-CC-01")
def dates_are_written_in_one_way(case: Case) -> Iterator[Found]:
    """In the bases: "ngày 07 tháng 9 năm 2015" or "07/9/2015"; as most of them do."""
    dated = [(cited, span) for cited in bases(case) if cited.citation.date is not None and (span := span_of(cited.citation, "date")) is not None]
    styles = Counter(_is_long(cited) for cited, _span in dated)
    if len(styles) < 2:  # one way
        return
    long = styles[True] >= styles[False]
    others = [(cited, span) for cited, span in dated if _is_long(cited) is not long]
    fixes = tuple(PlanFix(path=cited.path, text=_written(cited, span, long=long), start=span[0], end=span[1]) for cited, span in others)
    first = others[0][0]
    wished = first.text[: fixes[0].start] + fixes[0].text + first.text[fixes[0].end :]
    yield Found(node=first.path, text=first.text, proposal=wished, said={"dates": f"{styles[True]}\t{styles[False]}"}, fixes=fixes)


def _is_long(cited: Cited) -> bool:
    return "tháng" in (cited.citation.date_text or "").lower()


def _written(cited: Cited, span: tuple[int, int], *, long: bool) -> str:
    day = cited.citation.date
    if day is None:
        return cited.text[span[0] : span[1]]
    led = cited.text[: span[0]].rstrip().lower().endswith("ngày")
    if long:
        return official_date(day).removeprefix("ngày ") if led else official_date(day)
    return short_date(day) if led else f"ngày {short_date(day)}"


def split_lines(text: str) -> tuple[str, ...]:
    """The bases that were written into one line, a line each; one alone where there is only one."""
    if not _SEVERAL.search(text):
        return (text.strip().rstrip(_CLOSING),)
    found = find_citations(text)
    lines: list[str] = []
    at, lead = 0, ""
    for before, one in pairwise(found):
        if not _begins_a_basis(text, before, one):
            continue
        joint = _JOINT.fullmatch(text, before.end, one.start)
        lines.append(lead + text[at : before.end if joint else one.start].strip().rstrip(_CLOSING))
        named = one.lead is not None and one.lead[:1].isupper()
        at = one.start if named else (span_of(one, "location") or span_of(one, "type") or (one.start, 0))[0]
        lead = "" if named else f"{(before.lead if one.lead is None else one.lead.capitalize()) or 'Căn cứ'} "
    lines.append(lead + text[at:].strip().rstrip(_CLOSING))
    return tuple(line for line in lines if line)


def _begins_a_basis(text: str, before: Citation, one: Citation) -> bool:
    """With a leading word of its own after a semicolon or full stop; or as another whole citation of the same lead that amends nothing.

    What amends the document before, a law, or what a title goes on to name belongs to what stands before.
    """
    between = text[before.end : one.start].strip()
    if one.lead is not None and between[:1] in {";", "."}:
        return True
    if not _JOINT.fullmatch(text, before.end, one.start) or is_law(one) or amends(one.subject) or amends(before.subject):
        return False
    listed = not before.inner or (between[:1] == ";" and fold(one.type or "") == fold(before.type or ""))  # not what the title before goes on to name
    return listed and all(each.number and each.date and each.subject and span_of(each, "type") for each in (before, one))


def split_fix(case: Case, line: str) -> tuple[tuple[str, ...], tuple[PlanFix, ...]]:
    """The lines that a line of bases should be, and the mending of the plan that makes them; nothing where the plan has no such basis."""
    record: Plan | object = case.record
    bases_now: tuple[LegalBasis, ...] = getattr(record, "legal_bases", ())
    lines = case.sight.memory.once("bases of a line", line, split_lines)
    at = next((at for at, basis in enumerate(bases_now) if not basis.inline and basis.text.strip(_CLOSING) == line.strip(_CLOSING)), None)
    if at is None or len(lines) < 2:
        return lines, ()
    return lines, (PlanFix(path=f"{case.subject.root}/legal_bases/{at}", lines=lines),)
