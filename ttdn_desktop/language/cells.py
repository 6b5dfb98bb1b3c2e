"""Values of cells as text: as a spreadsheet program set to Vietnamese shows them."""

import datetime as dt

from ttdn_desktop.language.dates import short_date

_SECONDS_OF_HOUR = 3600


def shown(value: object) -> str:
    """The value as text; nothing for an empty cell. Whole numbers stand without a fraction, parts after a comma, dates as '05/6/2026'."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case float() | int():
            return _number(float(value))
        case dt.datetime():
            clock = "" if value.time() == dt.time() else f" {_clock(value.time())}"
            return short_date(value.date()) + clock
        case dt.date():
            return short_date(value)
        case dt.time():
            return _clock(value)
        case dt.timedelta():
            seconds = round(value.total_seconds())
            return f"{seconds // _SECONDS_OF_HOUR}:{seconds % _SECONDS_OF_HOUR // 60:02d}"
        case _:
            return str(value)


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < 1e15:  # beyond, floats are not exact
        return str(int(value))
    return f"{value:.12g}".replace(".", ",")


def _clock(time: dt.time) -> str:
    return f"{time:%H:%M:%S}" if time.second else f"{time:%H:%M}"
