"""A .docx as Paper, by an own walk over the package that drops nothing in silence."""

from ttdn_desktop.office.docx_beside import beside, has_macros, title_and_author
from ttdn_desktop.office.docx_comments import add_comments
from ttdn_desktop.office.docx_findings import Findings
from ttdn_desktop.office.docx_margins_read import with_margins
from ttdn_desktop.office.docx_numbering import Numbering
from ttdn_desktop.office.docx_origin_read import origin
from ttdn_desktop.office.docx_package import Package, W, parts_of_document
from ttdn_desktop.office.docx_repeats import Repeats
from ttdn_desktop.office.docx_styles import read_styles
from ttdn_desktop.office.docx_walk import Walk
from ttdn_desktop.office.package_gate import PackageGate
from ttdn_desktop.office.refusal import Refusal, RefusedFileError
from ttdn_desktop.paper.foreign import ForeignFile
from ttdn_desktop.paper.model import Paper


def read_docx(data: bytes) -> Paper:
    """The paper of a .docx; raises RefusedFileError for what is damaged or unsafe."""
    return read_docx_file(data).paper


def read_docx_file(data: bytes | PackageGate) -> ForeignFile:
    """The paper as it is seen when all changes are accepted, what stands beside it, and the changes and comments themselves.

    `data`: the file, or its gate where that is open.
    Raises RefusedFileError for what is damaged or unsafe; whatever Word itself shows in spite of a missing or broken part is read.
    """
    package = Package(data)
    main = package.main()
    targets = package.relations(main)
    repeats = Repeats()
    body = repeats.parse(package.checked(main)).find(f"{W}body")
    if body is None:
        raise RefusedFileError(Refusal.DAMAGED)
    named = parts_of_document(package, main)
    styles = read_styles(package, named)
    numbering = Numbering(lambda: package.optional(named.get("numbering")), styles)
    findings = Findings()
    walk = Walk(styles, numbering, findings, repeats)
    parts = tuple(with_margins(tuple(walk.parts(body, targets)), body, package, targets, walk))
    beside(package, main, targets, walk)
    add_comments(package, targets, findings)
    findings.close(has_macros=has_macros(package))
    title, author = title_and_author(package)
    paper = Paper(parts=parts, origin=origin(package), title=title, author=author)
    return ForeignFile(paper=paper, notices=tuple(findings.notices), remarks=tuple(findings.remarks))
