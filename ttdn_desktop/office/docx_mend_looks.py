"""The looks of paragraphs, runs and drawn lines of a .docx, changed in place: only what is asked, only where it is not so already."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lxml import etree

from ttdn_desktop.office.docx_drawing import LINE_SHAPES, POINTS
from ttdn_desktop.office.docx_looks import ALIGN
from ttdn_desktop.office.docx_order import PARAGRAPH, RUN, child_of, forget, head_of
from ttdn_desktop.office.docx_package import MC, W
from ttdn_desktop.office.docx_places import boxes_of
from ttdn_desktop.office.docx_said import paragraph_said, run_said
from ttdn_desktop.office.docx_styles import RunLook, Styles
from ttdn_desktop.office.docx_units import LINE, TWIPS_PER_POINT, twips
from ttdn_desktop.office.docx_values import VAL, value
from ttdn_desktop.paper.model import Align

_OPPOSITE = {Align.LEFT: Align.RIGHT, Align.RIGHT: Align.LEFT}
_TAKEN_OUT = frozenset({f"{W}del", f"{W}moveFrom"})
_SWITCHES = {"bold": ("b", "bCs"), "italic": ("i", "iCs")}
_FACES = ("ascii", "hAnsi", "eastAsia", "cs")
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_EMU = 36000  # in a millimetre
_POINT = 25.4 / 72
_GROUP = "wgp"


# --- runs


def mend_runs(paragraph: etree._Element, fields: Mapping[str, Any], styles: Styles) -> bool:
    """Give the characters of a paragraph these looks (`Run`); whether it has any. Text boxes in it keep theirs."""
    style = value(paragraph.find(f"{W}pPr"), "pStyle")
    in_table = next(paragraph.iterancestors(f"{W}tc"), None) is not None
    found = False
    for run in runs_of(paragraph):
        found = True
        properties = run.find(f"{W}rPr")
        look = None if in_table else styles.run(style, None, value(properties, "rStyle"), run_said(properties, styles.theme))
        wanted = {name: new for name, new in fields.items() if look is None or not _has(look, name, new)}
        if wanted:
            _dress(head_of(run, "rPr"), wanted)
    return found


def runs_of(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The runs that show text of this paragraph, in reading order."""
    for child in paragraph:
        if child.tag == f"{W}r":
            yield child
        elif child.tag not in _TAKEN_OUT and isinstance(child.tag, str) and child.tag != f"{W}pPr":
            yield from runs_of(child)


def _has(look: RunLook, name: str, new: Any) -> bool:
    """Whether the characters look so already, whoever says it."""
    if name == "font":
        return bool(look.font == new and look.wide_font == new)
    if name == "color":
        return bool((look.color or None) == new)
    return bool(getattr(look, name) == new)


def _dress(properties: etree._Element, fields: Mapping[str, Any]) -> None:
    for name, new in fields.items():
        match name:
            case "size":
                for tag in ("sz", "szCs"):
                    child_of(properties, tag, RUN).set(VAL, str(round(new * 2)))
            case "bold" | "italic":
                for tag in _SWITCHES[name]:
                    _switch(child_of(properties, tag, RUN), on=new)
            case "underline":
                child_of(properties, "u", RUN).set(VAL, "single" if new else "none")
            case "color":
                color = child_of(properties, "color", RUN)
                color.attrib.clear()
                color.set(VAL, new or "auto")
            case "font":
                fonts = child_of(properties, "rFonts", RUN)
                fonts.attrib.clear()
                for face in _FACES:
                    fonts.set(f"{W}{face}", new)
            case _:
                raise ValueError(name)


def _switch(element: etree._Element, *, on: bool) -> None:
    if on:
        forget(element, ("val",))
    else:
        element.set(VAL, "0")


# --- paragraphs


def mend_paragraph(paragraph: etree._Element, fields: Mapping[str, Any], styles: Styles) -> None:
    """Give a paragraph these measures (`Paragraph`)."""
    properties = head_of(paragraph, "pPr")
    for name in ("align", "first_line", "indent_left", "indent_right", "space_before", "space_after", "keep_with_next"):
        if name in fields:
            _PARTS[name](properties, fields[name])
    if "line_exact" in fields and fields["line_exact"] is not None:
        _lines(properties, round(fields["line_exact"] * TWIPS_PER_POINT), "exact")
    elif fields.get("line_spacing") is not None:
        _lines(properties, round(fields["line_spacing"] * LINE), "auto")
    if "align" in fields and _is_mirrored(properties, styles):
        _align(properties, _OPPOSITE.get(fields["align"], fields["align"]))
    if not len(properties):
        paragraph.remove(properties)


def _is_mirrored(properties: etree._Element, styles: Styles) -> bool:
    said = {**styles.paragraph(value(properties, "pStyle")), **paragraph_said(properties)}
    return bool(said.get("mirrored"))


def _align(properties: etree._Element, align: Align) -> None:
    child_of(properties, "jc", PARAGRAPH).set(VAL, ALIGN[Align(align)])


def _first_line(properties: etree._Element, length: float) -> None:
    indents = child_of(properties, "ind", PARAGRAPH)
    forget(indents, ("firstLineChars", "hangingChars", "hanging", "firstLine"))
    indents.set(f"{W}firstLine" if length >= 0 else f"{W}hanging", str(twips(abs(length))))


def _left(properties: etree._Element, length: float) -> None:
    _indent(properties, ("left", "start"), length)


def _right(properties: etree._Element, length: float) -> None:
    _indent(properties, ("right", "end"), length)


def _indent(properties: etree._Element, names: tuple[str, str], length: float) -> None:
    indents = child_of(properties, "ind", PARAGRAPH)
    forget(indents, (*(f"{name}Chars" for name in names), *names))
    indents.set(f"{W}{names[0]}", str(twips(length)))


def _before(properties: etree._Element, points: float) -> None:
    _space(properties, "before", points)


def _after(properties: etree._Element, points: float) -> None:
    _space(properties, "after", points)


def _space(properties: etree._Element, side: str, points: float) -> None:
    spacing = child_of(properties, "spacing", PARAGRAPH)
    forget(spacing, (f"{side}Lines",))
    if f"{W}{side}Autospacing" in spacing.attrib:
        spacing.set(f"{W}{side}Autospacing", "0")
    spacing.set(f"{W}{side}", str(round(points * TWIPS_PER_POINT)))


def _lines(properties: etree._Element, height: int, rule: str) -> None:
    spacing = child_of(properties, "spacing", PARAGRAPH)
    spacing.set(f"{W}line", str(height))
    spacing.set(f"{W}lineRule", rule)


def _keep(properties: etree._Element, on: bool) -> None:
    _switch(child_of(properties, "keepNext", PARAGRAPH), on=on)


_PARTS: Mapping[str, Callable[[etree._Element, Any], None]] = {
    "align": _align,
    "first_line": _first_line,
    "indent_left": _left,
    "indent_right": _right,
    "space_before": _before,
    "space_after": _after,
    "keep_with_next": _keep,
}


# --- drawn lines


def mend_line(paragraph: etree._Element, length: float, room: float | None) -> bool:
    """Make the one line drawn at a paragraph so many millimetres long, in its middle; False where there is none, or several, or it is part of a group.

    `room` is the width of the column outside of tables.
    """
    drawings = [drawing for drawing in paragraph.iter(f"{W}drawing") if not _in_box(drawing, paragraph) and not _is_fallback(drawing)]
    shapes = [shape for shape in paragraph.iter(f"{_V}line", f"{_V}shape", f"{_V}rect") if not _in_box(shape, paragraph)]
    outer = [shape for shape in shapes if not _is_fallback(shape)]
    if not drawings and not outer:
        return _mend_border(paragraph, length, room)
    if len(drawings) + len(outer) != 1:
        return False
    done = _mend_drawing(drawings[0], length) if drawings else False
    for shape in shapes:
        done |= _mend_vml(shape, length)
    return done


def _in_box(element: etree._Element, paragraph: etree._Element) -> bool:
    return bool(boxes_of(paragraph)) and next(element.iterancestors(f"{W}txbxContent"), None) is not next(paragraph.iterancestors(f"{W}txbxContent"), None)


def _is_fallback(element: etree._Element) -> bool:
    return next(element.iterancestors(f"{MC}Fallback"), None) is not None


def _mend_border(paragraph: etree._Element, length: float, column: float | None) -> bool:
    """A border of an empty paragraph: its indents give the length."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None or properties.find(f"{W}pBdr") is None:
        return False
    said = paragraph_said(properties)
    left, right = said.get("indent_left") or 0.0, said.get("indent_right") or 0.0
    room = _room(paragraph) if next(paragraph.iterancestors(f"{W}tc"), None) is not None else column
    if room is None:
        return False
    change = (room - left - right - length) / 2
    _left(properties, max(left + change, 0))
    _right(properties, max(right + change, 0))
    return True


def _room(paragraph: etree._Element) -> float | None:
    """Millimetres of the cell the paragraph stands in; None where it stands in none that says its width."""
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    width = cell.find(f"{W}tcPr/{W}tcW") if cell is not None else None
    said = width.get(f"{W}w") if width is not None and width.get(f"{W}type") == "dxa" else None
    if said is None or not said.isdigit():
        return None
    table = next(paragraph.iterancestors(f"{W}tbl"))
    sides = sum(int(side.get(f"{W}w") or 0) for name in ("left", "right") for side in table.findall(f"{W}tblPr/{W}tblCellMar/{W}{name}"))
    return (int(said) - sides) * 25.4 / 1440


def _mend_drawing(drawing: etree._Element, length: float) -> bool:
    if any(etree.QName(part).localname == _GROUP for part in drawing.iter(etree.Element)):
        return False
    extents = list(drawing.iter(f"{_WP}extent"))
    shape = next((part for part in drawing.iter(f"{_A}prstGeom") if part.get("prst") in LINE_SHAPES or part.get("prst") == "rect"), None)
    if len(extents) != 1 or shape is None:
        return False
    old, new = int(extents[0].get("cx") or 0), round(length * _EMU)
    extents[0].set("cx", str(new))
    for size in drawing.iter(f"{_A}ext"):
        if size.get("cx") is not None:
            size.set("cx", str(new))
    for place in drawing.iter(f"{_WP}positionH"):
        offset = place.find(f"{_WP}posOffset")
        if offset is not None and offset.text:
            offset.text = str(int(offset.text) + round((old - new) / 2))
    return True


def _mend_vml(shape: etree._Element, length: float) -> bool:
    points = length / _POINT
    start, end = shape.get("from"), shape.get("to")
    if start is not None and end is not None:
        first, last = _point(start), _point(end)
        if first is None or last is None:
            return False
        middle = (first + last) / 2
        shape.set("from", _with_x(start, middle - points / 2))
        shape.set("to", _with_x(end, middle + points / 2))
        return True
    style = shape.get("style") or ""
    found = re.search(r"(?<![\w-])width:\s*([^;]+)", style)
    old = _point(found[1]) if found else None
    if found is None or old is None:
        return False
    style = f"{style[: found.start(1)]}{points:g}pt{style[found.end(1) :]}"
    margin = re.search(r"(?<![\w-])margin-left:\s*([^;]+)", style)
    if margin and (left := _point(margin[1])) is not None:
        style = f"{style[: margin.start(1)]}{left + (old - points) / 2:g}pt{style[margin.end(1) :]}"
    shape.set("style", style)
    return True


def _point(text: str) -> float | None:
    """The horizontal part of a VML place or length, in points."""
    found = POINTS.match(text.partition(",")[0].strip())
    if found is None or found[1] in {"-", "."}:
        return None
    return float(found[1]) * {"cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pt": 1.0, "px": 0.75}.get(found[2] or "pt", 1.0)


def _with_x(text: str, points: float) -> str:
    rest = text.partition(",")[2]
    return f"{points:g}pt,{rest}"
