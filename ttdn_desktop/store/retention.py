"""Which of many kept states still earn their place: all of two days, then one a day, a week, a month."""

import datetime as dt
from collections.abc import Callable, Sequence

_ALL = dt.timedelta(days=2)
_DAILY, _WEEKLY, _MONTHLY = 12, 10, 9


def superfluous(moments: Sequence[dt.datetime], now: dt.datetime) -> tuple[int, ...]:
    """Positions of the moments that may go: not of the last two days, nor the last one of 12 days, 10 weeks or 9 months before.

    Moments later than now (a clock that was set back) stay.
    """
    newest_first = sorted(range(len(moments)), key=lambda n: moments[n], reverse=True)
    kept = {n for n in newest_first if moments[n] > now - _ALL}
    for count, name in ((_DAILY, _day), (_WEEKLY, _week), (_MONTHLY, _month)):
        kept |= set(_last_of_each([n for n in newest_first if n not in kept], moments, name, count))
    return tuple(n for n in range(len(moments)) if n not in kept)


def _last_of_each(newest_first: Sequence[int], moments: Sequence[dt.datetime], name: Callable[[dt.datetime], object], count: int) -> list[int]:
    firsts: dict[object, int] = {}
    for n in newest_first:
        firsts.setdefault(name(moments[n]), n)
    return list(firsts.values())[:count]


def _day(moment: dt.datetime) -> object:
    return moment.date()


def _week(moment: dt.datetime) -> object:
    return moment.isocalendar()[:2]


def _month(moment: dt.datetime) -> object:
    return moment.year, moment.month
