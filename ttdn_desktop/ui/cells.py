"""Rectangles of texts as spreadsheets put them on the clipboard: tab-separated with quotes, and HTML."""

from collections.abc import Sequence
from html import escape
from html.parser import HTMLParser

Cells = tuple[tuple[str, ...], ...]


def parse_tsv(text: str) -> Cells:
    """The cells of tab-separated text; a cell that begins with a quote may hold line breaks, tabs and doubled quotes, as Excel writes it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[tuple[str, ...]] = []
    row: list[str] = []
    at = 0
    while at < len(text):
        cell, at = _cell(text, at)
        row.append(cell)
        if at >= len(text):
            break
        if text[at] == "\n":
            rows.append(tuple(row))
            row = []
            at += 1
        else:
            at += 1
            if at == len(text):
                row.append("")
    if row:
        rows.append(tuple(row))
    return tuple(rows)


def _cell(text: str, at: int) -> tuple[str, int]:
    """The cell that begins here, and where the separator after it stands."""
    if text[at] == '"':
        out: list[str] = []
        i = at + 1
        while (end := text.find('"', i)) >= 0:
            out.append(text[i:end])
            if text[end + 1 : end + 2] == '"':
                out.append('"')
                i = end + 2
                continue
            if end + 1 == len(text) or text[end + 1] in "\t\n":
                return "".join(out), end + 1
            break  # a quote that is only a character of the text: “"Ngày hội” của xã”
    ends = [i for i in (text.find("\t", at), text.find("\n", at)) if i >= 0]
    stop = min(ends, default=len(text))
    return text[at:stop], stop


def to_tsv(cells: Sequence[Sequence[str]]) -> str:
    """Tab-separated text as Excel reads it."""
    return "\r\n".join("\t".join(map(_quoted, row)) for row in cells)


def _quoted(cell: str) -> str:
    if any(c in cell for c in '\t\n\r"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def to_html(cells: Sequence[Sequence[str]]) -> str:
    """A table as Excel and Word read it; every cell is text, so that "01/2026" stays what it is and nothing becomes a formula."""
    style = "mso-number-format:'\\@';white-space:pre-wrap"
    breaks = '<br style="mso-data-placement:same-cell">'
    rows = "".join("<tr>" + "".join(f'<td style="{style}">{escape(cell).replace(chr(10), breaks)}</td>' for cell in row) + "</tr>" for row in cells)
    return f'<html><head><meta charset="utf-8"></head><body><table>{rows}</table></body></html>'


class _Tables(HTMLParser):
    """Collects the cells of the first table, paragraphs and breaks inside a cell as line breaks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._span = 1
        self._done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._done:
            return
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self._cell = []
            span = dict(attrs).get("colspan") or "1"
            self._span = int(span) if span.isdigit() and 0 < int(span) < 100 else 1
        elif tag in {"br", "p", "div"} and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"} and self._cell is not None and self.rows:
            lines = (" ".join(line.split()) for line in "".join(self._cell).split("\n"))
            self.rows[-1].append("\n".join(line for line in lines if line))
            self.rows[-1].extend([""] * (self._span - 1))
            self._cell = None
        elif tag == "table":
            self._done = True

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._done:
            self._cell.append(data.replace("\r\n", " ").replace("\n", " "))


def parse_html(html: str) -> Cells:
    """The cells of the first table, empty where there is none; merged cells leave their other columns empty."""
    tables = _Tables()
    tables.feed(html)
    tables.close()
    return tuple(tuple(row) for row in tables.rows if row)


def from_clipboard(text: str, html: str) -> Cells:
    """What was copied: of Word the table in HTML, whose cells keep their paragraphs; of everything else the tab-separated text."""
    if "office:word" in html and (cells := parse_html(html)):
        return cells
    return parse_tsv(text)
