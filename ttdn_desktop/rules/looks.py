"""How paragraphs and their characters look in the end: the look of the style, then what the paragraph or run says itself."""

from dataclasses import dataclass

from ttdn_desktop.paper.model import Align, Paragraph, Run, Style, StyleLook

UNSAID = StyleLook(size=10)
"""What a word processor shows where nobody says anything."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Characters of one look; `blank` ones are not seen."""

    text: str
    size: float
    bold: bool
    italic: bool
    underline: bool
    font: str
    color: str  # "000000" for black and for the colour of plain text
    capitals: bool

    @property
    def blank(self) -> bool:
        """Whether nothing of it is seen."""
        return not self.text.strip(" \t\n\u00a0")

    @property
    def telling(self) -> bool:
        """Whether its look is seen: a lone mark of punctuation looks alike upright and slanted."""
        return any(map(str.isalnum, self.text))


@dataclass(frozen=True, slots=True)
class Measures:
    """Places of the lines of a paragraph: millimetres, points."""

    align: Align
    first_line: float
    indent_left: float
    indent_right: float
    space_before: float
    space_after: float
    line_spacing: float
    line_exact: float | None
    keep_with_next: bool


class LookBook:
    """The effective looks of one paper."""

    def __init__(self, looks: tuple[tuple[Style, StyleLook], ...], font: str) -> None:
        self._looks = dict(looks)
        self._font = font

    def style(self, style: Style) -> StyleLook:
        """The look of a style."""
        return self._looks.get(style, UNSAID)

    def letters(self, paragraph: Paragraph) -> tuple[Letters, ...]:
        """The runs of a paragraph that are not hidden."""
        look = self.style(paragraph.style)
        return tuple(_letters(run, look, self._font) for run in paragraph.runs if not run.hidden and run.text)

    def measures(self, paragraph: Paragraph) -> Measures:
        """The measures of a paragraph."""
        look = self.style(paragraph.style)
        return Measures(
            align=look.align if paragraph.align is None else paragraph.align,
            first_line=look.first_line if paragraph.first_line is None else paragraph.first_line,
            indent_left=paragraph.indent_left or 0.0,
            indent_right=paragraph.indent_right or 0.0,
            space_before=look.space_before if paragraph.space_before is None else paragraph.space_before,
            space_after=look.space_after if paragraph.space_after is None else paragraph.space_after,
            line_spacing=look.line_spacing if paragraph.line_spacing is None else paragraph.line_spacing,
            line_exact=_exact(paragraph, look),
            keep_with_next=look.keep_with_next if paragraph.keep_with_next is None else paragraph.keep_with_next,
        )


def _letters(run: Run, look: StyleLook, font: str) -> Letters:
    return Letters(
        text=run.text.upper() if run.capitals else run.text,
        size=look.size if run.size is None else run.size,
        bold=look.bold if run.bold is None else run.bold,
        italic=look.italic if run.italic is None else run.italic,
        underline=run.underline or look.underline,
        font=run.font or font,
        color=(run.color or "000000").upper(),
        capitals=run.capitals,
    )


def _exact(paragraph: Paragraph, look: StyleLook) -> float | None:
    """Exact spacing of the paragraph, else of its style, unless the paragraph asks for a multiple itself."""
    if paragraph.line_exact is not None:
        return paragraph.line_exact
    return look.line_exact if paragraph.line_spacing is None else None
