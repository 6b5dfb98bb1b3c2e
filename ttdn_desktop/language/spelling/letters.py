"""Letters of other scripts among Vietnamese ones, letters apart from their marks, and characters that are not seen."""

import re
import unicodedata
from collections.abc import Iterator

from ttdn_desktop.language.odd_letters import LATIN, LETTERS, UNSEEN, is_mixed
from ttdn_desktop.language.spelling.values import Slip, SlipKind

_MARK = re.compile(r"[^\W\d_][\u0300-\u036f]+")
_APART = re.compile(r"(?<![^\W\d_])[^\W\d_]*(?:[^\W\d_][\u0300-\u036f]+)+(?:[^\W\d_]|[\u0300-\u036f])*")
_MIXED = re.compile(rf"(?<!\w)\w*[{LETTERS}]\w*")
_UNSEEN = re.compile(f"[{UNSEEN}]+")
_BLANKS = re.compile("[\u2000-\u200a\u202f\u205f\u3000]+")


def letter_slips(text: str) -> list[Slip]:
    """Every one of them, with the common letters or blank as the proposal."""
    return sorted(_found(text), key=lambda slip: slip.start)


def _found(text: str) -> Iterator[Slip]:
    if not unicodedata.is_normalized("NFC", text):
        for found in _APART.finditer(text):
            yield Slip(found.start(), found.end(), SlipKind.LETTER, found[0], (unicodedata.normalize("NFC", found[0]),), sure=True)
    for found in _MIXED.finditer(text):
        if is_mixed(found[0]):
            yield Slip(found.start(), found.end(), SlipKind.LETTER, found[0], (found[0].translate(LATIN),), sure=True)
    for found in _UNSEEN.finditer(text):
        yield Slip(found.start(), found.end(), SlipKind.LETTER, found[0], ("",), sure=True)
    for found in _BLANKS.finditer(text):
        yield Slip(found.start(), found.end(), SlipKind.BLANK, found[0], (" ",), sure=True)


def cleaned(text: str) -> tuple[str, tuple[int, ...]]:
    """The text with common letters and blanks, and for each of its characters (and its end) the offset in the original it came from."""
    out: list[str] = []
    offsets: list[int] = []
    text = _MIXED.sub(lambda found: found[0].translate(LATIN) if is_mixed(found[0]) else found[0], text)
    at = 0
    while at < len(text):
        found = _MARK.match(text, at)
        piece = found[0] if found else text[at]
        whole = unicodedata.normalize("NFC", piece)
        if _UNSEEN.fullmatch(piece):
            whole = ""
        elif _BLANKS.fullmatch(piece) or piece == "\u00a0":
            whole = " "
        out.append(whole)
        offsets.extend([at] * len(whole))
        at += len(piece)
    return "".join(out), (*offsets, len(text))
