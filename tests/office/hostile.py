"""Files made to hurt, each the smallest of its kind: packages that swell, lie or lead out, compound files of every old sort."""

import struct
import zipfile
from collections.abc import Mapping
from io import BytesIO

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def zipped(parts: Mapping[str, bytes | str], infos: tuple[tuple[zipfile.ZipInfo, bytes], ...] = ()) -> bytes:
    """A package of these parts, deflated; `infos` are added as they are, however odd."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in parts.items():
            out.writestr(name, data)
        for info, raw in infos:
            out.writestr(info, raw)
    return stream.getvalue()


def _types(main: str, kind: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/></Types>'
    )


def _relation(kind: str, target: str) -> str:
    return f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'


def word_parts(body: bytes | str = "<w:p><w:r><w:t>Chữ</w:t></w:r></w:p>") -> dict[str, bytes | str]:
    """The parts of a .docx with this body."""
    text = body.encode() if isinstance(body, str) else body
    return {
        "[Content_Types].xml": _types("word/document.xml", "wordprocessingml.document.main"),
        "_rels/.rels": _relation("officeDocument", "word/document.xml"),
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>'.encode() + text + b"</w:body></w:document>",
    }


def sheet_parts(rows: str = '<row r="1"><c r="A1"><v>1</v></c></row>', strings: str = "") -> dict[str, bytes | str]:
    """The parts of a .xlsx with these rows."""
    return {
        "[Content_Types].xml": _types("xl/workbook.xml", "spreadsheetml.sheet.main"),
        "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>',
        **({"xl/sharedStrings.xml": f'<sst xmlns="{SHEET}">{strings}</sst>'} if strings else {}),
    }


def symlink() -> tuple[zipfile.ZipInfo, bytes]:
    """An entry that is a link to a file of the computer."""
    info = zipfile.ZipInfo("word/media/image1.png")
    info.external_attr = 0o120777 << 16
    return info, b"/etc/passwd"


def encrypted_entries(data: bytes) -> bytes:
    """The same package, whose directory says that its entries have a password."""
    out = bytearray(data)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = out.find(mark)
        while place >= 0:
            out[place + flags] |= 1
            place = out.find(mark, place + 4)
    return bytes(out)


def compound(streams: Mapping[str, bytes], storages: tuple[str, ...] = ()) -> bytes:
    """A compound file with these streams at its top, each at least as long as not to need the small ones; storages hold one stream "WordDocument" each."""
    contents = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    sectors: list[bytes] = []
    chain: list[int] = [_FAT]
    starts = {}
    for name, data in contents.items():
        starts[name] = len(chain)
        count = -(-len(data) // _SECTOR)
        chain += [len(chain) + 1 + number for number in range(count - 1)] + [_END]
        sectors += [data[number * _SECTOR : (number + 1) * _SECTOR].ljust(_SECTOR, b"\0") for number in range(count)]
    names = [*contents, *storages]
    entries = [_entry("Root Entry", 5, child=1 if names else _FREE)]
    for number, name in enumerate(names, start=1):
        right = number + 1 if number < len(names) else _FREE
        is_stream = name in contents
        entries.append(
            _entry(
                name,
                2 if is_stream else 1,
                right=right,
                start=starts.get(name, _END),
                size=len(contents.get(name, b"")),
                child=_FREE if is_stream else len(names) + 1,
            )
        )
    entries.append(_entry("WordDocument", 2, start=_END))  # inside the storages
    directory = b"".join(entries)
    first = len(chain)
    count = -(-len(directory) // _SECTOR)
    chain += [len(chain) + 1 + number for number in range(count - 1)] + [_END]
    sectors.append(directory.ljust(count * _SECTOR, b"\0"))
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(_SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, first, 0, 4096, _END, 0, _END, 0) + struct.pack("<I", 0) + b"\xff" * 432
    return head + fat + b"".join(sectors)


def _entry(name: str, kind: int, *, right: int = _FREE, child: int = _FREE, start: int = 0, size: int = 0) -> bytes:
    raw = name.encode("utf-16-le")
    return raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw) + 2, kind, 1, _FREE, right, child) + bytes(36) + struct.pack("<IQ", start, size)


def word_stream(fib: int = 0xC1, *, encrypted: bool = False) -> bytes:
    """The head of a Word stream of that number of format."""
    return struct.pack("<HHHHHH", 0xA5EC, fib, 0, 0, 0, 0x0100 if encrypted else 0)


def sheet_stream(*, encrypted: bool = False) -> bytes:
    """The head of a workbook stream."""
    return struct.pack("<HHHHHHHH", 0x809, 8, 0x600, 5, 0, 0, 0x2F if encrypted else 0x42, 2) + b"\xb0\x04"
