"""What a search found: each place on a line of its own, under it, muted, what it is and in which plan it stands; then documents and units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.types import PlanSummary, SearchHit
from ttdn_desktop.ui import theme

_KINDS = {"plan": N_("Plan"), "task": N_("Task"), "basis": N_("Basis")}
_WHERE = Qt.ItemDataRole.UserRole + 1
_SIDE = 8
_BETWEEN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class BookHit:
    """A document of the library or a unit of the directory that was found: `screen` shows it, asked by `part` and `id`."""

    screen: str
    part: str
    id: str
    text: str
    where: str


class HitList(QListWidget):
    """Enter or a double click asks for the place; nothing scrolls sideways."""

    chosen = Signal(object)  # SearchHit | BookHit

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("What was found"))
        self.setItemDelegate(_HitDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(lambda item: self.chosen.emit(item.data(Qt.ItemDataRole.UserRole)))

    def show_hits(self, hits: tuple[SearchHit, ...], plans: Mapping[PlanId, PlanSummary]) -> None:
        """Show these; the first is the current one, so that Enter opens it."""
        self.clear()
        for hit in hits:
            self._add(hit, " · ".join((_(_KINDS.get(hit.kind, hit.kind)), *_plan_words(plans.get(hit.plan)))))
        self.setCurrentRow(0)

    def add_hits(self, hits: Sequence[BookHit]) -> None:
        """Show these below what is shown."""
        for hit in hits:
            self._add(hit, hit.where)
        if self.currentRow() < 0:
            self.setCurrentRow(0)

    def books(self) -> list[QListWidgetItem]:
        """The documents and units among what is shown."""
        return [item for at in range(self.count()) if (item := self.item(at)) is not None and isinstance(item.data(Qt.ItemDataRole.UserRole), BookHit)]

    def go_to_books(self) -> None:
        """Put the first document or unit in front, at the top."""
        for item in self.books()[:1]:
            self.setCurrentItem(item)
            self.scrollToItem(item, QListWidget.ScrollHint.PositionAtTop)
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add(self, hit: SearchHit | BookHit, where: str) -> None:
        item = QListWidgetItem(" ".join(hit.text.split()))
        item.setToolTip(hit.text)
        item.setData(Qt.ItemDataRole.UserRole, hit)
        item.setData(_WHERE, where)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()} – {where}")
        self.addItem(item)


def _plan_words(plan: PlanSummary | None) -> tuple[str, ...]:
    """What tells the plan of a hit from others."""
    if plan is None:
        return ()
    return tuple(part for part in (plan.subject or _("Plan without a subject"), plan.issuer, str(plan.year or "")) if part)


class _HitDelegate(QStyledItemDelegate):
    """Both lines, each shortened with "…" where there is no room."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().paint(painter, option, index)
        shown = bool(option.state & QStyle.StateFlag.State_Selected)
        high = option.fontMetrics.height()
        upper = QRect(option.rect.left() + _SIDE, option.rect.top() + _BETWEEN, option.rect.width() - 2 * _SIDE, high)
        for words, line, name in (
            (str(index.data(Qt.ItemDataRole.DisplayRole) or ""), upper, "ink"),
            (str(index.data(_WHERE) or ""), upper.translated(0, high + 2), "ink" if shown else "muted"),
        ):
            painter.setPen(theme.colour(name))
            painter.drawText(
                line,
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
                option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, line.width()),
            )

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, 2 * option.fontMetrics.height() + 2 + 2 * _BETWEEN)
