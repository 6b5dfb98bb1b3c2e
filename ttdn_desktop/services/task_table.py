"""The columns of the task table, the heads others give them, and the meaning of words of time, for screens."""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from ttdn_desktop import resources
from ttdn_desktop.domain.plan import Task
from ttdn_desktop.drafting.task_columns import BETWEEN_UNITS, VALUES, TaskColumn, task_columns
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.timeframes import retimed

ANNEX = "PL"
"""The type of what was read of an annex that came without its paper."""
_LONGEST_HEAD = 40
_ID = "id"  # of a workbook of ours; no column of the grid
_FEWEST_HEADS = 3  # two words of heads may also stand in a task

__all__ = ["ANNEX", "TaskColumn", "closing_lines", "columns", "heads_in", "retimed", "split_names", "type_code", "type_name", "units_text"]


def columns() -> tuple[TaskColumn, ...]:
    """All columns in official order; widths are usual ones in mm."""
    return task_columns(resources.wording())


def closing_lines(task: Task) -> dict[str, str]:
    """The lines that close a task on paper ("Đơn vị chủ trì: …"), by the name of its field."""
    values = ((key, label, VALUES[key]("", task)) for key, label in resources.wording().closing_labels.items())
    return {key: f"{label}: {value}" for key, label, value in values if value}


def heads_in(row: Sequence[str]) -> tuple[str, ...]:
    """The keys of the columns a row of heads names ("STT", "Cơ quan chủ trì" …), empty for a cell without; nothing where it is no row of heads."""
    keys = tuple(_key_of(cell) for cell in row)
    named = [key for key in keys if key]
    is_head = len(named) >= _FEWEST_HEADS and len(named) == len(set(named)) and all(key or not cell.strip() for key, cell in zip(keys, row, strict=True))
    return keys if is_head else ()


def _key_of(cell: str) -> str:
    """The column a head names: one of the heads that readers know, or the longest of them that stands in it."""
    words = " ".join(fold(cell).split())
    if not words or len(words) > _LONGEST_HEAD:
        return ""
    heads = _known_heads()
    return heads.get(words) or next((key for head, key in heads.items() if head in words and key != "number"), "")


@cache
def _known_heads() -> dict[str, str]:
    """Every head by which tables of tasks name a column, folded, with the key of the column; the longest first."""
    heads = ((fold(head), key) for key, names in resources.load_json("reading/labels.json")["columns"].items() if key != _ID for head in names)
    return dict(sorted(heads, key=lambda pair: -len(pair[0])))


def units_text(names: Sequence[str]) -> str:
    """Names of units or persons in one cell."""
    return BETWEEN_UNITS.join(names)


def split_names(text: str) -> tuple[str, ...]:
    """The names in one cell, parted by ";" or line ends, each once and with composed letters."""
    names = (" ".join(part.split()) for part in unicodedata.normalize("NFC", text).replace("\n", ";").split(";"))
    return tuple(dict.fromkeys(name for name in names if name))


def type_name(code: str) -> str:
    """The official name of a type of document as one writes it: "KH" -> "Kế hoạch"; the code itself where it is not known."""
    name = _names().get(code)
    return name.capitalize() if name is not None else code


def type_code(words: str) -> str:
    """The abbreviation of a type of document given by it or by its name; the words themselves where no type is called so."""
    wanted = fold(words.strip())
    return next((code for code, name in _names().items() if wanted in {fold(code), fold(name)}), words.strip())


def _names() -> Mapping[str, str]:
    """The names of all types; an annex that came without its paper bears one too."""
    return {**resources.wording().types, ANNEX: str(resources.load_json("wording/plan.json")["annex_label"])}
