"""What stands inside one paragraph of a .docx, in reading order: characters with their looks, and marks on their places."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from ttdn_desktop.language.old_lines import font_of
from ttdn_desktop.office.docx_composed import tidy
from ttdn_desktop.office.docx_drawing import Drawn, alternative, drawn
from ttdn_desktop.office.docx_fields import Fields, is_page_number
from ttdn_desktop.office.docx_package import MC, W
from ttdn_desktop.office.docx_plain import KEY
from ttdn_desktop.office.docx_repeats import Repeats
from ttdn_desktop.office.docx_said import run_said
from ttdn_desktop.office.docx_styles import RunLook, Styles, TableKey
from ttdn_desktop.office.docx_values import VAL, is_on
from ttdn_desktop.office.symbols import symbol
from ttdn_desktop.paper.foreign import RemarkKind

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
TRACKED = {
    f"{W}ins": RemarkKind.INSERTED,
    f"{W}moveTo": RemarkKind.MOVED_HERE,
    f"{W}del": RemarkKind.DELETED,
    f"{W}moveFrom": RemarkKind.MOVED_AWAY,
}
_RUN, _TEXT, _PROPERTIES, _PARAGRAPH_PROPERTIES = f"{W}r", f"{W}t", f"{W}rPr", f"{W}pPr"
_FONTS, _STYLE, _CHANGE = f"{W}rFonts", f"{W}rStyle", f"{W}rPrChange"
_VALUED = frozenset(W + name for name in ("b", "i", "caps", "vanish", "u", "sz", "color", "rStyle"))
_DRAWINGS = frozenset(W + name for name in ("drawing", "pict", "object"))
_DESCEND = frozenset(W + name for name in ("hyperlink", "smartTag", "customXml", "dir", "bdo", "sdtContent", "ruby", "rubyBase"))


@dataclass(slots=True)
class Mark:
    """A change or comment on characters `start` to `end` of the text as gathered; `end` None: to the end of the paragraph."""

    kind: RemarkKind
    start: int
    end: int | None
    text: str = ""
    author: str = ""
    at: dt.datetime | None = None
    comment: str | None = None  # id of the comment


class Inline:
    """What was gathered from one paragraph. No dataclass: there are thousands, and most of the lists stay empty."""

    __slots__ = ("anchors", "drawings", "hidden", "looks", "marks", "notes", "placeholders", "texts", "where")

    def __init__(self, where: str) -> None:
        self.where = where
        self.texts: list[str] = []
        self.looks: list[RunLook] = []
        self.marks: list[Mark] = []
        self.drawings: list[Drawn] = []
        self.hidden: list[str] = []
        self.placeholders: list[str] = []
        self.notes: list[tuple[str, str]] = []  # "footnote" or "endnote", and its id
        self.anchors: list[str] = []  # names of bookmarks

    def length(self) -> int:
        return sum(map(len, self.texts))


class Gatherer:
    """Gathers paragraphs of one document; holds what goes on from one to the next: fields, comments, looks already worked out."""

    def __init__(self, styles: Styles, repeats: Repeats) -> None:
        self.styles = styles
        self._repeats = repeats
        self.targets: dict[str, tuple[str, str]] = {}
        self.fields = Fields()
        self.placeholder = 0  # depth of content controls that nobody filled in
        self.commented: set[str] = set()
        self._looks: dict[tuple[str | None, TableKey | None], dict[object, RunLook]] = {}
        self._known: dict[object, RunLook] = {}
        self._style: tuple[str | None, TableKey | None] = (None, None)
        self._plain = RunLook()
        self._into = Inline("")

    def begin(self, into: Inline, style: str | None, table: TableKey | None) -> None:
        """What comes belongs to this paragraph."""
        self._into = into
        self._style = (style, table)
        self._known = self.known(style, table)
        self._plain = self._known[()]

    def known(self, style: str | None, table: TableKey | None) -> dict[object, RunLook]:
        """The looks of runs already worked out for paragraphs of that style; () is that of a run that says nothing."""
        found = self._looks.get((style, table))
        if found is None:
            found = self._looks[style, table] = {(): self.styles.run(style, table, None, {})}
        return found

    def look(self, properties: etree._Element | None, style: str | None, table: TableKey | None) -> RunLook:
        """The look that these properties give a run in a paragraph of that style."""
        self._style, self._known = (style, table), self.known(style, table)
        return self._known[()] if properties is None else self._look(properties)

    def walk(self, element: etree._Element) -> None:
        """Everything below this element; tracked changes as if accepted."""
        for child in element:
            tag = child.tag
            if tag == _RUN:
                self.run(child)
            elif (action := _ACTIONS.get(str(tag))) is not None:
                action(self, child)

    def run(self, run: etree._Element) -> None:
        look = self._plain
        into = self._into
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                if (text := child.text) and not (look.hidden or self.fields.open or self.placeholder):
                    into.texts.append(text if text.isprintable() else tidy(text, look.font))
                    into.looks.append(look)
                elif text:
                    self.add(tidy(text, look.font), look)
            elif tag == _PROPERTIES:
                look = self._known.get(child.get(KEY)) or self._look(child)
            elif tag in _DRAWINGS:
                into.drawings.append(drawn(child, self.targets))
            elif (piece := _PIECES.get(str(tag))) is not None:
                piece(self, child, look)

    def add(self, text: str, look: RunLook) -> None:
        """Characters, unless they are an instruction, hidden, or a prompt that nobody typed."""
        if not text or (self.fields.open and self.fields.silent):
            return
        if look.hidden:
            self._into.hidden.append(text)
        elif self.placeholder:
            self._into.placeholders.append(text)
        else:
            self._into.texts.append(text)
            self._into.looks.append(look)

    def _look(self, properties: etree._Element) -> RunLook:
        key: list[object] = []
        change = None
        style = None
        said_before = properties.get(KEY)
        if said_before is not None:
            properties = self._repeats.real(properties)
        for child in properties:
            tag = child.tag
            if tag in _VALUED:
                said = child.get(VAL)
                key.append(tag)
                key.append(said)
                if tag == _STYLE:
                    style = said
            elif tag == _FONTS:
                key += child.items()
            elif tag == _CHANGE:
                change = child
        if change is not None:
            start = self._into.length()
            run = properties.getparent()
            self._into.marks.append(Mark(RemarkKind.FORMATTED, start, start + (len(_plain(run)) if run is not None else 0), "", *made_by(change)))
        ready = tuple(key)
        look = self._known.get(ready)
        if look is None:
            direct = run_said(properties, self.styles.theme)
            look = self._known[ready] = self.styles.run(*self._style, style, direct)
        if said_before is not None:
            self._known[said_before] = look
        return look

    def _tracked(self, element: etree._Element) -> None:
        """Characters put in or moved here: taken, and marked."""
        start = self._into.length()
        self.walk(element)
        end = self._into.length()
        if end > start:
            text = "".join(self._into.texts)[start:end]
            self._into.marks.append(Mark(TRACKED[str(element.tag)], start, end, text, *made_by(element)))

    def _dropped(self, element: etree._Element) -> None:
        """Characters taken out or moved away: left out, and marked."""
        at = self._into.length()
        if text := _plain(element):
            self._into.marks.append(Mark(TRACKED[str(element.tag)], at, at, text, *made_by(element)))

    def _control(self, element: etree._Element) -> None:
        empty = is_placeholder(element)
        self.placeholder += empty
        for content in element.findall(f"{W}sdtContent"):
            self.walk(content)
        self.placeholder -= empty

    def _simple_field(self, element: etree._Element) -> None:
        if self.fields.page_numbers or not is_page_number(element.get(f"{W}instr") or ""):
            self.walk(element)

    def _alternative(self, element: etree._Element) -> None:
        for chosen in alternative(element):
            if chosen.tag == _RUN:
                self.run(chosen)
            elif (action := _ACTIONS.get(str(chosen.tag))) is not None:
                action(self, chosen)

    def _alternative_piece(self, element: etree._Element, look: RunLook) -> None:
        for chosen in alternative(element):
            if chosen.tag == _TEXT:
                self.add(tidy(chosen.text or "", look.font), look)
            elif chosen.tag in _DRAWINGS:
                self._into.drawings.append(drawn(chosen, self.targets))
            elif (piece := _PIECES.get(str(chosen.tag))) is not None:
                piece(self, chosen, look)

    def _bookmark(self, element: etree._Element) -> None:
        self._into.anchors.append(element.get(f"{W}name") or "")

    def _math(self, element: etree._Element) -> None:
        self.add("".join(text.text or "" for text in element.iter(f"{M}t")), self._plain)

    def _comment_start(self, element: etree._Element) -> None:
        ident = element.get(f"{W}id") or ""
        if ident not in self.commented:
            self.commented.add(ident)
            self._into.marks.append(Mark(RemarkKind.COMMENT, self._into.length(), None, comment=ident))

    def _comment_end(self, element: etree._Element) -> None:
        ident = element.get(f"{W}id")
        for mark in self._into.marks:
            if mark.comment == ident and mark.end is None:
                mark.end = self._into.length()

    def _comment_piece(self, element: etree._Element, _look: RunLook) -> None:
        ident = element.get(f"{W}id") or ""
        if ident not in self.commented:
            self.commented.add(ident)
            at = self._into.length()
            self._into.marks.append(Mark(RemarkKind.COMMENT, at, at, comment=ident))

    def _break(self, element: etree._Element, look: RunLook) -> None:
        if element.get(f"{W}type") not in {"page", "column"}:
            self.add("\n", look)

    def _symbol(self, element: etree._Element, look: RunLook) -> None:
        code = element.get(f"{W}char") or ""
        self.add(symbol(int(code, 16), element.get(f"{W}font")) if _is_hex(code) else "", look)

    def _field_mark(self, element: etree._Element, look: RunLook) -> None:
        if text := self.fields.mark(element):
            form = self.fields.open.pop()
            self.add(text, look)
            self.fields.open.append(form)

    def _instruction(self, element: etree._Element, _look: RunLook) -> None:
        self.fields.instruct(element.text or "")

    def _footnote(self, element: etree._Element, _look: RunLook) -> None:
        self._into.notes.append(("footnote" if element.tag == f"{W}footnoteReference" else "endnote", element.get(f"{W}id") or ""))

    def _ruby(self, element: etree._Element, _look: RunLook) -> None:
        for base in element.findall(f"{W}rubyBase"):
            self.walk(base)

    def _nested(self, element: etree._Element, _look: RunLook) -> None:
        """A run inside a run, which broken writers make."""
        self.run(element)


_ACTIONS: dict[str, Callable[[Gatherer, etree._Element], None]] = {
    **dict.fromkeys(_DESCEND, Gatherer.walk),
    **dict.fromkeys((f"{W}ins", f"{W}moveTo"), Gatherer._tracked),
    **dict.fromkeys((f"{W}del", f"{W}moveFrom"), Gatherer._dropped),
    **dict.fromkeys((f"{M}oMath", f"{M}oMathPara"), Gatherer._math),
    f"{W}sdt": Gatherer._control,
    f"{W}fldSimple": Gatherer._simple_field,
    f"{MC}AlternateContent": Gatherer._alternative,
    f"{W}bookmarkStart": Gatherer._bookmark,
    f"{W}commentRangeStart": Gatherer._comment_start,
    f"{W}commentRangeEnd": Gatherer._comment_end,
}
_PIECES: dict[str, Callable[[Gatherer, etree._Element, RunLook], None]] = {
    **dict.fromkeys((f"{W}tab", f"{W}ptab"), lambda self, _element, look: self.add("\t", look)),
    f"{W}br": Gatherer._break,
    f"{W}cr": lambda self, _element, look: self.add("\n", look),
    f"{W}noBreakHyphen": lambda self, _element, look: self.add("-", look),
    f"{W}softHyphen": lambda self, _element, look: self.add("\xad" if font_of(look.wide_font) is not None else "", look),  # a letter of TCVN3
    f"{W}sym": Gatherer._symbol,
    f"{W}fldChar": Gatherer._field_mark,
    f"{W}instrText": Gatherer._instruction,
    f"{W}footnoteReference": Gatherer._footnote,
    f"{W}endnoteReference": Gatherer._footnote,
    f"{W}commentReference": Gatherer._comment_piece,
    f"{W}ruby": Gatherer._ruby,
    f"{W}r": Gatherer._nested,
    f"{MC}AlternateContent": Gatherer._alternative_piece,
}


def made_by(change: etree._Element) -> tuple[str, dt.datetime | None]:
    """Who made a change and when."""
    return change.get(f"{W}author") or "", moment(change.get(f"{W}date"))


def moment(text: str | None) -> dt.datetime | None:
    """A point in time as the file writes it; None where it is none."""
    try:
        return dt.datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def is_placeholder(control: etree._Element) -> bool:
    """Whether a content control shows its prompt because nobody filled it in."""
    shown_prompt = control.find(f"{W}sdtPr/{W}showingPlcHdr")
    return shown_prompt is not None and is_on(shown_prompt)


def plain_text(element: etree._Element) -> str:
    """All characters below, deleted ones included, instructions not."""
    return _plain(element)


def _plain(element: etree._Element) -> str:
    marks = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
    texts = (f"{W}t", f"{W}delText")
    return "".join((found.text or "") if found.tag in texts else marks[str(found.tag)] for found in element.iter(*texts, *marks))


def _is_hex(code: str) -> bool:
    try:
        return int(code, 16) >= 0
    except ValueError:
        return False
