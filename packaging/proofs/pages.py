"""Proves that our pages are those of LibreOffice: the PDF of a plan and LibreOffice's print of its .docx have as many pages and break lines at the same words.

Both sides have the shipped typeface and no other. The samples of `TTDN_SAMPLES` are tried besides made plans of some thirty pages. The control is the same
comparison with margins a millimetre wider on one side: it must be seen.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from proofs import report

from tests.render.papers import DAY, paper_of, shipped_engine, shipped_face
from tests.render.printed_lines import Likeness, likeness, office_pdfs
from tests.render.varied_plan import varied_plan
from ttdn_desktop import i18n
from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.office.docx_writer import write_docx
from ttdn_desktop.paper.model import Paper
from ttdn_desktop.render.typst_source import export_source
from ttdn_desktop.services import late

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = Path(os.environ.get("TTDN_SAMPLES") or ROOT.parent / "shared" / "samples")
SOURCES = ("seeds/ke-hoach-3763-hai-duong-2020-2025.txt", "word/002-kh-so-de-an-08.docx", "word/006-kh-so-huan-luyen.docx")
LEAST = 0.98


def prove(n: int, seed: int) -> report.ProofResult:
    """Compare the samples and n made plans, each with its tasks as headings and as a table."""
    i18n.install("vi")
    skipped: dict[str, str] = {}
    papers = dict(_papers(n, seed, skipped))
    violations = {"pages": 0, "lines": 0}
    with tempfile.TemporaryDirectory() as name:
        alike = _compared(papers, Path(name))
        narrow = {"control": _narrower(next(iter(papers.values())))}
        control = _compared(narrow, Path(name), against=papers)["control"]
    for title, found in alike.items():
        report.say(f"{title}: {found.pages[0]} and {found.pages[1]} pages, {found.same} of {found.lines} lines ({found.share:.2%}) break at the same word")
        for line in found.differing if found.share < LEAST else ():
            report.say(f"    {line}")
        violations["pages"] += found.pages[0] != found.pages[1]
        violations["lines"] += found.share < LEAST
    lines, same = sum(found.lines for found in alike.values()), sum(found.same for found in alike.values())
    report.say(f"all: {same} of {lines} lines ({same / lines:.2%})")
    return report.ProofResult(
        name="pages", n=len(alike), seed=seed, violations=violations, controls=1, controls_failed=int(control.share < LEAST), skipped=skipped
    )


def _papers(n: int, seed: int, skipped: dict[str, str]) -> Iterator[tuple[str, Paper]]:
    for name in SOURCES:
        file = SAMPLES / name
        plan = late.read_file(file).plan if file.is_file() else None
        if plan is None:
            skipped[name] = "is not there; set TTDN_SAMPLES"
        else:
            yield file.stem, paper_of(plan)
    for count in range(n):
        made: Plan = varied_plan(seed + count)
        for layout in TaskLayout:
            yield f"made-{count + 1}-{layout}", paper_of(made, layout)


def _compared(papers: dict[str, Paper], folder: Path, against: dict[str, Paper] | None = None) -> dict[str, Likeness]:
    """Our pages of these papers beside LibreOffice's; `against` gives other papers for LibreOffice, in the same order."""
    printed = dict(zip(papers, (against or papers).values(), strict=False))
    files = []
    for title, paper in printed.items():
        files.append(folder / f"{title}.docx")
        with files[-1].open("wb") as stream:
            write_docx(paper, stream)
    theirs = office_pdfs(files, folder)
    ours = (shipped_engine().for_archive(export_source(paper, shipped_face()).text, DAY) for paper in papers.values())
    return {title: likeness(one, other) for title, one, other in zip(papers, ours, theirs, strict=True)}


def _narrower(paper: Paper) -> Paper:
    return replace(paper, parts=tuple(replace(part, page=replace(part.page, right=part.page.right + 1)) for part in paper.parts))


if __name__ == "__main__":
    if shutil.which("soffice") is None:
        sys.exit("LibreOffice (soffice) is not installed; dev.py test installs it where one may.")
    sys.exit(report.main(sys.argv[1:], prove, default_n=3))
