"""The plans that a newer version of a template may go into: each with its tick, and what changes in the one that is looked at."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.ids import NewId, PlanId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.template import Template, TemplateId
from ttdn_desktop.domain.template_changes import Difference, TakenOver, TemplateChange, taken_over
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services.stages import STAGES
from ttdn_desktop.services.template_followers import followers, is_open
from ttdn_desktop.services.types import PlanSummary
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.background import Job
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.imports.check_list import CheckList, Line

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

_BESIDE = 190


def change_text(difference: Difference) -> str:
    """A change of the template in words."""
    return _(CHANGE_WORDS[difference.kind]).format(heading=difference.heading, before=difference.before, after=difference.after)


def subject_of(plan: PlanSummary) -> str:
    """What a plan is called in a list, with its year where the subject does not say it."""
    subject = " ".join(plan.subject.split()) or _("Plan without a subject")
    return f"{subject} ({plan.year})" if plan.year and str(plan.year) not in subject else subject


class PlansPane(QWidget):
    """`changed` tells that other plans are ticked. Plans that are issued stand in the list and cannot be."""

    changed = Signal()

    def __init__(self, context: ScreenContext, workspace: "Workspace", old: Template, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._workspace, self._old = context, workspace, old
        self._summaries: tuple[PlanSummary, ...] = ()
        self._following: frozenset[PlanId] = frozenset()
        self._plans: dict[PlanId, Plan] = {}
        self._asked: set[PlanId] = set()
        self._changes: tuple[Difference, ...] = ()
        self._found: dict[PlanId, TakenOver] = {}
        self._job: Job | None = None
        self.list = CheckList(_("Plans"), (_("Plan"), _("What changes")))
        self.list.view.setColumnWidth(1, theme.current().px(_BESIDE))
        self._detail = kit.column(spacing=4)
        place = QWidget()
        place.setLayout(self._detail)
        lines = kit.column(self, spacing=8)
        lines.addWidget(self.list, 3)
        self._about = kit.ElidedLabel("", "strong")
        lines.addWidget(self._about)
        lines.addWidget(kit.page(place), 2)
        self.list.changed.connect(self._on_ticks)
        self.list.view.selectionModel().currentRowChanged.connect(lambda _now, _before: self._on_ticks())
        context.background.watch(workspace.template_links(), done=self._on_links, failed=context.message, owner=self)

    # --- what is asked for

    def chosen(self) -> tuple[PlanSummary, ...]:
        """The ticked plans."""
        return tuple(self._summaries[at] for at in self.list.chosen())

    def left_alone(self) -> tuple[PlanSummary, ...]:
        """Plans written from the older version that can no more be changed."""
        return tuple(plan for plan in self._summaries if plan.id in self._following and not is_open(plan))

    def show_changes(self, changes: Sequence[Difference]) -> None:
        """Say what these changes would do in the plans."""
        self._changes = tuple(changes)
        self._count()

    # --- showing

    def _on_links(self, links: Mapping[PlanId, TemplateId]) -> None:
        self._context.background.watch(self._workspace.plans(), done=partial(self._show_plans, links), failed=self._context.message, owner=self)

    def _show_plans(self, links: Mapping[PlanId, TemplateId], plans: tuple[PlanSummary, ...]) -> None:
        """Those written from the older version first, ticked; of the others those that can be changed."""
        first = followers(plans, links, self._old.id)
        self._following = frozenset(plan.id for plan in first)
        self._summaries = (*first, *(plan for plan in plans if plan.id not in self._following and is_open(plan)))
        told = _("What was issued is locked and stays as it is.") if self.left_alone() else ""
        ticked = [at for at, plan in enumerate(self._summaries) if plan.id in self._following and is_open(plan)]
        self.list.show_lines([self._line(plan) for plan in self._summaries], ticked, told)
        if self._summaries:
            self.list.view.setCurrentIndex(self.list.rows.index(0, 0))
        for plan in first:
            self._need(plan.id)

    def _need(self, plan_id: PlanId) -> None:
        """Load a plan whose changes are to be told."""
        if plan_id not in self._asked:
            self._asked.add(plan_id)
            self._context.desk.plan_of(plan_id, self._on_plan)

    def _on_plan(self, plan: Plan) -> None:
        self._plans[plan.id] = plan
        if self._asked <= self._plans.keys():
            self._count()

    def _on_ticks(self) -> None:
        """What is ticked or looked at is loaded, and shown once it is there."""
        current = self._current()
        for plan in (*self.chosen(), *([current] if current is not None else [])):
            if is_open(plan):
                self._need(plan.id)
        self._show_detail()
        self.changed.emit()

    def _count(self) -> None:
        if self._job is not None:
            self._job.cancel()
        plans = tuple(self._plans.values())
        job = partial(_found, plans, self._changes, self._context.new_id)
        self._job = self._context.background.run(job, done=self._on_counted, failed=self._context.message, owner=self)

    def _on_counted(self, found: dict[PlanId, TakenOver]) -> None:
        self._job = None
        self._found = found
        for at, plan in enumerate(self._summaries):
            if (line := self._line(plan)) != self.list.rows.lines[at]:
                self.list.rows.reword(at, line)
        self._show_detail()

    def _line(self, plan: PlanSummary) -> Line:
        if not is_open(plan):
            return Line(text=subject_of(plan), beside=_(STAGES[plan.stage]), fixed=True)
        found = self._found.get(plan.id)
        if found is None:
            return Line(text=subject_of(plan), beside="…" if plan.id in self._following else _("not written from this template"))
        count = len(found.done)
        words = ngettext("{count} change", "{count} changes", count).format(count=count) if count else _("nothing to change")
        return Line(text=subject_of(plan), beside=words, tone="accent" if count else "muted")

    def _current(self) -> PlanSummary | None:
        at = self.list.view.currentIndex().row()
        return self._summaries[at] if 0 <= at < len(self._summaries) else None

    def _show_detail(self) -> None:
        """What changes in the plan that is looked at, and what stays as it is there."""
        kit.clear(self._detail)
        plan = self._current()
        self._about.show_text(_("What changes in “{name}”").format(name=subject_of(plan)) if plan is not None else "")
        self._about.setVisible(plan is not None)
        found = self._found.get(plan.id) if plan is not None else None
        if plan is not None and not is_open(plan):
            self._detail.addWidget(kit.text_label(_("It is locked ({stage}): nothing is changed in it.").format(stage=_(STAGES[plan.stage]))))
        elif found is not None:
            for difference in found.done:
                self._detail.addWidget(kit.text_label(change_text(difference)))
            if found.left:
                self._detail.addWidget(kit.small_label(_("Has no place in it, for the plan has it already or says it in words of its own:"), wrap=True))
            for difference in found.left:
                self._detail.addWidget(kit.small_label(change_text(difference), wrap=True))
        self._detail.addStretch(1)


def _found(plans: Sequence[Plan], changes: Sequence[Difference], new_id: NewId) -> dict[PlanId, TakenOver]:
    return {plan.id: taken_over(plan, changes, new_id) for plan in plans}
