"""The styles part of a .docx opened by the style: Word writes hundreds, a document uses a dozen, and parsing the rest costs more than its text."""

import re
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from ttdn_desktop.office.docx_package import Package, W, hides_markup, parsed
from ttdn_desktop.office.docx_values import VAL
from ttdn_desktop.office.kinds import Refusal, RefusedFileError

_SPACE = b'xmlns:w="' + W[1:-1].encode() + b'"'
_STYLE = re.compile(rb"<w:style(?= )([^<>]*+)>")
_CLOSE, _END = b"</w:style>", b"</w:styles>"
_DEFAULTS, _DEFAULTS_END = b"<w:docDefaults>", b"</w:docDefaults>"
_ID = re.compile(rb' w:styleId="([^"\0]*)"')
_LARGE = 24 * 1024  # bytes up to which parsing the whole part costs less than parsing its styles one by one
_ON = (b' w:default="1"', b' w:default="true"', b' w:default="on"')
_NAMES = frozenset({f"{W}name", f"{W}basedOn", f"{W}link"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Style:
    """One style as it is written."""

    id: str
    name: str
    kind: str
    based_on: str | None
    link: str | None
    element: etree._Element


class Shelf:
    """The styles of a document by their ids."""

    def __init__(self) -> None:
        self.defaults: etree._Element | None = None
        self.usual: dict[str, str] = {}  # kind of style → the one that holds where none is named
        self._head = b""
        self._data = b""
        self._raw: dict[str, tuple[int, int]] = {}  # where in the data each begins, and where the next one does
        self._elements: dict[str, etree._Element] = {}
        self._styles: dict[str, Style] = {}

    def __contains__(self, ident: str | None) -> bool:
        return ident in self._styles or ident in self._raw or ident in self._elements

    def get(self, ident: str) -> Style | None:
        """The style of that id; None where there is none, or where it is broken."""
        if ident in self._elements:
            self._take(ident, self._elements.pop(ident))
        elif ident in self._raw:
            start, end = self._raw.pop(ident)
            written = self._data[start : self._data.rfind(_CLOSE, start, end)]
            try:
                self._take(ident, parsed(self._head + written + _CLOSE + _END)[0])
            except RefusedFileError as error:
                if error.reason is not Refusal.DAMAGED:
                    raise
        return self._styles.get(ident)

    def add(self, element: etree._Element) -> None:
        """Take one style."""
        ident = str(element.get(f"{W}styleId") or "")
        self._elements[ident] = element
        if element.get(f"{W}default") in {"1", "true", "on"}:
            self.usual[str(element.get(f"{W}type") or "paragraph")] = ident

    def _take(self, ident: str, element: etree._Element) -> None:
        kind = str(element.get(f"{W}type") or "paragraph")
        said = {str(child.tag): child.get(VAL) for child in element if child.tag in _NAMES}
        self._styles[ident] = Style(
            id=ident, name=said.get(f"{W}name") or ident, kind=kind, based_on=said.get(f"{W}basedOn"), link=said.get(f"{W}link"), element=element
        )

    def fill(self, data: bytes) -> bool:
        """Take the styles from the bytes of their part; False where they are not written in the usual way."""
        start = data.find(b"<w:styles")
        end = data.find(b">", start) + 1
        found = list(_STYLE.finditer(data))
        places = [*(head.start() for head in found), len(data)]
        first = data[: places[0]]
        if start < 0 or _SPACE not in data[start:end] or first.count(b"xmlns:w=") != 1 or hides_markup(data, start):
            return False
        heads = [head[1] for head in found]
        together = b">".join([*heads, b""])
        names = _ID.findall(together)
        if len(names) != len(heads) or b"/>" in together or b"&" in together or b"xmlns" in together:
            return False
        idents = b"\0".join(names).decode("utf-8", "replace").split("\0")
        for ident, head in zip(idents, heads, strict=True) if b" w:default=" in together else ():
            if b" w:default=" in head and any(on in head for on in _ON):
                self.usual[next((kind for kind in ("character", "table", "numbering") if f'w:type="{kind}"'.encode() in head), "paragraph")] = ident
        self._head = data[:end]
        self._data = data
        self._raw = dict(zip(idents, pairwise(places), strict=True))
        opened, closed = first.find(_DEFAULTS), first.find(_DEFAULTS_END)
        if 0 <= opened < closed:
            self.defaults = parsed(self._head + first[opened : closed + len(_DEFAULTS_END)] + _END)[0]
        return True


def read_shelf(package: Package, part: str | None) -> Shelf:
    """The styles of a document; none where the part is missing or broken, as Word shows such files too."""
    shelf = Shelf()
    if part is None or not package.has(part):
        return shelf
    try:
        data = package.checked(part)
        if len(data) > _LARGE and shelf.fill(data):
            return shelf
        root = parsed(data)
    except RefusedFileError as error:
        if error.reason is not Refusal.DAMAGED:
            raise
        return shelf
    for child in root:
        if child.tag == f"{W}docDefaults":
            shelf.defaults = child
        elif child.tag == f"{W}style":
            shelf.add(child)
    return shelf
