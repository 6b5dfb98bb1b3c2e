"""Legal bases to choose from while a plan is written: found as one types, judged on the plan's day, put where their rank says."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from ttdn_desktop import resources
from ttdn_desktop.domain.library import LegalDocument, Library, Origin
from ttdn_desktop.domain.library_edits import add_document
from ttdn_desktop.domain.plan import LegalBasis, Plan
from ttdn_desktop.domain.validity import Judgement, Validity
from ttdn_desktop.language.basis_lines import Rank, arranged, beside, goes_on, legal_rank
from ttdn_desktop.language.citations import parse_citation
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.mistaken import meant, mistyped
from ttdn_desktop.language.shelf import Shelf, document_of, is_law_type
from ttdn_desktop.services.bases import basis_of, composed, full_subject

_GONE = frozenset({Validity.ENDED, Validity.NOT_YET})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """One basis that can be put into a plan; without a document it is one that the library does not know, as it was written before."""

    basis: LegalBasis
    document: LegalDocument | None = None
    judged: Judgement | None = None
    used: bool = False  # in another plan of the office
    cited: bool = False  # in the plan in front
    lost: bool = False  # a set names its document, which the library has no more
    written: str = ""  # the number it had where it was used, which is a mistake

    @property
    def name(self) -> str:
        """How it is called in short: type and number, of a law its name."""
        return name_of(self.document) if self.document is not None else _short(self.basis)

    @property
    def subject(self) -> str:
        """What it is about, where that is not its name already."""
        if self.document is None:
            return self.basis.subject or ""
        return "" if is_law_type(self.document.type) else self.document.subject

    @property
    def gone(self) -> bool:
        """Whether it is known not to be in force on the plan's day."""
        return self.judged is not None and self.judged.validity in _GONE


def name_of(document: LegalDocument) -> str:
    """How a document is called in short."""
    if is_law_type(document.type):
        told = document.number or (str(document.date.year) if document.date else "")
        return " ".join(part for part in (document.type, document.subject, f"({told})" if told else "") if part)
    return f"{document.type} {document.number}" if document.number else " ".join(part for part in (document.type, document.subject) if part)


def _short(basis: LegalBasis) -> str:
    if basis.type and basis.number:
        return f"{basis.type} {basis.number}"
    return basis.text.removeprefix(f"{basis.lead} ") if basis.lead else basis.text


# --- what can be chosen, as one types


@dataclass(frozen=True, slots=True)
class _Entry:
    """The words of a document or basis as they are searched."""

    number: str
    title: str
    rest: str


@lru_cache(maxsize=2)
def _entries(shelf: Shelf) -> tuple[tuple[LegalDocument, _Entry], ...]:
    """Folded once for each state of the library."""
    return tuple(
        (one, _Entry(fold(one.number or ""), fold(f"{one.type} {one.subject}"), fold(" ".join((one.issuer or "", one.note, *one.tags)))))
        for one in shelf.library.documents
    )


def picks(words: str, shelf: Shelf, used: Sequence[LegalBasis], cited: Sequence[LegalBasis], on: dt.date, *, limit: int = 200) -> tuple[Pick, ...]:
    """What holds every one of these words, the best first: agreeing numbers, then titles, then the rest; those in force before those that ended.

    Without words all: those used before first, the one used most first, then the library in its order; behind them what is over, last what is cited.
    """
    wanted = fold(words).split()
    times, here, gone = _times(used, shelf), _cited(cited, shelf), _gone_on(shelf, on)
    found: list[tuple[tuple[int, ...], LegalDocument | LegalBasis]] = []
    for order, (document, entry) in enumerate(_entries(shelf)):
        if (score := _score(entry, wanted)) is not None:
            over = int(document.id in gone)
            place = times.get(document.id, len(times))
            found.append(((score, over, place, order) if wanted else (int(document.id in here), over, place, order), document))
    for place, basis in enumerate(used):
        written = fold(basis.text)
        if meant_by(basis, shelf) is None and (score := _score(_Entry(fold(basis.number or ""), written, ""), wanted)) is not None:
            found.append(((score, 0, place, -1) if wanted else (int(written in here), 0, place, -1), basis))
    found.sort(key=lambda pair: pair[0])
    return tuple(_pick(one, shelf, on, times, here) for _rank, one in found[:limit])


def _pick(one: LegalDocument | LegalBasis, shelf: Shelf, on: dt.date, times: Mapping[str, int], here: Collection[str]) -> Pick:
    if isinstance(one, LegalBasis):
        return Pick(basis=replace(one, inline=False), used=True, cited=fold(one.text) in here)
    return Pick(basis=basis_of(one), document=one, judged=shelf.judge(one, on), used=one.id in times, cited=one.id in here)


@lru_cache(maxsize=2)
def _gone_on(shelf: Shelf, on: dt.date) -> frozenset[str]:
    """The documents that are not in force on a day; judged once for each state of the library."""
    return frozenset(document.id for document in shelf.library.documents if shelf.judge(document, on).validity in _GONE)


def _times(used: Sequence[LegalBasis], shelf: Shelf) -> dict[str, int]:
    """The place of each document among those used before."""
    places: dict[str, int] = {}
    for place, basis in enumerate(used):
        if (document := meant_by(basis, shelf)) is not None:
            places.setdefault(document.id, place)
    return places


def _score(entry: _Entry, wanted: Sequence[str]) -> int | None:
    """How far from what was typed, 0 the nearest; None where a word is not there."""
    if len(wanted) > 1 and " ".join(wanted) in entry.title:
        return 0
    score = 0
    for word in wanted:
        at = entry.number.find(word)
        if at == 0 and (len(entry.number) == len(word) or not entry.number[len(word)].isdigit() or not word[-1].isdigit()):
            continue
        if at >= 0:
            score += 1
        elif f" {entry.title}".find(f" {word}") >= 0:
            score += 2
        elif word in entry.title or word in entry.rest:
            score += 4
        else:
            return None
    return score


def meant_by(basis: LegalBasis, shelf: Shelf) -> LegalDocument | None:
    """The document of the library that a basis cites, also with a number or type that is known to be a mistake."""
    return document_of(basis, shelf) or _mistaken(basis.text, shelf)


@lru_cache(maxsize=4096)  # those used before are asked for with every letter that is typed
def _mistaken(text: str, shelf: Shelf) -> LegalDocument | None:
    citation = parse_citation(text)
    return (meant(citation, shelf) or mistyped(citation, shelf)) if citation is not None else None


def _cited(bases: Sequence[LegalBasis], shelf: Shelf) -> frozenset[str]:
    """Ids of the documents a plan cites, and the words of bases the library does not know."""
    return frozenset(document.id if (document := document_of(basis, shelf)) is not None else fold(basis.text) for basis in bases)


def pick_of(basis: LegalBasis, shelf: Shelf, cited: Sequence[LegalBasis], on: dt.date) -> Pick:
    """A basis of a set or of another plan, as it can be chosen: of a document of the library as the library has it now, else as written."""
    document, here = document_of(basis, shelf), _cited(cited, shelf)
    if document is None and (right := meant_by(basis, shelf)) is not None:
        return Pick(basis=basis_of(right), document=right, judged=shelf.judge(right, on), cited=right.id in here, written=basis.number or "")
    if document is None:
        written = basis if basis.text else composed(basis)
        return Pick(basis=replace(written, inline=False), cited=fold(written.text) in here, lost=not basis.text)
    made = replace(basis, document_id=document.id, inline=False) if basis.text else basis_of(document)
    return Pick(basis=made, document=document, judged=shelf.judge(document, on), cited=document.id in here)


# --- what is put in its place, or beside it


def amendments(document: LegalDocument, shelf: Shelf, on: dt.date, cited: Sequence[LegalBasis]) -> tuple[LegalDocument, ...]:
    """What amends it on that day and is not named by these bases yet."""
    here = _cited(cited, shelf)
    texts = [fold(basis.text) for basis in cited]
    judged = shelf.judge(document, on)
    if judged.validity in _GONE:
        return ()
    return tuple(one for one in judged.changed_by if one.id not in here and one.number and not any(fold(one.number) in text for text in texts))


def with_amendments(basis: LegalBasis, amending: Sequence[LegalDocument]) -> LegalBasis:
    """The basis with what amended its document named behind it."""
    if not amending:
        return basis
    return replace(basis, text=basis.text.rstrip(" ;.,") + beside(basis.type, amending))


def cited_whole(document: LegalDocument, shelf: Shelf, on: dt.date, cited: Sequence[LegalBasis]) -> LegalBasis:
    """The basis that cites a document with what amends it on that day."""
    return with_amendments(basis_of(document), amendments(document, shelf, on, cited))


# --- the order: by rank, then by date


@cache
def _ranks() -> dict[str, int]:
    """The signs of numbers with their rank, as the rule on the order has them."""
    found = next((rule for rule in resources.rules() if rule.id == "ND30-CC-09"), None)
    return dict(found.params["ranks"]) if found is not None else {}


def rank_of(document: LegalDocument) -> int:
    """The legal rank of a document, 1 the highest; behind all ranks where its number does not tell one."""
    rank = legal_rank(document.type, document.number, _ranks())
    return len(_ranks()) + 1 if rank is None else rank


def _place(basis: LegalBasis) -> Rank | None:
    """Rank and date; None where either is not known, so that the order says nothing of it."""
    if basis.inline or basis.date is None or not basis.type:
        return None
    rank = legal_rank(basis.type, basis.number, _ranks())
    return None if rank is None else (rank, basis.date)


def in_order(bases: Sequence[LegalBasis]) -> tuple[LegalBasis, ...]:
    """The bases by rank and date, each with the lines that belong to it; those of which the order says nothing stay where they are."""
    order = arranged([(_place(basis), _belongs(basis, before)) for before, basis in zip((None, *bases), bases, strict=False)])
    return tuple(bases[number] for number in order)


def _belongs(basis: LegalBasis, before: LegalBasis | None) -> bool:
    if before is None or basis.inline or not basis.type:
        return False
    return goes_on(basis.lead, basis.subject, before.number or before.subject)


def place_for(basis: LegalBasis, bases: Sequence[LegalBasis]) -> int:
    """Where a basis goes into a list: behind the last that stands before it by rank and date; at the end where the order says nothing of it."""
    own = _place(basis)
    places = [_place(one) for one in bases]
    known = [place for place in places if place is not None]
    if own is None or known != sorted(known):
        return len(bases)
    before = [number for number, place in enumerate(places) if place is not None and place <= own]
    after = [number for number, place in enumerate(places) if place is not None and place > own]
    return before[-1] + 1 if before else after[0] if after else len(bases)


def with_basis(plan: Plan, basis: LegalBasis, at: int | None = None) -> Plan:
    """The plan with a basis at that place, else where its rank says."""
    place = place_for(basis, plan.legal_bases) if at is None else at
    return replace(plan, legal_bases=(*plan.legal_bases[:place], basis, *plan.legal_bases[place:]))


# --- into the library


def taken_in(library: Library, basis: LegalBasis, document_id: str) -> Library:
    """The library with the document that a basis cites, of the parts that were understood."""
    document = LegalDocument(
        id=document_id,
        type=basis.type or "",
        number=basis.number,
        date=basis.date,
        issuer=basis.issuer,
        subject=full_subject(basis),
        origin=Origin.OWN,
        status="unknown",
    )
    return add_document(library, document)


def can_be_taken_in(basis: LegalBasis) -> bool:
    """Whether enough of a basis was understood for a document of the library."""
    return bool(basis.type and (basis.number or (is_law_type(basis.type) and basis.subject)))
