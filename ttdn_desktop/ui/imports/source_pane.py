"""The source at the left, under its name."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.imports.keys import Span
from ttdn_desktop.ui.imports.review import Review
from ttdn_desktop.ui.imports.source_view import SourceView


class SourcePane(QWidget):
    """One file at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name = kit.ElidedLabel("", "muted")
        self.text = SourceView()
        self.text.setAccessibleName(_("The source"))
        self.views = QStackedWidget()
        self.views.addWidget(self.text)
        column = kit.column(self)
        head = kit.row()
        head.setContentsMargins(12, 8, 12, 8)
        head.addWidget(self.name, 1)
        column.addLayout(head)
        column.addWidget(kit.hline())
        column.addWidget(self.views, 1)

    def show_review(self, review: Review) -> None:
        """Show the source of this file."""
        self.name.show_text(_("Source: {name}").format(name=review.path.name))
        blocks = (*review.file.paper.blocks(), *review.beside())
        self.text.show_blocks(blocks, review.unread_spans, review.unread_state, review.headings())

    def highlight(self, spans: Iterable[Span]) -> None:
        """Show these characters of the source."""
        self.text.highlight(spans)

    def mark_unread(self, review: Review) -> None:
        """Draw the unread texts anew."""
        self.text.mark_unread(review.unread_spans)

    def start(self) -> None:
        """Give the focus to what is shown."""
        if (shown := self.views.currentWidget()) is not None:
            shown.setFocus()
