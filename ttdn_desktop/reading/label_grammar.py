"""What a label that is made of the usual words says: "Cơ quan chịu trách nhiệm chính", "Các đơn vị cùng tham gia", "Hạn cuối phải hoàn thành"."""

import re
from functools import lru_cache

from ttdn_desktop.reading.words import LabelWords, ReadingWords

_BETWEEN = re.compile(r"[\s,;/&()\-–]{1,4}(?:va |hoac |hay )?|$")
_MOST_WORDS = 12
_ROLES = frozenset({"actors", "persons", "leads", "acts", "partners", "fill"})
_TRIED = ("partners", "leads", "times", "time_acts", "acts", "persons", "actors", "fill")
"""The kinds in the order in which they are tried: "cùng thực hiện" before "thực hiện", "hoàn thành trước" before "hoàn thành"."""
_TIMES = frozenset({"times", "time_acts", "acts", "fill"})


@lru_cache(maxsize=4096)
def composed(name: str, words: ReadingWords) -> str | None:
    """The key of the task's field that a folded label names, where it is made of nothing but words of roles, or of time."""
    kinds = _kinds(name, words)
    if not kinds:
        return None
    if "times" in kinds and kinds <= _TIMES:
        return "time"
    if not kinds <= _ROLES:
        return None
    named = bool(kinds & {"actors", "persons"})
    if "partners" in kinds and "leads" not in kinds:
        return "partners" if named or "acts" in kinds or name.count(" ") > 1 else None
    if not ("leads" in kinds or (named and "acts" in kinds)):
        return None
    return "leads" if "persons" not in kinds else "doers" if "actors" in kinds else "people"


def _kinds(name: str, words: ReadingWords) -> frozenset[str]:
    """The kinds of the words that a label consists of; none where others stand among them."""
    if name.count(" ") >= _MOST_WORDS:
        return frozenset()
    pattern = _pattern(words.label_words)
    found: set[str] = set()
    at = 0
    while at < len(name):
        token = pattern.match(name, at)
        if token is None or token.lastgroup is None:
            return frozenset()
        found.add(token.lastgroup)
        gap = _BETWEEN.match(name, token.end())
        if gap is None:
            return frozenset()
        at = gap.end()
    return frozenset(found)


@lru_cache(maxsize=8)
def _pattern(words: LabelWords) -> re.Pattern[str]:
    """One pattern of all words, each in the group of its kind, the longest of a kind first."""
    return re.compile("|".join(f"(?P<{kind}>(?:{'|'.join(map(re.escape, getattr(words, kind)))})(?!\\w))" for kind in _TRIED))
