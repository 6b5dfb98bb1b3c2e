"""Tables of tasks as offices lay them out, and tables that look like them; the cases stand in layouts.txt."""

import re
from pathlib import Path

import pytest

from tests.reading.helpers import HEAD, plan_of
from tests.reading.tabled import BEFORE, Given, plan_with, table
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.paper.model import Table

CASES = [tuple(case.split("\n", 1)) for case in re.split(r"^## ", (Path(__file__).parent / "layouts.txt").read_text("utf-8"), flags=re.MULTILINE)[1:]]


@pytest.mark.parametrize(("name", "case"), CASES, ids=[name for name, _ in CASES])
def test_a_table_says_who_does_what_and_when(name, case):
    given, _, wanted = case.partition("=====\n")
    plan = plan_of(HEAD + BEFORE + given.replace("→", "\t") + "Các đơn vị triển khai./.\n") if name.startswith("text") else _with_tables(given)
    found = [(task.title, "; ".join([*task.leads, *task.people]), "; ".join(task.partners), task.time.text) for task in plan.tasks]
    assert found == [_cells(line) for line in wanted.splitlines() if line]


def _cells(line: str) -> tuple[str, str, str, str]:
    title, leads, partners, time, *_ = [*(cell.strip() for cell in line.split("|")), "", "", ""]
    return title, leads, partners, time


def _with_tables(given: str) -> Plan:
    blocks: list[str | Table] = []
    rows: list[list[str]] = []
    for line in [*given.splitlines(), ""]:
        if "|" in line:
            rows.append([cell.strip().replace("\\n", "\n") for cell in line.split("|")])
            continue
        if rows:
            blocks.append(table(_merged(rows), number=len(blocks) + 1))
            rows = []
        blocks.append(line)
    return plan_with(*blocks)


def _merged(rows: list[list[str]]) -> list[list[Given]]:
    """The rows with "<" as a part of the cell on its left and "^" as one of the cell above."""
    width = max(map(len, rows))
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    filled = [[*row, *[""] * (width - len(row))] for row in rows]
    for r, row in enumerate(filled):
        for c, text in enumerate(row):
            owners[r, c] = owners[r, c - 1] if text == "<" else owners[r - 1, c] if text == "^" else (r, c)
    out: list[list[Given]] = []
    for r, row in enumerate(filled):
        made: list[Given] = []
        for c, text in enumerate(row):
            if owners[r, c] == (r, c):
                over = [place for place, owner in owners.items() if owner == (r, c)]
                made.append((text, max(column for _, column in over) - c + 1, max(line for line, _ in over) - r + 1))
        out.append(made)
    return out
