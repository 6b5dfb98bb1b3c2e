"""Which texts hold a word that gives work at all, told cheaply before their sentences are read."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from ttdn_desktop.language.fold import fold
from ttdn_desktop.reading.duty_words import LONGEST_NAME, patterns
from ttdn_desktop.reading.unit_headings import LONGEST, flat
from ttdn_desktop.reading.words import ReadingWords

_SIGNS = ("chu tri", "giao", "trach nhiem", "phu trach", "dam nhiem", "dam nhan", "lam dau moi", "de nghi", "yeu cau", "phan cong", "chi dao", "uy quyen")
_DONE_BEHIND = re.compile(r": [^.;:]{3,160} thuc hien(?!\w)")

_ROOM = re.compile(r"…{3}|\.{7}|_{4}")
_NOT = re.compile(r"\s(?:không|chưa|đừng|chớ)(?:\s+(?:được|phải|nên))?$")
_VERB = 16
"""Characters of a title with which a work begins at the most."""


def is_form(title: str, leads: Iterable[str]) -> bool:
    """Whether there is room to write in where the work or a unit should be named; further on there may be."""
    return _ROOM.search(" ".join((title[:_VERB], *leads))) is not None


def forbids(leads: Iterable[str]) -> bool:
    """Whether what was taken for names ends with a "not": what is forbidden is no work, least of all its contrary."""
    return any(_NOT.search(name) for name in leads)


def may_give_work(texts: Iterable[str]) -> dict[str, bool]:
    """Those of these texts that may give work, found by one look at all of them together: True with those that hold a word which gives it,
    so that `gives_work` need not be asked; False with those that hold a colon or blanks of another kind.
    """
    ordered = tuple(dict.fromkeys(texts))
    whole = fold("\0".join([text[:LONGEST] for text in ordered]))
    folded = whole.split("\0")
    if len(folded) != len(ordered):
        return dict.fromkeys(ordered, False)
    ends = list(accumulate([len(text) + 1 for text in folded]))
    found = {} if whole.isascii() else {ordered[at]: False for at, text in enumerate(folded) if not text.isascii()}  # these may hold blanks of another kind
    for signs, gives in (((": ", "  "), False), (_SIGNS, True)):
        for sign in signs:
            start = whole.find(sign)
            while start >= 0:
                at = bisect_right(ends, start)
                found[ordered[at]] = gives
                start = whole.find(sign, ends[at])
    return found


def gives_work(text: str, words: ReadingWords) -> bool:
    """Whether some word of a text gives work to somebody, or a colon stands before work; most prose only tells."""
    folded = fold(text[:LONGEST])
    if "  " in folded or not folded.isascii():  # else it is flat already
        folded = fold(flat(text))
    for sign in _SIGNS:
        if sign in folded:
            return True
    return ": " in folded and (
        patterns(words).colon.search(flat(text)[:LONGEST_NAME]) is not None or ("thuc hien" in folded and _DONE_BEHIND.search(folded) is not None)
    )
