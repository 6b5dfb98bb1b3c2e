"""What the columns of a table are, from the words of its head: tables of tasks, of indicators, estimates; for Word and workbooks alike."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import chain, dropwhile, pairwise

from ttdn_desktop.reading.column_cells import MARKED, mark_of, told_by_cells
from ttdn_desktop.reading.guessed_columns import guessed
from ttdn_desktop.reading.words import ReadingWords, bare_name, folded


class TableKind(StrEnum):
    """What a table lists."""

    TASKS = "tasks"
    INDICATORS = "indicators"
    BUDGET = "budget"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a table: its kind, its first and last row (from 0, the last included), and the key of each column, "" where unknown."""

    kind: TableKind
    first: int
    last: int
    keys: tuple[str, ...]
    names: tuple[str, ...]  # as printed, the words of all rows of the head; of a time slot only its own ("Quý I")


TEXT_COLUMN = ""
SLOT = "slot"
"""Key of a column that stands for a month, quarter or week; a mark in it says that the work is done then."""

WHO = frozenset({"leads", "partners", "people", "doers", *MARKED})
"""Keys of the columns that say who does a task."""

_LEADING = WHO - {"partners", "partner_mark"}

WHEN = frozenset({"time", "start", "end", SLOT})
"""Keys of the columns that say when a task is done."""

_NAMING = frozenset({"title", "topic", "group", "content", "name", "item"})
"""Keys of which one stands in the first row of every head."""

_REPEATABLE = frozenset({TEXT_COLUMN, SLOT, "target", *MARKED})
_OWN_NAMED = frozenset({SLOT, "target", *MARKED})
"""Keys of columns that are called by the lowest row of the head alone."""

_SLOT_WORDS = {"t": "Tháng", "q": "Quý", "w": "Tuần"}
_SHORT_SLOT = re.compile(r"(?P<sign>[TtQq]?)\s*\.?\s*(?P<value>(?:\d{1,2}|[IVX]{1,4})(?:\s*[,+–-]\s*(?:\d{1,2}|[IVX]{1,4})){0,11})")
WEEKS = re.compile(r"\btuần\b", re.IGNORECASE)
"""In the name of a time slot: one of a month, which no year may stand behind."""

_PLACE = r"(?:\d{1,2}|[ivx]{1,4})"
_SLOT_NAME = re.compile(
    rf"(?:thang|quy|tuan|t|q)\s*\.?\s*{_PLACE}(?:\s*(?:,|;|\+|va|den|-|–)\s*(?:(?:thang|quy|tuan)\s*)?{_PLACE}){{0,11}}(?:\s*[/.-]\s*\d{{4}}|\s+nam\s+\d{{4}})?"
    r"|(?:06|6|sau) thang (?:dau|cuoi) nam|(?:hoc ky|hk) ?(?:[12]|i{1,2})|(?:dau|giua|cuoi) (?:nam|quy|thang)"
)
_BARE_SLOT = re.compile(rf"{_PLACE}(?:\s*[,+–-]\s*{_PLACE}){{0,11}}|(?:nam )?20\d{{2}}(?:\s*[-–]\s*20\d{{2}})?")
_YEARS = re.compile(r"(?:den )?(?:het )?(?:nam )?20\d{2}(?:\s*[-–]\s*20\d{2})?")
_SLOT_TOP = re.compile(r"\b(?:thang|quy|tuan|thoi gian|tien do|nam thuc hien|nam trien khai|ke hoach thoi gian|lo trinh)\b")
_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]")
_EDGES = " .:;,*-–/?!"
_MOST_HEAD_ROWS = 4
_FIRST_ROWS = 12
_LONGEST_NAME = 120
_TWO_OF_THREE = 2
_COUNT_LETTERS = "ABCDEFGHIJKL"


def keys_of(header_rows: Sequence[Sequence[str]], words: ReadingWords, kind: TableKind = TableKind.TASKS) -> tuple[str, ...]:
    """The key of each column of a table of this kind, "" where its name means nothing known.

    `header_rows` are the rows of the head, each as wide as the table; a merged cell stands in each place it covers, or in its first.
    Keys of tasks: number, title, content, leads, partners, people, doers (units or persons, by what the cell holds), time, start, end, slot
    (a month or quarter that is marked), output, budget, note; of indicators: number, name, unit, target, leads, partners, note; of estimates:
    number, item, unit, quantity, unit_price, amount, source, note.
    """
    width = max((len(row) for row in header_rows), default=0)
    stacks = [_stack([row[column] if column < len(row) else "" for row in header_rows]) for column in range(width)]
    keys = [_key(stack, words, kind) for stack in stacks]
    if kind is TableKind.TASKS and keys.count("leads") > 1:
        _helpers(keys, stacks, words)
    return _distinct(keys, stacks, kind)


def head_of(rows: Sequence[Sequence[str]], words: ReadingWords, *, spans: Sequence[int] = ()) -> Head | None:
    """The head of a table within its first rows; None where they name no known kind of table.

    `rows` are the texts of the grid; `spans` says for each row how many rows the deepest cell beginning there covers.
    """
    for first in range(min(len(rows), _FIRST_ROWS)):
        if sum(1 for text in set(rows[first]) if text.strip()) < 2 or any(len(text) > _LONGEST_NAME for text in rows[first]):
            continue
        if not (_names_work(rows[first], words) or _names_doers(rows[first], words)):
            continue
        depth = max(spans[first] if first < len(spans) else 1, 1)
        best: Head | None = None
        for last in range(first + depth - 1, min(first + _MOST_HEAD_ROWS, len(rows))):
            if last > first and any(len(text) > _LONGEST_NAME for text in rows[last]):
                break
            found = _head(rows, words, first, last)
            if found and (best is None or _names_more(rows, found, words)):
                best = found
        if best is not None:
            return best
    return None


def _names_work(row: Sequence[str], words: ReadingWords) -> bool:
    return any(_key((" ".join(text.split()),), words, kind) in _NAMING for text in row if text.strip() for kind in TableKind)


def _names_doers(row: Sequence[str], words: ReadingWords) -> bool:
    """Whether a row without a known name for the work still says that rows are counted, who does something and when."""
    keys = {_key((" ".join(text.split()),), words, TableKind.TASKS) for text in row if text.strip()}
    return "number" in keys and not WHO.isdisjoint(keys) and not WHEN.isdisjoint(keys)


def is_head_again(row: Sequence[str], head: Head, rows: Sequence[Sequence[str]]) -> bool:
    """Whether a row repeats one of the head, as at the top of each page."""
    for at in range(head.first, head.last + 1):
        head_row = rows[at]
        if len(row) != len(head_row) or (row and folded(row[0]).strip(_EDGES) != folded(head_row[0]).strip(_EDGES)):
            continue  # as nearly always
        if all(folded(text).strip(_EDGES) == folded(printed).strip(_EDGES) for text, printed in zip(row, head_row, strict=True)):
            return True
    return False


def is_count_row(texts: Sequence[str]) -> bool:
    """The row "1 2 3 4", "(1) (2)", "A B 1 2" or "A B C D" under a head; its first cells may be empty."""
    last = _count_mark(texts[-1]) if texts else ""
    if not last.isdecimal() and last not in _COUNT_LETTERS[2:]:  # as in nearly every row
        return False
    marks = list(map(_count_mark, dropwhile(lambda text: not text.strip(), texts)))
    if len(marks) < 2 or not all(marks):
        return False
    if "".join(marks) == _COUNT_LETTERS[: len(marks)]:
        return True
    letters = sum(1 for mark in marks if mark in {"A", "B", "C", "a", "b", "c"})
    digits = [mark for mark in marks[letters:] if mark.isdecimal()]
    start = int(digits[0]) if digits else 0
    return len(digits) == len(marks) - letters and bool(digits) and start <= 3 and [int(mark) for mark in digits] == list(range(start, start + len(digits)))


def _count_mark(text: str) -> str:
    return text.strip(" ()[].").partition("=")[0].strip(" ()")


def _names_more(rows: Sequence[Sequence[str]], head: Head, words: ReadingWords) -> bool:
    """Whether the last row of a head names a column that the rows above only group."""
    top, bottom = rows[head.first], rows[head.last]
    grouped = (at for at, name in enumerate(bottom) if name.strip() and at < len(top) and name != top[at])
    return any(_key(_stack([top[at], bottom[at]]), words, head.kind) and _key(_stack([bottom[at]]), words, head.kind) != "number" for at in grouped)


def _head(table: Sequence[Sequence[str]], words: ReadingWords, first: int, last: int) -> Head | None:
    rows = table[first : last + 1]
    if len(rows) > 1 and not _is_continued(rows):
        return None
    for kind in TableKind:
        keys = keys_of(rows, words, kind)
        if kind is TableKind.TASKS:
            below = [row for row in table[last + 1 :] if not is_count_row(row)]
            if below and _may_guess(keys):
                who, when = not _LEADING.isdisjoint(keys), not WHEN.isdisjoint(keys)
                keys = guessed(keys, [_unknown(rows, column, key, words) for column, key in enumerate(keys)], below, words, who=who, when=when)
            if "title" in keys:
                keys = told_by_cells(keys, rows, below, words)
        if _is_kind(keys, kind, rows):
            keys = tuple("" if key == "other_list" else key for key in keys)
            return Head(kind=kind, first=first, last=last, keys=keys, names=_names(rows, keys))
    return None


def _may_guess(keys: Sequence[str]) -> bool:
    """Whether a head names enough of a table of tasks for its other columns to be told by their cells."""
    known = sum((not WHO.isdisjoint(keys), not WHEN.isdisjoint(keys), "title" in keys))
    whole = not _LEADING.isdisjoint(keys) and known > _TWO_OF_THREE
    return "number" in keys and "" in keys and known >= _TWO_OF_THREE and not whole


def _unknown(rows: Sequence[Sequence[str]], column: int, key: str, words: ReadingWords) -> tuple[str, ...]:
    """The names over a column of which none means anything known; none for others."""
    stack = () if key else _stack([row[column] if column < len(row) else "" for row in rows])
    return () if any(_named(folded(name).strip(_EDGES), words, TableKind.TASKS) is not None for name in stack) else stack


def _is_continued(rows: Sequence[Sequence[str]]) -> bool:
    """A second row of a head names parts of a column above it: at least one name of the first row spans several columns or is empty in some."""
    top, bottom = rows[0], rows[-1]
    if is_count_row(bottom):
        return False
    wide = any(a.strip() and a == b for a, b in pairwise(top)) or any(not text.strip() for text in top)
    first = bottom[0].strip() if bottom else ""
    return wide and not (first and first != top[0].strip())


def _names(rows: Sequence[Sequence[str]], keys: Sequence[str]) -> tuple[str, ...]:
    out = []
    for column, key in enumerate(keys):
        stack = list(dict.fromkeys(" ".join(row[column].split()) for row in rows if column < len(row) and row[column].strip()))
        name = stack[-1] if stack and key in _OWN_NAMED else " - ".join(stack)
        if key in MARKED and len(stack) > 1 and mark_of(stack[-1]):  # "Chủ trì" below the name of a unit
            name = stack[-2]
        out.append(_slot_name(name, stack[:-1]) if key == SLOT else name)
    return tuple(out)


def _slot_name(name: str, above: Sequence[str]) -> str:
    """ "3" below "Tháng thực hiện" and "T3" are "Tháng 3"."""
    found = _SHORT_SLOT.fullmatch(name.strip())
    if found is None:
        return name
    sign = found["sign"].lower() or next((sign for sign, word in _SLOT_WORDS.items() for top in above if word.lower() in top.lower()), "")
    return f"{_SLOT_WORDS[sign]} {found['value']}" if sign else name


def _is_kind(keys: Sequence[str], kind: TableKind, rows: Sequence[Sequence[str]]) -> bool:
    found = set(keys)
    match kind:
        case TableKind.TASKS:
            who, when = found & WHO, found & WHEN
            if "other_list" in found and (not who or not when):
                return False
            money = {"amount", "unit_price", "quantity"}
            return "title" in found and bool(who or when or "output" in found) and not (not who and _is_money(rows) and money)
        case TableKind.INDICATORS:
            return "name" in found and "target" in found and any("chi tieu" in folded(text) or "muc tieu" in folded(text) for row in rows for text in row)
        case TableKind.BUDGET:
            return "item" in found and ("amount" in found) and bool(found & {"quantity", "unit_price", "unit", "number"})


def _is_money(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a head speaks of prices: then the table is an estimate."""
    return any(word in folded(text) for row in rows for text in row for word in ("don gia", "thanh tien", "so luong"))


def _stack(texts: Sequence[str]) -> tuple[str, ...]:
    """The names over a column from the top down, each once."""
    return tuple(dict.fromkeys(" ".join(text.split()) for text in texts if text.strip()))


@lru_cache(maxsize=4096)
def _key(stack: tuple[str, ...], words: ReadingWords, kind: TableKind) -> str:
    """The key of a column by the names over it: the lowest counts first, then all together, then the upper ones."""
    if not stack:
        return ""
    names = [folded(name) for name in stack]
    own = names[-1].strip(_EDGES)
    if kind is TableKind.TASKS and (_SLOT_NAME.fullmatch(own) or (len(names) > 1 and _BARE_SLOT.fullmatch(own) and _SLOT_TOP.search(names[-2]))):
        return SLOT
    if kind is TableKind.INDICATORS and (_YEARS.fullmatch(own) or _SLOT_NAME.fullmatch(own)):
        return "target"
    tried = [own, *([" ".join(reversed(names)).strip(_EDGES)] if len(names) > 1 else []), *(name.strip(_EDGES) for name in reversed(names[:-1]))]
    for name in tried:
        key = _named(name, words, kind)
        if key is not None:
            return key
    return ""


def _named(name: str, words: ReadingWords, kind: TableKind) -> str | None:
    """The key of a folded name; "" where it is known to be of no use, None where nothing is known."""
    outside = " ".join(_BRACKETS.sub(" ", name).split()).strip(_EDGES)
    inside = " ".join(_BRACKETS.findall(name)).strip(_EDGES)
    if kind is TableKind.TASKS and (key := words.columns.get(name) or words.columns.get(outside)):
        return "" if key in WHEN and "%" in name else key  # how much is done by now, not when
    parts = words.column_parts.get(kind, ())
    at_last = words.column_parts.get(f"{kind}_at_last", ())
    plain = _in_full(name, words)
    if any(not part.key and part.matches(plain) for part in parts):
        return ""
    for text in (_in_full(outside, words), _in_full(inside, words)):
        if text and (key := next((part.key for part in chain(parts, at_last) if part.matches(text)), None)) is not None:
            return "" if key in WHEN and "%" in name else key
    return None


def _in_full(name: str, words: ReadingWords) -> str:
    """A folded name without marks between its words, those in short written out: "DV chu tri" is "don vi chu tri"."""
    shorts = words.column_shorts
    return " ".join([shorts.get(word, word) for word in bare_name(name).split()])


def _distinct(keys: Sequence[str], stacks: Sequence[tuple[str, ...]], kind: TableKind) -> tuple[str, ...]:
    """Each key once but those that may repeat: a second column of tasks is their content, of who does them further leads."""
    out = list(keys)
    if kind is TableKind.TASKS:
        _at_last(out)
        _two_titles(out, stacks)
        _ended(out, stacks)
        if "doers" in out and out.count("doers") > 1:
            first = out.index("doers")
            out = [("leads" if key == "doers" and at > first and "leads" not in out else key) for at, key in enumerate(out)]
    seen: set[str] = set()
    for at, key in enumerate(out):
        if key in seen and key not in _REPEATABLE:
            out[at] = _second(key)
        seen.add(out[at])
    return tuple(out)


def _helpers(keys: list[str], stacks: Sequence[tuple[str, ...]], words: ReadingWords) -> None:
    """Of two columns of units the one whose name says neither who leads nor who helps, "Lực lượng hiệp đồng", holds those who help."""
    first = keys.index("leads")
    for at in range(first + 1, len(keys)):
        if keys[at] == "leads" and stacks[at] != stacks[first] and "partners" not in keys and not _says_leads(stacks[at], words):
            keys[at] = "partners"


def _says_leads(stack: tuple[str, ...], words: ReadingWords) -> bool:
    """Whether a name over a column is one of those that say who leads, not merely that units stand there."""
    names = {folded(name).strip(_EDGES) for name in (*stack, " ".join(reversed(stack)))}
    parts = [part for part in words.column_parts[TableKind.TASKS] if part.key == "leads"]
    return any(words.columns.get(name) == "leads" or any(part.matches(_in_full(name, words)) for part in parts) for name in names)


_MORE = {"title": "content", "leads": "leads", "partners": "partners", "people": "people", "doers": "doers", "note": "note", "time": "time", "output": "output"}


def _second(key: str) -> str:
    """What a further column of the same name is; values of both are kept one after the other."""
    return _MORE.get(key, "")


def _ended(keys: list[str], stacks: Sequence[tuple[str, ...]]) -> None:
    """Beside "Bắt đầu" a column "Hoàn thành" says the end; beside the day on which work is given it says when."""
    if "start" not in keys or "end" in keys:
        return
    start = keys.index("start")
    if "bat dau" in folded(stacks[start][-1]) and start + 1 < len(keys) and keys[start + 1] == "time" and "hoan thanh" in folded(stacks[start + 1][-1]):
        keys[start + 1] = "end"


def _at_last(keys: list[str]) -> None:
    """What "Tần suất" says is the time only where no other column does.

    What "Tiêu chí" or "Lĩnh vực" names is the work only where no other column does, and who does it and when stand beside it.
    """
    if "often" in keys and not WHEN & set(keys):
        keys[keys.index("often")] = "time"
    topic = next((at for at, key in enumerate(keys) if key == "topic"), None)
    if topic is not None and "title" not in keys and WHO & set(keys) and WHEN & set(keys):
        keys[topic] = "title"
    keys[:] = ["" if key in {"topic", "often"} else key for key in keys]


def _two_titles(keys: list[str], stacks: Sequence[tuple[str, ...]]) -> None:
    """Of "Nhóm nhiệm vụ" and "Nội dung công việc" the one that names single pieces of work is the title."""
    places = [at for at, key in enumerate(keys) if key == "title"]
    if len(places) < 2:
        return
    groups = [at for at in places if stacks[at] and re.match(r"(?:nhom|linh vuc|muc tieu|chuong trinh|giai phap|de an)\b", folded(stacks[at][-1]))]
    rest = [at for at in places if at not in groups]
    title = next((at for at in rest if "nhiem vu" in folded(stacks[at][-1]) or "cong viec" in folded(stacks[at][-1])), rest[0] if rest else places[0])
    for at in places:
        keys[at] = "title" if at == title else ("group" if at in groups and at < title else "content")
