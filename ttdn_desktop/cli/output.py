"""How the command line speaks: JSON and results on standard output, sentences on standard error."""

import io
import json
import sys
from collections.abc import Sequence
from typing import Any


def use_utf8() -> None:
    """Speak UTF-8 with line feeds into pipes and files on every system; a console of Windows is written in Unicode by Python itself."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def print_json(data: Any) -> None:
    """One JSON value on standard output, and nothing else."""
    print(json.dumps(data, ensure_ascii=False, indent=1))


def say(text: str) -> None:
    """A line for people on standard output."""
    print(text)


def tell(sentence: str) -> None:
    """A sentence on standard error."""
    print(sentence, file=sys.stderr)


def table(rows: Sequence[Sequence[str]]) -> None:
    """Rows of aligned columns; the last one runs on."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=False)]
        say("  ".join([*cells, row[-1]]).rstrip())
