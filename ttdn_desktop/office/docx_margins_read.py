"""What the margins of the sheets of a .docx show: the page number with its place and look, and our own foot of a first page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from ttdn_desktop.office.docx_fields import is_page_number
from ttdn_desktop.office.docx_package import Package, R, W
from ttdn_desktop.office.docx_said import ParagraphSaid, paragraph_said, run_said
from ttdn_desktop.office.docx_styles import Styles
from ttdn_desktop.office.docx_values import VAL, is_on, value
from ttdn_desktop.office.docx_walk import Walk, is_old
from ttdn_desktop.office.package_names import STYLE_IDS
from ttdn_desktop.paper.model import Align, Block, Edge, PageNumber, Part, Style

_KINDS = ("header", "footer")
_ROMAN = frozenset({"lowerRoman", "upperRoman"})
_FRAMED = {"center": Align.CENTER, "right": Align.RIGHT, "left": Align.LEFT, "outside": Align.RIGHT, "inside": Align.LEFT}
_OWN_FOOT = STYLE_IDS[Style.CONTACT]


@dataclass(slots=True)
class _Margins:
    """The headers and footers of one section, by kind and pages ("header", "default"); those it does not name are those of the one before."""

    parts: dict[tuple[str, str], str] = field(default_factory=dict)


def with_margins(parts: Sequence[Part], body: etree._Element, package: Package, targets: dict[str, tuple[str, str]], walk: Walk) -> Iterator[Part]:
    """The parts with what their sheets show in the margins."""
    settings = package.optional(dict(targets.values()).get("settings"))
    mirrored = settings is not None and (found := settings.find(f"{W}mirrorMargins")) is not None and is_on(found)
    sections = [section for section in body.iter(f"{W}sectPr") if not is_old(section)]
    margins = _Margins()
    for number, part in enumerate(parts):
        section = sections[number] if number < len(sections) else None
        if section is None:
            yield replace(part, page=replace(part.page, page_number=None, mirrored=mirrored))
            continue
        _named(section, targets, margins)
        titled = (title := section.find(f"{W}titlePg")) is not None and is_on(title)
        page_number = _number_of(package, margins, "default", walk.styles)
        if page_number is not None and _format(section) in _ROMAN:
            page_number = replace(page_number, roman=True)
        hidden = titled and _number_of(package, margins, "first", walk.styles) is None
        page = replace(part.page, page_number=page_number, hide_first_number=hidden, mirrored=mirrored)
        yield replace(part, page=page, foot=_foot(package, margins, walk, page.text_width) if titled else ())


def _named(section: etree._Element, targets: dict[str, tuple[str, str]], margins: _Margins) -> None:
    for kind in _KINDS:
        for reference in section.findall(f"{W}{kind}Reference"):
            target = targets.get(reference.get(f"{R}id") or "")
            if target is not None:
                margins.parts[kind, reference.get(f"{W}type") or "default"] = target[1]


def _format(section: etree._Element) -> str:
    numbers = section.find(f"{W}pgNumType")
    return (numbers.get(f"{W}fmt") or "") if numbers is not None else ""


def _number_of(package: Package, margins: _Margins, pages: str, styles: Styles) -> PageNumber | None:
    """The page number of these pages: that in the header, else that in the footer."""
    for kind, edge in zip(_KINDS, (Edge.TOP, Edge.BOTTOM), strict=True):
        path = margins.parts.get((kind, pages))
        root = package.optional(path) if path is not None else None
        if root is not None and (found := _page_number(root, edge, styles)) is not None:
            return found
    return None


def _page_number(root: etree._Element, edge: Edge, styles: Styles) -> PageNumber | None:
    for code in root.iter(f"{W}instrText", f"{W}fldSimple"):
        instruction = code.get(f"{W}instr") or code.text or ""
        if not is_page_number(instruction) or instruction.split(maxsplit=1)[0].upper() != "PAGE":
            continue
        run = next((above for above in code.iterancestors(f"{W}r")), None)
        run = run if run is not None else next(code.iter(f"{W}r"), None)
        paragraph = next((above for above in code.iterancestors(f"{W}p")), None)
        if paragraph is None:
            continue
        properties = paragraph.find(f"{W}pPr")
        style = value(properties, "pStyle")
        marks = run.find(f"{W}rPr") if run is not None else None
        look = styles.run(style, None, value(marks, "rStyle"), run_said(marks, styles.theme))
        return PageNumber(edge=edge, align=_align(paragraph, properties, style, styles, code), size=look.size, bold=look.bold, italic=look.italic)
    return None


def _align(paragraph: etree._Element, properties: etree._Element | None, style: str | None, styles: Styles, code: etree._Element) -> Align:
    """Where the number stands: by its frame, by tabs before it in a line that begins at the left, else as its paragraph does."""
    frame = properties.find(f"{W}framePr") if properties is not None else None
    if frame is not None and (side := frame.get(f"{W}xAlign")) in _FRAMED:
        return _FRAMED[side]
    said: ParagraphSaid = {**styles.default_paragraph, **styles.paragraph(style), **paragraph_said(properties)}
    align = said.get("align", Align.LEFT)
    if align not in {Align.LEFT, Align.JUSTIFY}:
        return align
    tabs = 0
    for element in paragraph.iter(f"{W}tab", f"{W}ptab", f"{W}instrText", f"{W}fldSimple"):
        if element is code:
            break
        parent = element.getparent()
        if element.tag == f"{W}ptab":
            return _FRAMED.get(element.get(f"{W}alignment") or "", Align.LEFT)
        tabs += parent is not None and parent.tag == f"{W}r"
    return (Align.LEFT, Align.CENTER, Align.RIGHT)[min(tabs, 2)]


def _foot(package: Package, margins: _Margins, walk: Walk, width: float) -> tuple[Block, ...]:
    """The blocks at the foot of the first page, where they are those this program writes."""
    path = margins.parts.get(("footer", "first"))
    root = package.optional(path) if path is not None else None
    if path is None or root is None or not any(style.get(VAL) == _OWN_FOOT for style in root.iter(f"{W}pStyle")):
        return ()
    number = next((paragraph for paragraph in root.iter(f"{W}p") if paragraph.find(f".//{W}instrText") is not None), None)
    if number is not None and (parent := number.getparent()) is not None:
        parent.remove(number)
    return tuple(walk.story(root, f"{path}#", package.relations(path), width=width, page_numbers=False))
