"""Lengths as the written .docx has them: twentieths of a point, so that pages break where a word processor breaks them."""

from ttdn_desktop.paper.model import PageSetup

TWIPS_PER_MM = 1440 / 25.4

ASCENT = 0.8911
DESCENT = 0.2163
GAP = 0.0425
"""Parts of the type size in Times New Roman and Liberation Serif; a word processor puts the gap above the letters."""

LINE = ASCENT + DESCENT + GAP
"""A single line, as a part of the type size."""

EXACT_ABOVE = 0.8
"""Part of an exact line that lies above the letters' foot."""

TAB = 36.0
"""Points from one tab stop to the next."""

PADDING = 1.5  # mm between rule and text of a table
RULE = 0.5  # points: the rules of a table
FRAME_SPACE = 3.0  # points between a frame and the line in it
RULE_BEFORE, RULE_SPACE, RULE_LINE = 1.5, 1.0, 6.0  # points: the paragraph that bears a drawn line


def points(millimetres: float) -> float:
    """Millimetres as points, rounded to the twentieth."""
    return round(millimetres * TWIPS_PER_MM) / 20


def pt(value: float) -> str:
    """A length of Typst, from points."""
    return f"{value:.4f}".rstrip("0").rstrip(".") + "pt"


def mm(value: float) -> str:
    """A length of Typst, from millimetres."""
    return pt(points(value))


def text_height(page: PageSetup) -> float:
    """Points between the upper and the lower margin."""
    return points(page.height) - points(page.top) - points(page.bottom)
