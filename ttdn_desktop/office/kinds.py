"""What a file is, told by its first bytes and never by its name, and why some are refused."""

import re
from enum import StrEnum
from itertools import islice

from ttdn_desktop.office.compound import MAGIC, CompoundFile
from ttdn_desktop.office.package_gate import PackageGate
from ttdn_desktop.office.refusal import Refusal, RefusedFileError
from ttdn_desktop.office.workbook_gate import require_modest_texts

__all__ = ["MAX_FILE", "REFUSALS", "Kind", "Refusal", "RefusedFileError", "Trait", "kind_of", "opened", "require_readable", "traits_of"]

MAX_FILE = 64 * 1024 * 1024
"""Bytes of a file that is looked at; a plan has some hundred thousand."""


class Kind(StrEnum):
    """Kinds of files told apart."""

    TEXT = "text"
    MARKDOWN = "markdown"  # text, by its name
    HTML = "html"
    WEB_ARCHIVE = "web_archive"  # .mht, as Word and browsers save pages with their pictures
    OLD_XML = "old_xml"  # Word or Excel 2003 XML, flat packages
    DOCX = "docx"  # .docx, .docm, .dotx, .dotm
    XLSX = "xlsx"  # .xlsx, .xlsm, .xltx, .xltm
    XLSB = "xlsb"
    PPTX = "pptx"
    ODT = "odt"  # OpenDocument: text, and what is not known better
    ODS = "ods"
    ODP = "odp"  # and drawings
    ZIP = "zip"  # and other archives
    DOC = "doc"
    WORD6 = "word6"  # Word 95 and before
    XLS = "xls"
    PPT = "ppt"
    ENCRYPTED = "encrypted"
    PDF = "pdf"
    RTF = "rtf"
    PICTURE = "picture"
    MAIL = "mail"
    DATABASE = "database"
    PLAN = "plan"  # this program's own JSON
    JSON = "json"
    EMPTY = "empty"
    DAMAGED = "damaged"
    UNKNOWN = "unknown"


class Trait(StrEnum):
    """What is special about an Office package that is read all the same; each is a code of a finding."""

    MACROS = "macros"  # they are never opened
    TEMPLATE = "template"
    STRICT = "strict"  # the Strict dialect of Office Open XML


REFUSALS: dict[Kind, Refusal] = {
    Kind.EMPTY: Refusal.EMPTY,
    Kind.ENCRYPTED: Refusal.ENCRYPTED,
    Kind.DAMAGED: Refusal.DAMAGED,
    Kind.DOC: Refusal.OLD_WORD,
    Kind.WORD6: Refusal.OLDEST_WORD,
    Kind.XLS: Refusal.OLD_EXCEL,
    Kind.XLSX: Refusal.WORKBOOK,
    Kind.XLSB: Refusal.BINARY_EXCEL,
    Kind.PDF: Refusal.PDF,
    Kind.RTF: Refusal.RTF,
    Kind.HTML: Refusal.WEB_PAGE,
    Kind.WEB_ARCHIVE: Refusal.WEB_ARCHIVE,
    Kind.OLD_XML: Refusal.OLD_XML,
    Kind.PICTURE: Refusal.PICTURE,
    Kind.PPTX: Refusal.OTHER_OFFICE,
    Kind.PPT: Refusal.OTHER_OFFICE,
    Kind.ODT: Refusal.OPEN_DOCUMENT,
    Kind.ODS: Refusal.OPEN_DOCUMENT,
    Kind.ODP: Refusal.OTHER_OFFICE,
    Kind.MAIL: Refusal.MAIL,
    Kind.DATABASE: Refusal.DATABASE,
    Kind.JSON: Refusal.JSON,
    Kind.ZIP: Refusal.ARCHIVE,
    Kind.UNKNOWN: Refusal.UNKNOWN,
}
"""What is said of a kind where it is not read."""

_MAYBE_READ = frozenset(
    {
        *(Kind.DOCX, Kind.TEXT, Kind.MARKDOWN, Kind.HTML, Kind.XLSX, Kind.XLS, Kind.DOC, Kind.PDF, Kind.RTF, Kind.WEB_ARCHIVE, Kind.PLAN),
        *(Kind.ODT, Kind.ODS),  # LibreOffice makes something of them that is read
    }
)
"""Kinds for which there may be a reader; whoever has none for them refuses with REFUSALS."""

_BEGINNINGS: tuple[tuple[bytes, Kind], ...] = (
    (b"\x89PNG", Kind.PICTURE),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"GIF8", Kind.PICTURE),
    (b"II*\x00", Kind.PICTURE),
    (b"MM\x00*", Kind.PICTURE),
    (b"\xd7\xcd\xc6\x9a", Kind.PICTURE),  # WMF
    (b"Rar!", Kind.ZIP),
    (b"7z\xbc\xaf\x27\x1c", Kind.ZIP),
    (b"\x1f\x8b", Kind.ZIP),
    (b"\xdb\xa5", Kind.WORD6),  # Word 2
    (b"SQLite format 3\x00", Kind.DATABASE),
    (b"\x31\xbe\x00\x00", Kind.WORD6),  # Word for DOS, Write
    (b"\x09\x00\x04\x00", Kind.XLS),  # Excel 2 to 4, without a compound file
    (b"\x09\x02\x06\x00", Kind.XLS),
    (b"\x09\x04\x06\x00", Kind.XLS),
)
_BLANK = b"\x00 \t\r\n\xef\xbb\xbf"
_HEAD = 8192  # bytes that are looked at
_PDF_WITHIN = 1024  # bytes that may stand before the mark of a PDF
_OLD_FIB = 190  # numbers of the format of Word 97 and later are higher
_ENCRYPTED_FIB = 0x0100
_RECORDS = 8  # of a workbook, among which the one that tells a password stands
_FILEPASS = 0x002F
_HTML = re.compile(r"(?is)\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|font|center|span|style|script|h\d)\b")
_TAG = re.compile(
    r"(?i)</?(?:p|div|span|b|strong|i|em|u|font|center|table|tbody|tr|td|th|ul|ol|li|a|h[1-6]|br|hr|img|sup|sub|blockquote|section|article|o:p)(?:\s[^<>]{0,2000})?/?>"
    r"|&(?:nbsp|ndash|ldquo|rdquo|[lg]t|quot|[aeiouyd](?:grave|acute|circ|tilde)|#x?[\da-f]{2,6});"
)
"""A tag or a letter as pages write it; some of them tell a part of a page that begins with words."""
_LEAST_TAGS = 3
_MAIL = re.compile(r"(?i)(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:received|return-path|delivered-to|message-id|to|x-unsent):", re.ASCII)
_SAVED_PAGE = re.compile(r"(?im)^(?:snapshot-content-location:|from:\s*<saved by)")
_MIME = re.compile(r"(?i)\s*(?:[\w-]+:[^\n]*\n\s*)*?(?:mime-version:|content-type:\s*multipart/related)")
_OLD_XML = re.compile(r"(?s)\s*<\?xml.*?(?:progid=\"(?:Word|Excel)|<w:wordDocument|<pkg:package|urn:schemas-microsoft-com:office:spreadsheet)")
_JSON = re.compile(r'\s*(?:\{\s*(?:"[^"\n]*"\s*:|\}\s*$)|\[\s*[\[{"])')
_OWN_JSON = '"ttdn-plan"'
_OPEN_DOCUMENT = re.compile(rb"application/vnd\.(?:oasis\.opendocument|sun\.xml)\.(\w+)")
_OPEN_KINDS = {b"text": Kind.ODT, b"writer": Kind.ODT, b"spreadsheet": Kind.ODS, b"calc": Kind.ODS}
_OFFICE_NAMES = frozenset({".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".xlsx", ".xlsm", ".xls", ".xlsb", ".pdf"})
_MARKDOWN_NAMES = frozenset({".md", ".markdown"})
_PAGE_NAMES = frozenset({".html", ".htm", ".xhtml", ".shtml"})


def kind_of(data: bytes) -> Kind:
    """The kind of these bytes. Raises RefusedFileError for packages that are not safe to look into."""
    return _kind_and_gate(data)[0]


def _kind_and_gate(data: bytes) -> tuple[Kind, PackageGate | None]:
    """The kind, with the gate of a package that could be opened."""
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _plain_kind(data), None
    try:
        gate = PackageGate(data)
    except RefusedFileError as error:
        if error.reason is Refusal.DAMAGED:
            return Kind.DAMAGED, None
        raise
    return _zip_kind(gate), gate


def _plain_kind(data: bytes) -> Kind:
    """The kind of what is no package."""
    head = data[:_HEAD]
    if not head.strip(_BLANK) and not data.strip(_BLANK):
        return Kind.EMPTY
    if head.startswith(MAGIC):
        return _compound_kind(data)
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return Kind.PDF
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rt"):
        return Kind.RTF
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return kind
    return Kind.PICTURE if _is_picture(head) else _text_kind(head)


def require_readable(data: bytes, suffix: str = "") -> Kind:
    """The kind, where there may be a reader for it; raises RefusedFileError for every other, for files too large, and for text under an Office name."""
    return opened(data, suffix)[0]


def opened(data: bytes, suffix: str = "") -> tuple[Kind, PackageGate | None]:
    """The same with the gate of a package, so that it is opened but once."""
    if len(data) > MAX_FILE:
        raise RefusedFileError(Refusal.TOO_LARGE)
    kind, gate = _kind_and_gate(data)
    if kind not in _MAYBE_READ:
        raise RefusedFileError(REFUSALS[kind])
    if gate is not None:
        gate.check()
        if kind is Kind.XLSX:
            require_modest_texts(gate)
    if kind is Kind.TEXT and suffix.lower() in _OFFICE_NAMES:
        raise RefusedFileError(Refusal.FAKE)
    return _named_kind(kind, data[:_HEAD], suffix.lower()), gate


def _named_kind(kind: Kind, head: bytes, suffix: str) -> Kind:
    """The kind of text as its name has it: Markdown may hold some tags, and a part of a page but few."""
    if suffix in _MARKDOWN_NAMES and (kind is Kind.TEXT or (kind is Kind.HTML and not _HTML.match(_seen(head) or ""))):
        return Kind.MARKDOWN
    return Kind.HTML if kind is Kind.TEXT and suffix in _PAGE_NAMES and _TAG.search(_seen(head) or "") else kind


def traits_of(data: bytes | PackageGate) -> tuple[Trait, ...]:
    """What is special about an Office package (Kind.DOCX or XLSX), or the one behind an open gate."""
    gate = PackageGate(data) if isinstance(data, bytes) else data
    types = gate.beginning("[Content_Types].xml", 200_000) if gate.has("[Content_Types].xml") else b""
    main = next((name for name in ("word/document.xml", "xl/workbook.xml") if gate.has(name)), "")
    strict = main and b"http://purl.oclc.org/ooxml/" in gate.beginning(main, 4096)
    found = {
        Trait.MACROS: b"macroEnabled" in types or any(name.endswith("vbaproject.bin") for name in gate.names()),
        Trait.TEMPLATE: b"ml.template.main+xml" in types or b"emplate.macroEnabledTemplate" in types or b".template.macroEnabled" in types,
        Trait.STRICT: bool(strict),
    }
    return tuple(trait for trait, is_so in found.items() if is_so)


def _zip_kind(gate: PackageGate) -> Kind:
    names = gate.names()
    if "xl/workbook.bin" in names:
        return Kind.XLSB
    for folder, kind in (("word/", Kind.DOCX), ("xl/", Kind.XLSX), ("ppt/", Kind.PPTX)):
        if any(name.startswith(folder) for name in names):
            return kind
    if "mimetype" in names and "content.xml" in names:
        return _open_document_kind(gate)
    return Kind.DOCX if "[content_types].xml" in names else Kind.ZIP


def _open_document_kind(gate: PackageGate) -> Kind:
    """By the part "mimetype"; the manifest tells a password."""
    manifest = "meta-inf/manifest.xml"
    if gate.has(manifest) and b":encryption-data" in gate.beginning(manifest, 200_000):
        return Kind.ENCRYPTED
    named = _OPEN_DOCUMENT.match(gate.beginning("mimetype", 200))
    return _OPEN_KINDS.get(named[1], Kind.ODP) if named else Kind.ODT


def _compound_kind(data: bytes) -> Kind:
    """By the streams at the top of the compound file: a Word file with a workbook inside is a Word file."""
    try:
        file = CompoundFile(data)
    except RefusedFileError:
        return Kind.DAMAGED
    streams = file.streams
    if streams & {"EncryptedPackage", "EncryptionInfo", "\tDRMContent"}:
        return Kind.ENCRYPTED
    if "WordDocument" in streams:
        return _word_kind(file.beginning("WordDocument", 12))
    for name in ("Workbook", "Book"):
        if name in streams:
            return Kind.ENCRYPTED if _has_password(file.beginning(name, 4096)) else Kind.XLS
    if any(name.startswith("__properties_version1.0") for name in streams):
        return Kind.MAIL  # .msg
    return Kind.PPT if "PowerPoint Document" in streams else Kind.UNKNOWN


def _word_kind(fib: bytes) -> Kind:
    """By the head of the stream: mark, number of the format, flags."""
    if len(fib) < 12:
        return Kind.DAMAGED
    if int.from_bytes(fib[2:4], "little") < _OLD_FIB:
        return Kind.WORD6
    return Kind.ENCRYPTED if int.from_bytes(fib[10:12], "little") & _ENCRYPTED_FIB else Kind.DOC


def _has_password(records: bytes) -> bool:
    place = 0
    for _ in range(_RECORDS):
        if place + 4 > len(records):
            return False
        kind, length = int.from_bytes(records[place : place + 2], "little"), int.from_bytes(records[place + 2 : place + 4], "little")
        if kind == _FILEPASS:
            return True
        place += 4 + length
    return False


def _is_picture(head: bytes) -> bool:
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return True
    return head[8:12] == b"WEBP" or head[4:8] == b"ftyp" or head[40:44] == b" EMF"


def _text_kind(head: bytes) -> Kind:
    """Text of some sort, or nothing known."""
    text = _seen(head)
    if text is None:
        return Kind.UNKNOWN
    if _OLD_XML.match(text):
        return Kind.OLD_XML
    if _HTML.match(text):
        return Kind.HTML
    if _MAIL.match(text) and not _SAVED_PAGE.search(text):
        return Kind.MAIL
    if _MIME.match(text):
        return Kind.WEB_ARCHIVE
    if _JSON.match(text):
        return Kind.PLAN if _OWN_JSON in text else Kind.JSON
    return Kind.HTML if sum(1 for _ in islice(_TAG.finditer(text), _LEAST_TAGS)) == _LEAST_TAGS else Kind.TEXT


def _seen(head: bytes) -> str | None:
    """The characters at the beginning of a text, of Unicode in bytes those of ASCII; None where it is none."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-32" if head.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")) else "utf-16", "replace")
    if (wide := _wide(head)) is not None:
        return head.decode(wide, "replace")
    return head.decode("latin-1").removeprefix("ï»¿") if _texty(head) else None


def _wide(beginning: bytes) -> str | None:
    """UTF-16 without a mark: of plain letters and blanks every other byte is empty, and all that comes out can be seen."""
    even = beginning[: len(beginning) // 2 * 2]
    for encoding, blanks in (("utf-16-le", even[1::2]), ("utf-16-be", even[0::2])):
        if len(blanks) > 8 and blanks.count(0) * 3 > len(blanks):
            text = even.decode(encoding, "replace")
            if sum(char.isprintable() or char in "\r\n\t\x0c" for char in text) >= 0.98 * len(text):
                return encoding
    return None


def _texty(beginning: bytes) -> bool:
    """Text has no NUL and hardly any control characters."""
    controls = sum(byte < 9 or 13 < byte < 32 for byte in beginning)
    return b"\x00" not in beginning and controls * 100 <= len(beginning)
