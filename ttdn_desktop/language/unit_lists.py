"""Names that say several units: groups ("các sở, ban, ngành"), names behind "các", and where names with commas in them may be parted."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.language.body_names import bodies_named
from ttdn_desktop.language.casing import CAPITALS
from ttdn_desktop.language.unit_groups import GroupWords, even

_SEVERAL = re.compile(r"\s*[,;]\s*|\s+[-–]\s+|\s+và\s+")
_CAPITAL_LATER = re.compile(rf"\s[{CAPITALS}]")
_MOST_PIECES = 5  # of one name


def is_plural(name: str, plain: str, directory: Directory) -> bool:
    """Begins with "các", or has it behind names of bodies."""
    if begins(plain, directory.words.plural):
        return True
    before, found, after = parted(name, " các ")
    return (
        bool(found)
        and not _CAPITAL_LATER.search(f" {after}")
        and ":" not in after
        and all(_is_organ(one, directory) for one in re.split(r"\s*[,&]\s*|\s+và\s+", before))
    )


def _is_organ(name: str, directory: Directory) -> bool:
    found = bodies_named(name, directory)
    return found is not None and len(found[1][0].levels) > 1


def is_nouns(name: str, plain: str, directory: Directory) -> bool:
    """Nothing but nouns for many ("bộ, ngành, địa phương"), or a noun with what narrows it ("địa phương được lựa chọn")."""
    first, nouns = re.split(r"\s*[,;/]\s*|\s+và\s+", plain)[0], directory.words.group_nouns
    return not _CAPITAL_LATER.search(name) and begins(first, nouns) and (first in nouns or len(first.split()) > 2)


def runs_from(name: str, at: int) -> Iterator[str]:
    """What one name may be that begins there in a list, the longest first: the marks between names may also stand within one ("Tài nguyên và Môi trường")."""
    ends = [found.start() for found, _count in zip(_SEVERAL.finditer(name, at), range(_MOST_PIECES), strict=False)]
    if len(ends) < _MOST_PIECES:
        ends.append(len(name))
    yield from (name[at:end] for end in reversed(ends))


def behind(name: str, at: int) -> int:
    """Where the next name begins behind the one that ends there."""
    mark = _SEVERAL.match(name, at)
    return mark.end() if mark else len(name)


def begins(plain: str, words: tuple[str, ...]) -> bool:
    return any(plain.startswith(word) and not plain[len(word) : len(word) + 1].isalnum() for word in words)


def parted(name: str, mark: str) -> tuple[str, str, str]:
    before, found, after = name.partition(mark)
    return before.strip(), found, after.strip()


@lru_cache(maxsize=4)
def _kinds_alone(groups: GroupWords) -> re.Pattern[str]:
    kinds = "|".join(map(re.escape, sorted(groups.places, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:(?:{kinds})(?:\s*(?:,|/|và|;|-|–)\s*(?:{kinds}))+|cấp (?:{kinds}))$")


def of_kinds(plain: str, groups: GroupWords) -> bool:
    """Kinds of places, none of them with a name: "UBND xã, phường", "UBND cấp xã"."""
    return _kinds_alone(groups).search(plain) is not None


_LISTING = re.compile(
    rf"(?P<before>.*?)(?:^|\s)(?:[Cc]ác|[Hh]ai|[Bb]a|[Bb]ốn)\s+(?P<kind>[^\d\W]+(?:\s+(?![{CAPITALS}])[^\d\W]+)?)\s*:?\s+(?P<names>[{CAPITALS}].*)$"
)


def listing(name: str, kinds: Collection[str]) -> tuple[str, str, list[str]] | None:
    """What stands before "các", the noun behind it, and the names: ("UBND", "phường", ["Yên Bái", "Văn Phú"])."""
    found = _LISTING.match(name)
    if found is None or even(found["kind"]) not in kinds:
        return None
    return found["before"].strip(), even(found["kind"]), [piece.strip() for piece in re.split(r"\s*[,;]\s*", found["names"]) if piece.strip()]
