"""The table of what units said about the draft and how it was taken (bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý)."""

from collections.abc import Iterator
from dataclasses import replace

from ttdn_desktop.domain.blocks import Table
from ttdn_desktop.domain.opinions import Opinion, Taken
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.domain.text import plain
from ttdn_desktop.drafting.annexes import annex_head
from ttdn_desktop.drafting.body import draft_sections, spaced
from ttdn_desktop.drafting.dress import with_end_mark
from ttdn_desktop.drafting.envelope import envelope_of, envelope_of_paper
from ttdn_desktop.drafting.grid import Grid, Head, Row
from ttdn_desktop.drafting.origin import place
from ttdn_desktop.drafting.place_lists import Entry
from ttdn_desktop.drafting.places import Places
from ttdn_desktop.drafting.proposal import Source
from ttdn_desktop.drafting.recipients import capitalised, tasked_units
from ttdn_desktop.drafting.record import Job, body_of, made, origin_of
from ttdn_desktop.language.fold import fold
from ttdn_desktop.paper import origin
from ttdn_desktop.paper.anchors import AnchorKind
from ttdn_desktop.paper.model import Paper, Part

KEY = "opinions"
_CENTRED = frozenset({"n"})
_UNIT = 1
"""The column of who gave the opinion; what was said stands in those behind it."""


def places_of_opinions(source: Source) -> Places:
    """The rows of the table: the opinions of the source; without any, one to fill in for each unit that has a task. Papers say of opinions only what is."""
    return Places(texts={"has_opinions": "1" if source.opinions or _filled_in(source.plan) else ""}, lists={"opinions": tuple(_entries(source))})


def _filled_in(plan: Plan) -> bool:
    """Whether the table of the plan's own papers says more than the names of the units, as typed into it."""
    tables = (block for record in plan.papers if record.kind == KEY for section in record.body for block in section.blocks if isinstance(block, Table))
    rows = (row for table in tables for row in table.rows[table.header_rows :])
    return any(plain(text).strip() for row in rows for cell in row[_UNIT + 1 :] for text in cell.paragraphs)


def draft_opinions(job: Job) -> Paper:
    """The table on the long side of the sheet; its reference is that of the submission it goes with."""
    dress = job.dress()
    page = job.standards.wide_page
    submission = envelope_of_paper(job.plan, job.attached_to) if job.attached_to else envelope_of(job.plan)
    draft = job.options.draft or job.options.electronic
    head = annex_head(submission, dress, page, label="", name=job.paper.document.subject, where=place(AnchorKind.SUBJECT), draft=draft)
    text = list(draft_sections(body_of(job, dress, width=page.text_width), job.paper.body))
    paper = made(job, submission, (Part(page=page, blocks=(*head, *spaced(with_end_mark(dress, text)))),))
    return replace(paper, origin=origin_of(job, dress, (origin.TYPE, "")))


def opinion_grid(job: Job) -> Grid:
    """The same table for a workbook: as it stands in the record, edits and all."""
    table = next(block for section in job.paper.body for block in section.blocks if isinstance(block, Table))
    columns = job.papers.kinds[KEY].sections[0].blocks[0].columns
    heads = tuple(Head(key=column.key, text=column.head, width=column.width, centred=column.key in _CENTRED) for column in columns)
    rows = tuple(Row(values=tuple("\n".join(map(plain, cell.paragraphs)) for cell in row)) for row in table.rows[table.header_rows :])
    return Grid(heads=heads, rows=tuple(row for row in rows if len(row.values) == len(heads)))


def _entries(source: Source) -> Iterator[Entry]:
    say = source.papers.kinds[KEY].lines
    for opinion in source.opinions:
        yield {
            "id": opinion.id,
            "line": opinion.text,
            "unit": capitalised(opinion.unit),
            "document": opinion.document,
            "opinion": say["agreed"] if opinion.taken is Taken.AGREED and not opinion.text else _placed(opinion),
            "answer": _answer(opinion, say.get(opinion.taken, "")),
        }
    if not source.opinions:
        for unit in tasked_units(source.plan):
            yield {"id": fold(unit), "line": unit, "unit": capitalised(unit), "document": "", "opinion": "", "answer": ""}


def _placed(opinion: Opinion) -> str:
    return f"{opinion.place}: {opinion.text}" if opinion.place else opinion.text


def _answer(opinion: Opinion, taken: str) -> str:
    if opinion.taken in {Taken.OPEN, Taken.AGREED}:
        return opinion.answer
    return f"{taken}: {opinion.answer}" if opinion.answer else f"{taken}."
