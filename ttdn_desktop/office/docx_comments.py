"""The comments of a .docx on their places in the text."""

import datetime as dt
from dataclasses import dataclass

from lxml import etree

from ttdn_desktop.office.docx_findings import Findings, commented
from ttdn_desktop.office.docx_inline import made_by, plain_text
from ttdn_desktop.office.docx_package import Package, W
from ttdn_desktop.paper.foreign import Remark, RemarkKind

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Comment:
    """What one comment says; `paragraph` is how answers name it."""

    text: str
    author: str
    at: dt.datetime | None
    paragraph: str


def add_comments(package: Package, targets: dict[str, tuple[str, str]], findings: Findings) -> None:
    """Give the places of comments their words; an answer without a place stands at that of what it answers, a lost one at none."""
    paths = dict(targets.values())
    comments = _comments(package.optional(paths.get("comments", "word/comments.xml")))
    if not comments:
        findings.remarks = [remark for at, remark in enumerate(findings.remarks) if at not in findings.comments]
        return
    placed: dict[str, Remark] = {}
    remarks: list[Remark] = []
    for at, remark in enumerate(findings.remarks):
        ident = findings.comments.get(at)
        if ident is None:
            remarks.append(remark)
        elif (comment := comments.get(ident)) is not None:
            placed[ident] = commented(remark, comment.text, comment.author, comment.at)
            remarks.append(placed[ident])
    answered = _answered(package.optional(paths.get("commentsExtended", "word/commentsExtended.xml")))
    by_paragraph = {comment.paragraph: ident for ident, comment in comments.items() if comment.paragraph}
    for ident, comment in comments.items():
        if ident not in placed:
            asked = placed.get(by_paragraph.get(answered.get(comment.paragraph, ""), ""))
            place = asked or Remark(kind=RemarkKind.COMMENT, where="", start=0, end=0)
            placed[ident] = commented(place, comment.text, comment.author, comment.at)
            remarks.insert(remarks.index(asked) + 1 if asked else len(remarks), placed[ident])
    findings.remarks = remarks


def _comments(root: etree._Element | None) -> dict[str, _Comment]:
    found: dict[str, _Comment] = {}
    for element in root.iter(f"{W}comment") if root is not None else ():
        paragraphs = list(element.iter(f"{W}p"))
        author, at = made_by(element)
        text = "\n".join(plain_text(paragraph) for paragraph in paragraphs).strip()
        last = paragraphs[-1].get(f"{_W14}paraId") if paragraphs else None
        found[element.get(f"{W}id") or ""] = _Comment(text=text, author=author, at=at, paragraph=last or "")
    return found


def _answered(root: etree._Element | None) -> dict[str, str]:
    """The paragraph of the comment that each answer answers."""
    elements = root.iter(f"{_W15}commentEx") if root is not None else ()
    return {element.get(f"{_W15}paraId") or "": element.get(f"{_W15}paraIdParent") or "" for element in elements}
