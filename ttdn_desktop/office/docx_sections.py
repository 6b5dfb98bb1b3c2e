"""The sheets of the sections of a .docx."""

from lxml import etree

from ttdn_desktop.office.docx_package import W
from ttdn_desktop.office.docx_values import count, is_on, millimetres
from ttdn_desktop.paper.model import PageSetup

_USUAL = PageSetup()


def page_setup(section: etree._Element | None) -> PageSetup:
    """The sheet of one section; the usual measures where it does not say them."""
    if section is None:
        return _USUAL
    children = {str(child.tag): child for child in section}
    size, margins, numbers = (children.get(W + name) for name in ("pgSz", "pgMar", "pgNumType"))
    first = children.get(f"{W}titlePg")
    start = numbers.get(f"{W}start") if numbers is not None else None
    return PageSetup(
        width=_said(size, "w", _USUAL.width) or _USUAL.width,
        height=_said(size, "h", _USUAL.height) or _USUAL.height,
        top=abs(_said(margins, "top", _USUAL.top)),  # negative where the text runs under a high header
        bottom=abs(_said(margins, "bottom", _USUAL.bottom)),
        left=_said(margins, "left", _USUAL.left) + _said(margins, "gutter", 0),
        right=_said(margins, "right", _USUAL.right),
        header=_said(margins, "header", _USUAL.header),
        number_from=count(start) if start and start.isdigit() else None,
        hide_first_number=first is not None and is_on(first),
    )


def _said(element: etree._Element | None, attribute: str, otherwise: float) -> float:
    found = millimetres(element.get(W + attribute)) if element is not None else None
    return otherwise if found is None else found
