"""Text printed in capitals back to ordinary letters, with the same words elsewhere in the source as the model."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ttdn_desktop.language.fold import fold

CAPITALS = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
SMALL_LETTERS = "a-zđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
"""The capitals, and the small letters, of Vietnamese as they stand in a class of a pattern; "À-Ỹ" would hold both."""

_WORD = re.compile(r"\w+(?:[/&.-]\w+)*")
_PLACES = frozenset({"tỉnh", "huyện", "xã", "phường", "quận", "thị", "thành", "sở", "phòng", "bộ"})  # the next two words are a name
_BEFORE_NAMES = _PLACES | {"thpt", "thcs"}
_REGIONS = frozenset({"tỉnh", "huyện", "xã", "phường", "quận"})
_AFTER_NAMES = frozenset({"của", "trong", "theo", "về", "tại", "cho", "với", "gắn", "số", "ngày", "từ", "đến", "và", "trên"})  # no name goes on with these
_TIMES = frozenset({("giai", "đoạn"), ("nhiệm", "kỳ")})
_VOWELS = frozenset("aeiouy")
_OPENING = frozenset(' \t"“‘(')
_SENTENCE_END = frozenset(".:;!?-–+•|\n")
_JOINING = frozenset("/&.-")

_Names = Mapping[str, list[tuple[list[str], list[str]]]]
"""The words of names, and the same even, by the first of these."""


def is_capitals(text: str) -> bool:
    """Whether a text is printed in capitals: it has letters and none of them is small."""
    return text.isupper()


def recase(text: str, source: str, names: tuple[str, ...] = ()) -> str:
    """The text as the source writes the same words in running prose, else as in these names; other words follow sentence case.

    Text that is not in capitals comes back as it is. The first letter is a capital.
    """
    if not is_capitals(text):
        return text
    words = list(_WORD.finditer(text))
    if not words:
        return text
    cased = list(_walk([match[0] for match in words], _prose_of(source), _names_by_word(names)))
    out: list[str] = []
    at = 0
    for match, word in zip(words, cased, strict=True):
        out += [text[at : match.start()], word]
        at = match.end()
    whole = "".join([*out, text[at:]])
    first = words[0].start()
    return whole[:first] + whole[first : first + 1].upper() + whole[first + 1 :]


class _Prose:
    """The running prose of a source, searched whatever its case; lines in capitals teach nothing."""

    def __init__(self, source: str) -> None:
        self._text = source
        self._small = _small(source)
        self._places: dict[str, list[int]] = {}
        self._end = 0  # of the last run

    def longest(self, words: list[str]) -> list[str]:
        """The longest beginning of these words that stands in the prose, as written there most plainly."""
        best: list[str] = []
        best_rank = (0, 0, 0)
        lower = [word.lower() for word in words]
        known, known_begins = "", True
        for at in self._places_of(lower[0]):
            if known and self._text.startswith(known, at) and (not known_begins or self._begins(at)) and self._stops(at + len(known), lower[len(best) :]):
                continue  # the same words as were found before
            found = self._run(at, lower)
            begins = self._begins(at)
            rank = (len(found), not begins, -_capitals(found))
            if rank > best_rank:
                best = [_plain_first(found[0]), *found[1:]] if begins and not (len(found) > 1 and found[1][:1].isupper()) else found
                best_rank = rank
                known, known_begins = self._text[at : self._end], begins
        return best

    def _places_of(self, word: str) -> list[int]:
        """Where this word stands by itself."""
        known = self._places.get(word)
        if known is None:
            known = self._places[word] = [at for at in _occurrences(self._small, word) if self._whole(at, word)]
        return known

    def _whole(self, at: int, word: str) -> bool:
        before = self._text[at - 1 : at]
        if before and (before.isalnum() or before == "_" or (before in _JOINING and self._text[at - 2 : at - 1].isalnum())):
            return False
        match = _WORD.match(self._text, at)
        if match is None or len(match[0]) != len(word) or _shouted(match[0]):
            return False
        return match[0].islower() or not self._shouts(at)

    def _run(self, at: int, lower: list[str]) -> list[str]:
        """The words from there on, as long as they are the wanted ones."""
        found: list[str] = []
        for wanted in lower:
            match = _WORD.search(self._text, at)
            while match is not None and self._text.find("\n", at, match.start()) >= 0 and self._shouts(match.start()):
                at = self._text.find("\n", match.start())
                match = _WORD.search(self._text, at) if at >= 0 else None
            if match is None or match[0].lower() != wanted or _shouted(match[0]):
                break
            found.append(match[0])
            self._end = at = match.end()
        return found

    def _stops(self, at: int, wanted: list[str]) -> bool:
        """Whether a word ends there and the next is none of the wanted ones."""
        after = self._text[at : at + 1]
        return not (after.isalnum() or after == "_" or after in _JOINING) and not (wanted and self._run(at, wanted[:1]))

    def _shouts(self, at: int) -> bool:
        """Whether the line there is all in capitals."""
        end = self._text.find("\n", at)
        return self._text[self._text.rfind("\n", 0, at) + 1 : end if end >= 0 else None].isupper()

    def _begins(self, at: int) -> bool:
        """Whether a sentence begins there: the capital of its first word may mean nothing."""
        at -= 1
        while at >= 0 and self._text[at] in _OPENING:
            at -= 1
        return at < 0 or self._text[at] in _SENTENCE_END


@lru_cache(maxsize=2)
def _prose_of(source: str) -> _Prose:
    """A document asks for many titles and names against the same prose."""
    return _Prose(source)


def forget_prose() -> None:
    """What was read stays in no memory."""
    _prose_of.cache_clear()
    _even.cache_clear()


def _small(text: str) -> str:
    """The text in small letters, each in its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(char.lower()[:1] for char in text)


def _occurrences(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _shouted(word: str) -> bool:
    """A piece in capitals within a mixed line teaches nothing."""
    return word.isupper() and len(word) > 1 and not _abbreviation(word)


def _plain_first(word: str) -> str:
    """A word that begins a sentence, as it stands inside one."""
    return word if word.isupper() and len(word) > 1 else word.lower()


def _capitals(words: list[str]) -> int:
    return sum(word.isupper() and len(word) > 1 for word in words) * 100 + sum(word[:1].isupper() for word in words)


@lru_cache(maxsize=2)
def _names_by_word(names: tuple[str, ...]) -> _Names:
    """The words of each name, and the same even, by its first word; the longest name first."""
    known: dict[str, list[tuple[list[str], list[str]]]] = {}
    for name in sorted(names, key=len, reverse=True):
        if words := _WORD.findall(name):
            known.setdefault(_even(words[0]), []).append((words, list(map(_even, words))))
    return known


def _named(words: list[str], names: _Names) -> list[str]:
    """The longest name these words begin with, its tones where they are printed ("UỶ BAN" is "Uỷ ban")."""
    name = next((name for name, even in names.get(_even(words[0]), ()) if list(map(_even, words[: len(name)])) == even), [])
    pairs = zip(words[: len(name)], name, strict=True)
    return [known if known.lower() == word.lower() else word.capitalize() if known[:1].isupper() else word.lower() for word, known in pairs]


@lru_cache(maxsize=1024)
def _even(word: str) -> str:
    """The letters and marks of a word whatever vowel bears the tone: "UỶ" is as "Ủy"."""
    return "".join(sorted(unicodedata.normalize("NFD", word.lower())))


def _walk(words: list[str], prose: _Prose, names: _Names) -> Iterator[str]:
    at = 0
    name = 0  # how many words of a name are still to come
    while at < len(words):
        if words[at].lower() in _REGIONS and at + 1 < len(words) and words[at + 1].isdigit():
            yield words[at].capitalize()  # "Quận 5": a number as a name
            at += 1
            continue
        found = prose.longest(words[at:])
        known = _named(words[at:], names)
        if len(known) > len(found) or (len(known) == len(found) and found and found[0].islower()):
            found = known
        if _ends_name(words, at):
            name = 0
        if name and len(found) == 1 and found[0].islower() and found[0] not in _PLACES:
            found = []  # one syllable found elsewhere says nothing about a name
        if len(found) == 1 and at and found[0].lower() in _PLACES:
            found = [found[0].lower()]
        if found:
            if at and found[0].lower() in _REGIONS:
                found = [found[0].lower(), *found[1:]]
            yield from found
            at += len(found)
            name = 2 if found[-1].lower() in _BEFORE_NAMES else 0
            continue
        lower = words[at].lower()
        if _abbreviation(words[at]):
            yield words[at]
            name = 2 if lower in _BEFORE_NAMES else name
        elif name and lower not in {"phố", "xã", "trấn"} | _REGIONS:
            yield lower.capitalize()
            name -= 1
        else:
            yield lower
            name = 2 if lower in _PLACES or name else 0
        at += 1


def _ends_name(words: list[str], at: int) -> bool:
    """Whether the words from there on are no part of a name: a preposition, a time ("năm 2026", but not the place Năm Căn)."""
    first, second = words[at].lower(), words[at + 1].lower() if at + 1 < len(words) else ""
    return first in _AFTER_NAMES or (first, second) in _TIMES or (first == "năm" and second[:1].isdigit())


def _abbreviation(word: str) -> bool:
    """UBND, TTĐN, 930/QĐ-TTG: digits, no vowel, or three consonants at its end."""
    folded = fold(word)
    return any(char.isdigit() for char in word) or not _VOWELS & set(folded) or (len(word) > 2 and not _VOWELS & set(folded[-3:]))
