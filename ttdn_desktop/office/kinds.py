"""What a file is, told by its first bytes and never by its name, and why some are refused."""

import zipfile
from enum import StrEnum
from io import BytesIO

from ttdn_desktop.errors import UnreadableError

MAX_FILE = 64 * 1024 * 1024
"""Bytes of a file that is looked at; a plan has some hundred thousand."""


class Kind(StrEnum):
    """Kinds of files told apart."""

    TEXT = "text"
    DOCX = "docx"  # .docx, .docm, .dotx, .dotm
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    ZIP = "zip"
    DOC = "doc"
    XLS = "xls"
    ENCRYPTED = "encrypted"
    PDF = "pdf"
    RTF = "rtf"
    PICTURE = "picture"
    EMPTY = "empty"
    DAMAGED = "damaged"
    UNKNOWN = "unknown"


class Refusal(StrEnum):
    """Why a file is not read; each has its sentence in resources/messages/reading.json."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    UNSAFE = "unsafe"  # a bomb, a DOCTYPE
    FAKE = "fake"  # the name promises another kind
    OLD_WORD = "old_word"
    OLD_EXCEL = "old_excel"
    WORKBOOK = "workbook"
    PDF = "pdf"
    RTF = "rtf"
    PICTURE = "picture"
    OTHER_OFFICE = "other_office"
    UNKNOWN = "unknown"


class RefusedFileError(UnreadableError):
    """A file that is not read; `reason` is worded by services."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


_BEGINNINGS: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", Kind.PDF),
    (b"{\\rtf", Kind.RTF),
    (b"\x89PNG", Kind.PICTURE),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"GIF8", Kind.PICTURE),
    (b"BM6", Kind.PICTURE),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REFUSED: dict[Kind, Refusal] = {
    Kind.EMPTY: Refusal.EMPTY,
    Kind.ENCRYPTED: Refusal.ENCRYPTED,
    Kind.DAMAGED: Refusal.DAMAGED,
    Kind.DOC: Refusal.OLD_WORD,
    Kind.XLS: Refusal.OLD_EXCEL,
    Kind.XLSX: Refusal.WORKBOOK,
    Kind.PDF: Refusal.PDF,
    Kind.RTF: Refusal.RTF,
    Kind.PICTURE: Refusal.PICTURE,
    Kind.PPTX: Refusal.OTHER_OFFICE,
    Kind.ODT: Refusal.OTHER_OFFICE,
    Kind.ZIP: Refusal.UNKNOWN,
    Kind.UNKNOWN: Refusal.UNKNOWN,
}


def kind_of(data: bytes) -> Kind:
    """The kind of these bytes."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return Kind.EMPTY
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _zip_kind(data)
    if data.startswith(_OLE):
        return _ole_kind(data)
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _texty(data[:8192]):
        return Kind.TEXT
    return Kind.UNKNOWN


def require_readable(data: bytes, suffix: str = "") -> Kind:
    """TEXT or DOCX; raises RefusedFileError for every other kind, for files too large, and for text under an Office name."""
    if len(data) > MAX_FILE:
        raise RefusedFileError(Refusal.TOO_LARGE)
    kind = kind_of(data)
    if kind in _REFUSED:
        raise RefusedFileError(_REFUSED[kind])
    if kind is Kind.TEXT and suffix.lower() in {".docx", ".docm", ".dotx", ".doc", ".xlsx", ".xls", ".pdf"}:
        raise RefusedFileError(Refusal.FAKE)
    return kind


def _zip_kind(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError):
        return Kind.DAMAGED
    lower = {name.lower().replace("\\", "/").lstrip("/") for name in names}
    if any(name.startswith("word/") for name in lower):
        return Kind.DOCX
    if any(name.startswith("xl/") for name in lower):
        return Kind.XLSX
    if any(name.startswith("ppt/") for name in lower):
        return Kind.PPTX
    return Kind.ODT if "content.xml" in lower and "mimetype" in lower else Kind.DOCX if "[content_types].xml" in lower else Kind.ZIP


def _ole_kind(data: bytes) -> Kind:
    """By the names in the directory of the compound file, which are UTF-16."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        return Kind.ENCRYPTED
    if holds("WordDocument"):
        return Kind.DOC
    return Kind.XLS if holds("Workbook") or holds("Book") else Kind.UNKNOWN


def _texty(beginning: bytes) -> bool:
    """Text has no NUL and hardly any control characters."""
    controls = sum(byte < 9 or 13 < byte < 32 for byte in beginning)
    return b"\x00" not in beginning and controls * 100 <= len(beginning)
