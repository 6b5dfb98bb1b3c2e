"""What a name of a unit was understood to mean, and how."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from ttdn_desktop.domain.bodies import Body, Successor
from ttdn_desktop.domain.gazetteer import Place


class How(StrEnum):
    """How a name was understood."""

    OWN = "own"  # one of the office's own units
    EXACT = "exact"
    SHORT = "short"  # abbreviated
    ORDER = "order"  # its words in another order
    MARKS = "marks"  # without its marks
    OLD = "old"  # a unit that is no more on the day
    GROUP = "group"  # "các sở, ban, ngành"
    CHANGING = "changing"  # a body that may be another already: each place changed it on a day of its own
    LIST = "list"  # several, one by one
    PERSON = "person"  # a person, or whoever holds an office
    POINTER = "pointer"  # "như trên", "lưu"
    KIND = "kind"  # a unit of a kind that no directory lists: a school, a company
    AMBIGUOUS = "ambiguous"  # one of several
    UNKNOWN = "unknown"


ASKED = frozenset({How.AMBIGUOUS, How.CHANGING, How.UNKNOWN})


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
    successors: tuple[Successor, ...] = ()  # where it is not, or may not be any more
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
