"""Two texts word by word: what stayed, what went, what came."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\d\w*(?:[.,:]\d+|[/-]\w+)*|[IVX]+/\d+|\w+|\s+|[^\w\s]")
"""Dates, numbers and numbers of documents are one word each: nobody reads "3031/98/2027"."""
_UNLIKE = 0.25  # below it two texts are shown one after the other, not woven into each other
_LONG = 4000  # words


class PieceKind(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words and what became of them."""

    kind: PieceKind
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The newer text with the words of the older one that are gone, in reading order."""
    if not before or not after:
        return tuple(Piece(kind, text) for kind, text in ((PieceKind.GONE, before), (PieceKind.NEW, after)) if text)
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if len(old) + len(new) > _LONG or matcher.ratio() < _UNLIKE:
        return Piece(PieceKind.GONE, before), Piece(PieceKind.NEW, after)
    out: list[Piece] = []
    for tag, i, j, k, m in _slid(matcher.get_opcodes(), old, new):
        if tag == "equal":
            _add(out, PieceKind.KEPT, "".join(old[i:j]))
        else:
            _add(out, PieceKind.GONE, "".join(old[i:j]))
            _add(out, PieceKind.NEW, "".join(new[k:m]))
    return tuple(_woven(out))


_Op = tuple[str, int, int, int, int]


def _slid(found: Sequence[_Op], old: list[str], new: list[str]) -> list[_Op]:
    """Lone insertions and deletions as far to the right as they can stand, where they begin with a word of their own: "ý thức, ", not " thức, ý"."""
    out: list[_Op] = []
    rest = list(found)
    while rest:
        tag, i, j, k, m = rest.pop(0)
        following = rest[0] if rest and rest[0][0] == "equal" else None
        steps = 0
        if following is not None and tag in {"insert", "delete"} and out:
            words, start, end, most = (new, k, m, following[4] - following[3]) if tag == "insert" else (old, i, j, following[2] - following[1])
            while steps < most and words[start + steps] == words[end + steps]:
                steps += 1
        if steps and following is not None:
            before = out.pop()
            out.append((before[0], before[1], before[2] + steps, before[3], before[4] + steps))
            rest[0] = (following[0], following[1] + steps, following[2], following[3] + steps, following[4])
        out.append((tag, i + steps, j + steps, k + steps, m + steps))
    return [op for op in out if op[1] < op[2] or op[3] < op[4]]


def _add(out: list[Piece], kind: PieceKind, text: str) -> None:
    if text and out and out[-1].kind is kind:
        out[-1] = Piece(kind, out[-1].text + text)
    elif text:
        out.append(Piece(kind, text))


def _woven(found: list[Piece]) -> list[Piece]:
    """Blanks kept between changed words go with them, so that a changed phrase is one piece."""
    out: list[Piece] = []
    for at, piece in enumerate(found):
        between = piece.kind is PieceKind.KEPT and not piece.text.strip() and 0 < at < len(found) - 1
        if not between:
            out.append(piece)
            continue
        out += [Piece(PieceKind.GONE, piece.text), Piece(PieceKind.NEW, piece.text)]
    merged: list[Piece] = []
    run: dict[PieceKind, str] = {}
    for piece in [*out, Piece(PieceKind.KEPT, "")]:
        if piece.kind is not PieceKind.KEPT:
            run[piece.kind] = run.get(piece.kind, "") + piece.text
            continue
        merged += [Piece(kind, run[kind]) for kind in (PieceKind.GONE, PieceKind.NEW) if kind in run]
        run = {}
        if piece.text:
            merged.append(piece)
    return merged
