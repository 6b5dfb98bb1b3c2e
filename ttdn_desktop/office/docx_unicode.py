"""A .docx typed in fonts of before Unicode as the same .docx in Unicode: only texts and names of fonts change, everything else stays as it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from ttdn_desktop.language.old_fonts import Encoding
from ttdn_desktop.language.old_lines import font_of, loosely
from ttdn_desktop.office.docx_package import Package, W, parts_of_document
from ttdn_desktop.office.docx_said import run_said
from ttdn_desktop.office.docx_styles import Styles, TableKey, read_styles
from ttdn_desktop.office.filled_package import parsed, serialised, write_package
from ttdn_desktop.office.old_font_names import FontNames, Turned, Turning, preserve

_STORIES = frozenset(W + name for name in ("document", "hdr", "ftr", "footnotes", "endnotes", "comments", "glossaryDocument"))
_RUN, _PARAGRAPH, _TABLE = f"{W}r", f"{W}p", f"{W}tbl"
_TEXTS = frozenset({f"{W}t", f"{W}delText"})
_SYMBOL, _SOFT = f"{W}sym", f"{W}softHyphen"
_FONT_ATTRIBUTES = tuple(W + name for name in ("ascii", "hAnsi", "cs", "eastAsia"))
_EMBEDDED = tuple(W + name for name in ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic"))
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_NO_XML = ("[", "customxml/", "docprops/")
_HEX = re.compile(r"[0-9A-Fa-f]{1,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """Characters of a line: the element that holds them or stands for them, and the font they are seen in."""

    element: etree._Element
    text: str
    font: str | None


def unicode_docx(data: bytes, names: FontNames) -> Turned:
    """The file in Unicode. Raises RefusedFileError for what is damaged or unsafe; a Strict file is left to the caller."""
    package = Package(data)
    styles = read_styles(package, parts_of_document(package, package.main()))
    turning = Turning(names=names)
    roots = {name: parsed(package.read(name)) for name in _xml_names(package)}
    lines = {name: list(_lines(root, styles)) for name, root in roots.items() if root.tag in _STORIES}
    turning.weigh([(piece.text, piece.font) for piece in line] for found in lines.values() for line in found)
    changed = {name for name, found in lines.items() if sum(_turn(line, turning) for line in found)}
    changed |= {name for name, root in roots.items() if _beside(root, turning)}
    if not changed:
        return Turned(data=data)
    stream = BytesIO()
    write_package(data, {name: serialised(roots[name]) for name in changed}, stream, as_document=False)
    return Turned(data=stream.getvalue(), fonts=turning.result())


def _xml_names(package: Package) -> Iterator[str]:
    """The parts of XML that Word shows or that name fonts, each checked as foreign XML is."""
    for name in package.names():
        if name.endswith(".xml") and not name.startswith(_NO_XML):
            package.checked(name)
            yield name


# --- lines of text


def _lines(root: etree._Element, styles: Styles) -> Iterator[list[_Piece]]:
    """The pieces of each paragraph in their fonts, those taken out by a recorded change apart; what stands in a box belongs to its own paragraph."""
    found: dict[tuple[etree._Element, bool], list[_Piece]] = {}
    said: dict[etree._Element, tuple[str | None, TableKey | None]] = {}
    for run in root.iter(_RUN):
        paragraph = next(run.iterancestors(_PARAGRAPH), None)
        if paragraph is None:
            continue
        if paragraph not in said:
            said[paragraph] = (_value(paragraph, f"{W}pPr/{W}pStyle"), _table(paragraph))
        properties = run.find(f"{W}rPr")
        look = styles.run(*said[paragraph], _value(run, f"{W}rPr/{W}rStyle"), run_said(properties, styles.theme))
        for child in run:
            if (text := _text(child)) is not None:
                font = child.get(f"{W}font") if child.tag == _SYMBOL else look.font if text.isascii() else look.wide_font
                found.setdefault((paragraph, child.tag == f"{W}delText"), []).append(_Piece(element=child, text=text, font=font))
    yield from found.values()


def _text(child: etree._Element) -> str | None:
    """The characters of an old font that this element stands for; None for what is no text."""
    if child.tag in _TEXTS:
        return child.text or ""
    if child.tag == _SOFT:
        return "\xad"  # some programs take this code of a letter for an optional hyphen
    if child.tag == _SYMBOL and font_of(child.get(f"{W}font")) is not None:
        code = child.get(f"{W}char") or ""
        return chr(int(code, 16) & 0xFF) if _HEX.fullmatch(code) else None
    return None


def _table(paragraph: etree._Element) -> TableKey | None:
    """The style of the table the paragraph stands in."""
    table = next(paragraph.iterancestors(_TABLE), None)
    style = _value(table, f"{W}tblPr/{W}tblStyle") if table is not None else None
    return (style, frozenset()) if style else None


def _value(element: etree._Element, path: str) -> str | None:
    found = element.find(path)
    return found.get(f"{W}val") if found is not None else None


def _turn(line: list[_Piece], turning: Turning) -> bool:
    """Write the line in Unicode; whether anything changed."""
    new = turning.line([(piece.text, piece.font) for piece in line])
    changed = [(piece.element, text) for piece, text in zip(line, new, strict=True) if text != piece.text]
    for element, text in changed:
        if element.tag in _TEXTS:
            element.text = text
            preserve(element)
        else:
            _replace(element, text)
    return bool(changed)


def _replace(element: etree._Element, text: str) -> None:
    """A letter that was kept as a symbol becomes text."""
    made = etree.Element(f"{W}t")
    made.text = text
    preserve(made)
    made.tail = element.tail
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, made)


# --- what is no line: fonts, numbers of lists, charts


def _beside(root: etree._Element, turning: Turning) -> bool:
    """Whether names of fonts, texts of list numbers or the cached texts of a chart changed in this part."""
    changed = [_level(level, turning) for level in root.iter(f"{W}lvl")]
    changed += [turning.rename(fonts, _FONT_ATTRIBUTES) for fonts in root.iter(f"{W}rFonts")]
    changed.append(turning.faces(root))
    if root.tag == f"{W}fonts":
        changed += [_forget(font, turning) for font in root.findall(f"{W}font")]
    trusted = turning.trusted()
    if trusted and root.tag not in _STORIES:
        texts = [*root.iter(_DRAWN), *(value for cache in root.iter(f"{_CHART}strCache") for value in cache.iter(f"{_CHART}v"))]
        changed += [_cached(text, trusted) for text in texts]
    return any(changed)


def _level(level: etree._Element, turning: Turning) -> bool:
    """The text of an automatic number ("§iÒu %1."), in the font it names or in that of the document."""
    text, fonts = level.find(f"{W}lvlText"), level.find(f"{W}rPr/{W}rFonts")
    said = (text.get(f"{W}val") or "") if text is not None else ""
    if text is None or not said:
        return False
    font = (fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii")) if fonts is not None else None
    new = turning.line([(said, font)])[0] if font is not None else loosely(said, turning.trusted())
    text.set(f"{W}val", new)
    return new != said


def _forget(font: etree._Element, turning: Turning) -> bool:
    """Take a font out of the table of fonts, unless the file carries it with it."""
    name = font.get(f"{W}name") or ""
    parent = font.getparent()
    if turning.name(name) is None or parent is None or any(font.find(tag) is not None for tag in _EMBEDDED):
        return False
    parent.remove(font)
    return True


def _cached(text: etree._Element, trusted: Sequence[Encoding]) -> bool:
    before = text.text or ""
    text.text = loosely(before, trusted)
    return text.text != before
