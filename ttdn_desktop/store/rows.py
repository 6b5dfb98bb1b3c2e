"""The rows derived from a plan, for lists and questions across plans; written by difference, so that what did not change is not touched."""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ttdn_desktop.domain.blocks import Block, Image, Item, Paragraph, Table
from ttdn_desktop.domain.plan import Plan, Section, Task
from ttdn_desktop.domain.section_roles import with_roles
from ttdn_desktop.domain.text import plain
from ttdn_desktop.domain.units import units_used
from ttdn_desktop.language.fold import fold
from ttdn_desktop.store.connection import Connection
from ttdn_desktop.store.packing import storable
from ttdn_desktop.store.rowids import fresh

VERSION = 2
"""Raised when rows are derived otherwise than before; all are then derived anew at the next opening."""

TASK, RECIPIENT = "task", "recipient"
"""Topics of sentences that are no part of a section."""

_SHORTEST, _LONGEST = 25, 600  # characters of a sentence that is worth to be used again

Key = tuple[Any, ...]
Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """One table of derived rows: `key` tells the rows of a plan apart, `values` are the other columns."""

    table: str
    key: tuple[str, ...]
    values: tuple[str, ...]

    def read(self, connection: Connection, plan_id: str) -> dict[Key, Values]:
        found = connection.execute(f"select {', '.join((*self.key, *self.values))} from {self.table} where plan_id = ?", [plan_id])  # noqa: S608
        return {row[: len(self.key)]: row[len(self.key) :] for row in found}

    def put(self) -> str:
        """The statement that inserts a row or overwrites its values, leaving its rowid alone."""
        columns = ("plan_id", *self.key, *self.values)
        changes = ", ".join(f"{name} = excluded.{name}" for name in self.values)
        return f"""insert into {self.table} ({", ".join(columns)}) values ({", ".join("?" * len(columns))})
            on conflict (plan_id, {", ".join(self.key)}) do update set {changes}"""  # noqa: S608

    def remove(self) -> str:
        return f"delete from {self.table} where plan_id = ? and {' and '.join(f'{name} = ?' for name in self.key)}"  # noqa: S608


TASKS = Derived(table="tasks", key=("id",), values=("position", "title", "leads", "partners", "time", "start", '"end"', "output"))
BASES = Derived(table="plan_bases", key=("position",), values=("text", "lead", "type", "number", "date", "issuer", "subject", "document_id"))
UNITS = Derived(table="used_units", key=("name",), values=("times",))
SENTENCES = Derived(table="plan_sentences", key=("part_id", "place"), values=("topic", "text"))
SEARCH = Derived(table="search_rows", key=("kind", "part_id"), values=("text",))


def sync(connection: Connection, plan: Plan) -> None:
    """Make the derived rows agree with the plan."""
    for derived, make in LISTS:
        rows = make(plan)
        _sync(connection, derived, plan.id, rows)
    _sync_search(connection, plan.id, search_rows(plan))


def clear(connection: Connection, plan_id: str) -> None:
    """Remove all derived rows of a plan."""
    for derived, _make in LISTS:
        _sync(connection, derived, plan_id, {})
    _sync_search(connection, plan_id, {})


def _difference(before: dict[Key, Values], after: dict[Key, Values]) -> tuple[list[Key], dict[Key, Values]]:
    return [key for key in before if key not in after], {key: values for key, values in after.items() if before.get(key) != values}


def _sync(connection: Connection, derived: Derived, plan_id: str, rows: dict[Key, Values]) -> None:
    gone, changed = _difference(derived.read(connection, plan_id), rows)
    connection.executemany(derived.remove(), [(plan_id, *key) for key in gone])
    connection.executemany(derived.put(), [(plan_id, *key, *values) for key, values in changed.items()])


def _sync_search(connection: Connection, plan_id: str, rows: dict[Key, Values]) -> None:
    """As `_sync`, folding only what changed; the index keeps no text of its own, so each word leaves it with the text that brought it."""
    before = SEARCH.read(connection, plan_id)
    gone, changed = _difference(before, rows)
    if not gone and not changed:
        return
    first = fresh(connection, "search_rows", len(changed))  # before any is deleted: the highest one is not to come again
    connection.executemany(
        """insert into search (search, rowid, text, folded)
           select 'delete', rowid, text, folded from search_rows where plan_id = ? and kind = ? and part_id = ?""",
        [(plan_id, *key) for key in (*gone, *changed) if key in before],
    )
    connection.executemany(SEARCH.remove(), [(plan_id, *key) for key in (*gone, *changed) if key in before])
    connection.executemany(
        "insert into search_rows (rowid, plan_id, kind, part_id, text, folded) values (?, ?, ?, ?, ?, ?)",
        [(rowid, plan_id, *key, text, fold(text)) for rowid, (key, (text,)) in enumerate(changed.items(), first)],
    )
    connection.execute("insert into search (rowid, text, folded) select rowid, text, folded from search_rows where rowid >= ? order by rowid", [first])


def task_rows(plan: Plan) -> dict[Key, Values]:
    return {(task.id,): tuple(map(storable, _task_values(position, task))) for position, task in enumerate(plan.tasks)}


def _task_values(position: int, task: Task) -> Values:
    leads, partners = (json.dumps(units, ensure_ascii=False) for units in (task.leads, task.partners))
    start, end = (day and day.isoformat() for day in (task.time.start, task.time.end))
    return (position, task.title, leads, partners, task.time.text, start, end, task.output)


def basis_rows(plan: Plan) -> dict[Key, Values]:
    return {
        (position,): tuple(
            map(
                storable,
                (basis.text, basis.lead, basis.type, basis.number, basis.date and basis.date.isoformat(), basis.issuer, basis.subject, basis.document_id),
            )
        )
        for position, basis in enumerate(plan.legal_bases)
    }


def unit_rows(plan: Plan) -> dict[Key, Values]:
    """How often each unit leads a task or takes part in one."""
    used: Counter[str] = Counter()
    for name, times in units_used(plan).items():
        used[storable(name)] += times
    return {(name,): (times,) for name, times in used.items()}


def sentence_rows(plan: Plan) -> dict[Key, Values]:
    """What may be used again: the sentences of sections under what the nearest section is about, names of tasks, recipients."""
    found: dict[Key, Values] = {}

    def take(part_id: str, topic: str, texts: Iterable[str]) -> None:
        for place, text in enumerate(texts):
            words = " ".join(storable(text).split())
            if len(words) <= _LONGEST and (topic == RECIPIENT or len(words) >= _SHORTEST):
                found[part_id, place] = topic, unicodedata.normalize("NFC", words)

    for section, role in with_roles(plan):
        take(section.id, role.value, (plain(block.text) for block in section.blocks if isinstance(block, Paragraph | Item)))
    for task in plan.tasks:
        take(task.id, TASK, (task.title, *map(plain, task.content)))
    take(str(plan.id), RECIPIENT, plan.recipients)
    return found


LISTS = ((TASKS, task_rows), (BASES, basis_rows), (UNITS, unit_rows), (SENTENCES, sentence_rows))
"""Every table of derived rows but that of the search, with what makes its rows."""


def search_rows(plan: Plan) -> dict[Key, Values]:
    """The plan's head, each section with its blocks, each task, each basis: key (kind, id of the part), text."""
    head = plan.document
    rows: dict[Key, list[str | None]] = {
        ("plan", str(plan.id)): [head.subject, head.number, head.symbol, plan.issuer.name, plan.enacting, plan.proposal.text if plan.proposal else ""]
    }
    for section in plan.all_sections():
        rows["plan", section.id] = list(_section_texts(section))
    for annex in plan.annexes:
        rows["plan", annex.id] = [annex.label, annex.title, *_texts(annex.blocks)]
    for task in plan.tasks:
        rows["task", task.id] = list(_task_texts(task))
    for position, basis in enumerate(plan.legal_bases):
        rows["basis", str(position)] = [basis.text]
    return {key: (unicodedata.normalize("NFC", storable("\n".join(filter(None, parts)))),) for key, parts in rows.items()}


def _task_texts(task: Task) -> Iterator[str]:
    yield task.title
    yield from map(plain, task.content)
    yield from (*task.leads, *task.partners, *task.people)
    yield from (task.time.text, task.output, task.note)


def _section_texts(section: Section) -> Iterator[str]:
    yield section.heading
    yield from _texts(section.blocks)


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph | Item):
            yield plain(block.text)
        elif isinstance(block, Table):
            yield from (plain(text) for row in block.rows for cell in row for text in cell.paragraphs)
        elif isinstance(block, Image):
            yield block.title
