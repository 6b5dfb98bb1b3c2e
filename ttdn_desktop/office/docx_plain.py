"""Paragraphs of a .docx that hold nothing but text in written-out looks: taken out before the XML is parsed, for they need no tree.

Most paragraphs of most documents are such, and most rows of most tables hold nothing else. One regular expression cuts them out, five times as fast as
a tree is walked; a mark keeps their place in what is left. Whatever is written in any other way stays in the tree, where the ordinary walk reads it.
"""

import re

from ttdn_desktop.office.refusal import Refusal, RefusedFileError

STAND_IN = "ttdn-plain"
"""Attribute of what stands for plain paragraphs that follow each other: the numbers of the first and of the one behind the last, with a blank between."""

ROW = "ttdn-row"
"""Attribute of what stands for a row of plain paragraphs: the number of its shape."""

KEY = "ttdn-same"
"""Attribute of an emptied properties element: the key of what it said."""

MAX_PARAGRAPH = 2_000_000
"""Characters of one paragraph; a page has some three thousand. The parser, which these paragraphs pass by, has its own limit."""

MARK = "\x01"
"""Keeps the place of a plain paragraph in the text that is left; no XML may hold it."""

PlainParagraph = tuple[str | None, str | None, str | None, str | None, str]
"""The properties as written, the name of a bookmark, the look of the first run as written, its text, and the XML of whatever comes then."""

RowShape = tuple[str | None, tuple[tuple[str | None, int], ...]]
"""What rows alike are written with: the key of their properties, and of each cell the key of its properties and how many paragraphs it has."""

_SESSIONS = r'(?: (?:w:rsid\w*|w14:(?:paraId|textId))="[0-9A-Fa-f]{8}")*+'  # who typed it when, which says nothing about text or look
_LOOK = r"<w:rPr>(?:<(?!/?w:rPr)[^<]*+)*+</w:rPr>"
_PROPERTIES = r"<w:pPr>(?:<(?!/?w:pPr|w:sectPr)[^<]*+)*+</w:pPr>"  # neither the end of a section nor what was before a change, which belong to their place
_TEXT = r'<w:t(?: xml:space="preserve")?+>'
_START, _END = r'<w:bookmarkStart w:id="\d++" w:name="{}"/>', r'<w:bookmarkEnd w:id="\d++"/>'
_NAME = r"[\w.-]++"
_SAME = rf"{KEY}='(\d++)'/>"


def _plain(text: str) -> re.Pattern[str]:
    """A plain paragraph in five groups; `text` are the characters that its words may have."""
    runs = rf"<w:r{_SESSIONS}>(?:{_LOOK})?+(?:{_TEXT}{text}</w:t>|<w:br/>|<w:tab/>)*+</w:r>"
    return re.compile(
        rf"<w:p{_SESSIONS}>({_PROPERTIES})?+(?:{_START.format(f'({_NAME})')})?+"
        rf"(?:<w:r{_SESSIONS}>({_LOOK})?+{_TEXT}({text})</w:t></w:r>)?+(?:{_END})?+"
        rf"((?:{runs}|{_START.format(_NAME)}|{_END})*+)</w:p>"
    )


_PLAIN = _plain("[^<]*+")
_CAREFUL = _plain(r"[^<&\]]*+")  # three times as slow, and only where a text may hold an entity or what ends a literal section
_PIECE = re.compile(
    rf"<w:(?:(r){_SESSIONS}>({_LOOK})?+(?:{_TEXT}([^<]*+)<)?+"
    r'|t(?: xml:space="preserve")?+>([^<]*+)<|(br|tab)/|bookmarkStart w:id="\d++" w:name="([^"]*+)")'
)
_NOISE = re.compile(r'<w:proofErr w:type="\w+"/>|<w:lastRenderedPageBreak/>')  # marks of a spelling checker and of pages once seen
_CHANGES = ("<w:ins ", "<w:del ", "<w:moveFrom ", "<w:moveTo ", "<w:cellIns ", "<w:cellDel ")
_GROUP = re.compile(f"({MARK}+)")
_ROW = re.compile(
    rf"<w:tr{_SESSIONS}>((?:<w:tblPrEx {KEY}='\d++'/>)?+(?:<w:trPr {KEY}='\d++'/>)?+(?:<w:tc>(?:<w:tcPr {KEY}='\d++'/>)?+{MARK}++</w:tc>)++)</w:tr>"
)
_ROW_PROPERTIES = re.compile(rf"<w:trPr {_SAME}")
_CELL = re.compile(rf"<w:tc>(?:<w:tcPr {_SAME})?+({MARK}++)")


def taken_out(body: str) -> tuple[str, list[PlainParagraph]]:
    """The XML with a mark for each plain paragraph, and these paragraphs."""
    if "<w:proofErr " in body or "<w:lastRenderedPageBreak/>" in body:
        body = _NOISE.sub("", body)
    if MARK in body:
        return body, []
    pieces = (_CAREFUL if "&" in body or "]]>" in body else _PLAIN).split(body)
    if max((len(piece) for group in (pieces[4::6], pieces[5::6]) for piece in group if piece), default=0) > MAX_PARAGRAPH:
        raise RefusedFileError(Refusal.BOMB)
    return MARK.join(pieces[::6]), list(zip(pieces[1::6], pieces[2::6], pieces[3::6], pieces[4::6], pieces[5::6], strict=True))


def has_changes(xml: str) -> bool:
    """Whether changes were recorded: such a document is looked at from several sides, so all of its paragraphs stay in the tree."""
    return any(change in xml for change in _CHANGES)


def with_stand_ins(body: str) -> tuple[str, list[RowShape]]:
    """The XML with empty elements where the marks were, one for a row or for neighbours, and the shapes of rows by their numbers."""
    shapes: dict[str, int] = {}
    place = 0
    pieces = _ROW.split(body)  # what stands between, then a row
    for at, piece in enumerate(pieces):
        if at % 2:
            number = shapes.setdefault(piece, len(shapes))
            end = place + piece.count(MARK)
            pieces[at] = f"<w:tr {ROW}='{number}' {STAND_IN}='{place} {end}'/>"
            place = end
        elif MARK in piece:
            groups = _GROUP.split(piece)
            for beside in range(1, len(groups), 2):
                end = place + len(groups[beside])
                groups[beside] = f"<w:p {STAND_IN}='{place} {end}'/>"
                place = end
            pieces[at] = "".join(groups)
    return "".join(pieces), list(map(_shape, shapes))


def _shape(row: str) -> RowShape:
    found = _ROW_PROPERTIES.search(row)
    return found and found[1], tuple((key or None, len(marks)) for key, marks in _CELL.findall(row))


def names_of(name: str | None, rest: str) -> list[str]:
    """The names of the bookmarks of a paragraph."""
    names = [name] if name else []
    return [*names, *filter(None, (piece[5] for piece in pieces_of(rest)))] if "<w:bookmarkS" in rest else names


def pieces_of(rest: str) -> list[tuple[str, str, str, str, str, str]]:
    """What comes after the first run: "r" where a run begins, its look as written, its text; a further text; "br" or "tab"; the name of a bookmark."""
    return _PIECE.findall(rest)


def xml_of(paragraph: PlainParagraph) -> str:
    """The paragraph as XML again."""
    properties, name, look, text, rest = paragraph
    mark = f'<w:bookmarkStart w:id="0" w:name="{name}"/>' if name else ""
    run = f"<w:r>{look or ''}<w:t>{text}</w:t></w:r>" if text is not None else ""
    return f"<w:p>{properties or ''}{mark}{run}{rest}</w:p>"
