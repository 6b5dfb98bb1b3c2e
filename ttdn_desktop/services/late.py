"""The gate to the use cases: the one module that imports inside its functions, so that the window is painted before heavy libraries load."""

# ruff: noqa: PLC0415 - that is what this module is for

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ttdn_desktop import i18n
from ttdn_desktop.domain.directory import Directory
from ttdn_desktop.domain.ids import NewId, PaperId, PlanId
from ttdn_desktop.domain.library import Library
from ttdn_desktop.domain.opinions import Opinion
from ttdn_desktop.domain.plan import Plan, PlanPaper
from ttdn_desktop.domain.reading import Reading
from ttdn_desktop.domain.units import Units
from ttdn_desktop.services.exporting import Existing
from ttdn_desktop.services.types import BookTaken, Clock, ExportOptions, Holder, KeptBackup, PagePictures, PaperOrder, PaperSet, Report, SeenFile, SourceBook
from ttdn_desktop.settings import Settings

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ttdn_desktop.domain.clauses import Clause
    from ttdn_desktop.services.comparing import Compared
    from ttdn_desktop.services.fence import Fence
    from ttdn_desktop.services.font_types import ConversionOutcome, Converted
    from ttdn_desktop.services.issuing import Issue
    from ttdn_desktop.services.named_sets import KeptSets, Sets
    from ttdn_desktop.services.paper_sets import WrittenSet
    from ttdn_desktop.services.preview import Cancelled, Pages, Preview
    from ttdn_desktop.services.round_trip import ReturnedChange
    from ttdn_desktop.services.shown_papers import ShownPaper
    from ttdn_desktop.services.task_import import Mapping as Columns
    from ttdn_desktop.services.workspace import Workspace


def new_plan(new_id: NewId, today: dt.date, settings: Settings, directory: Directory) -> Plan:
    """A draft with the usual sections (services/new_plan.py)."""
    from ttdn_desktop.services import new_plan as module

    return module.new_plan(new_id, today, settings, directory)


def directory_in(workspace: "Workspace") -> Directory:
    """Places and bodies as the office of a workspace knows them (services/known_places.py)."""
    from ttdn_desktop.services import known_places as module

    return module.directory_of(workspace.library().result())


def samples() -> tuple[tuple[str, str], ...]:
    """Name and title of every sample plan (services/samples.py)."""
    from ttdn_desktop.services import samples as module

    return tuple((sample.name, sample.title) for sample in module.samples())


def load_sample(name: str, new_id: NewId) -> Plan:
    """A sample plan with fresh ids (services/samples.py)."""
    from ttdn_desktop.services import samples as module

    return module.load_sample(name, new_id)


def open_workspace(path: Path, *, clock: Clock, new_id: NewId) -> "Workspace":
    """The workspace, for this process alone; blocks until it is open (services/workspace.py)."""
    from ttdn_desktop.services import workspace as module

    return module.open_workspace(path, clock=clock, new_id=new_id)


def open_last_backup(path: Path, *, clock: Clock, new_id: NewId) -> "Workspace":
    """The newest sound backup of a workspace that another instance holds, for reading (services/workspace.py)."""
    from ttdn_desktop.services import workspace as module

    return module.open_last_backup(path, clock=clock, new_id=new_id)


def restore_last_backup(path: Path, *, clock: Clock) -> Path:
    """Put the newest sound backup in the place of a damaged workspace; where the damaged one is kept (services/workspace.py)."""
    from ttdn_desktop.services import workspace as module

    return module.restore_last_backup(path, clock=clock)


def kept_backups(workspace: Path) -> tuple[KeptBackup, ...]:
    """All backups of a workspace, the newest first (services/earlier_backups.py)."""
    from ttdn_desktop.services import earlier_backups as module

    return module.kept_backups(workspace)


def ready_backup(workspace: Path, backup: Path) -> Path:
    """A verified copy of a backup, to be exchanged for the workspace, which may be open meanwhile (services/earlier_backups.py)."""
    from ttdn_desktop.services import earlier_backups as module

    return module.ready_backup(workspace, backup)


def discard_ready(ready: Path) -> None:
    """Remove such a copy that is not wanted after all (services/earlier_backups.py)."""
    from ttdn_desktop.services import earlier_backups as module

    module.discard_ready(ready)


def exchange_for_backup(workspace: Path, ready: Path, *, clock: Clock) -> Path:
    """Put the copy in the place of the closed workspace; where the file before is kept (services/earlier_backups.py)."""
    from ttdn_desktop.services import earlier_backups as module

    return module.exchange_for_backup(workspace, ready, clock=clock)


def held_by(path: Path) -> Holder | None:
    """Who holds a workspace, where that is known (services/workspace_trouble.py)."""
    from ttdn_desktop.services import workspace_trouble as module

    return module.held_by(path)


def fence() -> "Fence":
    """A gate to foreign files: one worker for as long as it is used; to be closed (services/fence.py)."""
    from ttdn_desktop.services import fence as module

    return module.Fence()


def read_file(path: Path, *, fence: "Fence | None" = None, report: Report | None = None, trace: bool = True) -> Reading:
    """What a file says, through the given fence or one of its own; UnreadableError for every file that is not read (services/foreign.py)."""
    from ttdn_desktop.services import foreign as module

    return module.read_file(path, fence, report, trace=trace)


def view_file(path: Path, *, fence: "Fence", report: Report | None = None) -> SeenFile:
    """The same with what the file shows, for the eye (services/foreign.py)."""
    from ttdn_desktop.services import foreign as module

    return module.view_file(path, fence, report)


def page_pictures(path: Path, numbers: Sequence[int], width: int, *, fence: "Fence") -> PagePictures:
    """Pages of a PDF as pictures, for the eye; UnreadableError where it cannot be opened (services/foreign.py)."""
    from ttdn_desktop.services import foreign as module

    return module.page_pictures(path, numbers, width, fence)


def read_book(path: Path, *, fence: "Fence", report: Report | None = None) -> SourceBook:
    """The values of a workbook, for choosing what its columns are (services/foreign.py, services/task_import.py)."""
    from ttdn_desktop.services import foreign as module

    return module.read_book(path, fence, report)


def read_workbook_as(book: SourceBook, mappings: "Mapping[str, Columns]") -> Reading:
    """What a workbook says where its columns are these, by the tables' ids; findings in the language spoken now (services/reading.py)."""
    from ttdn_desktop.services import reading as module
    from ttdn_desktop.services import task_import

    return module.understood_book(book.file, book.source, i18n.language(), task_import.keys_of(book, mappings), trace=False)


def take_book(book: SourceBook, plan: Plan, new_id: NewId, *, append: bool = False) -> BookTaken | None:
    """The plan with the tasks of a workbook, columns as their heads say; None where it has no table of tasks (services/task_import.py)."""
    from ttdn_desktop.services import task_import as module

    return module.taken(book, plan, new_id, append=append)


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """The reading as `ttdn read --json` prints it (services/reading_json.py)."""
    from ttdn_desktop.services import reading_json as module

    return module.reading_to_json(reading)


def convert_font(source: Path, target: Path, *, fence: "Fence | None" = None, report: Report | None = None) -> "Converted":
    """Write a file of old fonts in Unicode beside it; FileWriteError, UnreadableError where that cannot be (services/fonts.py)."""
    from ttdn_desktop.services import fonts as module

    return module.convert_font(source, target, fence, report)


def convert_beside(sources: Sequence[Path], *, fence: "Fence", report: Report) -> "tuple[ConversionOutcome, ...]":
    """Write each of these files of old fonts in Unicode beside it (services/fonts.py)."""
    from ttdn_desktop.services import fonts as module

    return module.convert_beside(sources, fence, report)


def read_plan_file(path: Path) -> Plan:
    """The plan of a PLAN.json (services/plan_file.py)."""
    from ttdn_desktop.services import plan_file as module

    return module.read_plan_file(path)


def export_docx(plan: Plan, target: Path, options: ExportOptions) -> Path:
    """Write the plan as a Word file, whole or not at all (services/export.py)."""
    from ttdn_desktop.services import export as module

    return module.export_docx(plan, target, options)


def export_xlsx(plan: Plan, target: Path, options: ExportOptions) -> Path:
    """Write the tasks of the plan as an Excel file, whole or not at all (services/workbook.py)."""
    from ttdn_desktop.services import workbook as module

    return module.export_xlsx(plan, target, options)


def export_pdf(plan: Plan, target: Path, options: ExportOptions) -> Path:
    """Write the plan as a PDF file for the archive, whole or not at all (services/pdf.py)."""
    from ttdn_desktop.services import pdf as module

    return module.export_pdf(plan, target, options)


def preview() -> "Preview":
    """A new preview session (services/preview.py)."""
    from ttdn_desktop.services import preview as module

    return module.open_preview()


def facts_asked(kinds: Sequence[str]) -> tuple[str, ...]:
    """The names of the values that papers of these kinds ask for (resources.py)."""
    from ttdn_desktop import resources as module

    words = module.papers_wording().kinds
    return tuple(dict.fromkeys(fact.name for kind in kinds for fact in words[kind].facts))


def shown_papers(plan: Plan) -> "tuple[ShownPaper, ...]":
    """The papers of a plan that can be looked at page by page (services/shown_papers.py)."""
    from ttdn_desktop.services import shown_papers as module

    return module.shown_papers(plan)


def set_shown(
    preview: "Preview", plan: Plan, chosen: "ShownPaper | None", order: PaperOrder, *, workspace: "Workspace | None", cancelled: "Cancelled"
) -> "Pages | None":
    """The pages of one of them, the plan's own where none is named, set in a preview (services/shown_papers.py)."""
    from ttdn_desktop.services import shown_papers as module

    return module.set_shown(preview, plan, chosen or module.ShownPaper(), order, workspace=workspace, cancelled=cancelled)


def order_in(workspace: "Workspace", plan_id: PlanId, order: PaperOrder) -> PaperOrder:
    """The order with the office's own words and the issued state of the plan (services/paper_choices.py)."""
    from ttdn_desktop.services import paper_choices as module

    return module.order_in(workspace, plan_id, order)


def export_papers(
    plan: Plan,
    keys: Sequence[str],
    target: Path,
    order: PaperOrder,
    *,
    wanted: PaperSet | None = None,
    today: dt.date,
    report: Report | None = None,
    existing: Existing = Existing.REPLACE,
) -> "WrittenSet":
    """Write the papers of these kinds into one file or, by a set, into a folder (services/paper_sets.py)."""
    from ttdn_desktop.services import paper_sets as module

    if wanted is None:
        return module.write_file(plan, keys, target, order)
    told = report or (lambda _done, _all: None)
    return module.write_set(plan, wanted, target, order, told, today=today, existing=existing)


def issued(plan: Plan, found: "Issue", paper: PaperId | None, order: PaperOrder) -> Plan:
    """The plan with number and date entered into it or into a paper of it (services/paper_records.py)."""
    from ttdn_desktop.services import paper_records as module

    return module.issued(plan, found, paper, order)


def key_of_paper(paper: PlanPaper) -> str:
    """The key of the kind of a stored paper; empty for one that is not known (services/paper_records.py)."""
    from ttdn_desktop.services import paper_records as module

    return module.key_of(paper)


def names_of_set(plan: Plan, wanted: PaperSet, order: PaperOrder, today: dt.date) -> tuple[str, ...]:
    """The names of the files of a set, not drafted yet (services/paper_sets.py)."""
    from ttdn_desktop.services import paper_sets as module

    return module.names_of_set(plan, wanted, order, today)


def keep_set(workspace: "Workspace", plan_id: PlanId, chosen: PaperSet) -> "Future[None]":
    """Remember what was exported of this plan (services/paper_choices.py)."""
    from ttdn_desktop.services import paper_choices as module

    return module.keep_set(workspace, plan_id, chosen)


def keep_sets(workspace: "Workspace", sets: "Sets") -> "Future[None]":
    """Keep the office's own sets of papers (services/paper_choices.py)."""
    from ttdn_desktop.services import paper_choices as module

    return module.keep_sets(workspace, sets)


def set_of_plan(plan: Plan, wanted: PaperSet, opinions: Sequence[Opinion]) -> PaperSet:
    """The set with the papers that this plan has (services/paper_records.py)."""
    from ttdn_desktop.services import paper_records as module

    return module.set_of_plan(plan, wanted, opinions)


def kept_sets(workspace: "Workspace", plan_id: PlanId) -> "KeptSets":
    """The office's own sets of papers, and what was exported of this plan last (services/paper_choices.py)."""
    from ttdn_desktop.services import paper_choices as module

    return module.kept_sets(workspace, plan_id)


def shipped_library() -> Library:
    """The legal documents that ship with the program (resources.py)."""
    from ttdn_desktop import resources as module

    return module.library()


def write_units(units: Units, target: Path) -> Path:
    """Write the directory of the office as an Excel file, whole or not at all (services/unit_list.py)."""
    from ttdn_desktop.services import unit_list as module

    return module.write_units(units, target)


def help_topics(language: str) -> tuple[tuple[str, str], ...]:
    """Title and Markdown of every topic of help (resources.py)."""
    from ttdn_desktop import resources as module

    return tuple((topic.title, topic.text) for topic in module.help_topics(language))


def compare_two(before: Plan | SeenFile, after: Plan | SeenFile) -> "Compared":
    """What differs in the newer of two plans or files (services/comparing.py)."""
    from ttdn_desktop.services import comparing as module

    return module.compare_two(before, after)


def changes_to_json(changes: "Sequence[ReturnedChange]") -> list[dict[str, Any]]:
    """Changes as `ttdn compare --json` prints them (services/comparing.py)."""
    from ttdn_desktop.services import comparing as module

    return module.changes_to_json(changes)


def clauses_of(superior: Plan, unit: str, above: str = "") -> "tuple[Clause, ...]":
    """Every clause of a superior's plan, and what the own unit is to do in it (services/superior_clauses.py)."""
    from ttdn_desktop.services import superior_clauses as module

    return module.clauses_of(superior, unit, above)


def carry_out(superior: Plan, clauses: "Sequence[Clause]", new_id: NewId, today: dt.date, settings: Settings, *, directory: Directory) -> Plan:
    """A draft of the own plan with what these clauses ask for (services/superior.py)."""
    from ttdn_desktop.services import superior as module

    return module.carry_out(superior, clauses, new_id, today, settings, directory=directory)


def settings_for(settings: Settings, unit: str, above: str, directory: Directory) -> Settings:
    """The settings once the unit is called that (services/superior.py)."""
    from ttdn_desktop.services import superior as module

    return module.settings_for(settings, unit, above, directory)


def kept_superior(superior: Plan) -> Plan:
    """A superior's plan as it is kept: issued, so locked (services/superior.py)."""
    from ttdn_desktop.services import superior as module

    return module.kept(superior)
