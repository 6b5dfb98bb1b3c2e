"""Before an export: errors are named, and the person decides; the paper can be written as a draft all the same."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.icons import icon
from ttdn_desktop.ui.review.words import in_short

if TYPE_CHECKING:
    from ttdn_desktop.services.reviewing import Item, Review

_WIDTH = 560
_NAMED = 5
"""Errors that are named; the others are counted."""


def before_export(review: "Review", parent: QWidget, go_on: Callable[[bool], object], look: Callable[[], object]) -> Dialog | None:
    """Ask where there are errors; `go_on` gets whether it is to be a draft, `look` shows the errors. Without errors it goes on at once."""
    errors = [item for item in review.items if item.told.severity is Severity.ERROR]
    if not errors:
        go_on(False)
        return None
    count = len(errors)
    title = _title(errors).format(count=count)
    dialog = Dialog(title, parent, width=_WIDTH)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.content.addWidget(kit.text_label(_("A paper with these errors is likely to be sent back. A draft to work on can be written all the same.")))
    for item in errors[:_NAMED]:
        dialog.content.addWidget(_line(item))
    if count > _NAMED:
        rest = count - _NAMED
        dialog.content.addWidget(kit.muted_label(ngettext("and {count} more", "and {count} more", rest).format(count=rest)))
    dialog.add_button(kit.plain_button(_("Cancel"), dialog.reject))
    draft = dialog.add_button(kit.plain_button(_("Export a draft"), dialog.accept))
    draft.clicked.connect(lambda _checked=False: go_on(True))
    see = dialog.add_button(kit.primary_button(_("See the errors"), dialog.reject), default=True)
    see.clicked.connect(lambda _checked=False: look())
    dialog.resize(_WIDTH, dialog.column.totalHeightForWidth(_WIDTH))
    dialog.open()
    return dialog


def _title(errors: "list[Item]") -> str:
    """How many there are, and in what."""
    count = len(errors)
    if any(item.place.paper for item in errors):
        return ngettext("There is {count} error in the plan and its papers", "There are {count} errors in the plan and its papers", count)
    return ngettext("There is {count} error in the plan", "There are {count} errors in the plan", count)


def _line(item: "Item") -> QWidget:
    row = QWidget()
    line = kit.row(row, spacing=8)
    drawing = QLabel()
    drawing.setPixmap(icon("error", "error", 16).pixmap(16, 16))
    texts = kit.column(spacing=0)
    texts.addWidget(kit.text_label(in_short(item.told)))
    texts.addWidget(kit.small_label(item.place.words, wrap=True))
    line.addWidget(drawing, 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(texts, 1)
    return row
