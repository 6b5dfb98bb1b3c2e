"""Finding the annexes behind a document: label, title, reference, body."""

from collections.abc import Sequence
from itertools import takewhile

from ttdn_desktop.paper.model import Align, Style, Table
from ttdn_desktop.rules.find_beginnings import REFERENCE, annex_label, begins_document
from ttdn_desktop.rules.find_opening import goes_on
from ttdn_desktop.rules.parts import Annex
from ttdn_desktop.rules.pieces import UNTOLD, Piece
from ttdn_desktop.rules.scope import Scope, numbered, with_text


def find_annexes(scope: Scope, start: int) -> tuple[list[Annex], int]:
    """The annexes from this block on, up to an attached document or the end."""
    annexes: list[Annex] = []
    at = start
    while at < len(scope.blocks):
        if annex_label(scope, at) is None:
            if begins_document(scope, at):
                break
            at += 1
            continue
        end = next((to for to in scope.marked_from(at + 1) if annex_label(scope, to) is not None or begins_document(scope, to)), len(scope.blocks))
        annexes.append(_annex(scope, at, end))
        at = end
    return annexes, at


def _annex(scope: Scope, start: int, end: int) -> Annex:
    label, *title = scope.pieces(start)
    reference: list[Piece] = []
    at = start + 1
    while at < end and not isinstance(scope.blocks[at][1], Table):
        pieces = scope.pieces(at)
        if pieces and not _takes_head(pieces, title, reference):
            break
        at += 1
    part = scope.blocks[start][0]
    before = takewhile(lambda to: scope.blocks[to][0] == part, range(start - 1, -1, -1))
    opens = all(scope.is_blank(to) for to in before)
    seen = with_text(scope.seen[at:end])
    tables = tuple(block for _, block in scope.blocks[at:end] if isinstance(block, Table))
    return Annex(part=part, opens=opens, label=label, title=tuple(title), reference=tuple(reference), body=seen, numbered=numbered(seen), tables=tables)


def _takes_head(pieces: Sequence[Piece], title: list[Piece], reference: list[Piece]) -> bool:
    """Put the lines of one paragraph to the title or the reference of an annex; False where the annex itself begins."""
    for piece in pieces:
        if piece.style is Style.ANNEX_REFERENCE or REFERENCE.match(piece.text) or (reference and goes_on(piece, reference[-1])):
            reference.append(piece)
        elif piece.style is Style.ANNEX_TITLE or (piece.style in UNTOLD and not reference and _is_annex_title(piece, title)):
            title.append(piece)
        else:
            return False
    return True


def _is_annex_title(piece: Piece, title: Sequence[Piece]) -> bool:
    return piece.measures.align is Align.CENTER and (piece.bold or piece.text.isupper() or not title)
