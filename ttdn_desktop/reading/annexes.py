"""Annexes: parts after the signature, each with a label or a title of its own."""

from collections.abc import Sequence
from itertools import pairwise

from ttdn_desktop.domain.ids import AnnexId
from ttdn_desktop.domain.plan import Annex, Orientation
from ttdn_desktop.language.casing import is_capitals
from ttdn_desktop.paper.model import Paper
from ttdn_desktop.reading import marks
from ttdn_desktop.reading.attachment import claim_note
from ttdn_desktop.reading.body import BodyReader
from ttdn_desktop.reading.draft import Draft
from ttdn_desktop.reading.ending_sides import certified
from ttdn_desktop.reading.outline import item_mark, numbered
from ttdn_desktop.reading.paras import Para, merged, part_of, span
from ttdn_desktop.reading.table_columns import WHEN, WHO
from ttdn_desktop.reading.tables import task_grid
from ttdn_desktop.reading.tree import Grid, units_of
from ttdn_desktop.reading.words import ReadingWords, folded

_LONGEST_TITLE = 300
_MOST_TITLE_LINES = 6
_LEAST_ITEMS = 3
_LONGEST_LINE = 200
_MOST_LINES_ABOVE = 12
"""Lines of a page above a table that is all of it."""


def begins_annex(para: Para) -> bool:
    """A line with the label of an annex: "Phụ lục II", "Biểu 01: …"."""
    found = marks.ANNEX.match(para.text) if para.cell is None and len(para.text) <= _LONGEST_TITLE else None
    if not found:
        return False
    strong = para.bold or para.centred if para.looks else para.capitals or len(para.text.strip()) < 20 or is_capitals(found["rest"])
    return bool(strong) and not found["rest"].strip().startswith(("kèm", "này"))


def read_annexes(paras: Sequence[Para], reader: BodyReader, paper: Paper) -> tuple[Annex, ...]:
    """The annexes in these paragraphs; in plain text nothing is an annex that does not begin like one."""
    starts = [at for at, para in enumerate(paras) if begins_annex(para)]
    first = next((at for at, para in enumerate(paras) if not para.blank), None)
    if first is None:
        reader.draft.ledger.structure(*paras)
        return ()
    if copied := certified(paras[: starts[0] if starts else len(paras)]):
        reader.draft.ledger.unread("after_end", *paras[:copied])
        return read_annexes(paras[copied:], reader, paper) if copied < len(paras) else ()
    if not starts or starts[0] > first:
        before = paras[first : starts[0] if starts else len(paras)]
        if _worth(before) and (paras[first].looks or _begins_list(before, 0, reader)):
            starts.insert(0, first)
        else:
            stop = starts[0] if starts else len(paras)
            reader.draft.ledger.unread("after_end", *paras[:stop])
    reader.draft.ledger.structure(*(para for para in paras[: starts[0] if starts else len(paras)] if para.blank))
    if not starts:
        return ()
    ends = [*starts[1:], len(paras)]
    return tuple(_annex(paras[start:end], reader, paper) for start, end in zip(starts, ends, strict=True))


def lone_annex(paras: Sequence[Para], reader: BodyReader, paper: Paper) -> tuple[Annex, ...] | None:
    """A source that is an annex or a list and nothing more; None where it does not begin like one."""
    first = next((at for at, para in enumerate(paras) if not para.blank and not marks.is_rule(para.text)), None)
    if first is None:
        return None
    if begins_annex(paras[first]) or _begins_list(paras, first, reader):
        reader.draft.ledger.structure(*paras[:first])
    elif (listed := _title_of_table(paras, reader.draft.words)) is not None:
        reader.draft.ledger.unread("portal", *paras[:listed])
        first = listed
    else:
        return None
    starts = [first, *(at for at in range(first + 1, len(paras)) if begins_annex(paras[at]))]
    return tuple(_annex(paras[start:end], reader, paper) for start, end in pairwise([*starts, len(paras)]))


def _begins_list(paras: Sequence[Para], first: int, reader: BodyReader) -> bool:
    """A title in capitals right above a table, above numbered lines, or above the note of what it is attached to."""
    title = paras[first]
    if not title.capitals or title.cell is not None or len(title.text) > _LONGEST_TITLE or numbered(title.text):
        return False
    after = [para for para in paras[first + 1 :] if not para.blank and not marks.is_rule(para.text)]
    while after and after[0].capitals and after[0].cell is None and not numbered(after[0].text):
        del after[0]
    if len(after) < _LEAST_ITEMS:
        return False
    listed = all(numbered(para.text) or item_mark(para.text) or para.cell is not None for para in after[:_LEAST_ITEMS])
    return bool(marks.ATTACHED.match(after[0].text)) or (listed and folded(title.text).startswith(reader.draft.words.lists))


def _title_of_table(paras: Sequence[Para], words: ReadingWords) -> int | None:
    """Where a page begins that is nothing but a table of tasks below a few lines: at its title, behind what a portal says above it; None for others."""
    above: list[int] = []
    at = 0
    for unit in units_of(paras):
        if isinstance(unit, Grid):
            grid = task_grid(unit, words)
            if grid is not None and all({key for row in grid.rows for key, _ in row.cells} & keys for keys in (WHO, WHEN | {"output"})):
                titles = [place for place in above[-_MOST_TITLE_LINES:] if paras[place].capitals and not numbered(paras[place].text)]
                labels = [place for place in above if begins_annex(paras[place])]
                return labels[-1] if labels else titles[0] if titles else above[-1] if above else at
            at += len(unit.paras)
        else:
            if not unit.blank:
                above.append(at)
            if len(unit.text) > _LONGEST_LINE or len(above) > _MOST_LINES_ABOVE:
                return None
            at += 1
    return None


def _worth(paras: Sequence[Para]) -> bool:
    return any(char.isalpha() for para in paras for char in para.text)


def _annex(paras: Sequence[Para], reader: BodyReader, paper: Paper) -> Annex:
    draft: Draft = reader.draft
    ident = AnnexId(draft.new_id(f"annex {paras[0].where}"))
    label, title, at = "", [], 0
    found = marks.ANNEX.match(paras[0].text)
    if found:
        label = " ".join(found["label"].split())
        draft.ledger.claim(f"@{ident}/label", paras[0], *found.span("label"))
        rest = part_of(paras[0], found.start("rest"), len(paras[0].text))
        if rest.text.strip(" .:-–()|"):
            title.append(rest)
        else:
            draft.ledger.structure(paras[0])
        at = 1
    while at < len(paras) and len(title) < _MOST_TITLE_LINES:
        para = paras[at]
        if para.blank or marks.is_rule(para.text):
            draft.ledger.structure(para)
        elif marks.ATTACHED.match(para.text):
            note = [para]
            while "(" in note[0].text and ")" not in note[-1].text and len(note) < _MOST_TITLE_LINES and _goes_on(paras, at + 1):
                at += 1
                note.append(paras[at])
            _take_note(merged(note), draft)
        elif _is_title(para, title):
            title.append(para)
        else:
            break
        at += 1
    blocks, sections = reader.read(paras[at:])
    page = paper.parts[paras[0].part].page
    return Annex(
        id=ident,
        label=label,
        title=_title(title, f"@{ident}/title", draft),
        orientation=Orientation.LANDSCAPE if page.width > page.height else Orientation.PORTRAIT,
        blocks=blocks,
        sections=sections,
    )


def _goes_on(paras: Sequence[Para], at: int) -> bool:
    return at < len(paras) and not paras[at].blank and paras[at].cell is None


def _take_note(note: Para, draft: Draft) -> None:
    """The note of what an annex is attached to; in a source that is an annex alone it is all that is known of the document."""
    if draft.head or draft.type is not None or draft.attached is not None:
        claim_note(note, draft)
    else:
        draft.attached = note


def _is_title(para: Para, title: Sequence[Para]) -> bool:
    if para.cell is not None or len(para.text) > _LONGEST_TITLE or numbered(para.text):
        return False
    if not title:
        return para.capitals or para.bold or para.centred
    return (para.capitals and title[-1].capitals) or (para.looks and para.centred and (para.bold or not para.text.rstrip().endswith((".", ":"))))


def _title(lines: Sequence[Para], path: str, draft: Draft) -> str:
    if not lines:
        return ""
    whole = merged(lines)
    start, end = span(whole.text)
    while start < end and whole.text[start] in ".:-–—( ":
        start += 1
    while end > start and whole.text[end - 1] in " .:;|":
        end -= 1
    draft.ledger.claim(path, whole, start, end)
    draft.ledger.structure(whole)
    return draft.recased(" ".join(whole.text[start:end].split()))
