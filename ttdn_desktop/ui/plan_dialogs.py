"""The dialogs over the plan in front; a dialog's module is loaded when it is first asked for."""

from importlib import import_module
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.dialogs import Dialog

DIALOGS = {"export": "ExportDialog", "issue": "IssueDialog"}
"""Name -> class in `ui/<name>_dialog.py`, made with (context, plan, parent) and what the command was given: kinds of papers, a paper."""


def open_dialog(name: str, context: ScreenContext, plan: Plan, parent: QWidget, *given: Any, **more: Any) -> Dialog:
    """Open one of them over the window; it is gone when it is closed."""
    module: Any = import_module(f"ttdn_desktop.ui.{name}_dialog")
    dialog: Dialog = getattr(module, DIALOGS[name])(context, plan, parent, *given, **more)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
