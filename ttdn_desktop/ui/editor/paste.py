"""Text from the clipboard, cleaned to paragraphs and items with bold, italic and underline; opens no file and follows no address."""

import re
from html import escape
from html.parser import HTMLParser
from unicodedata import category, normalize

from ttdn_desktop.domain.text import RichText, Run, joined, plain
from ttdn_desktop.ui.editor.lines import Line, Look, level_of, run_of

_BLOCKS = frozenset({"p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "ul", "ol", "body", "section", "article"})
_SILENT = frozenset({"head", "style", "script", "title", "xml", "noscript", "template", "iframe", "object"})
_VOID = frozenset({"br", "img", "hr", "meta", "link", "input", "col", "base", "area", "embed", "source", "track", "wbr"})
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_TYPED_MARK = re.compile(r"^\s*([-–+•·*])\s+")
_QT_INDENT = re.compile(r"-qt-block-indent:\s*(\d)")
_LARGEST = 2_000_000  # characters of markup that are looked at; more is pasted as plain text


def cleaned(text: str) -> str:
    """NFC without control characters; Word's soft break (U+000B) is a line break."""
    breaks = text.replace("\u000b", "\n").replace("\u2028", "\n").replace("\t", " ")
    return normalize("NFC", "".join(c for c in breaks if c == "\n" or (category(c) not in {"Cc", "Cs", "Co", "Cn"} and c not in "\ufffc\u2029\ufeff")))


def lines_from_text(text: str) -> tuple[Line, ...]:
    """Plain text: one line of the editor for each line."""
    lines = (cleaned(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").split("\n"))
    return tuple(_marked(joined([Run(text=line)])) for line in lines)


def lines_from_html(markup: str) -> tuple[Line, ...]:
    """The text of this markup; what is neither text nor emphasis is left behind. Nothing where it holds no text."""
    reader = _Reader()
    reader.feed(markup[:_LARGEST])
    reader.close()
    reader.end_line()
    return tuple(reader.lines)


def written(line: Line) -> tuple[str, str]:
    """A line as plain text and as markup for the clipboard."""
    mark = f"{line.mark} " if line.mark else ""
    runs = "".join(_run_markup(run) for run in line.text)
    return mark + plain(line.text), f"<p>{escape(mark)}{runs}</p>"


def _run_markup(run: Run) -> str:
    markup = escape(run.text).replace("\n", "<br>")
    for on, tag in ((run.underline, "u"), (run.italic, "i"), (run.bold, "b")):
        markup = f"<{tag}>{markup}</{tag}>" if on else markup
    return markup


def _marked(text: RichText, level: int = 0) -> Line:
    """A line, an item where it begins with a typed mark or was one."""
    first = text[0].text if text else ""
    if found := _TYPED_MARK.match(first):
        mark = {"–": "-", "·": "-", "•": "-"}.get(found[1], found[1])
        if mark == "*":
            mark = "+"
        return Line(level=level_of(mark), mark=mark, text=joined([_shorter(text[0], found.end()), *text[1:]]))
    if level:
        return Line(level=min(level, 2), mark="-" if level == 1 else "+", text=text)
    return Line(text=text)


def _shorter(run: Run, start: int) -> Run:
    return run_of(run.text[start:], (run.bold, run.italic, run.underline))


class _Reader(HTMLParser):
    """Collects lines; only names of tags and the style attribute are looked at."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._runs: list[Run] = []
        self._looks: list[tuple[str, Look]] = []
        self._lists = 0
        self._level = 0
        self._silent = 0
        self._list_mark = False  # inside Word's own bullet, which stands in the text as "·"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = (dict(attrs).get("style") or "").lower()
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self._add("\n")
        elif tag in {"td", "th"} and self._runs:
            self._add(" ")
        if tag in _BLOCKS:
            self.end_line()
            self._start_block(tag, style)
        if tag not in _VOID:
            self._looks.append((tag, self._looked(tag, style)))
        if "mso-list:ignore" in style.replace(" ", ""):
            self._list_mark = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag in _BLOCKS:
            self.end_line()
        if tag in {"ul", "ol"}:
            self._lists = max(0, self._lists - 1)
        names = [name for name, _ in self._looks]
        if tag in names:
            del self._looks[len(names) - 1 - names[::-1].index(tag) :]
        if tag == "span" and not any(name == "span" for name, _ in self._looks):
            self._list_mark = False

    def handle_data(self, data: str) -> None:
        if not self._silent and not self._list_mark:
            self._add(_BLANKS.sub(" ", data))

    def unknown_decl(self, data: str) -> None:
        """Word wraps its bullets in `<![if !supportLists]> … <![endif]>`."""
        self._list_mark = data.startswith("if !supportLists")

    def handle_comment(self, data: str) -> None:
        """Outlook wraps them in comments of the same words; newer parsers take Word's for comments, too."""
        if data.startswith(("[if", "[endif")):
            self._list_mark = data.startswith("[if !supportLists]")

    def end_line(self) -> None:
        """Close the line that is being collected."""
        text = _without_edge_blanks(self._runs)
        if text:
            self.lines.append(_marked(text, self._level))
        self._runs, self._level, self._list_mark = [], 0, False

    def _start_block(self, tag: str, style: str) -> None:
        if tag in {"ul", "ol"}:
            self._lists += 1
        elif tag == "li":
            self._level = max(1, self._lists)
        elif (found := re.search(r"mso-list:\s*\S+\s+level(\d)", style)) or (found := _QT_INDENT.search(style)):
            self._level = int(found[1])

    def _looked(self, tag: str, style: str) -> Look:
        """The look inside this tag, which inherits the one around it."""
        bold, italic, underline = self._looks[-1][1] if self._looks else (False, False, False)
        if found := re.search(r"font-weight:\s*(\w+)", style):
            bold = found[1] in {"bold", "bolder"} or (found[1].isdigit() and int(found[1]) >= 600)
        if found := re.search(r"font-style:\s*(\w+)", style):
            italic = found[1] in {"italic", "oblique"}
        if found := re.search(r"text-decoration(?:-line)?:\s*([\w\s-]+)", style):
            underline = "underline" in found[1]
        return bold or tag in {"b", "strong"}, italic or tag in {"i", "em"}, underline or tag in {"u", "ins"}

    def _add(self, text: str) -> None:
        look = self._looks[-1][1] if self._looks else (False, False, False)
        self._runs.append(run_of(cleaned(text), look))


def _without_edge_blanks(runs: list[Run]) -> RichText:
    """Joined runs without blanks at the ends or doubled where tags met."""
    out: list[Run] = []
    blank = True
    for run in runs:
        text = run.text.lstrip(" ") if blank else run.text
        if text:
            out.append(run_of(text, (run.bold, run.italic, run.underline)))
            blank = text[-1] in " \n"
    while out and not out[-1].text.rstrip():
        out.pop()
    if out:
        last = out[-1]
        out[-1] = run_of(last.text.rstrip(), (last.bold, last.italic, last.underline))
    return joined(out)
