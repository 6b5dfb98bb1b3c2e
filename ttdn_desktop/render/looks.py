"""How paragraphs and runs look in Typst: the measures of a paragraph and of its style as one function of the source, shared by all that look alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntFlag
from functools import lru_cache
from operator import attrgetter

from ttdn_desktop.paper.model import Align, Paragraph, Run, Style, StyleLook
from ttdn_desktop.paper.values import variants
from ttdn_desktop.render.measures import ASCENT, DESCENT, EXACT_ABOVE, FRAME_SPACE, GAP, LINE, mm, points, pt

_LOOK = (
    "style",
    "align",
    "first_line",
    "indent_left",
    "indent_right",
    "space_before",
    "space_after",
    "line_spacing",
    "line_exact",
    "keep_with_next",
    "outline_level",
    "frame",
)
paragraph_look = attrgetter(*_LOOK)
"""What two paragraphs must have in common to share a function."""

_bare = variants(Paragraph(), *_LOOK)

run_look = attrgetter("bold", "italic", "underline", "size", "color", "capitals")
"""What two runs must have in common to share a function; the typeface is one for the whole paper."""

_BOLD_BLANK = "100% - 0.001em"  # LibreOffice rounds the widths of bold letters down: a line of them is a fifth of a point shorter
_SLANTED_LETTER = 0.442  # of the type size: the width of an italic letter, blanks included, on average
_PLAIN = (None, None, False, None, None, False)
_ALIGN = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFY: "left"}
_USUAL = StyleLook()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Room of one line above and below the foot of its letters: ("0.93em", "0.22em")."""

    above: str
    below: str


class Place(IntFlag):
    """Where a paragraph stands: at the beginning (or end) of a cell or part the room before (after) it is real, elsewhere the larger of two holds."""

    MIDDLE = 0
    FIRST = 1
    LAST = 2
    BOTH = 3


def lines_of(block: Paragraph, look: StyleLook) -> Lines:
    """An exact distance goes before a multiple; a multiple adds room below, as LibreOffice does."""
    said = block.line_exact is not None or block.line_spacing is not None
    exact, spacing = (block.line_exact, block.line_spacing) if said else (look.line_exact, look.line_spacing)
    if exact is not None:
        return Lines(above=pt(exact * EXACT_ABOVE), below=pt(exact * (1 - EXACT_ABOVE)))
    more = (1 if spacing is None else spacing) - 1
    above, below = (ASCENT + GAP, DESCENT + more * LINE) if more >= 0 else (ASCENT + GAP + more * LINE, DESCENT)
    return Lines(above=f"{above:.5f}em", below=f"{below:.5f}em")


def outline_level(block: Paragraph, looks: Mapping[Style, StyleLook]) -> int | None:
    """The level of a heading, 0 the highest; None for body text."""
    return looks.get(block.style, _USUAL).outline_level if block.outline_level is None else block.outline_level


def paragraph_function(name: str, block: Paragraph, looks: Mapping[Style, StyleLook], place: Place, heading: int = 0) -> str:
    """The definition of a function of (key, content) that sets paragraphs which look like this one; `heading` is a level from 1, or none."""
    return f"#let {name}(key, body) = {_block(_bare(*paragraph_look(block)), looks.get(block.style, _USUAL), place, heading)}"


@lru_cache(maxsize=1024)  # from one edit to the next the looks of a paper stay
def _block(block: Paragraph, look: StyleLook, place: Place, heading: int) -> str:
    """What such a function gives for a key and a content."""
    rows = lines_of(block, look)
    text = [f"size: {pt(look.size)}"]
    text += [f'weight: "{"bold" if look.bold else "regular"}"'] if look.bold or heading else []  # headings would be bold by themselves
    text += [f"spacing: {_BOLD_BLANK}"] if look.bold else []
    text += ['style: "italic"'] if look.italic else []
    text += [f"top-edge: {rows.above}, bottom-edge: -{rows.below}"] if rows != _single() else []
    align = look.align if block.align is None else block.align
    first, hanging = _first_line(block, look)
    par = ["justify: true"] if align is Align.JUSTIFY else []
    par += [f"first-line-indent: (amount: {first}, all: true)"] if first else []
    par += [f"hanging-indent: {hanging}"] if hanging else []
    letters = f"set text({', '.join(text)})"
    said = letters + (f"; set par({', '.join(par)})" if par else "") + (f"; set align({_ALIGN[align]})" if _ALIGN[align] != "left" else "")
    body = "place_of(key, underline(body))" if look.underline else "place_of(key, body)"
    inner = f"heading(level: {heading}, {{ {letters}; {body} }})" if heading else f"par({body})"
    if block.frame is not None:
        return f"block({_box(block, look, place)}, {_frame(block.frame)}[#{{ {said}; {inner} }}])"
    return f"block({_box(block, look, place)}, {{ {said}; {inner} }})"


def soft_break(block: Paragraph, looks: Mapping[Style, StyleLook]) -> str:
    """What parts two lines of one paragraph; in justified text the line before it goes to the margin, as Word has it."""
    align = looks.get(block.style, _USUAL).align if block.align is None else block.align
    return "full" if align is Align.JUSTIFY else "br"


def strut(block: Paragraph, looks: Mapping[Style, StyleLook]) -> str:
    """The content of a paragraph without letters: room for one line."""
    rows = lines_of(block, looks.get(block.style, _USUAL))
    return f"box(width: 0pt, height: {rows.above} + {rows.below}, baseline: {rows.below})"


def run_function(name: str, run: Run) -> str:
    """The definition of a function of a text that shows it in the look of this run."""
    said = []
    if run.bold is not None:
        said.append(f'weight: "{"bold" if run.bold else "regular"}"')
    if run.italic is not None:
        said.append(f'style: "{"italic" if run.italic else "normal"}"')
    if run.size is not None:
        said.append(f"size: {pt(run.size)}")
    if run.color is not None and _is_colour(run.color):
        said.append(f'fill: rgb("#{run.color}")')
    body = "upper(body)" if run.capitals else "body"
    body = f"text({', '.join(said)}, {body})" if said else f"text({body})"
    return f"#let {name}(body) = {f'underline({body})' if run.underline else body}"


def is_plain(look: tuple[object, ...]) -> bool:
    """Whether a run looks as its paragraph's style says."""
    return look == _PLAIN


def first_indent(block: Paragraph, looks: Mapping[Style, StyleLook]) -> float:
    """Points from the margin to the first letter."""
    look = looks.get(block.style, _USUAL)
    return points((block.indent_left or 0) + (look.first_line if block.first_line is None else block.first_line))


def slanted_blank(block: Paragraph, look: StyleLook, width: float, text: str) -> str:
    """How much wider each blank is in italics of a paragraph that go over an end of a line, in a column of `width` mm; empty for a text that is short.

    LibreOffice keeps a twelfth of the line's height free behind slanted letters and so breaks some lines a word earlier: that room is shared by the blanks.
    """
    room = points(width - (block.indent_left or 0) - (block.indent_right or 0)) / look.size / _SLANTED_LETTER  # letters on a line
    blanks = text.count(" ")
    if len(text) < room * 0.9 or not blanks:
        return ""
    return f"{LINE / 12 / (blanks / len(text) * room):.4f}em"


def _single() -> Lines:
    return Lines(above=f"{ASCENT + GAP:.5f}em", below=f"{DESCENT:.5f}em")


def _is_colour(text: str) -> bool:
    return len(text) == 6 and all(char in "0123456789abcdefABCDEF" for char in text)


def _first_line(block: Paragraph, look: StyleLook) -> tuple[str, str]:
    """The indent of the first line and that of the others, one of which is empty."""
    first = look.first_line if block.first_line is None else block.first_line
    return (mm(first) if first > 0 else "", mm(-first) if first < 0 else "")


def _box(block: Paragraph, look: StyleLook, place: Place) -> str:
    """The room around a paragraph. Outside cells the room between two is the larger of what they ask, as word processors have it."""
    before = look.space_before if block.space_before is None else block.space_before
    after = look.space_after if block.space_after is None else block.space_after
    first = look.first_line if block.first_line is None else block.first_line
    left = points((block.indent_left or 0) + min(first, 0))
    insets = (
        ("left", left),
        ("right", points(block.indent_right or 0)),
        ("top", before if Place.FIRST in place else 0),
        ("bottom", after if Place.LAST in place else 0),
    )
    inset = ", ".join(f"{side}: {pt(value)}" for side, value in insets if value)
    said = f"width: 100%, above: {pt(0 if Place.FIRST in place else before)}, below: {pt(0 if Place.LAST in place else after)}"
    keep = look.keep_with_next if block.keep_with_next is None else block.keep_with_next
    return said + (f", inset: ({inset})" if inset else "") + (", sticky: true" if keep else "")


def _frame(weight: float) -> str:
    return f"block(width: 100%, stroke: {pt(weight)}, inset: (x: 0pt, y: {pt(FRAME_SPACE + weight)}))"
