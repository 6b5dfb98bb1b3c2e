"""Page numbers in the headers and footers of a .docx: shown, moved or taken out, whatever else stands there."""

import copy
from collections.abc import Mapping
from typing import Any

from lxml import etree

from ttdn_desktop.office.docx_fields import is_page_number
from ttdn_desktop.office.docx_looks import ALIGN
from ttdn_desktop.office.docx_margin_parts import KINDS, Margins, empty_part, has_even_pages
from ttdn_desktop.office.docx_mend_looks import mend_runs
from ttdn_desktop.office.docx_order import PARAGRAPH, RUN, child_of, forget, head_of, remove
from ttdn_desktop.office.docx_package import W
from ttdn_desktop.office.docx_styles import Styles
from ttdn_desktop.office.docx_values import VAL
from ttdn_desktop.paper.model import Align, Edge

_SIZE = 14.0


def mend_number(section: etree._Element, fields: Mapping[str, Any], margins: Margins) -> bool:
    """Show the page number of a section so (`PageNumber`); False where it stands among other words, so that nobody can tell what to do."""
    if fields.get("roman") is False and (numbers := section.find(f"{W}pgNumType")) is not None:
        forget(numbers, ("fmt",))
        if not numbers.attrib:
            section.remove(numbers)
    edge = Edge(fields["edge"]) if "edge" in fields else None
    for kind in KINDS.values():
        name = margins.part(section, kind, "default")
        line = number_line(margins.root(name)) if name else None
        if name is None or line is None:
            continue
        if edge is None or KINDS[edge] == kind:
            margins.touched.add(name)
            return _mend_line(line, fields, margins.styles)
        if not _is_alone(line):
            return False
        take_out(line)
        margins.touched.add(name)
        return _add_number(section, edge, fields, margins)
    return edge is not None and _add_number(section, edge, fields, margins)


def number_line(root: etree._Element) -> etree._Element | None:
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


def take_out(line: etree._Element) -> None:
    """The number goes; the paragraph stays, for the part may need one, and so may what is drawn in it. Other words than the number stay too."""
    alone = _is_alone(line)
    depth = 0
    for run in list(line.iter(f"{W}r", f"{W}fldSimple")):
        if run.tag == f"{W}fldSimple":
            remove(run)
            continue
        mark = run.find(f"{W}fldChar")
        kind = mark.get(f"{W}fldCharType") if mark is not None else None
        depth += kind == "begin"
        if depth or (alone and run.find(f"{W}t") is not None):
            remove(run)
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
    kind = KINDS[edge]
    for pages in ("default", "even") if has_even_pages(margins) else ("default",):
        name = margins.part(section, kind, pages)
        if name is None:
            root = empty_part(kind)
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
