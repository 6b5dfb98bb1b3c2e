"""Which rules of form hold for a paper: by who issues it and by its day."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ttdn_desktop.domain.plan import DocumentHead, Issuer, Regime


class Family(StrEnum):
    """Whose papers: the two families have words of their own, within one only measures changed with the years."""

    STATE = "state"
    PARTY = "party"


_PARTY_REGIMES = frozenset({Regime.PARTY_36HD_2018, Regime.PARTY_05HD_2026})
_COMMITTEE = r"(?:tỉnh|thành|quận|huyện|thị|đảng)\s+(?:ủy|uỷ)"
_PARTY_BODY = re.compile(
    rf"(?:ban\s+(?:chấp\s+hành|thường\s+vụ)\s+|văn\s+phòng\s+|ban\s+tổ\s+chức\s+|(?:ủy|uỷ)\s+ban\s+kiểm\s+tra\s+)?(?:{_COMMITTEE}|đảng\s+bộ|chi\s+bộ|chi\s+(?:ủy|uỷ))\b"
    r"|ban\s+(?:tuyên\s+giáo|dân\s+vận|nội\s+chính|xây\s+dựng\s+đảng)\b|ban\s+(?:chấp\s+hành|bí\s+thư|tổ\s+chức)\s+trung\s+ương|trung\s+ương\s+đảng\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeTerm:
    """The days on which a regime holds, both included; without a last one it holds today."""

    regime: Regime
    family: Family
    first: dt.date
    last: dt.date | None = None

    def holds_on(self, day: dt.date) -> bool:
        """Whether a paper of that day is under it."""
        return self.first <= day and (self.last is None or day <= self.last)


def family_of(regime: Regime) -> Family:
    """Whose papers the regime is for."""
    return Family.PARTY if regime in _PARTY_REGIMES else Family.STATE


def full_number(head: DocumentHead) -> str:
    """Number and symbol as one: "05/KH-UBND", of the Party "05-KH/ĐU"; the one that is known where only one is."""
    joint = "-" if family_of(head.regime) is Family.PARTY else "/"
    return joint.join(part for part in (head.number, head.symbol) if part)


def is_party(issuer: Issuer) -> bool:
    """Whether a body of the Party issues: by its own name, or that of the body it belongs to, as a steering committee set up by a Party committee."""
    names = (issuer.name or " ".join(issuer.lines), issuer.parent or "")
    return any(_PARTY_BODY.match(name.strip()) for name in names)


def regime_for(day: dt.date | None, issuer: Issuer, terms: Sequence[RegimeTerm]) -> Regime:
    """The rules that hold for a paper of that day and issuer; without a day today's, before the first ones those."""
    family = Family.PARTY if is_party(issuer) else Family.STATE
    return regime_of_family(day, family, terms)


def regime_of_family(day: dt.date | None, family: Family, terms: Sequence[RegimeTerm]) -> Regime:
    """The rules of that family on that day; without a day today's, before the first ones those.

    Raises ValueError where no term of the family is given.
    """
    own = sorted((term for term in terms if term.family is family), key=lambda term: term.first)
    if not own:
        raise ValueError(f"no rules of form of the family {family}")
    if day is None:
        return own[-1].regime
    return next((term.regime for term in reversed(own) if term.first <= day), own[0].regime)
