"""What one level of a .docx says about looks: the contents of one `w:rPr` or `w:pPr`, nothing inherited."""

import re
from collections.abc import Callable, Mapping
from typing import TypedDict

from lxml import etree

from ttdn_desktop.office.docx_package import W
from ttdn_desktop.office.docx_values import OFF, VAL, count, first_of, is_on, millimetres, points, value
from ttdn_desktop.paper.model import Align

_ALIGNS = {
    "left": Align.LEFT,
    "start": Align.LEFT,
    "numTab": Align.LEFT,
    "center": Align.CENTER,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
    "both": Align.JUSTIFY,
    "distribute": Align.JUSTIFY,
    "thaiDistribute": Align.JUSTIFY,
    "lowKashida": Align.JUSTIFY,
    "mediumKashida": Align.JUSTIFY,
    "highKashida": Align.JUSTIFY,
}
_COLOR = re.compile(r"[0-9A-Fa-f]{6}")
LEVELS = 9
_AUTOMATIC = 14.0
"""Points that word processors put between paragraphs of web pages."""


class RunSaid(TypedDict, total=False):
    """Character formatting; what is not there is not said."""

    bold: bool
    italic: bool
    capitals: bool
    hidden: bool
    underline: bool
    size: float
    ascii: str  # font of the letters of ASCII
    wide: str  # font of all other letters of Europe, the Vietnamese ones among them
    color: str  # "" for the colour of plain text


class ParagraphSaid(TypedDict, total=False):
    """Paragraph formatting in millimetres and points; what is not there is not said."""

    align: Align
    mirrored: bool  # a paragraph from right to left, where left and right change places
    first_line: float
    indent_left: float
    indent_right: float
    space_before: float
    space_after: float
    line_spacing: float
    line_exact: float | None
    keep_with_next: bool
    outline_level: int | None
    num_id: str
    num_level: int


TOGGLES = ("bold", "italic", "capitals", "hidden")
"""What two styles of different kinds that both say so turn off again."""

_SWITCHES = {f"{W}b": "bold", f"{W}i": "italic", f"{W}caps": "capitals", f"{W}vanish": "hidden"}


def run_said(properties: etree._Element | None, theme: Mapping[str, str]) -> RunSaid:
    """What one `w:rPr` says."""
    said: RunSaid = {}
    for child in properties if properties is not None else ():
        tag = child.tag
        if tag in _SWITCHES:
            said[_SWITCHES[tag]] = is_on(child)  # type: ignore[literal-required] # the four switches are keys of RunSaid
        elif tag == f"{W}rFonts":
            _fonts(child, theme, said)
        elif tag == f"{W}sz" and (size := points(child.get(VAL), 2)) is not None:
            said["size"] = size
        elif tag == f"{W}u":
            said["underline"] = (child.get(VAL) or "single") not in OFF
        elif tag == f"{W}color":
            color = child.get(VAL) or ""
            said["color"] = color.upper() if _COLOR.fullmatch(color) else ""
    return said


def _fonts(element: etree._Element, theme: Mapping[str, str], said: RunSaid) -> None:
    plain = theme.get(element.get(f"{W}asciiTheme") or "") or element.get(f"{W}ascii")
    wide = theme.get(element.get(f"{W}hAnsiTheme") or "") or element.get(f"{W}hAnsi")
    if plain:
        said["ascii"] = plain
    if wide:
        said["wide"] = wide


def paragraph_said(properties: etree._Element | None) -> ParagraphSaid:
    """What one `w:pPr` says."""
    said: ParagraphSaid = {}
    for child in properties if properties is not None else ():
        handler = _PARAGRAPH.get(str(child.tag))
        if handler is not None:
            handler(child, said)
    return said


def _align(element: etree._Element, said: ParagraphSaid) -> None:
    if (align := _ALIGNS.get(element.get(VAL) or "")) is not None:
        said["align"] = align


def _mirrored(element: etree._Element, said: ParagraphSaid) -> None:
    said["mirrored"] = is_on(element)


def _indents(element: etree._Element, said: ParagraphSaid) -> None:
    if (left := millimetres(first_of(element, ("left", "start")))) is not None:
        said["indent_left"] = left
    if (right := millimetres(first_of(element, ("right", "end")))) is not None:
        said["indent_right"] = right
    if (hanging := millimetres(element.get(f"{W}hanging"))) is not None:
        said["first_line"] = -hanging if hanging else 0.0
    if not said.get("first_line") and (first := millimetres(element.get(f"{W}firstLine"))) is not None:
        said["first_line"] = first


def _spacing(element: etree._Element, said: ParagraphSaid) -> None:
    if (before := points(element.get(f"{W}before"))) is not None:
        said["space_before"] = before
    if (after := points(element.get(f"{W}after"))) is not None:
        said["space_after"] = after
    for side in ("before", "after"):
        if (element.get(f"{W}{side}Autospacing") or "0") not in OFF:
            said[f"space_{side}"] = _AUTOMATIC  # type: ignore[literal-required] # both are keys of ParagraphSaid
    rule = element.get(f"{W}lineRule", "auto")
    if rule == "auto" and (line := points(element.get(f"{W}line"), 240)) is not None:
        said["line_spacing"] = round(line, 3)
        said["line_exact"] = None
    elif rule == "exact" and (height := points(element.get(f"{W}line"))):
        said["line_exact"] = height
    elif rule == "atLeast":
        said["line_exact"] = None


def _keep(element: etree._Element, said: ParagraphSaid) -> None:
    said["keep_with_next"] = is_on(element)


def _outline(element: etree._Element, said: ParagraphSaid) -> None:
    level = count(element.get(VAL), LEVELS)
    said["outline_level"] = level if 0 <= level < LEVELS else None


def _numbering(element: etree._Element, said: ParagraphSaid) -> None:
    if (num_id := value(element, "numId")) is not None:
        said["num_id"] = num_id.strip()
    if (level := value(element, "ilvl")) is not None:
        said["num_level"] = min(max(count(level), 0), LEVELS - 1)


_PARAGRAPH: dict[str, Callable[[etree._Element, ParagraphSaid], None]] = {
    f"{W}jc": _align,
    f"{W}bidi": _mirrored,
    f"{W}ind": _indents,
    f"{W}spacing": _spacing,
    f"{W}keepNext": _keep,
    f"{W}outlineLvl": _outline,
    f"{W}numPr": _numbering,
}
