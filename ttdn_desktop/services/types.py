"""The values that use cases take and give; light to import."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.domain.ids import PlanId, TaskId
from ttdn_desktop.domain.opinions import Opinion
from ttdn_desktop.domain.plan import Plan, Stage
from ttdn_desktop.domain.reading import Reading, Source
from ttdn_desktop.paper.foreign import ForeignFile
from ttdn_desktop.paper.workbook import ForeignBook

if TYPE_CHECKING:
    from ttdn_desktop.drafting.profiles import Profile  # the drafting of papers is loaded when one is asked for

PLAN = "plan"
"""The key of the plan itself among the kinds of its papers."""

Clock = Callable[[], dt.datetime]
"""Gives this moment, with its zone."""


Report = Callable[[int, int], None]
"""Called with how much is done and how much there is; may raise to stop the work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """How a paper is written: `tasks` overrides the layout of all task lists; a draft leaves number and date blank, an electronic copy those of annexes.

    `contact` are lines at the foot of the first page: address, e-mail, telephone of the issuing agency. For sheets printed on both sides the margins of
    even pages change sides.
    """

    tasks: TaskLayout | None = None
    draft: bool = False
    electronic: bool = False
    two_sided: bool = False
    contact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOrder:
    """What is asked of the papers of a plan. `overrides` are the office's own words by kind and key; `facts` are values for papers that have no record yet.

    `before` is the issued state that an amendment changes, `late` the tasks of a reminder (none: all), `opinions` what units said of the draft,
    `unit` the only one whose slip is wanted (empty: all).
    """

    options: ExportOptions = field(default_factory=ExportOptions)
    facts: Mapping[str, str] = field(default_factory=dict)
    overrides: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    drafter: "Profile | None" = None
    before: Plan | None = None
    late: tuple[TaskId, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSet:
    """Papers written in one go: kinds by key, formats by ending, a pattern of names (empty: named after the kind), whether a list of the files is written.

    `follows`: where a plan has papers in its dossier, they stand in the place of the kinds.
    """

    kinds: tuple[str, ...] = (PLAN,)
    formats: tuple[str, ...] = (".docx",)
    pattern: str = ""
    manifest: bool = False
    follows: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSummary:
    """One plan in a list, without its body; `changed` is UTC."""

    id: PlanId
    year: int | None
    subject: str
    issuer: str
    stage: Stage
    tasks: int
    changed: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A place where the words were found; `kind` is plan, task or basis, `id` the part's identity."""

    kind: str
    id: str
    plan: PlanId
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A save that is on the disk."""

    plan: PlanId
    revision: int
    at: dt.datetime  # UTC
    was_there: bool = False  # the very plan was kept already; so nothing came in


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A kept state of a plan: `reason` is opening, import, export, issue or restore."""

    id: int
    plan: PlanId
    at: dt.datetime  # UTC
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a workspace, since when (UTC)."""

    host: str
    user: str
    pid: int
    since: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupState:
    """The newest verified backup, if any (UTC)."""

    path: Path | None
    at: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBackup:
    """A backup one can go back to, made `at` (UTC): bytes and plans in it; no number of plans where it cannot be read."""

    path: Path
    at: dt.datetime
    size: int
    plans: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenFile:
    """A foreign file read: what it shows, and what was understood of it."""

    reading: Reading
    file: ForeignFile
    book: ForeignBook | None = None  # of a workbook, whose paper is empty


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePictures:
    """Pages of a PDF as pictures: how many there are, and those that were asked for, each a PNG."""

    count: int
    pictures: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceBook:
    """A workbook that was read: where it lies, and its values."""

    source: Source
    file: ForeignBook


@dataclass(frozen=True, slots=True, kw_only=True)
class BookTaken:
    """A plan with the tasks of a workbook: ids of those that came in and of those that changed, and how many rows did neither."""

    plan: Plan
    added: tuple[TaskId, ...] = ()
    changed: tuple[TaskId, ...] = ()
    unchanged: int = 0
    conflicts: int = 0
