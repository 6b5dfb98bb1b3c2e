"""A line of text made to fit: what stands at its end goes first, but the number of a legal document stays in sight."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

_NUMBER = re.compile(r"(?<!\S)\d[\w.]*(?:/\d{4})?[/-][A-ZĐƯ]\S*[^\s.,;:)]")
"""What tells a document from others: "72/2015/NĐ-CP", "16-KL/TW"."""


def shortened(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text, or as much of it as fits into so many pixels, with "…" where something is left out."""
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    found = _NUMBER.search(text) if shown != text else None
    if found is None or len(shown) - 1 >= found.end():
        return shown
    number = found[0]
    room = width - metrics.horizontalAdvance(f" {number}…")
    if room <= metrics.horizontalAdvance("…"):
        return metrics.elidedText(number, Qt.TextElideMode.ElideMiddle, width)
    before = metrics.elidedText(text[: found.start()].rstrip(), Qt.TextElideMode.ElideRight, room)
    return f"{before} {number}{'…' if found.end() < len(text) else ''}"
