"""The parts of an Office package as XML: opened with mistrust, no entities, no network, Strict and Transitional alike."""

import posixpath

from lxml import etree

from ttdn_desktop.office.package_gate import PackageGate
from ttdn_desktop.office.refusal import Refusal, RefusedFileError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_LIMITS = frozenset({etree.ErrorTypes.ERR_INTERNAL_ERROR, etree.ErrorTypes.ERR_NAME_TOO_LONG, etree.ErrorTypes.ERR_RESOURCE_LIMIT})
"""What libxml2 says of depths and lengths beyond its limits (256 levels, 10 MB of one text)."""

_ROOT = 64 * 1024
"""Bytes in which the element of a part begins that declares its namespaces."""

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
)


_USUAL_PARTS = {"styles": "word/styles.xml", "numbering": "word/numbering.xml"}
"""Where the parts lie that a document is shown with though its relationships forgot them."""


class Package:
    """The parts of one package behind the gate, as XML."""

    def __init__(self, data: bytes | PackageGate) -> None:
        self._gate = PackageGate(data) if isinstance(data, bytes) else data
        self._relationships: dict[str, list[tuple[str, str, str, bool]]] = {}

    def has(self, name: str) -> bool:
        return self._gate.has(name)

    def names(self) -> tuple[str, ...]:
        """All part names, in small letters."""
        return self._gate.names()

    def read(self, name: str) -> bytes:
        """The bytes of a part; raises RefusedFileError where it is missing, damaged or a bomb."""
        return self._gate.read(name)

    def xml(self, name: str) -> etree._Element:
        """The root of an XML part; raises RefusedFileError for a DOCTYPE and for XML that is not well-formed."""
        return parsed(self.checked(name))

    def checked(self, name: str) -> bytes:
        """The bytes of an XML part, Strict namespaces made the usual ones; raises RefusedFileError for a DOCTYPE and for too much of anything."""
        data = self._gate.xml(name)
        if data.find(b"purl.oclc.org", 0, _ROOT) >= 0:
            for strict, transitional in _STRICT:
                data = data.replace(strict, transitional)
        return data

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
        folder = name.rpartition("/")[0]
        found = {}
        for ident, kind, target, is_outside in self._related(name):
            if not is_outside:
                path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found[ident] = kind, path
        return found

    def outside(self, name: str) -> tuple[tuple[str, str], ...]:
        """What a part refers to outside the file: (last word of the type, address); it is named to people and never opened."""
        return tuple((kind, target) for _, kind, target, is_outside in self._related(name) if is_outside)

    def relation_ids(self, name: str) -> frozenset[str]:
        """The ids of all relationships of a part, those that lead outside too."""
        return frozenset(ident for ident, *_ in self._related(name))

    def _related(self, name: str) -> list[tuple[str, str, str, bool]]:
        """The relationships of a part: id, last word of the type, target, and whether that lies outside the file."""
        found = self._relationships.get(name)
        if found is None:
            folder, _, base = name.rpartition("/")
            rels = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
            relations = self.xml(rels).iter(_RELATIONSHIP) if self.has(rels) else ()
            found = self._relationships[name] = [
                (
                    str(relation.get("Id")),
                    str(relation.get("Type") or "").rpartition("/")[2],
                    str(relation.get("Target") or ""),
                    relation.get("TargetMode") == "External",
                )
                for relation in relations
            ]
        return found

    def main(self) -> str:
        """The name of the main document part."""
        for kind, path in self.relations("").values():
            if kind == "officeDocument":
                return path
        if self.has("word/document.xml"):
            return "word/document.xml"
        raise RefusedFileError(Refusal.DAMAGED)


def parts_of_document(package: Package, main: str) -> dict[str, str]:
    """The parts beside the main one by the last word of their type; of two of a kind the first holds."""
    usual = {kind: path for kind, path in _USUAL_PARTS.items() if package.has(path)}
    return usual | dict(reversed(package.relations(main).values()))


def hides_markup(data: bytes, start: int) -> bool:
    """Whether comments, literal sections or instructions from this place on may hold what looks like markup and is none."""
    return any(_has_mark(data, mark, start) for mark in (b"!", b"?"))


def _has_mark(data: bytes, mark: bytes, start: int) -> bool:
    """Whether this character stands behind a "<"; it is rare alone, and found ten times as fast as the two together."""
    place = data.find(mark, start)
    while place >= 0:
        if data.startswith(b"<", place - 1):
            return True
        place = data.find(mark, place + 1)
    return False


def parsed(data: bytes) -> etree._Element:
    """The root of checked XML; raises RefusedFileError where it is not well-formed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise RefusedFileError(Refusal.BOMB if getattr(error, "code", 0) in _LIMITS else Refusal.DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding that the gate took for another
        raise RefusedFileError(Refusal.UNSAFE)
    return root
