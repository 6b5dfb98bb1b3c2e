"""Drawings of a .docx: text boxes once, drawn lines, pictures and embedded objects by name, in DrawingML and in VML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from ttdn_desktop.office.docx_package import MC, R, W
from ttdn_desktop.paper.model import Line, Picture

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_EMU_MM = 1 / 36000
LINE_SHAPES = frozenset({"line", "straightConnector1"})
_FLAT = 3  # millimetres: a line that is higher is no rule
_THIN = 0.6  # millimetres: any shape that is no higher is seen as a line
_VML_LINES = frozenset({"#_x0000_t20", "#_x0000_t32"})  # a line, a straight connector
POINTS = re.compile(r"(-?[\d.]+)(pt|cm|mm|in|px)?")
_GRAPHICS = {"chart": "chart", "chartex": "chart", "diagram": "diagram"}


@dataclass(slots=True)
class Drawn:
    """What was found in one drawing."""

    boxes: list[etree._Element] = field(default_factory=list)  # contents of text boxes
    lines: list[Line] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    objects: list[str] = field(default_factory=list)  # what made them, such as "Excel.Sheet.12"
    graphics: list[str] = field(default_factory=list)  # "chart" or "diagram": their words are no text of the document


def drawn(drawing: etree._Element, targets: dict[str, tuple[str, str]]) -> Drawn:
    """Lines, pictures, objects and text boxes of a drawing; `targets` are the relationships of its part."""
    found = Drawn()
    width = height = 0.0
    for element in _seen(drawing):
        tag = element.tag
        if tag == f"{W}txbxContent":
            found.boxes.append(element)
        elif tag == f"{_WP}extent":
            width, height = _emu(element.get("cx")), _emu(element.get("cy"))
        elif tag == f"{_A}prstGeom" and (height < _FLAT if element.get("prst") in LINE_SHAPES else height < _THIN and width > _FLAT):
            found.lines.append(Line(length=round(width, 1)))
        elif tag == f"{_A}blip":
            _picture(found, targets, element.get(f"{R}embed"), width, height)
        elif tag == f"{_A}graphicData":
            kind = _GRAPHICS.get((element.get("uri") or "").rpartition("/")[2])
            found.graphics += [kind] if kind else []
        elif tag == f"{_V}line":
            found.lines.append(Line(length=round(abs(_points(element.get("to")) - _points(element.get("from"))), 1)))
        elif tag == f"{_V}shape" and element.get("type") in _VML_LINES and (length := _flat_width(element.get("style") or "")) is not None:
            found.lines.append(Line(length=length))
        elif tag == f"{_V}imagedata":
            _picture(found, targets, element.get(f"{R}id"), 0, 0)
        elif tag == f"{_O}OLEObject":
            found.objects.append(element.get("ProgID") or "")
    return found


def alternative(element: etree._Element) -> list[etree._Element]:
    """The children of the one form of an AlternateContent that is taken: the first choice that holds something, else the fallback."""
    for choice in element.findall(f"{MC}Choice"):
        if len(choice):
            return list(choice)
    fallback = element.find(f"{MC}Fallback")
    return list(fallback) if fallback is not None else []


def _seen(element: etree._Element) -> Iterator[etree._Element]:
    """Everything below that is drawn: of two forms one, and nothing from inside text boxes, which are read as texts of their own."""
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        if child.tag == f"{MC}AlternateContent":
            waiting += reversed(alternative(child))
            continue
        yield child
        if child.tag != f"{W}txbxContent":
            waiting += reversed(child)


def _flat_width(style: str) -> float | None:
    """Millimetres of a VML shape that lies flat; None for one that does not."""
    said = dict(entry.strip().split(":", 1) for entry in style.split(";") if ":" in entry)
    return round(_points(said.get("width")), 1) if abs(_points(said.get("height"))) < _FLAT else None


def _picture(found: Drawn, targets: dict[str, tuple[str, str]], ident: str | None, width: float, height: float) -> None:
    target = targets.get(ident or "")
    if target:
        found.pictures.append(Picture(source=target[1], width=round(width, 1) or None, height=round(height, 1) or None))


def _emu(text: str | None) -> float:
    """Millimetres of a length in English metric units."""
    return float(text) * _EMU_MM if text and re.fullmatch(r"\d{1,12}", text) else 0.0


def _points(text: str | None) -> float:
    """The horizontal part of a VML point, in millimetres."""
    found = POINTS.match((text or "").split(",")[0].strip())
    if not found:
        return 0.0
    factor = {"cm": 10.0, "mm": 1.0, "in": 25.4, "pt": 25.4 / 72, "px": 25.4 / 96}.get(found[2] or "pt", 1.0)
    try:
        return float(found[1]) * factor
    except ValueError:
        return 0.0
