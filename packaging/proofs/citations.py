"""Proves that the grammar of citations bears any line: no error, every part where it says, and time that grows with the length alone.

The control takes lines with one letter of the number changed and expects what was there before: it must be noticed.
"""

import random
import sys
import time

from made_citations import Made, make_line, spoilt
from proofs import report

from ttdn_desktop.language.citations import find_citations

_SLOWEST = 0.25  # seconds for one line of ordinary length
_LONG = 100_000
_PIECES = ("Quyết định số ", "Luật A và ", "Căn cứ (", ", ", " của ", "ngày 1/", "số …", "1/A-", "điểm a khoản 1 ", " được sửa đổi ", "“Luật ")
_LONGEST_TIME = 10.0


def prove(n: int, seed: int) -> report.ProofResult:
    """Read n spoilt lines, a share of them as made, and some of 100,000 characters."""
    choose = random.Random(seed)  # noqa: S311 - the same lines can be had again
    violations = {"errors": 0, "misplaced": 0, "misread": 0, "slow": 0}
    others = [make_line(choose)[0] for _ in range(500)]
    for _ in range(n):
        _try(spoilt(choose.choice(others), choose, others), violations)
    for _ in range(max(n // 50, 20)):
        line, made = make_line(choose)
        violations["misread"] += _read(line) != made
    for piece in _PIECES:
        started = time.monotonic()
        find_citations((piece * (_LONG // len(piece) + 1))[:_LONG], bare=True)
        violations["slow"] += time.monotonic() - started > _LONGEST_TIME
    line, made = next(pair for pair in iter(lambda: make_line(choose), None) if pair[1][0].number)
    number = made[0].number or ""
    noticed = _read(line.replace(line[line.index(number[:2]) : line.index(number[:2]) + 1], "7" if number[0] != "7" else "8", 1)) != made
    return report.ProofResult(name="citations", n=n, seed=seed, violations=violations, controls=1, controls_failed=int(noticed))


def _try(text: str, violations: dict[str, int]) -> None:
    started = time.perf_counter()
    try:
        found = find_citations(text, bare=True)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        violations["errors"] += 1
        report.say(f"{error!r} at {text!r}")
        return
    violations["slow"] += time.perf_counter() - started > _SLOWEST
    right = all(text[one.start : one.end] == one.text and all(one.start <= begin < end <= one.end for _, begin, end in one.spans) for one in found)
    violations["misplaced"] += not right


def _read(line: str) -> tuple[Made, ...]:
    return tuple(
        Made(type=one.type or "", lead=one.lead, number=one.number, date=one.date, issuer=one.issuer, subject=one.subject, location=one.location)
        for one in find_citations(line)
    )


if __name__ == "__main__":
    sys.exit(report.main(sys.argv[1:], prove, default_n=100_000))
