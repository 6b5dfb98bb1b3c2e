"""Two texts word by word: what stayed, what went, what came."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
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
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            _add(out, PieceKind.KEPT, "".join(old[i:j]))
        else:
            _add(out, PieceKind.GONE, "".join(old[i:j]))
            _add(out, PieceKind.NEW, "".join(new[k:m]))
    return tuple(_woven(out))


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
