"""Sentences of the office's own plans, found to be used again; one of each wording, from the plan changed last."""

from collections.abc import Iterator
from typing import NamedTuple

from ttdn_desktop.language.fold import fold
from ttdn_desktop.store.connection import Connection
from ttdn_desktop.store.rows import RECIPIENT
from ttdn_desktop.store.search import query_of
from ttdn_desktop.store.word_index import asked_words

_LOOKED_AT = 5000  # rows at most, the newest first
_PLANS = 200  # plans whose sentences are looked through without an index, the newest first


class SentenceRow(NamedTuple):
    """One sentence and where it stands."""

    text: str
    topic: str  # a section role, "task" or "recipient"
    plan: str  # the subject of the plan
    year: int | None


_COLUMNS = "select s.text, s.topic, p.subject, p.year"
_FOUND = f"""{_COLUMNS} from search join search_rows r on r.rowid = search.rowid
    join plan_sentences s on s.plan_id = r.plan_id and s.part_id = r.part_id join plans p on p.id = s.plan_id
    where search match ? and s.plan_id <> ? and (? = '' or s.topic = ?) order by p.revision desc, s.part_id, s.place limit ?"""
_LISTED = f"""{_COLUMNS} from (select id, revision, subject, year from plans where id <> ? order by revision desc limit {_PLANS}) p
    join plan_sentences s on s.plan_id = p.id where (? = '' or s.topic = ?) order by p.revision desc, s.part_id, s.place limit ?"""  # noqa: S608 - our own number


def sentences(connection: Connection, words: str, topic: str = "", *, but: str = "", limit: int = 200) -> tuple[SentenceRow, ...]:
    """Sentences that hold all words, accents or not, of that topic where one is given; none of the plan `but`."""
    wanted = asked_words(fold(words))
    found: dict[str, SentenceRow] = {}
    for row in _rows(connection, wanted, topic, but):
        folded = fold(row.text)
        if folded not in found and all(word in folded for word in wanted):
            found[folded] = row
            if len(found) == limit:
                break
    return tuple(found.values())


def _rows(connection: Connection, wanted: list[str], topic: str, but: str) -> Iterator[SentenceRow]:
    """The index knows the words of sections and tasks, not those of recipients, which are few and short."""
    if wanted and topic != RECIPIENT:
        yield from map(SentenceRow._make, connection.execute(_FOUND, [query_of("folded", wanted), but, topic, topic, _LOOKED_AT]))
    if not wanted or topic in {"", RECIPIENT}:
        only = RECIPIENT if wanted else topic
        yield from map(SentenceRow._make, connection.execute(_LISTED, [but, only, only, _LOOKED_AT]))
