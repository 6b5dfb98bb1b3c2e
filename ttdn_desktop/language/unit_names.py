"""What a name in a plan means on its day: a body, a place, a group, a person; never silently wrong: what is not certain is asked about."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import pairwise

from ttdn_desktop.domain.archive import is_archive
from ttdn_desktop.domain.bodies import Body, Successor
from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.language.body_names import Match, bodies_named, index_of, likely, named_in, on_day
from ttdn_desktop.language.body_titles import body_and_owner, kind_said, of_places, party_in
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.place_index import places_named, plain_name
from ttdn_desktop.language.place_names import Named, PlaceMeant, Whereabouts, place_meant, province_in, split_place
from ttdn_desktop.language.unit_groups import GroupWords, even
from ttdn_desktop.language.unit_lists import begins, behind, is_nouns, is_plural, listing, of_kinds, parted, runs_from
from ttdn_desktop.language.unit_meaning import How, Resolution

__all__ = ["How", "NameReader", "Resolution", "resolve"]

_NOTE = re.compile(r"\s*\([^()]*\)?\s*$")
_ENDS = " .,;:-–\t\n"
_LONGEST = 400
_ANDS = re.compile(r"\s(?:và|&)$")
_BLANK = re.compile(r"…|\.{3}|_{3}")
_HEAD = 16  # words
_HEIRS = 12  # so many units in its place are named at most
_MATCHES = {Match.EXACT: How.EXACT, Match.SHORT: How.SHORT, Match.ORDER: How.ORDER, Match.MARKS: How.MARKS}
_NAMED = frozenset({Match.EXACT, Match.SHORT})


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
        self._split = partial(split_place, words=groups, directory=directory)
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
        if is_archive(name) or begins(plain, self._words.pointers):
            return Resolution(name=name, how=How.POINTER)
        if (found := bodies_named(name, self._directory)) is not None and found[0] in _NAMED:
            return self._of_own_level(self._bodied(name, found), kind_said(name, self._groups))
        if begins(plain, self._words.honorifics) and not places_named(name, self._directory):
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
        core, chain = self._split(name)
        found = bodies_named(core, self._directory) if chain and core else None
        if found is None or found[0] not in {Match.EXACT, Match.SHORT}:
            return None
        kind, place = chain[0]
        return found[1][0].name, kind, plain_name(place)

    # --- several

    def _list(self, name: str) -> Resolution | None:
        """ "Các sở: Tài chính, Xây dựng", "UBND các phường: Yên Bái, Văn Phú"."""
        found = listing(name, {*self._groups.places, *self._words.group_nouns})
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
            return self._placed(name, None, PlaceMeant(place=named[0], heirs=self._directory.heirs(named[0], self._day)))
        return Resolution(name=name, how=How.AMBIGUOUS if named else How.UNKNOWN, places=tuple(named))

    def _group(self, name: str, plain: str) -> Resolution | None:
        """ "Các sở, ban, ngành", "UBND các xã, phường", "địa phương"."""
        if not (is_plural(name, plain, self._directory) or of_kinds(plain, self._groups) or is_nouns(name, plain, self._directory)):
            return None
        words = re.findall(r"\w+", plain)
        gone = self._gone(tuple((kind, "") for kind in (*words, *map(" ".join, pairwise(words)))))
        return Resolution(name=name, how=How.GROUP, valid=gone is None, gone=gone)

    def _several(self, name: str) -> Resolution | None:
        """Names with commas between them, each of which says a unit."""
        before, colon, _after = parted(name, ":")
        if colon:  # "VPCP: các Vụ, Cục"
            named = bodies_named(before, self._directory)
            return self._bodied(name, named) if named is not None and named[0] in {Match.EXACT, Match.SHORT} else _unknown(name)
        if bodies_named(name, self._directory) is not None or self._whole_but_place(name):
            return None
        parts, at = list[Resolution](), 0
        while at < len(name):
            longest, *shorter = runs_from(name, at)
            run = next((run for run in (longest, *shorter[:-1]) if run != name and self._is_body(run)), shorter[-1] if shorter else longest)
            if run == name:
                return None
            if run.strip():
                parts.append(self._read(run.strip()))
            at = behind(name, at + len(run))
        if len(parts) > 1 and all((part.is_sure and part.how is not How.KIND) or part.how is How.CHANGING for part in parts):
            return Resolution(name=name, how=How.LIST, parts=tuple(parts), valid=all(part.valid for part in parts))
        return None

    def _is_body(self, name: str) -> bool:
        """Whether it is the name of one body, with its place or without."""
        found = bodies_named(self._split(name)[0], self._directory)
        return found is not None and found[0] in _NAMED

    def _whole_but_place(self, name: str) -> bool:
        """Whether its commas stand in the name of one body, or between a place and what it lies in."""
        core, chain = self._split(name)
        return bool(chain) and (not core or bodies_named(core, self._directory) is not None)

    # --- one

    def _single(self, name: str, plain: str) -> Resolution:
        if (found := bodies_named(name, self._directory)) is not None:
            return self._of_own_level(self._bodied(name, found), kind_said(name, self._groups))
        core, chain = self._split(name)
        if chain:
            return self._with_place(name, core, chain)
        if (ended := self._ending(name)) is not None:
            return ended
        if (place := self._place_alone(name)).place is not None:
            return place
        return Resolution(name=name, how=How.KIND) if begins(plain, self._words.local) else self._asked(name)

    def _with_place(self, name: str, core: str, chain: tuple[Named, ...]) -> Resolution:
        """A body and the place it is of; a place alone."""
        (kind, place), *_above = chain
        found, owner = body_and_owner(core, self._directory) if core else (None, "")
        if core and found is None and place:  # "Thanh tra tỉnh Bình Dương"
            found = bodies_named(f"{core} {kind}", self._directory)
        if core and found is None:
            if begins(even(core), self._words.local):
                gone = self._gone(chain) if begins(even(core), self._words.of_level) else None
                return Resolution(name=name, how=How.KIND if gone is None else How.OLD, valid=gone is None, gone=gone)
            inner = self._ending(core)
            return replace(inner, name=name) if inner is not None else self._asked(name)
        bodied = self._bodied(name, found) if found is not None else None
        if not place:
            return self._of_own_level(bodied or _unknown(name), kind)
        meant = place_meant(chain, self._where)
        if bodied is not None and bodied.how is How.AMBIGUOUS:
            return bodied
        placed = self._placed(name, bodied, meant, owner)
        if placed.place is None and not meant.own and (gone := self._gone(chain)) is not None:  # whichever it was
            return replace(placed, how=How.OLD, valid=False, gone=gone)
        return placed

    def _gone(self, chain: tuple[Named, ...]) -> dt.date | None:
        """The last day of a kind that is no more, of which the place is said to be, or to lie in one."""
        return next((one.last for kind, _name in chain for one in self._directory.kinds if kind == one.name and one.last < self._day), None)

    def _of_own_level(self, bodied: Resolution, kind: str) -> Resolution:
        """Of the place that the paper is from ("Công an tỉnh"); there are no districts any more."""
        if not bodied.is_sure or not bodied.valid or not kind:
            return bodied
        if (gone := self._gone(((kind, ""),))) is not None:
            return replace(bodied, how=How.OLD, valid=False, gone=gone)
        if self.province is not None and kind != self.province.kind and (kind == "tỉnh" or (kind == "thành phố" and self._day > self._districts_until)):
            return Resolution(name=bodied.name, how=How.AMBIGUOUS, body=bodied.body, places=(self.province,))
        return bodied

    def _ending(self, name: str) -> Resolution | None:
        """A body followed by a place without its kind ("Công an Hà Nội"), or by the body it belongs to ("Ban Dân vận Huyện ủy")."""
        words = name.split()
        if (alone := body_and_owner(name, self._directory))[1] and alone[0] is not None:
            return self._of_own_level(self._bodied(name, alone[0]), kind_said(name, self._groups))
        for at in range(min(len(words) - 1, _HEAD), 0, -1):
            head, rest = " ".join(words[:at]).rstrip(" ,-–"), " ".join(words[at:])
            found, owner = body_and_owner(head, self._directory)
            if found is None or not rest[:1].isupper() or _ANDS.search(head):
                continue
            bodied = self._bodied(name, found)
            if kind := kind_said(head, self._groups):  # "Huyện ủy Thanh Miện", "Ban Tuyên giáo Thành ủy Hà Nội"
                meant = place_meant(((kind, rest),), self._where)
                if meant.own or meant.place is not None or meant.among:
                    return bodied if bodied.how is How.AMBIGUOUS else self._placed(name, bodied, meant, owner)
                continue
            place = self._place_alone(rest)
            if place.place is not None:
                return self._placed(name, bodied, PlaceMeant(place=place.place, heirs=self._directory.heirs(place.place, self._day)))
        return None

    def _bodied(self, name: str, found: tuple[Match, tuple[Body, ...]]) -> Resolution:
        """The body that is meant on the day."""
        match, bodies = found[0], on_day(found[1], self._day)
        if len(bodies) > 1:
            return Resolution(name=name, how=How.AMBIGUOUS, bodies=bodies)
        (body,) = bodies
        if body.is_changing(self._day):
            return Resolution(name=name, how=How.CHANGING, body=body, successors=body.successors)
        if body.stands_on(self._day):
            return Resolution(name=name, how=_MATCHES[match], body=body)
        return Resolution(name=name, how=How.OLD, body=body, valid=False, successors=body.successors)

    def _placed(self, name: str, bodied: Resolution | None, meant: PlaceMeant, owner: str = "") -> Resolution:
        """The body of the place; `owner` is the committee of the Party it belongs to."""
        body, own_successors = (bodied.body, bodied.successors) if bodied is not None else (None, ())
        how, valid = (bodied.how, bodied.valid) if bodied is not None else (How.EXACT, True)
        if meant.own:
            return Resolution(name=name, how=how, body=body, valid=valid, successors=own_successors)
        if meant.place is None:
            return Resolution(name=name, how=How.AMBIGUOUS if meant.among else How.UNKNOWN, body=body, places=meant.among)
        party = party_in(owner or (body.name if body is not None else ""), self._directory)
        if meant.place.stands_on(self._day):
            if party and party != meant.place.kind:  # "Tỉnh ủy thành phố Hải Phòng"
                return Resolution(name=name, how=How.AMBIGUOUS, body=body, places=(meant.place,))
            now = of_places(own_successors, (meant.place,), owner, self._directory)
            return Resolution(name=name, how=how, body=body, place=meant.place, valid=valid, successors=now)
        heads = own_successors or (Successor(name=body.name if body is not None and valid else ""),)
        now = of_places(heads, meant.heirs[:_HEIRS], owner, self._directory)
        return Resolution(name=name, how=How.OLD, body=body, place=meant.place, valid=False, successors=now)

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
