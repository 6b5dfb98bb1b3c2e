"""Finds where a text means one's own unit: by its name, in a list of places, or through a group ("UBND các xã, phường")."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from ttdn_desktop.domain.units import UnitLevel
from ttdn_desktop.language.casing import CAPITALS
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.unit_groups import ABBREVIATION, GOVERNMENT, GroupWords, OwnUnit, PhraseGroup, even, letters_in, place_pattern, spaced

_LONGEST = 20_000
_PIECE = re.compile(rf"[{CAPITALS}][\w'’]*(?:[\s-]+(?:[{CAPITALS}][\w'’]*|\d+))*|\d{{1,2}}(?!\w)")
_COUNT = r"\d{1,3}(?:/\d{1,3})?"  # "99 xã, phường"
_WORD = re.compile(r"\w+")
_STOP = ".,;:()[]"


class How(StrEnum):
    """Why a text is taken to mean the own unit."""

    NAME = "name"  # it is named
    UNLIKE = "unlike"  # named with other marks, or as another kind of place
    GROUP = "group"  # it belongs to the group
    SOME = "some"  # to a group of which only some are meant
    DISTRICT = "district"  # the group is of districts, which are no more
    BELOW = "below"  # "các địa phương": those below the one who writes
    ANYONE = "anyone"  # "các đơn vị liên quan"
    ABOVE = "above"  # the body it belongs to is meant
    AREA = "area"  # only its place is named


SURE = frozenset({How.NAME, How.GROUP, How.BELOW})
_ORDER = tuple(How)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Where it stands, in which words, and why it is one."""

    start: int
    end: int
    words: str
    how: How

    @property
    def sure(self) -> bool:
        return self.how in SURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is known of the document: its date, and the level of the one who wrote it."""

    date: dt.date | None = None
    level: UnitLevel | None = None


def mentions(text: str, unit: OwnUnit, words: GroupWords, setting: Setting = Setting()) -> tuple[Mention, ...]:
    """Every mention of the unit, in order; of the body it belongs to where it is not meant itself."""
    text = text[:_LONGEST]
    plain = even(text)
    found = [*_named(text, plain, unit, words), *_placed(text, plain, unit, words, setting), *_grouped(text, plain, unit, words, setting)]
    if not found and unit.above is not None:
        return tuple(replace(one, how=How.ABOVE) for one in mentions(text, unit.above, words, setting) if one.how not in {How.ANYONE, How.AREA})
    return tuple(sorted(_outermost(found), key=lambda one: one.start))


def best(found: tuple[Mention, ...]) -> Mention | None:
    """The mention that says most."""
    return min(found, key=lambda one: _ORDER.index(one.how), default=None)


def _outermost(found: list[Mention]) -> Iterator[Mention]:
    """Of mentions that lie in each other the one that says most, else the longest."""
    for one in found:
        others = [other for other in found if other is not one and other.start < one.end and one.start < other.end]
        if not any((_ORDER.index(other.how), one.end - one.start) < (_ORDER.index(one.how), other.end - other.start) or other == one for other in others):
            yield one


# --- by its own words


def _named(text: str, plain: str, unit: OwnUnit, words: GroupWords) -> Iterator[Mention]:
    """A unit that is not called by its place alone: "Sở Văn hóa, Thể thao và Du lịch", also shortened ("Sở VHTTDL")."""
    if unit.kind is not None:
        return
    tokens = [part for part in _WORD.findall(even(unit.core)) if part != "và"]
    if not tokens:
        return
    gap = r"(?:\s*[,\-–&/]\s*|\s+và\s+|\s*,\s*và\s+|\s+)"
    pattern = re.compile(rf"(?<!\w){gap.join(map(re.escape, tokens))}(?!\w)")
    for found in pattern.finditer(plain):
        if _other_place(text, plain, found.end(), unit, words):
            continue
        more = re.match(rf"(?:,| và| -| –| &)\s*(?=[{CAPITALS}])", text[found.end() : found.end() + 6])
        goes_on = more is not None and not _begins_unit(plain[found.end() + more.end() :], words)
        yield _mention(text, found.start(), found.end(), How.UNLIKE if goes_on else How.NAME)
    head = next((head for head in sorted(words.heads, key=len, reverse=True) if even(unit.core).startswith(f"{head} ")), None)
    if head is None:
        return
    letters = "".join(part[0] for part in tokens[len(head.split()) :])
    if len(letters) < 2:
        return
    for found in re.finditer(rf"(?<!\w){re.escape(head)}\s+", plain):
        short = ABBREVIATION.match(text, found.end())
        if short is None or letters_in(short[0]) != letters:
            continue
        if not _other_place(text, plain, short.end(), unit, words):
            yield _mention(text, found.start(), short.end(), How.NAME)


def _other_place(text: str, plain: str, at: int, unit: OwnUnit, words: GroupWords) -> bool:
    """Whether the name of another place follows ("Phòng Văn hóa xã Phú Hòa")."""
    found = re.compile(rf"\s+(?:{place_pattern(words)})\s+").match(plain, at)
    piece = _PIECE.match(text, found.end()) if found else None
    return piece is not None and bool(unit.proper) and even(piece[0]) != even(unit.proper)


def _begins_unit(plain: str, words: GroupWords) -> bool:
    return any(plain.startswith(head) for head in words.heads)


# --- by its place


@lru_cache(maxsize=8)
def _place_groups(words: GroupWords) -> re.Pattern[str]:
    organs = "|".join(map(spaced, sorted(words.organs, key=len, reverse=True)))
    quantifiers = "|".join((*map(spaced, sorted(words.quantifiers, key=len, reverse=True)), _COUNT))
    joins = "|".join(map(re.escape, words.joins))
    place = place_pattern(words)
    organ_join = r"\s*(?:,\s*và|,|/|và|-|–|&)\s*(?:các\s+)?"
    place_join = rf"\s*(?:(?:{joins})\s*){{1,2}}(?:(?:{quantifiers})\s+)?"
    return re.compile(
        rf"(?<!\w)(?P<organs>(?:{organs})(?!\w)(?:{organ_join}(?:{organs})(?!\w))*\s+(?:của\s+|ở\s+|tại\s+)?)?"
        rf"(?P<many>(?:{quantifiers})\s+)?(?P<places>(?:{place})(?:{place_join}(?:{place}))*)"
    )


def _placed(text: str, plain: str, unit: OwnUnit, words: GroupWords, setting: Setting) -> Iterator[Mention]:
    if unit.kind is None or unit.place is None:
        return
    for found in _place_groups(words).finditer(plain):
        organs = {kind for name, kind in words.organs.items() if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", found["organs"] or "")}
        if organs and unit.kind not in organs:
            continue
        before = _before(plain, found.start(), words) if not organs else ""
        if before is None:
            continue
        names, end = _names(text, plain, found.end(), words)
        places = _place_words(found["places"], words)
        if names:
            how = _by_name(names, places, unit, words)
        elif found["many"] or (organs and found["organs"]) or len(places) > 1:
            how = _by_group(found, plain[end:], unit, words, setting)
            how = None if how is not None and _excepted(plain, end, unit, words) else how
        else:
            how = None
        if how is None:
            continue
        if not organs and (before == "area" or unit.kind != GOVERNMENT):
            how = How.AREA
        yield _mention(text, found.start(), end if names else found.end(), how)


def _place_words(places: str, words: GroupWords) -> list[str]:
    return [word for word in words.places if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", _without_longer(places, word, words))]


def _without_longer(places: str, word: str, words: GroupWords) -> str:
    """The words for places without those in which this one lies ("thị xã" is no "xã")."""
    for longer in words.places:
        if longer != word and word in longer:
            places = places.replace(longer, " ")
    return places


def _before(plain: str, at: int, words: GroupWords) -> str | None:
    """What stands before a place: nothing that matters, an "area" of it, or (None) somebody else who belongs to it ("cán bộ các xã")."""
    rest = plain[:at].rstrip()
    if not rest or not rest[-1].isalnum():
        return ""
    if any(rest.endswith(word) and not rest[: -len(word)][-1:].isalnum() for word in words.areas):
        return "area"
    return "" if any(rest.endswith(word) and not rest[: -len(word)][-1:].isalnum() for word in words.openings) else None


def _names(text: str, plain: str, at: int, words: GroupWords) -> tuple[tuple[str, ...], int]:
    """The names of places that follow, and where they end."""
    start = re.compile(r"\s*[:(]?\s*").match(text, at)
    begin = start.end() if start else at
    capitals = text[:at].isupper()
    found: list[str] = []
    end = at
    while begin < len(text):
        first = _WORD.match(plain, begin)
        if first is None or first[0] in words.tails or _begins_unit(plain[begin:], words) or plain.startswith("tổ ", begin):
            break
        piece = re.compile(r"[^,;:.()\n]+?(?=\s+(?:VÀ)\s|[,;:.()\n]|$)").match(text, begin) if capitals else _PIECE.match(text, begin)
        if piece is None or (
            not capitals
            and " " not in piece[0].strip()
            and re.match(rf"\s+[^\W\d{CAPITALS}_]", text[piece.end() :])
            and not _goes_on(plain, piece.end(), words)
        ):
            break
        found.append(piece[0].strip())
        end = piece.end()
        more = re.compile(rf"\s*(?:,\s*và|,|;|\bvà\b)\s*(?:(?:{place_pattern(words)})\s+)?").match(plain, end)
        if more is None:
            break
        begin = more.end()
    return tuple(found), end


def _goes_on(plain: str, at: int, words: GroupWords) -> bool:
    """Whether a sentence goes on behind a name of one word ("xã Nam có trách nhiệm") where otherwise it were a verb's first one ("Tổ chức")."""
    return any(re.match(rf"\s+{re.escape(tail)}(?!\w)", plain[at:]) for tail in words.tails)


def _by_name(names: tuple[str, ...], places: list[str], unit: OwnUnit, words: GroupWords) -> How | None:
    level = words.places[unit.place][0] if unit.place else ""
    if not any(words.places[place][0] == level for place in places):
        return None
    own = even(unit.proper)
    if any(even(name) == own or even(name).startswith(f"{own} (") for name in names):
        return How.NAME if _whole(unit.place or "", words) in {_whole(place, words) for place in places} else How.UNLIKE
    return How.UNLIKE if any(fold(name) == fold(unit.proper) for name in names) else None


def _whole(place: str, words: GroupWords) -> str:
    return words.short.get(place, place)


def _by_group(found: "re.Match[str]", after: str, unit: OwnUnit, words: GroupWords, setting: Setting) -> How | None:
    many = (found["many"] or "").strip()
    levels = {words.places[place][0] for place in _place_words(found["places"], words)}
    if "city" in levels:
        levels = (levels - {"city"}) | {"province" if "province" in levels else "district"}
    own = unit.level.value if unit.level else ""
    if own not in levels:
        gone = setting.date is None or setting.date <= words.districts_until
        return How.DISTRICT if own == UnitLevel.COMMUNE and "district" in levels and gone else None
    if many in words.few or (many[:1].isdigit() and "%" not in many):
        return How.SOME
    rest = after.lstrip()
    narrowed = any(re.match(rf"{re.escape(word)}(?!\w)", rest) for word in words.narrowing) and not any(rest.startswith(word) for word in words.neutral)
    return How.SOME if narrowed else How.GROUP


def _excepted(plain: str, at: int, unit: OwnUnit, words: GroupWords) -> bool:
    """Whether the unit is left out by name ("trừ xã Bình An")."""
    exceptions = "|".join(map(re.escape, words.exceptions))
    found = re.compile(rf"[\s\w]{{0,40}}?[\s(,]+(?:{exceptions})\s+(?P<who>[^;.)]*)").match(plain, at)
    return found is not None and re.search(rf"(?<!\w){re.escape(even(unit.proper))}(?!\w)", found["who"]) is not None


# --- by other groups


@lru_cache(maxsize=8)
def _phrases(words: GroupWords) -> tuple[tuple[re.Pattern[str], PhraseGroup], ...]:
    pairs = [(word, group) for group in words.groups for word in group.words]
    return tuple((re.compile(rf"(?<!\w){spaced(word)}(?!\w)"), group) for word, group in sorted(pairs, key=lambda pair: len(pair[0]), reverse=True))


def _grouped(text: str, plain: str, unit: OwnUnit, words: GroupWords, setting: Setting) -> Iterator[Mention]:
    taken: list[tuple[int, int]] = []
    for pattern, group in _phrases(words):
        for found in pattern.finditer(plain):
            if any(start < found.end() and found.start() < end for start, end in taken):
                continue
            if _before(plain, found.start(), words) != "":
                continue
            taken.append(found.span())
            if (how := _in_group(group, plain[found.end() :].lstrip(), unit, setting)) is not None:
                yield _mention(text, found.start(), found.end(), how)


def _in_group(group: PhraseGroup, after: str, unit: OwnUnit, setting: Setting) -> How | None:
    match group.who:
        case "anyone":
            return How.ANYONE
        case "levels":
            return How.GROUP if unit.kind == GOVERNMENT else How.ANYONE
        case "below":
            if unit.kind != GOVERNMENT or unit.level is None:
                return None
            if setting.level is None:
                return How.SOME
            levels, higher = list(UnitLevel), setting.level
            steps = levels.index(unit.level) - levels.index(higher)
            direct = steps == 1 or (higher is UnitLevel.PROVINCE and unit.level is UnitLevel.COMMUNE)
            return (How.SOME if re.match(r"(?:có\s+)?liên quan|được", after) or not direct else How.BELOW) if steps > 0 else None
        case _:
            heads = any(even(unit.core).startswith(head) for head in group.heads)
            return (How.SOME if re.match(r"(?:có\s+)?liên quan", after) else How.GROUP) if heads else None


def _mention(text: str, start: int, end: int, how: How) -> Mention:
    while end > start and text[end - 1] in " \t\n" + _STOP:
        end -= 1
    return Mention(start=start, end=end, words=" ".join(text[start:end].split()), how=how)
