"""Sheets without the names that tie them to parts of a plan, for papers in which a part may stand more than once."""

from dataclasses import replace

from ttdn_desktop.paper.model import Block, Cell, Paragraph, Part, Table
from ttdn_desktop.paper.values import changed


def untied(part: Part) -> Part:
    """The same sheets, tied to nothing."""
    return replace(part, blocks=tuple(map(untied_block, part.blocks)))


def untied_block(block: Block) -> Block:
    """The same block, tied to nothing."""
    match block:
        case Paragraph(anchor=str()):
            return changed(block, anchor=None)
        case Table():
            rows = tuple(tuple(_cell(cell) for cell in row) for row in block.rows)
            return changed(block, rows=rows, anchors=())
        case _:
            return block


def _cell(cell: Cell) -> Cell:
    return changed(cell, blocks=tuple(map(untied_block, cell.blocks)))
