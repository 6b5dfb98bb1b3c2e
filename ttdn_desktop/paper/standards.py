"""The measures that rules of form give: page, looks, lines, widths; each set with the days on which it holds."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ttdn_desktop.paper.measure import Metrics
from ttdn_desktop.paper.model import PageSetup, Style, StyleLook


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkFrame:
    """The frame of a mark (dấu chỉ mức độ khẩn): millimetres, colour as RRGGBB; width None: as wide as its words ask."""

    width: float | None = None
    height: float = 8
    color: str = "000000"


SURE = frozenset({"text", "sample"})
"""How sure measures must be to count as verified: read in the text of the law or in its sample forms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How sure some of the measures are and where they come from; `vi` and `en` name them to people."""

    vi: str
    en: str
    confidence: str  # text, sample, secondary, practice, unverified
    source: str

    @property
    def verified(self) -> bool:
        """Whether nobody needs to compare them with the text."""
        return self.confidence in SURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Standards:
    """One set of rules of form as numbers; millimetres and points. `source` names the articles."""

    id: str
    name: str
    source: str
    family: str  # "state" or "party": whose papers they are for
    wording: str  # name of the official words that go with them
    evidence: tuple[Evidence, ...] = field(repr=False)
    valid_from: dt.date
    valid_to: dt.date | None
    font: str
    page: PageSetup
    looks: Mapping[Style, StyleLook] = field(repr=False)
    letterhead_widths: tuple[float, float]
    signature_widths: tuple[float, float]
    line_weight: float  # points
    motto_line: float  # drawn lines as parts of the line of text above them
    issuer_line: float
    subject_line: float
    subject_width: float  # widest line of type and subject, mm
    addressee_indent: float
    post_bold: bool  # whether the post of the signer is bold, as the authority above it is
    urgency: Mapping[str, MarkFrame] = field(repr=False)
    circulation: MarkFrame
    metrics: Metrics = field(repr=False)

    @property
    def to_compare(self) -> tuple[Evidence, ...]:
        """The measures that a person should compare with the text ("cần đối chiếu")."""
        return tuple(entry for entry in self.evidence if not entry.verified)

    @property
    def two_sided(self) -> "Standards":
        """The same for printing on both sides of the paper: left and right margins change places on even pages."""
        return replace(self, page=replace(self.page, mirrored=True))

    @property
    def annex_page(self) -> PageSetup:
        """An annex is numbered by itself from 1, its first number hidden (NĐ 30/2020, PL I, III.1.đ)."""
        return replace(self.page, number_from=1, hide_first_number=True)

    @property
    def wide_page(self) -> PageSetup:
        """The sheet on its long side, for annexes of wide tables; the margins keep their edges (NĐ 30/2020, PL I, I.2, I.3)."""
        return replace(self.annex_page, width=self.page.height, height=self.page.width)

    def holds_on(self, day: dt.date) -> bool:
        """Whether these rules were in force on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
