"""The two ways in: `ttdn` with words is the command line, without words or with a file it is the window."""

import sys
from importlib import import_module
from pathlib import Path


def main() -> int:
    """Entry of `ttdn` and of `python -m ttdn_desktop`."""
    arguments = sys.argv[1:]
    if not arguments or (len(arguments) == 1 and Path(arguments[0]).is_file()):
        return main_gui()
    return int(import_module("ttdn_desktop.cli.main").main(arguments))


def main_gui() -> int:
    """Entry of `ttdn-gui`; the window's modules are loaded only here, so that the command line needs no Qt."""
    return int(import_module("ttdn_desktop.app.start").main_gui())


if __name__ == "__main__":
    sys.exit(main())
