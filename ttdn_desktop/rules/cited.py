"""What the bases and texts of a plan cite."""

from dataclasses import dataclass

from ttdn_desktop.domain.plan import LegalBasis
from ttdn_desktop.language.citations import Citation, find_citations, parse_citation
from ttdn_desktop.language.shelf import is_law_type
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.wordings import Kind, Wording, texts


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with the path of the text it stands in; of a basis its number in the list."""

    path: str
    text: str
    citation: Citation
    basis: LegalBasis | None = None


def bases(case: Case) -> tuple[Cited, ...]:
    """The bases of the record that name a document, in their order; those that stand inside prose are looked at where they stand."""
    if case.record is None:
        return ()
    memory, root = case.sight.memory, case.subject.root
    found = ((at, basis, memory.of(cited_in_basis, basis)) for at, basis in enumerate(case.record.legal_bases) if not basis.inline)
    return tuple(Cited(f"{root}/legal_bases/{at}/text", basis.text, citation, basis) for at, basis, citation in found if citation is not None)


def in_texts(case: Case) -> tuple[Cited, ...]:
    """What the texts of the record cite beside its bases, in printed order."""
    worked, of = case.sight.worked, case.sight.memory.of
    if "cited" not in worked:
        worked["cited"] = tuple(Cited(path + inner, text, citation) for path, own in texts(case) for inner, text, citation in of(cited_in_part, own))
    known: tuple[Cited, ...] = worked["cited"]
    return known


def cited_in_basis(basis: LegalBasis) -> Citation | None:
    """What the line of a basis cites; None where it names no document."""
    return parse_citation(basis.text)


def cited_in_part(own: tuple[Wording, ...]) -> tuple[tuple[str, str, Citation], ...]:
    """Path within the part, text and citation of everything cited in it."""
    kinds = {Kind.PROSE, Kind.CELL, Kind.TITLE, Kind.WORDS}
    return tuple((one.path, one.text, found) for one in own if one.kind in kinds for found in find_citations(one.text))


def is_law(citation: Citation) -> bool:
    """Whether it is cited by name and date."""
    return is_law_type(citation.type)


def span_of(citation: Citation, part: str) -> tuple[int, int] | None:
    """Where a part of the citation stands in the text."""
    return next(((start, end) for name, start, end in citation.spans if name == part), None)
