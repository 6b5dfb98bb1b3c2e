"""A newer version of a template has come: what it changes, and taking that over into the plans that follow the older one."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from ttdn_desktop.domain.template import Template
from ttdn_desktop.domain.template_changes import Difference, differences
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.template_outcomes import Outcomes
from ttdn_desktop.ui.template_plans import PlansPane, change_text
from ttdn_desktop.ui.template_taking import TakingOver

if TYPE_CHECKING:
    from ttdn_desktop.services.workspace import Workspace

_SIZE = (1080, 640)


class VersionDialog(Dialog):
    """At the left the differences, each with a tick; at the right the plans, those that follow the older version first; then what was done in each."""

    def __init__(self, context: ScreenContext, workspace: "Workspace", old: Template, new: Template, parent: QWidget | None = None) -> None:
        super().__init__(_("A newer version of “{name}”").format(name=old.name), parent, width=720)
        room = self.screen().availableGeometry()
        self.resize(*(min(theme.current().px(wanted), most - 40) for wanted, most in zip(_SIZE, (room.width(), room.height()), strict=True)))
        self._context = context
        self.boxes: list[tuple[QCheckBox, Difference]] = []
        self.taking = TakingOver(context, workspace, old, new, self)
        found = differences(old, new)
        self.plans = PlansPane(context, workspace, old)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._choice(found))
        self.content.addWidget(self.pages, 1)
        self.undo_button = self.add_button(kit.plain_button(_("Take it back in all plans"), self.take_back, "undo"))
        self.close_button = self.add_button(kit.plain_button(_("Close"), self.reject))
        self.take_button = self.add_button(kit.primary_button("", self.take), default=True)
        self.undo_button.hide()
        self.plans.changed.connect(self._show_button)
        self.taking.ended.connect(self._show_outcomes)
        self._on_tick()
        (self.boxes[0][0] if self.boxes else self.close_button).setFocus()

    # --- choosing

    def _choice(self, found: Sequence[Difference]) -> QWidget:
        """Without a difference that concerns plans there is nothing to choose."""
        place = QWidget()
        lines = kit.column(place, spacing=8)
        if not found:
            lines.addWidget(kit.Notice(_("Sections, blanks and texts are the same as in the older version."), "done"))
        for difference in found:
            lines.addWidget(self._row(difference))
        lines.addStretch(1)
        left = QWidget()
        column = kit.column(left, spacing=4)
        if found:
            head = kit.row(spacing=8)
            head.addWidget(kit.muted_label(ngettext("{count} difference", "{count} differences", len(found)).format(count=len(found))), 1)
            if len(self.boxes) > 1:
                head.addWidget(kit.link_button(_("All"), partial(self._tick_all, True)))
                head.addWidget(kit.link_button(_("None"), partial(self._tick_all, False)))
            column.addLayout(head)
        column.addWidget(kit.page(place), 1)
        both = QWidget()
        beside = kit.row(both, spacing=16)
        beside.addWidget(left, 1)
        beside.addWidget(self.plans, 1)
        self.plans.setVisible(bool(self.boxes))
        return both

    def _row(self, difference: Difference) -> QWidget:
        text = change_text(difference)
        if not difference.for_plans:
            return kit.Notice(text, "info")
        card = kit.Card()
        card.column.setContentsMargins(12, 8, 12, 8)
        line = kit.row(spacing=8)
        box = QCheckBox()
        box.setChecked(True)
        box.setAccessibleName(text)
        box.toggled.connect(lambda _on: self._on_tick())
        line.addWidget(box)
        line.addWidget(kit.text_label(text), 1)
        card.column.addLayout(line)
        self.boxes.append((box, difference))
        return card

    def _tick_all(self, on: bool) -> None:
        for box, _difference in self.boxes:
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        self._on_tick()

    def _chosen(self) -> tuple[Difference, ...]:
        return tuple(difference for box, difference in self.boxes if box.isChecked())

    def _on_tick(self) -> None:
        if self.boxes:
            self.plans.show_changes(self._chosen())
        self._show_button()

    def _show_button(self) -> None:
        count = len(self.plans.chosen())
        words = ngettext("Take over into {count} plan", "Take over into {count} plans", count).format(count=count) if count else _("Take over")
        self.take_button.setText(words)
        self.take_button.setVisible(bool(self.boxes) and self.pages.currentIndex() == 0)
        self.take_button.setEnabled(bool(count and self._chosen()))

    # --- doing

    def take(self) -> None:
        """Do the ticked changes in the ticked plans, one step of undo in each."""
        self.take_button.setEnabled(False)
        self.taking.take(self.plans.chosen(), self._chosen())

    def _show_outcomes(self) -> None:
        """What became of each plan."""
        outcomes = Outcomes(self.taking.outcomes, self.plans.left_alone(), len(self._chosen()), self._open)
        self.pages.addWidget(outcomes)
        self.pages.setCurrentWidget(outcomes)
        self.undo_button.setVisible(self.taking.can_be_taken_back)
        self._show_button()
        self.close_button.setDefault(True)
        self.close_button.setFocus()

    def _open(self, plan_id: str) -> None:
        self._context.desk.open_plan(plan_id)
        self._context.go("compose")
        self.accept()

    def take_back(self) -> None:
        """As if nothing had been taken over; plans that were worked on since are left to their own history."""
        count = self.taking.take_back()
        self._context.message(ngettext("{count} plan is as it was.", "{count} plans are as they were.", count).format(count=count))
        self.accept()
