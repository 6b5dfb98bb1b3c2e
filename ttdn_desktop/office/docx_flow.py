"""Blocks of a .docx that follow each other in one place."""

from ttdn_desktop.office.docx_inline import Inline
from ttdn_desktop.office.docx_looks_read import Properties
from ttdn_desktop.office.docx_styles import TableKey
from ttdn_desktop.paper.model import Block


class Flow:
    """Blocks that follow each other in one cell, box or body; `carry` is a paragraph whose end was deleted, waiting for the next."""

    __slots__ = ("blocks", "carry", "p", "prefix", "t", "table", "width")

    def __init__(self, prefix: str, width: float, table: TableKey | None = None, blocks: list[Block] | None = None, p: int = 0) -> None:
        self.prefix = prefix
        self.width = width
        self.table = table
        self.blocks: list[Block] = [] if blocks is None else blocks
        self.carry: tuple[Inline, Properties] | None = None
        self.p = p  # paragraphs so far
        self.t = 0
