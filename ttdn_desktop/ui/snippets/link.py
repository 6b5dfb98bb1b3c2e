"""What a form needs of the wording bank: the link that opens it, and the word for the part of a plan that the form is about."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ttdn_desktop.i18n import _
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.context import ScreenContext

PART = "sentences"
"""The property of a widget that says for which part of a plan what is typed in it is (services/snippets.py, PARTS)."""


def sentences_link(context: ScreenContext) -> QPushButton:
    """Opens the bank for the field in front: a click leaves the focus where it is."""
    link = kit.link_button(_("Insert a sentence…"), lambda: context.command("snippets"))
    link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    link.setToolTip(_("Insert a sentence from the bank ({keys})").format(keys="Ctrl+Shift+M"))
    return link
