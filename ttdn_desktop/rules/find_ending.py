"""Finding recipients and signature: in the two cells of a frameless table, or in lines."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.persons import HEADS
from ttdn_desktop.paper.model import Align, Block, Paragraph, Style, Table
from ttdn_desktop.rules.parts import Ending
from ttdn_desktop.rules.pieces import Item, Piece, Side

CAPACITY = re.compile(r"(?:T\s?/\s?M|TM|K\s?/\s?T|KT|T\s?/\s?L|TL|T\s?/\s?U\s?Q|TUQ|Q)\s*[./]?\s+\S.*|(?:TM|KT|TL|TUQ|Q)\.\S.*")
_POST = re.compile(rf"(?:PHÓ |PHỤ TRÁCH |Q\. |QUYỀN )?(?:{'|'.join(post.upper() for post in HEADS)}|TRƯỞNG|ỦY VIÊN|CHÁNH|PHÓ)\b.*")
_DRAFTER = re.compile(r"[A-ZĐƯƠÂÊÔ][\w.]{0,9}\.?\s?\(?\d{1,4}\)?\.?|[A-ZĐƯƠÂÊÔ]{1,6}\s?\(\w{1,4}\)\.?")
_NAME = re.compile(r"(?:[^\W\d_]+\.?\s+){1,6}[^\W\d_]+")
_LINE = 1.17  # height of a single line in parts of its size
_BLOCKS_OF_ENDING = 60
_HALF = 40  # millimetres, or blanks


def is_ending(items: Iterable[Item], *, sure: bool = False) -> bool:
    """Whether these lines are those of a signature block; `sure` asks for the recipients. No more lines are asked for than one has."""
    pieces = list(islice((item for item in items if isinstance(item, Piece)), _BLOCKS_OF_ENDING + 1))
    if not pieces or len(pieces) > _BLOCKS_OF_ENDING:
        return False
    if any(_is_label(piece) for piece in pieces):
        return True
    if sure:
        return False
    return any(piece.style in {Style.CAPACITY, Style.SIGNER} or (piece.text.isupper() and _is_post(piece)) for piece in pieces)


def ending_of(items: Sequence[Item], block: Block) -> Ending:
    """The ending of which these are the lines; `block` is the table they stand in."""
    pieces = [item for item in items if isinstance(item, Piece)]
    left = [piece for piece in pieces if piece.side is not Side.RIGHT]
    right = [piece for piece in pieces if piece.side is Side.RIGHT]
    label = next((piece for piece in pieces if _is_label(piece)), None)
    if label is not None and label in right:
        left, right = right, left
    after = left[left.index(label) + 1 :] if label is not None else [piece for piece in left if piece.style is Style.RECIPIENT]
    if any(piece.beside for piece in pieces):
        right += [piece for piece in after if _stands_right(piece)]
        after = [piece for piece in after if piece not in right]
    if not right:
        right = [piece for piece in left if piece not in after and piece is not label]
        signed = next((at for at, piece in enumerate(after) if _is_post(piece) and piece.text.isupper()), len(after))
        right += after[signed:]
        after = after[:signed]
    drafter = _drafter(after)
    recipients = tuple(piece for piece in after if piece is not drafter)
    capacity, other, signer = _signature(right)
    table = block if isinstance(block, Table) else None
    return Ending(
        label=label,
        recipients=recipients,
        drafter=drafter,
        capacity=capacity,
        other_post=other,
        signer=signer,
        room=_room(capacity, other or signer, table),
        table=table,
    )


def _stands_right(piece: Piece) -> bool:
    """Whether a line of plain paragraphs stands in the right half of the sheet: by its indent, alignment, or the tabs before it."""
    text = piece.paragraph.text
    blanks = text[: len(text) - len(text.lstrip())]
    pushed = piece.measures.align in {Align.CENTER, Align.RIGHT} or piece.measures.indent_left > _HALF or blanks.count("\t") > 2 or len(blanks) > _HALF
    return pushed and not piece.beside and not piece.text.startswith(("-", "–", "+"))


def _is_label(piece: Piece) -> bool:
    return piece.style is Style.RECIPIENTS_LABEL or fold(piece.text).startswith("noi nhan")


def _is_post(piece: Piece) -> bool:
    return bool(CAPACITY.fullmatch(piece.text) or _POST.fullmatch(piece.text))


def _drafter(after: Sequence[Piece]) -> Piece | None:
    """The drafter's sign stands below the last recipient, without a dash."""
    if not after or after[-1].text.startswith(("-", "–", "+")) or len(after) < 2:
        return None
    return after[-1] if _DRAFTER.fullmatch(after[-1].text) or (after[-1].measures.space_before > 0 and len(after[-1].text) < 20) else None


def _signature(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], Piece | None, Piece | None]:
    """Authority and post, the other post above the name, the name."""
    styled = any(piece.style is Style.CAPACITY for piece in pieces)
    capacity: list[Piece] = []
    at = 0
    for at, piece in enumerate(pieces):
        if piece.style is not Style.CAPACITY if styled else not _heads(piece, capacity, pieces[at + 1 :]):
            break
        capacity.append(piece)
    else:
        return tuple(capacity), None, None
    rest = [piece for piece in pieces[at:] if _says_name(piece)]
    if not rest:
        return tuple(capacity), None, None
    if len(rest) > 1 and rest[0].text.isupper():
        return tuple(capacity), rest[0], rest[1]
    return tuple(capacity), None, rest[0]


def _heads(piece: Piece, before: Sequence[Piece], after: Sequence[Piece]) -> bool:
    """Whether a line belongs to authority and post: the first one does, then what is in capitals and is followed by a name."""
    if not before:
        return not _NAME.fullmatch(piece.text) or piece.text.isupper()
    if not piece.text.isupper() and not CAPACITY.fullmatch(piece.text):
        return False
    if piece.measures.space_before > 30:
        return False
    return bool(after) or _is_post(piece)


def _says_name(piece: Piece) -> bool:
    return any(map(str.isalpha, piece.text)) and not piece.text.startswith(("(", "["))


def _room(capacity: Sequence[Piece], below: Piece | None, table: Table | None) -> float | None:
    """Points between the last line of the post and what stands below it: empty lines and gaps."""
    if not capacity or below is None or table is None:
        return None
    gap = below.measures.space_before + capacity[-1].measures.space_after
    for empty in _between(capacity[-1].paragraph, below.paragraph, table):
        size = next((run.size for run in empty.runs if run.size), None) or below.size
        lines = 1 + empty.text.count("\n")
        height = empty.line_exact or size * _LINE * (empty.line_spacing or 1)
        gap += lines * height + (empty.space_before or 0) + (empty.space_after or 0)
    if capacity[-1].paragraph is not below.paragraph:
        breaks = capacity[-1].paragraph.text.rstrip(" \t").count("\n") - capacity[-1].paragraph.text.strip().count("\n")
        return gap + breaks * below.size * _LINE
    return gap + max(below.paragraph.text.count("\n") - 1, 0) * below.size * _LINE


def _between(first: Paragraph, last: Paragraph, table: Table | None) -> Iterable[Paragraph]:
    if table is None or first is last:
        return
    for row in table.rows:
        for cell in row:
            blocks = [block for block in cell.blocks if isinstance(block, Paragraph)]
            at = next((index for index, block in enumerate(blocks) if block is first or block == first), None)
            if at is None:
                continue
            for block in blocks[at + 1 :]:
                if block is last or block == last:
                    return
                if not block.text.strip():
                    yield block
