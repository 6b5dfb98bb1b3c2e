"""A .docx says the same properties thousands of times: each way of saying them is parsed once, and its places hold only a key.

Word writes the look of every run and paragraph in full. Taking the repeated ones out before the XML is parsed makes parsing and reading
several times faster, and loses nothing: a key leads to the very element that stood there.
"""

from lxml import etree

from ttdn_desktop.office.docx_package import W, hides_markup, parsed

KEY = "ttdn-same"
"""Attribute of an emptied properties element: the key of what it said."""

_ROOT = b"<w:document"
_NAMES = (b"rPr", b"pPr", b"tcPr", b"trPr")  # looks of runs first, for a paragraph's properties hold that of its end
_SPACE = b'xmlns:w="' + W[1:-1].encode() + b'"'


class Repeats:
    """The properties taken out of one part, by their keys."""

    def __init__(self) -> None:
        self._elements: dict[str, etree._Element] = {}

    def real(self, element: etree._Element) -> etree._Element:
        """What stood where this element stands: it itself unless it was emptied."""
        key = element.get(KEY)
        return element if key is None else self._elements.get(key, element)

    def parse(self, data: bytes) -> etree._Element:
        """The root of the part, its repeated properties taken out; raises RefusedFileError where the XML is broken."""
        start = data.find(_ROOT)
        head_end = data.find(b">", start) + 1
        if start < 0 or head_end <= 0 or not _is_plain(data, start, head_end):
            return parsed(data)
        head, body = data[:head_end], data[head_end:]
        blobs: list[bytes] = []
        for name in _NAMES:
            body = _emptied(body, name, blobs)
        root = parsed(head + body)
        if blobs:
            found = parsed(head + b"".join(blobs) + b"</w:document>")
            self._elements = {str(number): element for number, element in enumerate(found)}
        return root


def _is_plain(data: bytes, start: int, head_end: int) -> bool:
    """Whether names in the bytes mean what they seem to: the usual prefix, declared once, and nothing that hides markup."""
    root = data[start:head_end]
    return _SPACE in root and data.count(b"xmlns:w=") == 1 and not root.endswith(b"/>") and not hides_markup(data, start) and KEY.encode() not in data


def _emptied(body: bytes, name: bytes, blobs: list[bytes]) -> bytes:
    """The bytes with each `<w:name>…</w:name>` that holds no other of its kind emptied and given the key of what it held."""
    opening, closing = b"<w:" + name + b">", b"</w:" + name + b">"
    pieces = body.split(opening)
    if len(pieces) == 1:
        return body
    length = len(closing)
    keys: dict[bytes, bytes] = {}
    out = [pieces[0]]
    for piece in pieces[1:]:
        end = piece.find(closing)
        if end < 0:  # another one of its kind begins inside
            out.append(opening)
            out.append(piece)
            continue
        held = piece[:end]
        key = keys.get(held)
        if key is None and (b"<w:sectPr" in held or b"Change " in held):  # the end of a section, or a change, belongs to its place
            key = opening + held + closing
        if key is None:
            key = keys[held] = b"<w:%s %s='%d'/>" % (name, KEY.encode(), len(blobs))
            blobs.append(opening + held + closing)
        out.append(key)
        out.append(piece[end + length :])
    return b"".join(out)
