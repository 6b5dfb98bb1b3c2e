"""What screens need to know of Vietnamese text: folding for search, dictionary order, dates, how it is kept and shortened."""

from functools import lru_cache

from ttdn_desktop.language.blanks import brief, single, tidy
from ttdn_desktop.language.dates import official_date, parse_date, short_date
from ttdn_desktop.language.fold import fold, folded_with_map
from ttdn_desktop.language.sorting import SortKey, sort_key

__all__ = [
    "SortKey",
    "brief",
    "fold",
    "folded_with_map",
    "initials",
    "matches",
    "official_date",
    "parse_date",
    "short_date",
    "single",
    "sort_key",
    "tidy",
]


def matches(text: str, words: str) -> bool:
    """Whether the text holds every one of the words, in any order; marks and capitals do not count: 'hop bao' finds 'Họp báo'."""
    folded = fold(text)
    return all(word in folded for word in fold(words).split())


@lru_cache(maxsize=8192)
def initials(name: str) -> str:
    """The folded letters by which people shorten a name: "Ủy ban Mặt trận Tổ quốc" -> "ubmttq"; "HĐND" in it stays whole."""
    words = fold("".join(char if char.isalnum() else " " for char in name)).split()
    whole = {fold(word) for word in name.replace(",", " ").split() if len(word) > 1 and word.isupper()}
    return "".join(word if word in whole else word[0] for word in words if word not in {"va", "cua"})
