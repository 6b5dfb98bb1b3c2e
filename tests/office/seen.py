"""What the eye sees of a paper: two papers that look alike are equal in it, however they say what they look like."""

from typing import Any

from ttdn_desktop import resources
from ttdn_desktop.office.docx_units import clean
from ttdn_desktop.paper.model import Block, Line, Paper, Paragraph, Style, StyleLook, Table
from ttdn_desktop.paper.standards import Standards


class Length(float):
    """Millimetres, equal to a fifth of one: twips, tenths and halves are rounded on the way."""

    __hash__ = float.__hash__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Length) and abs(self - other) <= 0.2


def seen(paper: Paper, rules: Standards | None = None) -> list[object]:
    """What the eye sees of a paper under these rules: texts, styles, measures as they take effect, grids, lines, sheets with their margins, and the anchors."""
    looks = dict((rules or resources.standards()).looks)
    shown: list[object] = []
    for part in paper.parts:
        page = part.page
        shown.append(tuple(round(value, 1) for value in (page.width, page.height, page.top, page.bottom, page.left, page.right, page.header)))
        shown.append((page.number_from, page.hide_first_number, page.mirrored, page.page_number))
        shown += [view for block in part.foot if (view := _seen(block, looks, table=False)) is not None]
        shown += [view for block in part.blocks if (view := _seen(block, looks, table=False)) is not None]
    return shown


def _seen(block: Block, looks: dict[Style, StyleLook], *, table: bool) -> object:
    match block:
        case Paragraph():
            look = looks[block.style]
            text = clean(block.text)
            runs = _effective_runs(block, look)
            anchor = None if table else block.anchor
            return (
                text,
                block.style,
                anchor,
                _or(block.align, look.align),
                round(_or(block.space_before, look.space_before), 2),
                round(_or(block.indent_left, 0), 1),
                _or(block.line_exact, look.line_exact),
                runs,
            )
        case Line():
            return Length(block.length)
        case Table():
            rows = [[(cell.columns, cell.rows, [_seen(b, looks, table=True) for b in cell.blocks]) for cell in row] for row in block.rows]
            return [round(width, 1) for width in block.widths], rows, block.header_rows, block.ruled
        case _:
            return None


def _effective_runs(block: Paragraph, look: StyleLook) -> list[tuple[str, bool, bool, bool]]:
    runs: list[tuple[str, bool, bool, bool]] = []
    for run in block.runs:
        kind = (_or(run.bold, look.bold), _or(run.italic, look.italic), run.underline or look.underline)
        text = clean(run.text)
        if text and runs and runs[-1][1:] == kind:
            runs[-1] = (runs[-1][0] + text, *kind)
        elif text:
            runs.append((text, *kind))
    return runs


def _or(value: Any, otherwise: Any) -> Any:
    return otherwise if value is None else value
