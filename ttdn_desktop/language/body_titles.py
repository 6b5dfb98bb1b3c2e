"""Names of bodies with their places: words of the Party and kinds of places within a name go with the kind of the place ("Tỉnh ủy", "Thành ủy")."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from ttdn_desktop.domain.bodies import Body, Successor
from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.gazetteer import Place
from ttdn_desktop.language.body_names import Match, bodies_named
from ttdn_desktop.language.unit_groups import GroupWords, even

_OF_PARTY = re.compile(r"ủy$")
_PROVINCIAL = frozenset({"province", "city"})
_HEAD = 16  # words
_OF_ONE_KIND = re.compile(r"(?<!\w)(\w+) (?:ủy|đoàn)$")


def body_and_owner(name: str, directory: Directory) -> tuple[tuple[Match, tuple[Body, ...]] | None, str]:
    """The bodies a name may mean, alone or followed by the committee of the Party they belong to ("Ban Tuyên giáo Tỉnh ủy")."""
    found = bodies_named(name, directory)
    if found is not None or not _OF_PARTY.search(even(name)):
        return found, ""
    words = name.split()
    for at in range(min(len(words) - 1, _HEAD), 0, -1):
        owner, head = bodies_named(" ".join(words[at:]), directory), bodies_named(" ".join(words[:at]), directory)
        if owner is not None and head is not None:
            return head, owner[1][0].name
    return None, ""


def kind_said(name: str, words: GroupWords) -> str:
    """The kind of place that a name of a body says at its end ("Ban Tổ chức Tỉnh ủy", "Tỉnh đoàn", "Thanh tra tỉnh"), empty where it says none."""
    plain = even(name)
    if whole := next((kind for kind, (level, _not) in words.places.items() if level in _PROVINCIAL and plain.endswith(f" {kind}")), ""):
        return words.short.get(whole, whole)
    found = _OF_ONE_KIND.search(plain)
    return next((kind for kind in words.places if kind.split()[0] == found[1]), "") if found is not None else ""


def title_of(body: str, place: Place, directory: Directory) -> str:
    """The body of the place: "Thành ủy Hải Phòng", "Thanh tra thành phố Hải Phòng", "Sở Nội vụ thành phố Hải Phòng"."""
    found = _party_at(directory.party_committees).search(even(body))
    if found is not None and (committee := directory.party_committee(place)):
        return f"{body[: found.start()]}{committee}"
    if kind := _province_said(body, directory):
        return f"{body[: -len(kind)]}{place.title}"
    return f"{body} {place.title}".strip()


def _province_said(body: str, directory: Directory) -> str:
    """The kind of province at the end of the name ("Thanh tra tỉnh")."""
    return next((kind for kind in {one.kind for one in directory.provinces} if even(body).endswith(f" {kind}")), "")


def of_places(heads: Sequence[Successor], places: Sequence[Place], owner: str, directory: Directory) -> tuple[Successor, ...]:
    """The bodies of the places; where `owner`, to which they belong, has no such body at the level of the place, the committee there alone."""
    found: dict[Successor, None] = {}
    for head in heads:
        body = directory.body(head.name)
        for place in places:
            is_there = body is None or place.level in body.levels
            if not is_there and not owner and _province_said(head.name, directory):
                continue
            is_there = is_there or not owner
            found[replace(head, name=title_of(f"{head.name if is_there else ''} {owner}".strip(), place, directory))] = None
    return tuple(found)


def party_in(body: str, directory: Directory) -> str:
    """The kind of place of which the name says the Party's committee, empty where it says none."""
    found = _party_at(directory.party_committees).search(even(body))
    return next((kind for kind, name in directory.party_committees.items() if found is not None and even(name) == found[0]), "")


def _party_at(party: Mapping[str, str]) -> re.Pattern[str]:
    return _pattern(tuple(party.values()))


@lru_cache(maxsize=4)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    several = {name for name in names if names.count(name) > 1}  # "Đảng ủy" is of many kinds
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(even(name)) for name in names if name not in several) or '(?!)'})$")
