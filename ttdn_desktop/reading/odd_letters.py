"""Letters that look like others and characters that are not seen: named with a proposal, never changed."""

import re
from collections.abc import Iterable

from ttdn_desktop.language.fold import is_usual
from ttdn_desktop.paper.foreign import Notice
from ttdn_desktop.paper.model import Paper, paragraphs

_ALIKE = dict(
    zip(
        "ÐðƉɖАВЕКМНОРСТУХаеорсухіјѕІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ĐđĐđABEKMHOPCTYXaeopcyxijsIJSABEZHIKMNOPTYXo",
        strict=True,
    )
)
_TABLE = str.maketrans(_ALIKE)
_LETTERS = "".join(_ALIKE)
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_ODD = re.compile(f"[{_LETTERS}{_UNSEEN}\ue000-\uf8ff]")
_WORD = re.compile(rf"\w*[{_LETTERS}]\w*")
_UNSEEN_ONE = re.compile(f"[{_UNSEEN}]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_QUOTE = 80


def odd_letters(paper: Paper) -> tuple[Notice, ...]:
    """One notice for each word with letters of another script, one for all unseen characters, and one for all that have no letter at all."""
    words: dict[str, str] = {}
    unseen: list[tuple[str, str, int]] = []
    private: list[tuple[str, str, int]] = []
    lines = [line for part in paper.parts for line in paragraphs(part.blocks)]
    texts = [line.text for line in lines]
    if is_usual("\n".join(texts)):  # as nearly always: one look at all of them
        return ()
    for line, text in zip(lines, texts, strict=True):
        if text.isascii() or not _ODD.search(text):
            continue
        for word in _WORD.findall(text):
            if _is_mixed(word):
                words.setdefault(word, line.where)
        for found, places in ((_UNSEEN_ONE, unseen), (_PRIVATE, private)):
            if hits := found.findall(text):
                places.append((line.where, text, len(hits)))
    told = [Notice(code="lookalike_letters", where=where, params=(("word", word), ("proposal", word.translate(_TABLE)))) for word, where in words.items()]
    return (*told, *_counted("unseen_characters", unseen), *_counted("private_characters", private))


def _is_mixed(word: str) -> bool:
    """Whether letters that only look so stand among Latin ones; a word of another script is that script's. "Ð" always stands for Đ."""
    if word[0] in "ÐðƉ":
        return True
    own = [char for char in word if char.isalpha() and char not in _ALIKE]
    return bool(own) and all(char < "\u0250" or "\u1e00" <= char < "\u1f00" for char in own)


def _counted(code: str, places: list[tuple[str, str, int]]) -> Iterable[Notice]:
    if places:
        where, text, _ = places[0]
        seen = _UNSEEN_ONE.sub("", text)[:_QUOTE]
        yield Notice(code=code, where=where, params=(("count", str(sum(count for _, _, count in places))), ("line", seen)))
