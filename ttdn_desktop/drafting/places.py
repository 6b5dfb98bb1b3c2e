"""What the places `{…}` of official words are filled with: texts and lists, computed from a plan and from what was asked for a paper."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ttdn_desktop.drafting.ground import Ground
from ttdn_desktop.drafting.place_lists import Entry, plan_lists, purposes_of
from ttdn_desktop.drafting.place_texts import plan_texts
from ttdn_desktop.drafting.recipients import capitalised
from ttdn_desktop.language.fold import fold
from ttdn_desktop.paper.paper_words import CommonWords, FactWords

EACH = "each:"
"""Before the name of a list of which every entry is a line of its own."""

PLACE = re.compile(rf"\{{((?:{EACH})?[a-z_0-9]+)\}}")
"""A place in official words; its name with what stands before that of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Texts and lists by name."""

    texts: Mapping[str, str]
    lists: Mapping[str, tuple[Entry, ...]]

    def with_entry(self, entry: Entry) -> "Places":
        """The same with the texts of one entry over them; the lists of its own (named "list:id") stand for the common ones."""
        own = {name.removesuffix(f":{entry['id']}"): values for name, values in self.lists.items() if name.endswith(f":{entry.get('id')}")}
        return Places(texts={**self.texts, **entry}, lists={**self.lists, **own} if own else self.lists)

    def over(self, own: "Places") -> "Places":
        """The same with these over them."""
        return Places(texts={**self.texts, **own.texts}, lists={**self.lists, **own.lists})


NO_PLACES = Places(texts={}, lists={})
"""None at all."""


def filled(text: str, places: Places) -> str:
    """The text with its places filled; a name that no place has stays as it was typed."""
    return PLACE.sub(lambda found: places.texts.get(found[1].removeprefix(EACH), found[0]), text)


def filled_with(text: str, **values: str) -> str:
    """The text with these places alone filled; an office may have worded it, so nothing in it is an error."""
    return filled(text, Places(texts=values, lists={}))


def lines_of(templates: Iterable[str], places: Places) -> tuple[str, ...]:
    """Lines of addressees or recipients; "{each:units}" stands for one line an entry, and no line comes twice."""
    seen: dict[str, str] = {}
    for line in templates:
        found = PLACE.fullmatch(line)
        each = places.lists.get(found[1].removeprefix(EACH), ()) if found and found[1].startswith(EACH) else None
        for text in [filled(line, places)] if each is None else [entry["line"] for entry in each]:
            if text.strip():
                seen.setdefault(fold(text), capitalised(text))
    return tuple(seen.values())


class _Same:
    """A key that is equal for the very same objects alone: a plan is too large to be compared."""

    __slots__ = ("ground", "parts")

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.parts = (ground.plan, ground.common, ground.types, ground.number_blank, ground.joint, ground.drafter, ground.late)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and all(mine is its for mine, its in zip(self.parts, other.parts, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.parts)))


def plan_places(ground: Ground) -> Places:
    """The places that every paper of the plan knows; worked out once for the many papers of one plan."""
    return _plan_places(_Same(ground))


@lru_cache(maxsize=4)
def _plan_places(key: _Same) -> Places:
    ground = key.ground
    first = next((entry["purpose"] for entry in purposes_of(ground.plan)), "")
    return Places(texts=plan_texts(ground, first), lists=dict(plan_lists(ground)))


def fact_places(words: Iterable[FactWords], given: Mapping[str, str], places: Places, common: CommonWords) -> Places:
    """The places with what was asked for the paper: a text, or lines whose parts stand between "|"; room to write where nothing was given."""
    texts, lists = dict(places.texts), dict(places.lists)
    for fact in words:
        value = given.get(fact.name, "").strip()
        if not fact.parts:
            texts[fact.name] = value or filled(common.blanks.get(fact.blank, fact.blank or common.blanks["line"]), places)
            continue
        lines = [line for line in value.splitlines() if line.strip()]
        entries = tuple(_entry(fact, line) for line in lines)
        if not entries and fact.list_of:
            entries = lists.get(fact.list_of, ())
        texts[f"has_{fact.name}"] = "1" if entries else ""
        lists[fact.name] = entries or (_entry(fact, "|".join([common.blanks["line"]] * len(fact.parts))),)
    return Places(texts=texts, lists=lists)


def _entry(fact: FactWords, line: str) -> Entry:
    parts = [*line.split("|"), *[""] * len(fact.parts)]
    blank = not line.replace("|", "").strip()
    named = {name: part if blank else part.strip() for name, part in zip(fact.parts, parts, strict=False)}
    return {**named, "id": fold(named[fact.parts[0]]).strip(), "line": named[fact.parts[0]]}
