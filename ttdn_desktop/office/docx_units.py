"""The units of .docx files, and text made fit for XML."""

import re
import unicodedata

TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_POINT = 20
LINE = 240
"""One single line, in the units of `w:line` with the rule "auto"."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\r\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def twips(millimetres: float) -> int:
    """Millimetres as twentieths of a point; any tenth of a millimetre comes back whole from `millimetres`."""
    return round(millimetres * TWIPS_PER_MM)


def millimetres(twentieths: float) -> float:
    """Twentieths of a point as millimetres, to a tenth."""
    return round(twentieths / TWIPS_PER_MM, 1)


def clean(text: str) -> str:
    """Text as NFC and without the control characters that XML forbids; tabs and line breaks stay."""
    if not text.isprintable():
        text = _NOT_XML.sub("", text)
    return text if text.isascii() or unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def escaped(text: str) -> str:
    """Clean text in which XML finds no markup, fit for elements and quoted attributes."""
    text = clean(text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text or ">" in text or '"' in text:
        text = text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text
