"""Bytes of text as characters: encodings by mark, by declaration, by what fits; letters that went through a wrong one are put right and said."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from ttdn_desktop.language.old_letters import guessed
from ttdn_desktop.office.refusal import Refusal, RefusedFileError
from ttdn_desktop.paper.foreign import Notice

MAX_CHARACTERS = 4_000_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,30})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]{2,30})""")
_HEAD = 4096
_TWISTED = re.compile(r"(?:[\u00c2-\u00c6\u00e1][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u2122]){1,3}")
_LEAST_TWISTED = 3
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_SOME_CONTROLS = 200  # characters of text for each control character that may be
_WORD_OF_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text in Unicode NFC, and what had to be done to it."""

    text: str
    notices: tuple[Notice, ...] = ()


def decoded(data: bytes, *, declared: bool = False) -> Decoded:
    """The text of these bytes; `declared`: a page of the web may name its encoding. Raises RefusedFileError for what is no text, or too much."""
    text, notices = _read(data, declared=declared)
    if len(text) > MAX_CHARACTERS:
        raise RefusedFileError(Refusal.TOO_LARGE)
    text, mended = _untwisted(text)
    if mended:
        notices.append(Notice(code="wrong_letters", where=""))
    text, count = _CONTROLS.subn("", text.replace("\x85", "\n"))
    if count:
        if count * _SOME_CONTROLS > max(len(text), 2_000):
            raise RefusedFileError(Refusal.UNKNOWN)
        notices.append(Notice(code="control_characters", where="", params=(("count", str(count)),)))
    if "\ufffd" in text:
        notices.append(Notice(code="lost_letters", where="", params=(("count", str(text.count("\ufffd"))),)))
    return Decoded(text=unicodedata.normalize("NFC", text), notices=tuple(notices))


def _read(data: bytes, *, declared: bool) -> tuple[str, list[Notice]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _tried(data, encoding), []
    if (wide := _wide(data)) is not None:
        return _tried(data, wide), []
    if declared and (found := _DECLARED.search(data[:_HEAD])) is not None and (named := _named(found[1] or found[2])) is not None:
        try:
            return data.decode(named), []
        except UnicodeDecodeError:
            pass  # pages lie
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    almost = data.decode("utf-8", "replace")
    if almost.count("\ufffd") * 500 < len(almost) and _WORD_OF_VIETNAMESE.search(almost):
        return almost, []  # a few broken bytes in what is UTF-8 all the same
    if (codes := _of_old_fonts(data)) is not None:
        return codes, []
    return _tried(data, "cp1258"), [Notice(code="old_encoding", where="")]


def _of_old_fonts(data: bytes) -> str | None:
    """The bytes as the codes of TCVN3 or VNI stand in other files, where they certainly are such; whoever reads them turns them into letters."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return text if guessed(text.splitlines()) is not None else None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of plain letters is empty."""
    head = data[:_HEAD]
    if len(head) < 8 or b"\x00" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 8 < len(head):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _named(name: bytes) -> str | None:
    """The encoding of that name, as browsers take it."""
    try:
        known = codecs.lookup(name.decode("ascii")).name
    except LookupError:
        return None
    return {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(known, known) if known not in {"idna", "punycode", "unicode_escape", "raw_unicode_escape"} else None


def _tried(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding.startswith("utf-"):
            text = data.decode(encoding, "replace")
            if text.count("\ufffd") * 100 < len(text):
                return text
        raise RefusedFileError(Refusal.UNKNOWN) from error


def _untwisted(text: str) -> tuple[str, bool]:
    """UTF-8 that was read as Windows-1252 and saved so ("Káº¿ hoáº¡ch"), put right where that gives Vietnamese."""
    if len(_TWISTED.findall(text, 0, 200_000)) < _LEAST_TWISTED or _WORD_OF_VIETNAMESE.search(text.replace("â", "").replace("ê", "").replace("ô", "")):
        return text, False
    try:
        whole = b"".join(_byte_of(char) for char in text).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text, False
    return (whole, True) if _WORD_OF_VIETNAMESE.search(whole) else (text, False)


def _byte_of(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")  # the five bytes that Windows-1252 leaves undefined
