"""Searching the books of the office, on the thread of the store; where no library was kept yet, that of the program is searched."""

from ttdn_desktop import resources
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.library import LegalDocument
from ttdn_desktop.domain.plan import Stage
from ttdn_desktop.services.library_types import LibraryHit, UnitHit, Use, Where
from ttdn_desktop.store import aggregates, book_search, books, word_index
from ttdn_desktop.store import uses as cited
from ttdn_desktop.store.connection import Connection
from ttdn_desktop.store.database import open_memory


class LibrarySearch:
    """Holds the library of the program in memory, made when it is first asked for: it is not written into the workspace before it is changed."""

    def __init__(self) -> None:
        self._shipped: Connection | None = None

    def documents(self, connection: Connection, text: str, limit: int) -> tuple[LibraryHit, ...]:
        """Documents of the library that hold all words, best first."""
        if not books.has_library(connection):
            connection = self._shipped = self._shipped or _shipped()
        rows = book_search.documents(connection, text, limit)
        return tuple(LibraryHit(id=row.id, where=Where(row.where), text=row.text, name=row.name) for row in rows)


def units(connection: Connection, text: str, limit: int) -> tuple[UnitHit, ...]:
    """The office's own units that hold all words, best first; the places of the country are found by services/country.py."""
    return tuple(UnitHit(id=found.id, name=_name(found)) for found in book_search.units(connection, text, limit))


def uses(connection: Connection, document: LegalDocument) -> tuple[Use, ...]:
    """Where plans cite a document."""
    plans = {row.id: row for row in aggregates.summaries(connection)}
    return tuple(
        Use(
            plan=PlanId(plan.id),
            year=plan.year,
            subject=plan.subject,
            issuer=plan.issuer,
            stage=Stage(plan.stage),
            cites=use.kind == "basis",
            kind=use.kind,
            part=use.part_id,
            text=use.text,
        )
        for use in cited.uses(connection, document)
        if (plan := plans.get(use.plan_id)) is not None
    )


def _name(found: word_index.Found) -> str:
    return found.plain.partition(word_index.SEPARATOR)[0]


def _shipped() -> Connection:
    memory = open_memory()
    books.derive(memory, resources.library())
    return memory
