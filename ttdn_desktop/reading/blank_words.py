"""The words by which blanks of a template are found and named, from data."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ttdn_desktop.domain.template import BlankKind, Fact
from ttdn_desktop.reading.words import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankWords:
    """All folded but `names`, which are shown."""

    facts: Mapping[str, Fact]
    asked_figures: tuple[str, ...]  # how the head of a column of a form begins that asks for figures
    kinds: tuple[tuple[str, BlankKind], ...]  # longest first
    number_after: tuple[str, ...]
    instructions: frozenset[str]
    no_instructions: tuple[str, ...]
    hints: tuple[str, ...]
    roman_before: tuple[str, ...]
    things: frozenset[str]
    linking: frozenset[str]
    titles: frozenset[str]  # names of kinds of papers, under which the subject stands
    names: Mapping[str, str]
    generic: frozenset[str]  # what a place may be called that says nothing of which one

    def fact_name(self, fact: Fact | None) -> str:
        """What a blank for that fact is called."""
        return self.names[fact.value if fact else ""]


def blank_words_from(data: Mapping[str, Any]) -> BlankWords:
    """The words of `reading/blanks.json`."""
    kinds = [(folded(word), BlankKind(kind)) for kind, words in data["kinds"].items() for word in words]
    return BlankWords(
        facts={folded(word): Fact(fact) for fact, words in data["facts"].items() for word in words},
        asked_figures=tuple(map(folded, data["asked_figures"])),
        kinds=tuple(sorted(kinds, key=lambda pair: len(pair[0]), reverse=True)),
        number_after=tuple(map(folded, data["number_after"])),
        instructions=frozenset(map(folded, data["instructions"])),
        no_instructions=tuple(map(folded, data["no_instructions"])),
        hints=tuple(map(folded, data["hints"])),
        roman_before=tuple(map(folded, data["roman_before"])),
        things=frozenset(map(folded, data["things"])),
        linking=frozenset(map(folded, data["linking"])),
        titles=frozenset(map(folded, data["titles"])),
        names=data["names"],
        generic=frozenset(map(folded, data["generic"])),
    )
