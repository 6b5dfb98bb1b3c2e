"""Properties of WordprocessingML put where the schema wants them: looks of runs and paragraphs, sheets of sections."""

from collections.abc import Iterable

from lxml import etree

from ttdn_desktop.office.docx_package import W

RUN = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof",
    "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd",
    "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange",
)  # fmt: skip
"""The order of `w:rPr`; `ins`, `del` and the like of a paragraph mark stand before all."""

PARAGRAPH = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs",
    "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
    "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
)  # fmt: skip
"""The order of `w:pPr`."""

SECTION = (
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols",
    "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange",
)  # fmt: skip
"""The order of `w:sectPr`; references to headers and footers may stand in any order among themselves."""


def child_of(parent: etree._Element, name: str, order: tuple[str, ...]) -> etree._Element:
    """The child of that name; one is made at its place where there is none."""
    found = parent.find(f"{W}{name}")
    return placed(parent, etree.Element(f"{W}{name}"), order) if found is None else found


def placed(parent: etree._Element, made: etree._Element, order: tuple[str, ...]) -> etree._Element:
    """Put a new child behind all that go before it."""
    rank = order.index(etree.QName(made).localname)
    at = 0
    for number, child in enumerate(parent, start=1):
        local = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if local not in order or order.index(local) <= rank:
            at = number
    parent.insert(at, made)
    return made


def head_of(element: etree._Element, name: str) -> etree._Element:
    """The properties (`pPr`, `rPr`) of a paragraph or run, which stand first in it; made where there are none."""
    found = element.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        element.insert(0, found)
    return found


def drop(parent: etree._Element, names: Iterable[str]) -> None:
    """Take children of these names out."""
    for name in names:
        for child in parent.findall(f"{W}{name}"):
            parent.remove(child)


def remove(element: etree._Element) -> None:
    """Take an element out of where it stands."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def forget(element: etree._Element, names: Iterable[str]) -> None:
    """Take attributes of these names away."""
    for name in names:
        if f"{W}{name}" in element.attrib:
            del element.attrib[f"{W}{name}"]
