"""The screen of the office's own words (Lời văn của cơ quan): at the left all official texts, at the right the one in front."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QSplitter, QWidget

from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.services.office_words import KindPlaces, office_texts
from ttdn_desktop.services.system import documents_dir
from ttdn_desktop.services.words_file import SUFFIX, TakenWords, read_words, taken_over, write_words
from ttdn_desktop.ui import dialogs, kit, theme
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.hearing import hear
from ttdn_desktop.ui.wording.own_words import OwnWords
from ttdn_desktop.ui.wording.text_list import TextList
from ttdn_desktop.ui.wording.text_page import TextPage

_LIST = 420
_PAGE = 860
_MOST_REASONS = 8


class WordingScreen(QWidget):
    """Everything typed is kept at once; Ctrl+Z takes it back."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._known: KindPlaces | None = None
        self.own = OwnWords(context, self)
        self.search = LineEditor()
        self.search.setPlaceholderText(_("Find words, with or without marks"))
        self.search.setAccessibleName(_("Find in the official words"))
        self.search.setClearButtonEnabled(True)
        self.own_only = QCheckBox(_("Only own words"))
        self.list = TextList()
        self.page = TextPage(self._places)
        self.count = kit.muted_label("")
        self.all_button = kit.plain_button(_("Shipped words everywhere…"), self._ask_reset)
        self._lay_out()
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.own_only.toggled.connect(lambda _on: self._narrow())
        self.list.chosen.connect(self._on_chosen)
        self.own.changed.connect(self._show)
        self.page.wanted.connect(self._put)
        self.page.left.connect(self.own.settle)
        self.page.undo_asked.connect(self.undo_step)
        self.page.redo_asked.connect(self.redo_step)
        hear(self, context.session.switched, lambda _session: self._on_plan())
        self._show()
        self.list.choose("decision")

    def _lay_out(self) -> None:
        head = kit.row(spacing=12)
        head.addWidget(kit.title_label(_("Words of your office")))
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.all_button)
        head.addWidget(kit.plain_button(_("Take in from a file…"), self.choose, "import"))
        self.file_button = kit.plain_button(_("Write to a file…"), self._choose_target, "export")
        head.addWidget(self.file_button)
        left = kit.Card()
        left.column.setContentsMargins(8, 8, 8, 8)
        narrow = kit.row(spacing=8)
        narrow.addWidget(self.search, 1)
        narrow.addWidget(self.own_only)
        left.column.addLayout(narrow)
        left.column.addWidget(self.list, 1)
        self._nothing = kit.muted_label(_("No text holds these words."), wrap=True)
        left.column.addWidget(self._nothing)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(left)
        both.addWidget(kit.page(self.page, width=_PAGE))
        left.setMinimumWidth(280)
        both.setStretchFactor(1, 1)
        both.setSizes([theme.current().px(_LIST), 2000])
        lines = kit.column(self, margins=20, spacing=12)
        lines.addLayout(head)
        hint = _("Every paper is made of these words. What you change here holds for all papers of this file of plans that nobody has edited yet.")
        lines.addWidget(kit.muted_label(hint, wrap=True))
        lines.addWidget(both, 1)

    # --- what is shown

    def reveal(self, kind: str = "", key: str = "") -> None:
        """Put a text in front."""
        self.list.choose(kind, key)

    def open_find(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    def undo_step(self) -> None:
        """Ctrl+Z, of this screen."""
        self.page.settle()
        if not self.own.undo():
            self._context.message(_("There is nothing to undo here."))

    def redo_step(self) -> None:
        """Ctrl+Y, of this screen."""
        self.page.settle()
        if not self.own.redo():
            self._context.message(_("There is nothing to do again here."))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_plan()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.page.settle()

    def _places(self) -> KindPlaces:
        plan = self._context.session.plan
        if self._known is None or self._known.plan is not plan:
            self._known = KindPlaces(plan)
        return self._known

    def _on_plan(self) -> None:
        if self.isVisible():
            self._show()
            self.page.look_again()

    def _show(self) -> None:
        """The texts as they are now."""
        self._kinds = office_texts(self.own.words, self._places())
        self.list.show_kinds(self._kinds)
        own = sum(text.own is not None for kind in self._kinds for text in kind.texts)
        self.count.setText(ngettext("{n} text in your own words", "{n} texts in your own words", own).format(n=own) if own else _("all as shipped"))
        self.all_button.setEnabled(bool(own) and not self.own.locked)
        self.file_button.setEnabled(bool(own))
        self._nothing.setVisible(not self.list.count())
        self._on_chosen(*self.list.key)

    def _narrow(self) -> None:
        self.list.narrow(self.search.text(), own_only=self.own_only.isChecked())
        self._nothing.setVisible(not self.list.count())

    def _on_chosen(self, kind: str, key: str) -> None:
        found = next((one for one in self._kinds if one.key == kind), None)
        if found is not None and (text := next((text for text in found.texts if text.key == key), None)) is not None:
            self.page.show_text(found.name, text, self.own.locked)

    def _put(self, wanted: str | None) -> None:
        if (text := self.page.text) is not None:
            self.own.put(text, wanted)

    # --- all of them

    def _ask_reset(self) -> None:
        text = _("All words of your office are given up, and papers are made with the shipped ones. Papers that were edited stay as they are.")
        dialogs.ask(self.window(), _("Use the shipped words everywhere?"), text, _("Use the shipped words"), self._reset, danger=True)

    def _reset(self) -> None:
        before = self.own.words
        self.own.put_all({})
        self._context.offer(_("All papers have the shipped words again."), _("Undo"), partial(self.own.put_all, before))

    def _choose_target(self) -> None:
        self.page.settle()
        name = documents_dir() / (_("Words of your office") + SUFFIX)
        dialogs.choose_new_file(self.window(), _("Write the words of your office to a file"), str(name), (_("Files of words"), (f"*{SUFFIX}",)), self._write)

    def _write(self, chosen: list[Path]) -> None:
        if chosen:
            job = partial(write_words, self.own.words, chosen[0], self._context.settings.value.issuing_body)
            done = _("The words of your office are in “{file}”.").format(file=chosen[0].name)
            self._context.background.run(job, done=lambda _path: self._context.message(done), failed=self._refused, owner=self)

    def choose(self) -> None:
        """Ask for a file of words."""
        if self.own.locked:
            self._context.message(self.own.locked)
            return
        dialogs.choose_files(self.window(), _("Take in words from a file"), ((_("Files of words"), (f"*{SUFFIX}",)),), self.take_in)

    def take_in(self, files: list[Path]) -> None:
        """Take the words of the first of these files in the place of those here."""
        if files:
            self.page.settle()
            self._context.background.run(partial(read_words, files[0]), done=self._on_taken, failed=self._refused, owner=self)

    def _on_taken(self, taken: TakenWords) -> None:
        if taken.count:
            before = self.own.words
            self.own.put_all(taken_over(before, taken))
            words = ngettext("{n} text was taken in from the file.", "{n} texts were taken in from the file.", taken.count).format(n=taken.count)
            self._context.offer(words, _("Undo"), partial(self.own.put_all, before))
        if taken.refused:
            more = len(taken.refused) - _MOST_REASONS
            reasons = [*taken.refused[:_MOST_REASONS], *([_("and {n} more").format(n=more)] if more > 0 else [])]
            dialogs.say(self.window(), _("Some texts of the file were not taken in"), "\n".join(reasons))
        elif not taken.count:
            self._context.message(_("The file holds no words of its own."))

    def _refused(self, why: str) -> None:
        dialogs.say(self.window(), _("That did not work"), why)
