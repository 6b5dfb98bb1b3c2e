"""Words that stand twice by mistake."""

import re
from collections.abc import Iterator

from ttdn_desktop.language.spelling.values import Slip, SlipKind, SpellingWords
from ttdn_desktop.language.spelling.words import key

_TWICE = re.compile(r"(?<![\w./-])([^\W\d_¹²³⁰-⁹]+) \1(?![\w/-])")
_WORD_BEFORE = re.compile(r"([^\W\d_¹²³⁰-⁹]+) $")
_WORD_BEHIND = re.compile(r" ([^\W\d_¹²³⁰-⁹]+)")


def twice(text: str, words: SpellingWords) -> Iterator[Slip]:
    """Every word that stands twice where nothing makes that likely: no reduplication, no two words that meet."""
    for found in _TWICE.finditer(text):
        word = found[1]
        own = key(word)
        if len(word) == 1 or own in words.twice or (word[0].isupper() and not word.isupper()) or word in words.short:
            continue
        if not (_closed(text, found, own, words) if own in words.once else _meet(text, found, own, words)):
            yield Slip(found.start(), found.end(), SlipKind.TWICE, found[0], (word,), sure=own in words.once)


def _closed(text: str, found: re.Match[str], own: str, words: SpellingWords) -> bool:
    """Whether the first of two small words closes a longer one: "giai đoạn tiếp theo theo quy định"."""
    before = _WORD_BEFORE.search(text, 0, found.start())
    return before is not None and f"{key(before[1])} {own}" in words.closing


def _meet(text: str, found: re.Match[str], own: str, words: SpellingWords) -> bool:
    """Whether one may end a word and the other begin one, as in "cơ quan quan trắc"; also where neither was ever met."""
    before, behind = _WORD_BEFORE.search(text, 0, found.start()), _WORD_BEHIND.match(text, found.end())
    if before is None or behind is None:
        return True
    return (f"{key(before[1])} {own}" in words.pairs) == (f"{own} {key(behind[1])}" in words.pairs)
