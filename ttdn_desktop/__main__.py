"""The ways in: `ttdn` with words is the command line, without words or with a file it is the window; `ttdn --worker` serves the program itself."""

import os
import sys
from importlib import import_module
from pathlib import Path


def main() -> int:
    """Entry of `ttdn` and of `python -m ttdn_desktop`."""
    arguments = sys.argv[1:]
    if arguments == ["--worker"]:
        return int(import_module("ttdn_desktop.services.worker").main())
    if not arguments or (len(arguments) == 1 and Path(arguments[0]).is_file()):
        return main_gui()
    return int(import_module("ttdn_desktop.cli.main").main(arguments))


def main_gui() -> int:
    """Entry of `ttdn-gui`; the window's modules are loaded only here, so that the command line needs no Qt."""
    if not _has_screen():
        return int(import_module("ttdn_desktop.cli.main").without_screen())
    return int(import_module("ttdn_desktop.app.start").main_gui())


def _has_screen() -> bool:
    """Qt ends the process without a word for people where it finds no screen; a platform asked for by name is the asker's business."""
    return sys.platform in {"win32", "darwin"} or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main())
