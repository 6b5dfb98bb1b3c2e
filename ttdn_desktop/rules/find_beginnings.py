"""Where a document or an annex may begin in a paper, and where a document may end."""

import re

from ttdn_desktop.language.fold import fold
from ttdn_desktop.paper.model import Align, Block, Paragraph, Style, Table, paragraphs
from ttdn_desktop.rules.find_head import opens_head
from ttdn_desktop.rules.pieces import UNTOLD, Piece
from ttdn_desktop.rules.scope import Scope
from ttdn_desktop.rules.type_names import TypeNames

ANNEX = re.compile(r"(?:PHỤ\s+LỤC|Phụ\s+lục)(?:\s+(?:số\s+|SỐ\s+)?(?P<number>[IVXLC]+|\d{1,2}[a-z]?|[A-Z]))?\s*[.:]?")
REFERENCE = re.compile(r"\(?\s*(?:Ban\s+hành\s+)?K[èe]m\s+theo\b|\(\s*(?:Trích|Tại|Dự\s+thảo|Lưu\s+ý)\b", re.IGNORECASE)
"""What a document or annex says of the paper it is attached to: "(Ban hành kèm theo …)"."""

TITLE_WITHIN = 6
"""So many lines may stand before the title, or between it and the reference."""

_LABEL_BEGINS = frozenset("Nn")
_BEGINNING = frozenset({Style.ANNEX_LABEL, Style.DOCUMENT_TYPE})


def is_marked(names: TypeNames, block: Block) -> bool:
    """Whether a document or an annex may begin here, or a document end: by style and words alone, which most blocks rule out."""
    if isinstance(block, Table):
        return not block.ruled or names_recipients(block)
    if not isinstance(block, Paragraph):
        return False
    if block.style in UNTOLD and (ANNEX.match(block.text.strip()) or names.may_name_one(block.text)):
        return True
    return block.style in _BEGINNING or is_recipients_label(block)


def is_recipients_label(block: Paragraph) -> bool:
    """Whether a line is the label of the recipients."""
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
    pieces = scope.pieces(at)
    if not pieces:
        return None
    if block.style is Style.ANNEX_LABEL:
        return pieces[0]
    prominent = pieces[0].measures.align is Align.CENTER or pieces[0].bold
    return pieces[0] if prominent and ANNEX.fullmatch(pieces[0].text) else None


def begins_document(scope: Scope, at: int) -> bool:
    """Whether another document begins at this block: with a letterhead, or a title that is attached to the one before."""
    block = scope.blocks[at][1]
    if isinstance(block, Paragraph) and block.style not in UNTOLD:
        return block.style is Style.DOCUMENT_TYPE
    if isinstance(block, Table):
        return not block.ruled and opens_head(scope.lines(at))
    if not isinstance(block, Paragraph) or not block.text.strip():
        return False
    pieces = scope.pieces(at)
    if not pieces or pieces[0].measures.align is not Align.CENTER or scope.names.code_of(pieces[0].text) is None:
        return False
    above = next((before for before in range(at - 1, -1, -1) if not scope.is_blank(before)), None)
    if above is not None and annex_label(scope, above) is not None:
        return False  # the title of an annex
    after = (piece for to in range(at, min(at + TITLE_WITHIN, len(scope.blocks))) for piece in scope.pieces(to))
    return any(REFERENCE.match(piece.text) for piece in after)


def names_recipients(table: Table) -> bool:
    """Whether the label of the recipients may stand in a table; most tables hold no such words and need not be taken apart."""
    lines = paragraphs((table,))
    return any(line.style is Style.RECIPIENTS_LABEL or "noi nhan" in fold(line.text) for line in lines)
