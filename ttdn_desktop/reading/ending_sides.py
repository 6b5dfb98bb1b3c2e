"""What copies do to the end of a document: sides put into one line ("Nơi nhận: TM. ỦY BAN NHÂN DÂN"), and the words that certify them."""

import re
from collections.abc import Callable, Sequence

from ttdn_desktop.reading import marks
from ttdn_desktop.reading.outline import item_mark
from ttdn_desktop.reading.paras import Para, part_of

_SEAM = re.compile(r"(?<=[;.,)])\s+(?=[^\W\d_])")
_MOST_LINES = 40
_NEAR_END = 12
_SHORT = 120
_COPY = re.compile(r"\s*(?:SAO\s+(?:Y|LỤC|VĂN\s+BẢN)|TRÍCH\s+SAO|BẢN\s+SAO|CHỨNG\s+THỰC)\b")

Signs = Callable[[Para], bool]
"""Whether a line says by what authority or post somebody signs."""


def sides_apart(paras: Sequence[Para], signs: Signs, named: Callable[[str], bool]) -> list[Para]:
    """The lines with those of the left column before those of the right one; as they are where they were not put together."""
    label = marks.RECIPIENTS.match(paras[0].text) if paras and paras[0].cell is None else None
    if label is None:
        return list(paras)
    rest = part_of(paras[0], label.end(), len(paras[0].text))
    if rest.blank or not signs(rest):
        return list(paras)
    left, right = [part_of(paras[0], 0, label.end())], [rest]
    for at, para in enumerate(paras[1:_MOST_LINES], 1):
        if marks.ANNEX.match(para.text) or para.part != paras[0].part:
            return [*left, *right, *paras[at:]]
        seam = _seam(para, signs, named)
        if seam:
            left.append(part_of(para, 0, seam))
            right.append(part_of(para, seam, len(para.text)))
        elif item_mark(para.text):
            left.append(para)
        else:
            right.append(para)
        if named(right[-1].text.strip()):
            return [*left, *(line for line in paras[at + 1 :] if item_mark(line.text)), *right, *(line for line in paras[at + 1 :] if not item_mark(line.text))]
    return [*left, *right, *paras[_MOST_LINES:]]


def _seam(para: Para, signs: Signs, named: Callable[[str], bool]) -> int | None:
    """Where what stood in the right column begins in the line of a recipient."""
    if not item_mark(para.text):
        return None
    for found in _SEAM.finditer(para.text):
        tail = part_of(para, found.end(), len(para.text))
        if signs(tail) or named(tail.text.strip()):
            return found.end()
    return None


def certified(paras: Sequence[Para]) -> int:
    """The end of what certifies a copy below a document ("SAO Y BẢN CHÍNH"), with who does it; 0 where nothing does."""
    at = next((at for at, para in enumerate(paras[:_NEAR_END]) if para.capitals and _COPY.match(para.text)), None)
    if at is None:
        return 0
    end = at
    while end < len(paras) and end - at < _NEAR_END and len(paras[end].text) < _SHORT:
        end += 1
    return end
