"""What can be done with sets of bases: keep the plan's own as one, name one otherwise, take one out."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.library import BasisSet, Origin
from ttdn_desktop.domain.library_edits import put_set, remove_set
from ttdn_desktop.i18n import _
from ttdn_desktop.services.basis_sets import set_of_plan
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.chips import FlowLayout
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import ask_text
from ttdn_desktop.ui.session import Holder


class SetLinks(QWidget):
    """Every change is a step of the library's own history, and offered to be taken back."""

    def __init__(self, context: ScreenContext, holder: Holder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._holder = context, holder
        self._chosen: BasisSet | None = None
        self.keep = kit.link_button(_("Keep the plan's bases as a set…"), self._ask_name)
        self.rename = kit.link_button(_("Rename…"), self._ask_other_name)
        self.remove = kit.link_button(_("Delete"), self.delete)
        flow = FlowLayout(self, spacing=8)
        for button in (self.keep, self.rename, self.remove):
            flow.addWidget(button)

    def show_set(self, chosen: BasisSet | None) -> None:
        """The set that is marked."""
        self._chosen = chosen
        plan, locked = self._holder.plan, bool(self._context.books.library.locked)
        self.keep.setEnabled(plan is not None and bool(plan.legal_bases) and not locked)
        for button in (self.rename, self.remove):
            button.setEnabled(chosen is not None and not locked)

    def _ask_name(self) -> None:
        plan = self._holder.plan
        if plan is not None:
            first = plan.document.subject
            ask_text(self.window(), _("Keep as a set of bases"), _("Name of the set of bases"), _("Keep"), self.keep_as, text=first)

    def keep_as(self, name: str) -> None:
        """Keep the plan's bases as a set of that name; one of the office's own of that name is replaced."""
        plan, library = self._holder.plan, self._context.books.library
        if plan is None:
            return
        same = next((one.id for one in library.value.sets if one.name == name and one.origin is Origin.OWN), None)
        made = set_of_plan(plan, name, same or self._context.new_id())
        if library.edit(_("Keep a set of bases"), lambda value: put_set(value, made)):
            self._context.offer(_("The set “{name}” is kept.").format(name=name), _("Undo"), library.taking_back())

    def _ask_other_name(self) -> None:
        if self._chosen is not None:
            ask_text(self.window(), _("Rename the set"), _("Name of the set of bases"), _("Rename"), self.rename_to, text=self._chosen.name)

    def rename_to(self, name: str) -> None:
        """Call the marked set otherwise."""
        if (chosen := self._chosen) is not None:
            self._context.books.library.edit(_("Rename a set of bases"), lambda value: put_set(value, replace(chosen, name=name)))

    def delete(self) -> None:
        """Take the marked set out; it can be brought back."""
        library, chosen = self._context.books.library, self._chosen
        if chosen is None:
            return
        gone = chosen.id
        if library.edit(_("Delete a set of bases"), lambda value: remove_set(value, gone)):
            self._context.offer(_("The set “{name}” is gone.").format(name=chosen.name), _("Undo"), library.taking_back())
