"""Finding what stands before the body of a document: letterhead, title, addressees."""

from collections.abc import Sequence

from ttdn_desktop.paper.model import Align, Picture, Style, Table
from ttdn_desktop.rules.find_beginnings import REFERENCE, TITLE_WITHIN
from ttdn_desktop.rules.find_head import continues_head, head_of, opens_head
from ttdn_desktop.rules.find_preamble import ADDRESSEE, FIRM_LEAD, LEAD
from ttdn_desktop.rules.parts import Head, Title
from ttdn_desktop.rules.pieces import UNTOLD, Drawn, LineKind, Piece
from ttdn_desktop.rules.scope import Scope

_HEAD_WITHIN = 14
_ADDRESSEES = 30


def head_at(scope: Scope, start: int) -> tuple[Head | None, int]:
    """The letterhead from here on and where it ends; None where there is none near."""
    for at in range(start, min(start + _HEAD_WITHIN, len(scope.blocks))):
        block = scope.blocks[at][1]
        if isinstance(block, Table) and opens_head(scope.lines(at)):
            end = at + 1
            while end < len(scope.blocks) and scope.is_blank(end):
                end += 1
            second = end < len(scope.blocks) and isinstance(scope.blocks[end][1], Table) and continues_head(scope.items(end, end + 1))
            end = end + 1 if second else at + 1
            above = [piece for piece in scope.texts(start, at) if "dự thảo" not in piece.text.lower()]
            return head_of(scope.items(at, end), tabled=True, first=not above), end
    return _typed_head(scope, start)


def _typed_head(scope: Scope, start: int) -> tuple[Head | None, int]:
    """A letterhead of plain lines: from its national name, or the name beside it, to the line before the type."""
    end = min(start + _HEAD_WITHIN, len(scope.blocks))
    if not any(opens_head(scope.lines(at)) for at in range(start, end) if not isinstance(scope.blocks[at][1], Table)):
        return None, start
    stop = start
    while stop < end and not isinstance(scope.blocks[stop][1], Table):
        pieces = scope.pieces(stop)
        if any(scope.names.code_of(piece.text) is not None or ADDRESSEE.match(piece.text) or LEAD.match(piece.text) for piece in pieces):
            break
        stop += 1
    return head_of(scope.items(start, stop), tabled=False, first=True), stop


def title_at(scope: Scope, start: int, head: Head | None) -> tuple[Title, int]:
    """Type, subject, the line under it, and "(Ban hành kèm theo …)"."""
    at = start
    seen = 0
    while at < len(scope.blocks) and seen < TITLE_WITHIN:
        block = scope.blocks[at][1]
        if isinstance(block, Table):
            break
        pieces = scope.pieces(at)
        if pieces:
            seen += 1
            if pieces[0].style is Style.DOCUMENT_TYPE or (_is_type(scope, pieces[0]) and pieces[0].style in UNTOLD):
                return _title_from(scope, at)
            if ADDRESSEE.match(pieces[0].text) or (head is not None and head.letter_subject):
                break
        at += 1
    return Title(), start


def _is_type(scope: Scope, piece: Piece) -> bool:
    """Whether a line names a type by itself: in capitals, or in the middle, or bold."""
    return scope.names.code_of(piece.text) is not None and (piece.text.isupper() or piece.measures.align is Align.CENTER or piece.bold)


def _title_from(scope: Scope, at: int) -> tuple[Title, int]:
    kind, *subject = scope.pieces(at)
    line: Drawn | None = None
    reference: list[Piece] = []
    to = at + 1
    while to < len(scope.blocks):
        part, block = scope.blocks[to]
        if isinstance(block, Table | Picture):
            break
        items = scope.reader.items(block, scope.parts[part].page.text_width)
        pieces: list[Piece] = []
        stop = False
        for item in items:
            if isinstance(item, Drawn):
                line = line or item
            elif REFERENCE.match(item.text) or (reference and goes_on(item, reference[-1])):
                reference.append(item)
            elif line is not None or reference or not _is_subject(item, subject, kind, gap=_is_gap(scope, at, to, subject)):
                stop = True
                break
            else:
                pieces.append(item)
        if stop:
            break
        subject += pieces
        to += 1
    return Title(type=kind, subject=tuple(subject), line=line, reference=tuple(reference)), to


def goes_on(item: Piece, before: Piece) -> bool:
    """Whether a reference that began on the line before goes on."""
    return not before.text.endswith(")") and item.measures.align is Align.CENTER


def _is_gap(scope: Scope, start: int, at: int, subject: Sequence[Piece]) -> bool:
    """Whether an empty line parts this block from the subject."""
    return bool(subject) and at - 1 > start and scope.is_blank(at - 1)


def _is_subject(item: Piece, subject: Sequence[Piece], kind: Piece, *, gap: bool) -> bool:
    """Whether a line below the type is (more of) the subject: the first one is, then those of the same look in the middle of the sheet."""
    if item.style is Style.SUBJECT:
        return True
    if item.style not in UNTOLD or ADDRESSEE.match(item.text) or item.seen.kind in {LineKind.ROMAN, LineKind.CLAUSE, LineKind.ARTICLE, LineKind.PART}:
        return False
    if not subject:
        return not FIRM_LEAD.match(item.text) or item.measures.align is Align.CENTER
    return not gap and item.measures.align is Align.CENTER is subject[-1].measures.align and item.bold == subject[-1].bold and kind.bold >= item.bold


def addressees_at(scope: Scope, start: int, end: int) -> tuple[tuple[Piece, ...], int]:
    """Kính gửi and the names under it, in lines or in a table."""
    for at in range(start, min(start + TITLE_WITHIN + 4, end)):
        block = scope.blocks[at][1]
        pieces = [item for item in scope.items(at, at + 1) if isinstance(item, Piece)]
        if isinstance(block, Table):
            if any(ADDRESSEE.match(piece.text) for piece in pieces):
                return tuple(pieces), at + 1
            return (), start
        if pieces and (pieces[0].style is Style.ADDRESSEE or ADDRESSEE.match(pieces[0].text)):
            return _addressee_lines(scope, at, end)
    return (), start


def _addressee_lines(scope: Scope, start: int, end: int) -> tuple[tuple[Piece, ...], int]:
    out = list(scope.pieces(start))
    at = start + 1
    closed = len(out) == 1 and not out[0].text.rstrip().endswith((":", ";", ","))
    while at < min(end, start + _ADDRESSEES):
        pieces = scope.pieces(at)
        if pieces:
            first = pieces[0]
            named = first.style is Style.ADDRESSEE or (first.style in UNTOLD and not closed and _is_addressee(first))
            if not named or (first.style in UNTOLD and out[-1].text.rstrip().endswith(".")):
                break
            out += pieces
        at += 1
    return tuple(out), at


def _is_addressee(piece: Piece) -> bool:
    return piece.text.startswith(("-", "–", "+", "•")) or (piece.measures.align is not Align.JUSTIFY and len(piece.text) < 120 and not LEAD.match(piece.text))
