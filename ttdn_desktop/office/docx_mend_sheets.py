"""The sheets of a .docx, changed in place: measures of sections, where their numbers begin, first pages of their own."""

import copy
from collections.abc import Mapping
from typing import Any

from lxml import etree

from ttdn_desktop.office.docx_margin_parts import KINDS, Margins, empty_part
from ttdn_desktop.office.docx_mend_numbers import number_line, take_out
from ttdn_desktop.office.docx_order import SECTION, child_of, drop, forget
from ttdn_desktop.office.docx_package import W
from ttdn_desktop.office.docx_sections import page_setup
from ttdn_desktop.office.docx_units import twips
from ttdn_desktop.office.docx_values import count, is_on

_MARGINS = ("top", "bottom", "left", "right", "header")


def mend_page(section: etree._Element, fields: Mapping[str, Any], margins: Margins) -> None:
    """Give a section these measures (`PageSetup`)."""
    setup = page_setup(section)
    width, height = fields.get("width", setup.width), fields.get("height", setup.height)
    if (width, height) != (setup.width, setup.height):
        size = child_of(section, "pgSz", SECTION)
        size.set(f"{W}w", str(twips(width)))
        size.set(f"{W}h", str(twips(height)))
        forget(size, ("code", *(("orient",) if width <= height else ())))
        if width > height:
            size.set(f"{W}orient", "landscape")
    for name in _MARGINS:
        if name in fields and fields[name] != getattr(setup, name):
            _margin(section, name, fields[name])
    if "number_from" in fields:
        _start(section, fields["number_from"])
    if fields.get("hide_first_number") and not _is_titled(section):
        _hide_first(section, margins)
    elif fields.get("hide_first_number"):
        _clear_first(section, margins)


def _margin(section: etree._Element, name: str, length: float) -> None:
    margin = child_of(section, "pgMar", SECTION)
    for side in ("top", "right", "bottom", "left", "header", "footer", "gutter"):
        if margin.get(f"{W}{side}") is None:  # the schema asks for all of them
            margin.set(f"{W}{side}", str(twips({"top": 20, "bottom": 20, "left": 30, "right": 15, "header": 10, "footer": 10}.get(side, 0))))
    gutter = count(margin.get(f"{W}gutter")) if name == "left" else 0
    margin.set(f"{W}{name}", str(max(twips(length) - gutter, 0)))


def _start(section: etree._Element, number: int | None) -> None:
    numbers = child_of(section, "pgNumType", SECTION)
    if number is None:
        forget(numbers, ("start",))
    else:
        numbers.set(f"{W}start", str(number))


# --- the first page


def _is_titled(section: etree._Element) -> bool:
    found = section.find(f"{W}titlePg")
    return found is not None and is_on(found)


def _hide_first(section: etree._Element, margins: Margins) -> None:
    """A first page of its own: what the others show in their margins, but the number."""
    drop(section, ("titlePg",))
    child_of(section, "titlePg", SECTION)
    for kind in KINDS.values():
        name = margins.part(section, kind, "default")
        stale = margins.part(section, kind, "first")
        if name is None and stale is None:
            continue
        root = copy.deepcopy(margins.root(name)) if name is not None else empty_part(kind)
        if (line := number_line(root)) is not None:
            take_out(line)
        margins.add(section, kind, "first", root, name)


def _clear_first(section: etree._Element, margins: Margins) -> None:
    """The first page has margins of its own: the number goes out of them."""
    for kind in KINDS.values():
        name = margins.part(section, kind, "first")
        if name is not None and (line := number_line(margins.root(name))) is not None:
            take_out(line)
            margins.touched.add(name)
