"""Legal bases that stand in the body: under a heading such as "I. CĂN CỨ PHÁP LÝ", or at once below the clause that enacts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, takewhile

from ttdn_desktop.domain.blocks import Item, Paragraph
from ttdn_desktop.domain.plan import LegalBasis, Section
from ttdn_desktop.domain.text import plain
from ttdn_desktop.language.citations import basis_from, find_citations
from ttdn_desktop.reading.words import folded

_HEADING = re.compile(r"\b(?:can cu|co so phap ly)\b")
_LED = re.compile(r"\s*Căn\s+cứ\s")
_LONGEST_HEADING = 160


def bases_of_body(sections: Sequence[Section]) -> tuple[LegalBasis, ...]:
    """The bases of such parts; their words stay in the body, which accounts for them, so each is `inline`."""
    texts = chain(_first_lines(sections), _lines(sections, inside=False))
    return tuple(basis_from(citation, inline=True) for text in texts for citation in find_citations(text, bare=True))


def _first_lines(sections: Sequence[Section]) -> Iterator[str]:
    """Lines of bases with which a body begins that has no heading yet: the clause that enacts stood above them."""
    if not sections or sections[0].heading:
        return iter(())
    texts = (plain(block.text) for block in sections[0].blocks if isinstance(block, (Item, Paragraph)))
    return takewhile(lambda text: bool(_LED.match(text)) and text.rstrip().endswith((";", ".", ":")), texts)


def _lines(sections: Iterable[Section], *, inside: bool) -> Iterator[str]:
    for section in sections:
        told = inside or (len(section.heading) <= _LONGEST_HEADING and bool(_HEADING.search(folded(section.heading))))
        if told:
            if find_citations(section.heading):
                yield section.heading
            yield from (plain(block.text) for block in section.blocks if isinstance(block, (Item, Paragraph)))
        yield from _lines(section.sections, inside=told)
