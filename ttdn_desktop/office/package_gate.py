"""The gate of zipped files (.docx, .xlsx and their kin): their directory is judged before anything is unpacked, their XML before it is parsed."""

import re
import unicodedata
import zipfile
import zlib
from io import BytesIO

from ttdn_desktop.office.refusal import Refusal, RefusedFileError

MAX_ENTRIES = 5_000
MAX_PART = 64 * 1024 * 1024
"""Bytes of one unpacked part of XML."""
MAX_TOTAL = 300 * 1024 * 1024
"""Bytes of all parts unpacked."""
MAX_RATIO = 200
"""How often smaller than unpacked a part of XML may be packed; a plan is 10 to 30 times smaller, a bomb hundreds of times."""
MAX_ELEMENTS = 2_000_000
"""Elements of a part; a plan of 34 pages has some 30,000."""

_SMALL = 4 * 1024 * 1024  # bytes up to which the ratio does not matter
_DIRECTORY = 4 * 1024 * 1024  # bytes of a directory of so many entries
_PICTURE_RATIO, _LARGE = 500, 16 * 1024 * 1024  # for parts that nobody unpacks: white pictures shrink well
_PROLOG = 64 * 1024  # bytes in which the first element must begin
_CHUNK = 1024 * 1024
_BEGUN = 4096  # bytes that are unpacked at least
_PLAIN_FLAGS = 0x080E  # how hard it was packed, sizes behind the data, names in UTF-8
_SYMLINK, _TYPE_MASK = 0o120000, 0o170000
_ENCRYPTED_FLAG = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BAD_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError)
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
_BAD_NAME = re.compile(r"[\x00-\x1f]|^\w:|^/")  # of a name whose first slash was taken off
_XML_NAMES = (".xml", ".rels", ".vml")
_ENCODINGS = re.compile(r"(?i)utf-?(?:8|16(?:le|be)?)|us-ascii|ascii|iso-8859-\d+|windows-125\d")
_DECLARED = re.compile(r"""<\?xml[^>]*?encoding\s*=\s*["']([^"'>]*)""")
_BEFORE_ELEMENT = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)


class PackageGate:
    """A zipped file whose directory is sound; its parts are unpacked one at a time within the limits."""

    def __init__(self, data: bytes) -> None:
        _judge_size(data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            infos = self._zip.infolist()
        except _BAD_ZIP as error:
            raise RefusedFileError(Refusal.DAMAGED) from error
        self._data = data
        self._infos = {plain_name(info.filename): info for info in infos}
        if len(self._infos) != len(infos):  # which of two would count, is not the same in all programs
            raise RefusedFileError(Refusal.DAMAGED)
        for info in infos:
            _judge_entry(info)
        if len(infos) > MAX_ENTRIES or sum(info.file_size for info in infos) > MAX_TOTAL:
            raise RefusedFileError(Refusal.BOMB)
        places = sorted([info.header_offset for info in infos])
        self._ends = dict(zip(places, [*places[1:], len(data)], strict=True))
        self._small: dict[str, bytes] = {}  # parts whose beginning, once looked at, is all there is

    def has(self, name: str) -> bool:
        return plain_name(name) in self._infos

    def names(self) -> tuple[str, ...]:
        """All part names, in small letters and with plain slashes."""
        return tuple(self._infos)

    def size(self, name: str) -> int:
        """Bytes of a part, as the directory says; it cannot be more."""
        return self._infos[plain_name(name)].file_size

    def read(self, name: str, most: int = MAX_PART) -> bytes:
        """The bytes of a part; raises RefusedFileError where it is missing, damaged or larger than `most`."""
        info = self._infos.get(plain_name(name))
        if info is not None and info.file_size <= most and (whole := self._begun(info, info.file_size)) is not None:
            return whole
        chunks, size = [], 0
        with self._opened(name) as part:
            try:
                while chunk := part.read(_CHUNK):
                    size += len(chunk)
                    if size > most:
                        raise RefusedFileError(Refusal.BOMB)
                    chunks.append(chunk)
            except _BAD_ZIP as error:
                raise RefusedFileError(Refusal.DAMAGED) from error
        return b"".join(chunks)

    def beginning(self, name: str, size: int) -> bytes:
        """The first bytes of a part."""
        info = self._infos.get(plain_name(name))
        begun = None if info is None else self._begun(info, max(size, _BEGUN))
        if info is not None and begun is not None:
            if len(begun) == info.file_size:
                self._small[info.filename] = begun
            return begun[:size]
        with self._opened(name) as part:
            try:
                return part.read(size)
            except _BAD_ZIP as error:
                raise RefusedFileError(Refusal.DAMAGED) from error

    def xml(self, name: str) -> bytes:
        """The bytes of a part of XML that may be parsed: no DOCTYPE, not too many elements."""
        data = self.read(name)
        require_plain_prolog(data[:_PROLOG])
        if len(data) > MAX_ELEMENTS * len(b"<a/>") and data.count(b"<") - data.count(b"</") > MAX_ELEMENTS:
            raise RefusedFileError(Refusal.BOMB)
        return data

    def check(self) -> None:
        """Look at the prolog of every part of XML, also of those that nobody reads: raises RefusedFileError for a DOCTYPE."""
        for name, info in self._infos.items():
            if name.endswith(_XML_NAMES) and info.file_size:
                beginning = self.beginning(name, 1024)
                if not _prolog_ends(beginning):
                    require_plain_prolog(self.beginning(name, _PROLOG))

    def _begun(self, info: zipfile.ZipInfo, size: int) -> bytes | None:
        """The first bytes of a part without the detours of zipfile, the sum of a part that ends in them checked; None where zipfile has to judge."""
        if (known := self._small.get(info.filename)) is not None:
            return known
        data, at = self._data, info.header_offset
        if info.compress_type != zipfile.ZIP_DEFLATED or info.flag_bits & ~_PLAIN_FLAGS or not info.orig_filename.isascii():
            return None
        if at < 0 or data[at : at + 4] != b"PK\x03\x04" or data[at + 6 : at + 8] != info.flag_bits.to_bytes(2, "little"):
            return None
        named = at + 30 + int.from_bytes(data[at + 26 : at + 28], "little")
        start = named + int.from_bytes(data[at + 28 : at + 30], "little")
        if start + info.compress_size > self._ends[at] or data[at + 30 : named] != info.orig_filename.encode("ascii"):
            return None
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            found = unpacker.decompress(memoryview(data)[start : start + min(info.compress_size, size + _BEGUN)], size + 1)
        except zlib.error:
            return None
        if not unpacker.eof:
            return found[:size] if len(found) > size and len(found) < info.file_size else None
        return found if len(found) == info.file_size and zlib.crc32(found) == info.CRC else None

    def _opened(self, name: str) -> zipfile.ZipExtFile:
        info = self._infos.get(plain_name(name))
        if info is None:
            raise RefusedFileError(Refusal.DAMAGED)
        try:
            part = self._zip.open(info)
        except _BAD_ZIP as error:
            raise RefusedFileError(Refusal.DAMAGED) from error
        if not isinstance(part, zipfile.ZipExtFile):
            raise RefusedFileError(Refusal.DAMAGED)
        return part


def plain_name(name: str) -> str:
    """The name of a part as it is looked up: composed, small letters, plain slashes, none at the beginning."""
    return unicodedata.normalize("NFC", name.replace("\\", "/").removeprefix("/")).casefold()


def require_plain_prolog(beginning: bytes) -> None:
    """Raises RefusedFileError where XML has a DOCTYPE, hides its encoding, or does not begin with an element after all."""
    if not _prolog_ends(beginning):
        raise RefusedFileError(Refusal.UNSAFE)


def _prolog_ends(beginning: bytes) -> bool:
    """Whether an element begins in these bytes, after nothing but declaration, comments and instructions."""
    text = _ascii(beginning)
    declared = _DECLARED.match(text)
    if declared and not _ENCODINGS.fullmatch(declared[1].strip()):
        raise RefusedFileError(Refusal.UNSAFE)
    place = 0
    while found := _BEFORE_ELEMENT.match(text, place):
        place = found.end()
    if text.startswith("<!", place) and not "<!--".startswith(text[place : place + 4]) and not text.startswith("<!--", place):
        raise RefusedFileError(Refusal.UNSAFE)
    return bool(re.compile(r"<[^!?\s]").match(text, place)) or not text.strip()


def _ascii(beginning: bytes) -> str:
    """Enough of the text to see its marks; UTF-16 too, with or without its byte order mark."""
    if beginning.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff", b"\x00\x00\x00<", b"<\x00\x00\x00")):  # UTF-32 is in no Office file
        raise RefusedFileError(Refusal.UNSAFE)
    if beginning.startswith((b"\xff\xfe", b"<\x00")):
        return beginning.decode("utf-16-le", "replace").lstrip("\ufeff")
    if beginning.startswith((b"\xfe\xff", b"\x00<")):
        return beginning.decode("utf-16-be", "replace").lstrip("\ufeff")
    return beginning.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _judge_size(data: bytes) -> None:
    """The directory tells its size before it is read: one of millions of entries would take long."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000))
    if end >= 0 and int.from_bytes(data[end + 12 : end + 16], "little") > _DIRECTORY:
        raise RefusedFileError(Refusal.BOMB)


def _judge_entry(info: zipfile.ZipInfo) -> None:
    name = info.orig_filename.replace("\\", "/").removeprefix("/")
    segments = name.rstrip("/").split("/")
    if _BAD_NAME.search(name) or ".." in segments or any(_DEVICE.match(segment) for segment in segments):
        raise RefusedFileError(Refusal.UNSAFE)
    if (info.external_attr >> 16) & _TYPE_MASK == _SYMLINK:
        raise RefusedFileError(Refusal.UNSAFE)
    if info.flag_bits & _ENCRYPTED_FLAG:
        raise RefusedFileError(Refusal.ENCRYPTED)
    if info.compress_type not in _METHODS:
        raise RefusedFileError(Refusal.DAMAGED)
    is_xml = name.lower().endswith(_XML_NAMES)
    ratio, from_size = (MAX_RATIO, _SMALL) if is_xml else (_PICTURE_RATIO, _LARGE)
    if (info.file_size > from_size and info.file_size > ratio * max(info.compress_size, 1)) or (is_xml and info.file_size > MAX_PART):
        raise RefusedFileError(Refusal.BOMB)
