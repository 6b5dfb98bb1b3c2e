"""How long a plan of 30 pages (150 paragraphs, 60 tasks) takes to become a .docx, against the least it can take and against other ways.

The floor is deflating the same parts. Every way runs in processes of its own, in turns, with the imports done; the number is the median of the medians.
"""

import io
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT)]

ROUNDS = 3
RUNS = 9
LIMIT = 6.0
TASKS = 60
PARAGRAPHS = 150


def ours() -> Callable[[], bytes]:
    """From the plan to the bytes: drafting, writing, packing."""
    from tests.plans_to_print import long_plan  # noqa: PLC0415 - each way loads only what it needs
    from ttdn_desktop import resources  # noqa: PLC0415
    from ttdn_desktop.domain.blocks import TaskLayout  # noqa: PLC0415
    from ttdn_desktop.drafting import plan_paper  # noqa: PLC0415
    from ttdn_desktop.office.docx_writer import write_docx  # noqa: PLC0415

    plan = long_plan(TASKS, PARAGRAPHS)

    def write() -> bytes:
        stream = io.BytesIO()
        write_docx(plan_paper(plan, resources.standards(), resources.wording(), tasks=TaskLayout.TABLE), stream)
        return stream.getvalue()

    return write


def writer_alone() -> Callable[[], bytes]:
    """The same paper again and again, without drafting it."""
    from tests.plans_to_print import long_plan  # noqa: PLC0415
    from ttdn_desktop import resources  # noqa: PLC0415
    from ttdn_desktop.domain.blocks import TaskLayout  # noqa: PLC0415
    from ttdn_desktop.drafting import plan_paper  # noqa: PLC0415
    from ttdn_desktop.office.docx_writer import write_docx  # noqa: PLC0415

    paper = plan_paper(long_plan(TASKS, PARAGRAPHS), resources.standards(), resources.wording(), tasks=TaskLayout.TABLE)

    def write() -> bytes:
        stream = io.BytesIO()
        write_docx(paper, stream)
        return stream.getvalue()

    return write


def floor() -> Callable[[], bytes]:
    """Deflating the parts that our way writes."""
    with zipfile.ZipFile(io.BytesIO(ours()())) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    return partial(_packed, parts)


def template() -> Callable[[], bytes]:
    """docxtpl with a template of loops over paragraphs and rows."""
    from docx import Document  # noqa: PLC0415
    from docxtpl import DocxTemplate  # noqa: PLC0415

    head, paragraphs, rows = _texts()
    source = Document()
    for line in ("{%p for line in lines %}", "{{ line }}", "{%p endfor %}"):
        source.add_paragraph(line)
    table = source.add_table(rows=4, cols=len(head))
    for at, title in enumerate(head):
        table.cell(0, at).text = title
        table.cell(2, at).text = f"{{{{ row[{at}] }}}}"
    table.cell(1, 0).text = "{%tr for row in rows %}"
    table.cell(3, 0).text = "{%tr endfor %}"
    stored = io.BytesIO()
    source.save(stored)

    def write() -> bytes:
        document = DocxTemplate(io.BytesIO(stored.getvalue()))
        document.render({"lines": paragraphs, "rows": rows}, autoescape=True)
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()

    return write


def naive() -> Callable[[], bytes]:
    """python-docx as its tutorial shows it: looks set directly, cells by their place."""
    from docx import Document  # noqa: PLC0415
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Mm, Pt  # noqa: PLC0415

    head, paragraphs, rows = _texts()

    def write() -> bytes:
        document = Document()
        for text in paragraphs:
            paragraph = document.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            paragraph.paragraph_format.first_line_indent = Mm(10)
            paragraph.paragraph_format.space_before = Pt(6)
            run = paragraph.add_run(text)
            run.font.name = "Times New Roman"
            run.font.size = Pt(14)
        table = document.add_table(rows=1 + len(rows), cols=len(head))
        table.style = "Table Grid"
        for down, row in enumerate((head, *rows)):
            for across, text in enumerate(row):
                cell = table.cell(down, across)
                cell.text = text
                cell.paragraphs[0].runs[0].font.size = Pt(13)
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()

    return write


WAYS = {"floor": floor, "plan to .docx": ours, "paper to .docx": writer_alone, "docxtpl": template, "python-docx": naive}


def _texts() -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The words that stand in our paper, for the other ways."""
    from tests.plans_to_print import SENTENCE, long_plan  # noqa: PLC0415
    from ttdn_desktop import resources  # noqa: PLC0415
    from ttdn_desktop.drafting.task_columns import task_columns, used_columns  # noqa: PLC0415

    tasks = long_plan(TASKS, PARAGRAPHS).tasks
    columns = used_columns(task_columns(resources.wording()), tasks)
    rows = tuple(tuple(column.value(str(number), task) for column in columns) for number, task in enumerate(tasks, start=1))
    return tuple(column.head for column in columns), (f"- {SENTENCE}",) * PARAGRAPHS, rows


def _packed(parts: list[tuple[str, bytes]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return stream.getvalue()


def measure(way: str) -> None:
    """In a process of its own: print milliseconds of processor time and the size."""
    write = WAYS[way]()
    data = write()
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        write()
        times.append(time.process_time() - start)
    print(statistics.median(times) * 1000, len(data))


def main() -> int:
    found: dict[str, list[float]] = {way: [] for way in WAYS}
    sizes: dict[str, int] = {}
    for _ in range(ROUNDS):
        for way in WAYS:
            told = subprocess.run([sys.executable, __file__, way], capture_output=True, text=True, check=True, cwd=ROOT).stdout.split()
            found[way].append(float(told[0]))
            sizes[way] = int(told[1])
    medians = {way: statistics.median(times) for way, times in found.items()}
    print(f"export of {PARAGRAPHS} paragraphs and {TASKS} tasks; limit {LIMIT:g} times the floor")
    for way, time_taken in medians.items():
        print(f"  {way:<16}{time_taken:9.1f} ms {time_taken / medians['floor']:8.1f} x {sizes[way] / 1024:7.1f} KB")
    return 0 if medians["plan to .docx"] <= LIMIT * medians["floor"] else 1


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1])
    else:
        sys.exit(main())
