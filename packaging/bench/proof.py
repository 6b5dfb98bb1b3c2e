"""How long a plan of 30 pages takes to be looked through for slips of spelling, against splitting the same text into syllables and looking each up.

Every round begins with words that have met no text yet, as when the first plan of the day is opened; besides, the time once its texts were met, and what an
edit costs: only the part that was typed into is looked through again, which is counted.
"""

import datetime as dt
import gc
import re
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT)]

from tests.render.varied_plan import varied_plan  # noqa: E402
from ttdn_desktop import resources  # noqa: E402
from ttdn_desktop.domain.plan import Plan, Stage  # noqa: E402
from ttdn_desktop.language.spelling.checking import check_text  # noqa: E402
from ttdn_desktop.language.spelling.values import Slip, SpellingWords  # noqa: E402
from ttdn_desktop.rules.case import Case, Sight  # noqa: E402
from ttdn_desktop.rules.memory import Memory  # noqa: E402
from ttdn_desktop.rules.run import Checker  # noqa: E402
from ttdn_desktop.rules.wordings import texts  # noqa: E402
from ttdn_desktop.services.checking import CheckOptions, subject_of  # noqa: E402
from ttdn_desktop.services.proofing import spelling  # noqa: E402

ROUNDS = 30
LIMIT = 2.0
SEED, PARAGRAPHS = 20260915, 110
TODAY = dt.date(2026, 9, 15)

_SYLLABLE = re.compile(r"[^\W\d_]+")


def texts_of(plan: Plan) -> list[str]:
    """Every text of the plan that is looked through."""
    subject = subject_of(plan, CheckOptions(today=TODAY))
    case = Case(resources.rules()[0], Sight(subject, Memory()))
    return [wording.text for _path, own in texts(case) for wording in own]


def looked_up(lines: list[str], known: frozenset[str]) -> int:
    """The floor: how many syllables are known."""
    return sum(syllable in known for line in lines for syllable in _SYLLABLE.findall(line.lower()))


def proofed(lines: list[str], words: SpellingWords) -> int:
    """How many slips there are."""
    return sum(len(check_text(line, words)) for line in lines)


def fresh(words: SpellingWords) -> SpellingWords:
    """The same words before they met any text."""
    return replace(words, fine=set(words.fine), quiet=set(), plain=set(), answered={})


def timed(work: Callable[[], int]) -> float:
    """Seconds of the processor it took; others work on the machine too."""
    gc.collect(1)
    started = time.process_time()
    work()
    return time.process_time() - started


def after_an_edit(plan: Plan) -> tuple[int, int]:
    """How many texts are looked through the first time, and after some letters were typed into one paragraph."""
    counts: list[int] = []

    def counted(text: str, words: SpellingWords, personal: frozenset[str]) -> tuple[Slip, ...]:
        counts[-1] += 1
        return check_text(text, words, personal)

    checker = Checker(resources.rules())
    with patch("ttdn_desktop.rules.spelling.check_text", counted):
        for state in (plan, replace(plan, enacting=f"{plan.enacting} và các đơn vị")):
            counts.append(0)
            checker.run(subject_of(state, CheckOptions(today=TODAY)))
    return counts[0], counts[1]


def main() -> int:
    """Print the least times and their ratio; exit status 1 above the limit."""
    plan = replace(varied_plan(SEED, PARAGRAPHS), stage=Stage.DRAFT)
    lines = texts_of(plan)
    words = spelling(resources.places())
    known = frozenset(words.counts)
    floors, firsts, agains = [], [], []
    for _round in range(ROUNDS):
        unmet = fresh(words)
        floors.append(timed(partial(looked_up, lines, known)))
        firsts.append(timed(partial(proofed, lines, unmet)))
        agains.append(timed(partial(proofed, lines, unmet)))
    floor, first, again = min(floors), min(firsts), min(agains)
    whole, edited = after_an_edit(plan)
    print(f"proofing a plan of 30 pages ({sum(len(line.split()) for line in lines)} syllables); limit {LIMIT:g} times looking each syllable up")
    print(f"  floor {floor * 1000:.2f} ms, ours {first * 1000:.2f} ms, {first / floor:.2f} times; once its texts were met {again / floor:.2f} times")
    print(f"  texts looked through at first {whole}, after an edit {edited}")
    return int(first > LIMIT * floor or edited != 1)


if __name__ == "__main__":
    sys.exit(main())
