"""What the context menu of an editor offers for a misspelt word: proposals first, then the dictionary of the office."""

from PySide6.QtGui import QContextMenuEvent, QFont
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QTextEdit

from ttdn_desktop.i18n import _
from ttdn_desktop.ui.spelling import reader
from ttdn_desktop.ui.spelling.underlines import put_right, slip_at

_MOST = 5


def offer(menu: QMenu, editor: QLineEdit | QPlainTextEdit | QTextEdit, event: QContextMenuEvent) -> None:
    """Put the entries for the word a menu is asked for into it, which is still empty; none where nothing is wrong with the word."""
    known, found = reader.current(), slip_at(editor, event)
    if known is None or found is None:
        return
    slip, start = found
    if not editor.isReadOnly():
        for proposal in slip.proposals[:_MOST]:
            action = menu.addAction(proposal.replace("&", "&&") or _("Take it away"))
            bold = QFont(action.font())
            bold.setBold(True)
            action.setFont(bold)
            action.triggered.connect(lambda _checked=False, word=proposal: put_right(editor, slip, start, word))
    if not slip.proposals:
        menu.addAction(_("No proposal")).setEnabled(False)
    if len(slip.text.split()) == 1:
        menu.addAction(_("Add to the dictionary of the office")).triggered.connect(lambda: known.learn(slip.text))
        menu.addAction(_("Pass over this time")).triggered.connect(lambda: known.pass_over(slip.text))
    menu.addSeparator()
