"""What a citation means that names no document of the library as it stands: a wrong number, a lost year, another type, the day of another law."""

import datetime as dt
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from ttdn_desktop.domain.library import LegalDocument
from ttdn_desktop.language.citations.values import Citation
from ttdn_desktop.language.citations.vocabulary import VERB, even_tones
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.shelf import ALIKE, PROVINCIAL, VERY_ALIKE, Shelf, has_year, is_law_type, issuer_key, likeness, number_key, without_year

_DIGITS = re.compile(r"\d+")
_UNLIKE = 1 / 3
_FEW_WORDS = 3
_TOKEN = re.compile(r"\w+|[^\w\s]")
_NEARLY, _ALL_BUT = 0.75, 0.9
"""How like each other words and whole subjects are that were damaged, 0 to 1."""
_OF = re.compile(r"^\s*về\s+(?:việc\s+)?", re.IGNORECASE)
_IDLE = re.compile(
    rf"(?<!\w)(?:{VERB}|hoạt động|công tác|chi tiết|một số|việc|của|và|các|những|cho|trong|trên|đến|tới|từ|năm|theo|với|do|là|được"
    r"|tỉnh|thành phố|xã|phường)(?!\w)"
)
"""Words that say little of what a document is about."""
_ANY_TYPE = frozenset({"van ban", "van ban hop nhat"})


def meant(citation: Citation, shelf: Shelf) -> LegalDocument | None:
    """The document that is meant by a wrong number, of its type and day: with other digits and a subject much alike, other signs, or without its year."""
    if not citation.number or not citation.type:
        return None
    if citation.date is None:
        return _without_year(citation, shelf)
    key = number_key(citation.number)
    for document in shelf.by_day.get((fold(citation.type), citation.date), ()):
        if document.number is None or document.group == PROVINCIAL:
            continue
        own = number_key(document.number)
        alike = _symbol(own) == _symbol(key) and likeness(citation.subject, document.subject) >= VERY_ALIKE
        if alike or without_year(own) == key or _digits(own) == _digits(key):
            return document
    return None


def _without_year(citation: Citation, shelf: Shelf) -> LegalDocument | None:
    """The only document of that number but for its year; where a subject is said it must be like its own."""
    key = number_key(citation.number or "")
    if has_year(key):
        return None
    found = [one for one in shelf.yearless.get(key, ()) if fold(one.type) == fold(citation.type or "") and one.group != PROVINCIAL]
    return found[0] if len(found) == 1 and (not citation.subject or likeness(citation.subject, found[0].subject) >= ALIKE) else None


def _symbol(key: str) -> str:
    """What stands in a number after the digits and the year."""
    return without_year(key).lstrip("0123456789.")


def _digits(key: str) -> str:
    """The digits of a number without its year, before any sign."""
    found = _DIGITS.match(key)
    return found[0] if found else key


def mistyped(citation: Citation, shelf: Shelf) -> LegalDocument | None:
    """The only document of that number where it is called by the name of another type; numbers with a year are given once, but by the National Assembly."""
    key = number_key(citation.number or "")
    if not citation.type or fold(citation.type) in _ANY_TYPE or not has_year(key) or "/qh" in key:
        return None
    same = shelf.by_number.get(key, ())
    return same[0] if len(same) == 1 and same[0].group != PROVINCIAL and fold(same[0].type) != fold(citation.type) else None


def of_another_province(citation: Citation, shelf: Shelf) -> LegalDocument | None:
    """The document of a province with this number, day and subject where another body is named as the one that issued it.

    Provinces give the same numbers, also on one day: all three must agree. "UBND tỉnh" alone names no other one.
    """
    if not citation.number or citation.date is None or not citation.issuer:
        return None
    mine = issuer_key(citation.issuer)
    for document in shelf.by_number.get(number_key(citation.number), ()):
        if document.group != PROVINCIAL or document.date != citation.date or not document.issuer or fold(document.type) != fold(citation.type or document.type):
            continue
        its = issuer_key(document.issuer)
        if not its.startswith(mine) and not _has_lost_letters(mine, its) and likeness(citation.subject, document.subject) >= VERY_ALIKE:
            return document
    return None


def _has_lost_letters(one: str, whole: str) -> bool:
    """Whether a name is the other one with letters lost in a scan: "tỉnh hi dương" for "tỉnh hải dương"."""
    mine, its = one.split(), whole.split()
    return len(mine) == len(its) and all(word == right or _stands_in(word, right) for word, right in zip(mine, its, strict=True))


def _stands_in(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)


def laws_meant(citation: Citation, shelf: Shelf) -> tuple[LegalDocument, ...]:
    """Laws of that name whose day was mistaken for the one that is cited: two of day, month and year are the same, else the year.

    None where one is of that very day.
    """
    day = citation.date
    if citation.number or day is None or not citation.subject or not is_law_type(citation.type):
        return ()
    same = [one for one in shelf.laws.get(fold(citation.subject), ()) if one.date is not None]
    alike = {one.id: sum(mine == its for mine, its in zip(_parts(day), _parts(one.date), strict=True)) for one in same if one.date is not None}
    if not alike or max(alike.values()) == len(_parts(day)):
        return ()
    near = tuple(one for one in same if alike[one.id] == len(_parts(day)) - 1)
    return near or tuple(one for one in same if one.date is not None and one.date.year == day.year)


def _parts(day: dt.date) -> tuple[int, int, int]:
    return day.day, day.month, day.year


def unlike(one: str | None, other: str | None) -> bool:
    """Whether two subjects speak of different things; abbreviations are left out.

    Hardly two words in a row of the shorter stand in the other, or both have words of substance that the other lacks, the first many of them.
    A shortened subject, and one in which a letter or two are damaged, is not unlike.
    """
    if fold(one or "") == fold(other or "") or _is_whole(_OF.sub("", one or ""), _OF.sub("", other or "")):
        return False
    mine, its = _pairs(one or ""), _pairs(other or "")
    fewest = min(len(mine), len(its))
    return (fewest >= _FEW_WORDS and len(mine & its) / fewest < _UNLIKE) or _goes_elsewhere(one or "", other or "")


def _is_whole(one: str, other: str) -> bool:
    """Whether the whole subject is the same but for damage: two letters in a short one."""
    return _nearly(one, other, min(_ALL_BUT, 1 - 4 / max(len(one) + len(other), 4)))


def _goes_elsewhere(one: str, other: str) -> bool:
    """Whether a third of the substance of the first subject is not in the other, which has substance of its own."""
    mine, its = _said_words(one), _said_words(other)
    if min(len(mine), len(its)) < _FEW_WORDS:
        return False
    core = _substance(mine)
    strange = [word for word in core if word not in its]
    if not strange or not set(_substance(its)) - set(mine):
        return False
    damaged = {word for block, like in _changed_blocks(mine, its) if _nearly("".join(block), "".join(like)) for word in block}
    return len([word for word in strange if word not in damaged]) >= len(core) * _UNLIKE


def _said_words(text: str) -> list[str]:
    """Its words in small letters, without figures and abbreviations."""
    words = [word for word in _TOKEN.findall(_OF.sub("", text)) if word.isalpha() and not (word.isupper() and len(word) > 1)]
    return even_tones(" ".join(words).lower()).split()


def _substance(words: list[str]) -> list[str]:
    """What is left without the words that any subject may begin or be joined with."""
    return _IDLE.sub(" ", " ".join(words)).split()


def _changed_blocks(one: list[str], other: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Words of the first in whose place others stand in the second."""
    for kind, begin, end, first, last in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "replace":
            yield one[begin:end], other[first:last]


def _nearly(one: str, other: str, bar: float = _NEARLY) -> bool:
    """Whether the words are the same but for some letters or marks on them."""
    return SequenceMatcher(None, fold(one), fold(other), autojunk=False).ratio() >= bar


def _pairs(text: str) -> set[tuple[str, str]]:
    """Words that follow each other, without marks and abbreviations between."""
    words = [fold(word) if word.isalnum() and not (word.isupper() and len(word) > 1) else "" for word in _TOKEN.findall(text)]
    return {pair for pair in pairwise(words) if all(pair)}
