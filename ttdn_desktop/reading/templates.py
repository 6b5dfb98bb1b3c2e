"""A form understood as a template: blanks that are asked once, tables to fill, sections with what stands in them, instructions."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ttdn_desktop.domain.reading import Reading
from ttdn_desktop.domain.template import Blank, BlankId, BlankPlace, Fact, LineUse, Shape, TemplateLine, TemplateSection, TemplateTable
from ttdn_desktop.paper.form import Form, FormCell, FormLine, FormTable, MarkKind
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.blank_names import Around, Named, named, shaped_like, tidy
from ttdn_desktop.reading.blank_words import BlankWords
from ttdn_desktop.reading.blanks import Spot, SpotKind, bare, instruction_of, is_note, spots_of, without_mark
from ttdn_desktop.reading.form_tables import figures_to_fill, head_over, labelled, rows_to_fill
from ttdn_desktop.reading.template_sections import template_sections
from ttdn_desktop.reading.words import ReadingWords, folded

_OPENING, _CLOSING = 14, 12  # lines at the head and the foot of a paper
_LONGEST_LIST = 40  # lines of recipients
_LONGEST_LABEL = 90
_DECORATED = 0.4  # share of coloured characters from which colour is only decoration
_REFERENCE = re.compile(r"\((\d{1,2})\)")
_REFERRING = re.compile(r"\((\d{1,2})\)$")
_EXPLAINED = re.compile(r"\s*\(?(\d{1,2})\)[.:]?\s*(\S.*)")
_BRACKET = re.compile(r"\(([^()]{3,300})\)")
_PLACE_IN_TABLE = re.compile(r"r(\d+)c\d+$")
_STROKE = re.compile(r"\s*_{10,}\s*")
_ITEM = re.compile(r"\s*[-–+•]")
_CLOSED = re.compile(r"\s*[;.,]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateParts:
    """What was found in a file."""

    sections: tuple[TemplateSection, ...] = ()
    blanks: tuple[Blank, ...] = ()
    tables: tuple[TemplateTable, ...] = ()
    notes: tuple[TemplateLine, ...] = ()


@dataclass(slots=True)
class _Found:
    """Blanks while they are gathered; what asks for the same thing is one."""

    blanks: list[Blank] = field(default_factory=list)
    _at: dict[str, int] = field(default_factory=dict)
    _used: dict[str, int] = field(default_factory=dict)
    _lists: dict[int, int] = field(default_factory=dict)  # the blank of each list of recipients, by where the list begins
    _stands: dict[int, list[str]] = field(default_factory=dict)  # what stands in each of them already

    def stand(self, began: int, text: str) -> None:
        """An entry of the list of recipients that begins there stands in the file."""
        self._stands.setdefault(began, []).append(text)

    def finished(self) -> tuple[Blank, ...]:
        """All blanks, those of recipients with what stands beside them."""
        stands = {at: tuple(self._stands.get(began, ())) for began, at in self._lists.items()}
        return tuple(replace(blank, stands=stands.get(at)) for at, blank in enumerate(self.blanks))

    def add(self, what: Named, place: BlankPlace, began: int = 0) -> None:
        if what.fact is Fact.RECIPIENTS and began:
            self._lists.setdefault(began, len(self.blanks))
        key = _key_of(what, began)
        if key and key in self._at:
            at = self._at[key]
            before = self.blanks[at]
            self.blanks[at] = replace(before, places=(*before.places, place), question=before.question or what.question)
            return
        if key:
            self._at[key] = len(self.blanks)
        name = self._name(what.name)
        self.blanks.append(
            Blank(
                id=BlankId(f"b{len(self.blanks) + 1}"), name=name,
                origin=name, question=what.question, kind=what.kind, choices=what.choices,
                fact=what.fact, default=what.default, places=(place,),
            )
        )  # fmt: skip

    def _name(self, name: str) -> str:
        """The name, numbered where another blank has it."""
        self._used[folded(name)] = times = self._used.get(folded(name), 0) + 1
        return name if times == 1 else f"{name} ({times})"


def _key_of(what: Named, began: int) -> str:
    """What is the same for all places that ask for the same thing; each list of recipients is asked for by itself."""
    if what.fact is not None:
        return f"fact:{what.fact}:{began}" if what.fact is Fact.RECIPIENTS else f"fact:{what.fact}"
    return f"{what.kind}:{folded(what.name)}" if what.thing else ""


def understood(form: Form, reading: Reading | None, reading_words: ReadingWords, words: BlankWords) -> TemplateParts:
    """The parts of a template; `reading` is the same file understood as a paper, where it is one."""
    colours = _colours_matter(form)
    spots = {line.where: spots_of(line, words, colours=colours) for line in form.lines}
    spots |= _lines_to_write_on(form)
    spots, explaining = _explained(form, spots)
    tables = _tables(form, spots, reading_words)
    filled = {cell.where for table in form.tables for fill in tables if fill.where == table.where for cell in _cells(table, fill)}
    uses = {line.where: LineUse.NOTE if line.where in explaining else _use(line, spots[line.where], words) for line in form.lines}
    sections, owner = template_sections(form, reading, uses, tables)
    found = _Found()
    previous = ""
    for number, line in enumerate(form.lines):
        here = line.cell or line.where
        free = uses[line.where] is LineUse.FREE and line.where in owner and not line.cell
        if here not in filled and not free and uses[line.where] is not LineUse.NOTE:
            around = _at_end(form, number, reading_words, _around(form, line, number, previous))
            if around.receives and not _is_room(line, spots[line.where]):
                found.stand(around.receives, without_mark(line.text).strip(" ;."))
            _gather(line, spots[line.where], around, words, found)
        if (text := bare(line.text, spots[line.where]).strip()) and uses[line.where] is LineUse.FIXED:
            previous = text
    for table in form.tables:
        if table.where not in {fill.where for fill in tables} or table.name:
            _gather_labelled(table, filled, words, found)
    left = (line for line in form.lines if uses[line.where] is LineUse.NOTE and line.where not in owner)
    notes = tuple(TemplateLine(where=line.where, text=line.text.strip(), use=LineUse.NOTE) for line in left)
    return TemplateParts(sections=sections, blanks=found.finished(), tables=tables, notes=notes)


def _lines_to_write_on(form: Form) -> dict[str, tuple[Spot, ...]]:
    """Strokes from edge to edge below a line that asks for something: "Đề xuất với Sở:"."""
    found: dict[str, tuple[Spot, ...]] = {}
    asked = False
    for line in form.lines:
        drawn = bool(_STROKE.fullmatch(line.text))
        if drawn and asked:
            start = len(line.text) - len(line.text.lstrip())
            found[line.where] = (Spot(start=start, end=len(line.text.rstrip()), kind=SpotKind.DOTS),)
        asked = asked if drawn or not line.text.strip() else line.text.rstrip().endswith(":")
    return found


def _explained(form: Form, spots: Mapping[str, tuple[Spot, ...]]) -> tuple[dict[str, tuple[Spot, ...]], frozenset[str]]:
    """Places that refer to a note take their name from it: "(6) Trích yếu nội dung văn bản."; and the lines of those notes."""
    places = ((line.text[spot.start : spot.end], spot.name) for line in form.lines for spot in spots[line.where])
    asked = {found[1] for text, name in places if (found := _REFERENCE.fullmatch(name) or _REFERRING.search(text))}
    lines = {found[1]: (line.where, found[2].strip(" .;")) for line in form.lines if (found := _EXPLAINED.fullmatch(line.text)) and found[1] in asked}
    notes = {number: text for number, (_where, text) in lines.items()}
    out = {}
    for where, here in spots.items():
        named_by = [(spot, _REFERENCE.fullmatch(spot.name)) for spot in here]
        out[where] = tuple(replace(spot, name=notes.get(found[1], "")[:_LONGEST_LABEL]) if found else spot for spot, found in named_by)
    return out, frozenset(where for where, _text in lines.values())


def _colours_matter(form: Form) -> bool:
    """Whether coloured text is an exception here, and so means something."""
    coloured = sum(mark.end - mark.start for line in form.lines for mark in line.marks if mark.kind is MarkKind.COLOUR)
    return coloured <= _DECORATED * sum(len(line.text) for line in form.lines)


def _tables(form: Form, spots: Mapping[str, tuple[Spot, ...]], words: ReadingWords) -> tuple[TemplateTable, ...]:
    texts = {line.cell or line.where: line for line in form.lines}
    samples = frozenset(cell for cell, line in texts.items() if _is_sample(line, spots[line.where]))
    found = (rows_to_fill(table, words, samples) for table in form.tables if not table.hidden)
    return tuple(table for table in found if table is not None)


def _is_sample(line: FormLine, spots: tuple[Spot, ...]) -> bool:
    """Whether the whole text is only an example."""
    return any(spot.kind is SpotKind.SAMPLE and spot.end - spot.start >= len(line.text.strip()) for spot in spots)


def _cells(table: FormTable, fill: TemplateTable) -> Iterator[FormCell]:
    for number, row in enumerate(table.rows, table.first_row):
        if fill.first <= number <= fill.last:
            yield from row


def _use(line: FormLine, spots: tuple[Spot, ...], words: BlankWords) -> LineUse:
    if is_note(line, words):
        return LineUse.NOTE
    rest = bare(line.text, spots)
    if spots and not re.search(r"[^\W_]{2}", rest) and all(_is_free(line.text, spot) or instruction_of(spot.name, words) for spot in spots):
        return LineUse.FREE
    whole = sum(mark.end - mark.start for mark in line.marks if mark.kind in {MarkKind.COLOUR, MarkKind.HIGHLIGHT})
    return LineUse.FREE if line.text.strip() and whole >= len(line.text.strip()) else LineUse.FIXED


def _is_free(text: str, spot: Spot) -> bool:
    """Whether a place is only room to write: dots, also with the number of a note in them, or an example."""
    return spot.kind in {SpotKind.DOTS, SpotKind.SAMPLE} or text[spot.start : spot.start + 1] in {"…", "."}


def _around(form: Form, line: FormLine, number: int, previous: str) -> Around:
    head = ""
    table = _table_of(form, line.cell or line.where)
    if table is not None:
        head = _beside(table, line.cell or line.where) or head_over(table, line.cell or line.where)
    opening = number < _OPENING or (bool(form.tables) and line.cell.startswith("t1r"))
    return Around(head=tidy(head), before=tidy(previous), opening=opening and "#" not in line.where, closing=number >= _foot(form))


def _foot(form: Form) -> int:
    """The first of the last lines of a paper; the notes that explain its places stand below it."""
    end = len(form.lines)
    while end > 0 and (not form.lines[end - 1].text.strip() or _EXPLAINED.fullmatch(form.lines[end - 1].text)):
        end -= 1
    return end - _CLOSING


def _at_end(form: Form, number: int, words: ReadingWords, around: Around) -> Around:
    """What stands around a line that is among those who receive, or below the post of who signs."""
    line = form.lines[number]
    receives, signs = 0, ""
    first = max(0, number - _LONGEST_LIST)
    for began, above in reversed(tuple(enumerate(form.lines[first:number], first + 1))):
        text = above.text.strip()
        if above.cell != line.cell:
            break
        if marks.RECIPIENTS.fullmatch(text):
            receives = began
            break
        if _is_post(text, words):
            signs = text
            break
        if text and not text.startswith("(") and not (_is_item(above) and _is_item(line)):
            break
    if signs and _others_sign(form, line.cell, words):
        return replace(around, head=tidy(signs))
    post = number >= _foot(form) and _is_post(line.text.strip(" []<>«»"), words) and bool(line.cell)
    return replace(around, receives=receives if _is_item(line) else 0, signs=bool(signs) and not post, post=post)


def _is_item(line: FormLine) -> bool:
    """Whether a line is an entry of a list: behind a dash, typed or made by Word."""
    return line.label or _ITEM.match(line.text) is not None


def _is_room(line: FormLine, spots: tuple[Spot, ...]) -> bool:
    """Whether nothing but room to write stands in a line."""
    return bool(spots) and not re.search(r"[^\W\d_]", bare(line.text, spots))


def _others_sign(form: Form, cell: str, words: ReadingWords) -> bool:
    """Whether somebody signs to the right of a cell, who is the one that answers for the paper."""
    table = _table_of(form, cell)
    row = next((row for row in table.rows if any(place.where == cell for place in row)), ()) if table is not None else ()
    after = [place for place in row if place.column > next(own.column for own in row if own.where == cell)]
    return any(_is_post(line.strip(), words) for place in after for line in place.text.split("\n")[:2])


def _is_post(text: str, words: ReadingWords) -> bool:
    """An authority or a post in capitals; of several to choose from, the first."""
    return bool(marks.CAPACITY.match(text)) or (text.isupper() and words.post(text.partition("/")[0]) is not None)


def _table_of(form: Form, cell: str) -> FormTable | None:
    return next((table for table in form.tables if cell.startswith(table.where + "r") and any(c.where == cell for row in table.rows for c in row)), None)


def _beside(table: FormTable, cell: str) -> str:
    """The label at the left of a cell."""
    for row in table.rows:
        places = [place.where for place in row]
        if cell in places:
            before = [place.text for place in row[: places.index(cell)] if re.search(r"[^\W\d_]{2}", place.text)]
            return before[-1] if before and len(before[-1]) <= _LONGEST_LABEL else ""
    return ""


def _gather_labelled(table: FormTable, filled: set[str], words: BlankWords, found: _Found) -> None:
    """The empty cells beside their labels, and those of figures under their heads."""
    figures = [(name, name, label, cell) for name, label, cell in figures_to_fill(table, words)]
    pairs = [(label.text, "", label, cell) for label, cell in labelled(table) if not figures or label.text.rstrip().endswith(":")]
    for text, said, label, cell in (*pairs, *figures):
        if cell.where in filled or label.where in filled:
            continue
        line = FormLine(where=cell.where, text="")
        what = named(Spot(start=0, end=0, kind=SpotKind.EMPTY, name=said), line, 0, Around(head=tidy(text), opening=_row(cell.where) <= _OPENING), words)
        found.add(what, BlankPlace(where=cell.where if table.name else f"{cell.where}p1", start=0, end=0))


def _row(where: str) -> int:
    """The row of a cell, from 1."""
    found = _PLACE_IN_TABLE.search(where)
    return int(found[1]) if found else 0


def _gather(line: FormLine, spots: tuple[Spot, ...], around: Around, words: BlankWords, found: _Found) -> None:
    before_end, here = 0, around
    for spot in spots:
        instruction = _instruction(line.text, spot, words)
        what = replace(named(spot, line, before_end, here, words), question=tidy(instruction))
        shape = Shape.UPPER if what.fact in _NAMES and shaped_like(spot, line.text) is Shape.UPPER else spot.shape
        if spot.kind is SpotKind.NAMED and shaped_like(spot, line.text) is Shape.UPPER:
            shape = Shape.UPPER
        bare_name = what.fact is Fact.COMMUNE and folded(line.text[: spot.start]).split()[-1:] in _KINDS_OF_COMMUNE
        place = BlankPlace(where=line.where, start=spot.start, end=spot.end, text=line.text[spot.start : spot.end], shape=shape, bare=bare_name)
        if what.fact is Fact.RECIPIENTS and (closing := _CLOSED.fullmatch(line.text, spot.end)):
            place = replace(place, closing=closing[0])
        found.add(what, place, here.receives)
        before_end, here = spot.end, replace(around, name=what.name)


_KINDS_OF_COMMUNE = [["xa"], ["phuong"], ["khu"], ["tran"], ["xa/phuong"], ["xa,"]]
_NAMES = frozenset({Fact.ISSUER, Fact.COMMUNE, Fact.PARENT, Fact.SIGNER_TITLE})


def _instruction(text: str, spot: Spot, words: BlankWords) -> str:
    """The bracket after a place, or at it, that says what to write there."""
    after = _BRACKET.match(text[spot.end :].lstrip())
    inside = _BRACKET.fullmatch(text[spot.start : spot.end])
    said = inside[1] if inside else after[1] if after else ""
    return instruction_of(said, words)
