"""What is marked in the source: unread texts and what is chosen, sorted by the sheets they stand on, so that only those in sight are drawn."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtGui import QAbstractTextDocumentLayout, QTextCursor

from ttdn_desktop.services.import_keys import Span
from ttdn_desktop.ui.imports.source_sheet import Sheet, look

Selection = QAbstractTextDocumentLayout.Selection


class SourceMarks:
    """Spans of the source by sheet."""

    def __init__(self) -> None:
        self.unread: Sequence[Span] = ()
        self.state: Callable[[int], str] = lambda _at: ""
        self.chosen: tuple[Span, ...] = ()
        self._unread_of: dict[int, list[int]] = {}
        self._chosen_of: dict[int, list[Span]] = {}

    def show_unread(self, unread: Sequence[Span], home: Mapping[str, int]) -> None:
        """These texts were not understood; `home` gives the sheet of each place."""
        self.unread, self._unread_of = unread, {}
        for number, span in enumerate(unread):
            self._unread_of.setdefault(home.get(span.where, -1), []).append(number)

    def show_chosen(self, chosen: Iterable[Span], home: Mapping[str, int]) -> None:
        """These characters are chosen."""
        self.chosen, self._chosen_of = tuple(chosen), {}
        for span in self.chosen:
            self._chosen_of.setdefault(home.get(span.where, -1), []).append(span)

    def of(self, at: int, sheet: Sheet, selected: tuple[int, int] | None) -> list[Selection]:
        """How the characters of a sheet are drawn; what is chosen hides what is unread, what is placed is not marked."""
        chosen = self._chosen_of.get(at, [])
        taken = set(chosen)
        marks = [(self.unread[n], self.state(n)) for n in self._unread_of.get(at, ()) if self.unread[n] not in taken and self.state(n) != "placed"]
        marks += [(span, "chosen") for span in chosen]
        found = [(place, how) for span, how in marks if (place := sheet.range(span)) is not None]
        if selected is not None:
            found.append((selected, "selected"))
        return [_mark(sheet, place, how) for place, how in found]


def _mark(sheet: Sheet, place: tuple[int, int], how: str) -> Selection:
    made = Selection()
    cursor = QTextCursor(sheet.document)
    cursor.setPosition(place[0])
    cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
    made.cursor, made.format = cursor, look(how)
    return made
