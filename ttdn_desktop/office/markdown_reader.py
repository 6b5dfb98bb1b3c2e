"""Markdown as Paper: headings, bold and italic, quotes, lists with their numbers, pipe tables; comments and front matter stand apart."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ttdn_desktop.office.text_encoding import decoded
from ttdn_desktop.office.text_reader import lines_of
from ttdn_desktop.paper.foreign import ForeignFile, Notice
from ttdn_desktop.paper.model import Block, Cell, PageSetup, Paper, Paragraph, Part, Run, Table

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}={3,}\s*$")
_RULE = re.compile(r" {0,3}(?:-[ \t]*){3,}$| {0,3}(?:\*[ \t]*){3,}$")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_QUOTE = re.compile(r" {0,3}(?:>[ ]?)+")
_BULLET = re.compile(r"[ \t]*[*•][ \t]+(?=\S)")
_SAME = re.compile(r"([ \t]*)(\d{1,4})([.)])[ \t]+(?=\S)")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_BREAK = re.compile(r"[ \t]*<br[ \t]*/?>[ \t]*", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:b|strong|i|em|u|span|div|p|center|font|sup|sub|a|img|table|tr|td|th|thead|tbody|ul|ol|li|h[1-6]|hr|small|big|mark|code|pre)\b[^<>\n]{0,500}>",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,500})\]\([^()\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]\n]{0,1000})\]\((?:[^()\n]{0,2000}|\([^()\n]{0,200}\))*\)")
_AUTO = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPAN = re.compile(r"(\*{1,3}|(?<!\w)_{1,3}(?!_))(?=[^\s*_])")
_MOST_JOINED = 200
_MOST_MARKED = 12
_END = re.compile(r"[.;:!?…|/]\W*$")
_MARK = re.compile(r"[-+–•]\s|\(?\w{1,4}[.)]\s|[IVX]+\.|Điều \d|Căn cứ |\||</?\w")
_LOOSE = re.compile(r"\*\*([ \t]*)([^*\n]*?)([ \t]*)\*\*")


@dataclass(slots=True)
class _State:
    """What is gathered from line to line."""

    blocks: list[Block] = field(default_factory=list)
    tables: int = 0
    counts: dict[int, int] = field(default_factory=dict)  # last number of the list at an indent


def read_markdown(data: bytes) -> ForeignFile:
    """The paper of a Markdown file; `where` is "p" and the line's number from 1. Raises RefusedFileError for what is no text."""
    found = decoded(data)
    notices = list(found.notices)
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    if (front := _FRONT.match(text)) is not None and ":" in (front[1] or ""):
        notices.append(Notice(code="front_matter", where="f1", text=(front[1] or "").strip()))
        text = "\n" * front[0].count("\n") + text[front.end() :]
    comments = [comment[1].strip() for comment in _COMMENT.finditer(text)]
    if any(comments):
        notices.append(Notice(code="html_comment", where="f2", text="\n".join(filter(None, comments))))
    text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    state = _State()
    _blocks(_marked_by_line(lines_of(text)), state)
    return ForeignFile(paper=Paper(parts=(Part(page=PageSetup(), blocks=tuple(state.blocks)),)), notices=tuple(notices))


def _marked_by_line(lines: Sequence[str]) -> list[str]:
    """The lines with bold that goes over several lines of a paragraph closed and opened at each."""
    out = list(lines)
    at = 0
    while at < len(out):
        end = at
        if out[at].count("**") % 2 and "|" not in out[at]:
            end = next((n for n in range(at + 1, min(at + _MOST_MARKED, len(out))) if not out[n].strip() or out[n].count("**") % 2), at)
            if end > at and out[end].strip():
                for place in range(at, end + 1):
                    body = out[place].rstrip()
                    held = f"{'**' if place > at else ''}{body}{'**' if place < end else ''}"
                    out[place] = held + out[place][len(body) :]
        at = max(end, at) + 1
    return out


def _blocks(lines: Sequence[str], state: _State) -> None:
    at, fenced = 0, False
    while at < len(lines):
        line = lines[at]
        if _FENCE.match(line):
            fenced = not fenced
        elif fenced:
            state.blocks.append(Paragraph(runs=(Run(text=line),) if line else (), where=f"p{at + 1}"))
        elif "|" in line and at + 1 < len(lines) and "|" in lines[at + 1] and _TABLE_RULE.match(lines[at + 1]):
            at = _table(lines, at, state)
            continue
        else:
            at = _line(lines, at, state)
            continue
        at += 1


def _line(lines: Sequence[str], at: int, state: _State) -> int:
    """One block of prose from this line on; the place after it."""
    line, where = lines[at], f"p{at + 1}"
    if _RULE.match(line) and len(set(line.split())) <= 1 and len(line.strip()) <= 5:
        return at + 1
    if (heading := _HEADING.match(line)) is not None:
        runs = tuple(replace(run, bold=True) for run in _inline(heading[2] or ""))
        state.blocks.append(Paragraph(runs=runs, where=where, outline_level=len(heading[1]) - 1))
        return at + 1
    if at + 1 < len(lines) and line.strip() and _UNDERLINE.match(lines[at + 1]):
        state.blocks.append(Paragraph(runs=tuple(replace(run, bold=True) for run in _inline(line.strip())), where=where, outline_level=0))
        return at + 2
    text, end = _joined(lines, at)
    label = ""
    if (bullet := _BULLET.match(text)) is not None:
        text, label = text[bullet.end() :], "-"
    elif (same := _SAME.match(text)) is not None:
        text = _numbered(text, same, state)
    elif text.strip():
        state.counts.clear()
    state.blocks.append(Paragraph(runs=tuple(_inline(text.strip())), where=where, label=label))
    return end


def _joined(lines: Sequence[str], at: int) -> tuple[str, int]:
    """A line with those after it that go on in small letters, without the marks of quotes; the place after them."""
    last = _QUOTE.sub("", lines[at], count=1)
    parts = [last.rstrip().removesuffix("\\")]
    end = at + 1
    while end < min(len(lines), at + _MOST_JOINED) and last.strip() and not last.endswith(("  ", "\\")):
        following = _QUOTE.sub("", lines[end], count=1)
        begins = following.lstrip()
        if not begins or not begins[0].islower() or _END.search(last.rstrip()[-20:]) or _MARK.match(begins):
            break
        if _starts_block(lines, end) or _quoted(lines[end]) > _quoted(lines[at]):
            break
        parts.append(begins.rstrip().removesuffix("\\"))
        last = following
        end += 1
    return " ".join(parts), end


def _quoted(line: str) -> bool:
    return _QUOTE.match(line) is not None


def _starts_block(lines: Sequence[str], at: int) -> bool:
    return bool(_HEADING.match(lines[at]) or _FENCE.match(lines[at]) or _RULE.match(lines[at]))


def _numbered(text: str, found: re.Match[str], state: _State) -> str:
    """The line with the number its list shows: a list typed as "1. 1. 1." counts itself."""
    indent, number = len(found[1].expandtabs(4)), int(found[2])
    for deeper in [known for known in state.counts if known > indent]:
        del state.counts[deeper]
    last = state.counts.get(indent)
    shown = last + 1 if last is not None and number == 1 and _always_one(state, indent) else number
    state.counts[indent] = shown
    return f"{shown}{found[3]} {text[found.end() :]}"


def _always_one(state: _State, indent: int) -> bool:
    """Whether the list so far began with 1 and the line before was its item: numbering anew would need other text between."""
    before = state.blocks[-1] if state.blocks else None
    return isinstance(before, Paragraph) and before.text.startswith(f"{state.counts[indent]}")


def _table(lines: Sequence[str], at: int, state: _State) -> int:
    """A pipe table with its head; the place after it."""
    state.tables += 1
    rows = [_fields(lines[at])]
    end = at + 2
    while end < len(lines) and "|" in lines[end] and lines[end].strip():
        rows.append(_fields(lines[end]))
        end += 1
    columns = max(map(len, rows))
    width = round(PageSetup().text_width / columns, 2)
    if columns == 1 and len(rows) == 1:  # a box around words
        state.blocks += _cell(rows[0][0], f"t{state.tables}r1c1").blocks
        return end
    made = tuple(
        tuple(_cell(text, f"t{state.tables}r{r}c{c}") for c, text in enumerate([*row, *[""] * (columns - len(row))], 1)) for r, row in enumerate(rows, 1)
    )
    state.blocks.append(Table(widths=(width,) * columns, rows=made, header_rows=int(len(rows) > 1), ruled=len(rows) > 1, where=f"t{state.tables}"))
    return end


def _fields(line: str) -> list[str]:
    """The cells of a row; a stroke after a backslash belongs to the text."""
    text = line.strip().removeprefix("|")
    text = text.removesuffix("|") if not text.endswith("\\|") else text
    return [field.replace("\\|", "|").strip() for field in re.split(r"(?<!\\)\|", text)]


def _cell(text: str, where: str) -> Cell:
    parts = [part for part in _BREAK.split(text) if part.strip()]
    return Cell(blocks=tuple(Paragraph(runs=tuple(_inline(part.strip())), where=f"{where}p{number}") for number, part in enumerate(parts, 1)))


def _inline(text: str) -> Iterator[Run]:
    """The runs of a line: marks of bold and italic become looks, links their words, entities their letters."""
    text = _BREAK.sub("\n", text)
    text = _TAG.sub("", _AUTO.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))))
    text = _LOOSE.sub(lambda found: f"{found[1]}**{found[2]}**{found[3]}" if found[2] else "", text).strip()
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[1])
        return "\ue000"

    pieces = list(_spans(_ESCAPE.sub(keep, text), bold=False, italic=False, depth=0))
    escaped = iter(kept)
    for run in pieces:
        shown = html.unescape(re.sub("\ue000", lambda _found: next(escaped), run.text)).replace("`", "")
        if shown:
            yield replace(run, text=shown)


def _spans(text: str, *, bold: bool, italic: bool, depth: int) -> Iterator[Run]:
    """The text between its marks; a mark without a fellow is text."""
    at = 0
    while (mark := _SPAN.search(text, at)) is not None and depth < 4:
        close = _closing(text, mark)
        if close is None:
            yield Run(text=text[at : mark.end()], bold=bold, italic=italic)
            at = mark.end()
            continue
        if mark.start() > at:
            yield Run(text=text[at : mark.start()], bold=bold, italic=italic)
        strength = len(mark[1])
        yield from _spans(text[mark.end() : close], bold=bold or strength > 1, italic=italic or strength % 2 == 1, depth=depth + 1)
        at = close + strength
    if at < len(text):
        yield Run(text=text[at:], bold=bold, italic=italic)


def _closing(text: str, mark: re.Match[str]) -> int | None:
    """Where the mark that ends a span stands."""
    sign = mark[1]
    place = text.find(sign, mark.end())
    while place >= 0:
        after = text[place + len(sign) : place + len(sign) + 1]
        if not text[place - 1].isspace() and (after != sign[0] or len(sign) == 3) and not (sign[0] == "_" and (after.isalnum() or after == "_")):
            return place
        place = text.find(sign, place + len(sign))
    return None
