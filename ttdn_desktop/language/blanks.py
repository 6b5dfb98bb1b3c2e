"""Blanks between words and around lines."""

import unicodedata


def single(text: str) -> str:
    """The words of a text with one blank between them and none around; what stands so already is not taken apart."""
    if "  " not in text and text.isprintable():  # any other blank than the common one is not printable
        return text.strip(" ")
    return " ".join(text.split())


def brief(text: str, most: int) -> str:
    """A text on one line, of a long one the first words, so many characters at most, and "…"."""
    line = single(text)
    if len(line) <= most:
        return line
    cut = line[:most]
    at = cut.rfind(" ", most // 2)
    return f"{cut[:at] if at > 0 and line[most] != ' ' else cut.rstrip()}…"


def tidy(text: str) -> str:
    """Text as it is kept: composed letters (NFC), no blanks at the ends of lines, no empty ends."""
    lines = (line.rstrip() for line in unicodedata.normalize("NFC", text).split("\n"))
    return "\n".join(lines).strip()
