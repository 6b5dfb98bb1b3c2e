"""Paragraphs of a .docx that hold nothing but text in written-out looks: taken out before the XML is parsed, for they need no tree.

Most paragraphs of most documents are such, and most rows of most tables hold nothing else. One regular expression cuts them out, five times as fast as
a tree is walked; a mark keeps their place in what is left. Whatever is written in any other way stays in the tree, where the ordinary walk reads it.
"""

import re

from ttdn_desktop.office.refusal import Refusal, RefusedFileError

STAND_IN = "ttdn-plain"
"""Attribute of what stands for plain paragraphs that follow each other, or for a row of them: their name among the stand-ins."""

KEY = "ttdn-same"
"""Attribute of an emptied properties element: the key of what it said."""

MAX_PARAGRAPH = 2_000_000
"""Characters of one paragraph; a page has some three thousand. The parser, which these paragraphs pass by, has its own limit."""

MARK = b"\x01"
"""Keeps the place of a plain paragraph in the text that is left; no XML may hold it."""

PlainParagraph = tuple[bytes | None, str, bytes | None, str, bytes]
"""The properties as written, the name of a bookmark, the look of the first run as written, its text, and the XML of whatever comes then."""

RowShape = tuple[bytes, tuple[tuple[bytes, int], ...]]
"""What rows alike are written with: their properties, and of each cell its properties and how many paragraphs it has."""


StandIn = tuple[int, int, int]
"""The numbers of the first paragraph and of the one behind the last, and the number of the shape of the row; -1: no row."""


def _held(name: str, but: str = "") -> str:
    """An element that holds no other of its kind, nothing that begins as `but` says, and nothing that hides markup."""
    return rf"<w:{name}>(?:<(?!/?w:{name}|[!?]{but})[^<]*+)*+</w:{name}>"


_SESSIONS = r'(?: (?:w:rsid\w*|w14:(?:paraId|textId))="[0-9A-Fa-f]{8}")*+'  # who typed it when, which says nothing about text or look
_LOOK = _held("rPr")
_PROPERTIES = _held("pPr", "|w:sectPr")  # neither the end of a section nor what was before a change, which belong to their place
_TEXT = r'<w:t(?: xml:space="preserve")?+>'
_START, _END = r'<w:bookmarkStart w:id="\d++" w:name="{}"/>', r'<w:bookmarkEnd w:id="\d++"/>'
_NAME = r'[^"<&]*+'


def _plain(text: str) -> re.Pattern[bytes]:
    """A plain paragraph in five groups; `text` are the characters that its words may have."""
    runs = rf"<w:r{_SESSIONS}>(?:{_LOOK})?+(?:{_TEXT}{text}</w:t>|<w:br/>|<w:tab/>)*+</w:r>"
    pattern = (
        rf"<w:p{_SESSIONS}>({_PROPERTIES})?+(?:{_START.format(f'({_NAME})')})?+"
        rf"(?:<w:r{_SESSIONS}>({_LOOK})?+{_TEXT}({text})</w:t></w:r>)?+(?:{_END})?+"
        rf"((?:{runs}|{_START.format(_NAME)}|{_END})*+)</w:p>"
    )
    return re.compile(pattern.encode())


_PLAIN = _plain("[^<]*+")
_CAREFUL = _plain(r"[^<&\]]*+")  # three times as slow, and only where a text may hold an entity or what ends a literal section
_RUN_BEGINS = rf"(r){_SESSIONS}>({_LOOK})?+(?:{_TEXT}([^<]*+)<)?+"
_PIECE = re.compile(rf"<w:(?:{_RUN_BEGINS}|{_TEXT[3:]}([^<]*+)<|(br|tab)/|{_START.format(f'({_NAME})')[3:]})".encode())
_NOISE = re.compile(rb'<w:proofErr w:type="\w+"/>|<w:lastRenderedPageBreak/>')  # marks of a spelling checker and of pages once seen
_CHANGES = (b"<w:ins ", b"<w:del ", b"<w:moveFrom ", b"<w:moveTo ", b"<w:cellIns ", b"<w:cellDel ")
_GROUP = re.compile(rb"(\x01+)")
_EXCEPTIONS, _ROW_SAYS, _CELL_SAYS = map(_held, ("tblPrEx", "trPr", "tcPr"))
_ROW = re.compile(rf"<w:tr{_SESSIONS}>((?:{_EXCEPTIONS})?+(?:{_ROW_SAYS})?+(?:<w:tc>(?:{_CELL_SAYS})?+\x01++</w:tc>)++)</w:tr>".encode())
_ROW_PROPERTIES = re.compile(rf"(?:{_EXCEPTIONS})?+({_ROW_SAYS})?+".encode())
_CELL = re.compile(rf"<w:tc>({_CELL_SAYS})?+(\x01++)".encode())


def taken_out(body: bytes) -> tuple[bytes, list[PlainParagraph]]:
    """The XML in UTF-8 with a mark for each plain paragraph, and these paragraphs; raises UnicodeDecodeError where it is none."""
    if b"<w:proofErr " in body or b"<w:lastRenderedPageBreak/>" in body:
        body = _NOISE.sub(b"", body)
    if MARK in body or b"\0" in body:
        return body, []
    may_need_care = b"&" in body or (b"]" in body and b"]]>" in body)
    pieces = (_CAREFUL if may_need_care else _PLAIN).split(body)
    rests = pieces[5::6]
    names, texts = (b"\0".join([text or b"" for text in pieces[at::6]]).decode().split("\0") for at in (2, 4))
    if max(map(len, texts)) > MAX_PARAGRAPH or max(map(len, rests), default=0) > MAX_PARAGRAPH:
        raise RefusedFileError(Refusal.BOMB)
    return MARK.join(pieces[::6]), list(zip(pieces[1::6], names, pieces[3::6], texts, rests, strict=False))  # without paragraphs there is one text: ""


def has_changes(xml: bytes) -> bool:
    """Whether changes were recorded: such a document is looked at from several sides, so all of its paragraphs stay in the tree."""
    return any(change in xml for change in _CHANGES)


def with_stand_ins(body: bytes) -> tuple[bytes, dict[str, StandIn], list[RowShape]]:
    """The XML with empty elements where the marks were, one for a row or for neighbours, these by their names, and the shapes of rows by their numbers."""
    shapes: dict[bytes, int] = {}
    stand_ins: dict[str, StandIn] = {}
    place = 0
    pieces = _ROW.split(body)  # what stands between, then a row
    for at, piece in enumerate(pieces):
        if at % 2:
            number = shapes.setdefault(piece, len(shapes))
            end = place + piece.count(MARK)
            pieces[at] = f"<w:tr {STAND_IN}='{place}'/>".encode()
            stand_ins[str(place)] = place, end, number
            place = end
        elif MARK in piece:
            groups = _GROUP.split(piece)
            for beside in range(1, len(groups), 2):
                end = place + len(groups[beside])
                groups[beside] = f"<w:p {STAND_IN}='{place}'/>".encode()
                stand_ins[str(place)] = place, end, -1
                place = end
            pieces[at] = b"".join(groups)
    return b"".join(pieces), stand_ins, list(map(_shape, shapes))


def _shape(row: bytes) -> RowShape:
    found = _ROW_PROPERTIES.match(row)
    return (found and found[1]) or b"", tuple((said, len(marks)) for said, marks in _CELL.findall(row))


def names_of(name: str, rest: bytes) -> list[str]:
    """The names of the bookmarks of a paragraph."""
    names = [name] if name else []
    if b"<w:bookmarkS" in rest:
        names += [piece[5].decode("utf-8", "replace") for piece in pieces_of(rest) if piece[5]]
    return names


def pieces_of(rest: bytes) -> list[tuple[bytes, bytes, bytes, bytes, bytes, bytes]]:
    """What comes after the first run: "r" where a run begins, its look as written, its text; a further text; "br" or "tab"; the name of a bookmark."""
    return _PIECE.findall(rest)


def xml_of(paragraph: PlainParagraph) -> bytes:
    """The paragraph as XML again."""
    properties, name, look, text, rest = paragraph
    mark = b'<w:bookmarkStart w:id="0" w:name="%s"/>' % name.encode() if name else b""
    run = b"<w:r>%s<w:t>%s</w:t></w:r>" % (look or b"", text.encode()) if text else b""
    return b"<w:p>%s%s%s%s</w:p>" % (properties or b"", mark, run, rest)
