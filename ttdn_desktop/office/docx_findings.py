"""What is gathered beside the text while a .docx is read: notices for people, changes and comments on their places."""

import datetime as dt
import unicodedata
from dataclasses import dataclass, field, replace

from ttdn_desktop.office.docx_drawing import Drawn
from ttdn_desktop.office.docx_inline import Inline
from ttdn_desktop.paper.foreign import Notice, Remark, RemarkKind

_CHANGES = frozenset(RemarkKind) - {RemarkKind.COMMENT}


@dataclass(slots=True)
class Findings:
    """Notices and remarks of one document, in the order of its text."""

    notices: list[Notice] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    comments: dict[int, str] = field(default_factory=dict)  # place of a remark in the list → id of its comment
    _said: set[str] = field(default_factory=set)

    def once(self, code: str, where: str, **params: str) -> None:
        """A notice that is said at the first place only."""
        if code not in self._said:
            self._said.add(code)
            self.notices.append(Notice(code=code, where=where, params=tuple(params.items())))

    def add(self, code: str, where: str, text: str = "", **params: str) -> None:
        """A notice; with a text its place is one of its own, beside the places of the paper."""
        self.notices.append(Notice(code=code, where=where, text=text, params=tuple(params.items())))

    def change(self, kind: RemarkKind, where: str, text: str, author: str, at: dt.datetime | None) -> None:
        """A change of something larger than a paragraph."""
        self.remarks.append(Remark(kind=kind, where=where, start=0, end=0, text=text, author=author, at=at))

    def drawing(self, drawing: Drawn, where: str) -> None:
        """What a drawing holds that is no text of the document."""
        for program in drawing.objects:
            self.add("embedded_object", where, name=program or "?")
        for graphic in drawing.graphics:
            self.add(graphic, where)

    def take(self, inline: Inline, text: str) -> None:
        """What one paragraph holds beside its text."""
        where = inline.where
        if inline.hidden:
            self.add("hidden_text", f"{where}h1", unicodedata.normalize("NFC", "".join(inline.hidden)))
        if inline.placeholders:
            self.add("placeholder", f"{where}f1", unicodedata.normalize("NFC", "".join(inline.placeholders)))
        for mark in inline.marks:
            start = _place(inline.texts, mark.start, text)
            end = _place(inline.texts, mark.end, text) if mark.end is not None else len(text)
            if mark.comment is not None:
                self.comments[len(self.remarks)] = mark.comment
            said = unicodedata.normalize("NFC", mark.text)
            self.remarks.append(Remark(kind=mark.kind, where=where, start=start, end=max(end, start), text=said, author=mark.author, at=mark.at))

    def close(self, *, has_macros: bool) -> None:
        """Say once what concerns the whole file."""
        if has_macros:
            self.once("macros_dropped", "")
        changes = [remark for remark in self.remarks if remark.kind in _CHANGES]
        comments = [remark for remark in self.remarks if remark.kind is RemarkKind.COMMENT]
        for found, code in ((comments, "comments"), (changes, "tracked_changes")):
            if found:
                authors = ", ".join(dict.fromkeys(remark.author for remark in found if remark.author))
                params = (("count", str(len(found))), ("authors", authors))
                self.notices.insert(0, Notice(code=code if authors else f"{code}_unnamed", where=found[0].where, params=params))


def _place(texts: list[str], at: int, text: str) -> int:
    """The place in the composed text of a place in the text as it was gathered."""
    raw = "".join(texts)
    if len(raw) == len(text):
        return at
    return min(len(unicodedata.normalize("NFC", raw[:at])), len(text))


def commented(remark: Remark, text: str, author: str, at: dt.datetime | None) -> Remark:
    """The remark with what its comment says."""
    return replace(remark, text=text, author=author, at=at)
