"""Comparing a look with the one a rule asks for, and saying what differs and how it could be mended."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ttdn_desktop.paper.measure import Metrics, text_width, wrapped
from ttdn_desktop.paper.model import Align, Paragraph, Style
from ttdn_desktop.rules.model import Found, PaperFix
from ttdn_desktop.rules.pieces import Drawn, Piece, Seen, Stroke

Typed = Piece | Seen

_SLACK = 0.01
_BLANKS = 3


def number(value: float) -> str:
    """A measure as people write it: "12.7" with a comma, no needless zeros."""
    return f"{round(value, 1):g}".replace(".", ",")


def found_at(line: Typed, node: str = "", **more: Any) -> Found:
    """A finding at this line."""
    paragraph = line.paragraph
    return Found(where=paragraph.where, node=paragraph.anchor or node, text=more.pop("text", line.text), **more)


def missing(node: str, where: str = "") -> Found:
    """A finding that something is not there."""
    return Found(where=where, node=node, said={"missing": ""})


def alone(line: Typed) -> bool:
    """Whether the line is all of its paragraph, so that the paragraph can be changed without changing anything else."""
    return isinstance(line, Seen) or ("\n" not in line.paragraph.text.strip() and not line.beside)


def retyped(line: Typed, text: str) -> tuple[PaperFix, ...]:
    """The mending that puts these words in place of the line; none where other words share its paragraph, or nobody can find it."""
    if not line.paragraph.where or line.paragraph.label or not alone(line):
        return ()
    return (PaperFix(where=line.paragraph.where, target="text", text=text),)


def wrong_look(line: Typed, want: Mapping[str, Any], node: str = "") -> Iterator[Found]:
    """What of the look is not as wanted: `size` (least and most), `bold`, `italic`, `align`, `capitals`."""
    said: dict[str, str] = {}
    run: dict[str, Any] = {}
    telling = line.telling
    if not telling:
        return
    least, most = want.get("size", (0, 1000))
    sizes = sorted({letters.size for letters in telling if not least - _SLACK <= letters.size <= most + _SLACK})
    if sizes:
        said["size"] = ", ".join(map(number, sizes))
        run["size"] = most if sizes[-1] > most else least
    for key, wanted in (("bold", want.get("bold")), ("italic", want.get("italic")), ("underline", want.get("underline"))):
        if wanted is not None and any(getattr(letters, key) != wanted for letters in telling):
            said[f"not_{key}" if wanted else key] = ""
            run[key] = wanted
    align = None if isinstance(line, Piece) and (line.beside or pushed(line)) else want.get("align")
    paragraph: dict[str, Any] = {}
    if align is not None and line.measures.align is not Align(align):
        said[f"align.{line.measures.align}"] = ""
        paragraph["align"] = Align(align)
    capitals = want.get("capitals")
    text = None
    if capitals is not None and any(map(str.isalpha, line.text)) and line.text.isupper() != capitals:
        said["not_capitals" if capitals else "capitals"] = ""
        text = line.text.upper() if capitals else None
    if not said:
        return
    fixes: list[PaperFix] = []
    where = line.paragraph.where
    if where and alone(line) and (text is not None or "capitals" not in said):
        if run:
            fixes.append(PaperFix(where=where, target="run", fields=tuple(run.items())))
        if paragraph:
            fixes.append(PaperFix(where=where, target="paragraph", fields=tuple(paragraph.items())))
        if text is not None:
            fixes += retyped(line, text)
    yield found_at(line, node, said=said, fixes=tuple(fixes), proposal=text)


def pushed(line: Piece) -> bool:
    """Whether a line was pushed to its place with blanks or tabs; where that is nobody can tell."""
    text = line.paragraph.text
    return line.first and text[: len(text) - len(text.lstrip())].expandtabs(4).count(" ") > _BLANKS


def wrong_looks(lines: Iterable[Typed], want: Mapping[str, Any], node: str = "") -> Iterator[Found]:
    """The same for several lines."""
    for line in lines:
        yield from wrong_look(line, want, node)


def widths_of(line: Piece, metrics: Metrics) -> tuple[float, ...]:
    """Millimetres of the printed lines of a typed line."""
    size, bold = line.size, line.bold
    italic = bool(line.telling) and all(letters.italic for letters in line.telling)
    room = line.width - line.measures.indent_left - line.measures.indent_right
    lines = wrapped(metrics, line.text, size, room, bold=bold, italic=italic).lines if room > 0 else (line.text,)
    return tuple(text_width(metrics, text, size, bold=bold, italic=italic) for text in lines)


def drawn_length(line: Drawn, metrics: Metrics) -> float:
    """Millimetres of a line."""
    if line.line is not None:
        return line.line.length
    if line.piece is None:
        return 0
    return text_width(metrics, line.piece.text, line.piece.size, bold=line.piece.bold)


def wrong_line(lines: Sequence[Piece], line: Drawn | None, metrics: Metrics, want: Mapping[str, float], node: str) -> Iterator[Found]:
    """Whether under these typed lines a solid line is drawn of the wanted part of the last of them, or of any, for the law does not say which."""
    above = lines[-1]
    if line is None:
        underlined = any(letters.underline for letters in above.telling)
        yield found_at(above, node, said={"underline": ""} if underlined else {"missing": ""})
        return
    if line.stroke in {Stroke.HYPHENS, Stroke.STAR}:
        yield found_at(above, node, said={str(line.stroke): ""})
        return
    length, slack = drawn_length(line, metrics), want["tolerance"]
    widths = [width for piece in lines for width in widths_of(piece, metrics) if width]
    if not widths or any(want["least"] - slack <= length / width <= want["most"] + slack for width in widths):
        return
    text = widths[-1]
    wished = round(text * (want["least"] + want["most"]) / 2, 1)
    where = line.line.where if line.line is not None else ""
    fixes = (PaperFix(where=where, target="line", fields=(("length", wished),)),) if where else ()
    yield found_at(above, node, said={"length": f"{length / text:.0%}".rstrip("%")}, fixes=fixes)


def is_own(paragraph: Paragraph, *styles: Style) -> bool:
    """Whether the paragraph bears one of these named looks."""
    return paragraph.style in styles
