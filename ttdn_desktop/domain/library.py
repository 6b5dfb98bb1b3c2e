"""The library of an office: legal documents with what one does to another, sets of bases, and sentences that are used again."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from ttdn_desktop.domain.bodies import Body
from ttdn_desktop.domain.gazetteer import Place
from ttdn_desktop.domain.plan import LegalBasis, SectionRole

LIBRARY_ID = "library"
"""The one library of a workspace, as an aggregate."""


class Origin(StrEnum):
    """Who entered it."""

    SHIPPED = "shipped"  # came with the program, or with a file of updates
    OWN = "own"  # the office itself


class RelationKind(StrEnum):
    """What one document does to another."""

    AMENDS = "amends"  # sửa đổi, bổ sung
    REPLACES = "replaces"  # thay thế, bãi bỏ
    GUIDES = "guides"  # hướng dẫn, quy định chi tiết


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedFile:
    """A file kept with a document; its bytes lie in the workspace under their SHA-256 (hex), once for all documents."""

    name: str
    sha256: str
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalDocument:
    """One document; unknown is None. `verified` says whether its data were read in a source of law.

    `status` is what was seen said of it on `status_day`: in_force, amended, replaced, expired, ended (its period is over), single_use or
    unknown. Validity on a day is judged by the dates and by what other documents do to it (domain/validity.py).
    """

    id: str
    type: str  # Nghị định; of a law the type is "Luật" and the subject its name without that word
    subject: str  # trích yếu as cited, "về quản lý …"; empty where unknown
    number: str | None = None
    date: dt.date | None = None
    issuer: str | None = None
    group: str = ""  # ttdn, policy, guidance, press, form, org, secrecy, data, province
    status: str = ""
    status_day: dt.date | None = None
    effective_from: dt.date | None = None
    expired_from: dt.date | None = None
    source: str = ""
    verified: bool = False
    note: str = ""
    tags: tuple[str, ...] = ()
    files: tuple[AttachedFile, ...] = ()
    origin: Origin = Origin.SHIPPED
    edited: bool = False  # the office changed what was shipped; updates ask before they overwrite it
    merged: tuple[str, ...] = ()  # ids of doubles that became this document; bases may still name them


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """`source` does to `target` what `kind` says, from `first` on (None: since the source is in force); both are ids of documents."""

    kind: RelationKind
    source: str
    target: str
    first: dt.date | None = None
    whole: bool = True  # of REPLACES: the whole document, or a part of it
    part: str = ""  # what is touched, "Điều 5, 24"
    verified: bool = False
    origin: Origin = Origin.SHIPPED

    @property
    def key(self) -> tuple[RelationKind, str, str]:
        """What tells relations apart."""
        return self.kind, self.source, self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class BasisSet:
    """Bases that are used together (bộ căn cứ mẫu), for a year and a level where they are meant for one."""

    id: str
    name: str
    bases: tuple[LegalBasis, ...] = ()
    year: int | None = None
    level: str = ""  # one of services/basis_sets.py, LEVELS; empty: any
    origin: Origin = Origin.SHIPPED
    edited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A sentence to be used again (câu mẫu). `role` is the part of a plan it belongs in.

    Of a task `information` is one of the four kinds of external information (NĐ 72/2015, Điều 6-10).
    """

    id: str
    text: str
    role: SectionRole | None = None
    topic: str = ""  # recipient, reporting, task …: keys of resources/wording/snippets.json
    information: str = ""  # official, image, world, explanation
    source: str = ""  # where it is from: an office, a plan
    origin: Origin = Origin.SHIPPED
    edited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything an office has at hand. `edition` is the day of the shipped data (ISO) that it was last brought up to.

    `removed` are ids of shipped documents, sets and snippets that the office took out, so that an update does not bring them back unasked.
    `words` are words in small letters that the office calls right (từ điển riêng).
    `places` and `bodies` are names with their days that came with updates, newer than those in resources/units (domain/directory_news.py).
    """

    documents: tuple[LegalDocument, ...] = ()
    relations: tuple[Relation, ...] = ()
    sets: tuple[BasisSet, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    edition: str = ""
    removed: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    bodies: tuple[Body, ...] = ()
    updates: "tuple[TakenUpdate, ...]" = ()  # the first taken first

    @property
    def id(self) -> str:
        """Its identity as an aggregate; there is one of a workspace."""
        return LIBRARY_ID

    def document(self, document_id: str) -> LegalDocument | None:
        """The document of that id."""
        return next((one for one in self.documents if one.id == document_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where an entry stood that an update took out: "document", "relation" …, its key, its place in the library before."""

    part: str
    key: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenUpdate:
    """An update that was taken, and what it changed: the entries it touched as they were and as they became, so that it can be taken back.

    Of updates long ago only the name is kept; `before` and `after` are empty then.
    """

    title: str
    publisher: str
    edition: dt.date
    catalogue: bool = False  # the data of the program itself, in a newer edition
    before: Library = Library()
    after: Library = Library()
    spots: tuple[Spot, ...] = ()

    @property
    def can_be_taken_back(self) -> bool:
        """Whether it is still known what it changed."""
        return self.before != self.after
