"""How a paragraph or run of a .docx really looks: document defaults, styles with what they are based on, then direct formatting."""

from dataclasses import dataclass, field, fields, replace
from typing import TypeVar

from lxml import etree

from ttdn_desktop.office.docx_package import Package, W
from ttdn_desktop.office.kinds import Refusal, RefusedFileError
from ttdn_desktop.paper.model import Align

_TWIP_MM = 25.4 / 1440
_ALIGNS = {
    "left": Align.LEFT,
    "start": Align.LEFT,
    "center": Align.CENTER,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
    "both": Align.JUSTIFY,
    "distribute": Align.JUSTIFY,
}
_OFF = frozenset({"0", "false", "off", "none"})
_MAX_CHAIN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLook:
    """Character formatting; None: not said at this level."""

    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    hidden: bool | None = None
    capitals: bool | None = None
    size: float | None = None
    font: str | None = None
    color: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphLook:
    """Paragraph formatting in millimetres and points; None: not said at this level."""

    align: Align | None = None
    first_line: float | None = None
    indent_left: float | None = None
    indent_right: float | None = None
    space_before: float | None = None
    space_after: float | None = None
    line_spacing: float | None = None
    keep_with_next: bool | None = None
    outline_level: int | None = None
    numbering: tuple[str, int] | None = None  # numId and level


Look = TypeVar("Look", RunLook, ParagraphLook)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    name: str
    based_on: str | None
    run: RunLook
    paragraph: ParagraphLook


@dataclass(slots=True)
class Styles:
    """The styles of one document."""

    default_run: RunLook = RunLook()
    default_paragraph: ParagraphLook = ParagraphLook()
    default_style: str | None = None
    _styles: dict[str, _Style] = field(default_factory=dict)

    def name(self, style: str | None) -> str:
        """The name of a style by its id; the id where it is unknown."""
        found = self._styles.get(style or self.default_style or "")
        return found.name if found else (style or "")

    def run(self, paragraph_style: str | None, run_style: str | None, direct: RunLook) -> RunLook:
        """How a run looks in the end."""
        look = self.default_run
        for style in (paragraph_style or self.default_style, run_style):
            for step in self._chain(style):
                look = laid_over(look, step.run)
        return laid_over(look, direct)

    def paragraph(self, style: str | None, direct: ParagraphLook) -> ParagraphLook:
        """How a paragraph looks in the end."""
        look = self.default_paragraph
        for step in self._chain(style or self.default_style):
            look = laid_over(look, step.paragraph)
        return laid_over(look, direct)

    def _chain(self, style: str | None) -> list[_Style]:
        """The style with those it is based on, the most general first."""
        chain: list[_Style] = []
        while style and style in self._styles and len(chain) < _MAX_CHAIN:
            chain.append(self._styles[style])
            style = chain[-1].based_on
        return chain[::-1]


def laid_over(below: Look, above: Look) -> Look:
    """What the upper level says, else the lower."""
    said = {f.name: value for f in fields(above) if (value := getattr(above, f.name)) is not None}
    return replace(below, **said) if said else below


def read_styles(package: Package, part: str | None) -> Styles:
    """The styles of a document; none where the part is missing or broken, as Word shows such files too."""
    if part is None or not package.has(part):
        return Styles()
    try:
        root = package.xml(part)
    except RefusedFileError as error:
        if error.reason is not Refusal.DAMAGED:
            raise
        return Styles()
    styles = Styles()
    defaults = root.find(f"{W}docDefaults")
    if defaults is not None:
        styles.default_run = run_look(defaults.find(f"{W}rPrDefault/{W}rPr"))
        styles.default_paragraph = paragraph_look(defaults.find(f"{W}pPrDefault/{W}pPr"))
    for style in root.iter(f"{W}style"):
        ident = str(style.get(f"{W}styleId") or "")
        styles._styles[ident] = _Style(
            name=value(style, "name") or ident,
            based_on=value(style, "basedOn"),
            run=run_look(style.find(f"{W}rPr")),
            paragraph=paragraph_look(style.find(f"{W}pPr")),
        )
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true", "on"}:
            styles.default_style = ident
    return styles


def value(element: etree._Element | None, child: str) -> str | None:
    """The `w:val` of a child; None where there is none."""
    found = element.find(f"{W}{child}") if element is not None else None
    return None if found is None else found.get(f"{W}val")


def switch(element: etree._Element, child: str) -> bool | None:
    """An on/off child: absent is None, present without a value is on."""
    found = element.find(f"{W}{child}")
    return None if found is None else (found.get(f"{W}val") or "1") not in _OFF


def run_look(properties: etree._Element | None) -> RunLook:
    """What one `w:rPr` says."""
    if properties is None or not len(properties):
        return RunLook()
    fonts = properties.find(f"{W}rFonts")
    half_points = value(properties, "sz")
    color = value(properties, "color")
    underline = value(properties, "u")
    return RunLook(
        bold=switch(properties, "b"),
        italic=switch(properties, "i"),
        underline=None if underline is None else underline not in _OFF,
        hidden=switch(properties, "vanish"),
        capitals=switch(properties, "caps"),
        size=_number(half_points, 0.5),
        font=None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi"),
        color=color if color and color != "auto" else None,
    )


def paragraph_look(properties: etree._Element | None) -> ParagraphLook:
    """What one `w:pPr` says."""
    if properties is None or not len(properties):
        return ParagraphLook()
    indent = properties.find(f"{W}ind")
    spacing = properties.find(f"{W}spacing")
    level = value(properties, "outlineLvl")
    return ParagraphLook(
        align=_ALIGNS.get(value(properties, "jc") or ""),
        first_line=_first_line(indent),
        indent_left=_length(indent, "left", "start"),
        indent_right=_length(indent, "right", "end"),
        space_before=_number(spacing.get(f"{W}before") if spacing is not None else None, 1 / 20),
        space_after=_number(spacing.get(f"{W}after") if spacing is not None else None, 1 / 20),
        line_spacing=_line_spacing(spacing),
        keep_with_next=switch(properties, "keepNext"),
        outline_level=int(level) if level and level.isdigit() and int(level) < 9 else None,
        numbering=_numbering(properties),
    )


def _numbering(properties: etree._Element) -> tuple[str, int] | None:
    numbering = properties.find(f"{W}numPr")
    if numbering is None:
        return None
    level = value(numbering, "ilvl") or "0"
    return (value(numbering, "numId") or "0", int(level) if level.isdigit() else 0)


def _first_line(indent: etree._Element | None) -> float | None:
    hanging = _length(indent, "hanging")
    return -hanging if hanging else _length(indent, "firstLine")


def _length(element: etree._Element | None, *names: str) -> float | None:
    """Twips of the first attribute there is, in millimetres."""
    if element is None:
        return None
    for name in names:
        if (text := element.get(f"{W}{name}")) is not None:
            found = _number(text, _TWIP_MM)
            return None if found is None else round(found, 2)
    return None


def _line_spacing(spacing: etree._Element | None) -> float | None:
    if spacing is None or spacing.get(f"{W}lineRule", "auto") != "auto":
        return None
    lines = _number(spacing.get(f"{W}line"), 1 / 240)
    return None if lines is None else round(lines, 3)


def _number(text: str | None, factor: float) -> float | None:
    try:
        return None if text is None else float(text) * factor
    except ValueError:
        return None
