"""Lists of units in workbooks: read row by row beside what the directory has, taken as chosen, and written so that they come back the same."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from ttdn_desktop import resources
from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.ids import NewId
from ttdn_desktop.domain.units import Contact, Unit, UnitKind, Units
from ttdn_desktop.domain.units_edits import put_units
from ttdn_desktop.i18n import N_
from ttdn_desktop.language.blanks import tidy
from ttdn_desktop.language.cells import shown
from ttdn_desktop.language.dates import parse_date
from ttdn_desktop.language.fold import fold
from ttdn_desktop.paper.sheet import Sheet, SheetColumn, SheetLine, SheetRow
from ttdn_desktop.paper.workbook import Sheet as ForeignSheet
from ttdn_desktop.services.task_matching import FieldChange
from ttdn_desktop.services.types import SourceBook
from ttdn_desktop.services.unit_kinds import kind_of
from ttdn_desktop.services.unit_past import Past, past_of
from ttdn_desktop.services.workbook import write_sheet

FIELDS: dict[str, str] = {
    "name": N_("Name"),
    "short": N_("Other names"),
    "kind": N_("Kind of unit"),
    "above": N_("Superior"),
    "person": N_("Contact person"),
    "phone": N_("Telephone"),
    "email": N_("E-mail"),
    "address": N_("Address"),
    "date_place": N_("Place beside the date"),
    "symbol": N_("Symbol"),
    "first": N_("Since"),
    "last": N_("Until"),
    "note": N_("Note"),
}
"""What a column can say of a unit; the words are msgids."""

_CONTACT = ("person", "phone", "email", "address")
_DAYS = ("first", "last")
_HEAD_ROWS = 60  # rows in which a head is looked for
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*[.)]?")
_WITHOUT_ZERO = re.compile(r"[2-9]\d{8,9}")  # a mobile, or a line with the number of its province
_ROW_HEIGHT = 7.0  # mm
_HEAD_HEIGHT = 10.0
_TITLE_HEIGHT = 9.0


class RowState(StrEnum):
    """What a row of the list is to the directory."""

    NEW = "new"
    SAME = "same"
    DIFFERS = "differs"
    GONE = "gone"  # it would be new, but the body is no more on the day
    TWICE = "twice"  # a row above has the same name; it may be another unit, of another place
    HEADING = "heading"  # of a group of rows
    UNREAD = "unread"  # it has no name


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """A row with text in it: where it stands, what it would become, and whether it is taken."""

    sheet: str
    row: int  # as Excel counts
    texts: tuple[str, ...]
    state: RowState
    taken: bool
    unit: Unit | None = None
    changes: tuple[FieldChange, ...] = ()  # `field` is a key of FIELDS
    above: str = ""  # the superior as the list names it
    past: Past | None = None  # of a body that is no more


def rows_of(book: SourceBook, units: Units, new_id: NewId) -> tuple[ListRow, ...]:
    """Every row of all sheets that holds any text below the heads, or above them where a sheet has none; none is left out."""
    out: list[ListRow] = []
    seen: set[str] = set()
    by_name = _by_name(units)
    for sheet in book.file.book.sheets:
        columns, start = _columns(sheet)
        heading = UnitKind.OTHER
        for number, values in enumerate(sheet.rows[start:], start):
            texts = tuple(tidy(_phone(value) if at == columns.get("phone") else shown(value)).strip() for at, value in enumerate(values))
            if not any(texts):
                continue
            row = _row(sheet, number, texts, columns, heading)
            if row.state is RowState.HEADING:
                heading = kind_of(_after_number(row.texts[columns["name"]]))
            if row.unit is not None:
                name = fold(row.unit.name)
                twice = replace(row, state=RowState.TWICE, taken=False, unit=replace(row.unit, id=new_id()))
                row = twice if name in seen else _beside(row, units, by_name, new_id)
                seen.add(name)
            out.append(row)
    return tuple(out)


def with_past(rows: Iterable[ListRow], day: dt.date, directory: Directory, office: str = "") -> tuple[ListRow, ...]:
    """The rows with what is known of bodies that are no more on the day; new ones of these are taken only by hand."""
    return tuple(_with_past(row, past_of(row.unit, day, directory, office) if row.unit is not None else None) for row in rows)


def _with_past(row: ListRow, past: Past | None) -> ListRow:
    if past is not None and row.state is RowState.NEW:
        return replace(row, past=past, state=RowState.GONE, taken=False)
    return replace(row, past=past)


def units_taken(units: Units, rows: Iterable[ListRow]) -> Units:
    """The directory with the rows taken; superiors are found by name, in the list or the directory."""
    taken = [row for row in rows if row.taken and row.unit is not None]
    made = put_units(units, [row.unit for row in taken if row.unit is not None])
    by_name = _by_name(made)
    linked = []
    for row in taken:
        above = by_name.get(fold(row.above)) if row.above else None
        if row.unit is not None and above is not None and above.id not in {row.unit.id, row.unit.above}:
            linked.append(replace(row.unit, above=above.id))
    return put_units(made, linked)


def write_units(units: Units, target: Path) -> Path:
    """Write the directory as a workbook, whole or not at all; FileBusyError, FileWriteError where that cannot be."""
    return write_sheet(units_sheet(units), target)


def units_sheet(units: Units) -> Sheet:
    """The directory as a table, in its order."""
    said = resources.load_json("units/usual.json")["list_sheet"]
    standards = resources.standards()
    columns = tuple(SheetColumn(key=key, head=head, width=float(said["widths"][key]), centred=key == "number") for key, head in said["heads"].items())
    rows = []
    for number, unit in enumerate(units.units, 1):
        values = {"number": str(number), **_values(unit, units)}
        rows.append(SheetRow(values=tuple(values[column.key] for column in columns), height=_ROW_HEIGHT * max(1, len(unit.short))))
    return Sheet(
        name=said["name"],
        lists=said["lists"],
        refusal=said["refusal"],
        title=said["title"],
        author="",
        font=standards.font,
        size=12.0,
        page=standards.wide_page,
        lines=(SheetLine(text=said["title"], height=_TITLE_HEIGHT, size=14.0, bold=True),),
        head_height=_HEAD_HEIGHT,
        columns=columns,
        rows=tuple(rows),
    )


# --- columns


def _columns(sheet: ForeignSheet) -> tuple[dict[str, int], int]:
    """Which column holds what, and the first row below the head; of a sheet without a head the column with most names of units."""
    best: tuple[int, dict[str, int], int] = (0, {}, 0)
    for number, values in enumerate(sheet.rows[:_HEAD_ROWS]):
        found = _heads(values)
        if "name" in found and len(found) > best[0]:
            below = _heads(sheet.rows[number + 1]) if number + 1 < len(sheet.rows) else {}
            second = bool(below) and "name" not in below and shown(sheet.rows[number + 1][found["name"]]).strip() == ""
            best = (len(found), {**found, **{key: at for key, at in below.items() if key not in found}} if second else found, number + 1 + second)
    if best[0]:
        return best[1], best[2]
    width = len(sheet.rows[0]) if sheet.rows else 0
    counts = [sum(kind_of(shown(row[at])) is not UnitKind.OTHER for row in sheet.rows) for at in range(width)]
    most = max(counts, default=0)
    return {"name": counts.index(most) if most else 0}, 0


def _heads(values: Sequence[object]) -> dict[str, int]:
    """The keys that the cells of a row are heads of, each once."""
    found: dict[str, int] = {}
    for at, value in enumerate(values):
        key = _key_of(shown(value)) if isinstance(value, str) else ""
        if key and key not in found:
            found[key] = at
    return found


def _key_of(head: str) -> str:
    """What a head says; heads with more words count by those they begin with."""
    plain = " ".join(re.sub(r"[^a-z0-9]+", " ", fold(re.sub(r"\([^)]*\)", " ", head))).split())
    if not plain or len(plain) > 60 or plain == "don vi tinh":
        return ""
    known: Mapping[str, Sequence[str]] = resources.load_json("units/usual.json")["list_columns"]
    own: dict[str, str] = {fold(words): key for key, words in resources.load_json("units/usual.json")["list_sheet"]["heads"].items()}
    for key, words in known.items():
        if plain in words:
            return key
    if fold(head).strip() in own:
        return own[fold(head).strip()]
    begun = [(len(words), key) for key, many in known.items() for words in many if " " in words and plain.startswith(f"{words} ")]
    return max(begun, default=(0, ""))[1]


# --- rows


def _phone(value: object) -> str:
    """A telephone number; where it was kept as a number it has lost its zero."""
    text = shown(value)
    return f"0{text}" if isinstance(value, int | float) and _WITHOUT_ZERO.fullmatch(text) else text


def _row(sheet: ForeignSheet, number: int, texts: tuple[str, ...], columns: Mapping[str, int], heading: UnitKind) -> ListRow:
    said = {key: texts[at] for key, at in columns.items() if at < len(texts) and texts[at]}
    row = ListRow(sheet=sheet.name, row=sheet.first_row + number + 1, texts=texts, state=RowState.UNREAD, taken=False)
    name = " ".join(said.get("name", "").split())
    if not name or not any(char.isalpha() for char in name):
        return row
    numbered = "number" in columns
    if numbered and set(said) <= {"name", "number"} and not _NUMBER.fullmatch(said.get("number", "")) and sum(map(bool, texts)) <= 2:
        return replace(row, state=RowState.HEADING)
    kind = _kind(said.get("kind", ""), name, heading)
    days = {key: parse_date(said[key]) for key in _DAYS if key in said}
    rest = [text for at, text in enumerate(texts) if text and at not in columns.values()]
    rest += [said[key] for key, day in days.items() if day is None]  # a day that cannot be read is kept as a note
    short = tuple(part.strip() for part in re.split(r"[;\n]", said.get("short", "")) if part.strip())
    unit = Unit(
        id="",
        name=_after_number(name) if not numbered else name,
        kind=kind,
        short=short,
        date_place=said.get("date_place", ""),
        symbol=said.get("symbol", ""),
        contact=Contact(**{key: said.get(key, "") for key in _CONTACT}),
        first=days.get("first"),
        last=days.get("last"),
        note="; ".join(part for part in (said.get("note", ""), *rest) if part),
    )
    return replace(row, state=RowState.NEW, taken=True, unit=unit, above=said.get("above", ""))


def _beside(row: ListRow, units: Units, by_name: Mapping[str, Unit], new_id: NewId) -> ListRow:
    """The row as a change of the entry of that name, where the directory has one; values that fill what was empty are taken, others asked about."""
    unit = row.unit
    existing = by_name.get(fold(unit.name)) if unit is not None else None
    if unit is None or existing is None:
        return replace(row, unit=replace(unit, id=new_id())) if unit is not None else row
    before, after = _values(existing, units), _values(unit, units)
    if row.above:
        after["above"] = row.above
    explicit = {"kind"} if unit.kind is UnitKind.OTHER else set()
    changes = tuple(
        FieldChange(field=key, before=before[key], after=after[key])
        for key in FIELDS
        if key not in {"name", *explicit} and after[key] and not _says(before[key], after[key])
    )
    if not changes:
        return replace(row, state=RowState.SAME, taken=False, unit=existing)
    fills = all(not change.before for change in changes)
    return replace(row, state=RowState.DIFFERS, taken=fills, unit=_changed(existing, unit, {change.field for change in changes}), changes=changes)


def _says(before: str, after: str) -> bool:
    """Whether all of it is said already, line by line."""
    lines = {fold(line.strip()) for line in before.split("\n")}
    return {fold(line.strip()) for line in after.split("\n")} <= lines


def _changed(existing: Unit, unit: Unit, fields: set[str]) -> Unit:
    values: dict[str, Any] = {name: getattr(unit, name) for name in ("kind", "date_place", "symbol", *_DAYS) if name in fields}
    contact: dict[str, Any] = {name: getattr(unit.contact, name) for name in _CONTACT if name in fields}
    if "short" in fields:
        values["short"] = tuple(dict.fromkeys((*existing.short, *unit.short)))
    if "note" in fields:
        values["note"] = "\n".join(part for part in (existing.note, unit.note) if part)
    return replace(existing, **values, contact=replace(existing.contact, **contact))


def _values(unit: Unit, units: Units) -> dict[str, str]:
    """What a list says of a unit, as text."""
    above = units.unit(unit.above)
    days = {name: f"{day:%d/%m/%Y}" if (day := getattr(unit, name)) else "" for name in _DAYS}
    return {
        "name": unit.name,
        "short": "\n".join(unit.short),
        "kind": _kind_words()[unit.kind],
        "above": above.name if above is not None else "",
        **{name: getattr(unit.contact, name) for name in _CONTACT},
        "date_place": unit.date_place,
        "symbol": unit.symbol,
        **days,
        "note": unit.note,
    }


def _kind_words() -> dict[UnitKind, str]:
    return {UnitKind(kind): words for kind, words in resources.load_json("units/usual.json")["kind_words"].items()}


def _kind(said: str, name: str, heading: UnitKind) -> UnitKind:
    """By what the list says, else by its name, else by the heading above it."""
    named = next((kind for kind, words in _kind_words().items() if said and fold(words) == fold(said)), None)
    guesses: Iterator[UnitKind] = (kind for kind in (kind_of(said), kind_of(name), heading) if kind is not UnitKind.OTHER)
    return named or next(guesses, UnitKind.OTHER)


def _by_name(units: Units) -> dict[str, Unit]:
    """Names of the directory; a name that is one unit's own goes before one that another is only called by."""
    found = {fold(name): unit for unit in reversed(units.units) for name in unit.short}
    return {**found, **{fold(unit.name): unit for unit in reversed(units.units)}}


def _after_number(text: str) -> str:
    """The words behind a number, without "các": of "I. Các trường học" the last two."""
    return re.sub(r"^\s*(?:(?:[IVXLC]+|[A-ZĐ]|\d+)\s*[.)/-]\s+)?(?:(?:các|khối)\s+)?", "", text, count=1, flags=re.IGNORECASE) or text
