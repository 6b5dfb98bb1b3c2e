"""A file of others in Unicode: texts in fonts of before Unicode (.VnTime, VNI-Times) as those fonts showed them, and a notice for each font.

A text is taken for codes by its font and by the syllables it makes; without fonts a whole document is, where it is certain.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from ttdn_desktop.language.old_fonts import Encoding, OldFont, decoded, decoded_pieces, offsets
from ttdn_desktop.language.old_letters import Tally, Verdict, guessed, risen, verdict_of
from ttdn_desktop.language.old_lines import font_of, loosely, tallies_of, trusted_of, turned_pieces
from ttdn_desktop.paper.foreign import ForeignFile, Notice, Remark, RemarkKind
from ttdn_desktop.paper.model import Block, Cell, Paragraph, Part, Run, Table, paragraphs

UNICODE_FONT = "Times New Roman"
_EXAMPLE = 60  # characters of the example in a notice
_OWN_TEXT = frozenset({RemarkKind.INSERTED, RemarkKind.MOVED_HERE})

_Turn = Callable[[Paragraph], Paragraph]


@dataclass(slots=True)
class _Seen:
    """What is known of the document while it is turned."""

    tallies: dict[Encoding, Tally]
    fonts: dict[str, Notice] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    places: dict[str, tuple[tuple[int, ...], str, Encoding]] = field(default_factory=dict)  # of turned paragraphs

    def trusted(self) -> tuple[Encoding, ...]:
        return trusted_of(self.tallies)


def in_unicode(file: ForeignFile) -> ForeignFile:
    """The file with its text in Unicode; the same where it was that already."""
    lines = [paragraph for part in file.paper.parts for paragraph in paragraphs(part.blocks)]
    if any(font_of(font) is not None for font in {run.font for line in lines for run in line.runs}):
        return _by_fonts(file, lines)
    encoding = guessed(line.text for line in lines)
    return file if encoding is None else _by_guess(file, lines, encoding)


def _by_fonts(file: ForeignFile, lines: Sequence[Paragraph]) -> ForeignFile:
    seen = _Seen(tallies=tallies_of([(run.text, run.font) for run in line.runs] for line in lines))
    parts = tuple(replace(part, blocks=_mapped(part.blocks, lambda line: _turned(line, seen))) for part in file.paper.parts)
    if not seen.fonts:
        return file
    told = [_counted(notice, seen.counts[font]) for font, notice in seen.fonts.items()]
    return _beside(file, parts, seen, told)


def _by_guess(file: ForeignFile, lines: Sequence[Paragraph], encoding: Encoding) -> ForeignFile:
    """All of it, for nothing in it is a real Vietnamese letter."""
    seen = _Seen(tallies={encoding: Tally(encoded=1)})
    parts = tuple(replace(part, blocks=_mapped(part.blocks, lambda line: _guessed_line(line, encoding, seen))) for part in file.paper.parts)
    first = next(line for line in lines if verdict_of(line.text, encoding)[0] is Verdict.ENCODED)
    example = (("encoding", encoding.value.upper()), ("before", first.text[:_EXAMPLE]), ("after", decoded(first.text, encoding)[:_EXAMPLE]))
    return _beside(file, parts, seen, [Notice(code="old_letters_guessed", where=first.where, params=example)])


def _beside(file: ForeignFile, parts: tuple[Part, ...], seen: _Seen, told: Iterable[Notice]) -> ForeignFile:
    """What stands beside the text has no fonts: it follows the document."""
    notices = tuple(replace(notice, text=loosely(notice.text, seen.trusted())) if notice.text else notice for notice in file.notices)
    remarks = tuple(_moved(remark, seen) for remark in file.remarks)
    paper = replace(file.paper, parts=parts, title=loosely(file.paper.title, seen.trusted()))
    return ForeignFile(paper=paper, notices=(*told, *notices), remarks=remarks)


# --- paragraphs


def _turned(line: Paragraph, seen: _Seen) -> Paragraph:
    fonts = [font_of(run.font) for run in line.runs]
    if not any(fonts):
        return line
    texts = turned_pieces([(run.text, run.font) for run in line.runs], seen.tallies)
    if texts == tuple(run.text for run in line.runs):
        return line
    runs: list[Run] = []
    for run, text in zip(line.runs, texts, strict=True):
        changed = text != run.text
        if changed and run.font is not None:
            _note(seen, run.font, line.where, run.text, text)
        if text:
            runs.append(replace(run, text=text, font=UNICODE_FONT) if changed else run)
    encoding = next(font.encoding for font in fonts if font is not None)
    new = replace(line, runs=tuple(runs), label=loosely(line.label, (encoding,)))
    places = _places([(run.text, font) for run, font in zip(line.runs, fonts, strict=True)], texts)
    seen.places[line.where] = (places, new.text, encoding)
    return new


def _places(pieces: Sequence[tuple[str, OldFont | None]], texts: Sequence[str]) -> tuple[int, ...]:
    """For each place of the old text its place in the new one."""
    old = "".join(text for text, _ in pieces)
    new = "".join(texts)
    if len(old) == len(new):
        return tuple(range(len(old) + 1))
    starts = list(accumulate(map(len, texts), initial=0))
    places: list[int] = [0]
    for (text, font), start, end in zip(pieces, starts, starts[1:], strict=False):
        within = offsets(text, font.encoding) if font is not None and end - start != len(text) else range(len(text) + 1)
        places += [min(start + place, end) for place in within[1:]]
    return tuple(places)


def _guessed_line(line: Paragraph, encoding: Encoding, seen: _Seen) -> Paragraph:
    if line.text.isascii():
        return line
    texts = decoded_pieces([run.text for run in line.runs], encoding)
    rises = risen(line.text, "a").isupper()
    runs = tuple(replace(run, text=text.upper() if rises else text) for run, text in zip(line.runs, texts, strict=True) if text)
    new = replace(line, runs=runs, label=loosely(line.label, (encoding,)))
    font = OldFont(encoding=encoding)
    seen.places[line.where] = (_places([(run.text, font) for run in line.runs], texts), new.text, encoding)
    return new


def _mapped(blocks: tuple[Block, ...], turn: _Turn) -> tuple[Block, ...]:
    """The same blocks with their paragraphs turned."""
    return tuple(_mapped_block(block, turn) for block in blocks)


def _mapped_block(block: Block, turn: _Turn) -> Block:
    match block:
        case Paragraph():
            return turn(block)
        case Table():
            return replace(block, rows=tuple(tuple(_mapped_cell(cell, turn) for cell in row) for row in block.rows))
        case _:
            return block


def _mapped_cell(cell: Cell, turn: _Turn) -> Cell:
    return replace(cell, blocks=_mapped(cell.blocks, turn))


# --- what stands beside


def _note(seen: _Seen, font: str, where: str, before: str, after: str) -> None:
    seen.counts[font] = seen.counts.get(font, 0) + 1
    known = seen.fonts.get(font)
    if known is None or len(dict(known.params)["before"]) < min(len(before), 10):  # a word or two tell more than a letter
        example = (("font", font), ("before", before.strip()[:_EXAMPLE]), ("after", after.strip()[:_EXAMPLE]))
        seen.fonts[font] = Notice(code="old_font", where=known.where if known else where, params=example)


def _counted(notice: Notice, count: int) -> Notice:
    return replace(notice, params=(*notice.params, ("count", str(count))))


def _moved(remark: Remark, seen: _Seen) -> Remark:
    """The remark on the same letters as before."""
    found = seen.places.get(remark.where)
    if found is None:
        return replace(remark, text=loosely(remark.text, seen.trusted()))
    places, text, encoding = found
    start, end = places[min(remark.start, len(places) - 1)], places[min(remark.end, len(places) - 1)]
    said = text[start:end] if remark.kind in _OWN_TEXT else loosely(remark.text, (encoding,))
    return replace(remark, start=start, end=end, text=said)
