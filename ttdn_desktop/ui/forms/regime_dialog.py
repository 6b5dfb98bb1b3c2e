"""Other rules of form for a plan: the words that differ are shown before and after, and each can be left as it is."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from ttdn_desktop.domain.plan import Plan, Regime
from ttdn_desktop.domain.regime_switch import WordChange
from ttdn_desktop.i18n import _
from ttdn_desktop.services.regimes import REGIMES, place_words, proposed_switch, switched
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.session import SessionHolder

_TALLEST = 360


def put_under(holder: SessionHolder, regime: Regime, parent: QWidget) -> "RegimeDialog | None":
    """Change the rules of form of the plan in front, after asking where words change; gives the dialog that asks."""
    plan = holder.plan
    if plan is None or regime is plan.document.regime:
        return None
    if not proposed_switch(plan, regime).changes:
        _put(holder, regime, ())
        return None
    dialog = RegimeDialog(holder, plan, regime, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _put(holder: SessionHolder, regime: Regime, chosen: Collection[str]) -> None:
    holder.edit(_("Change rules of form"), lambda plan: switched(plan, regime, chosen))


class RegimeDialog(Dialog):
    """One line a change, ticked where switching back finds the old words again; `boxes` are the ticks by place."""

    def __init__(self, holder: SessionHolder, plan: Plan, regime: Regime, parent: QWidget | None = None) -> None:
        super().__init__(_("Other rules of form"), parent, width=720)
        self._holder = holder
        self._regime = regime
        self.boxes: dict[str, QCheckBox] = {}
        self.content.addWidget(kit.muted_label(_(REGIMES[regime])))
        self.content.addWidget(kit.text_label(_("Everything you wrote stays. These words differ under the new rules; untick what should stay as it is.")))
        changes = proposed_switch(plan, regime).changes
        lines = QWidget()
        column = kit.column(lines, spacing=12)
        column.addWidget(self._table(plan, [change for change in changes if change.after is not None]))
        if to_look_at := [change for change in changes if change.after is None]:
            column.addWidget(
                kit.Notice(_("Look at these yourself: {places}.").format(places="; ".join(_look_at(plan, change) for change in to_look_at)), "info")
            )
        column.addStretch(1)
        page = kit.page(lines)
        page.setMinimumHeight(min(lines.sizeHint().height() + 8, _TALLEST))
        self.content.addWidget(page, 1)
        self.add_button(kit.plain_button(_("Cancel"), self.reject))
        self.agree = self.add_button(kit.primary_button(_("Put under these rules"), self.accept), default=True)
        self.accepted.connect(lambda: _put(self._holder, self._regime, self.chosen()))

    def chosen(self) -> tuple[str, ...]:
        """The places whose words are to change."""
        return tuple(place for place, box in self.boxes.items() if box.isChecked())

    def _table(self, plan: Plan, changes: Sequence[WordChange]) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for column in (1, 2):
            grid.setColumnStretch(column, 1)
        for line, change in enumerate(changes):
            name = place_words(plan, change.place)
            box = QCheckBox(name)
            box.setChecked(change.keeps)
            box.setAccessibleDescription(_("{before} becomes {after}").format(before=change.before, after=change.after))
            if not change.keeps:
                box.setToolTip(_("Changing back would not bring these words back."))
            self.boxes[change.place] = box
            grid.addWidget(box, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(kit.muted_label(change.before, wrap=True), line, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(kit.text_label(change.after or ""), line, 2, Qt.AlignmentFlag.AlignTop)
        return table


def _look_at(plan: Plan, change: WordChange) -> str:
    name = place_words(plan, change.place)
    before = " ".join(change.before.split())
    return f"{name} ({before})" if before else name
