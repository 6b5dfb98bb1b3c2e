"""Headings as the interface shows them: never all in capitals, abbreviations kept."""

import re

from ttdn_desktop.services.words import fold

_SYLLABLE = re.compile(r"(ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(ng|nh|ch|[cmnpt])?")
_WORD = re.compile(r"\w+")


def shown_heading(text: str) -> str:
    """'I. MỤC ĐÍCH CỦA TTĐN' -> 'I. Mục đích của TTĐN'; a heading that has small letters is shown as it is."""
    flat = " ".join(text.split())
    if flat != flat.upper() or flat == flat.lower():
        return flat
    lowered = _WORD.sub(lambda word: word[0].lower() if _is_syllable(word[0]) else word[0], flat).replace("việt nam", "Việt Nam")
    return lowered[:1].upper() + lowered[1:]


def _is_syllable(word: str) -> bool:
    return (len(word) > 1 or not word.isascii()) and _SYLLABLE.fullmatch(fold(word)) is not None
