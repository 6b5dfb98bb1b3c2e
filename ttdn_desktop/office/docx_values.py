"""How the attributes of WordprocessingML are read: lengths with or without units, on/off values, counts."""

import re
from collections.abc import Iterable

from lxml import etree

from ttdn_desktop.office.docx_package import W

VAL = f"{W}val"
TWIP_MM = 25.4 / 1440
OFF = frozenset({"0", "false", "off", "none"})

_UNITS = {"pt": 20.0, "cm": 1440 / 2.54, "mm": 1440 / 25.4, "in": 1440.0, "pc": 240.0, "pi": 240.0}
_LENGTH = re.compile(r"\s*(-?\d+(?:\.\d*)?|-?\.\d+)\s*(pt|cm|mm|in|pc|pi)?\s*")


def twips(text: str | None) -> float | None:
    """A length in twentieths of a point, whether written so or, as Strict files may, with a unit; None where there is none."""
    found = _LENGTH.fullmatch(text) if text is not None else None
    if found is None:
        return None
    return float(found[1]) * (_UNITS[found[2]] if found[2] else 1.0)


def millimetres(text: str | None) -> float | None:
    """The same in millimetres."""
    found = twips(text)
    return None if found is None else round(found * TWIP_MM, 2)


def points(text: str | None, per_point: int = 20) -> float | None:
    """A measure in points that is written in so many parts of one, or with a unit."""
    found = _LENGTH.fullmatch(text) if text is not None else None
    if found is None:
        return None
    return float(found[1]) * _UNITS[found[2]] / 20 if found[2] else float(found[1]) / per_point


def is_on(element: etree._Element) -> bool:
    """An on/off element that is there: on without a value."""
    return (element.get(VAL) or "1") not in OFF


def count(text: str | None, otherwise: int = 0, most: int = 1_000_000) -> int:
    """A whole number, the other one where there is none."""
    if text is None or not re.fullmatch(r"\s*-?\d{1,9}\s*", text):
        return otherwise
    return min(int(text), most)


def value(element: etree._Element | None, child: str) -> str | None:
    """The `w:val` of a child; None where there is none."""
    found = element.find(W + child) if element is not None else None
    return None if found is None else found.get(VAL)


def first_of(element: etree._Element, names: Iterable[str]) -> str | None:
    """The first of these attributes that is there."""
    return next((text for name in names if (text := element.get(W + name)) is not None), None)
