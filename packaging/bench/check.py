"""How long a plan of 30 pages takes to be checked again after an edit, against compiling its untagged PDF and drawing one page.

As in the program, the pages are set first, so that the plan is drafted already. Every round types into another part: the enacting words, a basis, a heading,
the title of a task; the least times count, for others work on the machine too.
"""

import datetime as dt
import gc
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT)]

from tests.render.varied_plan import varied_plan  # noqa: E402
from ttdn_desktop.domain.plan import Plan, Stage  # noqa: E402
from ttdn_desktop.render.engine import Engine  # noqa: E402
from ttdn_desktop.render.pages import PageSet  # noqa: E402
from ttdn_desktop.render.typefaces import typeface  # noqa: E402
from ttdn_desktop.render.typst_source import preview_source  # noqa: E402
from ttdn_desktop.services.checking import CheckOptions  # noqa: E402
from ttdn_desktop.services.papers import plan_as_paper  # noqa: E402
from ttdn_desktop.services.reviewing import Reviewer  # noqa: E402
from ttdn_desktop.services.types import ExportOptions  # noqa: E402

T = TypeVar("T")
ROUNDS = 32
WARM = 4  # rounds that do not count
LIMIT = 1 / 3
WIDTH = 794  # points: a page of A4 at 96 to the inch
SEED, PARAGRAPHS = 20260915, 110


def edited(plan: Plan, count: int) -> Plan:
    """The plan with some letters typed into one of its parts."""
    typed = " và" * (count // 4 + 1)
    at = count // 4 % min(len(plan.legal_bases), len(plan.body), len(plan.tasks))
    match count % 4:
        case 0:
            return replace(plan, enacting=plan.enacting + typed)
        case 1:
            changed = replace(plan.legal_bases[at], text=plan.legal_bases[at].text + typed)
            return replace(plan, legal_bases=(*plan.legal_bases[:at], changed, *plan.legal_bases[at + 1 :]))
        case 2:
            section = replace(plan.body[at], heading=plan.body[at].heading + typed)
            return replace(plan, body=(*plan.body[:at], section, *plan.body[at + 1 :]))
        case _:
            task = replace(plan.tasks[at], title=plan.tasks[at].title + typed)
            return replace(plan, tasks=(*plan.tasks[:at], task, *plan.tasks[at + 1 :]))


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds it took, and what it gave; garbage is collected before, as the program does it in its pauses."""
    gc.collect(1)
    started = time.perf_counter()
    given = work()
    return time.perf_counter() - started, given


def printed(engine: Engine, program: str) -> None:
    """The floor."""
    pages = PageSet(engine.for_screen(program), ())
    pages.draw(1, WIDTH)
    pages.close()


def main() -> int:
    """Print the least times and their ratio; exit status 1 above the limit."""
    gc.disable()
    plan = replace(varied_plan(SEED, PARAGRAPHS), stage=Stage.DRAFT)
    reviewer = Reviewer(CheckOptions(today=dt.date(2026, 9, 15)))
    floors, checks = [], []
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine(typeface(ROOT / "resources" / "fonts"), Path(folder))
        for count in range(ROUNDS):
            now = edited(plan, count)
            program = preview_source(plan_as_paper(now, ExportOptions()), engine.face).text
            floors.append(timed(partial(printed, engine, program))[0])
            checks.append(timed(partial(reviewer.review, now, ()))[0])
    floor, check = min(floors[WARM:]), min(checks[WARM:])
    print(f"a plan of 30 pages checked again after an edit; limit {LIMIT:.2f} times compiling the untagged PDF and drawing a page")
    print(f"  floor {floor * 1000:.1f} ms, ours {check * 1000:.1f} ms, {check / floor:.2f} times")
    return int(check > LIMIT * floor)


if __name__ == "__main__":
    sys.exit(main())
