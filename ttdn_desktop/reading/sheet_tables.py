"""Finds the tables of a sheet: where each has its head and its end, and what each column is by the words of the head."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ttdn_desktop.language.cells import shown
from ttdn_desktop.language.fold import fold
from ttdn_desktop.paper.workbook import Sheet, Value
from ttdn_desktop.reading.no_tasks import is_agenda, is_staff
from ttdn_desktop.reading.table_columns import Head, TableKind, head_of, is_count_row
from ttdn_desktop.reading.words import ReadingWords

_WINDOW = 12  # rows in which `head_of` looks for a head
_LONGEST_HEAD = 4
_LOOKED_AT = 100  # rows of a table that tell whether it lists work
_EMPTY_ROWS = 3  # so many end a table
_WIDEST = 200  # columns of a table
_REPEATED = 0.6  # of the words of a head in a row: the head again, as on every printed page
_TOTAL = re.compile(
    r"(?:tong(?:\s+(?:cong|so|so tien|kinh phi|hop kinh phi|nhu cau|du toan))?|cong)"
    r"(?:\s*[:(+=].*|\s+(?:chung|khoan|muc|phan|nhom)?\s*(?:[ivx]+|\d+|[a-e])(?:\s*[+,]\s*(?:[ivx]+|\d+|[a-e]))*)?\s*[:.]?"
)
_ENDING = re.compile(r"\s*(?:nơi\s+nhận|ghi\s+chú\s*:|người\s+lập|lập\s+biểu|tm\.|kt\.|tl\.|tuq\.|q\.|thủ\s+trưởng)|[^,]{2,40},\s*ngày\s", re.IGNORECASE)
_ENDING_ROWS = 60
_TITLES = frozenset({"title", "name", "item"})
_MOST_HEADS = 400  # rows that may be looked at as heads below the first table


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column of a table: its place in the rows of the sheet (from 0), the words of its head, the key of what it holds ("" unknown)."""

    column: int
    head: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """A table of a sheet; rows counted from 0 within `Sheet.rows`, all ends included. `above` and `below` are the rows around it that are its own."""

    kind: TableKind
    above: int  # first row after the table before it
    first: int  # of the head
    body: int  # first row under the head
    last: int
    columns: tuple[SheetColumn, ...]


class Merges:
    """Which cell of a sheet covers which; rows and columns within `Sheet.rows`."""

    def __init__(self, sheet: Sheet) -> None:
        self.origin: dict[tuple[int, int], tuple[int, int]] = {}
        self.deepest: dict[int, int] = {}
        height, width = len(sheet.rows), len(sheet.rows[0]) if sheet.rows else 0
        room = 4 * height * width + 1000  # overlapping merges of a hostile file cover no more
        for merge in sheet.merges:
            top, left = merge.first_row - sheet.first_row, merge.first_column - sheet.first_column
            bottom, right = min(merge.last_row - sheet.first_row, height - 1), min(merge.last_column - sheet.first_column, width - 1)
            if top < 0 or left < 0 or top >= height or left >= width:
                continue
            room -= (bottom - top + 1) * (right - left + 1)
            if room < 0:
                return
            self.deepest[top] = max(self.deepest.get(top, 1), bottom - top + 1)
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    self.origin[row, column] = (top, left)

    def covered(self, row: int, column: int) -> bool:
        """Whether another cell lies over this one."""
        return self.origin.get((row, column), (row, column)) != (row, column)

    def above(self, row: int, column: int) -> tuple[int, int] | None:
        """The cell of a row further up that reaches down over this one."""
        origin = self.origin.get((row, column))
        return origin if origin is not None and origin[0] < row else None


def tables_of(sheet: Sheet, merges: Merges, words: ReadingWords) -> tuple[SheetTable, ...]:
    """The tables of a sheet in their order; none where no head names a known kind of table."""
    return tuple(_tables(sheet, merges, words))


def _tables(sheet: Sheet, merges: Merges, words: ReadingWords) -> Iterator[SheetTable]:
    rows = sheet.rows
    above = at = 0
    looked = 0
    filled = [number for number, row in enumerate(rows[:_MOST_HEADS]) if any(row)]
    while at < len(rows) and looked < _MOST_HEADS:
        looked += _WINDOW
        found = _head_at(sheet, merges, words, at)
        if found is None:
            at = next((number for number in filled if number >= at + _WINDOW - _LONGEST_HEAD), len(rows))
            continue
        first, head = found
        body = first + head.last - head.first + 1
        columns = _meant(_columns(rows, head, body), head.kind)
        last, onward = _extent(rows, head, body, words)
        last = _body_end(rows, body, last, columns)
        columns = _grouped(columns, merges, range(body, last + 1), rows)
        if head.kind is TableKind.TASKS and not _is_work(rows[body : last + 1], columns):
            at = last + 1
            continue
        yield SheetTable(kind=head.kind, above=above, first=first, body=body, last=last, columns=columns)
        above = at = last + 1
        if not onward:
            filled = [number for number in range(at, min(at + _MOST_HEADS, len(rows))) if any(rows[number])]


def _head_at(sheet: Sheet, merges: Merges, words: ReadingWords, at: int) -> tuple[int, Head] | None:
    """The head within the next rows, and the row it begins in."""
    window = range(at, min(at + _WINDOW + _LONGEST_HEAD, len(sheet.rows)))
    texts = [_texts(sheet, merges, row) for row in window]
    spans = [min(merges.deepest.get(row, 1), _LONGEST_HEAD) if sum(1 for text in texts[n] if text) > 1 else 1 for n, row in enumerate(window)]
    head = head_of(texts, words, spans=spans)
    return (at + head.first, head) if head is not None else None


def _texts(sheet: Sheet, merges: Merges, row: int) -> list[str]:
    """The texts of a row, of a merged cell in each place it covers."""
    out = []
    for column, value in enumerate(sheet.rows[row][:_WIDEST]):
        origin = merges.origin.get((row, column)) if value is None else None
        told = value if origin is None else sheet.rows[origin[0]][origin[1]]
        out.append(" ".join(shown(told).split()))
    return out


def _columns(rows: Sequence[Sequence[Value]], head: Head, body: int) -> tuple[SheetColumn, ...]:
    """The columns with a head, and those without one in which something stands; an unnamed first one of numbers is that of the numbers."""
    columns: list[SheetColumn] = []
    sample = rows[body : body + 50]
    for column, (key, name) in enumerate(zip(head.keys, head.names, strict=True)):
        if not name and not any(row[column] is not None for row in sample if column < len(row)):
            continue
        columns.append(SheetColumn(column=column, head=name, key=key))
    named = {column.key for column in columns}
    if "number" not in named and columns and not columns[0].head:
        columns[0] = SheetColumn(column=columns[0].column, head="", key="number")
    return tuple(columns)


def _meant(columns: tuple[SheetColumn, ...], kind: TableKind) -> tuple[SheetColumn, ...]:
    """Columns of no known meaning say further details of a task; in a workbook of our own the second time is that of the deadline."""
    if kind is not TableKind.TASKS:
        return columns
    keys = [column.key for column in columns]
    own = "id" in keys
    out = []
    for at, column in enumerate(columns):
        key = column.key
        if own and key == "time" and "start" in keys[:at]:
            key = "end"
        elif not own and not key and column.head:
            key = "other"
        out.append(SheetColumn(column=column.column, head=column.head, key=key))
    return tuple(out)


def _is_work(rows: Sequence[Sequence[Value]], columns: Sequence[SheetColumn]) -> bool:
    """Whether the rows are no programme of a meeting and no members of a committee."""
    looked = [row for row in rows[:_LOOKED_AT] if any(value is not None for value in row)]
    said: dict[str, list[str]] = {"time": [], "title": []}
    for column in columns:
        if column.key in said:
            said[column.key] += [shown(row[column.column]) for row in looked if row[column.column] is not None]
    return not (is_agenda(said["time"]) or (bool(said["title"]) and is_staff(said["title"])))


def _grouped(columns: tuple[SheetColumn, ...], merges: Merges, body: range, rows: Sequence[Sequence[Value]]) -> tuple[SheetColumn, ...]:
    """Where one cell of the titles lies beside several rows of details, the details are the tasks and it is their group."""
    title = next((column.column for column in columns if column.key == "title"), None)
    content = next((column.column for column in columns if column.key == "content"), None)
    if title is None or content is None or any(column.key == "group" for column in columns):
        return columns
    beside = [row for row in body if (above := merges.above(row, title)) is not None and above[1] == title]
    if not any(rows[row][content] is not None for row in beside):
        return columns
    keys = {title: "group", content: "title"}
    return tuple(SheetColumn(column=column.column, head=column.head, key=keys.get(column.column, column.key)) for column in columns)


def _extent(rows: Sequence[Sequence[Value]], head: Head, body: int, words: ReadingWords) -> tuple[int, bool]:
    """The last row of a table, and whether another head stands right below: it ends at some empty rows, and at another head."""
    names = {" ".join(shown(value).split()).lower() for row in rows[body - (head.last - head.first + 1) : body] for value in row if value is not None}
    last, empty, looked = body - 1, 0, 0
    for number in range(body, len(rows)):
        row = rows[number]
        if not any(value is not None for value in row):
            empty += 1
            if empty >= _EMPTY_ROWS:
                break
            continue
        if _may_be_head(row) and looked < _MOST_HEADS and not _repeats(row, names, whole=True):
            looked += 1
            found = head_of([[" ".join(shown(value).split()) for value in row[:_WIDEST]]], words)
            if found is not None and (found.keys != head.keys or not _repeats(row, names)):
                return _before_title(rows, body, number), True
        last, empty = number, 0
    return last, False


def _body_end(rows: Sequence[Sequence[Value]], body: int, last: int, columns: Sequence[SheetColumn]) -> int:
    """The last row that looks like one of the table: what stands below a gap there are notes and the ending of a document."""
    title = next((column.column for column in columns if column.key in _TITLES), None)
    keyed = [column.column for column in columns if column.key]
    number = next((column.column for column in columns if column.key == "number"), None)
    for at in range(max(body, last - _ENDING_ROWS), last + 1):
        row = rows[at]
        if (number is None or not str(row[number] or "").strip()[:1].isdigit()) and _ends(row) and not any(row[c.column] for c in columns if c.key == "leads"):
            last = max(at - 1, body)
            break
    end = last
    while end >= body:
        row = rows[end]
        texts = [value for value in row if value is not None]
        titled = title is not None and row[title] is not None and sum(row[column] is not None for column in keyed) > 1
        if titled or (texts and is_total(shown(texts[0]))):
            break
        end -= 1
    if end < body:
        return last
    while end < last and any(value is not None for value in rows[end + 1]) and not _ends(rows[end + 1]):
        end += 1
    return end


def _ends(row: Sequence[Value]) -> bool:
    """Whether a row begins what stands below a table."""
    return any(value.__class__ is str and _ENDING.match(value) for value in row)


def is_total(text: str) -> bool:
    """Whether a row of that title sums up the others."""
    return text[:1] in "TtCc" and len(text) < 60 and bool(_TOTAL.fullmatch(" ".join(fold(text).split())))


def _before_title(rows: Sequence[Sequence[Value]], body: int, head: int) -> int:
    """The last row of the table above a further head; rows of a single cell right above it are its title."""
    at = head - 1
    while at >= body and sum(1 for value in rows[at] if value is not None) <= 1:
        at -= 1
    return at


def _may_be_head(row: Sequence[Value]) -> bool:
    """A head is all short text, at least three of them, the first of them no number."""
    filled = [value for value in row if value is not None]
    texts = [value for value in filled if value.__class__ is str and len(value) <= 60]
    return len(filled) >= 3 and len(texts) == len(filled) and not texts[0].strip()[:1].isdigit()


def _repeats(row: Sequence[Value], names: set[str], *, whole: bool = False) -> bool:
    """Whether most of a row are names of the head, or all of it."""
    texts = [" ".join(shown(value).split()).lower() for value in row if value is not None]
    return sum(text in names for text in texts) >= (1 if whole else _REPEATED) * len(texts)


def is_head_row(row: Sequence[Value], names: set[str]) -> bool:
    """Whether a row of the body repeats the head, or counts the columns."""
    return _repeats(row, names) or is_count_row([shown(value) for value in row if value is not None])


def head_names(rows: Sequence[Sequence[Value]], table: SheetTable) -> set[str]:
    """The words of the head of a table."""
    return {" ".join(shown(value).split()).lower() for row in rows[table.first : table.body] for value in row if value is not None}


def with_keys(table: SheetTable, keys: Mapping[int, str]) -> SheetTable:
    """The table with what a person said of its columns."""
    columns = tuple(SheetColumn(column=column.column, head=column.head, key=keys.get(column.column, column.key)) for column in table.columns)
    return SheetTable(kind=table.kind, above=table.above, first=table.first, body=table.body, last=table.last, columns=columns)
