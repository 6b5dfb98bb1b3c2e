"""The life of a document drawn on an axis of years: a bar while it holds, marks where another one amends, replaces or guides it, the day looked at."""

import datetime as dt
from collections.abc import Iterator

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ttdn_desktop.domain.library import RelationKind
from ttdn_desktop.i18n import _
from ttdn_desktop.services.basis_picks import name_of
from ttdn_desktop.services.library_life import Lane, Life, Tie
from ttdn_desktop.services.words import short_date
from ttdn_desktop.ui import theme
from ttdn_desktop.ui.library.words import DOES, SUFFERS, day_of
from ttdn_desktop.ui.shortening import shortened

_NAMES = 236  # pixels for the names at the left, at scale 1
_LANE = 36
_AXIS = 26
_BAR = 10
_MOST = 7
"""Lanes beside that of the document; more are told in words."""
_YEAR = 365.25
_LEAST_TICK = 44
"""Pixels between two years on the axis."""


def tie_words(tie: Tie) -> str:
    """What ties two documents, seen from the one in front: "Amended by"."""
    return _((SUFFERS if tie.passive else DOES)[tie.relation.kind])


class Timeline(QWidget):
    """Shows a life; a screen reader is told the same in sentences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._life: Life | None = None
        self._on = dt.date.min
        self._first, self._last = 0.0, 1.0  # the days at both ends of the axis, as ordinals
        self.setAccessibleName(_("Time line"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_life(self, life: Life | None, on: dt.date) -> None:
        """Draw this one, with a line at that day."""
        self._life, self._on = life, on
        days = [*(life.days if life is not None else ()), on]
        span = max((max(days) - min(days)).days, int(2 * _YEAR))
        self._first, self._last = min(days).toordinal() - span * 0.04, max(days).toordinal() + span * 0.08
        told = told_life(life, on) if life is not None else ""
        self.setAccessibleDescription(told)
        self.setToolTip("")
        self.setFixedHeight(self._height())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, self._height())

    def _height(self) -> int:
        scale = theme.current()
        more = 1 if self._hidden else 0
        return scale.px(_AXIS) + scale.px(_LANE) * len(self._lanes) + more * scale.px(20)

    @property
    def _lanes(self) -> tuple[Lane, ...]:
        return self._life.lanes[: 1 + _MOST] if self._life is not None else ()

    @property
    def _hidden(self) -> int:
        return len(self._life.lanes) - len(self._lanes) if self._life is not None else 0

    # --- drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = theme.current()
        names = min(scale.px(_NAMES), self.width() // 2)
        axis = scale.px(_AXIS)
        self._paint_axis(painter, QRect(names, 0, self.width() - names, axis))
        for number, lane in enumerate(self._lanes):
            top = axis + number * scale.px(_LANE)
            self._paint_name(painter, QRect(0, top, names - 12, scale.px(_LANE)), lane)
            self._paint_lane(painter, QRect(names, top, self.width() - names, scale.px(_LANE)), lane)
        if self._hidden:
            painter.setFont(_font(self.font(), 12))
            painter.setPen(theme.colour("muted"))
            below = QRect(0, self.height() - scale.px(20), self.width(), scale.px(20))
            painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, _("and {n} more below").format(n=self._hidden))
        self._paint_day(painter, QRect(names, 0, self.width() - names, axis + len(self._lanes) * scale.px(_LANE)))
        painter.end()

    def _paint_axis(self, painter: QPainter, place: QRect) -> None:
        painter.setFont(_font(self.font(), 11))
        metrics = QFontMetrics(painter.font())
        bottom = place.bottom() + len(self._lanes) * theme.current().px(_LANE)
        left_of_day = self._x(self._on.toordinal(), place)
        width = metrics.horizontalAdvance(short_date(self._on)) / 2 + 4
        for year, x in self._years(place):
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QLineF(x, place.bottom() - 4, x, bottom))
            if abs(x - left_of_day) > width + metrics.horizontalAdvance("2026") / 2 and x + metrics.horizontalAdvance("2026") / 2 < place.right():
                painter.setPen(theme.colour("muted"))
                painter.drawText(QRectF(x - 24, place.top(), 48, place.height() - 6), Qt.AlignmentFlag.AlignCenter, str(year))

    def _years(self, place: QRect) -> Iterator[tuple[int, float]]:
        """Years that have room for their number, each with its place."""
        first, last = dt.date.fromordinal(int(self._first)).year + 1, dt.date.fromordinal(int(self._last)).year
        pixels = place.width() / max((self._last - self._first) / _YEAR, 0.1)
        step = next((step for step in (1, 2, 5, 10, 20, 50) if step * pixels >= theme.current().px(_LEAST_TICK)), 100)
        for year in range(first, last + 1):
            if year % step == 0:
                yield year, self._x(dt.date(year, 1, 1).toordinal(), place)

    def _paint_name(self, painter: QPainter, place: QRect, lane: Lane) -> None:
        own = lane.tie is None
        upper = _("This document") if lane.tie is None else tie_words(lane.tie)
        middle = place.center().y()
        for text, size, tone, bold, rect in (
            (upper, 11, "muted", False, QRect(place.left(), place.top(), place.width(), middle - place.top())),
            (name_of(lane.document), 12, "ink", own, QRect(place.left(), middle, place.width(), place.bottom() - middle)),
        ):
            font = _font(self.font(), size, bold=bold)
            painter.setFont(font)
            painter.setPen(theme.colour(tone))
            shown = shortened(text, QFontMetrics(font), rect.width())
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_lane(self, painter: QPainter, place: QRect, lane: Lane) -> None:
        """The bar of a document and, on it, the mark of what ties it to the one in front."""
        own, bar = lane.tie is None, theme.current().px(_BAR)
        y = place.center().y() - bar / 2
        tone = "accent" if own else "muted"
        if lane.first is not None and (lane.last is None or lane.last > lane.first):
            left = self._x(lane.first.toordinal(), place)
            right = self._x(lane.last.toordinal(), place) if lane.last is not None else place.right() + 1.0
            painter.setPen(QPen(theme.colour(tone), 1))
            painter.setBrush(theme.colour("accent" if own else "hover"))
            painter.drawRoundedRect(QRectF(left, y, max(right - left, 3), bar), 3, 3)
            if lane.last is None:  # it goes on
                painter.fillRect(QRectF(right - 2, y - 1, 3, bar + 2), theme.colour("surface"))
        if lane.tie is not None and lane.mark is not None:
            x = self._x(lane.mark.toordinal(), place)
            middle = place.center().y()
            painter.setPen(QPen(theme.colour(_TONES[lane.tie.relation.kind]), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(x, theme.current().px(_AXIS + _LANE / 2), x, middle))
            _paint_mark(painter, QPointF(x, middle), lane.tie.relation.kind)

    def _paint_day(self, painter: QPainter, place: QRect) -> None:
        x = self._x(self._on.toordinal(), place)
        painter.setFont(_font(self.font(), 11, bold=True))
        text = short_date(self._on)
        width = QFontMetrics(painter.font()).horizontalAdvance(text) + 10
        left = min(max(x - width / 2, place.left()), place.right() - width)
        painter.setPen(QPen(theme.colour("error"), 1.5))
        painter.drawLine(QLineF(x, theme.current().px(_AXIS) - 6, x, place.bottom()))
        painter.setPen(theme.colour("error"))
        painter.drawText(QRectF(left, place.top(), width, theme.current().px(_AXIS) - 6), Qt.AlignmentFlag.AlignCenter, text)

    def _x(self, day: float, place: QRect) -> float:
        return place.left() + (day - self._first) / (self._last - self._first) * place.width()


_TONES = {RelationKind.AMENDS: "warning", RelationKind.REPLACES: "error", RelationKind.GUIDES: "done"}


def _paint_mark(painter: QPainter, at: QPointF, kind: RelationKind) -> None:
    """A triangle amends, a square replaces, a disk guides: not told by colour alone."""
    painter.setPen(QPen(theme.colour("surface"), 1.5))
    painter.setBrush(theme.colour(_TONES[kind]))
    size = theme.current().px(6)
    match kind:
        case RelationKind.AMENDS:
            painter.drawPolygon(QPolygonF([QPointF(at.x() - size, at.y() + size), QPointF(at.x() + size, at.y() + size), QPointF(at.x(), at.y() - size)]))
        case RelationKind.REPLACES:
            painter.drawRect(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size))
        case RelationKind.GUIDES:
            painter.drawEllipse(at, size, size)


def _font(font: QFont, size: int, *, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPixelSize(theme.current().px(size))
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def told_life(life: Life, on: dt.date) -> str:
    """The life in sentences."""
    own = life.own
    told = [_("{document}: from {first} to {last}.").format(document=name_of(own.document), first=day_of(own.first) or "?", last=day_of(own.last) or "…")]
    for lane in life.others:
        if lane.tie is not None:
            told.append(
                _("{relation} {document}, from {first}.").format(relation=tie_words(lane.tie), document=name_of(lane.document), first=day_of(lane.mark) or "?")
            )
    told.append(_("Validity judged on {day}").format(day=short_date(on)) + ".")
    return " ".join(told)
