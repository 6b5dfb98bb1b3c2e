"""Paragraphs of a .docx that hold nothing but text in repeated looks: taken out before the XML is parsed, for they need no tree.

Most paragraphs of most documents are such. An empty stand-in keeps their place in the tree; whoever needs more than the text puts them back.
"""

import re
from typing import NamedTuple

from ttdn_desktop.office.refusal import Refusal, RefusedFileError

STAND_IN = "ttdn-plain"
"""Attribute of the stand-in: the number of the paragraph."""

MAX_PARAGRAPH = 2_000_000
"""Characters of XML in one paragraph; a page has some three thousand. The parser, which these paragraphs pass by, has its own limit."""

_SESSIONS = r'(?: (?:w:rsid\w*|w14:(?:paraId|textId))="[0-9A-Fa-f]{8}")*+'  # who typed it when, which says nothing about text or look
_KEY = r"ttdn-same='(\d+)'/>"
_PLAIN = re.compile(
    rf"(<w:p{_SESSIONS}>(?:<w:pPr (?:{_KEY}))?+"
    rf"((?:<w:r{_SESSIONS}>(?:<w:rPr ttdn-same='\d+'/>)?+<w:t(?: xml:space=\"preserve\")?+>[^<&\]]*+</w:t></w:r>"
    r'|<w:bookmarkStart w:id="\d+" w:name="[\w.-]+"/>|<w:bookmarkEnd w:id="\d+"/>)*+)</w:p>)'
)
_RUN = re.compile(rf"<w:(?:rPr {_KEY}<w:)?+t(?: xml:space=\"preserve\")?+>([^<]*+)<")
_NAME = re.compile(r'<w:bookmarkStart w:id="\d+" w:name="([^"]*)"')
_NOISE = re.compile(r'<w:proofErr w:type="\w+"/>|<w:lastRenderedPageBreak/>')  # marks of a spelling checker and of pages once seen
_CELL = re.compile(rf"<w:tc><w:tcPr {_KEY}<w:p {STAND_IN}='(\d+)'/></w:tc>")
_CHANGES = ("<w:ins ", "<w:del ", "<w:moveFrom ", "<w:moveTo ", "<w:cellIns ", "<w:cellDel ")
"""With tracked changes in the document its paragraphs are looked at from several sides: all of them stay in the tree."""


class PlainParagraph(NamedTuple):
    """A paragraph as it was written; `properties` is the key of its properties, `held` what stands after them."""

    properties: str | None
    held: str
    xml: str

    def runs(self) -> list[tuple[str, str]]:
        """The key of the properties of each run ("" where it has none) and its text."""
        return _RUN.findall(self.held)

    def bookmarks(self) -> list[str]:
        """The names of its bookmarks."""
        return _NAME.findall(self.held) if "<w:bookmarkStart" in self.held else []


def taken_out(body: str, properties: str) -> tuple[str, list[PlainParagraph]]:
    """The XML with a stand-in for each plain paragraph, and the paragraphs by their numbers; `properties` is what was taken out of it before.

    A cell that holds but one of them is its stand-in itself.
    """
    if "<w:proofErr " in body or "<w:lastRenderedPageBreak/>" in body:
        body = _NOISE.sub("", body)
    pieces = _PLAIN.split(body)  # what stands between, then whole, key and content of each
    found = list(map(PlainParagraph, pieces[2::4], pieces[3::4], pieces[1::4]))
    if not found:
        return body, []
    if max(map(len, pieces[3::4])) > MAX_PARAGRAPH:
        raise RefusedFileError(Refusal.BOMB)
    pieces[1::4] = [f"<w:p {STAND_IN}='{number}'/>" for number in range(len(found))]
    del pieces[2::4]
    del pieces[2::3]
    out = "".join(pieces)
    pieces = _CELL.split(out)
    pieces[1::3] = [f"<w:tc ttdn-same='{key}' {STAND_IN}='{number}'/>" for key, number in zip(pieces[1::3], pieces[2::3], strict=True)]
    del pieces[2::3]
    out = "".join(pieces)
    return (body, []) if any(change in out or change in properties for change in _CHANGES) else (out, found)
