"""The wording bank: a line of words, the part of the plan, and what was found, each as it will stand; Enter puts it in."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.library import Snippet
from ttdn_desktop.domain.library_edits import put_snippets, remove_snippet
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.snippets import TASK, filled, found, made, merged, source_words, topic_asked
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.forms.basis_rows import Row, RowsModel, RowsView
from ttdn_desktop.ui.list_keys import ListKeys
from ttdn_desktop.ui.snippets.keep_dialog import KeepDialog, information_choice, part_choice

_WAIT = 150  # milliseconds after the last key until the workspace is asked
_HEIGHT = 340


class SnippetsDialog(Dialog):
    """`insert` gets the sentence that was chosen and its words, filled from the plan."""

    def __init__(
        self, context: ScreenContext, plan: Plan, insert: Callable[[Snippet, str], object], parent: QWidget, *, part: str = "", selected: str = ""
    ) -> None:
        """`part` is the one that is proposed, `selected` are words that may be kept."""
        super().__init__(_("Sentences"), parent, width=760)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._plan, self._selected, self._insert = context, plan, selected, insert
        self._of_plans: tuple[Snippet, ...] = ()
        self._shown: tuple[Snippet, ...] = ()
        self._marked = ""  # the sentence a person went to; until then the first one is marked
        self.words = LineEditor()
        self.words.setPlaceholderText(_("Words of the sentence; no tone marks needed"))
        self.words.setAccessibleName(_("Search sentences"))
        self.words.setClearButtonEnabled(True)
        self.part, self.information = part_choice(_("All parts")), information_choice(_("All kinds"))
        self.part.setCurrentIndex(max(0, self.part.findData(part)))
        self._rows = RowsModel()
        self.view = RowsView(self._rows, _("What was found"), fit=False)
        self.view.setProperty("role", "boxed")
        self.view.setMinimumHeight(_HEIGHT)
        self._everywhere = kit.plain_button(_("Search in all parts"), lambda: self.part.setCurrentIndex(0))
        self._empty = kit.EmptyState(
            _("No sentence agrees. Fewer words or another part may help; select words in a plan to keep them here."), self._everywhere, "search"
        )
        self._links = (
            kit.link_button(_("Keep the selected words…"), self.keep_selected),
            kit.link_button(_("Change…"), self.change),
            kit.link_button(_("Keep here"), self.keep_found),
            kit.link_button(_("Delete"), self.delete),
        )
        self._lay_out()
        self._asking = QTimer(self, singleShot=True, interval=_WAIT)
        self._asking.timeout.connect(self._ask)
        ListKeys(self.words, self.view)
        self.words.textChanged.connect(self._search)
        self.part.currentIndexChanged.connect(self._search)
        self.information.currentIndexChanged.connect(self._search)
        self.view.activated.connect(lambda _index: self.use())
        self.view.selectionModel().currentChanged.connect(self._on_marked)
        context.books.library_changed.connect(self.refresh)
        self._search()
        self.words.setFocus()

    def _lay_out(self) -> None:
        choices = kit.row(spacing=8)
        choices.addWidget(self.part)
        choices.addWidget(self.information)
        choices.addStretch(1)
        self.content.addWidget(self.words)
        self.content.addLayout(choices)
        self.content.addWidget(self.view, 1)
        self.content.addWidget(self._empty, 1)
        for place, link in enumerate(self._links):
            self.buttons.insertWidget(place, link)
        self.add_button(kit.plain_button(_("Close"), self.reject))
        self._use = self.add_button(kit.primary_button(_("Insert"), self.use), default=True)

    # --- finding

    def _search(self) -> None:
        self.information.setVisible(self.part.currentData() == TASK)
        self._marked = ""
        self.refresh()
        self._asking.start()

    def _ask(self) -> None:
        """Sentences of the office's own plans, from the workspace."""
        workspace = self._context.desk.workspace
        if workspace is not None:
            asked = workspace.sentences(self.words.text(), topic_asked(self.part.currentData()), self._plan.id)
            self._context.background.watch(asked, done=self._on_found, failed=self._context.message, owner=self)

    def _on_found(self, sentences: tuple[Snippet, ...]) -> None:
        self._of_plans = sentences
        self.refresh()

    def refresh(self) -> None:
        """Show what there is now; a mark that a person moved stays on its sentence."""
        marked = self._marked
        of_plans = () if self._information else self._of_plans
        every = merged(self._context.books.library.value.snippets, of_plans)
        self._shown = found(every, self.words.text(), self.part.currentData(), self._information)
        self._rows.show([Row(text=filled(one.text, self._plan), below=source_words(one)) for one in self._shown])
        at = next((place for place, one in enumerate(self._shown) if one.text == marked), 0)
        self.view.setCurrentIndex(self._rows.index(at if self._shown else -1))
        self._marked = marked
        self.view.setVisible(bool(self._shown))
        self._empty.setVisible(not self._shown)
        self._everywhere.setVisible(not self._shown and bool(self.part.currentData()))
        count = len(self._shown)
        self.view.setAccessibleDescription(ngettext("{n} sentence", "{n} sentences", count).format(n=count))
        self._on_current()

    @property
    def _information(self) -> str:
        return str(self.information.currentData()) if self.part.currentData() == TASK else ""

    @property
    def chosen(self) -> Snippet | None:
        """The sentence that is marked."""
        at = self.view.currentIndex().row()
        return self._shown[at] if 0 <= at < len(self._shown) else None

    def _on_marked(self) -> None:
        self._marked = self.chosen.text if self.chosen is not None else ""
        self._on_current()

    def _on_current(self) -> None:
        one = self.chosen
        self._use.setEnabled(one is not None)
        free = not self._context.books.library.locked
        keep_selected, change, keep_found, delete = self._links
        keep_selected.setVisible(free and bool(self._selected.strip()))
        kept = one is not None and bool(one.id)
        change.setVisible(free and kept)
        delete.setVisible(free and kept)
        keep_found.setVisible(free and one is not None and not kept)

    # --- what is done with it

    def use(self) -> None:
        """Put the marked sentence in."""
        one = self.chosen
        if one is not None:
            self.accept()
            self._insert(one, filled(one.text, self._plan))

    def keep_selected(self) -> None:
        """Keep the words that were selected in the plan."""
        keep_words(self._context, self._plan, self._selected, self.part.currentData(), self)

    def keep_found(self) -> None:
        """Keep a sentence of another plan, so that it stays when the plan goes."""
        one = self.chosen
        if one is not None:
            kept = replace(one, id=self._context.new_id())
            self._context.books.library.edit(_("Keep a sentence"), lambda library: put_snippets(library, (kept,)))

    def change(self) -> None:
        """Write the marked sentence otherwise."""
        one = self.chosen
        if one is None:
            return

        def keep(after: Snippet) -> None:
            self._context.books.library.edit(_("Change a sentence"), lambda library: put_snippets(library, (after,)))

        KeepDialog(_("Change the sentence"), one, keep, self).open()

    def delete(self) -> None:
        """Take the marked sentence out; it can be brought back."""
        one, library = self.chosen, self._context.books.library
        if one is not None and library.edit(_("Delete a sentence"), lambda value: remove_snippet(value, one.id)):
            self._context.offer(_("The sentence is gone."), _("Undo"), library.taking_back())


def keep_words(context: ScreenContext, plan: Plan, words: str, part: str, parent: QWidget) -> None:
    """Ask for which part these words are, and keep them."""

    def keep(one: Snippet) -> None:
        if context.books.library.edit(_("Keep a sentence"), lambda library: put_snippets(library, (one,))):
            context.message(_("The sentence is kept."))

    source = plan.document.subject or plan.issuer.name
    KeepDialog(_("Keep a sentence"), made(words, part, source, context.new_id()), keep, parent).open()
