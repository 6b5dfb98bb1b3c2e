"""How long a .docx of 34 pages takes to become a Paper and a plan, against a bare walk over its XML and against python-docx.

The floor unpacks the main part, parses it and walks to paragraphs with their styles and to the rows of tables. Three files are read: one as an office
writes it in Word, one with looks set on every run and no styles, and one this program writes (the last two have as many tasks and paragraphs, but shorter
ones). Every way runs in processes of its own, in turns; the number is the median of the least times, for others work on the machine too.
"""

import gc
import io
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

ROUNDS = 3
RUNS, FEWEST, ENOUGH = 15, 5, 1.5  # of each process; a slow way stops after so many seconds, but not before a few runs
PAPER_LIMIT = 1.5
PLAN_LIMIT = 4.0
FASTER_THAN_OBJECTS = 3.0
TASKS = 60
PARAGRAPHS = 150
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FILES = ("word", "foreign", "own")


def word() -> bytes:
    """A file as an office writes it in Word; 34 pages in LibreOffice."""
    from bench.word_file import word_file  # noqa: PLC0415 - each way loads only what it needs

    return word_file()


def own() -> bytes:
    """A plan of 150 paragraphs and 60 tasks as this program writes it."""
    from tests.plans_to_print import long_plan  # noqa: PLC0415 - each way loads only what it needs
    from ttdn_desktop import resources  # noqa: PLC0415
    from ttdn_desktop.domain.blocks import TaskLayout  # noqa: PLC0415
    from ttdn_desktop.drafting import plan_paper  # noqa: PLC0415
    from ttdn_desktop.office.docx_writer import write_docx  # noqa: PLC0415

    stream = io.BytesIO()
    write_docx(plan_paper(long_plan(TASKS, PARAGRAPHS), resources.standards(), resources.wording(), tasks=TaskLayout.TABLE), stream)
    return stream.getvalue()


def foreign() -> bytes:
    """The same paper as others write it: no styles, the looks on every paragraph and run."""
    from docx import Document  # noqa: PLC0415
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Mm, Pt  # noqa: PLC0415
    from docx.text.paragraph import Paragraph  # noqa: PLC0415

    from ttdn_desktop.office.docx_reader import read_docx  # noqa: PLC0415
    from ttdn_desktop.paper.model import Paragraph as Written  # noqa: PLC0415
    from ttdn_desktop.paper.model import Table, paragraphs  # noqa: PLC0415

    def fill(paragraph: Paragraph, text: str, size: int) -> None:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Mm(10)
        paragraph.paragraph_format.space_before = Pt(6)
        run = paragraph.add_run(text)
        run.font.name = "Times New Roman"
        run.font.size = Pt(size)

    document = Document()
    for block in read_docx(own()).blocks():
        match block:
            case Written():
                fill(document.add_paragraph(), block.text, 14)
            case Table() if block.ruled:
                table = document.add_table(rows=len(block.rows), cols=len(block.widths))
                table.style = "Table Grid"
                for row, cells in zip(table.rows, block.rows, strict=True):
                    for cell, written in zip(row.cells, cells, strict=False):
                        fill(cell.paragraphs[0], "\n".join(paragraph.text for paragraph in paragraphs(written.blocks)), 13)
            case _:
                pass
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def floor(data: bytes) -> Callable[[], object]:
    """Unzip, parse, walk."""
    from lxml import etree  # noqa: PLC0415

    def paragraph(element: etree._Element) -> tuple[str, str]:
        style = element.find(f"{WORD}pPr/{WORD}pStyle")
        return "" if style is None else str(style.get(f"{WORD}val")), "".join(text.text or "" for text in element.iter(f"{WORD}t"))

    def read() -> object:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            body = etree.fromstring(package.read("word/document.xml"))[0]
        found: list[object] = []
        for block in body:
            if block.tag == f"{WORD}p":
                found.append(paragraph(block))
            elif block.tag == f"{WORD}tbl":
                rows = block.findall(f"{WORD}tr")
                found.append([[[paragraph(line) for line in cell.findall(f"{WORD}p")] for cell in row.findall(f"{WORD}tc")] for row in rows])
        return found

    return read


def to_paper(data: bytes) -> Callable[[], object]:
    """Our reader."""
    from ttdn_desktop.office.docx_reader import read_docx_file  # noqa: PLC0415

    return lambda: read_docx_file(data)


def to_plan(data: bytes) -> Callable[[], object]:
    """Our reader, then understanding."""
    from ttdn_desktop.services.reading import read_data  # noqa: PLC0415

    return lambda: read_data(data, Path("plan.docx"))


def objects(data: bytes) -> Callable[[], object]:
    """python-docx with the loop of its tutorial: text and style of paragraphs, cells of rows."""
    from docx import Document  # noqa: PLC0415

    def read() -> object:
        document = Document(io.BytesIO(data))
        lines = [(paragraph.style.name if paragraph.style else "", paragraph.text) for paragraph in document.paragraphs]
        return lines, [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]

    return read


WAYS = {"bare walk": floor, "file to Paper": to_paper, "file to plan": to_plan, "python-docx": objects}


def measure(way: str, path: Path) -> None:
    """In a process of its own, whose collector waits as it does in the worker: print milliseconds of processor time."""
    gc.set_threshold(200_000, 50, 50)
    read = WAYS[way](path.read_bytes())
    read()
    times: list[float] = []
    while len(times) < RUNS and (len(times) < FEWEST or sum(times) < ENOUGH):
        start = time.process_time()
        read()
        times.append(time.process_time() - start)
    print(min(times) * 1000)


def main() -> int:
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for name in FILES:
            path = Path(folder, f"{name}.docx")
            path.write_bytes({"word": word, "own": own, "foreign": foreign}[name]())
            good = _compare(name, path) and good
    return 0 if good else 1


def _compare(name: str, path: Path) -> bool:
    found: dict[str, list[float]] = {way: [] for way in WAYS}
    for _ in range(ROUNDS):
        for way in WAYS:
            told = subprocess.run([sys.executable, __file__, way, str(path)], capture_output=True, text=True, check=True, cwd=ROOT).stdout
            found[way].append(float(told))
    medians = {way: statistics.median(times) for way, times in found.items()}
    least = medians["bare walk"]
    print(
        f"reading a .docx ({name}); limits: Paper {PAPER_LIMIT:g} and plan {PLAN_LIMIT:g} times the bare walk, "
        f"python-docx at least {FASTER_THAN_OBJECTS:g} times Paper"
    )
    for way, taken in medians.items():
        print(f"  {way:<16}{taken:9.1f} ms {taken / least:8.2f} x")
    paper, plan = medians["file to Paper"], medians["file to plan"]
    return paper <= PAPER_LIMIT * least and plan <= PLAN_LIMIT * least and medians["python-docx"] >= FASTER_THAN_OBJECTS * paper


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1], Path(sys.argv[2]))
    else:
        sys.exit(main())
