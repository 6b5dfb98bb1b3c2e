"""The account of a workbook: where the text of each cell went; each character belongs to exactly one field, structure or what was not read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ttdn_desktop.domain.reading import Trace, Unread
from ttdn_desktop.language.cells import shown
from ttdn_desktop.paper.workbook import Sheet, place

Claim = tuple[str, int, int]
"""JSON pointer, start and end of the characters that went there."""

_COMMON = frozenset({" ", ".", ";", "; ", ", ", ",", "\n", "- "})
_JOINERS = frozenset({"", "va", "và", "chu tri", "chủ trì", "phối hợp"})


@dataclass(slots=True)
class SheetLedger:
    """The account of one sheet. Places are rows and columns within `Sheet.rows`; a cell that is settled stays so.

    Where nobody will see the account (`traced` False), only what was not understood is kept.
    """

    number: int
    sheet: Sheet
    trace: list[Trace] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    traced: bool = True
    _done: set[tuple[int, int]] = field(default_factory=set)

    def where(self, row: int, column: int) -> str:
        return place(self.number, self.sheet.first_row + row, self.sheet.first_column + column)

    def text(self, row: int, column: int) -> str:
        return shown(self.sheet.rows[row][column])

    def claim(self, row: int, column: int, claims: Sequence[Claim], *, sure: bool = True) -> None:
        """These characters went to fields; marks and joining words between them are structure, other words were not understood."""
        text = shown(self.sheet.rows[row][column])
        if (row, column) in self._done or not text:
            return
        self._done.add((row, column))
        where = self.where(row, column)
        if len(claims) == 1 and claims[0][1] == 0 and claims[0][2] == len(text):
            self._went(claims[0][0], where, 0, len(text), sure=sure)
            return
        self._lay(text, where, claims, sure=sure)

    def claim_row(self, row: int, cells: Sequence[tuple[int, str, Sequence[Claim]]], *, sure: bool) -> None:
        """The same for several cells of one row at once, with their texts; each must be claimed only here."""
        prefix = f"s{self.number + 1}r{self.sheet.first_row + row + 1}c"
        first = self.sheet.first_column + 1
        for column, text, claims in cells:
            self._done.add((row, column))
            self._lay(text, f"{prefix}{first + column}", claims, sure=sure)

    def claim_in_structure(self, row: int, column: int, claims: Sequence[Claim]) -> None:
        """These characters went to fields, all others of the cell only say what they are."""
        text = self.text(row, column)
        if (row, column) in self._done or not text:
            return
        self._done.add((row, column))
        where, at = self.where(row, column), 0
        for path, start, end in (*claims, (None, len(text), len(text))):
            if at < start:
                self._went(None, where, at, start)
            if start < end:
                self._went(path, where, start, end)
            at = end

    def hold(self, row: int, column: int) -> None:
        """Nobody else has the cell until it is released."""
        self._done.add((row, column))

    def release(self, row: int, column: int) -> None:
        """Of a cell that was held it can be said where it went."""
        self._done.discard((row, column))

    def structure(self, row: int, column: int) -> None:
        """The whole cell is a label, a head, a number of a column."""
        text = self.text(row, column)
        if (row, column) not in self._done and text:
            self._done.add((row, column))
            self._went(None, self.where(row, column), 0, len(text))

    def leave(self, row: int, column: int, why: str) -> None:
        """The whole cell was not understood, for that reason."""
        text = self.text(row, column)
        if (row, column) in self._done or not text:
            return
        self._done.add((row, column))
        if any(char.isalnum() for char in text):
            self.unread.append(Unread(where=self.where(row, column), text=text, why=why))
        else:
            self._went(None, self.where(row, column), 0, len(text))

    def taken(self, trace: Iterable[Trace], unread: Iterable[Unread], places: Iterable[tuple[int, int]]) -> None:
        """What another reader settled of these cells."""
        if self.traced:
            self.trace += trace
        self.unread += unread
        self._done.update(places)

    def close(self, why: str) -> None:
        """All that is left was not understood."""
        for row, values in enumerate(self.sheet.rows):
            for column, value in enumerate(values):
                if value is not None and (row, column) not in self._done:
                    self.leave(row, column, why)

    def close_as_structure(self) -> None:
        """All that is left belongs to the workbook, not to the plan."""
        for row, values in enumerate(self.sheet.rows):
            for column in range(len(values)):
                self.structure(row, column)

    def _went(self, path: str | None, where: str, start: int, end: int, *, sure: bool = True) -> None:
        if self.traced:
            self.trace.append(Trace(path=path, where=where, start=start, end=end, sure=sure))

    def _lay(self, text: str, where: str, claims: Sequence[Claim], *, sure: bool) -> None:
        at = 0
        for path, start, end in claims:
            if at < start:
                self._between(text, where, at, start)
            self._went(path, where, start, end, sure=sure)
            at = end
        if at < len(text):
            self._between(text, where, at, len(text))

    def _between(self, text: str, where: str, start: int, end: int) -> None:
        gap = text[start:end]
        if gap in _COMMON or not any(char.isalnum() for char in gap) or gap.strip(" \t\n\r.;,:()-–+•*").lower() in _JOINERS:
            self._went(None, where, start, end)
            return
        words = gap.strip()
        first = start + gap.index(words)
        last = first + len(words)
        if start < first:
            self._went(None, where, start, first)
        self.unread.append(Unread(where=where, text=words, why="not_understood"))
        if last < end:
            self._went(None, where, last, end)
