"""The notes on the node that is being edited, above its editor: who said what of which words; done or removed with one click."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QWidget

from ttdn_desktop.domain.ids import TaskId
from ttdn_desktop.domain.notes import Note
from ttdn_desktop.i18n import _
from ttdn_desktop.services.words import short_date
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.node_keys import TASK, parts_of
from ttdn_desktop.ui.notes_book import NotesBook

_HIGHEST = 220  # pixels; more notes scroll
_QUOTED = 160  # characters


class NotesBar(QFrame):
    """A short list; hidden where there is no note."""

    def __init__(self, context: ScreenContext, book: NotesBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._book = context, book
        self.setProperty("role", "header")
        self.notes: tuple[Note, ...] = ()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setMaximumHeight(_HIGHEST)
        self.area.setProperty("role", "surface")
        kit.column(self).addWidget(self.area)
        self.hide()

    def show_notes(self, notes: tuple[Note, ...]) -> None:
        """Show these."""
        if notes == self.notes:
            return
        self.notes = notes
        content = QWidget()
        content.setProperty("role", "ground")
        column = kit.column(content, spacing=6)
        column.setContentsMargins(16, 8, 16, 8)
        for note in notes:
            column.addWidget(self._row(note))
        if (old := self.area.takeWidget()) is not None:
            old.deleteLater()  # a click on one of its boxes may be under way
        self.area.setWidget(content)
        self.area.setFixedHeight(min(content.sizeHint().height() + 2, _HIGHEST))
        self.setVisible(bool(notes))

    def _row(self, note: Note) -> QWidget:
        row = QWidget()
        line = kit.row(row, spacing=8)
        words = kit.column(spacing=2)
        words.addWidget(kit.muted_label(self._head(note), wrap=True))
        text = kit.text_label(note.text)
        if note.done:
            text.setProperty("role", "muted")
        words.addWidget(text)
        line.addLayout(words, 1)
        done = QCheckBox(_("Done"))
        done.setChecked(note.done)
        done.setAccessibleName(_("Done: {text}").format(text=note.text))
        done.clicked.connect(lambda on: self._book.set_done(note, on))
        line.addWidget(done)
        line.addWidget(kit.icon_button("trash", _("Remove the note “{text}”").format(text=note.text[:_QUOTED]), partial(self._book.remove, note)))
        return row

    def _head(self, note: Note) -> str:
        """Who, when, on what."""
        quote = " ".join(note.quote.split())
        quote = f"“{quote[:_QUOTED]}…”" if len(quote) > _QUOTED else f"“{quote}”" if quote else ""
        return " · ".join(filter(None, (note.author, short_date(note.at.date()) if note.at else "", self._task(note), quote)))

    def _task(self, note: Note) -> str:
        """The task of a note that is shown under a table of tasks."""
        kind, own = parts_of(note.node)
        plan = self._context.session.plan
        return next((task.title for task in plan.tasks if task.id == TaskId(own)), "") if kind == TASK and plan is not None else ""
