"""Sets of papers under names of the office's own, beside the usual ones: put, renamed, dropped, found by name; pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ttdn_desktop.i18n import _
from ttdn_desktop.language.fold import fold
from ttdn_desktop.services.paper_keys import USUAL_SETS
from ttdn_desktop.services.types import PaperSet

Sets = Mapping[str, PaperSet]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSets:
    """What an office keeps of sets: its own by their names, and what was exported of one plan last."""

    own: Sets = field(default_factory=dict)
    last: PaperSet | None = None


def tidy_name(name: str) -> str:
    """A name without blanks that nobody sees."""
    return " ".join(name.split())


def known_name(sets: Sets, name: str) -> str:
    """The name under which that set is kept, capitals and tone marks aside; empty where there is none."""
    return next((known for known in sets if fold(known) == fold(tidy_name(name))), "")


def with_set(sets: Sets, name: str, chosen: PaperSet) -> dict[str, PaperSet]:
    """The sets with this one, in the place of one of the same name."""
    known = known_name(sets, name)
    return {tidy_name(name) if key == known else key: chosen if key == known else one for key, one in sets.items()} | {tidy_name(name): chosen}


def renamed_set(sets: Sets, name: str, new: str) -> dict[str, PaperSet]:
    """The same set under another name, in its place; one that bore that name before gives way."""
    given, other = tidy_name(new), known_name(sets, new)
    return {given if key == name else key: one for key, one in sets.items() if key == name or key != other}


def without_set(sets: Sets, name: str) -> dict[str, PaperSet]:
    """The sets without that one."""
    return {key: one for key, one in sets.items() if key != name}


def set_named(sets: Sets, name: str) -> PaperSet | None:
    """The office's own set of that name, else the usual one of that key or name."""
    if known := known_name(sets, name):
        return sets[known]
    return next((chosen for key, words, chosen in USUAL_SETS if fold(tidy_name(name)) in {key, fold(words), fold(_(words))}), None)
