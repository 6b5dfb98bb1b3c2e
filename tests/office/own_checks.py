"""Checks of a written .docx that no validator makes: bookmarks, grids, characters, relations, fonts."""

import io
import unicodedata
import zipfile
from collections.abc import Iterator

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {"w": WORD}
W = f"{{{WORD}}}"


def own_findings(data: bytes) -> list[str]:
    """What is wrong with the file; nothing for a good one."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return [
        *_part_findings(parts),
        *_bookmark_findings(etree.fromstring(parts["word/document.xml"])),
        *_table_findings(etree.fromstring(parts["word/document.xml"])),
        *_text_findings(etree.fromstring(parts["word/document.xml"])),
    ]


def _part_findings(parts: dict[str, bytes]) -> Iterator[str]:
    for name, data in parts.items():
        root = etree.fromstring(data)
        if name.endswith(".rels") and any(relation.get("TargetMode") == "External" for relation in root):
            yield f"{name}: a relation to the outside"


def _bookmark_findings(document: etree._Element) -> Iterator[str]:
    starts = document.findall(".//w:bookmarkStart", NS)
    ends = document.findall(".//w:bookmarkEnd", NS)
    names = [str(start.get(W + "name")) for start in starts]
    ids = [start.get(W + "id") for start in starts]
    if len(set(names)) != len(names):
        yield "two bookmarks share a name"
    if len(set(ids)) != len(ids) or sorted(map(str, ids)) != sorted(str(end.get(W + "id")) for end in ends):
        yield "bookmarks are not pairs of their own"
    yield from (f"bookmark name {name}" for name in names if len(name) > 40 or not name.replace("_", "").isalnum() or not name[0].isalpha())


def _table_findings(document: etree._Element) -> Iterator[str]:
    for table in document.findall(".//w:tbl", NS):
        grid = [int(str(column.get(W + "w"))) for column in table.findall("w:tblGrid/w:gridCol", NS)]
        width = table.find("w:tblPr/w:tblW", NS)
        if width is None or sum(grid) != int(str(width.get(W + "w"))):
            yield f"grid {sum(grid)} is not the width of the table"
        for row in table.findall("w:tr", NS):
            yield from _row_findings(row, grid)


def _row_findings(row: etree._Element, grid: list[int]) -> Iterator[str]:
    at = 0
    for cell in row.findall("w:tc", NS):
        span = cell.find("w:tcPr/w:gridSpan", NS)
        columns = int(str(span.get(W + "val"))) if span is not None else 1
        width = cell.find("w:tcPr/w:tcW", NS)
        if width is None or int(str(width.get(W + "w"))) != sum(grid[at : at + columns]):
            yield "a cell is not as wide as its columns"
        if cell[-1].tag != W + "p":
            yield "a cell does not end with a paragraph"
        at += columns
    if at != len(grid):
        yield f"a row has {at} columns of {len(grid)}"


def _text_findings(document: etree._Element) -> Iterator[str]:
    for element in document.iter(W + "t"):
        text = element.text or ""
        if not unicodedata.is_normalized("NFC", text):
            yield f"not NFC: {text!r}"
        if any(unicodedata.category(char) == "Cc" for char in text):
            yield f"control character: {text!r}"
        if text != text.strip() and element.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            yield f"blanks not kept: {text!r}"
