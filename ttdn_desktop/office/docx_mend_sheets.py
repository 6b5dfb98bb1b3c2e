"""The sheets of a .docx, changed in place: measures of sections, and page numbers in their headers and footers."""

import copy
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from ttdn_desktop.office.docx_fields import is_page_number
from ttdn_desktop.office.docx_looks import ALIGN
from ttdn_desktop.office.docx_mend_looks import mend_runs
from ttdn_desktop.office.docx_order import PARAGRAPH, RUN, SECTION, child_of, drop, forget, head_of, placed
from ttdn_desktop.office.docx_package import Package, R, W
from ttdn_desktop.office.docx_sections import page_setup
from ttdn_desktop.office.docx_styles import Styles
from ttdn_desktop.office.docx_units import twips
from ttdn_desktop.office.docx_values import VAL, count, is_on
from ttdn_desktop.office.filled_package import parsed
from ttdn_desktop.paper.model import Align, Edge

_MARGINS = ("top", "bottom", "left", "right", "header")
_KINDS = {Edge.TOP: "header", Edge.BOTTOM: "footer"}
_ROOTS = {"header": "hdr", "footer": "ftr"}
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SIZE = 14.0


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
        return any(self.part(section, kind, other) == name for section in self.sections for kind in _KINDS.values() for other in others)

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


def mend_page(section: etree._Element, fields: Mapping[str, Any], margins: Margins) -> None:
    """Give a section these measures (`PageSetup`)."""
    setup = page_setup(section)
    width, height = fields.get("width", setup.width), fields.get("height", setup.height)
    if (width, height) != (setup.width, setup.height):
        size = child_of(section, "pgSz", SECTION)
        size.set(f"{W}w", str(twips(width)))
        size.set(f"{W}h", str(twips(height)))
        forget(size, ("code", *(("orient",) if width <= height else ())))
        if width > height:
            size.set(f"{W}orient", "landscape")
    for name in _MARGINS:
        if name in fields and fields[name] != getattr(setup, name):
            _margin(section, name, fields[name])
    if "number_from" in fields:
        _start(section, fields["number_from"])
    if fields.get("hide_first_number") and not _is_titled(section):
        _hide_first(section, margins)
    elif fields.get("hide_first_number"):
        _clear_first(section, margins)


def mend_number(section: etree._Element, fields: Mapping[str, Any], margins: Margins) -> bool:
    """Show the page number of a section so (`PageNumber`); False where it stands among other words, so that nobody can tell what to do."""
    if fields.get("roman") is False and (numbers := section.find(f"{W}pgNumType")) is not None:
        forget(numbers, ("fmt",))
        if not numbers.attrib:
            section.remove(numbers)
    edge = Edge(fields["edge"]) if "edge" in fields else None
    for kind in _KINDS.values():
        name = margins.part(section, kind, "default")
        line = _number_line(margins.root(name)) if name else None
        if name is None or line is None:
            continue
        if edge is None or _KINDS[edge] == kind:
            margins.touched.add(name)
            return _mend_line(line, fields, margins.styles)
        if not _is_alone(line):
            return False
        _take_out(line)
        margins.touched.add(name)
        return _add_number(section, edge, fields, margins)
    return edge is not None and _add_number(section, edge, fields, margins)


def _margin(section: etree._Element, name: str, length: float) -> None:
    margin = child_of(section, "pgMar", SECTION)
    for side in ("top", "right", "bottom", "left", "header", "footer", "gutter"):
        if margin.get(f"{W}{side}") is None:  # the schema asks for all of them
            margin.set(f"{W}{side}", str(twips({"top": 20, "bottom": 20, "left": 30, "right": 15, "header": 10, "footer": 10}.get(side, 0))))
    gutter = count(margin.get(f"{W}gutter")) if name == "left" else 0
    margin.set(f"{W}{name}", str(max(twips(length) - gutter, 0)))


def _start(section: etree._Element, number: int | None) -> None:
    numbers = child_of(section, "pgNumType", SECTION)
    if number is None:
        forget(numbers, ("start",))
    else:
        numbers.set(f"{W}start", str(number))


# --- the first page


def _is_titled(section: etree._Element) -> bool:
    found = section.find(f"{W}titlePg")
    return found is not None and is_on(found)


def _hide_first(section: etree._Element, margins: Margins) -> None:
    """A first page of its own: what the others show in their margins, but the number."""
    drop(section, ("titlePg",))
    child_of(section, "titlePg", SECTION)
    for kind in _KINDS.values():
        name = margins.part(section, kind, "default")
        stale = margins.part(section, kind, "first")
        if name is None and stale is None:
            continue
        root = copy.deepcopy(margins.root(name)) if name is not None else _empty(kind)
        if (line := _number_line(root)) is not None:
            _take_out(line)
        margins.add(section, kind, "first", root, name)


def _clear_first(section: etree._Element, margins: Margins) -> None:
    """The first page has margins of its own: the number goes out of them."""
    for kind in _KINDS.values():
        name = margins.part(section, kind, "first")
        if name is not None and (line := _number_line(margins.root(name))) is not None:
            _take_out(line)
            margins.touched.add(name)


def _empty(kind: str) -> etree._Element:
    root = etree.Element(f"{W}{_ROOTS[kind]}", nsmap={"w": W[1:-1], "r": R[1:-1]})
    etree.SubElement(root, f"{W}p")
    return root


# --- page numbers


def _number_line(root: etree._Element) -> etree._Element | None:
    """The paragraph that shows the number of the page."""
    for code in root.iter(f"{W}instrText", f"{W}fldSimple"):
        instruction = code.get(f"{W}instr") or code.text or ""
        if is_page_number(instruction) and instruction.split(maxsplit=1)[0].upper() == "PAGE":
            return next(code.iterancestors(f"{W}p"), None)
    return None


def _is_alone(line: etree._Element) -> bool:
    """Whether nothing but the number, blanks and signs around it stands in the paragraph."""
    return not any(char.isalpha() for char in _words(line)) and line.find(f".//{W}drawing") is None and line.find(f".//{W}pict") is None


def _words(line: etree._Element) -> str:
    """What is typed in the paragraph beside the number."""
    out: list[str] = []
    depth = 0
    for element in line.iter(f"{W}fldChar", f"{W}t", f"{W}fldSimple"):
        if element.tag == f"{W}fldChar":
            depth += {"begin": 1, "end": -1}.get(element.get(f"{W}fldCharType") or "", 0)
        elif element.tag == f"{W}t" and not depth and next(element.iterancestors(f"{W}fldSimple"), None) is None:
            out.append(element.text or "")
    return "".join(out)


def _take_out(line: etree._Element) -> None:
    """The number goes; the paragraph stays, for the part may need one, and so may what is drawn in it. Other words than the number stay too."""
    alone = _is_alone(line)
    depth = 0
    for run in list(line.iter(f"{W}r", f"{W}fldSimple")):
        if run.tag == f"{W}fldSimple":
            _remove(run)
            continue
        mark = run.find(f"{W}fldChar")
        kind = mark.get(f"{W}fldCharType") if mark is not None else None
        depth += kind == "begin"
        if depth or (alone and run.find(f"{W}t") is not None):
            _remove(run)
        depth -= kind == "end"


def _mend_line(line: etree._Element, fields: Mapping[str, Any], styles: Styles) -> bool:
    if "align" in fields and not _stand(line, Align(fields["align"])):
        return False
    looks = {name: fields[name] for name in ("size", "bold", "italic") if name in fields}
    if looks:
        mend_runs(line, looks, styles)
    return True


def _stand(line: etree._Element, align: Align) -> bool:
    """Put the number there: by its frame, else by the paragraph, whose tabs go where nothing else stands in it."""
    properties = head_of(line, "pPr")
    frame = properties.find(f"{W}framePr")
    if frame is not None:
        frame.set(f"{W}xAlign", align.value if align is not Align.JUSTIFY else "left")
        forget(frame, ("x",))
    elif not _is_alone(line):
        return False
    else:
        for tab in list(line.iter(f"{W}tab", f"{W}ptab")):
            if (above := tab.getparent()) is not None and above.tag == f"{W}r":
                above.remove(tab)
        child_of(properties, "jc", PARAGRAPH).set(VAL, ALIGN[align])
        indents = properties.find(f"{W}ind")
        if indents is not None:
            properties.remove(indents)
    return True


def _add_number(section: etree._Element, edge: Edge, fields: Mapping[str, Any], margins: Margins) -> bool:
    """A number in the header or footer of the section, above what stands there."""
    kind = _KINDS[edge]
    for pages in ("default", "even") if _even_pages(margins) else ("default",):
        name = margins.part(section, kind, pages)
        if name is None:
            root = _empty(kind)
            margins.add(section, kind, pages, root)
        elif margins.is_shared(name, pages):
            root = copy.deepcopy(margins.root(name))
            margins.add(section, kind, pages, root, name)
        else:
            root = margins.root(name)
            margins.touched.add(name)
        blank = next((child for child in root if child.tag == f"{W}p" and not any(True for _ in child.iter(f"{W}r"))), None)
        line = blank if blank is not None else etree.Element(f"{W}p")
        if blank is None:
            root.insert(0, line)
        _write_number(line, fields, margins.styles)
    return True


def _write_number(line: etree._Element, fields: Mapping[str, Any], styles: Styles) -> None:
    child_of(head_of(line, "pPr"), "jc", PARAGRAPH).set(VAL, ALIGN[Align(fields.get("align", Align.CENTER))])
    for what, text in (("begin", ""), ("", " PAGE "), ("separate", ""), ("text", "2"), ("end", "")):
        run = etree.SubElement(line, f"{W}r")
        size = fields.get("size", _SIZE)
        for tag in ("sz", "szCs"):
            child_of(head_of(run, "rPr"), tag, RUN).set(VAL, str(round(size * 2)))
        if what == "text":
            etree.SubElement(run, f"{W}t").text = text
        elif what:
            etree.SubElement(run, f"{W}fldChar").set(f"{W}fldCharType", what)
        else:
            code = etree.SubElement(run, f"{W}instrText")
            code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            code.text = text
    mend_runs(line, {"bold": fields.get("bold", False), "italic": fields.get("italic", False)}, styles)


def _even_pages(margins: Margins) -> bool:
    targets = dict(margins.package.relations(margins.main).values())
    settings = margins.package.optional(targets.get("settings"))
    return settings is not None and (found := settings.find(f"{W}evenAndOddHeaders")) is not None and is_on(found)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


# --- the package


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
