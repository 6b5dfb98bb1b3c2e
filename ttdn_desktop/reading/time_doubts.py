"""Times of tasks that cannot be, or that the plan they stand in does not span: they are kept as printed, and said."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import permutations

from ttdn_desktop.domain.plan import Task
from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.language.timeframes import Doubt, time_doubt, time_frame
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.paras import Para

_CODES = {Doubt.IMPOSSIBLE: "time_impossible", Doubt.BACKWARDS: "time_backwards"}
_PARTS = re.compile(r"[;()\n]")
_SPAN = re.compile(r"(20\d{2})\s*(?:-|–|đến(?:\s+năm)?)\s*(20\d{2})")
_HORIZON = re.compile(r"(?:đến|tới)\s+năm\s+(20\d{2})", re.IGNORECASE)


def doubt_times(tasks: Sequence[Task], draft: Draft, places: Mapping[str, Para], year: int | None) -> None:
    """Notes the tasks whose times cannot be, or end after the plan does."""
    last = _last_year(draft.subject) or year
    for task in tasks:
        para = places.get(task.id)
        if para is None or not task.time.text:
            continue
        if _differ(task.time.text, year):
            draft.find("times_differ", Severity.WARNING, para, task.time.text, title=task.title)
        doubt = time_doubt(task.time.text, year)
        late = last is not None and max((day.year for day in (task.time.start, task.time.end) if day), default=0) > last
        if doubt is not None or late:
            code = _CODES[doubt] if doubt is not None else "task_after_period"
            draft.find(code, Severity.WARNING, para, task.time.text, title=task.title)


@lru_cache(maxsize=256)  # the same few times stand in every table
def _differ(text: str, year: int | None) -> bool:
    """Whether words name two times that have no day in common: "Quý II/2026 (trước 31/3/2026)"."""
    frames = [time_frame(part, year) for part in _PARTS.split(text) if part.strip()]
    spans = [(frame.start or frame.end, frame.end) for frame in frames if frame.end]
    return any(first[0] is not None and other[1] is not None and other[1] < first[0] for first, other in permutations(spans, 2))


def _last_year(subject: str) -> int | None:
    """The last year that a subject says its plan spans."""
    years = [int(found[2]) for found in _SPAN.finditer(subject)] + [int(found[1]) for found in _HORIZON.finditer(subject)]
    return max(years, default=None)
