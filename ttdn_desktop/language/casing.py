"""Text printed in capitals back to ordinary letters, with the same words elsewhere in the source as the model."""

import re
from collections.abc import Iterator

from ttdn_desktop.language.fold import fold

_WORD = re.compile(r"\w+(?:[/&.-]\w+)*")
_PLACES = frozenset({"tỉnh", "huyện", "xã", "phường", "quận", "thị", "thành", "sở", "phòng", "bộ"})  # the next two words are a name
_AFTER_NAMES = frozenset({"của", "trong", "theo", "về", "tại", "cho", "với", "gắn"})  # no name goes on with these
_TIMES = frozenset({("giai", "đoạn"), ("nhiệm", "kỳ")})
_VOWELS = frozenset("aeiouy")
_OPENING = frozenset(' \t"“‘(')
_SENTENCE_END = frozenset(".:;!?-–+•|")


def is_capitals(text: str) -> bool:
    """Whether a text is printed in capitals: it has letters and none of them is small."""
    return any(char.isupper() for char in text) and not any(char.islower() for char in text)


def recase(text: str, source: str) -> str:
    """The text as the source writes the same words in running prose; words the source does not know follow sentence case.

    Text that is not in capitals comes back as it is. The first letter is a capital.
    """
    if not is_capitals(text):
        return text
    words = list(_WORD.finditer(text))
    if not words:
        return text
    cased = _cased([match[0] for match in words], _Prose(source))
    out: list[str] = []
    at = 0
    for match, word in zip(words, cased, strict=True):
        out += [text[at : match.start()], word]
        at = match.end()
    whole = "".join([*out, text[at:]])
    first = words[0].start()
    return whole[:first] + whole[first : first + 1].upper() + whole[first + 1 :]


class _Prose:
    """The running prose of a source, searched by its small letters; lines in capitals teach nothing."""

    def __init__(self, source: str) -> None:
        lines = (line for line in source.splitlines() if not is_capitals(line))
        self._words: list[str] = []
        self._begins: set[int] = set()  # words that begin a sentence: their capital may mean nothing
        for line in lines:
            for match in _WORD.finditer(line):
                at = match.start() - 1
                while at >= 0 and line[at] in _OPENING:
                    at -= 1
                if at < 0 or line[at] in _SENTENCE_END:
                    self._begins.add(len(self._words))
                word = match[0]
                shouted = word.isupper() and len(word) > 1 and not _abbreviation(word)  # a piece in capitals within a mixed line teaches nothing
                self._words.append("" if shouted else word)
        self._places: dict[str, list[int]] = {}
        for at, word in enumerate(self._words):
            self._places.setdefault(word.lower(), []).append(at)

    def longest(self, words: list[str]) -> list[str]:
        """The longest beginning of these words that stands in the prose, as written there most plainly."""
        best: list[str] = []
        best_rank = (0, 0, 0)
        for at in self._places.get(words[0].lower(), []):
            length = 0
            while length < len(words) and at + length < len(self._words) and self._words[at + length].lower() == words[length].lower():
                length += 1
            found = self._words[at : at + length]
            rank = (length, at not in self._begins, -_capitals(found))
            if rank > best_rank:
                best = [_plain_first(found[0]), *found[1:]] if at in self._begins and not (length > 1 and found[1][:1].isupper()) else found
                best_rank = rank
        return best


def _plain_first(word: str) -> str:
    """A word that begins a sentence, as it stands inside one."""
    return word if word.isupper() and len(word) > 1 else word.lower()


def _capitals(words: list[str]) -> int:
    return sum(word.isupper() and len(word) > 1 for word in words) * 100 + sum(word[:1].isupper() for word in words)


def _cased(words: list[str], prose: _Prose) -> list[str]:
    return list(_walk(words, prose))


def _walk(words: list[str], prose: _Prose) -> Iterator[str]:
    at = 0
    name = 0  # how many words of a name are still to come
    while at < len(words):
        found = prose.longest(words[at:])
        if _ends_name(words, at):
            name = 0
        if name and len(found) == 1 and found[0].islower() and found[0] not in _PLACES:
            found = []  # one syllable found elsewhere says nothing about a name
        if len(found) == 1 and at and found[0].lower() in _PLACES:
            found = [found[0].lower()]
        if found:
            yield from found
            at += len(found)
            name = 2 if found[-1].lower() in _PLACES else 0
            continue
        lower = words[at].lower()
        if _abbreviation(words[at]):
            yield words[at]
        elif name and lower not in {"phố", "xã", "trấn", "và"}:
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
