"""Headers and footers of a written .docx as XML: the page number, and blocks at the foot of a first page."""

from collections.abc import Mapping

from ttdn_desktop.office.docx_body import RELATIONSHIPS, WORD, BodyWriter
from ttdn_desktop.office.docx_looks import paragraph_properties, run_properties
from ttdn_desktop.office.docx_sheets import Furniture
from ttdn_desktop.paper.model import PageNumber, Paragraph, Run, Style, StyleLook

_ROOT = {"header": "hdr", "footer": "ftr"}


def margin(piece: Furniture, looks: Mapping[Style, StyleLook]) -> str:
    """The root element of one header or footer; one without anything to show holds an empty line, as the format asks."""
    writer = BodyWriter()
    writer.margin(piece.blocks, piece.width)
    if piece.number:
        writer.out.append(_number(piece.number, looks.get(Style.PAGE_NUMBER, StyleLook())))
    elif not (piece.blocks and isinstance(piece.blocks[-1], Paragraph)):
        writer.out.append(f"<w:p><w:pPr>{paragraph_properties(Paragraph(style=Style.PAGE_NUMBER))}</w:pPr></w:p>")
    root = _ROOT[piece.kind]
    return f'<w:{root} xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}">{"".join(writer.out)}</w:{root}>'


def _number(number: PageNumber, look: StyleLook) -> str:
    """The line of the page number; only what differs from its style is said."""
    line = Paragraph(style=Style.PAGE_NUMBER, align=None if number.align is look.align else number.align)
    run = Run(
        text="",
        size=None if number.size in {None, look.size} else number.size,
        bold=None if number.bold is look.bold else number.bold,
        italic=None if number.italic is look.italic else number.italic,
    )
    said = run_properties(run)
    pieces = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return f"<w:p><w:pPr>{paragraph_properties(line)}</w:pPr>{''.join(f'<w:r>{said}{piece}</w:r>' for piece in pieces)}</w:p>"
