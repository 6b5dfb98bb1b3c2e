"""How long all kinds of papers of a plan of 30 pages and 60 tasks take to be exported, as a set of files, against exporting the plan alone.

Both are written to the disk as the program does it, in turns; the least time of each counts, for others work on the machine too.
"""

import datetime as dt
import gc
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT)]

from tests.plans_to_print import long_plan  # noqa: E402
from ttdn_desktop.domain.plan import Plan  # noqa: E402
from ttdn_desktop.services.paper_keys import PAPER_KEYS  # noqa: E402
from ttdn_desktop.services.paper_sets import WrittenSet, write_set  # noqa: E402
from ttdn_desktop.services.types import PaperOrder, PaperSet  # noqa: E402

ROUNDS = 12
LIMIT = 20.0
TASKS = 60
PARAGRAPHS = 150
TODAY = dt.date(2026, 9, 15)


def export(plan: Plan, kinds: tuple[str, ...], folder: Path) -> tuple[float, WrittenSet]:
    """Seconds until the files are on the disk, and which."""
    gc.collect(1)
    started = time.perf_counter()
    written = write_set(plan, PaperSet(kinds=kinds), folder, PaperOrder(), lambda _done, _all: None, today=TODAY)
    return time.perf_counter() - started, written


def typed(plan: Plan, count: int) -> Plan:
    """The plan in a state that was never exported: what is remembered of the state before would help the shorter export more."""
    return replace(plan, enacting=f"{plan.enacting} {count}")


def main() -> int:
    """Print the least times and their ratio; exit status 1 above the limit."""
    plan = long_plan(TASKS, PARAGRAPHS)
    alone, everything = [], []
    with tempfile.TemporaryDirectory() as folder:
        export(plan, PAPER_KEYS, Path(folder))  # loads what is loaded late
        for count in range(ROUNDS):
            alone.append(export(typed(plan, 2 * count), ("plan",), Path(folder))[0])
            taken, written = export(typed(plan, 2 * count + 1), PAPER_KEYS, Path(folder))
            everything.append(taken)
    if not written.whole:
        raise RuntimeError("; ".join(file.trouble for file in written.files if file.trouble))
    ratio = min(everything) / min(alone)
    print(f"export of all kinds of papers of a plan of {TASKS} tasks ({len(written.files)} files); limit {LIMIT:g} times the export of the plan alone")
    print(f"  the plan {min(alone) * 1000:.1f} ms, all kinds {min(everything) * 1000:.1f} ms, {ratio:.1f} times")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
