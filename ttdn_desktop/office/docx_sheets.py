"""The sheets of a written .docx: which headers and footers its parts show, and the properties of its sections that call for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ttdn_desktop.office.docx_units import twips
from ttdn_desktop.paper.model import Block, Edge, PageNumber, PageSetup, Part

_FIXED_RELATIONS = 5
"""Relations of the document that are no headers or footers; they follow the first two of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """One header or footer: blocks in a column of `width` mm, then the page number."""

    is_footer: bool
    blocks: tuple[Block, ...] = ()
    width: float = 0
    number: PageNumber | None = None

    @property
    def kind(self) -> str:
        """As relations and references name it."""
        return "footer" if self.is_footer else "header"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """What stands in the margins of a paper: every header and footer once, in the order of first use."""

    furniture: tuple[Furniture, ...] = ()
    mirrored: bool = False  # of all sections together, as the format knows it

    def named(self) -> Iterator[tuple[str, str, Furniture]]:
        """Each with the id of its relation and the name of its file."""
        counts = {"header": 0, "footer": 0}
        for index, piece in enumerate(self.furniture, start=1):
            counts[piece.kind] += 1
            yield relation_id(index), f"{piece.kind}{counts[piece.kind]}.xml", piece


def relation_id(index: int) -> str:
    """The id of the relation of a header or footer, counted from 1."""
    return f"rId{index if index <= 2 else index + _FIXED_RELATIONS}"


def sheets_of(parts: Sequence[Part]) -> Sheets:
    """The headers and footers that the parts need."""
    footers = _with_footers(parts)
    if not footers and not any(part.page.page_number for part in parts):
        return Sheets(mirrored=any(part.page.mirrored for part in parts))
    furniture = dict.fromkeys(piece for part in parts for _, piece in _shown(part, footers=footers))
    return Sheets(furniture=tuple(furniture), mirrored=any(part.page.mirrored for part in parts))


def sections(parts: Sequence[Part]) -> list[str]:
    """`w:sectPr` of every part. Each names all its headers and footers, since one left out would be that of the part before."""
    known = {piece: ident for ident, _, piece in sheets_of(parts).named()}
    footers = _with_footers(parts)
    return [_section(part, "".join(_reference(*shown, known) for shown in _shown(part, footers=footers)) if known else "") for part in parts]


def _with_footers(parts: Sequence[Part]) -> bool:
    return any(part.foot or (part.page.page_number and part.page.page_number.edge is Edge.BOTTOM) for part in parts)


def _shown(part: Part, *, footers: bool) -> Iterator[tuple[str, Furniture]]:
    """The headers and footers of a part, each with the pages it stands on ("default", "first")."""
    page, first = part.page, _has_own_first_page(part)
    for is_footer in (False, True) if footers else (False,):
        number = page.page_number if page.page_number and (page.page_number.edge is Edge.BOTTOM) is is_footer else None
        yield "default", Furniture(is_footer=is_footer, number=number)
        if first:
            blocks = part.foot if is_footer else ()
            shown = None if page.hide_first_number else number
            yield "first", Furniture(is_footer=is_footer, blocks=blocks, width=page.text_width if blocks else 0, number=shown)


def _reference(pages: str, piece: Furniture, known: dict[Furniture, str]) -> str:
    return f'<w:{piece.kind}Reference w:type="{pages}" r:id="{known[piece]}"/>'


def _has_own_first_page(part: Part) -> bool:
    return part.page.hide_first_number or bool(part.foot)


def _section(part: Part, references: str) -> str:
    page = part.page
    orient = ' w:orient="landscape"' if page.width > page.height else ""
    edge = twips(page.header)
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{orient}/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}" w:left="{twips(page.left)}"'
        f' w:header="{edge}" w:footer="{edge}" w:gutter="0"/>{_numbering(page)}{"<w:titlePg/>" if _has_own_first_page(part) else ""}</w:sectPr>'
    )


def _numbering(page: PageSetup) -> str:
    figures = ' w:fmt="lowerRoman"' if page.page_number and page.page_number.roman else ""
    start = "" if page.number_from is None else f' w:start="{page.number_from}"'
    return f"<w:pgNumType{figures}{start}/>" if figures or start else ""
