"""Finding title, addressees, bases, body, ending and annexes: the blocks of a paper from one place on."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise, takewhile

from ttdn_desktop.language.fold import fold
from ttdn_desktop.paper.model import Align, Block, Line, Paragraph, Part, Picture, Style, Table, paragraphs
from ttdn_desktop.rules.find_ending import ending_of, is_ending
from ttdn_desktop.rules.find_head import continues_head, head_of, opens_head
from ttdn_desktop.rules.find_preamble import ADDRESSEE, FIRM_LEAD, LEAD, bases_of
from ttdn_desktop.rules.parts import Annex, Document, Ending, Head, Numbered, Title
from ttdn_desktop.rules.pieces import UNTOLD, Drawn, Item, LineKind, Piece, Reader, Seen
from ttdn_desktop.rules.type_names import TypeNames

ANNEX = re.compile(r"(?:PHỤ\s+LỤC|Phụ\s+lục)(?:\s+(?:số\s+|SỐ\s+)?(?P<number>[IVXLC]+|\d{1,2}[a-z]?|[A-Z]))?\s*[.:]?")
_REFERENCE = re.compile(r"\(?\s*(?:Ban\s+hành\s+)?K[èe]m\s+theo\b|\(\s*(?:Trích|Tại|Dự\s+thảo|Lưu\s+ý)\b", re.IGNORECASE)
_HEAD_WITHIN = 14
_TITLE_WITHIN = 6
_ADDRESSEES = 30
_LABEL_BEGINS = frozenset("Nn")
_UNNUMBERED = frozenset({LineKind.PROSE, LineKind.DASH})
_BEGINNING = frozenset({Style.ANNEX_LABEL, Style.DOCUMENT_TYPE})


@dataclass(slots=True)
class Scope:
    """The blocks of a paper with the numbers of their parts.

    `seen` are its paragraphs as they look, None for any other block; `marked` tells the blocks with which something may end or begin.
    """

    reader: Reader
    blocks: list[tuple[int, Block]]
    parts: tuple[Part, ...]
    types: Mapping[str, str]
    names: TypeNames
    seen: tuple[Seen | None, ...]
    marked: tuple[bool, ...]

    def items(self, start: int, end: int) -> list[Item]:
        """The lines of these blocks."""
        return [item for at in range(start, end) for item in self.lines(at)]

    def lines(self, at: int) -> Iterator[Item]:
        """The lines of a block, as far as they are asked for."""
        part, block = self.blocks[at]
        return iter(self.reader.items(block, self.parts[part].page.text_width))

    def marked_from(self, start: int) -> Iterator[int]:
        """The places from there on where something may end or begin."""
        return compress(range(start, len(self.marked)), self.marked[start:])


def find_document(scope: Scope, start: int, *, attached: bool) -> tuple[Document, int]:
    """The document that begins at this block, and where it ends; an empty one before an annex that is a file of its own."""
    opening = next((at for at in range(start, len(scope.blocks)) if not _is_blank(scope, at)), start)
    if opening < len(scope.blocks) and annex_label(scope, opening) is not None:
        return Document(part=scope.blocks[opening][0], attached=attached), opening
    head, at = _head(scope, start)
    title, at = _title(scope, at, head)
    end, after = _end(scope, at)
    ending: Ending | None = None
    if end < after:
        ending = ending_of(scope.items(end, after), scope.blocks[end][1])
    addressees, at = _addressees(scope, at, end)
    blocks = scope.seen[at:end]
    seen = _with_text(blocks)
    bases, rest, authority = bases_of(seen, head)
    tables = tuple(block for _, block in scope.blocks[at:end] if isinstance(block, Table))
    document = Document(
        part=scope.blocks[start][0] if start < len(scope.blocks) else 0,
        attached=attached,
        head=head,
        title=title,
        addressees=addressees,
        authority=authority,
        bases=bases,
        body=rest,
        numbered=_numbered(rest),
        tables=tables,
        ending=ending,
        type_code=_type_code(scope, head, title),
        gaps=_neighbours(blocks),
    )
    return document, after


def find_annexes(scope: Scope, start: int) -> tuple[list[Annex], int]:
    """The annexes from this block on, up to an attached document or the end."""
    annexes: list[Annex] = []
    at = start
    while at < len(scope.blocks):
        if annex_label(scope, at) is None:
            if _begins_document(scope, at):
                break
            at += 1
            continue
        end = next((to for to in scope.marked_from(at + 1) if annex_label(scope, to) is not None or _begins_document(scope, to)), len(scope.blocks))
        annexes.append(_annex(scope, at, end))
        at = end
    return annexes, at


def is_marked(names: TypeNames, block: Block) -> bool:
    """Whether a document or an annex may begin here, or a document end: by style and words alone, which most blocks rule out."""
    if isinstance(block, Table):
        return not block.ruled or _names_recipients(block)
    if not isinstance(block, Paragraph):
        return False
    if block.style in UNTOLD and (ANNEX.match(block.text.strip()) or names.may_name_one(block.text)):
        return True
    return block.style in _BEGINNING or _is_recipients_label(block)


def _is_recipients_label(block: Paragraph) -> bool:
    text = block.text
    return text.lstrip()[:1] in _LABEL_BEGINS and fold(text[:20]).strip().startswith("noi nhan")


def annex_label(scope: Scope, at: int) -> Piece | None:
    """The label of an annex that begins at this block."""
    block = scope.blocks[at][1]
    if not isinstance(block, Paragraph) or (block.style is not Style.ANNEX_LABEL and block.style not in UNTOLD):
        return None
    text = block.text.strip()
    if not text or (block.style is not Style.ANNEX_LABEL and not ANNEX.match(text)):
        return None
    pieces = _pieces(scope, at)
    if not pieces:
        return None
    if block.style is Style.ANNEX_LABEL:
        return pieces[0]
    prominent = pieces[0].measures.align is Align.CENTER or pieces[0].bold
    return pieces[0] if prominent and ANNEX.fullmatch(pieces[0].text) else None


def _begins_document(scope: Scope, at: int) -> bool:
    block = scope.blocks[at][1]
    if isinstance(block, Paragraph) and block.style not in UNTOLD:
        return block.style is Style.DOCUMENT_TYPE
    if isinstance(block, Table):
        return not block.ruled and opens_head(scope.lines(at))
    if not isinstance(block, Paragraph) or not block.text.strip():
        return False
    pieces = _pieces(scope, at)
    if not pieces or pieces[0].measures.align is not Align.CENTER or scope.names.code_of(pieces[0].text) is None:
        return False
    above = next((before for before in range(at - 1, -1, -1) if not _is_blank(scope, before)), None)
    if above is not None and annex_label(scope, above) is not None:
        return False  # the title of an annex
    after = (piece for to in range(at, min(at + _TITLE_WITHIN, len(scope.blocks))) for piece in _pieces(scope, to))
    return any(_REFERENCE.match(piece.text) for piece in after)


def _head(scope: Scope, start: int) -> tuple[Head | None, int]:
    """The letterhead from here on and where it ends; None where there is none near."""
    for at in range(start, min(start + _HEAD_WITHIN, len(scope.blocks))):
        block = scope.blocks[at][1]
        if isinstance(block, Table) and opens_head(scope.lines(at)):
            end = at + 1
            while end < len(scope.blocks) and _is_blank(scope, end):
                end += 1
            second = end < len(scope.blocks) and isinstance(scope.blocks[end][1], Table) and continues_head(scope.items(end, end + 1))
            end = end + 1 if second else at + 1
            above = [piece for piece in _texts(scope, start, at) if "dự thảo" not in piece.text.lower()]
            return head_of(scope.items(at, end), tabled=True, first=not above), end
    return _typed_head(scope, start)


def _typed_head(scope: Scope, start: int) -> tuple[Head | None, int]:
    """A letterhead of plain lines: from its national name, or the name beside it, to the line before the type."""
    end = min(start + _HEAD_WITHIN, len(scope.blocks))
    if not any(opens_head(scope.lines(at)) for at in range(start, end) if not isinstance(scope.blocks[at][1], Table)):
        return None, start
    stop = start
    while stop < end and not isinstance(scope.blocks[stop][1], Table):
        pieces = _pieces(scope, stop)
        if any(scope.names.code_of(piece.text) is not None or ADDRESSEE.match(piece.text) or LEAD.match(piece.text) for piece in pieces):
            break
        stop += 1
    return head_of(scope.items(start, stop), tabled=False, first=True), stop


def _title(scope: Scope, start: int, head: Head | None) -> tuple[Title, int]:
    """Type, subject, the line under it, and "(Ban hành kèm theo …)"."""
    at = start
    seen = 0
    while at < len(scope.blocks) and seen < _TITLE_WITHIN:
        block = scope.blocks[at][1]
        if isinstance(block, Table):
            break
        pieces = _pieces(scope, at)
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
    kind, *subject = _pieces(scope, at)
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
            elif _REFERENCE.match(item.text) or (reference and _goes_on(item, reference[-1])):
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


def _goes_on(item: Piece, before: Piece) -> bool:
    return not before.text.endswith(")") and item.measures.align is Align.CENTER


def _is_gap(scope: Scope, start: int, at: int, subject: Sequence[Piece]) -> bool:
    """Whether an empty line parts this block from the subject."""
    return bool(subject) and at - 1 > start and _is_blank(scope, at - 1)


def _is_subject(item: Piece, subject: Sequence[Piece], kind: Piece, *, gap: bool) -> bool:
    """Whether a line below the type is (more of) the subject: the first one is, then those of the same look in the middle of the sheet."""
    if item.style is Style.SUBJECT:
        return True
    if item.style not in UNTOLD or ADDRESSEE.match(item.text) or item.seen.kind in {LineKind.ROMAN, LineKind.CLAUSE, LineKind.ARTICLE, LineKind.PART}:
        return False
    if not subject:
        return not FIRM_LEAD.match(item.text) or item.measures.align is Align.CENTER
    return not gap and item.measures.align is Align.CENTER is subject[-1].measures.align and item.bold == subject[-1].bold and kind.bold >= item.bold


def _addressees(scope: Scope, start: int, end: int) -> tuple[tuple[Piece, ...], int]:
    """Kính gửi and the names under it, in lines or in a table."""
    for at in range(start, min(start + _TITLE_WITHIN + 4, end)):
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
    out = list(_pieces(scope, start))
    at = start + 1
    closed = len(out) == 1 and not out[0].text.rstrip().endswith((":", ";", ","))
    while at < min(end, start + _ADDRESSEES):
        pieces = _pieces(scope, at)
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


def _end(scope: Scope, start: int) -> tuple[int, int]:
    """Where the body ends, and where what closes the document does."""
    for at in scope.marked_from(start):
        block = scope.blocks[at][1]
        if at > start and (annex_label(scope, at) is not None or _begins_document(scope, at)):
            return at, at
        if isinstance(block, Table) and (not block.ruled or _names_recipients(block)) and is_ending(scope.lines(at), sure=block.ruled):
            return at, at + 1
        if isinstance(block, Paragraph) and _is_recipients_label(block):
            to = at
            while to < len(scope.blocks) and not isinstance(scope.blocks[to][1], Table) and annex_label(scope, to) is None:
                to += 1
            return at, to
    return len(scope.blocks), len(scope.blocks)


def _names_recipients(table: Table) -> bool:
    """Whether the label of the recipients may stand in a table; most tables hold no such words and need not be taken apart."""
    lines = paragraphs((table,))
    return any(line.style is Style.RECIPIENTS_LABEL or "noi nhan" in fold(line.text) for line in lines)


def _annex(scope: Scope, start: int, end: int) -> Annex:
    label, *title = _pieces(scope, start)
    reference: list[Piece] = []
    at = start + 1
    while at < end and not isinstance(scope.blocks[at][1], Table):
        pieces = _pieces(scope, at)
        if pieces and not _takes_head(pieces, title, reference):
            break
        at += 1
    part = scope.blocks[start][0]
    before = takewhile(lambda to: scope.blocks[to][0] == part, range(start - 1, -1, -1))
    opens = all(_is_blank(scope, to) for to in before)
    seen = _with_text(scope.seen[at:end])
    tables = tuple(block for _, block in scope.blocks[at:end] if isinstance(block, Table))
    return Annex(part=part, opens=opens, label=label, title=tuple(title), reference=tuple(reference), body=seen, numbered=_numbered(seen), tables=tables)


def _takes_head(pieces: Sequence[Piece], title: list[Piece], reference: list[Piece]) -> bool:
    """Put the lines of one paragraph to the title or the reference of an annex; False where the annex itself begins."""
    for piece in pieces:
        if piece.style is Style.ANNEX_REFERENCE or _REFERENCE.match(piece.text) or (reference and _goes_on(piece, reference[-1])):
            reference.append(piece)
        elif piece.style is Style.ANNEX_TITLE or (piece.style in UNTOLD and not reference and _is_annex_title(piece, title)):
            title.append(piece)
        else:
            return False
    return True


def _is_annex_title(piece: Piece, title: Sequence[Piece]) -> bool:
    return piece.measures.align is Align.CENTER and (piece.bold or piece.text.isupper() or not title)


def _with_text(seen: Iterable[Seen | None]) -> tuple[Seen, ...]:
    return tuple(line for line in seen if line is not None and line.text)


def _neighbours(seen: Iterable[Seen | None]) -> tuple[tuple[Seen, Seen], ...]:
    """Paragraphs with text that follow each other directly."""
    return tuple((a, b) for a, b in pairwise(seen) if a is not None and b is not None and a.text and b.text)


def _numbered(body: tuple[Seen, ...]) -> tuple[Numbered, ...]:
    return tuple((line, below) for line, below in zip(body, (*body[1:], None), strict=False) if line.kind not in _UNNUMBERED)


def _type_code(scope: Scope, head: Head | None, title: Title) -> str:
    if title.type is not None and (code := scope.names.code_of(title.type.text)) is not None:
        return code
    if head is not None and head.letter_subject:
        return "CV"
    if head is None or head.number is None:
        return ""
    return next((word for word in re.split(r"[/\-\s]+", head.number.text) if word in scope.types), "CV" if title.type is None else "")


def _texts(scope: Scope, start: int, end: int) -> Iterable[Piece]:
    return (item for item in scope.items(start, end) if isinstance(item, Piece))


def _pieces(scope: Scope, at: int) -> tuple[Piece, ...]:
    """The typed lines of a paragraph; none for any other block."""
    part, block = scope.blocks[at]
    return scope.reader.pieces(block, scope.parts[part].page.text_width) if isinstance(block, Paragraph) else ()


def _is_blank(scope: Scope, at: int) -> bool:
    block = scope.blocks[at][1]
    return isinstance(block, Line) or (isinstance(block, Paragraph) and not block.text.strip())
