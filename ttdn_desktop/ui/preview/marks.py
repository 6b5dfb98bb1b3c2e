"""Findings shown on the page at their place: a small sign in the margin, its sentence as a tool tip."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.paper.anchors import is_anchor
from ttdn_desktop.ui import theme
from ttdn_desktop.ui.preview.anchors import anchor_of

if TYPE_CHECKING:
    from ttdn_desktop.services.preview import Place
    from ttdn_desktop.services.reviewing import Item, Review

Mark = tuple[str, Severity, str]
"""What a finding says of the page: the anchor of its place, else the node of the plan or the part of the paper it is in; how grave it is, the sentence."""

SIDE = 14
"""Pixels of a sign."""
_TONES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "accent"}
_SIGNS = {Severity.ERROR: "!", Severity.WARNING: "!", Severity.INFO: "i"}
_ORDER = tuple(_TONES)


@dataclass(frozen=True, slots=True)
class Sign:
    """Findings of one place as one sign: where it stands (millimetres), the gravest of them, all their sentences."""

    page: int
    left: float
    top: float
    severity: Severity
    text: str


def marks_by_paper(review: "Review | None") -> dict[str, tuple[Mark, ...]]:
    """What was found in each paper by its identity, that of the plan empty: at the text it is about, else near it; what concerns all of it at its head."""
    found: dict[str, list[Mark]] = {}
    for item in review.items if review is not None else ():
        where = _where_in_paper(item) if item.paper else _where(item)
        found.setdefault(item.paper, []).append((where, item.told.severity, item.told.message))
    return {paper: tuple(marks) for paper, marks in found.items()}


def signs_of(marks: Iterable[Mark], places: "dict[str, Place]") -> tuple[Sign, ...]:
    """The signs of the marks whose place is printed."""
    together: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark[0] in places:
            together.setdefault(mark[0], []).append(mark)
    return tuple(_sign(places[anchor], found) for anchor, found in together.items())


def paint_sign(painter: QPainter, box: QRectF, severity: Severity) -> None:
    """A ring for what is advised, a full disc for what is wrong: colour is never the only sign."""
    tone = theme.colour(_TONES[severity])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tone, 1.5))
    painter.setBrush(tone if severity is Severity.ERROR else Qt.GlobalColor.white)
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    font = painter.font()
    font.setPixelSize(round(box.height() * 0.68))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.white if severity is Severity.ERROR else tone)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _SIGNS[severity])
    painter.restore()


def _where(item: "Item") -> str:
    exact = anchor_of(item.place.text) if item.place.text is not None else ""
    return item.told.node if is_anchor(item.told.node) else exact or item.place.key or "general"


def _where_in_paper(item: "Item") -> str:
    """The part of the paper; of one recipient of several, that one."""
    number = item.told.node.rpartition("/")[2]
    return f"{item.place.part}.{number}" if item.place.part == "recipients" and number.isdigit() else item.place.part


def _sign(place: "Place", marks: Sequence[Mark]) -> Sign:
    gravest = min((mark[1] for mark in marks), key=_ORDER.index)
    return Sign(place.page, place.rect.left, place.rect.top, gravest, "\n".join(dict.fromkeys(mark[2] for mark in marks)))
