"""The screen of the province's templates (Mẫu của tỉnh): the list, one template in full, and the ways from it to plans and files."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QWidget

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.template import Template, TemplateId, TemplateState, ended_by, inherit
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services import late_templates
from ttdn_desktop.services.template_followers import behind
from ttdn_desktop.services.types import PlanSummary
from ttdn_desktop.services.words import short_date, sort_key
from ttdn_desktop.ui import dialogs, kit, theme
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.progress import Progress
from ttdn_desktop.ui.template_detail import STATE_WORDS, TemplateDetail
from ttdn_desktop.ui.template_fill import FillDialog
from ttdn_desktop.ui.template_rows import Change
from ttdn_desktop.ui.template_versions import VersionDialog

if TYPE_CHECKING:
    from ttdn_desktop.services.template_types import TakenIn
    from ttdn_desktop.services.workspace import Workspace

FILES = ("*.docx", "*.xlsx", "*.dotx", "*.docm", "*.xlsm", "*.xltx")
_LIST = 320
_ROW = 56


class TemplatesScreen(QWidget):
    """At the left all templates, at the right the chosen one."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self._templates: dict[str, Template] = {}
        self._stale = True
        self.detail: TemplateDetail | None = None
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = QListWidget()
        self.list.setProperty("role", "list")
        self.list.setAccessibleName(_("Templates"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_detail())
        self.empty_button = kit.primary_button(_("Take in a template…"), self.choose, "import")
        text = _(
            "There is no template yet. Take in the Word or Excel file the province sent: "
            "its blanks, sections and tables are found, and plans can be written into it."
        )
        self.empty = kit.EmptyState(text, self.empty_button, "templates")
        self.waiting = kit.EmptyState(_("Opening your plans…"), picture="templates")
        self.pages = QStackedWidget()
        self._lay_out()
        context.desk.opened.connect(self._on_opened)

    def _lay_out(self) -> None:
        self.count = kit.muted_label("")
        self.add_button = kit.primary_button(_("Take in a template…"), self.choose, "import")
        head = kit.row(spacing=12)
        head.addWidget(kit.title_label(_("Templates of the province")))
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.add_button)
        card = kit.Card()
        card.column.setContentsMargins(4, 4, 4, 4)
        card.column.addWidget(self.list, 1)
        self._place = QWidget()
        self._detail_place = kit.column(self._place)
        card.setFixedWidth(theme.current().px(_LIST))
        both = QWidget()
        beside = kit.row(both, spacing=16)
        beside.addWidget(card)
        beside.addWidget(self._place, 1)
        for page in (self.waiting, both, self.empty):
            self.pages.addWidget(page)
        self._both = both
        lines = kit.column(self, margins=20, spacing=12)
        lines.addLayout(head)
        lines.addWidget(self.pages, 1)
        self.add_button.hide()

    # --- the list -----------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]  # the stub asks for QShowEvent, which it is
        if self._stale:
            self.refresh()

    def _on_opened(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    @property
    def _workspace(self) -> "Workspace | None":
        return self._context.desk.workspace

    def refresh(self, then: str = "") -> None:
        """Read the list anew; `then` is the template to be in front."""
        workspace = self._workspace
        if workspace is None:
            return
        self._stale = False
        self._context.background.watch(workspace.templates(), done=partial(self._show, then), failed=self._context.message, owner=self)

    def _show(self, then: str, templates: tuple[Template, ...]) -> None:
        chosen = then or self.chosen_id
        self._templates = {template.id: template for template in templates}
        today = self._context.today()
        order = list(TemplateState)
        self.list.blockSignals(True)
        self.list.clear()
        ranks = {TemplateState.IN_FORCE: 0, TemplateState.NOT_YET: 1, TemplateState.ENDED: 2}
        for template in sorted(templates, key=lambda one: (ranks[one.state(today)], sort_key(one.name), order.index(one.state(today)))):
            self._add_row(template)
        self.list.blockSignals(False)
        row = next((at for at in range(self.list.count()) if self.list.item(at).data(Qt.ItemDataRole.UserRole) == chosen), 0)
        self.pages.setCurrentWidget(self._both if templates else self.empty)
        self.add_button.setVisible(bool(templates))
        self.count.setText(ngettext("{count} template", "{count} templates", len(templates)).format(count=len(templates)) if templates else "")
        self.list.setCurrentRow(row if templates else -1)
        self._show_detail()

    def _add_row(self, template: Template) -> None:
        """Its name, and below it what is known of it."""
        state = _(STATE_WORDS[template.state(self._context.today())])
        facts = [template.source, _("version {version}").format(version=template.version) if template.version else "", _days(template), state]
        said = " · ".join(fact for fact in facts if fact)
        item = QListWidgetItem()
        item.setData(Qt.ItemDataRole.UserRole, template.id)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{template.name}, {said}")
        item.setToolTip(f"{template.name}\n{said}")
        item.setSizeHint(QSize(0, theme.current().px(_ROW)))
        row = QWidget()
        lines = kit.column(row, spacing=2)
        lines.setContentsMargins(8, 6, 8, 6)
        lines.addWidget(kit.ElidedLabel(template.name, "strong"))
        lines.addWidget(kit.ElidedLabel(said, "small"))
        self.list.addItem(item)
        self.list.setItemWidget(item, row)

    @property
    def chosen_id(self) -> str:
        """The template in front, or nothing."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _show_detail(self) -> None:
        kit.clear(self._detail_place)
        self.detail = None
        template = self._templates.get(self.chosen_id)
        if template is None:
            return
        detail = TemplateDetail(template, self._context.today(), read_only=bool(self._context.desk.read_only))
        detail.edited.connect(self._edit)
        detail.write_asked.connect(self._write_plan)
        detail.fill_asked.connect(self._fill)
        detail.renew_asked.connect(partial(self.choose, template.id))
        detail.plans_asked.connect(lambda older: self._show_differences(older, template))
        detail.delete_asked.connect(self._ask_delete)
        self.detail = detail
        self._detail_place.addWidget(kit.page(detail))
        if (workspace := self._workspace) is not None and not self._context.desk.read_only:
            self._context.background.watch(workspace.template_links(), done=partial(self._ask_behind, detail), failed=self._context.message, owner=detail)

    def _ask_behind(self, detail: TemplateDetail, links: Mapping[PlanId, TemplateId]) -> None:
        """Say of the template in front whether plans are written from an older version of it."""
        if (workspace := self._workspace) is None or not links:
            return

        def told(plans: tuple[PlanSummary, ...]) -> None:
            found = behind(detail.template, tuple(self._templates.values()), plans, links)
            if found is not None:
                detail.show_behind(found)

        self._context.background.watch(workspace.plans(), done=told, failed=self._context.message, owner=detail)

    def _edit(self, change: Change) -> None:
        """Keep a change of the template in front; the list follows."""
        template, workspace = self._templates.get(self.chosen_id), self._workspace
        if template is None or workspace is None:
            return
        after = change(template)
        if after == template:
            return
        self._templates[template.id] = after
        self._context.background.watch(workspace.save_template(after), done=lambda _saved: self.refresh(after.id), failed=self._context.message, owner=self)

    # --- taking in ----------------------------------------------------------------------------------------------------------

    def choose(self, older: str = "") -> None:
        """Ask for the file of a template, or of a newer version of one."""
        if self._context.desk.read_only:
            self._context.message(self._context.desk.read_only)
            return
        filters = ((_("Word and Excel files"), FILES), (_("All files"), ("*",)))
        dialogs.choose_files(self.window(), _("Take in a template"), filters, partial(self.take_in, older=older))

    def reveal(self, files: Sequence[Path] = ()) -> None:
        """Take in this file, as the screen of imports asks."""
        self.take_in(files)

    def take_in(self, files: Sequence[Path], older: str = "") -> None:
        """Read the first of these files as a template, or as a newer version of one."""
        if not files:
            return
        family = self._templates[older].family if older in self._templates else ""
        progress = Progress(_("Reading files…"), self)
        job = self._context.background.run(
            partial(late_templates.take_in_template, files[0], self._context.new_id, family=family),
            done=partial(self._keep, older), failed=self._refused, owner=self, reporting=True,
        )  # fmt: skip
        progress.follow(job)

    def _refused(self, why: str) -> None:
        dialogs.say(self.window(), _("The file was not taken in"), why)

    def _keep(self, older: str, taken: "TakenIn") -> None:
        workspace = self._workspace
        if workspace is None:
            return

        before = self._templates.get(older)
        template = inherit(taken.template, before) if before else taken.template
        if before is not None and (ended := ended_by(template, before, self._context.today())) != before:
            self._context.background.watch(workspace.save_template(ended), done=lambda _saved: None, failed=self._context.message, owner=self)
            self._context.message(_("The older version is marked as no longer in force; plans written from it stay as they are."))

        def kept(_saved: None) -> None:
            self.refresh(template.id)
            if before is not None:
                self._show_differences(before, template)

        self._context.background.watch(workspace.save_template(template, taken.data), done=kept, failed=self._context.message, owner=self)

    def _show_differences(self, old: Template, new: Template) -> None:
        workspace = self._workspace
        if workspace is not None:
            dialogs.open_once(VersionDialog(self._context, workspace, old, new, self.window())).finished.connect(lambda _how: self._show_detail())

    # --- what is done with one ----------------------------------------------------------------------------------------------

    def _write_plan(self) -> None:
        template, workspace = self._templates.get(self.chosen_id), self._workspace
        if template is None or workspace is None:
            return
        context = self._context
        plan = late_templates.plan_from_template(template, context.new_id, context.today(), context.settings.value, context.books.directory)
        self._context.background.watch(workspace.link_template(plan.id, template.id), done=lambda _kept: None, failed=self._context.message, owner=self)
        self._context.desk.open_value(plan)
        self._context.go("compose")

    def _fill(self) -> None:
        workspace = self._workspace
        template = self._templates.get(self.chosen_id)
        if workspace is None or template is None:
            return
        self._context.session.settle()
        self._context.background.watch(workspace.template(template.id), done=self._open_fill, failed=self._context.message, owner=self)

    def _open_fill(self, taken: "TakenIn") -> None:
        workspace = self._workspace
        if workspace is not None:
            dialog = FillDialog(self._context, workspace, taken, self.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _ask_delete(self) -> None:
        template = self._templates.get(self.chosen_id)
        if template is not None:
            text = _("“{name}” and its file are taken out of your data; plans written from it stay as they are. The file it came from is not touched.")
            delete = partial(self._delete, template)
            dialogs.ask(self.window(), _("Delete this template?"), text.format(name=template.name), _("Delete"), delete, danger=True)

    def _delete(self, template: Template) -> None:
        workspace = self._workspace
        if workspace is not None:
            self._context.background.watch(workspace.delete_template(template.id), done=lambda _gone: self.refresh(), failed=self._context.message, owner=self)


def _days(template: Template) -> str:
    """From when to when it is in force, as far as that is said."""
    first, last = template.valid_from, template.valid_to
    if first and last:
        return f"{short_date(first)} – {short_date(last)}"
    return _("from {day}").format(day=short_date(first)) if first else _("until {day}").format(day=short_date(last)) if last else ""
