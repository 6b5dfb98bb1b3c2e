"""The fonts of a theme, which the styles of a .docx name only by their part in it."""

from collections.abc import Mapping

from lxml import etree

from ttdn_desktop.office.docx_package import Package, W, hides_markup, parsed
from ttdn_desktop.office.refusal import Refusal, RefusedFileError

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SCHEME_END = b"</a:fontScheme>"
_SCRIPTS = {"latin": ("Ascii", "HAnsi"), "ea": ("EastAsia",), "cs": ("Bidi",)}


_LANGUAGES = {"vi": "Viet", "ja": "Jpan", "ko": "Hang", "th": "Thai", "km": "Khmr", "lo": "Laoo"}
"""Scripts for which a theme may name a font of its own, by the language the document says its theme is for."""


def theme_fonts(package: Package, parts: Mapping[str, str]) -> Mapping[str, str]:
    """The font behind each name such as "minorHAnsi"; nothing where the theme is missing or broken, as Word shows such files too.

    `parts` are those of the document by the last word of their type. Where the settings name a language, a font of its script goes before the one
    for all others (ISO/IEC 29500-1, 17.15.1.88): the headings of "Office" are Calibri Light, in a document set to Vietnamese Times New Roman.
    """
    root = _font_scheme(package, parts.get("theme"))
    if root is None:
        return {}
    script = _script(package, parts.get("settings"))
    fonts: dict[str, str] = {}
    for group in ("major", "minor"):
        for element in root.iter(f"{_A}{group}Font"):
            fonts |= _of_group(group, element, script)
    return fonts


def _script(package: Package, settings: str | None) -> str:
    """The script that the theme is for; empty where none is named."""
    root = package.optional(settings)
    found = root.find(f"{W}themeFontLang") if root is not None else None
    language = found.get(f"{W}val") if found is not None else None
    return _LANGUAGES.get((language or "").partition("-")[0].lower(), "")


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


def _of_group(group: str, element: etree._Element, script: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, names in _SCRIPTS.items():
        face = element.find(f"{_A}{kind}")
        typeface = face.get("typeface") if face is not None else None
        if typeface:
            found |= {group + name: typeface for name in names}
    own = next((face.get("typeface") for face in element.iter(f"{_A}font") if face.get("script") == script), None) if script else None
    return found | {group + name: own for name in _SCRIPTS["latin"]} if own else found
