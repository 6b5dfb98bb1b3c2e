"""The fonts of a theme, which the styles of a .docx name only by their part in it."""

from collections.abc import Mapping

from lxml import etree

from ttdn_desktop.office.docx_package import Package

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SCRIPTS = {"latin": ("Ascii", "HAnsi"), "ea": ("EastAsia",), "cs": ("Bidi",)}


def theme_fonts(package: Package, part: str | None) -> Mapping[str, str]:
    """The font behind each name such as "minorHAnsi"; nothing where the theme is missing or broken, as Word shows such files too."""
    root = package.optional(part)
    if root is None:
        return {}
    fonts: dict[str, str] = {}
    for group in ("major", "minor"):
        for element in root.iter(f"{_A}{group}Font"):
            fonts |= _of_group(group, element)
    return fonts


def _of_group(group: str, element: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for script, names in _SCRIPTS.items():
        face = element.find(f"{_A}{script}")
        typeface = face.get("typeface") if face is not None else None
        if typeface:
            found |= {group + name: typeface for name in names}
    return found
