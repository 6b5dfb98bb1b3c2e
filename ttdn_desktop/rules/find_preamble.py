"""Finding the bases of a document and the line of authority above them, and the words that begin a preamble."""

import re
from collections.abc import Sequence

from ttdn_desktop.paper.model import Align, Style
from ttdn_desktop.rules.parts import Head
from ttdn_desktop.rules.pieces import UNTOLD, LineKind, Seen

ADDRESSEE = re.compile(r"Kính\s+(?:gửi|trình|mời)\s*:?", re.IGNORECASE)
LEAD = re.compile(r"[-–•*+]?\s*(?:Căn\s+cứ|Thực\s+hiện|Thi\s+hành|Theo\s+đề\s+nghị|Xét\s+đề\s+nghị|Xét\s+tờ\s+trình|Theo)\s", re.IGNORECASE)
FIRM_LEAD = re.compile(r"[-–•*+]?\s*Căn\s+cứ\s", re.IGNORECASE)
_ENACTS = re.compile(r"(?:như\s+sau|sau\s+đây|cụ\s+thể|:)\s*:?\s*[.:;]?\s*$", re.IGNORECASE)
RESOLUTION = re.compile(r"(?:QUYẾT\s+ĐỊNH|QUYẾT\s+NGHỊ|NGHỊ\s+QUYẾT|CHỈ\s+THỊ)\s*:")


def bases_of(seen: Sequence[Seen], head: Head | None) -> tuple[tuple[Seen, ...], tuple[Seen, ...], Seen | None]:
    """The bases, the rest of the text, and the line of authority above them."""
    letter = head is not None and bool(head.letter_subject)
    if letter and not any(line.paragraph.style is Style.BASIS for line in seen[:3]):
        return (), tuple(seen), None  # a letter has no preamble: its first sentence may begin "Căn cứ …" as it likes
    authority = next((line for line in seen[:3] if line.paragraph.style is Style.AUTHORITY or _is_authority(line)), None)
    start = seen.index(authority) + 1 if authority is not None else 0
    first = next((at for at in range(start, min(start + 3, len(seen))) if _is_basis(seen[at])), None)
    if first is None:
        return (), tuple(line for line in seen if line is not authority), authority
    end = first
    while end < len(seen) and _is_basis(seen[end]):
        end += 1
    bases = tuple(seen[first:end])
    if not any(line.paragraph.style is Style.BASIS for line in bases) and not _are_bases(bases):
        bases = ()
    kept = tuple(line for line in seen if line is not authority and line not in bases)
    return bases, kept, authority


def _are_bases(lines: Sequence[Seen]) -> bool:
    """Whether lines that begin as bases do are a preamble: one alone may be the first sentence of a report."""
    if not any(FIRM_LEAD.match(line.rest) for line in lines):
        return False
    return len(lines) > 1 or lines[0].kind is LineKind.DASH or lines[0].text.endswith(";") or all(letters.italic for letters in lines[0].telling)


def _is_basis(line: Seen) -> bool:
    if line.paragraph.style not in UNTOLD:
        return line.paragraph.style is Style.BASIS
    text = line.rest if line.kind is LineKind.DASH else line.text
    return bool(LEAD.match(text)) and not _ENACTS.search(text[-40:])


def _is_authority(line: Seen) -> bool:
    return line.text.isupper() and line.measures.align is Align.CENTER and line.bold and not RESOLUTION.match(line.text) and line.kind is LineKind.PROSE
