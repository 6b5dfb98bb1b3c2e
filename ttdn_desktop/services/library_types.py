"""The values that the library of the office is asked for and answers with; light to import."""

from dataclasses import dataclass
from enum import StrEnum

from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.library import AttachedFile
from ttdn_desktop.domain.plan import Stage


class Where(StrEnum):
    """Where the words of a search were found that the head of an entry does not hold."""

    HEAD = ""  # in number, subject, type, issuer or tags; in names of a unit
    NOTE = "note"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryHit:
    """A document that was found. Where its head does not hold all words, `text` is the place in the note or in the attached file `name`."""

    id: str
    where: Where = Where.HEAD
    text: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitHit:
    """A unit of the office's own directory that was found."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A plan that cites a document: by a basis (`cites`; `part` is its place from 0, as text), or in its other words (`part` is a section or task)."""

    plan: PlanId
    year: int | None
    subject: str
    issuer: str
    stage: Stage
    cites: bool
    kind: str  # basis, plan or task, as of a search
    part: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file that was taken into the workspace, not yet attached to a document (domain/library_edits.py, `add_file`).

    `why_unread` says, in a sentence, why its text cannot be searched; empty where it can.
    """

    file: AttachedFile
    why_unread: str = ""
