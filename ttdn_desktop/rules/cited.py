"""What the bases and texts of a plan cite, or the paragraphs of a paper in which no plan was understood."""

from dataclasses import dataclass

from ttdn_desktop.domain.plan import LegalBasis
from ttdn_desktop.language.citations import Citation, find_citations, parse_citation
from ttdn_desktop.language.shelf import is_law_type
from ttdn_desktop.paper.model import Paragraph, paragraphs
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.wordings import Kind, Wording, in_texts


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation with the path of the text it stands in; of a basis that basis, of a paper without a plan the place of the paragraph."""

    path: str
    text: str
    citation: Citation
    basis: LegalBasis | None = None
    kind: Kind = Kind.BASIS
    where: str = ""


def bases(case: Case) -> tuple[Cited, ...]:
    """The bases of the record that name a document, in their order; those that stand inside prose are looked at where they stand."""
    found = all_in_bases(case)
    return tuple(one for at, one in enumerate(found) if at == 0 or found[at - 1].path != one.path)


def all_in_bases(case: Case) -> tuple[Cited, ...]:
    """Everything that the bases cite: a line may name a document and the one that amends it."""
    if case.record is None:
        return ()
    worked, root, of = case.sight.worked, case.subject.root, case.sight.memory.of
    if "cited in bases" not in worked:
        lines = ((f"{root}/legal_bases/{at}/text", basis) for at, basis in enumerate(case.record.legal_bases) if not basis.inline)
        worked["cited in bases"] = tuple(Cited(path, basis.text, found, basis) for path, basis in lines for found in of(cited_in_basis, basis))
    known: tuple[Cited, ...] = worked["cited in bases"]
    return known


CitedInPart = tuple[tuple[str, str, Citation, Kind], ...]
"""Path within the part, text, citation and kind of text of everything cited in one part."""


def citing_parts(case: Case) -> tuple[tuple[str, CitedInPart], ...]:
    """The parts of the record whose texts cite something, with their paths; the same value as long as the part is the same."""
    worked = case.sight.worked
    if "citing" not in worked:
        worked["citing"] = tuple(in_texts(case, "citing", cited_in_part))
    known: tuple[tuple[str, CitedInPart], ...] = worked["citing"]
    return known


def in_paper(case: Case) -> tuple[Cited, ...]:
    """What the paragraphs of a paper cite in which no plan was understood."""
    paper = case.subject.paper
    if case.subject.plan is not None or paper is None:
        return ()
    lines = (line for part in paper.parts for line in paragraphs(part.blocks))
    return tuple(Cited("", line.text, found, kind=Kind.PROSE, where=line.where) for line in lines for found in case.sight.memory.of(cited_in_line, line))


def cited_in_basis(basis: LegalBasis) -> tuple[Citation, ...]:
    """What the line of a basis cites; nothing where it names no document."""
    if found := find_citations(basis.text):
        return found
    bare = parse_citation(basis.text)
    return () if bare is None else (bare,)


def cited_in_line(line: Paragraph) -> tuple[Citation, ...]:
    """What a paragraph cites."""
    return find_citations(line.text)


def cited_in_part(own: tuple[Wording, ...]) -> CitedInPart:
    """What the texts of one part cite."""
    kinds = {Kind.PROSE, Kind.CELL, Kind.TITLE, Kind.WORDS}
    return tuple((one.path, one.text, found, one.kind) for one in own if one.kind in kinds for found in find_citations(one.text))


def is_law(citation: Citation) -> bool:
    """Whether it is cited by name and date."""
    return is_law_type(citation.type)


def span_of(citation: Citation, part: str) -> tuple[int, int] | None:
    """Where a part of the citation stands in the text."""
    return next(((start, end) for name, start, end in citation.spans if name == part), None)


def fills_its_line(cited: Cited) -> bool:
    """Whether the line is nothing but the citation, with nothing in it that a line made anew would lose."""
    citation, text = cited.citation, cited.text
    only = text[: citation.start].strip() == "" and text[citation.end :].strip(" ;,.") == ""
    return only and not (citation.notes or citation.inner or citation.location)
