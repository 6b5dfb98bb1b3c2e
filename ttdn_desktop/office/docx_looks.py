"""The looks of paragraphs and runs as WordprocessingML: each look is made once and then copied."""

from operator import attrgetter

from ttdn_desktop.office.docx_units import LINE, TWIPS_PER_POINT, escaped, twips
from ttdn_desktop.office.package_names import STYLE_IDS
from ttdn_desktop.paper.model import Align, Paragraph, Run

ALIGN = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}

paragraph_look = attrgetter(
    *("style", "align", "first_line", "indent_left", "indent_right", "space_before", "space_after"),
    *("line_spacing", "line_exact", "keep_with_next", "outline_level", "frame"),
)
"""What two paragraphs must have in common to share their properties."""

run_look = attrgetter("bold", "italic", "underline", "size", "font", "color", "hidden")
"""What two runs must have in common to share their properties."""


def paragraph_properties(block: Paragraph) -> str:
    """The content of `w:pPr`: the style, and what differs from it, in the order of the schema."""
    keep = "" if block.keep_with_next is None else "<w:keepNext/>" if block.keep_with_next else '<w:keepNext w:val="0"/>'
    frame = "" if block.frame is None else _box(block.frame)
    level = "" if block.outline_level is None else f'<w:outlineLvl w:val="{block.outline_level}"/>'
    align = "" if block.align is None else f'<w:jc w:val="{ALIGN[block.align]}"/>'
    return f'<w:pStyle w:val="{STYLE_IDS[block.style]}"/>{keep}{frame}{_spacing(block)}{_indents(block)}{align}{level}'


def run_properties(run: Run) -> str:
    """`w:rPr`, or nothing for a run that looks as its paragraph's style says."""
    said = ""
    if run.font is not None:
        face = escaped(run.font)
        said += f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:cs="{face}"/>'
    for tag, value in (("b", run.bold), ("i", run.italic)):
        if value is not None:
            state = "" if value else ' w:val="0"'
            said += f"<w:{tag}{state}/><w:{tag}Cs{state}/>"
    if run.hidden:
        said += "<w:vanish/>"
    if run.color is not None:
        said += f'<w:color w:val="{escaped(run.color)}"/>'
    if run.size is not None:
        said += f'<w:sz w:val="{round(run.size * 2)}"/><w:szCs w:val="{round(run.size * 2)}"/>'
    if run.underline:
        said += '<w:u w:val="single"/>'
    return f"<w:rPr>{said}</w:rPr>" if said else ""


def border(side: str, weight: float, *, space: int) -> str:
    """One side of a frame or grid; `weight` and `space` are points."""
    return f'<w:{side} w:val="single" w:sz="{max(round(weight * 8), 2)}" w:space="{space}" w:color="000000"/>'


def _box(weight: float) -> str:
    sides = "".join(border(side, weight, space=3 if side in {"top", "bottom"} else 0) for side in ("top", "left", "bottom", "right"))
    return f"<w:pBdr>{sides}</w:pBdr>"


def exact(points: float) -> str:
    """The attributes of a fixed distance from line to line."""
    return f' w:line="{round(points * TWIPS_PER_POINT)}" w:lineRule="exact"'


def _spacing(block: Paragraph) -> str:
    said = ""
    if block.space_before is not None:
        said += f' w:before="{round(block.space_before * TWIPS_PER_POINT)}"'
    if block.space_after is not None:
        said += f' w:after="{round(block.space_after * TWIPS_PER_POINT)}"'
    if block.line_exact is not None:
        said += exact(block.line_exact)
    elif block.line_spacing is not None:
        said += f' w:line="{round(block.line_spacing * LINE)}" w:lineRule="auto"'
    return f"<w:spacing{said}/>" if said else ""


def _indents(block: Paragraph) -> str:
    said = ""
    if block.indent_left is not None:
        said += f' w:left="{twips(block.indent_left)}"'
    if block.indent_right is not None:
        said += f' w:right="{twips(block.indent_right)}"'
    if block.first_line is not None:
        said += f' w:firstLine="{twips(block.first_line)}"' if block.first_line >= 0 else f' w:hanging="{twips(-block.first_line)}"'
    return f"<w:ind{said}/>" if said else ""
