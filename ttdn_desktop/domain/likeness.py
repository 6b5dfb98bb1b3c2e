"""Matching of texts by identity, equality and likeness."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

ALIKE = 0.6
"""From this ratio on two texts are taken for one that was edited."""

_UNLIKE = 0.3  # an identity whose texts are less alike was pasted over
_SURELY_ALIKE = 0.85
_MOST_PAIRS = 20_000
_LONG = 300  # characters
_TELLING = 20  # characters: a shorter text may stand in two places by chance
_WORD = re.compile(r"\w+")

Homes = tuple[Mapping[str, str], Mapping[str, str]]
"""The parents of the keys at the left and at the right."""


def pairs_by_likeness(left: Mapping[str, str], right: Mapping[str, str], same: Mapping[str, str], homes: Homes) -> tuple[dict[str, str], set[str]]:
    """For keys at the right those at the left they belong to, and which of them a person should look at.

    `same` are the pairs by identity (right: left). They hold unless the old text stands unchanged elsewhere (Word gives the identity of what is copied
    to the copy, that of what is deleted to what follows), or the texts have nothing in common while another text is nearly the old one.
    """
    match = {new: old for new, old in same.items() if left[old] == right[new]}
    match |= _strayed(left, right, match)
    taken = set(match.values())
    firm = {new: old for new, old in same.items() if new not in match and old not in taken and _kept(left[old], right[new])}
    match |= firm
    loose = {new: old for new, old in same.items() if new not in match}
    match |= _equal(left, right, match, homes)
    rest = _best(left, right, match, homes, _SURELY_ALIKE if loose else ALIKE)
    match |= rest
    doubtful = {new for new in rest if new in same or rest[new] in same.values()}
    taken = set(match.values())
    back = {new: old for new, old in loose.items() if new not in match and old not in taken}
    match |= back
    doubtful |= set(back)
    if loose:
        more = _best(left, right, match, homes, ALIKE)
        match |= more
    return match, doubtful


def likeness(a: str, b: str) -> float:
    """0 (nothing in common) to 1 (equal)."""
    if a == b:
        return 1.0
    if max(len(a), len(b)) < _LONG:
        return SequenceMatcher(None, a, b, autojunk=False).ratio()
    return SequenceMatcher(None, _WORD.findall(a), _WORD.findall(b), autojunk=False).ratio()


def _kept(a: str, b: str) -> bool:
    return a == b or not a or not b or a in b or b in a or likeness(a, b) >= _UNLIKE


def _strayed(left: Mapping[str, str], right: Mapping[str, str], match: Mapping[str, str]) -> dict[str, str]:
    """Texts long enough to be themselves that stand once on each side."""
    taken = set(match.values())
    lone_left = _lone((key, text) for key, text in left.items() if key not in taken)
    lone_right = _lone((key, text) for key, text in right.items() if key not in match)
    return {new: lone_left[text] for text, new in lone_right.items() if text in lone_left}


def _lone(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The keys of long texts that stand once."""
    keys: dict[str, list[str]] = {}
    for key, text in texts:
        if len(text) >= _TELLING:
            keys.setdefault(text, []).append(key)
    return {text: found[0] for text, found in keys.items() if len(found) == 1}


def _equal(left: Mapping[str, str], right: Mapping[str, str], match: Mapping[str, str], homes: Homes) -> dict[str, str]:
    """Equal texts: of several the one with the same parent, else the first."""
    taken = set(match.values())
    free: dict[str, list[str]] = {}
    for key, text in left.items():
        if key not in taken:
            free.setdefault(text, []).append(key)
    out: dict[str, str] = {}
    for key, text in right.items():
        if key in match or not (keys := free.get(text)):
            continue
        home = homes[1].get(key, "")
        home = out.get(home) or match.get(home, home)
        old = next((one for one in keys if homes[0].get(one) == home), keys[0])
        keys.remove(old)
        out[key] = old
    return out


def _best(left: Mapping[str, str], right: Mapping[str, str], match: Mapping[str, str], homes: Homes, least: float) -> dict[str, str]:
    """The most alike first; of equals those with the same parent."""
    out: dict[str, str] = {}
    used: set[str] = set()
    for _ratio, _home, old, new in sorted(_candidates(left, right, match, homes, least), reverse=True):
        if new not in out and old not in used:
            out[new] = old
            used.add(old)
    return out


def _candidates(
    left: Mapping[str, str], right: Mapping[str, str], match: Mapping[str, str], homes: Homes, least: float
) -> Iterator[tuple[float, bool, str, str]]:
    taken = set(match.values())
    free = {key: (text, _words(text)) for key, text in left.items() if key not in taken and text}
    wanted = {key: (text, _words(text)) for key, text in right.items() if key not in match and text}
    near_only = len(free) * len(wanted) > _MOST_PAIRS
    for new, (new_text, new_words) in wanted.items():
        home = homes[1].get(new, "")
        for old, (old_text, old_words) in free.items():
            at_home = homes[0].get(old, "") == match.get(home, home)
            if near_only and not at_home:
                continue
            if 2 * len(old_words & new_words) < (least - 0.2) * (len(old_words) + len(new_words)):
                continue  # too few words in common to be alike
            ratio = likeness(old_text, new_text)
            if ratio >= least:
                yield ratio, at_home, old, new


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))
