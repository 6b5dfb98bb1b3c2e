"""Which plans cite a legal document: by a basis, or by its number in other words."""

from collections.abc import Iterator
from typing import NamedTuple

from ttdn_desktop.domain.library import LegalDocument, Library
from ttdn_desktop.language.fold import fold
from ttdn_desktop.language.shelf import PROVINCIAL, Shelf, document_of, is_law_type, shelf_of
from ttdn_desktop.store import aggregates, word_index
from ttdn_desktop.store.connection import Connection
from ttdn_desktop.store.search import snippet

_MOST = 200  # places in other words than bases
_FEWEST = 3  # words of a number or the name of a law that say which one it is


class UseRow(NamedTuple):
    """A place in a plan; `kind` and `part_id` are as of a search (store/search.py)."""

    plan_id: str
    kind: str
    part_id: str
    text: str


def uses(connection: Connection, document: LegalDocument) -> tuple[UseRow, ...]:
    """Where plans cite the document, the plan changed last first, in a plan its bases first."""
    shelf = shelf_of(Library(documents=(document,)))
    found = [UseRow(plan_id=plan, kind="basis", part_id=str(place), text=text) for plan, place, text in _citing(connection, shelf)]
    order = {plan_id: n for n, (plan_id,) in enumerate(connection.execute("select id from plans order by revision desc").fetchall())}
    return tuple(sorted((*found, *_in_words(connection, document)), key=lambda row: order.get(row.plan_id, len(order))))


def _citing(connection: Connection, shelf: Shelf) -> Iterator[tuple[str, int, str]]:
    """Plan, place and text of every basis that is a document of the shelf; the same citation is looked up once."""
    known: dict[tuple[str | None, ...], bool] = {}
    rows = connection.execute(f"select plan_id, position, {aggregates.BASIS} from plan_bases order by plan_id, position")  # noqa: S608
    for plan, place, text, lead, *cited in rows:
        key = tuple(cited)
        if key not in known:
            known[key] = document_of(aggregates.basis_of(text, lead, *cited), shelf) is not None
        if known[key]:
            yield plan, place, text


def _in_words(connection: Connection, document: LegalDocument) -> Iterator[UseRow]:
    """Places in other words of plans where the number, or the name of a law, stands; numbers of provinces say nothing there, each gives the same."""
    if document.group == PROVINCIAL or not (document.number or is_law_type(document.type)):
        return
    words = word_index.words_of(fold(document.number or f"{document.type} {document.subject}"))
    if len(words) < _FEWEST:
        return
    found = connection.execute(
        """select plan_id, kind, part_id, search_rows.text from search join search_rows on search_rows.rowid = search.rowid
           where search match ? and kind <> 'basis' order by plan_id, search.rowid limit ?""",
        [f'folded : "{" ".join(words)}"', _MOST],
    )
    for plan, kind, part, text in found:
        yield UseRow(plan_id=plan, kind=kind, part_id=part, text=snippet(text, words))
