"""Letters that look like others and characters that are not seen: named with a proposal, never changed."""

import re
from collections.abc import Iterable

from ttdn_desktop.language.fold import is_usual
from ttdn_desktop.language.odd_letters import LATIN, LETTERS, UNSEEN, is_mixed
from ttdn_desktop.paper.foreign import Notice
from ttdn_desktop.paper.model import Paper, paragraphs

_ODD = re.compile(f"[{LETTERS}{UNSEEN}\ue000-\uf8ff]")
_WORD = re.compile(rf"\w*[{LETTERS}]\w*")
_UNSEEN_ONE = re.compile(f"[{UNSEEN}]")
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
            if is_mixed(word):
                words.setdefault(word, line.where)
        for found, places in ((_UNSEEN_ONE, unseen), (_PRIVATE, private)):
            if hits := found.findall(text):
                places.append((line.where, text, len(hits)))
    told = [Notice(code="lookalike_letters", where=where, params=(("word", word), ("proposal", word.translate(LATIN)))) for word, where in words.items()]
    return (*told, *_counted("unseen_characters", unseen), *_counted("private_characters", private))


def _counted(code: str, places: list[tuple[str, str, int]]) -> Iterable[Notice]:
    if places:
        where, text, _ = places[0]
        seen = _UNSEEN_ONE.sub("", text)[:_QUOTE]
        yield Notice(code=code, where=where, params=(("count", str(sum(count for _, _, count in places))), ("line", seen)))
