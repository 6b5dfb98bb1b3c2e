"""Ranked search over entries of many fields, such as legal documents: without regard to accents, what agrees in them first; numbers as people type them."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from ttdn_desktop.language.fold import fold
from ttdn_desktop.store.connection import Connection
from ttdn_desktop.store.packing import storable
from ttdn_desktop.store.rowids import fresh

_WORD = re.compile(r"[^\W_]+")
_PARTS = re.compile(r"\d+|\D+")  # of a word such as "nd72"
_MOST_WORDS = 32  # of a search; whoever pastes a whole page into the line finds by its first words, and nobody waits
_HEADS = 20  # entries that come first because they begin with the words

SEPARATOR = "\x1e"
"""Between the short fields in their accented text."""
_VERSION = "1"  # raised when words are indexed otherwise than before


@dataclass(frozen=True, slots=True, kw_only=True)
class WordIndex:
    """The tables of one kind of entries (see migrations.py): `rows` say which are indexed in which state, `words` holds their folded fields.

    The last column of `words` is the accented text of the short fields; what is found there too agrees in its accents.
    """

    rows: str
    words: str
    columns: tuple[tuple[str, float], ...]  # with their weights in ranking
    short: int  # how many of them, from the first, are short: they are given back with what is found, and their accents count


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is indexed under an id: `state` are the values it is made of.

    Asked for when these are new: `head`, which comes first when a search begins like it, and `fields`, the texts of the columns.
    """

    id: str
    state: tuple[str, ...]
    head: Callable[[], str]
    fields: Callable[[], Sequence[str]]


Row = tuple[str, ...]


class Found(NamedTuple):
    """An entry that was found, with its short fields folded, and with their accents."""

    id: str
    fields: tuple[str, ...]
    plain: str


def sync(connection: Connection, index: WordIndex, entries: Iterable[Entry]) -> None:
    """Make the index agree with these entries, inside a transaction; what did not change is not touched."""
    known = {ident: (rowid, state) for rowid, ident, state in connection.execute(f"select rowid, id, state from {index.rows}")}  # noqa: S608
    changed = []
    for entry in entries:
        state = digest(entry)
        rowid, before = known.pop(entry.id, (None, None))
        if before != state:
            changed.append((rowid, state, entry))
    free = fresh(connection, index.rows, len(changed))  # before any is deleted: the highest one is not to come again
    gone = [(rowid,) for rowid, _state in known.values()] + [(rowid,) for rowid, _state, _entry in changed if rowid is not None]
    connection.executemany(f"delete from {index.words} where rowid = ?", gone)  # noqa: S608
    connection.executemany(f"delete from {index.rows} where rowid = ?", gone)  # noqa: S608
    names = ", ".join((*(name for name, _weight in index.columns), "plain"))
    put_row = f"insert into {index.rows} (rowid, id, state, head) values (?, ?, ?, ?)"  # noqa: S608
    put_words = f"insert into {index.words} (rowid, {names}) values ({', '.join('?' * (len(index.columns) + 2))})"  # noqa: S608
    for rowid, (_old, state, entry) in enumerate(changed, free):
        connection.execute(put_row, [rowid, storable(entry.id), state, head_of(entry.head())])
        connection.execute(put_words, [rowid, *_row_of(entry, index)])


def digest(entry: Entry) -> bytes:
    """Tells states of an entry apart."""
    return blake2b("\x1f".join((_VERSION, *entry.state)).encode("utf-8", "surrogatepass"), digest_size=12).digest()


def states(connection: Connection, index: WordIndex) -> dict[str, bytes]:
    """The state in which each entry is indexed."""
    return dict(connection.execute(f"select id, state from {index.rows}").fetchall())  # noqa: S608


def head_of(text: str) -> str:
    """The words of a number or name, as the beginning of a search is compared with them."""
    return " ".join(words_of(fold(storable(text))))


def search(connection: Connection, index: WordIndex, text: str, limit: int) -> tuple[Found, ...]:
    """At most `limit` entries that hold all words in any of their fields (the last one may be the beginning of a word), best first.

    First those whose head begins with the words, then what agrees in its accents; within these ranked by the weights of the fields.
    """
    text = unicodedata.normalize("NFC", text).lower()
    words, marked = asked_words(fold(text)), asked_words(text)
    if not words:
        return ()
    marked = [] if marked == words else marked
    ask = _Asker(connection, index)
    head = " ".join((words[0].lstrip("0") or words[0], *words[1:]))
    asked = f"{{{' '.join(name for name, _weight in index.columns)}}} : ({_all(words)})"
    ranked = ask.ranked(f"({asked}) AND (plain : ({_all(marked)}))", limit) if marked else []
    if len(ranked) < limit:
        every = ask.ranked(asked, limit)
        ranked = every if len(every) < limit else [*ranked, *every]  # fewer are all there are
    if len(ranked) >= limit:
        ranked = [*ask.beginning(head, min(limit, _HEADS)), *ranked]
    rows: dict[str, Row] = {}
    for row in ranked:
        rows.setdefault(row[0], row)
    best = sorted(rows.values(), key=lambda row: _place(row, head, words, marked))
    return tuple(map(_found, best))[:limit]


class _Asker:
    """Asks one index for rows: id, head, the short fields folded, the accented text."""

    def __init__(self, connection: Connection, index: WordIndex) -> None:
        self._connection = connection
        names = ", ".join(name for name, _weight in index.columns[: index.short])
        weights = ", ".join(str(weight) for _name, weight in index.columns)
        start = f"select id, head, {names}, plain from {index.words} join {index.rows} on {index.rows}.rowid = {index.words}.rowid"  # noqa: S608
        self._ranked = f"{start} where {index.words} match ? and rank match 'bm25({weights}, 0.0)' order by rank limit ?"
        self._beginning = f"{start} where head >= ? and head < ? order by head limit ?"

    def ranked(self, asked: str, limit: int) -> list[Row]:
        """The best entries of a question to the index."""
        found: list[Row] = self._connection.execute(self._ranked, [asked, limit]).fetchall()
        return found

    def beginning(self, head: str, limit: int) -> list[Row]:
        """Entries whose head begins so, in the order of the alphabet, so the whole before the longer."""
        found: list[Row] = self._connection.execute(self._beginning, [head, head + "\U0010ffff", limit]).fetchall()
        return found


def _place(row: Row, head: str, words: Sequence[str], marked: Sequence[str]) -> tuple[bool, bool, bool, bool, int, str]:
    """What comes first among entries, which stay in their order otherwise.

    A head that begins so, as whole words before as a part of one; all words in the first field; what agrees in its accents;
    the words one after the other at the beginning of a field, then anywhere in one.
    """
    phrase, fields = " ".join(words), row[2:4]
    near = 0 if any(f"{field} ".startswith(f"{phrase} ") for field in fields) else 1 if any(f" {phrase} " in f" {field} " for field in fields) else 2
    begins, first, plain = row[1].startswith(head), row[2], row[-1].lower() if marked else ""
    whole = begins and row[1][len(head) :][:1] in {"", " "}
    return (
        not begins,
        not whole,
        not all(part in first for word in words for part in _PARTS.findall(word)),
        not all(word in plain for word in marked),
        near if len(words) > 1 else 0,
        row[1] if begins else "",
    )


def _found(row: Row) -> Found:
    return Found(id=row[0], fields=row[2:-1], plain=row[-1])


def _all(words: Sequence[str]) -> str:
    """All these words, each quoted, so that none is taken for an operator; "nd72" may be written apart, and numbers with or without zeros before."""
    return " AND ".join(_one(word, last=n == len(words) - 1) for n, word in enumerate(words))


def _one(word: str, *, last: bool) -> str:
    end = "*" if last else ""
    ways = [f'"{word}"{end}']
    parts = _PARTS.findall(word)
    if len(parts) > 1:
        ways.append("(" + " AND ".join(f'"{part}"' for part in parts) + end + ")")
    elif word.isdecimal() and (bare := word.lstrip("0")) and bare != word:
        ways.append(f'"{bare}"{end}')
    return ways[0] if len(ways) == 1 else f"({' OR '.join(ways)})"


def words_of(text: str) -> list[str]:
    """The words of a text, without the marks between them."""
    return _WORD.findall(text)


def asked_words(text: str) -> list[str]:
    """The words that are looked for: of a long text the first ones."""
    return words_of(text)[:_MOST_WORDS]


def _row_of(entry: Entry, index: WordIndex) -> list[str]:
    fields = [unicodedata.normalize("NFC", storable(text)) for text in entry.fields()]
    return [*map(fold, fields), SEPARATOR.join(fields[: index.short])]
