"""How lines of bases stand to each other: their legal rank, which belong together, in what order they go, and what amended a document named beside it."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from ttdn_desktop.domain.library import LegalDocument
from ttdn_desktop.language.citations import compose_parts
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.shelf import is_law_type

LAW = "Luật"
"""Under this name the ranks hold that of laws."""

Rank = tuple[int, dt.date]
_CLOSING = re.compile(r"[\s;,.]+$")
_AMENDS = re.compile(r"sửa đổi|bổ sung|đính chính", re.IGNORECASE)


def legal_rank(type_: str | None, number: str | None, ranks: Mapping[str, int]) -> int | None:
    """The rank, 1 the highest: by the sign of the number, as the type alone does not tell the issuer; of laws by their type. None where no sign tells.

    A sign that ends with a hyphen ("/TT-") goes on with the sign of any body, another one ends the number.
    """
    if is_law_type(type_):
        return ranks.get(LAW)
    written = fold(number or "")
    return next((rank for sign, rank in ranks.items() if (fold(sign) in written if sign.endswith("-") else written.endswith(fold(sign)))), None)


def amends(subject: str | None) -> bool:
    """Whether a document of that subject amends another."""
    return _AMENDS.match(subject or "") is not None


def goes_on(lead: str | None, subject: str | None, before: str | None) -> bool:
    """Whether a line belongs to the one before it: it has no leading word, or amends what stands there. `before` is the number of that, or a law's name."""
    return lead is None or (amends(subject) and bool(before) and fold(before or "") in fold(subject or ""))


def arranged(lines: Sequence[tuple[Rank | None, bool]]) -> tuple[int, ...]:
    """The order by rank and date of lines, told by their numbers: each with the lines that go on from it; those without a rank stay where they are.

    Of every line its rank and whether it goes on from the one before.
    """
    groups: list[tuple[Rank | None, list[int]]] = []
    for at, (place, follows) in enumerate(lines):
        if follows and groups:
            groups[-1][1].append(at)
        else:
            groups.append((place, [at]))
    ranked = iter(sorted(((place, own) for place, own in groups if place is not None), key=lambda group: group[0]))
    return tuple(at for place, own in groups for at in (own if place is None else next(ranked)[1]))


def with_marks_of(places: Sequence[str], lines: Sequence[str]) -> tuple[str, ...]:
    """The lines, each with the closing mark of the line whose place it takes; in the middle that is ";" where the lines have marks at all."""
    marks = [_CLOSING.search(place) for place in places]
    if not any(marks):
        return tuple(lines)
    closing = [";"] * (len(lines) - 1) + [marks[-1][0].strip() if marks[-1] else "."]
    return tuple(_CLOSING.sub("", line) + mark for line, mark in zip(lines, closing, strict=True))


def beside(type_: str | None, amending: Sequence[LegalDocument]) -> str:
    """The words that name what amended a document of that type, to be put behind its citation; laws follow by name, each after a semicolon."""
    if is_law_type(type_):
        return "".join(f"; {compose_parts(lead=None, type=one.type, date=one.date, subject=one.subject)}" for one in amending)
    named = [compose_parts(lead=None, type=one.type, number=one.number, date=one.date, issuer=one.issuer) for one in amending]
    return f" được sửa đổi, bổ sung bởi {', '.join(named)}" if named else ""
