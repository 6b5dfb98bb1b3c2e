"""What a .docx holds beside its body: headers, footers, notes, properties, macros, and what lies outside the file."""

from lxml import etree

from ttdn_desktop.office.docx_package import Package, W
from ttdn_desktop.office.docx_walk import Walk
from ttdn_desktop.paper.model import Block, paragraphs

_TITLES = "{http://purl.org/dc/elements/1.1/}"
_RULES = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_MOST_ADDRESSES = 5


def beside(package: Package, main: str, targets: dict[str, tuple[str, str]], walk: Walk) -> None:
    """Texts of headers, footers and notes, which are no part of the body, and notices of what is not read at all."""
    _notes(package, targets, walk)
    said: set[str] = set()
    for kind, path in sorted(targets.values(), key=lambda target: target[0] == "footer"):
        if kind in {"header", "footer"} and (root := package.optional(path)) is not None:
            text = _text(walk.story(root, f"{path}#", package.relations(path), page_numbers=False))
            if any(char.isalnum() for char in text) and text not in said:
                said.add(text)
                walk.findings.add(f"{kind}_text", path, text)
    _outside(package, main, targets, walk)


def _notes(package: Package, targets: dict[str, tuple[str, str]], walk: Walk) -> None:
    """Each footnote and endnote at the place that refers to it, numbered as they come."""
    if not walk.notes:
        return
    paths = dict(targets.values())
    references, walk.notes = walk.notes, []
    counts = {"footnote": 0, "endnote": 0}
    elements: dict[str, dict[str, etree._Element]] = {}
    for kind in counts:
        root = package.optional(paths.get(f"{kind}s", f"word/{kind}s.xml"))
        elements[kind] = {note.get(f"{W}id") or "": note for note in root.iter(W + kind)} if root is not None else {}
    for kind, ident, where in references:
        note = elements[kind].get(ident)
        if note is None or note.get(f"{W}type") in _RULES:
            continue
        counts[kind] += 1
        place = f"{where}{'n' if kind == 'footnote' else 'e'}{counts[kind]}"
        text = _text(walk.story(note, place, package.relations(paths.get(f"{kind}s", f"word/{kind}s.xml"))))
        if text.strip():
            walk.findings.add(f"{kind}_text", place, text, number=str(counts[kind]))


def _text(blocks: list[Block]) -> str:
    lines = (paragraph.shown for paragraph in paragraphs(tuple(blocks)))
    return "\n".join(line.strip() for line in lines if line.strip())


def _outside(package: Package, main: str, targets: dict[str, tuple[str, str]], walk: Walk) -> None:
    """Name what the file wants to load from elsewhere; ordinary links to pages are counted together."""
    pages: list[str] = []
    named: set[str] = set()
    parts = [main, *(path for kind, path in targets.values() if kind in {"settings", "header", "footer", "footnotes", "endnotes", "comments"})]
    for part in parts:
        for kind, address in package.outside(part):
            if kind == "hyperlink":
                pages.append(address)
            elif address not in named:
                named.add(address)
                walk.findings.add("external_link", "", address=address)
    pages = list(dict.fromkeys(pages))
    if pages:
        more = f" (+{len(pages) - _MOST_ADDRESSES})" if len(pages) > _MOST_ADDRESSES else ""
        walk.findings.add("web_links", "", addresses=", ".join(pages[:_MOST_ADDRESSES]) + more)


def has_macros(package: Package) -> bool:
    """Whether the file brings programs of its own."""
    return any(name.endswith(("vbaproject.bin", "vbadata.xml")) or "/activex/" in name for name in package.names())


def title_and_author(package: Package) -> tuple[str, str]:
    """What the properties of the document say; "" where they do not."""
    root = package.optional("docProps/core.xml")
    title, author = (next((element.text for element in root.iter(_TITLES + name)), None) if root is not None else None for name in ("title", "creator"))
    return title or "", author or ""
