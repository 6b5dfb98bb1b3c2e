"""What stands inside one paragraph of a .docx: runs as they are seen, drawn lines, text boxes, bookmarks, and what is left out."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from ttdn_desktop.office.docx_package import MC, R, W
from ttdn_desktop.office.docx_styles import RunLook, run_look, value
from ttdn_desktop.paper.model import Line, Picture, Run

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_EMU_MM = 1 / 36000

_DESCEND = frozenset(W + name for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "sdtContent", "ruby", "rubyBase"))
_TRACKED = frozenset(W + name for name in ("del", "moveFrom", "ins", "moveTo"))
_LINES = frozenset({"line", "straightConnector1"})
_POINTS = re.compile(r"(-?[\d.]+)(pt|cm|mm|in)?")


@dataclass(slots=True)
class Inline:
    """What was gathered from one paragraph."""

    runs: list[Run] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)  # contents of text boxes
    bookmarks: list[str] = field(default_factory=list)
    tracked: bool = False
    hidden: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # ids of footnotes


class Gatherer:
    """Gathers one paragraph; `look` gives the final look of a run from its style and direct formatting."""

    def __init__(self, look: Callable[[str | None, RunLook], RunLook], pictures: dict[str, tuple[str, str]]) -> None:
        self._look = look
        self._pictures = pictures
        self.found = Inline()

    def walk(self, element: etree._Element) -> Inline:
        """Everything below this element in reading order; tracked changes as if accepted."""
        for child in element:
            self._child(child)
        return self.found

    def _child(self, child: etree._Element) -> None:
        tag = child.tag
        if tag in _TRACKED:
            self.found.tracked = True
        if tag == f"{W}r":
            self._run(child)
        elif tag in _DESCEND:
            self.walk(child)
        elif tag == f"{W}sdt":
            for content in child.findall(f"{W}sdtContent"):
                self.walk(content)
        elif tag == f"{W}bookmarkStart":
            self.found.bookmarks.append(str(child.get(f"{W}name") or ""))
        elif tag == f"{MC}AlternateContent":
            for chosen in alternative(child):
                self._child(chosen)
        elif isinstance(tag, str) and tag.startswith(_M):
            self._add("".join(str(text.text or "") for text in child.iter(f"{_M}t")), self._look(None, RunLook()))

    def _run(self, run: etree._Element) -> None:
        properties = run.find(f"{W}rPr")
        look = self._look(value(properties, "rStyle"), run_look(properties))
        for child in run:
            self._piece(child, look)

    def _piece(self, child: etree._Element, look: RunLook) -> None:
        match str(child.tag).removeprefix(W):
            case "t":
                self._add(child.text or "", look)
            case "tab" | "ptab":
                self._add("\t", look)
            case "br" if child.get(f"{W}type") in {"page", "column"}:
                pass
            case "br" | "cr":
                self._add("\n", look)
            case "noBreakHyphen":
                self._add("-", look)
            case "sym":
                self._add(_symbol(str(child.get(f"{W}char") or "")), look)
            case "footnoteReference" | "endnoteReference":
                self.found.notes.append(str(child.get(f"{W}id") or ""))
            case "drawing" | "pict" | "object":
                self._drawn(child)
            case "ruby":
                for base in child.findall(f"{W}rubyBase"):
                    self.walk(base)
            case _ if child.tag == f"{MC}AlternateContent":
                for chosen in alternative(child):
                    self._piece(chosen, look)

    def _add(self, text: str, look: RunLook) -> None:
        if not text:
            return
        if look.hidden:
            self.found.hidden.append(text)
            return
        shown = text.upper() if look.capitals else text
        run = Run(text=shown, bold=bool(look.bold), italic=bool(look.italic), underline=bool(look.underline), size=look.size, font=look.font, color=look.color)
        self.found.runs.append(run)

    def _drawn(self, drawing: etree._Element) -> None:
        """Lines, pictures and text boxes of a drawing."""
        for inner in drawing.iter(f"{MC}AlternateContent"):  # a group may hold both forms of the same box
            for fallback in inner.findall(f"{MC}Fallback"):
                inner.remove(fallback)
        self.found.boxes += drawing.iter(f"{W}txbxContent")
        extent = next(drawing.iter(f"{_WP}extent"), None)
        width = float(extent.get("cx") or 0) * _EMU_MM if extent is not None else 0.0
        height = float(extent.get("cy") or 0) * _EMU_MM if extent is not None else 0.0
        for shape in drawing.iter(f"{_A}prstGeom"):
            if shape.get("prst") in _LINES and height < 3:
                self.found.lines.append(Line(length=round(width, 1)))
        for shape in drawing.iter(f"{_V}line"):
            self.found.lines.append(Line(length=round(abs(_points(shape.get("to")) - _points(shape.get("from"))), 1)))
        for blip in drawing.iter(f"{_A}blip"):
            target = self._pictures.get(str(blip.get(f"{R}embed") or ""))
            if target:
                self.found.pictures.append(Picture(source=target[1], width=round(width, 1) or None, height=round(height, 1) or None))


def alternative(element: etree._Element) -> list[etree._Element]:
    """The children of the one form of an AlternateContent that is taken: the first choice, else the fallback."""
    choice = element.find(f"{MC}Choice")
    taken = choice if choice is not None and len(choice) else element.find(f"{MC}Fallback")
    return list(taken) if taken is not None else []


def composed(runs: list[Run]) -> tuple[Run, ...]:
    """The runs in NFC, marks kept with the letter they belong to, empty ones dropped."""
    out: list[Run] = []
    for run in runs:
        text = run.text
        if out and text and unicodedata.combining(text[0]):
            cut = next((at for at, char in enumerate(text) if not unicodedata.combining(char)), len(text))
            out[-1] = _with(out[-1], out[-1].text + text[:cut])
            text = text[cut:]
        if not text:
            continue
        same = out and _with(out[-1], "") == _with(run, "")
        if same:
            out[-1] = _with(run, out[-1].text + text)
        else:
            out.append(_with(run, text))
    return tuple(_with(run, unicodedata.normalize("NFC", run.text)) for run in out)


def _with(run: Run, text: str) -> Run:
    return Run(text=text, bold=run.bold, italic=run.italic, underline=run.underline, size=run.size, font=run.font, color=run.color, hidden=run.hidden)


def _symbol(code: str) -> str:
    """A character of a symbol font; those of the private range are bullets and the like."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return "•" if 0xE000 <= number <= 0xF8FF else chr(number) if 32 <= number < 0x110000 and not 0xD800 <= number < 0xE000 else ""


def _points(text: str | None) -> float:
    """The horizontal part of a VML point, in millimetres."""
    found = _POINTS.match((text or "").split(",")[0].strip())
    if not found:
        return 0.0
    factor = {"cm": 10.0, "mm": 1.0, "in": 25.4, "pt": 25.4 / 72}.get(found[2] or "pt", 1.0)
    try:
        return float(found[1]) * factor
    except ValueError:
        return 0.0
