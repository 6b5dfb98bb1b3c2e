"""The source at the left, under its name: its text, or its pages as pictures."""

import re
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from ttdn_desktop.i18n import N_, _
from ttdn_desktop.paper.model import Paragraph, Run
from ttdn_desktop.services.import_keys import Span
from ttdn_desktop.ui import kit, theme
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.imports.pages_view import PAGED, PagesView
from ttdn_desktop.ui.imports.review import Review
from ttdn_desktop.ui.imports.source_view import SourceView

NOTHING_TO_COMPARE = N_("This file holds a plan of this program. Everything at the right stands in it just so; there is nothing to compare.")
"""What stands at the left of a plan that is no paper."""
_HEAD = 36  # pixels
_PAGE = re.compile(r"page(?P<page>\d+)")
"""How the places of a PDF begin."""


class SourcePane(QWidget):
    """One file at a time."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._review: Review | None = None
        self.name = kit.ElidedLabel("", "muted")
        self.text = SourceView()
        self.text.setAccessibleName(_("The source"))
        self.pages = PagesView(context)
        self.pages.told.connect(context.message)
        self.views = QStackedWidget()
        self.views.addWidget(self.text)
        self.views.addWidget(self.pages)
        self.switch = QCheckBox(_("&Page pictures"))
        self.switch.setToolTip(_("The pages as they look on paper; Ctrl with the wheel enlarges them."))
        self.switch.toggled.connect(self._on_switched)
        column = kit.column(self)
        column.addWidget(pane_head(self.name, self.switch))
        column.addWidget(kit.hline())
        column.addWidget(self.views, 1)

    def show_review(self, review: Review) -> None:
        """Show the source of this file; one without text by its pages."""
        self._review = review
        self.name.show_text(_("Source: {name}").format(name=review.path.name))
        blocks = (*review.file.paper.blocks(), *review.beside())
        paged = review.path.suffix.lower() in PAGED
        shown = blocks if blocks or paged else (Paragraph(runs=(Run(text=_(NOTHING_TO_COMPARE)),)),)
        self.text.show_blocks(shown, _marked(review), review.unread_state, review.headings())
        self.pages.show_file(None)
        self.switch.setVisible(paged and bool(blocks))
        self.switch.setChecked(False)
        self._show_pages(paged and not blocks)

    def forget(self) -> None:
        """The file is gone; nothing of it is held."""
        self._review = None
        self.text.show_blocks(())
        self.pages.show_file(None)

    def highlight(self, spans: Iterable[Span]) -> None:
        """Show these characters of the source."""
        spans = tuple(spans)
        self.text.highlight(spans)
        if spans and (found := _PAGE.match(spans[0].where)):
            self.pages.go_to(int(found["page"]))

    def show_head(self) -> None:
        """Show the beginning of the source, whatever is chosen in it."""
        self.text.show_head()

    def mark_unread(self, review: Review) -> None:
        """Draw the unread texts anew."""
        self.text.mark_unread(_marked(review))

    def start(self) -> None:
        """Give the focus to what is shown."""
        if (shown := self.views.currentWidget()) is not None:
            shown.setFocus()

    def _on_switched(self, on: bool) -> None:
        self._show_pages(on)

    def _show_pages(self, on: bool) -> None:
        self.views.setCurrentWidget(self.pages if on else self.text)
        if on and self._review is not None and self.pages.count == 0:
            self.pages.show_file(self._review.path)


def _marked(review: Review) -> tuple[Span, ...]:
    """What is marked as unread: nothing beside a plan written by hand, where that would be the whole file."""
    return () if review.by_hand else review.unread_spans


def pane_head(words: QWidget, tool: QWidget) -> QWidget:
    """The line above a pane: as high beside its neighbour, whether its tool is shown or not."""
    head = QWidget()
    head.setFixedHeight(theme.current().px(_HEAD))
    row = kit.row(head, spacing=8)
    row.setContentsMargins(12, 0, 12, 0)
    row.addWidget(words, 1)
    row.addWidget(tool)
    return head
