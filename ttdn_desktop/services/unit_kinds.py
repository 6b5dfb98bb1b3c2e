"""What kinds of units there are: how they are called and grouped, and of which one a unit is by its name."""

from functools import cache

from ttdn_desktop import resources
from ttdn_desktop.domain.units import UnitKind, UnitLevel
from ttdn_desktop.i18n import N_
from ttdn_desktop.language.fold import fold

GROUPS: tuple[tuple[str, tuple[UnitKind, ...]], ...] = (
    (N_("Superior bodies"), (UnitKind.SUPERIOR,)),
    (N_("People's committees"), (UnitKind.COMMITTEE,)),
    (N_("Divisions"), (UnitKind.DIVISION,)),
    (N_("Bodies of the Party"), (UnitKind.PARTY,)),
    (N_("Front and unions"), (UnitKind.FRONT, UnitKind.UNION)),
    (N_("Police, military"), (UnitKind.POLICE, UnitKind.MILITARY)),
    (N_("Health"), (UnitKind.HEALTH,)),
    (N_("Schools"), (UnitKind.SCHOOL,)),
    (N_("Press"), (UnitKind.PRESS,)),
    (N_("Villages, residential groups"), (UnitKind.VILLAGE,)),
    (N_("Others"), (UnitKind.OTHER,)),
)
"""Groups of the directory in the order in which they are shown; the words are msgids."""

KINDS: dict[UnitKind, str] = {
    UnitKind.SUPERIOR: N_("Superior body"),
    UnitKind.COMMITTEE: N_("People's committee"),
    UnitKind.DIVISION: N_("Division"),
    UnitKind.PARTY: N_("Body of the Party"),
    UnitKind.FRONT: N_("Fatherland Front"),
    UnitKind.UNION: N_("Union, association"),
    UnitKind.POLICE: N_("Police"),
    UnitKind.MILITARY: N_("Military"),
    UnitKind.HEALTH: N_("Health"),
    UnitKind.SCHOOL: N_("School"),
    UnitKind.PRESS: N_("Press"),
    UnitKind.VILLAGE: N_("Village, residential group"),
    UnitKind.OTHER: N_("Other"),
}
LEVELS: dict[UnitLevel, str] = {
    UnitLevel.CENTRAL: N_("Central"),
    UnitLevel.PROVINCE: N_("Province"),
    UnitLevel.DISTRICT: N_("District (until 30/6/2025)"),
    UnitLevel.COMMUNE: N_("Commune"),
}


def kind_of(name: str) -> UnitKind:
    """What a unit probably is by how its name begins."""
    folded, plain = fold(name), name.casefold()
    best: tuple[tuple[int, bool], UnitKind] = ((0, False), UnitKind.OTHER)
    for start, written, kind in _starts():
        if folded.startswith(start) and not folded[len(start) : len(start) + 1].isalnum():
            best = max(best, ((len(start), plain.startswith(written)), kind), key=lambda pair: pair[0])  # marks decide only between likes: "Ban", "Bản"
    return best[1]


def group_of(kind: UnitKind) -> int:
    """The number of the group a kind is shown in."""
    return next(number for number, (_title, kinds) in enumerate(GROUPS) if kind in kinds)


@cache
def _starts() -> tuple[tuple[str, str, UnitKind], ...]:
    """How names begin, without marks and as written, and what that says."""
    return tuple(
        (fold(start), start.casefold(), UnitKind(kind)) for kind, starts in resources.load_json("units/usual.json")["kinds_by_name"].items() for start in starts
    )
