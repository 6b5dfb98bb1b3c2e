"""How bases stand together: by rank and date, none twice, their dates written in one way (NĐ 30/2020, PL I, II.6.a)."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from ttdn_desktop.domain.plan import LegalBasis
from ttdn_desktop.language.basis_lines import Rank, amends, arranged, goes_on, legal_rank, with_marks_of
from ttdn_desktop.language.dates import official_date, short_date
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.shelf import cited as known
from ttdn_desktop.language.shelf import number_key
from ttdn_desktop.rules.bases import any_of, looked_at
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.cited import Cited, bases, span_of
from ttdn_desktop.rules.model import Found, PlanFix
from ttdn_desktop.rules.registry import check


@check("ND30-CC-09")
def bases_stand_by_rank_and_date(case: Case) -> Iterator[Found]:
    """Those of the state; where another stands before them the order is not judged."""
    last: tuple[Rank, str] | None = None
    for cited in _after_competence(case) if looked_at(case) else ():
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
    words = any_of(tuple(case.params["competence"]))
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
