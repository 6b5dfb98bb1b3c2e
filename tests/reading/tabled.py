"""Papers with tables in tests: a row is a list of texts, ("text", columns, rows) is a merged cell, None a place that one covers."""

import hashlib
from collections.abc import Sequence

from tests.reading.helpers import HEAD, words
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.reading import Reading, Source
from ttdn_desktop.paper.model import Cell, PageSetup, Paper, Paragraph, Part, Run, Table
from ttdn_desktop.reading.accounting import account
from ttdn_desktop.reading.understanding import understand

Given = str | tuple[str, int, int]
BEFORE = "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ;\nỦy ban nhân dân xã ban hành Kế hoạch như sau:\n"


def table(rows: Sequence[Sequence[Given]], *, number: int = 1) -> Table:
    """A ruled table; lines of a cell are paragraphs, "**" around one makes it bold, "#1." before it is an automatic number."""
    made = tuple(tuple(_cell(given, f"t{number}r{r}c{c}") for c, given in enumerate(row, 1)) for r, row in enumerate(rows, 1))
    return Table(widths=tuple(20.0 for _ in rows[0]), rows=made, where=f"t{number}")


def _cell(given: Given, where: str) -> Cell:
    text, columns, down = given if isinstance(given, tuple) else (given, 1, 1)
    return Cell(blocks=tuple(_paragraph(line, f"{where}p{n}") for n, line in enumerate(text.split("\n"), 1)), columns=columns, rows=down)


def _paragraph(line: str, where: str) -> Paragraph:
    label = ""
    if line.startswith("#"):
        label, _, line = line[1:].partition(" ")
    bold = line.startswith("**")
    return Paragraph(runs=(Run(text=line.strip("*"), bold=bold),) if line else (), where=where, label=label)


def reading_of(*blocks: str | Table, head: str = HEAD) -> tuple[Paper, Reading]:
    """What is understood of a plan with these lines and tables in its body."""
    return reading_alone(head + BEFORE, *blocks, "Các đơn vị triển khai./.")


def reading_alone(*blocks: str | Table | Paragraph) -> tuple[Paper, Reading]:
    """What is understood of a paper of nothing but these lines and tables."""
    out: list[Paragraph | Table] = []
    for block in blocks:
        if isinstance(block, Table | Paragraph):
            out.append(block)
        else:
            out += [_paragraph(line, f"p{len(out)}.{n}") for n, line in enumerate(block.rstrip("\n").split("\n"))]
    paper = Paper(parts=(Part(page=PageSetup(), blocks=tuple(out)),))
    sha256 = hashlib.sha256(repr(paper).encode()).hexdigest()
    return paper, understand(paper, Source(path="thu.docx", format="docx", sha256=sha256), words())


def plan_with(*blocks: str | Table) -> Plan:
    """The plan understood, every character accounted for."""
    paper, reading = reading_of(*blocks)
    assert account(paper, reading).faults == ()
    assert reading.plan is not None
    return reading.plan
