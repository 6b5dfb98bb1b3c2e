"""The plans that use a document, each a way to the place."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.library import LegalDocument
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.library_types import Use
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext

_MOST = 30


class UsedCard(kit.Card):
    """Asked of the workspace each time another document comes in front, for plans change meanwhile."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(_("Where it is used"), parent)
        self._context = context
        self._id = ""
        self._told = kit.muted_label("", wrap=True)
        self._rows = kit.column(spacing=0)
        self.links: list[kit.ElidedLink] = []
        self.add(self._told)
        self.column.addLayout(self._rows)

    def show_document(self, document: LegalDocument) -> None:
        """Show the plans that cite this document, or name it."""
        if document.id != self._id:
            self._clear()
            self._told.setText("")
        self._id = document.id
        workspace = self._context.desk.workspace
        if workspace is None:
            self._told.setText(_("The plans are still being opened."))
            return
        self._context.background.watch(workspace.uses(document), done=partial(self._show, document.id), failed=self._context.message, owner=self)

    def _show(self, document_id: str, uses: tuple[Use, ...]) -> None:
        if document_id != self._id:
            return
        self._clear()
        plans = len({use.plan for use in uses})
        self._told.setText(ngettext("{n} plan uses it", "{n} plans use it", plans).format(n=plans) if plans else _("No plan uses it yet."))
        for use in uses[:_MOST]:
            self._rows.addWidget(self._row(use))
        if len(uses) > _MOST:
            self._rows.addWidget(kit.small_label(_("and {n} more").format(n=len(uses) - _MOST)))

    def _clear(self) -> None:
        self.links = []
        kit.clear(self._rows)

    def _row(self, use: Use) -> QWidget:
        row = QWidget()
        line = kit.row(row, spacing=8)
        link = kit.ElidedLink(use.subject or _("Plan without a subject"), partial(self._go, use), 420)
        self.links.append(link)
        line.addWidget(link)
        facts = (str(use.year or ""), use.issuer, _("Basis") if use.cites else _("in its text"))
        line.addWidget(kit.ElidedLabel(" · ".join(part for part in facts if part), "small"), 1)
        return row

    def _go(self, use: Use) -> None:
        """Open the plan where it uses the document."""

        def show(_session: object) -> None:
            if use.cites:
                self._context.go("bases", at=int(use.part))
            elif use.kind == "task":
                self._context.go("compose", node=f"task:{use.part}")
            else:
                self._context.go("compose")

        self._context.desk.open_plan(use.plan, show)
