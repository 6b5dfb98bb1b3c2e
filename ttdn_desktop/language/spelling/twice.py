"""Words that stand twice by mistake."""

import re
from collections.abc import Iterator

from ttdn_desktop.language.spelling.values import Slip, SlipKind, SpellingWords
from ttdn_desktop.language.spelling.words import key

_TWICE = re.compile(r"(?<![\w./-])([^\W\d_¹²³⁰-⁹]+) \1(?![\w/-])")
_WORD_BEFORE = re.compile(r"([^\W\d_]+) $")
_REACH = 40  # characters in which the word before is looked for


def twice(text: str, words: SpellingWords) -> Iterator[Slip]:
    """Every small word that stands twice. Others are left alone: they may be one word for many ("ngày ngày") or two that meet ("cơ quan quan trắc")."""
    for found in _TWICE.finditer(text):
        own = key(found[1])
        if own in words.once and not _closes(text, found, own, words):
            yield Slip(found.start(), found.end(), SlipKind.TWICE, found[0], (found[1],), sure=True)


def _closes(text: str, found: re.Match[str], own: str, words: SpellingWords) -> bool:
    """Whether the first of the two closes a longer word: "giai đoạn tiếp theo theo quy định"."""
    before = _WORD_BEFORE.search(text, max(found.start() - _REACH, 0), found.start())
    return before is not None and f"{key(before[1])} {own}" in words.closing
