"""Legal documents as the sheet of a workbook: one row each, wide enough to be read, in an order that comes back without loss."""

from collections.abc import Sequence

from ttdn_desktop.drafting.sheet_room import Room
from ttdn_desktop.language.document_table import TableWords, Value
from ttdn_desktop.paper.sheet import Sheet, SheetColumn, SheetRow
from ttdn_desktop.paper.standards import Standards

_CENTRED = frozenset({"date", "effective_from", "expired_from", "status_day", "verified"})
_PRINTED = frozenset({"type", "number", "date", "issuer", "subject", "effective_from", "expired_from", "status", "note"})


def document_sheet(rows: Sequence[tuple[Value, ...]], words: TableWords, standards: Standards, author: str = "") -> Sheet:
    """The rows of `language.document_table.table_of` under their heads; what every list of documents has is printed, the rest stands beside."""
    order = sorted(range(len(words.columns)), key=lambda place: words.columns[place].key not in _PRINTED)
    columns = tuple(words.columns[place] for place in order)
    choices = {"status": tuple(words.statuses.values()), "group": tuple(words.groups.values())}
    room = Room(standards, tuple(column.width for column in columns))
    placed = [tuple(row[place] for place in order) for row in rows]
    return Sheet(
        name=words.name,
        lists=words.lists,
        refusal=words.refusal,
        title=words.title,
        author=author,
        font=standards.font,
        size=room.size,
        page=standards.wide_page,
        head_height=room.height([column.head for column in columns], bold=True),
        columns=tuple(
            SheetColumn(
                key=column.key,
                head=column.head,
                width=column.width,
                centred=column.key in _CENTRED,
                printed=column.key in _PRINTED,
                choices=choices.get(column.key, ()),
            )
            for column in columns
        ),
        rows=tuple(SheetRow(values=row, height=room.height(row)) for row in placed),
    )
