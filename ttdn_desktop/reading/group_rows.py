"""Rows that only name the tasks below them, and what they say for all of these."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ttdn_desktop.reading.grids import Layout, Owner
from ttdn_desktop.reading.outline import Rank, numbered
from ttdn_desktop.reading.paras import Para
from ttdn_desktop.reading.table_columns import WHO

_GIVEN = frozenset({"leads", "partners", "people", "doers", "time"})
"""Columns in which the row of a group may say something for all below it."""

_OF_GROUP = frozenset({"number", "title", "content", "group"})
"""Columns in which a group may say something."""

_SHORT_NUMBER = 8
_COUNTED = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}")
_PART = re.compile(r"[a-zđ]|\d{1,2}\.?[a-zđ]|[-–+*•]")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """A row that only names the tasks below it: "I. Công tác tuyên truyền". The lower the rank, the higher it stands."""

    paras: tuple[Para, ...]
    number: tuple[Para, ...] = ()
    stray: tuple[Para, ...] = ()  # what stands beside the name where tasks have their time or output
    given: tuple[tuple[str, tuple[Para, ...]], ...] = ()  # by key of its column, who does what stands below or when it is done
    rank: int = int(Rank.PROSE)


def giving_rows(layout: Layout, first: int, keys: Sequence[str]) -> frozenset[int]:
    """The rows of groups that say for all below them who does it or when: there most of these say nothing of their own."""
    if "number" not in keys:
        return frozenset()
    number, title = keys.index("number"), keys.index("title")
    columns = [(at, key) for at, key in enumerate(keys) if key in _GIVEN]
    signs = [row for row in range(first, len(layout.owners)) if _is_sign(layout.texts[row][number])]
    found: set[int] = set()
    for row, following in pairwise([*signs, len(layout.owners)]):
        texts = layout.texts[row]
        said = {key for at, key in columns if texts[at] and texts[at] != texts[title]}
        if not said or not texts[title] or texts[number] == texts[title] or covered(layout, row, title):
            continue
        below = [layout.texts[at] for at in range(row + 1, following) if layout.texts[at][title]]
        if any(2 * sum(not any(row[at] for at, other in columns if other == key) for row in below) >= max(len(below), 1) for key in said):
            found.add(row)
    return frozenset(found)


def giving(layout: Layout, row: int, keys: Sequence[str]) -> GroupRow:
    """A row of a group with what it says for all below it."""
    texts = layout.texts[row]
    number, title = keys.index("number"), keys.index("title")
    given = tuple((key, layout.paras(row, at)) for at, key in enumerate(keys) if key in _GIVEN and texts[at] and texts[at] != texts[title])
    known = {owner for owner, key in zip(layout.owners[row], keys, strict=True) if key in _GIVEN or key in {"number", "title"}}
    stray = tuple(para for owner in dict.fromkeys(layout.owners[row]) if owner is not None and owner not in known for para in layout.cells.get(owner, ()))
    paras = tuple(para for para in layout.paras(row, title) if not para.blank)
    return GroupRow(paras=paras, number=layout.paras(row, number), stray=stray, given=given, rank=int(_rank(texts[number].strip(" *")) or Rank.ROMAN))


def heading_row(layout: Layout, row: int, keys: Sequence[str]) -> GroupRow | None:
    """A row of an ordinary number and a name and nothing more, above rows that are its parts: 1.1, a, dashes, or without a number; None for others."""
    if "number" not in keys or row + 1 >= len(layout.owners):
        return None
    number, title = keys.index("number"), keys.index("title")
    texts, following = layout.texts[row], layout.texts[row + 1]
    sign, after = texts[number].strip(" .)"), following[number].strip(" .)")
    if _COUNTED.fullmatch(sign) is None or not texts[title] or not following[title] or sum(map(bool, texts)) != 2:
        return None
    part = after.startswith(f"{sign}.") or _PART.fullmatch(after) is not None
    if not part and (after or sum(map(bool, following)) < 2 or covered(layout, row + 1, title)):
        return None
    paras = tuple(para for para in layout.paras(row, title) if not para.blank)
    return GroupRow(paras=paras, number=layout.paras(row, number), rank=int(Rank.ARABIC) + sign.count("."))


def group_of(layout: Layout, row: int, keys: Sequence[str]) -> GroupRow | None:
    """The row as the name of a group; None where it is a task."""
    owners = layout.owners[row]
    filled = list(dict.fromkeys([owner for owner, text in zip(owners, layout.texts[row], strict=True) if owner is not None and text]))
    if not filled or any(owner[0] < row for owner in filled) or row + 1 >= len(layout.owners):
        return None
    title = owners[keys.index("title")]
    number = owners[keys.index("number")] if "number" in keys else None
    words = [owner for owner in filled if owner != number or owner == title]
    if len(words) > 1 and (number is None or any(text and key in WHO for key, text in zip(keys, layout.texts[row], strict=True))):
        return None  # as nearly every row: somebody is to do it
    if (stray := _beside(layout, row, keys)) and number is not None:
        words = [owner for owner in words if owner not in stray]
    if len(words) > 1 or (words and words[0] != title and (layout.width == 1 or words[0] != owners[1])):
        return None
    if not words:  # all in the cell of the number
        words, number = [filled[0]], None
    sign = "".join(para.text for para in layout.cells.get(number, ())).strip() if number is not None and number != words[0] else ""
    paras = tuple(para for para in layout.cells.get(words[0], ()) if not para.blank)
    wide = sum(1 for owner in owners if owner == words[0])
    rank = _rank(sign.strip(" *")) if sign else _rank(paras[0].text)
    if len(sign) > _SHORT_NUMBER:
        return None
    if stray and (rank is None or not sign):
        return None
    if rank is None and sign and not (wide > 1 and any(key in WHO and owner == words[0] for key, owner in zip(keys, owners, strict=True))):
        return None  # an ordinary number: a task of which nothing more is said, if its cell does not cover those of who does it
    strong = all(para.bold or para.capitals for para in paras)
    if rank is None and wide < min(3, layout.width) and not strong:
        return None
    beside = tuple(para for owner in stray for para in layout.cells.get(owner, ()))
    printed = layout.cells.get(number, ()) if number is not None and sign else ()
    return GroupRow(paras=paras, number=printed, stray=beside, rank=int(rank if rank is not None else Rank.ARABIC))


def _beside(layout: Layout, row: int, keys: Sequence[str]) -> tuple[Owner, ...]:
    """The cells of a row that say something in columns where a group says nothing; none where somebody is to do it."""
    owners = layout.owners[row]
    said = [(key, owner) for key, owner, text in zip(keys, owners, layout.texts[row], strict=True) if text and owner is not None and key not in _OF_GROUP]
    title = owners[keys.index("title")]
    return () if any(key in WHO or owner == title for key, owner in said) else tuple(dict.fromkeys(owner for _, owner in said))


def _is_sign(text: str) -> bool:
    """Whether the number of a row is that of a group."""
    return bool(text) and not text[0].isdigit() and _rank(text.strip(" *")) is not None


def _rank(text: str) -> Rank | None:
    """The level of the number of a group: Roman or a capital letter; None for others."""
    found = numbered(f"{text.rstrip(' .')}. x") if len(text) <= _SHORT_NUMBER else numbered(text)
    return found.rank if found is not None and found.rank <= Rank.ROMAN else None


def covered(layout: Layout, row: int, column: int) -> bool:
    """Whether the cell at a place began in a row above."""
    owner = layout.owners[row][column]
    return owner is not None and owner[0] < row
