"""The parts of a .docx opened with mistrust: limits on sizes, no entities, no network, Strict and Transitional alike."""

import posixpath
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from ttdn_desktop.office.kinds import Refusal, RefusedFileError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MAX_PART = 48 * 1024 * 1024
MAX_TOTAL = 160 * 1024 * 1024
MAX_PARTS = 5000
MAX_RATIO = 250

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
)


class Package:
    """The parts of one package, each unpacked at most once within the limits."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
            raise RefusedFileError(Refusal.DAMAGED) from error
        names = [info.filename.replace("\\", "/").lstrip("/") for info in infos]
        self._infos = dict(zip((name.lower() for name in names), infos, strict=True))
        if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_TOTAL:
            raise RefusedFileError(Refusal.UNSAFE)
        if len(self._infos) != len(infos):
            raise RefusedFileError(Refusal.DAMAGED)
        if any(info.flag_bits & 1 for info in infos):
            raise RefusedFileError(Refusal.ENCRYPTED)

    def has(self, name: str) -> bool:
        return name.lstrip("/").lower() in self._infos

    def names(self) -> tuple[str, ...]:
        """All part names, in small letters."""
        return tuple(self._infos)

    def read(self, name: str) -> bytes:
        """The bytes of a part; raises RefusedFileError where it is missing, damaged or a bomb."""
        info = self._infos.get(name.lstrip("/").lower())
        if info is None:
            raise RefusedFileError(Refusal.DAMAGED)
        if info.file_size > MAX_PART or info.file_size > MAX_RATIO * max(info.compress_size, 4096):
            raise RefusedFileError(Refusal.UNSAFE)
        try:
            with self._zip.open(info) as part:
                data = part.read(MAX_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError) as error:
            raise RefusedFileError(Refusal.DAMAGED) from error
        if len(data) > MAX_PART:
            raise RefusedFileError(Refusal.UNSAFE)
        return data

    def xml(self, name: str) -> etree._Element:
        """The root of an XML part; raises RefusedFileError for a DOCTYPE and for XML that is not well-formed."""
        data = self.read(name)
        if b"<!DOCTYPE" in data or b"<!\x00D\x00O\x00C\x00T\x00Y\x00P\x00E" in data:
            raise RefusedFileError(Refusal.UNSAFE)
        if b"purl.oclc.org" in data:
            for strict, transitional in _STRICT:
                data = data.replace(strict, transitional)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise RefusedFileError(Refusal.DAMAGED) from error

    def optional(self, name: str | None) -> etree._Element | None:
        """The root of a part without which Word shows the document too; None where it is missing or broken."""
        if name is None or not self.has(name):
            return None
        try:
            return self.xml(name)
        except RefusedFileError as error:
            if error.reason is not Refusal.DAMAGED:
                raise
            return None

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Targets of a part's relationships by id: (last word of the type, part name); outside targets are left out."""
        folder, _, base = name.rpartition("/")
        rels = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        if not self.has(rels):
            return {}
        found = {}
        for relation in self.xml(rels).iter(_RELATIONSHIP):
            if relation.get("TargetMode") != "External":
                target = str(relation.get("Target") or "")
                path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found[str(relation.get("Id"))] = (str(relation.get("Type") or "").rpartition("/")[2], path)
        return found

    def outside(self, name: str) -> tuple[tuple[str, str], ...]:
        """What a part refers to outside the file: (last word of the type, address); it is named to people and never opened."""
        folder, _, base = name.rpartition("/")
        rels = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        if not self.has(rels):
            return ()
        outer = (relation for relation in self.xml(rels).iter(_RELATIONSHIP) if relation.get("TargetMode") == "External")
        return tuple((str(relation.get("Type") or "").rpartition("/")[2], str(relation.get("Target") or "")) for relation in outer)

    def main(self) -> str:
        """The name of the main document part."""
        for kind, path in self.relations("").values():
            if kind == "officeDocument":
                return path
        if self.has("word/document.xml"):
            return "word/document.xml"
        raise RefusedFileError(Refusal.DAMAGED)
