"""A .docx says the same properties thousands of times: each way of saying them is parsed once, and its places hold only a key.

Word writes the look of every run and paragraph in full. Taking the repeated ones out before the XML is parsed, and plain paragraphs with them
(`docx_plain`), makes parsing and reading several times faster, and loses nothing: a key leads to the very element that stood there.
What is taken out is parsed too, so XML that is not well-formed is found out as before.
"""

import re

from lxml import etree

from ttdn_desktop.office.docx_package import W, hides_markup, parsed
from ttdn_desktop.office.docx_plain import KEY, STAND_IN, PlainParagraph, RowShape, StandIn, has_changes, taken_out, with_stand_ins, xml_of

_ROOT, _END = b"<w:document", b"</w:document>"
_NAMES = (b"rPr", b"pPr", b"tcPr", b"trPr", b"tblPrEx")  # looks of runs first, for a paragraph's properties hold that of its end
_SPACE = b'xmlns:w="' + W[1:-1].encode() + b'"'
_OURS = b"ttdn-"
_BOM = b"\xef\xbb\xbf"
_ENCODED = re.compile(rb"""(?i)<\?xml[^>]*?encoding\s*=\s*["'](?!utf-8["'])""")


class Repeats:
    """The properties taken out of one part, by their keys, its plain paragraphs by their numbers, and the shapes of their rows by theirs."""

    def __init__(self) -> None:
        self.paragraphs: list[PlainParagraph] = []
        self.rows: list[RowShape] = []
        self._elements: dict[str | bytes, etree._Element] = {}  # by key, or as they are written
        self._head = b""
        self._stand_ins: dict[str, StandIn] = {}

    def real(self, element: etree._Element) -> etree._Element:
        """What stood where this element stands: it itself unless it was emptied."""
        key = element.get(KEY)
        return element if key is None else self._elements.get(key, element)

    def behind(self, key: str | bytes) -> etree._Element | None:
        """The properties of that key, or written so in what is plain; "" and b"" are none."""
        if isinstance(key, bytes) and key and key not in self._elements:
            self._elements[key] = self._parsed(key)[0]
        return self._elements.get(key)

    def stand_in(self, element: etree._Element) -> StandIn | None:
        """What the element stands for; None for an ordinary one, though another part of the file may hold one that looks like a stand-in."""
        name = element.get(STAND_IN)
        return None if name is None else self._stand_ins.get(name)

    def whole(self, number: int) -> etree._Element:
        """A plain paragraph as an element."""
        return self._parsed(xml_of(self.paragraphs[number]))[0]

    def parse(self, data: bytes) -> etree._Element:
        """The root of the part, what is repeated or plain taken out; raises RefusedFileError where the XML is broken."""
        start = data.find(_ROOT)
        head_end = data.find(b">", start) + 1
        head = data[:head_end]
        if start < 0 or head_end <= 0 or _SPACE not in head[start:] or head.endswith(b"/>") or _ENCODED.match(head.removeprefix(_BOM).lstrip()):
            return parsed(data)
        try:
            body, paragraphs = taken_out(data)
        except UnicodeDecodeError:  # for the parser to judge
            return parsed(data)
        written = dict.fromkeys([paragraph[0] for paragraph in paragraphs]) | dict.fromkeys([paragraph[2] for paragraph in paragraphs])
        blobs = [blob for blob in written if blob]
        if has_changes(body) or has_changes(b"".join(blobs)):
            body, paragraphs, blobs = data, [], []
        if body.count(b"xmlns:w=") != 1 or hides_markup(body, head_end) or _OURS in body or any(_OURS in blob for blob in blobs):
            return parsed(data)  # names may not mean what they seem to
        body, stand_ins, rows = with_stand_ins(body)
        blobs += [blob for blob in dict.fromkeys(said for row, cells in rows for said in (row, *(cell for cell, _ in cells))) if blob]
        for name in _NAMES:
            body = _emptied(body, name, blobs)
        root = parsed(body)
        self._head, self.paragraphs, self.rows, self._stand_ins = head, paragraphs, rows, stand_ins
        for number, (blob, element) in enumerate(zip(blobs, self._parsed(b"".join(blobs)), strict=True)):
            self._elements[blob] = self._elements[str(number)] = element
        return root

    def _parsed(self, xml: bytes) -> etree._Element:
        return parsed(self._head + xml + _END)


def _emptied(body: bytes, name: bytes, blobs: list[bytes]) -> bytes:
    """The XML with each `<w:name>…</w:name>` that holds no other of its kind emptied and given the key of what it held: its number among `blobs`."""
    opening, closing = b"<w:%s>" % name, b"</w:%s>" % name
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
