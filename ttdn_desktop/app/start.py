"""The first picture: settings, language and look, then the window; everything else is loaded once it is on the screen."""

import sys
import threading
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QJsonDocument
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ttdn_desktop import i18n, paths
from ttdn_desktop.ui import icons, theme
from ttdn_desktop.ui.window import Window


def main_gui(arguments: Sequence[str] | None = None) -> int:
    """Open the window; arguments are files: a workspace to work on, or documents to bring in."""
    app = application()
    files = [Path(name) for name in (sys.argv[1:] if arguments is None else arguments)]
    window = first_window(app)
    programs = []  # keeps the program alive as long as the window

    def load() -> None:
        module = import_module("ttdn_desktop.app.program")
        sys.excepthook = partial(module.crashed, window)  # before the program is put together: that, too, may fail
        threading.excepthook = module.crashed_elsewhere
        programs.append(module.Program(app, window, files))

    window.painted.connect(load)
    window.appear()
    return app.exec()


def application() -> QApplication:
    """Qt's own part of the program; the style is the same everywhere, so that our sheet always lies on the same ground."""
    QGuiApplication.setDesktopFileName("ttdn")
    return QApplication([sys.argv[0], "-style", "fusion"])  # setStyle would load the whole class QStyle, 25 ms


def first_window(app: QApplication) -> Window:
    """The window in the language and look that were chosen, not yet shown."""
    chosen = _glance(paths.settings_file())
    i18n.install(str(chosen.get("language", i18n.DEFAULT_LANGUAGE)))
    icons.install(paths.resources_dir() / "icons")
    scale = chosen.get("text_scale", 1.0)
    look = theme.make(dark=chosen.get("look") == "dark", scale=scale if isinstance(scale, int | float) else 1.0)
    theme.begin(app, look)
    return Window(str(chosen.get("window_geometry", "")))


def _glance(file: Path) -> dict[str, object]:
    """The settings as they stand in the file, unchecked; what is wrong with them is found when the program loads them in full."""
    try:
        stored = QJsonDocument.fromJson(file.read_bytes()).toVariant()  # Qt is loaded already, the module json takes 3 ms
    except OSError:
        return {}
    return stored if isinstance(stored, dict) else {}
