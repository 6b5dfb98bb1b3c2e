"""The two commands of the wording bank: put a sentence in where one types, keep the words that are selected."""

from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.library import Snippet
from ttdn_desktop.i18n import _
from ttdn_desktop.services.snippets import RECIPIENT, part_of
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.snippets.dialog import SnippetsDialog, keep_words
from ttdn_desktop.ui.snippets.insertion import insert, part_at, target_in


def open_sentences(context: ScreenContext, window: QWidget) -> None:
    """Let a person choose a sentence for the place where the cursor is."""
    target = target_in(window)
    context.session.settle()
    plan = context.session.plan
    if plan is None:
        return

    def put(one: Snippet, text: str) -> None:
        if not insert(target, text, line=part_of(one) == RECIPIENT, settle=context.session.settle):
            context.message(_("There is no field to put it in: click into the text first, then choose the sentence."))

    SnippetsDialog(context, plan, put, window, part=part_at(target), selected=target.selected).open()


def keep_selected(context: ScreenContext, window: QWidget) -> None:
    """Keep the words selected in the field in front."""
    target, plan = target_in(window), context.session.plan
    if plan is None or not target.selected.strip():
        context.message(_("Select the words first."))
        return
    keep_words(context, plan, target.selected, part_at(target), window)
