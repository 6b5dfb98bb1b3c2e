"""Citations of legal documents: from a line to lead, type, number, date, issuer and subject, and back."""

import re

from ttdn_desktop.language.citations.composer import basis_from, compose, compose_parts
from ttdn_desktop.language.citations.mending import mended_issuer, mended_number, mended_type
from ttdn_desktop.language.citations.parser import citations_in
from ttdn_desktop.language.citations.scanner import scan
from ttdn_desktop.language.citations.values import Citation
from ttdn_desktop.language.citations.vocabulary import LAWS, LEADS, TYPES

__all__ = [
    "LAWS",
    "LEADS",
    "TYPES",
    "Citation",
    "basis_from",
    "compose",
    "compose_parts",
    "find_citations",
    "mended_issuer",
    "mended_number",
    "mended_type",
    "parse_citation",
]

_MAY_CITE = re.compile(r"\d|luật|pháp\s+lệnh|hiến\s+pháp|số\s*[.…/]", re.IGNORECASE)
_GAP = re.compile(r"\s{120}")  # no prose goes on after so many blanks


def find_citations(text: str, *, bare: bool = False) -> tuple[Citation, ...]:
    """Every citation of a text in order; one that stands inside the subject of another is among its `inner` ones.

    With `bare`, what a leading word announces without number and date counts too ("Căn cứ Nghị quyết của Hội đồng nhân dân xã").
    """
    if not bare and not _MAY_CITE.search(text):
        return ()  # prose: most lines of a plan
    gap = _GAP.search(text)
    return tuple(citations_in(scan(text[: gap.start()] if gap else text), bare=bare))


def parse_citation(text: str) -> Citation | None:
    """The citation that a line holds (the first, where there are several); None where it names no document."""
    found = find_citations(text) or find_citations(text, bare=True)
    return found[0] if found else None
