"""The fonts of a theme, which the styles of a .docx name only by their part in it."""

from collections.abc import Mapping

from lxml import etree

from ttdn_desktop.office.docx_package import Package, hides_markup, parsed
from ttdn_desktop.office.refusal import Refusal, RefusedFileError

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SCHEME_END = b"</a:fontScheme>"
_SCRIPTS = {"latin": ("Ascii", "HAnsi"), "ea": ("EastAsia",), "cs": ("Bidi",)}


def theme_fonts(package: Package, part: str | None) -> Mapping[str, str]:
    """The font behind each name such as "minorHAnsi"; nothing where the theme is missing or broken, as Word shows such files too."""
    root = _font_scheme(package, part)
    if root is None:
        return {}
    fonts: dict[str, str] = {}
    for group in ("major", "minor"):
        for element in root.iter(f"{_A}{group}Font"):
            fonts |= _of_group(group, element)
    return fonts


def _font_scheme(package: Package, part: str | None) -> etree._Element | None:
    """The part of the theme that names fonts, cut out where it is written in the usual way: the rest, three times as long, is about colours and lines."""
    if part is None or not package.has(part):
        return None
    try:
        data = package.checked(part)
        head_end, start, end = data.find(b">", data.find(b"<a:theme ")) + 1, data.find(b"<a:fontScheme"), data.find(_SCHEME_END)
        if not 0 < head_end < start < end or data.count(b"xmlns:a=") != 1 or hides_markup(data, head_end):
            return parsed(data)
        return parsed(data[:head_end] + data[start : end + len(_SCHEME_END)] + b"</a:theme>")
    except RefusedFileError as error:
        if error.reason is not Refusal.DAMAGED:
            raise
        return None


def _of_group(group: str, element: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for script, names in _SCRIPTS.items():
        face = element.find(f"{_A}{script}")
        typeface = face.get("typeface") if face is not None else None
        if typeface:
            found |= {group + name: typeface for name in names}
    return found
