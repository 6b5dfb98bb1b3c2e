"""Sheet, margins, page numbers, typeface and colour (NĐ 30/2020, PL I, I)."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from ttdn_desktop.domain.reading import Severity
from ttdn_desktop.paper.model import Align, Block, Edge, PageNumber, Paragraph, Part, Style, StyleLook, Table, paragraphs
from ttdn_desktop.rules.case import Case
from ttdn_desktop.rules.looking import found_at, number
from ttdn_desktop.rules.model import Found, PaperFix
from ttdn_desktop.rules.pieces import Piece, Seen
from ttdn_desktop.rules.registry import check

_OLD_FONT = re.compile(r"\.Vn|VNI-|VN-|\.VN|TCVN", re.IGNORECASE)
_DARK = 0x26
"""The darkest greys of word processors are black to the eye."""
_LETTERS_A_LINE = 85
_LINES_A_PAGE = 52


def part_place(number_of_part: int) -> str:
    """How the place of a part is named, counted from 1."""
    return f"part{number_of_part + 1}"


def _page_fix(at: int, **fields: object) -> tuple[PaperFix, ...]:
    return (PaperFix(where=part_place(at), target="page", fields=tuple(fields.items())),)


@check("ND30-PAGE-01")
def sheet_is_a4(case: Case) -> Iterator[Found]:
    """A4, whichever way it lies; that is another rule."""
    width, height, slack = case.params["width"], case.params["height"], case.params["tolerance"]
    for at, part in enumerate(case.elements.parts):
        page = part.page
        short, long = sorted((page.width, page.height))
        if abs(short - width) > slack or abs(long - height) > slack:
            wide = page.width > page.height
            fixes = _page_fix(at, width=height if wide else width, height=width if wide else height)
            yield Found(where=part_place(at), said={"paper": f"{number(page.width)} x {number(page.height)}"}, fixes=fixes)


@check("ND30-PAGE-02")
def only_tables_lie_on_the_long_side(case: Case) -> Iterator[Found]:
    """The first part stands upright unless it is an annex; the others need a table to lie."""
    for at, part in enumerate(case.elements.parts):
        if part.page.width <= part.page.height:
            continue
        opens = at == case.elements.main.part and case.elements.main.head is not None
        if opens or not any(isinstance(block, Table) for block in part.blocks):
            yield Found(where=part_place(at), said={"landscape": ""})


def _margin(case: Case, *names: str) -> Iterator[Found]:
    least, most, slack = case.params["least"], case.params["most"], case.params["tolerance"]
    for at, part in enumerate(case.elements.parts):
        for name in names:
            width = getattr(part.page, name)
            if least - slack <= width <= most + slack:
                continue
            lies = part.page.width > part.page.height
            if lies and _turned(part):
                continue
            fixes = _page_fix(at, **{name: least if width < least else most})
            yield Found(where=part_place(at), said={name: number(width)}, fixes=fixes, severity=Severity.WARNING if lies else None)


def _turned(part: Part) -> bool:
    """Whether the margins of a sheet on its long side are those of an upright one that was turned, its binding at the top."""
    page = part.page
    return 29.8 <= page.top <= 35.2 and 14.8 <= page.bottom <= 20.2 and 19.8 <= page.left <= 25.2 and 19.8 <= page.right <= 25.2


@check("ND30-PAGE-03")
def top_and_bottom_margin(case: Case) -> Iterator[Found]:
    """Top and bottom."""
    yield from _margin(case, "top", "bottom")


@check("ND30-PAGE-04")
def left_margin(case: Case) -> Iterator[Found]:
    """Left, with the gutter."""
    yield from _margin(case, "left")


@check("ND30-PAGE-05")
def right_margin(case: Case) -> Iterator[Found]:
    """Right."""
    yield from _margin(case, "right")


@check("ND30-FONT-01")
def one_typeface(case: Case) -> Iterator[Found]:
    """Every letter and digit; signs of other faces (boxes to tick) are no text, and old fonts are the matter of another rule."""
    font = case.params["font"]
    yield from case.each(case.elements.paragraphs, lambda line: _wrong_font(font, line))


def _wrong_font(wanted: str, line: Seen) -> Iterator[Found]:
    fonts = sorted({run.font for run in line.letters if run.telling and not _is_font(run.font, wanted) and not _OLD_FONT.match(run.font)})
    if fonts:
        where = line.paragraph.where
        fixes = (PaperFix(where=where, target="run", fields=(("font", wanted),)),) if where else ()
        yield found_at(line, said={"font": ", ".join(fonts)}, fixes=fixes)


def _is_font(name: str, wanted: str) -> bool:
    """Whether a name is that of the face or one of its cuts ("Times New Roman Bold")."""
    return name.casefold().replace(" ", "").startswith(wanted.casefold().replace(" ", ""))


@check("ND30-FONT-02")
def text_is_composed_unicode(case: Case) -> Iterator[Found]:
    """No old fonts and no letters apart from their marks."""
    yield from case.each(case.elements.paragraphs, _old_code)


def _old_code(line: Seen) -> Iterator[Found]:
    old = sorted({run.font for run in line.letters if run.telling and _OLD_FONT.match(run.font)})
    if old:
        yield found_at(line, said={"old_code": "", "font": ", ".join(old)})
    elif not line.text.isascii() and not unicodedata.is_normalized("NFC", line.text):
        yield found_at(line, said={"not_composed": ""}, proposal=unicodedata.normalize("NFC", line.text))


@check("ND30-FONT-03")
def text_is_black(case: Case) -> Iterator[Found]:
    """Marks of urgency and secrecy have colours of their own."""
    marks = {id(piece.paragraph) for document in case.elements.documents if document.head for piece in document.head.marks}
    lines = case.elements.paragraphs if not marks else tuple(line for line in case.elements.paragraphs if id(line.paragraph) not in marks)
    yield from case.each(lines, _coloured)


def _coloured(line: Seen) -> Iterator[Found]:
    colors = sorted({run.color for run in line.letters if run.color != "000000" and not run.blank and not _is_dark(run.color)})
    if colors and line.paragraph.style is not Style.MARK:
        where = line.paragraph.where
        fixes = (PaperFix(where=where, target="run", fields=(("color", None),)),) if where else ()
        yield found_at(line, said={"color": ", ".join(colors)}, fixes=fixes)


def _is_dark(color: str) -> bool:
    try:
        return all(int(color[at : at + 2], 16) <= _DARK for at in (0, 2, 4))
    except ValueError:
        return True


@check("ND30-FONT-04")
def sizes_agree(case: Case) -> Iterator[Found]:
    """The motto one size above the national name, the date as the motto, the bodies as the national name; a wrong size is the matter of other rules."""
    head = case.elements.main.head
    if head is None or head.national is None or not 12 <= head.national.size <= 13:
        return
    nation = head.national.size
    pairs: list[tuple[Piece | None, float]] = [(head.motto, nation + 1), (head.place_date, head.motto.size if head.motto else nation + 1)]
    pairs += [(piece, nation) for piece in (*head.parents, *head.issuers)]
    for piece, wanted in pairs:
        if piece is not None and abs(piece.size - wanted) > 0.01:
            yield found_at(piece, said={"size": number(piece.size), "expected": number(wanted)})


def _number_fix(at: int, **fields: object) -> tuple[PaperFix, ...]:
    return (PaperFix(where=part_place(at), target="page_number", fields=tuple(fields.items())),)


@check("ND30-PGNO-01")
def pages_are_numbered_in_their_place(case: Case) -> Iterator[Found]:
    """A part of one page needs no number, for its first page shows none."""
    edge, align = Edge(case.params["edge"]), Align(case.params["align"])
    for at, part in enumerate(case.elements.parts):
        shown = part.page.page_number
        if shown is None:
            if _is_long(part.blocks):
                yield Found(where=part_place(at), said={"missing": ""}, fixes=_number_fix(at, edge=edge, align=align, size=14))
            continue
        said = _wrong_place(shown, edge, align)
        if at == 0 and part.page.number_from not in {None, 1}:
            said["numbering"] = ""
        if said:
            yield Found(where=part_place(at), said=said, fixes=_number_fix(at, edge=edge, align=align, roman=False))


def _wrong_place(shown: PageNumber, edge: Edge, align: Align) -> dict[str, str]:
    said: dict[str, str] = {}
    if shown.edge is not edge:
        said[f"edge.{shown.edge}"] = ""
    if shown.align is not align:
        said[f"align.{shown.align}"] = ""
    if shown.roman:
        said["roman"] = ""
    return said


def _is_long(blocks: tuple[Block, ...]) -> bool:
    """Whether so much surely needs more than a page."""
    lines = sum(len(paragraph.text) // _LETTERS_A_LINE + 1 for paragraph in paragraphs(tuple(block for block in blocks if isinstance(block, Paragraph))))
    lines += sum(_lines_of(block) for block in blocks if isinstance(block, Table))
    return lines > _LINES_A_PAGE


def _lines_of(table: Table) -> int:
    return sum(max((sum(1 for _ in paragraphs(cell.blocks)) for cell in row), default=1) for row in table.rows)


@check("ND30-PGNO-02")
def the_first_page_shows_no_number(case: Case) -> Iterator[Found]:
    """Of the paper; an annex has its rule."""
    page = case.elements.parts[0].page
    if page.page_number is not None and not page.hide_first_number:
        yield Found(where=part_place(0), said={"shown": ""}, fixes=_page_fix(0, hide_first_number=True))


@check("ND30-PGNO-03")
def page_numbers_are_upright(case: Case) -> Iterator[Found]:
    """Size 13 to 14, neither slanted nor bold; said once for all parts that look alike."""
    least, most = case.params["size"]
    usual = dict(case.paper.looks).get(Style.PAGE_NUMBER, StyleLook(size=10)).size
    known: set[PageNumber] = set()
    for at, part in enumerate(case.elements.parts):
        shown = part.page.page_number
        if shown is None or shown in known:
            continue
        known.add(shown)
        size = usual if shown.size is None else shown.size
        said = {} if least <= size <= most else {"size": number(size)}
        said |= {key: "" for key in ("bold", "italic") if getattr(shown, key)}
        if said:
            mended = replace(shown, size=min(max(size, least), most), bold=False, italic=False)
            yield Found(where=part_place(at), said=said, fixes=_number_fix(at, size=mended.size, bold=False, italic=False))


@check("ND30-PGNO-04")
def every_annex_is_numbered_by_itself(case: Case) -> Iterator[Found]:
    """An annex begins a part that counts from 1."""
    main = case.elements.main
    for annex in case.elements.annexes:
        page = case.elements.parts[annex.part].page
        if page.page_number is None or (main.head is None and annex is case.elements.annexes[0]):
            continue
        if not annex.opens or page.number_from != 1:
            fixes = _page_fix(annex.part, number_from=1) if annex.opens else ()
            yield found_at(annex.label, said={"numbering": ""}, fixes=fixes)
