"""How long something takes where nobody else wants the machine: seconds of the processor, not of the clock."""

from collections.abc import Callable
from time import process_time


def seconds(work: Callable[[], object], *, times: int = 1) -> float:
    """What the work costs this process, its best of several times."""
    spent = []
    for _time in range(times):
        start = process_time()
        work()
        spent.append(process_time() - start)
    return min(spent)
