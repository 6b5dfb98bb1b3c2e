"""Mending of citations that were typed or scanned badly: what a part was probably meant to be."""

from difflib import get_close_matches

from ttdn_desktop.language.citations.vocabulary import BODY_NAMES, TYPES
from ttdn_desktop.language.document_numbers import canonical

_LIKENESS = 0.9
_SHORTEST = 8


def mended_number(number: str) -> str | None:
    """The number with its lost strokes ("72/2015/ND-CP"); None where nothing seems lost."""
    right = canonical(number)
    return right if right != number else None


def mended_issuer(issuer: str) -> str | None:
    """The body a name with one or two lost letters stands for ("Thtướng Chính phủ"); None where the name is known or like none."""
    if len(issuer) < _SHORTEST or issuer in BODY_NAMES:
        return None
    found = get_close_matches(issuer, BODY_NAMES, n=1, cutoff=_LIKENESS)
    return found[0] if found and found[0].lower() != issuer.lower() and len(found[0]) > len(issuer) else None


def mended_type(name: str) -> str | None:
    """The type a name with lost letters stands for ("Nghđịnh"); None where the name is known or like none."""
    known = " ".join(name.lower().split())
    if any(known == one.lower() for one in TYPES) or len(known) < 5:
        return None
    found = get_close_matches(known, [one.lower() for one in TYPES], n=1, cutoff=0.8)
    return next(one for one in TYPES if one.lower() == found[0]) if found else None
