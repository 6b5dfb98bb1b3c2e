"""The history that Ctrl+Z and Ctrl+Y act on while a screen is in front that has one of its own."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from ttdn_desktop.i18n import _
from ttdn_desktop.ui.value_session import ValueSession


def own_step(screen: QWidget | None, what: str, tell: Callable[[str], object]) -> Callable[[], object] | None:
    """The "undo" or "redo" of the screen: its `undo_step` or `redo_step`, or that of its `book`; None where it has none and the plan's holds."""
    own: Callable[[], object] | None = getattr(screen, f"{what}_step", None)
    book = getattr(screen, "book", None)
    return partial(_step_in_book, book, what, tell) if own is None and book is not None else own


def _step_in_book(book: ValueSession[Any], what: str, tell: Callable[[str], object]) -> None:
    """Undo or redo in the value of the office that the screen edits."""
    if not getattr(book, what)():
        tell(book.read_only or (_("There is nothing to undo here.") if what == "undo" else _("There is nothing to do again here.")))
