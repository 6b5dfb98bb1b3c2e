"""How soon an edit of a plan of 30 pages is on the page, against the least it can take: compiling the untagged PDF and drawing one page.

Two plans, tasks as headings and as a table. Every round types into another paragraph; every second one only sets a program that was written before.
What the links that tell places add to the PDF, and what finding every place costs, is told besides.
"""

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT)]

from tests.render.varied_plan import varied_plan  # noqa: E402
from ttdn_desktop import resources  # noqa: E402
from ttdn_desktop.domain.blocks import TaskLayout  # noqa: E402
from ttdn_desktop.domain.plan import Plan  # noqa: E402
from ttdn_desktop.drafting import plan_paper  # noqa: E402
from ttdn_desktop.paper.model import Paper  # noqa: E402
from ttdn_desktop.render.engine import Engine  # noqa: E402
from ttdn_desktop.render.pages import PageSet, typeset  # noqa: E402
from ttdn_desktop.render.prologue import LINK  # noqa: E402
from ttdn_desktop.render.typefaces import typeface  # noqa: E402
from ttdn_desktop.render.typst_source import preview_source  # noqa: E402

T = TypeVar("T")
ROUNDS = 25
WARM = 3  # rounds that do not count
LIMIT = 1.5
WIDTH = 794  # points: a page of A4 at 96 to the inch
SEED = 20260915
PARAGRAPHS = 110
_LINKED = f'{{ link("{LINK}" + str(key), body) }}'


def edited(plan: Plan, count: int) -> Plan:
    """The plan with some letters typed into one of its bases."""
    at = count % len(plan.legal_bases)
    typed = replace(plan.legal_bases[at], text=plan.legal_bases[at].text + " và" * (count // len(plan.legal_bases) + 1))
    return replace(plan, legal_bases=(*plan.legal_bases[:at], typed, *plan.legal_bases[at + 1 :]))


def paper_of(plan: Plan, layout: TaskLayout) -> Paper:
    """As services draft it."""
    return plan_paper(plan, resources.standards(), resources.wording(), tasks=layout)


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Medians, in seconds."""

    pages: int
    floor: float
    edit: float
    bare: float  # the floor without the links
    places: float


def measure(layout: TaskLayout, engine: Engine) -> Times:
    """Set the plan again and again, by itself and as the end of an edit."""
    plan = varied_plan(SEED, PARAGRAPHS)
    programs = [preview_source(paper_of(edited(plan, count), layout), engine.face).text for count in range(0, 2 * ROUNDS, 2)]
    floor, edit, places, bare = [], [], [], []
    for count, program in enumerate(programs):
        floor.append(timed(partial(printed, engine, program))[0])
        changed = edited(plan, 2 * count + 1)
        seconds, found = timed(partial(on_the_page, engine, changed, layout))
        edit.append(seconds)
        places.append(timed(partial(every_place, found))[0])
        found.close()
    for program in programs:
        bare.append(timed(partial(printed, engine, program.replace(_LINKED, "{ body }", 1)))[0])
    medians = (statistics.median(times[WARM:]) for times in (floor, edit, bare, places))
    return Times(**dict(zip(("floor", "edit", "bare", "places"), medians, strict=True)), pages=found.count)


def printed(engine: Engine, program: str) -> None:
    """The floor."""
    PageSet(engine.for_screen(program), ()).draw(1, WIDTH)


def on_the_page(engine: Engine, plan: Plan, layout: TaskLayout) -> PageSet:
    """From the plan to its first page."""
    pages = typeset(paper_of(plan, layout), engine)
    pages.draw(1, WIDTH)
    return pages


def every_place(pages: PageSet) -> None:
    """What stands where, on all pages."""
    for page in range(1, pages.count + 1):
        pages.places(page)


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds it took, and what it gave; garbage is collected before, as the program does it in its pauses."""
    gc.collect(1)
    started = time.perf_counter()
    given = work()
    return time.perf_counter() - started, given


def main() -> int:
    """Print the medians and their ratio; exit status 1 where one of the plans is above the limit."""
    gc.disable()
    worst = 0.0
    print(f"an edit until its page is drawn; limit {LIMIT:g} times compiling the untagged PDF and drawing a page")
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine(typeface(ROOT / "resources" / "fonts"), Path(folder))
        for layout in TaskLayout:
            found = measure(layout, engine)
            worst = max(worst, found.edit / found.floor)
            floor, edit, bare, places = (f"{seconds * 1000:.1f} ms" for seconds in (found.floor, found.edit, found.bare, found.places))
            print(f"  {found.pages} pages, tasks as {layout}: {floor}, ours {edit}, {found.edit / found.floor:.2f} times")
            print(f"      without links {bare}, {found.edit / found.bare:.2f} times; finding every place afterwards {places}")
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
