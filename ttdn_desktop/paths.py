"""Where the program's own data lies and where a person's files belong, on Windows and Linux, from source, wheel or frozen build."""

import os
import re
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_XDG_DOCUMENTS = r'(?m)^XDG_DOCUMENTS_DIR="(?P<path>[^"]+)"'
_WINDOWS_DOCUMENTS = b"\xd0\x9a\xd3\xfd\x8f\x23\xaf\x46\xad\xb4\x6c\x85\x48\x03\x69\xc7"  # FOLDERID_Documents


def resources_dir() -> Path:
    """The folder of shipped data: catalogues, standards, rules, templates, sample plans, fonts, help."""
    return _shipped("resources")


def translations_dir() -> Path:
    """The folder with one sub-folder for each language of the interface."""
    return _shipped("translations")


def data_dir() -> Path:
    """The person's own folder of the program (settings, log, workspace, backups); it need not exist yet.

    `TTDN_HOME` overrides it, for tests and for a copy carried on a stick.
    """
    if home := os.environ.get("TTDN_HOME"):
        return Path(home)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "TTDN"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "ttdn"


def documents_dir() -> Path:
    """The person's folder of documents, which the office may have moved to another drive; it need not exist yet."""
    if home := os.environ.get("TTDN_HOME"):
        return Path(home) / "Documents"
    if sys.platform == "win32":
        return _windows_documents() or Path.home() / "Documents"
    return _xdg_documents() or Path.home() / "Documents"


def default_workspace() -> Path:
    """The workspace file opened when the person has chosen no other."""
    return data_dir() / "workspace.ttdn"


def settings_file() -> Path:
    return data_dir() / "settings.json"


def log_file() -> Path:
    return data_dir() / "ttdn.log"


def _shipped(name: str) -> Path:
    """Inside the package where a build put it, else beside the package in the source tree."""
    inside = _PACKAGE / "_data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def _xdg_documents() -> Path | None:
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "user-dirs.dirs"
    try:
        found = re.search(_XDG_DOCUMENTS, config.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None
    return Path(found["path"].replace("$HOME", str(Path.home()))) if found else None


def _windows_documents() -> Path | None:
    """Ask Windows: the folder is often redirected to a server or to OneDrive."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only Windows has windll, and only this one question needs it

        found = ctypes.c_wchar_p()
        answer = ctypes.windll.shell32.SHGetKnownFolderPath(_WINDOWS_DOCUMENTS, 0, None, ctypes.byref(found))
        try:
            return Path(found.value) if answer == 0 and found.value else None
        finally:
            ctypes.windll.ole32.CoTaskMemFree(found)
    return None
