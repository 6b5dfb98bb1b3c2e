"""Finds in running text the committees, councils and others of places that are no more on a day ("UBND tỉnh Hải Dương")."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.language.casing import CAPITALS
from ttdn_desktop.language.place_index import plain_name
from ttdn_desktop.language.unit_groups import GroupWords, even, place_pattern
from ttdn_desktop.language.unit_names import Resolution, resolve

_NAME = re.compile(rf"(?:[{CAPITALS}][^\s,;:.()]*|\d{{1,2}})(?: (?:[{CAPITALS}-][^\s,;:.()]*|\d{{1,2}})){{0,4}}")
_SENTENCE = re.compile(r"[.;!?](?:\s|$)|\n")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPlace:
    """Where in a text a body is named whose place is no more, and what is known of it."""

    start: int
    end: int
    meant: Resolution


@lru_cache(maxsize=4)
def _names(directory: Directory) -> tuple[str, ...]:
    """Names of the bodies that there are at all levels, the longest first."""
    everywhere = (body for body in directory.bodies if len(body.levels) > 2)
    return tuple(sorted({plain_name(name) for body in everywhere for name in (body.name, *body.short)}, key=len, reverse=True))


@lru_cache(maxsize=4)
def _pattern(names: tuple[str, ...], groups: GroupWords) -> re.Pattern[str]:
    """Such a body and the kind of place behind it."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))}) (?:{place_pattern(groups)})\s+")


def old_places(text: str, day: dt.date, directory: Directory, groups: GroupWords, office: Sequence[str]) -> Iterator[OldPlace]:
    """Bodies of places that were no more on the day; not where the sentence speaks of a year before the end of the place, or says that it was."""
    plain = even(text)
    names = _names(directory)
    if not any(name in plain for name in names):  # most texts name none
        return
    for found in _pattern(names, groups).finditer(plain):
        name = _NAME.match(text, found.end())
        words = name[0].split(" ") if name is not None else []
        for count in range(len(words), 0, -1):
            whole = text[found.start() : found.end()] + " ".join(words[:count])
            meant = resolve(whole, day, directory, groups, office=office)
            if meant.place is None and not meant.own:
                continue
            if not meant.valid and meant.place is not None and not _of_the_past(text, found.start(), meant.place.last):
                yield OldPlace(start=found.start(), end=found.start() + len(whole), meant=meant)
            break


def _of_the_past(text: str, at: int, last: dt.date | None) -> bool:
    """Whether the sentence names a year in which the place still was."""
    start = max((one.end() for one in _SENTENCE.finditer(text, 0, at)), default=0)
    end = _SENTENCE.search(text, at)
    years = map(int, _YEAR.findall(text[start : end.start() if end else len(text)]))
    return last is not None and any(year <= last.year for year in years)
