"""Whether a text is Vietnamese typed wholly without its marks ("tang cuong giao luu huu nghi"): then no single word of it is the slip."""

import re
from functools import cache

from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.spelling.syllables import BUILT

_MARKED = re.compile("[À-ỹ]")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 8  # words
_MOST_OTHERS = 5  # one word in so many may be none of ours: a name, an abbreviation


def is_bare(text: str) -> bool:
    """True for a longer text without one marked letter whose words are, but for a few, bare syllables."""
    if _MARKED.search(text):
        return False
    words = _WORD.findall(text)
    if len(words) < _LEAST:
        return False
    forms = _forms()
    others = sum(word.lower() not in forms for word in words)
    return others * _MOST_OTHERS <= len(words)


@cache
def _forms() -> frozenset[str]:
    """All syllables without their marks."""
    return frozenset(map(fold, BUILT))
