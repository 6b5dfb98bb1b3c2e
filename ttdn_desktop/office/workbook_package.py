"""Packs an openpyxl workbook: no clear copy in the folder of temporary files, no trace of the time or of openpyxl, texts where Excel itself keeps them."""

from io import BytesIO
from typing import IO, Any
from xml.sax.saxutils import escape

from lxml import etree
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from ttdn_desktop.office.steady_zip import SteadyZip

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRINGS = "xl/sharedStrings.xml"
_STRINGS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_STRINGS_RELATION = (
    b'<Relationship Id="rIdStrings" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>'
)
_FONT_ORDER = ("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme")
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_APP = b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Excel</Application></Properties>'
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator></cp:coreProperties>"
)


def new_workbook(font: Font) -> Workbook:
    """A workbook without sheets whose default font is this one."""
    book = Workbook()
    del book["Sheet"]
    book._fonts = IndexedList([font])  # type: ignore[attr-defined]  # the default font, which no public name replaces
    book._named_styles["Normal"].font = font  # type: ignore[attr-defined]  # as above
    return book


def save(book: Workbook, stream: IO[bytes], *, title: str, author: str) -> None:
    """Write the package; equal workbooks give equal bytes. Title and author must be clean of control characters."""
    core = _CORE.format(title=escape(title), author=escape(author)).encode()
    mended = {
        "docProps/app.xml": lambda _: _APP,
        "docProps/core.xml": lambda _: core,
        "xl/styles.xml": _with_ordered_fonts,
        "xl/_rels/workbook.xml.rels": lambda data: data.replace(b"</Relationships>", _STRINGS_RELATION + b"</Relationships>"),
    }
    with SteadyZip(stream, mended) as archive:
        _Writer(book, archive).save()


def _with_ordered_fonts(styles: bytes) -> bytes:
    """What a font says, in the order of the schema, which openpyxl does not keep."""
    root = etree.fromstring(styles)
    for font in root.iter(f"{{{_MAIN}}}font"):
        font[:] = sorted(font, key=lambda element: _FONT_ORDER.index(etree.QName(element).localname))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


class _Writer(ExcelWriter):
    """openpyxl's writer; the sheets go through memory, and their texts into the table of shared strings, as Excel writes them."""

    def __init__(self, workbook: Workbook, archive: SteadyZip) -> None:
        super().__init__(workbook, archive)
        self._strings: dict[str, int] = {}
        self._used = 0

    def write_worksheet(self, ws: Any) -> None:
        part = BytesIO()
        writer: Any = WorksheetWriter(ws, out=part)
        writer.write()
        ws._rels = writer._rels
        self._package.writestr(ws.path[1:], self._with_shared_strings(part.getvalue()))
        self.manifest.append(ws)

    def _write_worksheets(self) -> None:
        super()._write_worksheets()  # type: ignore[misc]  # not in the stubs
        table = etree.Element(f"{{{_MAIN}}}sst", {"count": str(self._used), "uniqueCount": str(len(self._strings))})
        for text in self._strings:
            word = etree.SubElement(etree.SubElement(table, f"{{{_MAIN}}}si"), f"{{{_MAIN}}}t")
            word.text = text
            if text != text.strip() or "\n" in text:
                word.set(_PRESERVE, "preserve")
        self._package.writestr(_STRINGS, etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True))
        self.manifest.append(_StringsPart())

    def _with_shared_strings(self, sheet: bytes) -> bytes:
        root = etree.fromstring(sheet)
        for cell in root.iter(f"{{{_MAIN}}}c"):
            if cell.get("t") == "inlineStr":
                text = "".join(word.text or "" for word in cell.iter(f"{{{_MAIN}}}t"))
                for child in list(cell):
                    cell.remove(child)
                cell.set("t", "s")
                etree.SubElement(cell, f"{{{_MAIN}}}v").text = str(self._strings.setdefault(text, len(self._strings)))
                self._used += 1
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    @property
    def _package(self) -> SteadyZip:
        archive: SteadyZip = self._archive  # type: ignore[attr-defined]  # not in the stubs
        return archive


class _StringsPart:
    """What the list of content types is told."""

    path = f"/{_STRINGS}"
    mime_type = _STRINGS_TYPE
