"""The headers and footers of a .docx while they are mended: those that are there, new ones, and what the package must say of them."""

import posixpath
from dataclasses import dataclass, field

from lxml import etree

from ttdn_desktop.office.docx_order import SECTION, placed
from ttdn_desktop.office.docx_package import Package, R, W
from ttdn_desktop.office.docx_styles import Styles
from ttdn_desktop.office.docx_values import is_on
from ttdn_desktop.office.filled_package import parsed
from ttdn_desktop.paper.model import Edge

KINDS = {Edge.TOP: "header", Edge.BOTTOM: "footer"}
"""What stands at an edge of the sheet."""

_ROOTS = {"header": "hdr", "footer": "ftr"}
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass(slots=True)
class Margins:
    """The headers and footers of a package while they are mended: parts by name as they are now, those that are new among them."""

    package: Package
    main: str
    sections: list[etree._Element]
    styles: Styles
    roots: dict[str, etree._Element] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    new: dict[str, str] = field(default_factory=dict)  # name of a new part -> its kind
    relations: dict[str, str] = field(default_factory=dict)  # id of a new relation -> name of its part
    copies: dict[str, str] = field(default_factory=dict)  # new part -> the one it was copied from

    def part(self, section: etree._Element, kind: str, pages: str) -> str | None:
        """The part that these pages of a section show: its own, else that of the section before."""
        for one in reversed(self.sections[: self.sections.index(section) + 1]):
            for reference in one.findall(f"{W}{kind}Reference"):
                if (reference.get(f"{W}type") or "default") == pages:
                    ident = reference.get(f"{R}id") or ""
                    known = self.relations.get(ident) or self.package.relations(self.main).get(ident, ("", ""))[1]
                    return known or None
        return None

    def is_shared(self, name: str, pages: str) -> bool:
        """Whether other pages (the first ones) show the same part."""
        others = {"default", "first", "even"} - {pages}
        return any(self.part(section, kind, other) == name for section in self.sections for kind in KINDS.values() for other in others)

    def root(self, name: str) -> etree._Element:
        """The part as it is now."""
        if name not in self.roots:
            self.package.xml(name)  # refuses what is unsafe
            self.roots[name] = parsed(self.package.read(name))
        return self.roots[name]

    def add(self, section: etree._Element, kind: str, pages: str, root: etree._Element, source: str | None = None) -> None:
        """A new part for these pages of a section."""
        folder = posixpath.dirname(self.main)
        number = next(n for n in range(1, 10_000) if not self._taken(posixpath.join(folder, f"{kind}{n}.xml")))
        name = posixpath.join(folder, f"{kind}{number}.xml")
        used = {*self.package.relation_ids(self.main), *self.relations}
        ident = next(f"rIdTtdn{n}" for n in range(1, 10_000) if f"rIdTtdn{n}" not in used)
        self.roots[name], self.new[name], self.relations[ident] = root, kind, name
        if source is not None:
            self.copies[name] = source
        for old in section.findall(f"{W}{kind}Reference"):
            if (old.get(f"{W}type") or "default") == pages:
                section.remove(old)
        reference = etree.Element(f"{W}{kind}Reference")
        reference.set(f"{W}type", pages)
        reference.set(f"{R}id", ident)
        placed(section, reference, SECTION)

    def _taken(self, name: str) -> bool:
        return self.package.has(name) or name in self.new


def empty_part(kind: str) -> etree._Element:
    """A header or footer in which nothing is written."""
    root = etree.Element(f"{W}{_ROOTS[kind]}", nsmap={"w": W[1:-1], "r": R[1:-1]})
    etree.SubElement(root, f"{W}p")
    return root


def has_even_pages(margins: Margins) -> bool:
    """Whether even pages have margins of their own."""
    targets = dict(margins.package.relations(margins.main).values())
    settings = margins.package.optional(targets.get("settings"))
    return settings is not None and (found := settings.find(f"{W}evenAndOddHeaders")) is not None and is_on(found)


def new_parts(margins: Margins) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """What the new headers and footers ask of the package: parts in place of those that are there (by small name), and parts to be added."""
    if not margins.new:
        return {}, {}
    folder, base = posixpath.split(margins.main)
    rels = posixpath.join(folder, "_rels", f"{base}.rels")
    types, relations = parsed(margins.package.read("[Content_Types].xml")), parsed(margins.package.read(rels))
    added: dict[str, bytes] = {}
    for name, kind in margins.new.items():
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=f"{_WORDML}.{kind}+xml")
        source = margins.copies.get(name)
        own = posixpath.join(posixpath.dirname(source), "_rels", f"{posixpath.basename(source)}.rels") if source else ""
        if source and margins.package.has(own):
            added[posixpath.join(posixpath.dirname(name), "_rels", f"{posixpath.basename(name)}.rels")] = margins.package.read(own)
    for ident, name in margins.relations.items():
        target = posixpath.relpath(name, folder)
        etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship", Id=ident, Type=f"{_OFFICE}/{margins.new[name]}", Target=target)
    changed = {"[content_types].xml": etree.tostring(types.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)}
    changed[rels.lower()] = etree.tostring(relations.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    return changed, added
