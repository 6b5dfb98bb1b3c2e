"""Why a file is not read: codes that services put into words."""

from enum import StrEnum

from ttdn_desktop.errors import UnreadableError


class Refusal(StrEnum):
    """Each has its sentence in resources/messages/reading.json."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    UNSAFE = "unsafe"  # a DOCTYPE, names that lead out of the package
    BOMB = "bomb"  # small when packed, enormous when unpacked
    FAKE = "fake"  # the name promises another kind
    OLD_WORD = "old_word"
    OLDEST_WORD = "oldest_word"  # Word 6, Word 95 and before
    OLD_EXCEL = "old_excel"
    BINARY_EXCEL = "binary_excel"  # .xlsb
    WORKBOOK = "workbook"
    PDF = "pdf"  # without text and without pictures
    SCANNED = "scanned"  # pages are pictures
    RTF = "rtf"
    WEB_PAGE = "web_page"
    WEB_ARCHIVE = "web_archive"  # .mht
    OLD_XML = "old_xml"  # Word and Excel 2003 XML, flat packages
    PICTURE = "picture"
    ARCHIVE = "archive"
    OTHER_OFFICE = "other_office"
    OPEN_DOCUMENT = "open_document"  # .odt, .ods, where LibreOffice is not installed
    MAIL = "mail"  # .eml, .msg
    DATABASE = "database"  # SQLite, as the workspace of this program is
    JSON = "json"  # other than a plan
    UNKNOWN = "unknown"


class RefusedFileError(UnreadableError):
    """A file that is not read; `reason` is worded by services."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason
