"""The library and the directory of units of the office, in the workspace: one aggregate each."""

import datetime as dt
from functools import partial

from ttdn_desktop.domain.codec import value_from_json, value_to_json
from ttdn_desktop.domain.library import LIBRARY_ID, Library
from ttdn_desktop.domain.units import UNITS_ID, Units
from ttdn_desktop.store import values
from ttdn_desktop.store.connection import Connection

_library: values.Decode[Library] = partial(value_from_json, Library)
_units: values.Decode[Units] = partial(value_from_json, Units)


def save(connection: Connection, book: Library | Units, now: dt.datetime) -> values.Kept:
    """Write it whole; what did not change is not written again."""
    return values.save(connection, book.id, book.id, value_to_json(book), now)


def library(connection: Connection) -> Library | None:
    """The library of the office; None before the first one was kept. DamagedError where it changed by itself."""
    return values.load(connection, LIBRARY_ID, LIBRARY_ID, _library)


def units(connection: Connection) -> Units | None:
    """The same for its directory."""
    return values.load(connection, UNITS_ID, UNITS_ID, _units)
