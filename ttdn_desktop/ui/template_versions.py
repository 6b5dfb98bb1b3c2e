"""A newer version of a template has come: what it changes, and taking that over into plans that follow the older one."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.template import Template, TemplateId
from ttdn_desktop.domain.template_changes import Difference, TemplateChange, differences, take_over
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services.types import PlanSummary
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.calm_box import CalmBox
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.session import PlanSession

if TYPE_CHECKING:
    from ttdn_desktop.services.workspace import Workspace

CHANGE_WORDS = {
    TemplateChange.SECTION_ADDED: N_("New section: {after}"),
    TemplateChange.SECTION_REMOVED: N_("Section left out: {before}"),
    TemplateChange.SECTION_RENAMED: N_("Section renamed: {before} → {after}"),
    TemplateChange.TEXT_ADDED: N_("New text in “{heading}”: {after}"),
    TemplateChange.TEXT_REMOVED: N_("Text left out of “{heading}”: {before}"),
    TemplateChange.TEXT_CHANGED: N_("Text changed in “{heading}”:\nold: {before}\nnew: {after}"),
    TemplateChange.NOTE_CHANGED: N_("Instructions changed in “{heading}”: {after}"),
    TemplateChange.BLANK_ADDED: N_("New blank: {after}"),
    TemplateChange.BLANK_REMOVED: N_("Blank left out: {before}"),
    TemplateChange.BLANK_RENAMED: N_("Blank renamed: {before} → {after}"),
}


class VersionDialog(Dialog):
    """The differences, each with a tick; the plans that follow the older version first."""

    def __init__(self, context: ScreenContext, workspace: "Workspace", old: Template, new: Template, parent: QWidget | None = None) -> None:
        super().__init__(_("A newer version of “{name}”").format(name=old.name), parent, width=720)
        self.resize(760, 560)
        self._context, self._workspace, self._old, self._new = context, workspace, old, new
        self.boxes: list[tuple[QCheckBox, Difference]] = []
        found = differences(old, new)
        place = QWidget()
        lines = kit.column(place, spacing=8)
        if not found:
            lines.addWidget(kit.Notice(_("Sections, blanks and texts are the same as in the older version."), "done"))
        for difference in found:
            lines.addWidget(self._row(difference))
        lines.addStretch(1)
        count = len(found)
        if found:
            self.content.addWidget(kit.muted_label(ngettext("{count} difference", "{count} differences", count).format(count=count)))
        self.content.addWidget(kit.page(place), 1)
        self.plans = CalmBox()
        self.plans.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.plans.setMinimumContentsLength(20)
        self._form = kit.Form(columns=1)
        self._form.add(_("Take over into the plan"), self.plans)
        self.content.addWidget(self._form)
        self.close_button = self.add_button(kit.plain_button(_("Close"), self.reject))
        self.take_button = self.add_button(kit.primary_button(_("Take over"), self.take), default=True)
        self.take_button.setEnabled(False)
        context.background.watch(workspace.template_links(), done=self._on_links, failed=context.message, owner=self)

    def _row(self, difference: Difference) -> QWidget:
        text = _(CHANGE_WORDS[difference.kind]).format(heading=difference.heading, before=difference.before, after=difference.after)
        if not difference.for_plans:
            return kit.Notice(text, "info")
        card = kit.Card()
        card.column.setContentsMargins(12, 8, 12, 8)
        line = kit.row(spacing=8)
        box = QCheckBox()
        box.setChecked(True)
        box.setAccessibleName(text)
        line.addWidget(box)
        line.addWidget(kit.text_label(text), 1)
        card.column.addLayout(line)
        self.boxes.append((box, difference))
        return card

    def _on_links(self, links: dict[PlanId, TemplateId]) -> None:
        self._followers = {plan for plan, template in links.items() if template == self._old.id}
        self._context.background.watch(self._workspace.plans(), done=self._show_plans, failed=self._context.message, owner=self)

    def _show_plans(self, plans: tuple[PlanSummary, ...]) -> None:
        following = [plan for plan in plans if plan.id in self._followers]
        for plan in (*following, *(plan for plan in plans if plan.id not in self._followers)):
            subject = " ".join(plan.subject.split()) or _("Plan without a subject")
            self.plans.addItem(subject if plan.id in self._followers else " — ".join((subject, _("not written from this template"))), plan.id)
        able = bool(plans) and bool(self.boxes)
        self.take_button.setEnabled(able)
        self._form.setVisible(able)

    def take(self) -> None:
        """Do the ticked changes in the chosen plan, each one step that can be taken back."""
        chosen = [difference for box, difference in self.boxes if box.isChecked()]
        plan_id = PlanId(str(self.plans.currentData()))
        self._context.desk.open_plan(plan_id, lambda session: self._apply(session, chosen))

    def _taken_over(self, difference: Difference, plan: Plan) -> Plan:
        return take_over(plan, difference, self._context.new_id)

    def _apply(self, session: PlanSession, chosen: list[Difference]) -> None:
        done = 0
        for difference in chosen:
            before = session.plan
            session.edit(_("Take over from the template"), partial(self._taken_over, difference))
            done += session.plan != before
        text = ngettext("{done} of {count} change is in the plan", "{done} of {count} changes are in the plan", len(chosen))
        self._context.message(text.format(done=done, count=len(chosen)))
        self._context.background.watch(
            self._workspace.link_template(session.plan.id, self._new.id), done=lambda _kept: None, failed=self._context.message, owner=self
        )
        self._context.go("compose")
        self.accept()
