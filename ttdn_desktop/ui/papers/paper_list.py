"""The list of a plan's papers: the plan first, then the others in their order of life, last what units say of the draft."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QMargins, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ttdn_desktop.domain.follow_up import AskedState, FollowUp
from ttdn_desktop.domain.plan import DocumentHead, Plan, Stage
from ttdn_desktop.domain.regimes import full_number
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.paper_records import GROUPS, key_of, kind_name, title_of
from ttdn_desktop.services.stages import STAGES
from ttdn_desktop.services.types import PLAN
from ttdn_desktop.services.words import short_date
from ttdn_desktop.ui import kit, texts, theme
from ttdn_desktop.ui.session import Clock, local_day

OPINIONS = "opinions"
_ROW = 56
_ITEM_SIDES = 12  # padding of an item of a list left and right together, as the style sheet has it
_GAP, _MARGINS = 8, QMargins(8, 6, 8, 6)
_ORDER = tuple(key for _words, keys in GROUPS for key in keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """One line of the list: the key of what it stands for ("plan", "opinions", or the id of a paper), what is shown, and what it is sorted by."""

    key: str
    title: str
    said: str
    chip: str
    tone: str = ""
    number: str = ""
    date: dt.date | None = None
    stage: Stage = Stage.DRAFT


def rows_of(plan: Plan, follow_up: FollowUp | None, clock: Clock) -> tuple[PaperRow, ...]:
    """The lines for this plan."""
    rows = [
        PaperRow(
            key=PLAN,
            title=kind_name(PLAN),
            said=_planned(plan) or _said(plan.document),
            chip=texts.stage_text(plan),
            tone=texts.STAGE_TONES.get(plan.stage, ""),
        )
    ]
    places = {key: at for at, key in enumerate(_ORDER)}
    for paper in sorted(plan.papers, key=lambda one: places.get(key_of(one), len(places))):
        head = paper.document
        rows.append(
            PaperRow(
                key=paper.id,
                title=title_of(plan, paper),
                said=_said(head),
                chip=_(STAGES[paper.stage]),
                tone=texts.STAGE_TONES.get(paper.stage, "quiet"),
                number=full_number(head) if head.number else "",
                date=head.date,
                stage=paper.stage,
            )
        )
    rows.append(_opinions(follow_up, local_day(clock)) if follow_up is not None else PaperRow(key=OPINIONS, title=_("Opinions on the draft"), said="", chip=""))
    return tuple(rows)


class PaperList(QListWidget):
    """Emits `chosen` with the key of the line in front; Enter opens it, Delete removes it, Ctrl+D copies it."""

    chosen = Signal(str)
    opened = Signal(str)
    removed = Signal(str)
    copied = Signal(str)
    menu_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PaperRow, ...] = ()
        self._front = ""
        self.setProperty("role", "list")
        self.setAccessibleName(_("Papers of this plan"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.currentItemChanged.connect(lambda _now, _before: self._tell())
        self.itemDoubleClicked.connect(lambda _item: self.opened.emit(self.key))
        self.customContextMenuRequested.connect(lambda _point: self.menu_asked.emit(self.key) if self.key else None)

    @property
    def key(self) -> str:
        """What is in front, or nothing."""
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def rows(self) -> tuple[PaperRow, ...]:
        return self._rows

    def row_widget(self, key: str) -> QWidget | None:
        """The line of that key, if it is shown."""
        return next((self.itemWidget(self.item(at)) for at, row in enumerate(self._rows) if row.key == key), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.key:
                self.opened.emit(self.key)
            case Qt.Key.Key_Delete if self.key:
                self.removed.emit(self.key)
            case Qt.Key.Key_D if self.key and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self.copied.emit(self.key)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines stay as wide as the list; Qt leaves their widgets as they were."""
        super().resizeEvent(event)
        self._set_heights()
        self.doItemsLayout()
        self.updateEditorGeometries()

    def show_rows(self, rows: tuple[PaperRow, ...], known: Collection[str]) -> None:
        """Show these of all that are `known`; what was in front stays there, also while it is not among them, and the plan comes where it is gone."""
        same = [row.key for row in rows] == [row.key for row in self._rows]
        if rows != self._rows:
            self._rows = rows
            self.blockSignals(True)
            if not same:
                self.clear()
            for at, row in enumerate(rows):
                item = self.item(at) if same else QListWidgetItem()
                if not same:
                    self.addItem(item)
                self._fill(item, row)
            self._set_heights()
            if not same:
                self.setCurrentRow(next((at for at, row in enumerate(rows) if row.key == self._front), -1))
            self.blockSignals(False)
        if self._front not in known:
            self.choose(PLAN)

    def choose(self, key: str) -> bool:
        """Put this line in front; whether it is there."""
        at = next((at for at, row in enumerate(self._rows) if row.key == key), -1)
        if at >= 0:
            if at == self.currentRow():
                self._tell()
            self.setCurrentRow(at)
        return at >= 0

    def _set_heights(self) -> None:
        """Each line is as high as its name needs beside the scroll bar, whether it is shown or not: heights decide about it."""
        width = self.maximumViewportSize().width() - self.verticalScrollBar().sizeHint().width() - _ITEM_SIDES
        for at in range(self.count()):
            shown = self.itemWidget(self.item(at))
            if isinstance(shown, _Row):
                self.item(at).setSizeHint(QSize(0, max(theme.current().px(_ROW), shown.height_at(width))))

    def _tell(self) -> None:
        if self.key:
            self._front = self.key
            self.chosen.emit(self.key)

    def _fill(self, item: QListWidgetItem, row: PaperRow) -> None:
        item.setData(Qt.ItemDataRole.UserRole, row.key)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in (row.title, row.chip, row.said) if part))
        item.setToolTip("\n".join(part for part in (row.title, row.said) if part))
        shown = self.itemWidget(item)
        if not isinstance(shown, _Row):
            shown = _Row()
            self.setItemWidget(item, shown)
        shown.show_row(row)


class _Row(QWidget):
    """Name and stage of a paper, below them what is known of it; a long name goes on in a second line."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._said, self._chip = kit.text_label(""), kit.ElidedLabel("", "small"), kit.chip_label("")
        self._title.setProperty("role", "strong")
        lines = kit.column(self, spacing=2)
        lines.setContentsMargins(_MARGINS)
        lines.addStretch(1)
        head = kit.row(spacing=_GAP)
        head.addWidget(self._title, 1)
        head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
        lines.addWidget(self._said)
        lines.addStretch(1)

    def height_at(self, width: int) -> int:
        """How high a line of that width is; said of the labels themselves, as the layout knows nothing of them before it is shown."""
        for label in (self._title, self._said, self._chip):
            label.ensurePolished()
        chip = self._chip.sizeHint() if self._chip.text() else QSize(-_GAP, 0)
        name = self._title.heightForWidth(width - _MARGINS.left() - _MARGINS.right() - _GAP - chip.width())
        return max(name, chip.height()) + 2 + self._said.sizeHint().height() + _MARGINS.top() + _MARGINS.bottom()

    def show_row(self, row: PaperRow) -> None:
        self._title.setText(row.title)
        self._said.show_text(row.said)
        self._chip.setText(row.chip)
        self._chip.setVisible(bool(row.chip))
        self._chip.setProperty("tone", row.tone)
        kit.restyle(self._chip)


def _said(head: DocumentHead) -> str:
    """Number and day, or that they are not given yet."""
    if head.number and head.date:
        return _("No. {number}, {date}").format(number=full_number(head), date=short_date(head.date))
    return " ".join(head.subject.split())


def _planned(plan: Plan) -> str:
    return _("planned for {date}").format(date=short_date(plan.planned_issue_date)) if plan.planned_issue_date and plan.stage is Stage.DRAFT else ""


def _opinions(follow_up: FollowUp, today: dt.date) -> PaperRow:
    states = [follow_up.state(request, today) for request in follow_up.requests]
    late = states.count(AskedState.LATE)
    if not states and not follow_up.opinions:
        return PaperRow(key=OPINIONS, title=_("Opinions on the draft"), said=_("No unit was asked yet"), chip="")
    said = _("{answered} of {asked} units have answered").format(answered=states.count(AskedState.ANSWERED), asked=len(states))
    chip, tone = (ngettext("{n} late", "{n} late", late).format(n=late), "warning") if late else ("", "")
    if not chip and follow_up.unsettled:
        chip, tone = ngettext("{n} to settle", "{n} to settle", follow_up.unsettled).format(n=follow_up.unsettled), "warning"
    return PaperRow(key=OPINIONS, title=_("Opinions on the draft"), said=said, chip=chip, tone=tone)
