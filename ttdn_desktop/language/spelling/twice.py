"""Words that stand twice by mistake."""

import re
from collections.abc import Iterator
from operator import eq

from ttdn_desktop.language.spelling.values import Slip, SlipKind, SpellingWords
from ttdn_desktop.language.spelling.words import key

_TWICE = re.compile(r"(?<![\w./-])([^\W\d_¹²³⁰-⁹]+) \1(?![\w/-])")
_PHRASE_TWICE = re.compile(r"(?<![\w./-])(([^\W\d_]{2,7}) (?!\2 )[^\W\d_]{2,7}) \1(?![\w/-])")
_KNOWN = 8  # times that a pair was met which is surely a word
_WORD_BEFORE = re.compile(r"([^\W\d_]+) $")
_REACH = 40  # characters in which the word before is looked for


def twice(text: str, words: SpellingWords) -> Iterator[Slip]:
    """Every small word that stands twice. Others are left alone: they may be one word for many ("ngày ngày") or two that meet ("cơ quan quan trắc")."""
    for found in _TWICE.finditer(text):
        own = key(found[1])
        if own in words.once and not _closes(text, found, own, words):
            yield Slip(found.start(), found.end(), SlipKind.TWICE, found[0], (found[1],), sure=True)


def may_be_twice(pieces: list[str]) -> bool:
    """Whether two pieces of a text in a row stand there again at once."""
    return any(map(eq, pieces[2:], pieces)) and any(
        one == third and fourth.startswith(two) for one, two, third, fourth in zip(pieces, pieces[1:], pieces[2:], pieces[3:], strict=False)
    )


def phrases_twice(text: str, words: SpellingWords) -> Iterator[Slip]:
    """Every word of two syllables that stands twice, but for those that are a name and an action alike: "các tổ chức tổ chức"."""
    for found in _PHRASE_TWICE.finditer(text):
        own = " ".join(map(key, found[1].split()))
        if words.pairs.get(own, 0) >= _KNOWN and own not in words.doubled:
            yield Slip(found.start(), found.end(), SlipKind.TWICE, found[0], (found[1],), sure=False)


def _closes(text: str, found: re.Match[str], own: str, words: SpellingWords) -> bool:
    """Whether the first of the two closes a longer word: "giai đoạn tiếp theo theo quy định"."""
    before = _WORD_BEFORE.search(text, max(found.start() - _REACH, 0), found.start())
    return before is not None and f"{key(before[1])} {own}" in words.closing
