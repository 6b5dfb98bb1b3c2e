"""The findings of the node that is being edited, under its fields, where they arise; the gravest first, a few at a time."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.node_keys import home_of
from ttdn_desktop.ui.review.words import in_short

if TYPE_CHECKING:
    from collections.abc import Collection

    from ttdn_desktop.services.reviewing import Item

_SHOWN = 2


class NodeNotices(QWidget):
    """Hidden where nothing is found."""

    def __init__(self, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.items: tuple[Item, ...] = ()
        self.setProperty("role", "ground")
        self._lines = kit.column(self, spacing=6)
        self._lines.setContentsMargins(20, 6, 20, 8)
        self.hide()

    def show_node(self, key: str, keys: "Collection[str]") -> None:
        """Show what is found in this node; remarks stand in the pane alone."""
        review = self._context.review.review
        grave = [item for item in review.items if item.told.severity is not Severity.INFO and item.place.key] if review is not None else []
        items = tuple(item for item in grave if review is not None and home_of(review.plan, item.place.key, keys) == key)
        if items == self.items:
            return
        self.items = items
        kit.clear(self._lines)
        for item in items[:_SHOWN]:
            self._lines.addWidget(self._notice(item))
        if (rest := len(items) - _SHOWN) > 0:
            self._lines.addWidget(kit.link_button(ngettext("{count} more in this part", "{count} more in this part", rest).format(count=rest), self._see))
        self.setVisible(bool(items))

    def _notice(self, item: "Item") -> kit.Notice:
        session = self._context.session.current
        buttons: list[QPushButton] = []
        if item.fixes and session is not None and not session.locked:
            buttons.append(kit.plain_button(_("Mend"), lambda: self._context.review.fix([item])))
        notice = kit.Notice(in_short(item.told), "error" if item.told.severity is Severity.ERROR else "warning", *buttons)
        notice.setToolTip(item.told.article)
        for button in buttons:
            button.setAccessibleName(f"{button.text()}: {item.place.words}")
        return notice

    def _see(self) -> None:
        self._context.go("compose", side="review")
