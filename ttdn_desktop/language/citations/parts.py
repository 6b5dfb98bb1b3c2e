"""The parts of one citation while it is read."""

import datetime as dt
from dataclasses import dataclass, field

from ttdn_desktop.language.citations.values import Citation


@dataclass(slots=True)
class Parts:
    """Where the parts of one citation stand, while it is read."""

    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    notes: list[tuple[int, int]] = field(default_factory=list)
    number: str | None = None
    day: dt.date | None = None
    inner: tuple[Citation, ...] = ()
