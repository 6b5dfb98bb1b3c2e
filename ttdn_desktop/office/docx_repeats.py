"""A .docx says the same properties thousands of times: each way of saying them is parsed once, and its places hold only a key.

Word writes the look of every run and paragraph in full. Taking the repeated ones out before the XML is parsed makes parsing and reading
several times faster, and loses nothing: a key leads to the very element that stood there.
"""

import re

from lxml import etree

from ttdn_desktop.office.docx_package import W, hides_markup, parsed
from ttdn_desktop.office.docx_plain import PlainParagraph, taken_out

KEY = "ttdn-same"
"""Attribute of an emptied properties element: the key of what it said."""

_ROOT = b"<w:document"
_NAMES = (b"rPr", b"pPr", b"tcPr", b"trPr")  # looks of runs first, for a paragraph's properties hold that of its end
_SPACE = b'xmlns:w="' + W[1:-1].encode() + b'"'
_KEYS = b"ttdn-same="
_ENCODED = re.compile(rb"""(?i)<\?xml[^>]*?encoding\s*=\s*["'](?!utf-8["'])""")


class Repeats:
    """The properties taken out of one part, by their keys, and its plain paragraphs, by their numbers."""

    def __init__(self) -> None:
        self.paragraphs: list[PlainParagraph] = []
        self._elements: dict[str, etree._Element] = {}
        self._head = b""

    def real(self, element: etree._Element) -> etree._Element:
        """What stood where this element stands: it itself unless it was emptied."""
        key = element.get(KEY)
        return element if key is None else self._elements.get(key, element)

    def behind(self, key: str) -> etree._Element | None:
        """The properties of that key."""
        return self._elements.get(key)

    def whole(self, paragraph: PlainParagraph) -> etree._Element:
        """A plain paragraph as an element."""
        return parsed(self._head + paragraph.xml.encode() + b"</w:document>")[0]

    def parse(self, data: bytes) -> etree._Element:
        """The root of the part, its repeated properties taken out; raises RefusedFileError where the XML is broken."""
        start = data.find(_ROOT)
        head_end = data.find(b">", start) + 1
        head, body = data[:head_end], data[head_end:]
        if start < 0 or head_end <= 0 or _SPACE not in data[start:head_end] or head.endswith(b"/>"):
            return parsed(data)
        blobs: list[bytes] = []
        for name in _NAMES:
            body = _emptied(body, name, blobs)
        taken = b"".join(blobs)
        body, paragraphs = _without_plain(head, body, taken)
        if not _is_plain(head[start:]) or not _is_plain(body) or not _is_plain(taken) or _KEYS in data:
            return parsed(data)
        root = parsed(head + body)
        self._head, self.paragraphs = head, paragraphs
        if blobs:
            found = parsed(head + taken + b"</w:document>")
            self._elements = {str(number): element for number, element in enumerate(found)}
        return root


def _is_plain(data: bytes) -> bool:
    """Whether names in the bytes mean what they seem to: the usual prefix, declared once, and nothing that hides markup."""
    return data.count(b"xmlns:w=") == data.startswith(_ROOT) and not hides_markup(data, 0)


def _without_plain(head: bytes, body: bytes, blobs: bytes) -> tuple[bytes, list[PlainParagraph]]:
    try:
        text = None if _ENCODED.match(head.lstrip()) or head.startswith(b"\xef\xbb\xbf<?xml") else body.decode()
    except UnicodeDecodeError:  # for the parser to judge
        text = None
    if text is None:
        return body, []
    text, paragraphs = taken_out(text, blobs.decode())
    return (text.encode(), paragraphs) if paragraphs else (body, [])


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
