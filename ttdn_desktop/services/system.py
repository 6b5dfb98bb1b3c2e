"""What only the running system knows: the time, fresh identities, and what the person has chosen."""

import datetime as dt
import os
import time
from pathlib import Path

from ttdn_desktop import paths, settings
from ttdn_desktop.domain.ids import timed_id


def now() -> dt.datetime:
    """The clock of the program: aware, UTC."""
    return dt.datetime.now(dt.UTC)


def new_id() -> str:
    """A fresh identity."""
    return timed_id(time.time_ns() // 1_000_000, os.urandom(10))


def stored_settings() -> settings.Settings:
    """The settings of this person, read from their file."""
    return settings.load(paths.settings_file())


def documents_dir() -> Path:
    """Where exported files go while no folder is chosen."""
    return paths.documents_dir()


def default_workspace() -> Path:
    """The file with all plans while no other is chosen."""
    return paths.default_workspace()
