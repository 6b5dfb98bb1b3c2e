"""The sheets of a part in Typst: size, margins, page number, and what stands at the foot of the first page."""

from ttdn_desktop.paper.model import Align, Edge, PageNumber, PageSetup, Paper, Style, StyleLook
from ttdn_desktop.render.measures import LINE, mm, points, pt

_TIGHT = 0.04
"""Points by which lines are shorter than the sheet allows: word processors round letters up, and so put a word that would just fit on the next line."""


def page_arguments(paper: Paper, number: int) -> str:
    """The arguments of `page` for that part."""
    page = paper.parts[number].page
    sides = ("inside", "outside") if page.mirrored else ("left", "right")
    top, bottom = _edges(paper, page)
    margins = f"top: {pt(top)}, bottom: {pt(bottom)}, {sides[0]}: {mm(page.left)}, {sides[1]}: {pt(points(page.right) + _TIGHT)}"
    said = f"width: {mm(page.width)}, height: {mm(page.height)}, margin: ({margins}), header: none, footer: none"
    return f"{said}, background: {_number(paper, number, page.page_number)}" if page.page_number is not None else said


def page_start(paper: Paper, number: int) -> str:
    """What a part begins with: the mark by which its pages find their number, and the definition of its foot."""
    part = paper.parts[number]
    said = f"#metadata(none)<part{number}>" if number else ""
    if part.foot:
        page = part.page
        shown = page.page_number if page.page_number and page.page_number.edge is Edge.BOTTOM and not page.hide_first_number else None
        low = points(page.header) + (0 if shown is None else _size(paper, shown) * LINE)  # points from the edge of the sheet to the foot
        said += _foot(number, points(page.text_width), _edges(paper, page)[1] - low)
    return said


def _foot(number: int, width: float, room: float) -> str:
    """A function that puts blocks into the lower margin, which has so many points of room; what goes beyond takes room from the text of that page."""
    return (
        f"#let foot{number}(body) = place(bottom, float: true, clearance: 0pt, context {{ "
        f"let high = measure(width: {pt(width)}, body).height; block(width: 100%, height: calc.max(high - {pt(room)}, 0pt), "
        f"place(bottom + left, dy: {pt(room)}, block(width: {pt(width)}, height: high, body))) }})"
    )


def _edges(paper: Paper, page: PageSetup) -> tuple[float, float]:
    """The upper and lower margins, pushed inwards where the page number would else stand in the text."""
    top, bottom = points(page.top), points(page.bottom)
    number = page.page_number
    if number is None:
        return top, bottom
    room = points(page.header) + _size(paper, number) * LINE
    return (max(top, room), bottom) if number.edge is Edge.TOP else (top, max(bottom, room))


def _number(paper: Paper, number: int, look: PageNumber) -> str:
    """The page number as a drawing on the sheet, counted from where the numbering last began."""
    page = paper.parts[number].page
    began = max((index for index in range(number + 1) if index == 0 or paper.parts[index].page.number_from is not None), default=0)
    start = paper.parts[began].page.number_from
    value = f"here().page() - {_first_page(began)} + {1 if start is None else start}"
    shown = f'numbering("{"i" if look.roman else "1"}", calc.max({value}, 1))' if look.roman else f"str({value})"
    text = f"text(size: {pt(_size(paper, look))}, weight: {_word(look.bold, 'bold', 'regular')}, style: {_word(look.italic, 'italic', 'normal')}, {shown})"
    drawn = f"place({look.edge.value} + left, dx: {_left(page)}, dy: {_down(page, look)}, block(width: {mm(page.text_width)}, align({_align(look)}, {text})))"
    return f"context {{ if here().page() != {_first_page(number)} {{ {drawn} }} }}" if page.hide_first_number else f"context {{ {drawn} }}"


def _first_page(number: int) -> str:
    return f"locate(<part{number}>).page()" if number else "1"


def _left(page: PageSetup) -> str:
    """From the left edge of the sheet; where sheets are printed on both sides, the margins of even ones change places."""
    return f"if calc.even(here().page()) {{ {mm(page.right)} }} else {{ {mm(page.left)} }}" if page.mirrored else mm(page.left)


def _down(page: PageSetup, look: PageNumber) -> str:
    return mm(page.header) if look.edge is Edge.TOP else f"-{mm(page.header)}"


def _align(look: PageNumber) -> str:
    return {Align.LEFT: "left", Align.RIGHT: "right"}.get(look.align, "center")


def _word(said: bool, yes: str, no: str) -> str:
    return f'"{yes if said else no}"'


def _size(paper: Paper, number: PageNumber) -> float:
    """Its own type size, else that of its style."""
    return number.size or dict(paper.looks).get(Style.PAGE_NUMBER, StyleLook()).size
