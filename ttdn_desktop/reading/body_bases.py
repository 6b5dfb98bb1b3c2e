"""Legal bases that stand in the body, under a heading such as "I. CĂN CỨ PHÁP LÝ"."""

import re
from collections.abc import Iterable, Iterator

from ttdn_desktop.domain.blocks import Item, Paragraph
from ttdn_desktop.domain.plan import LegalBasis, Section
from ttdn_desktop.domain.text import plain
from ttdn_desktop.language.citations import basis_from, find_citations
from ttdn_desktop.reading.words import folded

_HEADING = re.compile(r"\b(?:can cu|co so phap ly)\b")
_LONGEST_HEADING = 160


def bases_of_body(sections: Iterable[Section]) -> tuple[LegalBasis, ...]:
    """The bases of such parts; their words stay in the body, which accounts for them, so each is `inline`."""
    return tuple(basis_from(citation, inline=True) for text in _lines(sections, inside=False) for citation in find_citations(text, bare=True))


def _lines(sections: Iterable[Section], *, inside: bool) -> Iterator[str]:
    for section in sections:
        told = inside or (len(section.heading) <= _LONGEST_HEADING and bool(_HEADING.search(folded(section.heading))))
        if told:
            if find_citations(section.heading):
                yield section.heading
            yield from (plain(block.text) for block in section.blocks if isinstance(block, (Item, Paragraph)))
        yield from _lines(section.sections, inside=told)
