"""Putting text into a paragraph of a .docx at a place: runs are split there, the look of what stood there stays, signal colours go."""

import copy
from collections.abc import Iterator

from lxml import etree

from ttdn_desktop.office.docx_order import remove
from ttdn_desktop.office.docx_package import W
from ttdn_desktop.office.docx_places import Piece, composed_map, pieces_of

_SIGNALS = ("color", "highlight", "shd")
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MARKERS = tuple(W + name for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr", "permStart", "permEnd"))
_PLACEHOLDER = "PlaceholderText"


class MisplacedError(Exception):
    """The file does not read at a place as the template says."""


def splice(paragraph: etree._Element, start: int, end: int, text: str, was: str | None = None) -> None:
    """Replace characters `start` to `end` of the composed text; `was` is what must stand there.

    Raises MisplacedError where something else stands there.
    """
    pieces = pieces_of(paragraph)
    composed, places = composed_map("".join(piece.text for piece in pieces))
    if end > len(composed) or (was is not None and composed[start:end] != was):
        raise MisplacedError(composed[start:end])
    first, last = places[start], places[end]
    if first == last:
        _insert(paragraph, pieces, first, text)
        return
    _split(pieces, last)
    pieces = pieces_of(paragraph)
    _split(pieces, first)
    inside = _between(pieces_of(paragraph), first, last)
    _release(paragraph, inside)
    target = inside[0]
    _write(target, text)
    _plain(target.run)
    for piece in inside[1:]:
        _take_out(piece)


def write_whole(paragraph: etree._Element, text: str, *, bold: bool | None = None, italic: bool | None = None) -> None:
    """Make this the whole text of a paragraph, in the look of its first words, or of its mark where it has none."""
    pieces = pieces_of(paragraph)
    if not pieces:
        _insert(paragraph, pieces, 0, text)
        return
    for run in [child for child in paragraph.iter(f"{W}r") if child is not pieces[0].run]:
        if run.find(f"{W}drawing") is None and run.find(f"{W}pict") is None:
            remove(run)
    for piece in pieces[1:]:
        if piece.run is pieces[0].run:
            remove(piece.node)
    _write(pieces[0], text)
    _plain(pieces[0].run)
    for name, on in (("b", bold), ("i", italic)):
        if on is not None:
            _switch(pieces[0].run, name, on=on)


def add_run(paragraph: etree._Element, text: str, *, bold: bool, italic: bool, underline: bool) -> None:
    """Write on in the look of the last run."""
    model = next(iter(reversed(paragraph.findall(f"{W}r"))), None)
    run = etree.SubElement(paragraph, f"{W}r")
    properties = model.find(f"{W}rPr") if model is not None else None
    if properties is not None:
        run.append(copy.deepcopy(properties))
    run.extend(_text_nodes(text))
    for name, on in (("b", bold), ("i", italic)):
        _switch(run, name, on=on)
    if underline:
        _set(run, "u", "single")


def copy_of(element: etree._Element) -> etree._Element:
    """A copy that may stand in the same file: without the names and numbers that must be single."""
    made = copy.deepcopy(element)
    for part in list(made.iter()):
        for name in (f"{_W14}paraId", f"{_W14}textId"):
            if name in part.attrib:
                del part.attrib[name]
        if part.tag in _MARKERS or (part.tag == f"{W}id" and (above := part.getparent()) is not None and above.tag == f"{W}sdtPr"):
            remove(part)
    return made


def _split(pieces: list[Piece], at: int) -> None:
    """Make a border of runs at a raw place."""
    seen = 0
    for piece in pieces:
        within = at - seen
        seen += len(piece.text)
        if within <= 0 or within > len(piece.text):
            continue
        parent = piece.node.getparent()
        if parent is not piece.run or parent is None:
            return  # inside something nested: written as one
        rest = _rest_of(piece, within)
        if rest:
            _divide(piece.run, rest)
        return


def _rest_of(piece: Piece, within: int) -> list[etree._Element]:
    """The children of the run from that character of the piece on; the piece's own text is cut in two where needed."""
    following = [child for child in piece.node.itersiblings() if isinstance(child.tag, str)]
    if within == len(piece.text):
        return following
    tail = etree.Element(f"{W}t")
    _set_text(tail, piece.text[within:])
    _set_text(piece.node, piece.text[:within])
    return [tail, *following]


def _divide(run: etree._Element, rest: list[etree._Element]) -> None:
    second = etree.Element(run.tag)
    second.attrib.update(run.attrib)
    properties = run.find(f"{W}rPr")
    if properties is not None:
        second.append(copy.deepcopy(properties))
    second.extend(rest)
    second.tail, run.tail = run.tail, None
    run.addnext(second)


def _between(pieces: list[Piece], first: int, last: int) -> list[Piece]:
    out, seen = [], 0
    for piece in pieces:
        if piece.text and seen >= first and seen + len(piece.text) <= last:
            out.append(piece)
        seen += len(piece.text)
    if not out:
        raise MisplacedError
    return out


def _write(piece: Piece, text: str) -> None:
    """Text takes the place of a piece; tabs and breaks become elements."""
    nodes = _text_nodes(text)
    place = piece.node
    for node in reversed(nodes):
        place.addnext(node)
    if not nodes:
        remove(place)
        return
    remove(place)


def _text_nodes(text: str) -> list[etree._Element]:
    nodes: list[etree._Element] = []
    for number, part in enumerate(text.split("\t")):
        if number:
            nodes.append(etree.Element(f"{W}tab"))
        for line, words in enumerate(part.split("\n")):
            if line:
                nodes.append(etree.Element(f"{W}br"))
            if words:
                node = etree.Element(f"{W}t")
                _set_text(node, words)
                nodes.append(node)
    return nodes


def _insert(paragraph: etree._Element, pieces: list[Piece], at: int, text: str) -> None:
    """Text where nothing stood: a run of its own, dressed like the one before it or like the mark of the paragraph."""
    seen, before = 0, None
    for piece in pieces:
        seen += len(piece.text)
        if seen <= at:
            before = piece.run
    run = etree.Element(f"{W}r")
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    properties = before.find(f"{W}rPr") if before is not None else mark
    if properties is not None:
        kept = copy.deepcopy(properties)
        for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange"):
            for child in kept.findall(f"{W}{name}"):
                kept.remove(child)
        if len(kept):
            run.append(kept)
    run.extend(_text_nodes(text))
    _plain(run)
    if before is not None:
        before.addnext(run)
        return
    head = paragraph.find(f"{W}pPr")
    if head is not None:
        head.addnext(run)
    else:
        paragraph.insert(0, run)


def _release(paragraph: etree._Element, inside: list[Piece]) -> None:
    """What is filled is a field or a prompt no more: its codes go, its control shows real text."""
    runs = {piece.run for piece in inside}
    for codes, result in list(_fields(paragraph)):
        if runs & set(result):
            for run in codes:
                remove(run)
    for run in runs:
        simple = next(run.iterancestors(f"{W}fldSimple"), None)
        if simple is not None and simple.getparent() is not None:
            _unwrap(simple)
        control = next(run.iterancestors(f"{W}sdt"), None)
        if control is not None:
            for prompt in control.findall(f"{W}sdtPr/{W}showingPlcHdr"):
                remove(prompt)


def _fields(paragraph: etree._Element) -> Iterator[tuple[list[etree._Element], list[etree._Element]]]:
    """Each complex field that begins and ends here: the runs of its code and marks, and those of its result."""
    open_fields: list[tuple[list[etree._Element], list[etree._Element]]] = []
    begun: list[bool] = []  # whether the result of each has begun
    for run in paragraph.iter(f"{W}r"):
        mark = run.find(f"{W}fldChar")
        kind = mark.get(f"{W}fldCharType") if mark is not None else None
        if kind == "begin":
            open_fields.append(([run], []))
            begun.append(False)
        elif kind == "separate" and open_fields:
            open_fields[-1][0].append(run)
            begun[-1] = True
        elif kind == "end" and open_fields:
            codes, result = open_fields.pop()
            begun.pop()
            yield [*codes, run], result
        elif open_fields:
            open_fields[-1][1 if begun[-1] else 0].append(run)


def _unwrap(element: etree._Element) -> None:
    for child in reversed(list(element)):
        element.addnext(child)
    remove(element)


def _take_out(piece: Piece) -> None:
    run = piece.run
    remove(piece.node)
    if all(child.tag == f"{W}rPr" for child in run):
        remove(run)


def _plain(run: etree._Element) -> None:
    """Without the colours that said "fill this in"."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        return
    for name in _SIGNALS:
        for child in properties.findall(f"{W}{name}"):
            properties.remove(child)
    for style in properties.findall(f"{W}rStyle"):
        if style.get(f"{W}val") == _PLACEHOLDER:
            properties.remove(style)
    if not len(properties):
        run.remove(properties)


def _switch(run: etree._Element, name: str, *, on: bool) -> None:
    for child in run.findall(f"{W}rPr/{W}{name}"):
        remove(child)
    if on:
        _set(run, name, None)


_ORDER = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof",
          "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd",
          "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath")  # fmt: skip


def _set(run: etree._Element, name: str, value: str | None) -> None:
    """Add a property where the schema wants it."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    made = etree.Element(f"{W}{name}")
    if value is not None:
        made.set(f"{W}val", value)
    rank = _ORDER.index(name)
    place = sum(1 for child in properties if (local := etree.QName(child).localname) in _ORDER and _ORDER.index(local) < rank)
    properties.insert(place, made)


def _set_text(node: etree._Element, text: str) -> None:
    node.text = text
    if text != text.strip():
        node.set(_PRESERVE, "preserve")
