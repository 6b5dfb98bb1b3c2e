"""How long 50,000 rows of 12 columns take to become rows of values and tasks, against python-calamine alone, in one process with the imports done.

Bars: raw rows in 1.5 times, tasks in 4 times the time that calamine takes for its own lists.
"""

import datetime as dt
import gc
import io
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT)]

ROWS = 50_000
ROUNDS = 5
RAW = 1.5
TASKS = 4.0

HEAD = (
    *("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện", "Sản phẩm"),
    *("Kinh phí", "Người phụ trách", "Lãnh đạo chỉ đạo", "Hạn", "Địa điểm", "Ghi chú"),
)
UNITS = ("UBND xã Hòa Bình", "Công an xã", "Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND", "Trung tâm Phục vụ hành chính công", "Ban Chỉ huy Quân sự xã")
TIMES = ("Quý I/2026", "Thường xuyên", "Tháng 6/2026", "Trước ngày 30/11/2026")


def workbook() -> bytes:
    """The workbook, always the same."""
    from openpyxl import Workbook  # noqa: PLC0415 - only to make it

    chance = random.Random(2026)  # noqa: S311 - a measure, no secret
    book = Workbook(write_only=True)
    page = book.create_sheet("KH")
    page.append(["KẾ HOẠCH NHIỆM VỤ NĂM 2026"])
    page.append(list(HEAD))
    for number in range(1, ROWS + 1):
        day = dt.date(2026, chance.randint(1, 12), chance.randint(1, 28))
        title = f"Tổ chức tuyên truyền đợt {number} về thông tin đối ngoại trên địa bàn xã"
        who = (chance.choice(UNITS), "; ".join(chance.sample(UNITS, 2)), chance.choice(TIMES), f"Báo cáo số {number}")
        page.append([number, title, *who, chance.randint(1, 100) * 1e6, "Nguyễn Văn An", "Chủ tịch UBND xã", day, "Xã Hòa Bình", None])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def measured(work: Callable[[], object]) -> float:
    """Seconds of processor time for one run; the collector waits, as it does in the worker's short life."""
    gc.collect()
    gc.disable()
    begun = time.process_time()
    work()
    spent = time.process_time() - begun
    gc.enable()
    return spent


def main() -> int:
    """Print the figures; gives 1 where a bar is missed."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - after the path is set

    from ttdn_desktop.domain.reading import Source  # noqa: PLC0415 - as above
    from ttdn_desktop.office.workbook_reader import read_workbook  # noqa: PLC0415 - as above
    from ttdn_desktop.services.task_import import preview_tasks  # noqa: PLC0415 - as above
    from ttdn_desktop.services.types import SourceBook  # noqa: PLC0415 - as above

    data = workbook()
    source = Source(path="x.xlsx", format="xlsx", sha256="0" * 64)

    def alone() -> object:
        return CalamineWorkbook.from_object(io.BytesIO(data)).get_sheet_by_index(0).to_python()

    def tasks() -> object:
        found = preview_tasks(SourceBook(source=source, file=read_workbook(data)))
        if len(found) != ROWS:
            raise SystemExit(f"{len(found)} tasks of {ROWS} rows")
        return found

    raw, made = [], []
    for _ in range(ROUNDS):
        base = measured(alone)
        raw.append(measured(lambda: read_workbook(data)) / base)
        made.append(measured(tasks) / base)
    results = (("raw rows", statistics.median(raw), RAW), ("tasks", statistics.median(made), TASKS))
    for name, ratio, bar in results:
        print(f"{name}: {ratio:.2f} times python-calamine (bar {bar})")
    return 0 if all(ratio <= bar for _, ratio, bar in results) else 1


if __name__ == "__main__":
    sys.exit(main())
