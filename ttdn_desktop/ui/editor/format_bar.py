"""Buttons for bold, italic, underline and the dash list; they act on the editor that had the focus last."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from ttdn_desktop.i18n import N_, _
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.editor.prose_edit import ProseEdit

_BUTTONS = (("bold", N_("Bold")), ("italic", N_("Italic")), ("underline", N_("Underline")), ("list", N_("Dash list")))


class FormatBar(QWidget):
    """One row of buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor: ProseEdit | None = None
        line = kit.row(self, spacing=4)
        self._buttons: list[QToolButton] = []
        for place, (picture, name) in enumerate(_BUTTONS):
            button = kit.icon_button(picture, _(name), tone="ink", checkable=True)
            button.clicked.connect(lambda _on, place=place: self._press(place))
            line.addWidget(button)
            self._buttons.append(button)
        line.addStretch(1)
        self.setEnabled(False)

    def follow(self, editor: ProseEdit) -> None:
        """Act on this editor from now on."""
        if editor is not self._editor:
            self._let_go()
            self._editor = editor
            editor.lock_changed.connect(self._show)
            for button, action in zip(self._buttons, _actions(editor), strict=True):
                action.changed.connect(self._show)
                button.setToolTip(f"{action.text()} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        self._show()

    def forget(self) -> None:
        """No editor is left to act on."""
        self._let_go()
        self._editor = None
        self.setEnabled(False)

    def _let_go(self) -> None:
        if self._editor is not None:
            self._editor.lock_changed.disconnect(self._show)
        for action in _actions(self._editor):
            action.changed.disconnect(self._show)

    def _show(self) -> None:
        self.setEnabled(self._editor is not None and not self._editor.isReadOnly())
        for button, action in zip(self._buttons, _actions(self._editor), strict=False):
            button.setChecked(action.isChecked())
            button.setVisible(action.isEnabled())

    def _press(self, place: int) -> None:
        if self._editor is not None:
            self._editor.setFocus()
            _actions(self._editor)[place].trigger()


def _actions(editor: ProseEdit | None) -> tuple[QAction, ...]:
    return editor.commands.toggles if editor is not None else ()
