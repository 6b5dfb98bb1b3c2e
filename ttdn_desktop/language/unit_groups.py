"""The words by which plans name groups of units, and what a unit is by its name; data of resources/reading, as values."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ttdn_desktop.domain.units import UnitLevel
from ttdn_desktop.language.citations.vocabulary import even_tones

ABBREVIATION = re.compile(r"[A-ZĐƯ]{1,8}+(?:(?>\s*(?:(?:[,&./–-]|\bvà\b)\s*)?)[A-ZĐƯ]{1,8}+)*(?!\w)")
"""First letters for words: "TT&TT", "VH, TT và DL"; nothing is tried twice, so that many single capitals are no trap."""


def letters_in(short: str) -> str:
    """The letters of such an abbreviation, small: "vhttdl"."""
    return even("".join(char for char in short.replace("và", "") if char.isalpha()))


GOVERNMENT = "government"
"""Kind of organ: Ủy ban nhân dân."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseGroup:
    """Words for units that are not called by place; `who`: those below the one who writes, of all levels, whose name begins with `heads`, anyone."""

    words: tuple[str, ...]
    who: str
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GroupWords:
    """Everything in small letters with even tones; one value, equal to itself alone, so that patterns made of it can be kept."""

    organs: Mapping[str, str]  # name, kind
    places: Mapping[str, tuple[str, tuple[str, ...]]]  # word, level ("city" may be two), words before which it is no place
    short: Mapping[str, str]  # "p." is "phường"
    quantifiers: tuple[str, ...]
    few: frozenset[str]  # quantifiers that take only some
    joins: tuple[str, ...]
    narrowing: tuple[str, ...]
    neutral: tuple[str, ...]
    tails: tuple[str, ...]
    exceptions: tuple[str, ...]
    openings: tuple[str, ...]
    areas: tuple[str, ...]
    groups: tuple[PhraseGroup, ...]
    levels: Mapping[str, UnitLevel]  # how names begin whose level is known
    heads: tuple[str, ...]  # how names of units begin
    districts_until: dt.date  # the last day on which there was a level between province and commune


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnUnit:
    """The officer's unit: `kind` and `place` where its name says them (government, "xã"), `proper` the name of its place, `core` its own words."""

    name: str
    core: str
    kind: str | None = None
    level: UnitLevel | None = None
    place: str | None = None
    proper: str = ""
    above: "OwnUnit | None" = None  # the body it belongs to, whose tasks may become its own


def group_words(data: Mapping[str, Any], heads: Iterable[str]) -> GroupWords:
    """The words of `reading/unit_groups.json`; `heads` are how names of units begin (reading/labels.json)."""
    return GroupWords(
        organs={even(name): kind for kind, names in data["organs"].items() for name in names},
        places={even(word): (entry["level"], _all(entry.get("not", ()))) for entry in data["places"] for word in entry["words"]},
        short={even(word): even(whole) for word, whole in data["short"].items()},
        quantifiers=_all(data["quantifiers"]),
        few=frozenset(_all(data["narrowing_quantifiers"])),
        joins=_all(data["joins"]),
        narrowing=_all(data["narrowing"]),
        neutral=_all(data["neutral"]),
        tails=_all(data["tails"]),
        exceptions=_all(data["exceptions"]),
        openings=_all(data["openings"]),
        areas=_all(data["areas"]),
        groups=tuple(PhraseGroup(words=_all(entry["words"]), who=entry["who"], heads=_all(entry.get("heads", ()))) for entry in data["groups"]),
        levels={even(name): UnitLevel(level) for level, names in data["levels"].items() for name in names},
        heads=_all(heads),
        districts_until=dt.date.fromisoformat(data["districts_until"]),
    )


def own_unit(name: str, words: GroupWords, above: str = "") -> OwnUnit:
    """What a unit is by its name; `above` is the body it belongs to."""
    name = " ".join(name.split())
    plain = even(name)
    organ = next((known for known in sorted(words.organs, key=len, reverse=True) if re.match(rf"{re.escape(known)}(?!\w)", plain)), None)
    found = _last_place(plain, words)
    head = plain[: found.start()] if found else plain
    core = name[: len(head)].strip(" ,-–") or name
    place = found["place"] if found else None
    kind = words.organs[organ] if organ and head.strip() == organ and words.organs[organ] != "other" else None
    return OwnUnit(
        name=name,
        core=core,
        kind=kind,
        level=_level(plain, place, words, inside=bool(above)) if kind or place is None else None,
        place=place,
        proper=name[found.end() :].strip() if found else "",
        above=own_unit(above, words) if above and kind is None else None,
    )


def level_of(name: str, words: GroupWords) -> UnitLevel | None:
    """The level of the body of that name, None where its name does not say it."""
    plain = even(" ".join(name.split()))
    found = _last_place(plain, words)
    return _level(plain, found["place"] if found else None, words, inside=False)


def even(text: str) -> str:
    """Small letters with tones where Decree 30 has them and plain blanks; no character more or less."""
    return even_tones(text.replace("\u00a0", " ").replace("\n", " ").replace("İ", "I").lower())  # the one letter that becomes two when it is small


def place_pattern(words: GroupWords) -> str:
    """A pattern of the words for places, the longest first."""
    ordered = sorted(words.places.items(), key=lambda pair: len(pair[0]), reverse=True)
    return "|".join(f"{spaced(word)}{'' if word.endswith('.') else _unless(no)}" for word, (_level, no) in ordered)


def spaced(words: str) -> str:
    """A pattern of words with any blanks between them; a comma may be missing."""
    return re.escape(words).replace(r",\ ", r"\s*,?\s*").replace(r"\ ", r"\s+")


def _unless(words: tuple[str, ...]) -> str:
    return rf"(?!\w)(?!\s+(?:{'|'.join(map(re.escape, words))})(?!\w))" if words else r"(?!\w)"


def _last_place(plain: str, words: GroupWords) -> "re.Match[str] | None":
    """The place at the end of a name ("… xã Bình An"): the first word for a place behind which only its name stands."""
    return re.search(rf"(?<!\w)(?P<place>{place_pattern(words)})\s+(?=[^\s,;]+(?:\s+[^\s,;]+){{0,4}}$)", plain)


def _level(plain: str, place: str | None, words: GroupWords, *, inside: bool) -> UnitLevel | None:
    for start, level in words.levels.items():
        if re.match(rf"{re.escape(start)}(?!\w)", plain) or (level is UnitLevel.CENTRAL and plain.endswith(f" {start}")):
            return level
    if place is None:
        return None
    known = words.places[place][0]
    if known == "city":
        return UnitLevel.DISTRICT if inside else UnitLevel.PROVINCE
    return UnitLevel(known)


def _all(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(even, names))
