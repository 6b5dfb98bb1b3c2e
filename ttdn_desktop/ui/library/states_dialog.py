"""Earlier states of the library, each with what bringing it back would change; it is one step of undo."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.library import Library
from ttdn_desktop.i18n import N_, _, ngettext
from ttdn_desktop.services.library_states import Difference, difference
from ttdn_desktop.services.types import Version
from ttdn_desktop.ui import kit, texts
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.forms.basis_rows import Row, RowsModel, RowsView

_NAMED = 6
"""Documents of each kind that are named."""
_PARTS = ((N_("Come back: {names}."), "back"), (N_("Go: {names}."), "gone"), (N_("Otherwise: {names}."), "changed"))


class StatesDialog(Dialog):
    """At the top the days, below what would change; only then it can be brought back."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(_("Earlier states of the library"), parent, width=560)
        self.resize(620, 480)
        self._context, self._book = context, context.books.library
        self._versions: tuple[Version, ...] = ()
        self._then: Library | None = None
        self._told = kit.muted_label(_("The state before the first change of each day is kept, with its files."), wrap=True)
        self._rows = RowsModel()
        self.view = RowsView(self._rows, _("Earlier states of the library"), fit=False)
        self.view.setProperty("role", "boxed")
        self.changes = kit.text_label("")
        self.content.addWidget(self._told)
        self.content.addWidget(self.view, 1)
        self.content.addWidget(self.changes)
        self.add_button(kit.plain_button(_("Close"), self.reject))
        self.button = self.add_button(kit.primary_button(_("Bring this state back"), self.restore), default=True)
        self.button.setEnabled(False)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        workspace = context.desk.workspace
        if workspace is not None:
            context.background.watch(workspace.library_versions(), done=self.show_versions, failed=context.message, owner=self)

    def show_versions(self, versions: tuple[Version, ...]) -> None:
        """Show these states."""
        self._versions = versions
        self._rows.show([Row(text=_("As it was until {moment}").format(moment=self._moment(version))) for version in versions])
        self.view.setCurrentIndex(self._rows.index(0 if versions else -1))
        if not versions:
            self._told.setText(_("No earlier state is kept yet; the first one is kept before the first change of another day."))

    def restore(self) -> None:
        """Bring the state in front back."""
        then, current = self._then, self.view.currentIndex()
        if then is None or not current.isValid():
            return
        moment = self._moment(self._versions[current.row()])
        if self._book.edit(_("Bring back the library as it was until {moment}").format(moment=moment), lambda _now: then):
            self._context.offer(_("The library is as it was until {moment}.").format(moment=moment), _("Undo"), self._book.taking_back())
            self.accept()

    def _moment(self, version: Version) -> str:
        return texts.moment(version.at, self._context.clock())

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._then = None
        self.button.setEnabled(False)
        workspace = self._context.desk.workspace
        if workspace is not None and current.isValid():
            version = self._versions[current.row()]
            self._context.background.watch(workspace.load_library(version.id), done=partial(self._on_state, version), failed=self._context.message, owner=self)

    def _on_state(self, version: Version, then: Library) -> None:
        current = self.view.currentIndex()
        if not current.isValid() or self._versions[current.row()] != version:
            return
        self._then = then
        found = difference(self._book.value, then)
        self.changes.setText(_words(found))
        self.button.setEnabled(found != Difference() and not self._book.read_only)


def _words(found: Difference) -> str:
    """What would change, a line for each kind."""
    lines = [_(words).format(names=_named(getattr(found, name))) for words, name in _PARTS if getattr(found, name)]
    if found.others:
        lines.append(_("Relations, sets, sentences or words of the dictionary differ too."))
    return "\n".join(lines) or _("Nothing would change.")


def _named(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (" " + ngettext("and {n} more document", "and {n} more documents", more).format(n=more) if more > 0 else "")
