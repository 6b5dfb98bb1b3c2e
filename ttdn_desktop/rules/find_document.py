"""Finding a document among the blocks of a paper: what stands before its body, the body with its bases, the ending."""

import re
from collections.abc import Iterable
from itertools import pairwise

from ttdn_desktop.paper.model import Paragraph, Table
from ttdn_desktop.rules.find_beginnings import annex_label, begins_document, is_recipients_label, names_recipients
from ttdn_desktop.rules.find_ending import ending_of, is_ending
from ttdn_desktop.rules.find_opening import addressees_at, head_at, title_at
from ttdn_desktop.rules.find_preamble import bases_of
from ttdn_desktop.rules.parts import Document, Ending, Head, Title
from ttdn_desktop.rules.pieces import Seen
from ttdn_desktop.rules.scope import Scope, numbered, with_text


def find_document(scope: Scope, start: int, *, attached: bool) -> tuple[Document, int]:
    """The document that begins at this block, and where it ends; an empty one before an annex that is a file of its own."""
    opening = next((at for at in range(start, len(scope.blocks)) if not scope.is_blank(at)), start)
    if opening < len(scope.blocks) and annex_label(scope, opening) is not None:
        return Document(part=scope.blocks[opening][0], attached=attached), opening
    head, at = head_at(scope, start)
    title, at = title_at(scope, at, head)
    end, after = _end(scope, at)
    ending: Ending | None = None
    if end < after:
        ending = ending_of(scope.items(end, after), scope.blocks[end][1])
    addressees, at = addressees_at(scope, at, end)
    blocks = scope.seen[at:end]
    seen = with_text(blocks)
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
        numbered=numbered(rest),
        tables=tables,
        ending=ending,
        type_code=_type_code(scope, head, title),
        gaps=_neighbours(blocks),
    )
    return document, after


def _end(scope: Scope, start: int) -> tuple[int, int]:
    """Where the body ends, and where what closes the document does."""
    for at in scope.marked_from(start):
        block = scope.blocks[at][1]
        if at > start and (annex_label(scope, at) is not None or begins_document(scope, at)):
            return at, at
        if isinstance(block, Table) and (not block.ruled or names_recipients(block)) and is_ending(scope.lines(at), sure=block.ruled):
            return at, at + 1
        if isinstance(block, Paragraph) and is_recipients_label(block):
            to = at
            while to < len(scope.blocks) and not isinstance(scope.blocks[to][1], Table) and annex_label(scope, to) is None:
                to += 1
            return at, to
    return len(scope.blocks), len(scope.blocks)


def _neighbours(seen: Iterable[Seen | None]) -> tuple[tuple[Seen, Seen], ...]:
    """Paragraphs with text that follow each other directly."""
    return tuple((a, b) for a, b in pairwise(seen) if a is not None and b is not None and a.text and b.text)


def _type_code(scope: Scope, head: Head | None, title: Title) -> str:
    if title.type is not None and (code := scope.names.code_of(title.type.text)) is not None:
        return code
    if head is not None and head.letter_subject:
        return "CV"
    if head is None or head.number is None:
        return ""
    return next((word for word in re.split(r"[/\-\s]+", head.number.text) if word in scope.types), "CV" if title.type is None else "")
