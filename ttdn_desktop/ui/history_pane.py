"""The page with the kept states of the plan in front; one of them is brought back as one step of undo."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import N_, _
from ttdn_desktop.services.types import Version
from ttdn_desktop.ui import kit, texts
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.forms.basis_rows import Row, RowsModel, RowsView
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.returned.opening import open_version

REASONS = {
    "opening": N_("Kept when it was opened"),
    "import": N_("Kept when it was imported"),
    "export": N_("Kept when it was exported"),
    "issue": N_("Kept when it was issued"),
    "restore": N_("Kept before an older state was brought back"),
    "replace": N_("Kept before words were replaced everywhere"),
    "returned": N_("Kept before changes from a file were taken over"),
    "taking": N_("Kept before parts of an imported file were taken in"),
    "template": N_("Kept before changes of a template were taken over"),
}


def brought_back(now: Plan, then: Plan) -> Plan:
    """What was written then, under the identity and in the stage of now."""
    return replace(then, id=now.id, stage=now.stage, draft_no=now.draft_no)


class HistoryPane(QFrame):
    """A list, newest first, and one button."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._versions: tuple[Version, ...] = ()
        self.setProperty("role", "surface")
        column = kit.column(self, margins=12, spacing=8)
        self._empty = kit.muted_label(
            _("No state of this plan is kept yet. One is kept when it is opened, imported, exported or issued, and before much of it changes at once."),
            wrap=True,
        )
        self._rows = RowsModel()
        self.view = RowsView(self._rows, _("Kept states of the plan"), fit=False)
        self.compare = kit.plain_button(_("Compare with this state"), self.compare_state)
        self.button = kit.plain_button(_("Bring this state back"), self.restore)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1000)
        column.addWidget(self.compare)
        column.addWidget(self.button)
        column.addStretch(1)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        hear(self, context.session.switched, lambda _session: self.refresh())
        hear(self, context.desk.plans_changed, self.refresh)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Ask the workspace for the kept states."""
        workspace, plan = self._context.desk.workspace, self._context.session.plan
        if not self.isVisible():
            return
        if workspace is None or plan is None:
            self.show_versions(())
        else:
            self._context.background.watch(workspace.versions(plan.id), done=self.show_versions, failed=self._context.message, owner=self)

    def show_versions(self, versions: tuple[Version, ...]) -> None:
        """Show these states."""
        if versions and versions == self._versions:
            return  # the one that is chosen stays so while the plan is saved
        self._versions = versions
        now = self._context.clock()
        self._rows.show([Row(text=texts.moment(version.at, now), below=_(REASONS.get(version.reason, ""))) for version in versions])
        self._empty.setVisible(not versions)
        self.view.setVisible(bool(versions))
        self.compare.setVisible(bool(versions))
        self.button.setVisible(bool(versions))
        self._on_current(self.view.currentIndex(), QModelIndex())

    def restore(self) -> None:
        """Bring the chosen state back."""
        workspace, current = self._context.desk.workspace, self.view.currentIndex()
        if workspace is not None and current.isValid():
            version = self._versions[current.row()]
            self._context.background.watch(
                workspace.load_version(version.id), done=lambda plan: self._restored(version, plan), failed=self._context.message, owner=self
            )

    def compare_state(self) -> None:
        """Show what differs between the chosen state and the plan."""
        workspace, current = self._context.desk.workspace, self.view.currentIndex()
        if workspace is not None and current.isValid():
            version = self._versions[current.row()]
            self._context.background.watch(
                workspace.load_version(version.id), done=lambda plan: self._compared(version, plan), failed=self._context.message, owner=self
            )

    def _compared(self, version: Version, plan: Plan) -> None:
        session = self._context.session.current
        if session is not None and session.plan.id == version.plan:
            name = _("State of {moment}").format(moment=texts.moment(version.at, self._context.clock()))
            open_version(self._context, session, name, plan)

    def _restored(self, version: Version, plan: Plan) -> None:
        if self._context.session.plan is None or self._context.session.plan.id != version.plan:
            return  # another plan came to the front meanwhile
        self._context.session.settle()
        self._context.desk.keep_before(self._context.session.plan, "restore")
        moment = texts.moment(version.at, self._context.clock())
        self._context.session.edit(_("Bring back the state of {moment}").format(moment=moment), lambda now: brought_back(now, plan))
        self._context.message(_("The state of {moment} is back. Ctrl+Z takes it away again.").format(moment=moment))

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        session = self._context.session.current
        self.compare.setEnabled(current.isValid())
        self.button.setEnabled(current.isValid() and session is not None and not session.locked)
