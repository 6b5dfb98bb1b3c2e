"""What an earlier state of the library would change of the one in hand."""

from dataclasses import dataclass

from ttdn_desktop.domain.library import LegalDocument, Library
from ttdn_desktop.domain.library_edits import name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Names of documents: those that come back, go, and are otherwise; `others` tells that relations, sets, sentences or words differ too."""

    back: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    others: bool = False


def difference(now: Library, then: Library) -> Difference:
    """What is otherwise when `then` takes the place of `now`."""
    here, there = _by_id(now), _by_id(then)
    rest = [(library.relations, library.sets, library.snippets, library.words, library.places, library.bodies) for library in (now, then)]
    return Difference(
        back=tuple(name_of(there[ident]) for ident in there if ident not in here),
        gone=tuple(name_of(here[ident]) for ident in here if ident not in there),
        changed=tuple(name_of(here[ident]) for ident in here if ident in there and here[ident] != there[ident]),
        others=rest[0] != rest[1],
    )


def _by_id(library: Library) -> dict[str, LegalDocument]:
    return {document.id: document for document in library.documents}
