"""A page of the web as Paper: headings, paragraphs, lists and tables in their order; menus and other parts of the site stand apart."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from typing import Any

from lxml import etree

from ttdn_desktop.language.numerals import letter, roman
from ttdn_desktop.office.html_blocks import MAX_BLOCKS, TableMaker, spliced, where_given
from ttdn_desktop.office.html_styles import BLOCKS, UNSEEN, VOID, Shown, shown, stands_apart
from ttdn_desktop.office.refusal import Refusal, RefusedFileError
from ttdn_desktop.office.text_encoding import decoded
from ttdn_desktop.paper.foreign import ForeignFile, Notice
from ttdn_desktop.paper.model import Block, PageSetup, Paper, Paragraph, Part, Run, paragraphs

_DEEPEST = 40_000
_BLANKS = re.compile(r"[ \t\n\r\f\xa0\u2000-\u200a\u202f\u3000]+")
_UNSEEN_MARKS = str.maketrans("", "", "\u200b\u200c\u200d\u2060\xad\ufeff")
_MOST_LISTED = 10_000
_ESCAPED = re.compile(r"&lt;/(?:p|div|span|b|strong|i|em|u|td|li|h[1-6])\s*&gt;|&lt;br\s*/?&gt;", re.IGNORECASE)
"""Tags that a site wrote out once more, so that one would read them."""
_TAG = re.compile(r"</?(?:p|div|span|b|strong|br|td|li|h[1-6])\b[^<>]*>", re.IGNORECASE)
_LAID_OUT = re.compile(r"<(?:p|div|br|html|body|pre|tr)\b", re.IGNORECASE)
"""Tags that say where lines end."""
_CLIPBOARD = re.compile(r"\s*Version:\d\.\d\s+(?:(?:Start|End)\w+:-?\d+\s+|SourceURL:\S*\s+)+(?=<)")
"""What Windows writes before a part of a page that was copied."""
_LARGEST_SHARE = 0.6  # of all text that may stand apart; a page that gives more hides its text among menus


def read_html(data: bytes) -> ForeignFile:
    """The paper of a page. Raises RefusedFileError for what is no text, too much of it, or nested without end."""
    found = decoded(data, declared=True)
    text = _CLIPBOARD.sub("", found.text, count=1) if found.text.startswith("Version:") else found.text
    if _ESCAPED.search(text) and not _TAG.search(text):
        text = html.unescape(text)
    file = _parsed(text, apart=True)
    beside = sum(len(notice.text) for notice in file.notices if notice.code == "site_text")
    if beside and beside > _LARGEST_SHARE * (beside + _length(file.paper)):
        file = _parsed(text, apart=False)
    return replace(file, notices=(*found.notices, *file.notices))


def _length(paper: Paper) -> int:
    return sum(len(paragraph.text) for part in paper.parts for paragraph in paragraphs(part.blocks))


def _parsed(text: str, *, apart: bool) -> ForeignFile:
    page = _Page(apart=apart, at=Shown(kept=_LAID_OUT.search(text) is None))  # where no tag says so, lines end as they were written
    parser = etree.HTMLParser(target=page, huge_tree=True, no_network=True, recover=True)
    try:
        parser.feed(text.replace("\x00", ""))
        parser.close()
    except etree.XMLSyntaxError:  # nothing in it that is a page
        pass
    return page.file()


@dataclass(slots=True)
class _Open:
    """A tag that is open."""

    tag: str
    look: Shown
    unseen: bool
    apart: bool
    listed: int = 0  # of a list: items so far
    kind: str = ""  # of a list: how its items are numbered


@dataclass(slots=True)
class _Page:
    """Takes the tags and texts of a page one after the other."""

    apart: bool
    open: list[_Open] = field(default_factory=list)
    pieces: list[tuple[Shown, str]] = field(default_factory=list)  # of the paragraph
    blocks: list[Block] = field(default_factory=list)
    tables: list[TableMaker] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    label: str = ""
    floated: bool = False
    count: int = 0
    at: Shown = field(default_factory=Shown)

    def start(self, tag: str | bytes, attrib: Mapping[Any, Any]) -> None:
        tag, attributes = str(tag).lower(), {str(name): str(value) for name, value in attrib.items()}
        above = self.open[-1] if self.open else None
        if len(self.open) > _DEEPEST:
            raise RefusedFileError(Refusal.BOMB)
        if tag == "br":
            self._text("\n", self.at, raw=True)
            return
        if tag in BLOCKS:
            self.flush()
        unseen = (above is not None and above.unseen) or tag in UNSEEN
        aside = (above is not None and above.apart) or (self.apart and stands_apart(tag, attributes))
        look = shown(tag, attributes, self.at)
        if tag in VOID:
            self.floated = tag == "img" and "align" in attributes
            return
        item = _Open(tag, look, unseen, aside)
        if tag in {"ol", "ul"}:
            item.kind, item.listed = _list_kind(tag, attributes)
        self.open.append(item)
        self.at = look
        if not unseen and not aside:
            self._begin(tag, attributes)

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        match tag:
            case "table":
                self.tables.append(TableMaker(attributes, outside=self.blocks))
                self.blocks = []
            case "tr" if self.tables:
                self.tables[-1].row()
            case "td" | "th" if self.tables:
                self.blocks = self.tables[-1].cell(attributes, head=tag == "th")
            case "caption" if self.tables:
                self.blocks = self.tables[-1].outside
            case "li":
                self.label = self._next_label(attributes)
            case _:
                pass

    def _next_label(self, attributes: Mapping[str, str]) -> str:
        home = next((item for item in reversed(self.open[:-1]) if item.tag in {"ol", "ul"}), None)
        if home is None:
            return ""
        value = attributes.get("value", "")
        home.listed = int(value) if value.isdigit() and len(value) < 6 else home.listed + 1
        return _label(home.kind, home.listed)

    def end(self, tag: str | bytes) -> None:
        tag = str(tag).lower()
        if tag in BLOCKS:
            self.flush()
        place = next((number for number in range(len(self.open) - 1, max(-1, len(self.open) - 200), -1) if self.open[number].tag == tag), None)
        if place is None:
            return
        closing = self.open[place:]
        del self.open[place:]
        self.at = self.open[-1].look if self.open else Shown()
        for item in reversed(closing):
            if item.tag == "li" and self.label:  # a number alone
                self.blocks.append(Paragraph(label=self.label))
                self.label = ""
            if not item.unseen and not item.apart:
                self._finish(item.tag)

    def _finish(self, tag: str) -> None:
        match tag:
            case "table" if self.tables:
                maker = self.tables.pop()
                self.blocks = maker.outside
                self.blocks += maker.made()
            case "td" | "th" | "caption" if self.tables:
                self.blocks = self.tables[-1].between
            case _:
                pass

    def data(self, data: str | bytes) -> None:
        text = data if isinstance(data, str) else data.decode("utf-8", "replace")
        above = self.open[-1] if self.open else None
        if above is not None and above.unseen:
            return
        if above is not None and above.tag == "title":
            self.titles.append(text)
            return
        if above is not None and above.apart:
            self.beside.append(text)
            return
        if self.at.hidden:
            self.hidden.append(text)
            return
        if self.floated:  # what follows a picture at the side goes on where the text before it ended
            text, self.floated = text.lstrip(), False
        self._text(text, self.at, raw=self.at.kept)

    def comment(self, text: str | bytes) -> None:
        """Nobody sees it."""

    def pi(self, target: str | bytes, data: str | bytes | None = None) -> None:
        """Nobody sees it."""

    def close(self) -> None:
        self.flush()
        while self.open:
            self.end(self.open[-1].tag)

    def _text(self, text: str, look: Shown, *, raw: bool) -> None:
        """Characters go to the end of the paragraph; blanks fall together."""
        text = text.translate(_UNSEEN_MARKS)
        if not raw:
            text = _BLANKS.sub(" ", text)
            if not self.pieces or self.pieces[-1][1].endswith((" ", "\n")):
                text = text.removeprefix(" ")
        if text:
            self.pieces.append((look, text))

    def flush(self) -> None:
        """The paragraph is at its end; ends of lines before capitals begin another."""
        if not self.pieces:
            return
        runs = [_run(look, "".join(text for _look, text in group)) for look, group in groupby(self.pieces, key=itemgetter(0))]
        self.pieces = []
        label = self.label
        for line in spliced(runs):
            self.count += 1
            if self.count > MAX_BLOCKS:
                raise RefusedFileError(Refusal.TOO_LARGE)
            self.blocks.append(Paragraph(runs=line, align=self.at.align, outline_level=self.at.level, label=label))
            label = self.label = ""

    def file(self) -> ForeignFile:
        self.close()
        notices = [("page_title", self.titles), ("site_text", self.beside), ("hidden_text", self.hidden)]
        told = tuple(Notice(code=code, where=f"h{number}", text=text) for number, (code, texts) in enumerate(notices, 1) if (text := _lines(texts)))
        return ForeignFile(paper=Paper(parts=(Part(page=PageSetup(), blocks=where_given(self.blocks)),)), notices=told)


def _run(look: Shown, text: str) -> Run:
    return Run(text=text, bold=look.bold, italic=look.italic, underline=look.underline, font=look.font, capitals=look.capitals)


def _lines(texts: list[str]) -> str:
    """What stood apart, a line each."""
    return "\n".join(line for text in texts if (line := _BLANKS.sub(" ", text).strip()))


def _list_kind(tag: str, attributes: Mapping[str, str]) -> tuple[str, int]:
    """How the items of a list are numbered, and the number before its first."""
    style = attributes.get("style", "").replace(" ", "").lower()
    if "list-style:none" in style or "list-style-type:none" in style:
        return "", 0
    start = attributes.get("start", "")
    return ("-" if tag == "ul" else attributes.get("type", "1")), int(start) - 1 if start.isdigit() and len(start) < 6 else 0


def _label(kind: str, number: int) -> str:
    if kind in {"", "-"} or not 0 < number < _MOST_LISTED:
        return kind if kind == "-" else ""
    match kind:
        case "a":
            return f"{letter((number - 1) % 22 + 1)})"
        case "A":
            return f"{letter((number - 1) % 22 + 1).upper()}."
        case "I" if number < 4000:
            return f"{roman(number)}."
        case "i" if number < 4000:
            return f"{roman(number).lower()}."
        case _:
            return f"{number}."
