"""What a workbook may not ask of its reader: long texts that thousands of cells share, for each cell would get a copy."""

import re

from ttdn_desktop.office.package_gate import PackageGate, require_plain_prolog
from ttdn_desktop.office.refusal import Refusal, RefusedFileError

MAX_TEXT = 256 * 1024 * 1024
"""Bytes of the texts of all cells together."""

_ENTRY = re.compile(rb"<(?:\w+:)?si\b")
_SHARED = re.compile(rb"""\bt=["']s["'][^>]*>\s*<(?:\w+:)?v>\s*(\d+)""")
_SHORTEST_CELL = 20  # bytes of a cell that refers to a shared text
_BEGINNING = 4096


def require_modest_texts(gate: PackageGate) -> None:
    """Raises RefusedFileError where the cells would hold more text than any sheet of an office."""
    strings, sheets = _parts(gate)
    lengths = [length for name in strings for length in _lengths(gate.read(name))]
    longest = max(lengths, default=0)
    if longest * sum(gate.size(name) for name in sheets) // _SHORTEST_CELL <= MAX_TEXT:
        return
    total = 0
    for name in sheets:
        references = _SHARED.findall(gate.read(name))
        if longest * len(references) + total > MAX_TEXT:
            total += sum(lengths[number] for number in map(int, references) if number < len(lengths))
        if total > MAX_TEXT:
            raise RefusedFileError(Refusal.BOMB)


def _parts(gate: PackageGate) -> tuple[list[str], list[str]]:
    """The parts with shared texts, and the sheets, wherever they lie."""
    strings, sheets = [], []
    for name in gate.names():
        if name.endswith(".xml"):
            beginning = gate.beginning(name, _BEGINNING)
            if re.search(rb"<(?:\w+:)?sst\b", beginning):
                require_plain_prolog(beginning)
                strings.append(name)
            elif re.search(rb"<(?:\w+:)?worksheet\b", beginning):
                sheets.append(name)
    return strings, sheets


def _lengths(strings: bytes) -> list[int]:
    """Bytes of each shared text, its markup included."""
    places = [found.start() for found in _ENTRY.finditer(strings)]
    return [end - start for start, end in zip(places, [*places[1:], len(strings)], strict=True)]
