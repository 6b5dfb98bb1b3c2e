"""Workbooks made in memory for tests, and what reading them says."""

import hashlib
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from ttdn_desktop.domain.reading import Reading, Source
from ttdn_desktop.language.cells import shown
from ttdn_desktop.office.workbook_reader import read_workbook
from ttdn_desktop.paper.workbook import ForeignBook, place
from ttdn_desktop.reading.sheets import understand_book
from ttdn_desktop.reading.words import ReadingWords
from ttdn_desktop.services.reading_words import reading_words

Rows = Sequence[Sequence[Any]]


def sheet_data(*sheets: Rows, merges: Sequence[str] = (), formats: dict[str, str] | None = None) -> bytes:
    """A workbook of these sheets; merges and number formats are of the first."""
    book = Workbook()
    for number, rows in enumerate(sheets):
        page = book.worksheets[0] if number == 0 else book.create_sheet(f"Trang {number + 1}")
        for row in rows:
            page.append(list(row))
    page = book.worksheets[0]
    for cells in merges:
        page.merge_cells(cells)
    for cell, code in (formats or {}).items():
        page[cell].number_format = code
    return saved(book)


def saved(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def understood(data: bytes) -> Reading:
    return of_book(read_workbook(data), hashlib.sha256(data).hexdigest())


def of_book(book: ForeignBook, sha256: str = "0" * 64) -> Reading:
    return understand_book(book, Source(path="x.xlsx", format="xlsx", sha256=sha256), words())


@cache
def words() -> ReadingWords:
    return reading_words()


def faults(book: ForeignBook, reading: Reading) -> list[str]:
    """What is wrong with the account: every character of every cell must be in exactly one trace or unread text."""
    texts = {
        place(number, sheet.first_row + row, sheet.first_column + column): shown(value)
        for number, sheet in enumerate(book.book.sheets)
        for row, values in enumerate(sheet.rows)
        for column, value in enumerate(values)
        if value is not None
    }
    marks = {where: [0] * len(text) for where, text in texts.items()}
    out = []
    for trace in reading.trace:
        if trace.where not in marks or not 0 <= trace.start < trace.end <= len(marks[trace.where]):
            out.append(f"outside: {trace}")
            continue
        for at in range(trace.start, trace.end):
            marks[trace.where][at] += 1
    for unread in reading.unread:
        at = texts.get(unread.where, "").find(unread.text)
        while at >= 0 and any(marks[unread.where][at : at + len(unread.text)]):
            at = texts[unread.where].find(unread.text, at + 1)
        if at < 0:
            out.append(f"not free: {unread}")
            continue
        for place_ in range(at, at + len(unread.text)):
            marks[unread.where][place_] += 1
    out += [
        f"{'lost' if not count else 'twice'}: {where}[{at}] of {texts[where]!r}"
        for where, counts in marks.items()
        for at, count in enumerate(counts)
        if count != 1
    ]
    return out
