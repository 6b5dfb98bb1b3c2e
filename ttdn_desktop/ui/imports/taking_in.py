"""The end of an import: what was chosen is done, the import is forgotten, and the person can take it back."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from shiboken6 import isValid

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.files import read_bytes
from ttdn_desktop.services.library_changes import take_documents
from ttdn_desktop.services.task_import import applied
from ttdn_desktop.services.types import Saved
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.imports.taking import with_bases
from ttdn_desktop.ui.imports.target_page import Target, TargetPage
from ttdn_desktop.ui.session import Change, PlanSession

MOST_OF_A_SCAN = 64 * 1024 * 1024
"""Bytes; a larger file stays where it is."""
Then = Callable[[PlanSession], None]


def keep_scan(context: ScreenContext, plan_id: PlanId, path: Path) -> None:
    """Put a scan beside its plan in the workspace; where that is not possible the person is told, and the plan is kept all the same."""
    workspace = context.desk.workspace
    if workspace is None:
        return

    def keep(data: bytes) -> None:
        if len(data) > MOST_OF_A_SCAN:
            context.message(_("“{name}” is larger than 64 MB and was not kept with the plan.").format(name=path.name))
            return
        context.background.watch(workspace.keep_source(plan_id, path.name, data), done=lambda _kept: context.desk.plans_changed.emit(), failed=context.message)

    context.background.run(read_bytes, path, MOST_OF_A_SCAN + 1, done=keep, failed=context.message)


class TakingIn:
    """Does what the page of targets says."""

    def __init__(self, context: ScreenContext, target: TargetPage, forget: Callable[[], None]) -> None:
        self._context, self._target, self._forget = context, target, forget

    def take_in(self) -> None:
        """Do what was chosen."""
        if not self._target.ready:
            return
        match self._target.target:
            case Target.PLANS:
                self._context.desk.bring_in(self._target.plans(), self._on_brought, self._on_saved(len(self._target.plans())))
            case Target.TASKS:
                self._into(self._put_tasks())
            case Target.BASES:
                self._into(self._put_bases())
            case Target.LIBRARY:
                self._put_documents()
            case Target.TEMPLATE:
                files = self._target.template_files()
                self._forget()
                self._context.go("templates", files=files)

    def _on_saved(self, count: int) -> Callable[[Saved], None]:
        """Once all plans are saved, they can be taken out again with one press; scans go along with the plans written beside them."""
        return partial(self._saved, [], self._target.scans(), count)

    def _saved(self, done: list[Saved], scans: Sequence[Path | None], count: int, saved: Saved) -> None:
        if (scan := scans[len(done)]) is not None:
            keep_scan(self._context, saved.plan, scan)
        done.append(saved)
        if len(done) < count or not isValid(self._target):
            return
        new = [one.plan for one in done if not one.was_there]  # what was there before is never taken out again
        there = count - len(new)
        known = ngettext("{count} file is in your data already, unchanged.", "{count} files are in your data already, unchanged.", there).format(count=there)
        text = ngettext("{count} plan was taken in.", "{count} plans were taken in.", len(new)).format(count=len(new))
        if new:
            self._context.offer(" ".join((text, *([known] if there else ()))), _("Undo"), partial(self._take_back, tuple(new)))
        else:
            self._context.message(known)

    def _take_back(self, ids: Sequence[PlanId]) -> None:
        for plan_id in ids:
            self._context.desk.delete(plan_id, lambda _plan: None)
        self._context.go("home")

    def _on_brought(self, _session: PlanSession) -> None:
        if not isValid(self._target):
            return  # the window was closed or built anew meanwhile; the plans are saved
        self._forget()
        self._context.go("compose")

    def _into(self, then: Then) -> None:
        if self._target.into is not None:
            self._context.desk.open_plan(self._target.into, then)

    def _put_tasks(self) -> Then:
        count = len(self._target.tasks.chosen())
        text = ngettext("Take in {count} task", "Take in {count} tasks", count).format(count=count)
        new_id, beside = self._context.new_id, self._target.task_import

        def change(plan: Plan) -> Plan:
            return applied(plan, beside(plan), new_id)

        told = ngettext("{count} task was taken in.", "{count} tasks were taken in.", count).format(count=count)
        return partial(self._edit, text, change, "tasks", told)

    def _put_bases(self) -> Then:
        bases = self._target.chosen_bases()
        text = ngettext("Take in {count} legal basis", "Take in {count} legal bases", len(bases)).format(count=len(bases))
        told = ngettext("{count} legal basis was taken in.", "{count} legal bases were taken in.", len(bases)).format(count=len(bases))
        return partial(self._edit, text, partial(with_bases, bases=bases), "bases", told)

    def _put_documents(self) -> None:
        """The documents of the ticked rows go into the library, as one step; the first new one is shown there."""
        rows, book = self._target.documents.rows, self._context.books.library
        book.settle()
        before = {one.id for one in book.value.documents}
        if not book.edit(_("Take in documents"), lambda library: take_documents(library, rows, self._context.new_id)):
            return
        count = self._target.documents.taken
        new = next((one.id for one in book.value.documents if one.id not in before), "")
        taken = next((row.held.id for row in rows if row.taken and row.held is not None), "")
        self._forget()
        self._context.go("library", document=new or taken)
        text = ngettext("{count} document is in the library.", "{count} documents are in the library.", count).format(count=count)
        self._context.offer(text, _("Undo"), book.taking_back())

    def _edit(self, text: str, change: Change, screen: str, told: str, session: PlanSession) -> None:
        """One step of undo in the plan they went into."""
        if not isValid(self._target):
            return
        session.settle()
        if session.locked:
            self._context.message(session.locked)
            return
        before = session.plan
        self._context.desk.keep_before(before, "taking")
        session.edit(text, change)
        self._forget()
        self._context.go(screen)
        if session.plan is before:
            self._context.message(_("The plan already had all of it; nothing was changed."))
        else:
            self._context.offer(told, _("Undo"), session.undo)
