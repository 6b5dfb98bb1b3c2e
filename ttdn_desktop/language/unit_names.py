"""What a name in a plan means on its day: a body, a place, a group, a person; never silently wrong: what is not certain is asked about."""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from ttdn_desktop.domain.archive import is_archive
from ttdn_desktop.domain.bodies import Body, Successor
from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.gazetteer import Place
from ttdn_desktop.language.body_names import Match, bodies_named, index_of, likely, named_in, on_day
from ttdn_desktop.language.casing import CAPITALS
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.place_index import places_named, plain_name
from ttdn_desktop.language.place_names import Named, PlaceMeant, Whereabouts, place_meant, province_in, split_place
from ttdn_desktop.language.unit_groups import GroupWords, even

_NOTE = re.compile(r"\s*\([^()]*\)?\s*$")
_ENDS = " .,;:-–\t\n"
_LONGEST = 400
_SEVERAL = re.compile(r"\s*[,;]\s*|\s+[-–]\s+|\s+và\s+")
_ANDS = re.compile(r"\s(?:và|&)$")
_OF_PARTY = re.compile(r"ủy$")
_BLANK = re.compile(r"…|\.{3}|_{3}")
_CAPITAL_LATER = re.compile(rf"\s[{CAPITALS}]")
_HEAD = 16  # words
_HEIRS = 12  # so many units in its place are named at most


class How(StrEnum):
    """How a name was understood."""

    OWN = "own"  # one of the office's own units
    EXACT = "exact"
    SHORT = "short"  # abbreviated
    ORDER = "order"  # its words in another order
    MARKS = "marks"  # without its marks
    OLD = "old"  # a unit that is no more on the day
    GROUP = "group"  # "các sở, ban, ngành"
    LIST = "list"  # several, one by one
    PERSON = "person"  # a person, or whoever holds an office
    POINTER = "pointer"  # "như trên", "lưu"
    KIND = "kind"  # a unit of a kind that no directory lists: a school, a company
    AMBIGUOUS = "ambiguous"  # one of several
    UNKNOWN = "unknown"


ASKED = frozenset({How.AMBIGUOUS, How.UNKNOWN})
_MATCHES = {Match.EXACT: How.EXACT, Match.SHORT: How.SHORT, Match.ORDER: How.ORDER, Match.MARKS: How.MARKS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a name means. `body` and `place` are certain where it is not asked about; `bodies` and `places` are those among which a person chooses."""

    name: str
    how: How
    body: Body | None = None
    place: Place | None = None
    own: str = ""  # the office's unit
    bodies: tuple[Body, ...] = ()
    places: tuple[Place, ...] = ()
    parts: tuple["Resolution", ...] = ()  # of a list
    valid: bool = True  # on the day
    successors: tuple[Successor, ...] = ()  # where it is not
    gone: dt.date | None = None  # the last day of the kind of unit it is said to be of

    @property
    def is_sure(self) -> bool:
        """Whether nobody needs to be asked."""
        return self.how not in ASKED and all(part.is_sure for part in self.parts)

    @property
    def last(self) -> dt.date | None:
        """The last day of the name, where it is no more."""
        days = [one.last for one in (self.body, self.place) if one is not None and one.last is not None]
        return None if self.valid else min(days, default=self.gone)


def resolve(name: str, day: dt.date, directory: Directory, groups: GroupWords, *, office: Sequence[str] = (), province: str = "") -> Resolution:
    """What the name means on a day; `office` are names of its own units and of the issuing body, `province` is where it lies (or words that name it)."""
    return _reader(day, directory, groups, tuple(office), province).read(name)


@lru_cache(maxsize=16)
def _reader(day: dt.date, directory: Directory, groups: GroupWords, office: tuple[str, ...], province: str) -> "NameReader":
    return NameReader(day, directory, groups, office, province)


class NameReader:
    """Reads the names of one paper; what was read is kept."""

    def __init__(self, day: dt.date, directory: Directory, groups: GroupWords, office: tuple[str, ...] = (), province: str = "") -> None:
        self._day = day
        self._directory = directory
        self._groups = groups
        self._words = directory.words
        self._office = {fold(name): name for name in office if name.strip()}
        self._own_index = index_of([Body(name=name) for name in self._office.values()])
        keys = ((name, key) for name in reversed(self._office.values()) if (key := self._own_key(name)) is not None)
        self._own_bodies = {key: name for name, (body, kind, place) in keys for key in ((body, kind, place), (body, kind, ""))}
        said = [province, *office]
        self.province = next((found for text in said if text and (found := province_in(text, day, directory)) is not None), None)
        own = frozenset(plain_name(f"{kind} {place}") for name in office for kind, place in split_place(name, groups)[1] if place)
        self._where = Whereabouts(day=day, directory=directory, province=self.province, own=own)
        self._districts_until = max((kind.last for kind in directory.kinds), default=dt.date.max)
        self._kept: dict[str, Resolution] = {}

    def read(self, name: str) -> Resolution:
        """What the name means."""
        found = self._kept.get(name)
        if found is None:
            found = self._kept[name] = replace(self._read(_cleaned(name)) if not _BLANK.search(name) or is_archive(name) else _unknown(name), name=name)
        return found

    def _read(self, name: str) -> Resolution:
        plain = even(name)
        if not plain:
            return _unknown(name)
        if own := self._own(name):
            return Resolution(name=name, how=How.OWN, own=own)
        if is_archive(name) or _begins(plain, self._words.pointers):
            return Resolution(name=name, how=How.POINTER)
        if (found := bodies_named(name, self._directory)) is not None and found[0] in {Match.EXACT, Match.SHORT}:
            return self._bodied(name, found)
        if _begins(plain, self._words.honorifics) and not places_named(name, self._directory):
            return Resolution(name=name, how=How.PERSON)
        return self._list(name) or self._group(name, plain) or self._several(name) or self._single(name, plain)

    # --- the office's own

    def _own(self, name: str) -> str:
        """The unit of the office a name says, also abbreviated, and without its place or with the kind of it alone ("Công an xã")."""
        if (own := self._office.get(fold(name))) is not None:
            return own
        found = named_in(self._own_index, name)
        if found is not None and len(found[1]) == 1 and found[0] is not Match.MARKS:
            return found[1][0].name
        key = self._own_key(name)
        return self._own_bodies.get(key, "") if key is not None else ""

    def _own_key(self, name: str) -> tuple[str, str, str] | None:
        """Body, kind of place and place."""
        core, chain = split_place(name, self._groups)
        found = bodies_named(core, self._directory) if chain and core else None
        if found is None or found[0] not in {Match.EXACT, Match.SHORT}:
            return None
        kind, place = chain[0]
        return found[1][0].name, kind, plain_name(place)

    # --- several

    def _list(self, name: str) -> Resolution | None:
        """ "Các sở: Tài chính, Xây dựng", "UBND các phường: Yên Bái, Văn Phú"."""
        found = _listing(name, {*self._groups.places, *self._words.group_nouns})
        if found is None:
            return None
        before, kind, names = found
        if kind in self._groups.places:
            parts = [self._read(f"{before} {kind} {one}".strip()) for one in names]
        elif before:
            return None
        elif any(part.is_sure for part in self._bodies_of(kind, [*names])):
            parts = list(self._bodies_of(kind, names))
        elif all(any(place in self._directory.provinces for place in places_named(one, self._directory)) for one in names):
            parts = [self._place_alone(one) for one in names]
        else:
            return None
        return Resolution(name=name, how=How.LIST, parts=tuple(parts), valid=all(part.valid for part in parts))

    def _bodies_of(self, kind: str, pieces: list[str]) -> Iterator[Resolution]:
        """The bodies of that kind, of as many pieces each as there are in its name."""
        at = 0
        while at < len(pieces):
            ends = range(len(pieces), at, -1)
            found = next(((end, one) for end in ends if (one := self._of_kind(kind, ", ".join(pieces[at:end]))) is not None), None)
            if found is not None:
                at = found[0]
                yield found[1]
            elif " và " in pieces[at]:
                pieces[at : at + 1] = pieces[at].split(" và ", 1)
            else:
                yield self._asked(f"{kind} {pieces[at]}")
                at += 1

    def _of_kind(self, kind: str, rest: str) -> Resolution | None:
        name = f"{kind[:1].upper()}{kind[1:]} {rest}"
        found = bodies_named(name, self._directory)
        return self._bodied(name, found) if found is not None else None

    def _place_alone(self, name: str) -> Resolution:
        """A province named without its kind."""
        named = [place for place in places_named(name, self._directory) if place in self._directory.provinces]
        standing = [place for place in named if place.stands_on(self._day)]
        if len(standing) == 1:
            return Resolution(name=name, how=How.EXACT, place=standing[0])
        if len(named) == 1 and named[0].last is not None and named[0].last < self._day:
            return self._placed(name, None, PlaceMeant(place=named[0], heirs=self._directory.heirs(named[0], self._day)), How.EXACT)
        return Resolution(name=name, how=How.AMBIGUOUS if named else How.UNKNOWN, places=tuple(named))

    def _group(self, name: str, plain: str) -> Resolution | None:
        """ "Các sở, ban, ngành", "UBND các xã, phường", "địa phương"."""
        if not (self._is_plural(name, plain) or _of_kinds(plain, self._groups) or self._is_nouns(name, plain)):
            return None
        words = re.findall(r"\w+", plain)
        gone = self._gone(tuple((kind, "") for kind in (*words, *map(" ".join, pairwise(words)))))
        return Resolution(name=name, how=How.GROUP, valid=gone is None, gone=gone)

    def _is_plural(self, name: str, plain: str) -> bool:
        """Begins with "các", or has it behind names of bodies."""
        if _begins(plain, self._words.plural):
            return True
        before, found, after = _parted(name, " các ")
        return (
            bool(found)
            and not _CAPITAL_LATER.search(f" {after}")
            and ":" not in after
            and all(self._is_organ(one) for one in re.split(r"\s*[,&]\s*|\s+và\s+", before))
        )

    def _is_organ(self, name: str) -> bool:
        found = bodies_named(name, self._directory)
        return found is not None and len(found[1][0].levels) > 1

    def _is_nouns(self, name: str, plain: str) -> bool:
        """Nothing but nouns for many ("bộ, ngành, địa phương"), or a noun with what narrows it ("địa phương được lựa chọn")."""
        first = re.split(r"\s*[,;/]\s*|\s+và\s+", plain)[0]
        return not _CAPITAL_LATER.search(name) and _begins(first, self._words.group_nouns) and (first in self._words.group_nouns or len(first.split()) > 2)

    def _several(self, name: str) -> Resolution | None:
        """Names with commas between them, each of which says a unit."""
        before, colon, _after = _parted(name, ":")
        if colon:  # "VPCP: các Vụ, Cục"
            named = bodies_named(before, self._directory)
            return self._bodied(name, named) if named is not None and named[0] in {Match.EXACT, Match.SHORT} else _unknown(name)
        pieces = [piece for piece in _SEVERAL.split(name) if piece.strip()]
        if len(pieces) < 2 or bodies_named(name, self._directory) is not None or self._whole_but_place(name):
            return None
        parts = [self._read(piece) for piece in pieces]
        if all(part.is_sure and part.how is not How.KIND for part in parts):
            return Resolution(name=name, how=How.LIST, parts=tuple(parts), valid=all(part.valid for part in parts))
        return None

    def _whole_but_place(self, name: str) -> bool:
        """Whether its commas stand in the name of one body, or between a place and what it lies in."""
        core, chain = split_place(name, self._groups)
        return bool(chain) and (not core or bodies_named(core, self._directory) is not None)

    # --- one

    def _single(self, name: str, plain: str) -> Resolution:
        if (found := bodies_named(name, self._directory)) is not None:
            return self._bodied(name, found)
        core, chain = split_place(name, self._groups)
        if chain:
            return self._with_place(name, core, chain)
        if (ended := self._ending(name)) is not None:
            return ended
        if (place := self._place_alone(name)).place is not None:
            return place
        return Resolution(name=name, how=How.KIND) if _begins(plain, self._words.local) else self._asked(name)

    def _with_place(self, name: str, core: str, chain: tuple[Named, ...]) -> Resolution:
        """A body and the place it is of; a place alone."""
        found = bodies_named(core, self._directory) if core else None
        if core and found is None:
            if _begins(even(core), self._words.local):
                gone = self._gone(chain) if _begins(even(core), self._words.of_level) else None
                return Resolution(name=name, how=How.KIND if gone is None else How.OLD, valid=gone is None, gone=gone)
            inner = self._ending(core)
            return replace(inner, name=name) if inner is not None else self._asked(name)
        bodied = self._bodied(name, found) if found is not None else None
        if not chain[0][1]:
            return self._of_own_level(bodied or _unknown(name), chain[0][0])
        meant = place_meant(chain, self._where)
        if bodied is not None and not bodied.is_sure:
            return bodied
        placed = self._placed(name, bodied, meant, bodied.how if bodied is not None else How.EXACT)
        if placed.place is None and not meant.own and (gone := self._gone(chain)) is not None:  # whichever it was
            return replace(placed, how=How.OLD, valid=False, gone=gone)
        return placed

    def _gone(self, chain: tuple[Named, ...]) -> dt.date | None:
        """The last day of a kind that is no more, of which the place is said to be, or to lie in one."""
        return next((one.last for kind, _name in chain for one in self._directory.kinds if kind == one.name and one.last < self._day), None)

    def _of_own_level(self, bodied: Resolution, kind: str) -> Resolution:
        """Of the place that the paper is from ("Công an tỉnh"); there are no districts any more."""
        if not bodied.is_sure:
            return bodied
        if (gone := self._gone(((kind, ""),))) is not None:
            return replace(bodied, how=How.OLD, valid=False, gone=gone)
        if self.province is not None and kind != self.province.kind and (kind == "tỉnh" or (kind == "thành phố" and self._day > self._districts_until)):
            return Resolution(name=bodied.name, how=How.AMBIGUOUS, body=bodied.body, places=(self.province,))
        return bodied

    def _ending(self, name: str) -> Resolution | None:
        """A body followed by a place without its kind ("Công an Hà Nội"), or by the body it belongs to ("Ban Dân vận Huyện ủy")."""
        words = name.split()
        for at in range(min(len(words) - 1, _HEAD), 0, -1):
            head, rest = " ".join(words[:at]).rstrip(" ,-–"), " ".join(words[at:])
            found = bodies_named(head, self._directory)
            if found is None or not rest[:1].isupper() or _ANDS.search(head):
                continue
            bodied = self._bodied(name, found)
            if (owner := bodies_named(rest, self._directory)) is not None and _OF_PARTY.search(even(rest)):
                return bodied if bodied.how in ASKED or not bodied.valid else replace(self._bodied(name, owner), body=bodied.body, name=name)
            place = self._place_alone(rest)
            if place.place is not None:
                return self._placed(name, bodied, PlaceMeant(place=place.place, heirs=self._directory.heirs(place.place, self._day)), bodied.how)
            for kind in (one for one in self._groups.places if one.split()[0] == even(head).split()[0]):  # "Huyện ủy Thanh Miện", "Thị ủy Sơn Tây"
                meant = place_meant(((kind, rest),), self._where)
                if meant.place is not None:
                    return self._placed(name, bodied, meant, bodied.how)
        return None

    def _bodied(self, name: str, found: tuple[Match, tuple[Body, ...]]) -> Resolution:
        """The body that is meant on the day."""
        match, bodies = found[0], on_day(found[1], self._day)
        if len(bodies) > 1:
            return Resolution(name=name, how=How.AMBIGUOUS, bodies=bodies)
        (body,) = bodies
        if body.stands_on(self._day):
            return Resolution(name=name, how=_MATCHES[match], body=body)
        return Resolution(name=name, how=How.OLD, body=body, valid=False, successors=body.successors)

    def _placed(self, name: str, bodied: Resolution | None, meant: PlaceMeant, how: How) -> Resolution:
        """The body of the place."""
        body, own_successors = (bodied.body, bodied.successors) if bodied is not None else (None, ())
        valid = bodied.valid if bodied is not None else True
        if meant.own:
            return Resolution(name=name, how=how, body=body, valid=valid, successors=own_successors)
        if meant.place is None:
            return Resolution(name=name, how=How.AMBIGUOUS if meant.among else How.UNKNOWN, body=body, places=meant.among)
        if meant.place.stands_on(self._day):
            successors = tuple(replace(one, name=f"{one.name} {meant.place.title}") for one in own_successors)
            return Resolution(name=name, how=how, body=body, place=meant.place, valid=valid, successors=successors)
        heads = own_successors or (Successor(name=body.name if body is not None and valid else ""),)
        successors = tuple(replace(head, name=f"{head.name} {heir.title}".strip()) for head in heads for heir in meant.heirs[:_HEIRS])
        return Resolution(name=name, how=How.OLD, body=body, place=meant.place, valid=False, successors=successors)

    def _asked(self, name: str) -> Resolution:
        """Nobody can say for certain."""
        bodies = likely(name, self._day, self._directory)
        return Resolution(name=name, how=How.AMBIGUOUS if bodies else How.UNKNOWN, bodies=bodies)


def _unknown(name: str) -> Resolution:
    return Resolution(name=name, how=How.UNKNOWN)


def _cleaned(name: str) -> str:
    """Without blanks, marks and remarks in brackets at its end ("(để b/c)")."""
    name = " ".join(name.replace("\u00a0", " ").split())[:_LONGEST].strip(_ENDS)
    while (shorter := _NOTE.sub("", name).strip(_ENDS)) != name and shorter:
        name = shorter
    return name


def _begins(plain: str, words: tuple[str, ...]) -> bool:
    return any(plain.startswith(word) and not plain[len(word) : len(word) + 1].isalnum() for word in words)


def _parted(name: str, mark: str) -> tuple[str, str, str]:
    before, found, after = name.partition(mark)
    return before.strip(), found, after.strip()


@lru_cache(maxsize=4)
def _kinds_alone(groups: GroupWords) -> re.Pattern[str]:
    kinds = "|".join(map(re.escape, sorted(groups.places, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:(?:{kinds})(?:\s*(?:,|/|và|;|-|–)\s*(?:{kinds}))+|cấp (?:{kinds}))$")


def _of_kinds(plain: str, groups: GroupWords) -> bool:
    """Kinds of places, none of them with a name: "UBND xã, phường", "UBND cấp xã"."""
    return _kinds_alone(groups).search(plain) is not None


_LISTING = re.compile(
    rf"(?P<before>.*?)(?:^|\s)(?:[Cc]ác|[Hh]ai|[Bb]a|[Bb]ốn)\s+(?P<kind>[^\d\W]+(?:\s+(?![{CAPITALS}])[^\d\W]+)?)\s*:?\s+(?P<names>[{CAPITALS}].*)$"
)


def _listing(name: str, kinds: Collection[str]) -> tuple[str, str, list[str]] | None:
    """What stands before "các", the noun behind it, and the names: ("UBND", "phường", ["Yên Bái", "Văn Phú"])."""
    found = _LISTING.match(name)
    if found is None or even(found["kind"]) not in kinds:
        return None
    return found["before"].strip(), even(found["kind"]), [piece.strip() for piece in re.split(r"\s*[,;]\s*", found["names"]) if piece.strip()]
