"""The head of the window while a plan is in front: its title, stage and planned date, undo and redo, and the one primary button."""

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QAction, QUndoGroup
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.regimes import full_number
from ttdn_desktop.i18n import _
from ttdn_desktop.services.words import short_date
from ttdn_desktop.ui import kit, texts, theme
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.session import SessionHolder


class Header(QWidget):
    """Shows the plan in front; the buttons do what the commands of the window do."""

    def __init__(self, holder: SessionHolder, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.current().px(56))
        self.title = kit.ElidedLabel(role="title")
        self.stage = kit.chip_label("")
        self.planned = kit.ElidedLabel(role="muted")
        self.planned.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # shortened only where there is no room
        self._undo = _tool("undo", actions["undo"])
        self._redo = _tool("redo", actions["redo"])
        self._preview = kit.icon_button("panel", _("Show or hide the pages (Ctrl+F2)"), actions["preview"].trigger, tone="ink")
        self.review = kit.plain_button(_("Check") + "  F7", actions["review"].trigger)
        self.issue = kit.plain_button(_("Number and date of issue…"), actions["issue"].trigger)
        self.export = kit.primary_button(_("Export for signature…"), actions["export"].trigger)
        line = kit.row(self, margins=QMargins(16, 0, 16, 0), spacing=8)
        line.addWidget(self.title, 1)
        line.addWidget(self.stage)
        line.addWidget(self.planned)
        line.addStretch(0)
        line.addSpacing(8)
        for widget in (self._undo, self._redo, self._preview, self.review, self.issue, self.export):
            line.addWidget(widget)
        self._follow_history(holder.group)
        hear(self, holder.changed, lambda _before, after: self.show_plan(after))
        hear(self, holder.switched, lambda session: self.show_plan(session.plan if session else None))
        self.show_plan(holder.plan)

    def give_way(self, yes: bool) -> None:
        """Whether the screen below has the primary button; there is one at a time."""
        role = "" if yes else "primary"
        if self.export.property("role") != role:
            self.export.setProperty("role", role)
            kit.restyle(self.export)

    def show_plan(self, plan: Plan | None) -> None:
        if plan is None:
            return
        self.title.show_text(texts.plan_title(plan))
        self.stage.setText(texts.stage_text(plan))
        self.stage.setProperty("tone", texts.STAGE_TONES.get(plan.stage, ""))
        kit.restyle(self.stage)
        date = _date_text(plan)
        self.planned.show_text(date)
        self.planned.setVisible(bool(date))
        self.issue.setVisible(not plan.locked)

    def _follow_history(self, group: QUndoGroup) -> None:
        """The arrows name the step they would take."""
        for button, can, text, name, enabled, words in (
            (self._undo, group.canUndoChanged, group.undoTextChanged, _("Undo"), group.canUndo(), group.undoText()),
            (self._redo, group.canRedoChanged, group.redoTextChanged, _("Redo"), group.canRedo(), group.redoText()),
        ):
            can.connect(button.setEnabled)
            hear(button, text, lambda step, button=button, name=name: _name(button, name, step))
            button.setEnabled(enabled)
            _name(button, name, words)


def _tool(picture: str, action: QAction) -> QToolButton:
    return kit.icon_button(picture, action.text(), action.trigger, tone="ink")


def _name(button: QToolButton, name: str, step: str) -> None:
    words = f"{name}: {step}" if step else name
    button.setToolTip(words)
    button.setAccessibleName(words)


def _date_text(plan: Plan) -> str:
    if plan.document.date:
        if not plan.document.number:
            return short_date(plan.document.date)  # issued with a decision, whose number it bears
        number = full_number(plan.document)
        return _("{number}, {date}").format(number=number, date=short_date(plan.document.date))
    return _("planned for {date}").format(date=short_date(plan.planned_issue_date)) if plan.planned_issue_date else ""
