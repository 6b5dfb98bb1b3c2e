"""The workspace as screens and command line see it: plans, search, versions and backups, with sentences for what can go wrong."""

import datetime as dt
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from ttdn_desktop import resources
from ttdn_desktop.domain.follow_up import FollowUp
from ttdn_desktop.domain.ids import NewId, PlanId
from ttdn_desktop.domain.library import LIBRARY_ID, AttachedFile, LegalDocument, Library, Origin, Snippet
from ttdn_desktop.domain.notes import Note, NoteId
from ttdn_desktop.domain.plan import LegalBasis, Plan, SectionRole, Stage
from ttdn_desktop.domain.template import Template, TemplateId
from ttdn_desktop.domain.units import Units
from ttdn_desktop.services import files, library_search
from ttdn_desktop.services.library_types import LibraryHit, UnitHit, Use
from ttdn_desktop.services.template_types import TakenIn
from ttdn_desktop.services.types import BackupState, PlanSummary, Saved, SearchHit, Version
from ttdn_desktop.services.workspace_trouble import in_sentences
from ttdn_desktop.store import (
    aggregates,
    attachments,
    backups,
    books,
    choices,
    folders,
    follow_ups,
    notes,
    search,
    sentences,
    sources,
    templates,
    versions,
)
from ttdn_desktop.store.aggregates import SummaryRow
from ttdn_desktop.store.connection import Connection
from ttdn_desktop.store.thread import Clock, StoreThread
from ttdn_desktop.store.trouble import telling
from ttdn_desktop.store.values import Kept

S = TypeVar("S")
T = TypeVar("T")
_ROLES = frozenset(SectionRole)


def open_workspace(path: Path, *, clock: Clock, new_id: NewId) -> "Workspace":
    """Open a workspace for this process alone, making it where it is not there, and sweep what a killed process left behind.

    Blocks until it is open. WorkspaceHeldError while another instance has it, WorkspaceDamagedError, WorkspaceError.
    """
    files.sweep(path.parent)
    files.sweep(backups.folder_of(path))
    store = StoreThread(path, clock)
    workspace = Workspace(store, path, new_id)
    try:
        with in_sentences(path):
            store.opened.result()
            files.sweep_all([Path(folder) for folder in store.run(folders.remembered).result()])
    except BaseException:
        store.close()
        raise
    return workspace


def open_last_backup(path: Path, *, clock: Clock, new_id: NewId) -> "Workspace":
    """The newest sound backup of a workspace, for reading only, whether or not another instance holds the workspace."""
    with in_sentences(path), telling():
        store = StoreThread(backups.newest(path).path, clock, read_only=True)
    workspace = Workspace(store, path, new_id, read_only=True)
    try:
        with in_sentences(path):
            store.opened.result()
    except BaseException:
        store.close()
        raise
    return workspace


def restore_last_backup(path: Path, *, clock: Clock) -> Path:
    """Put the newest sound backup in the place of a damaged workspace; gives the name under which the damaged one is kept."""
    with in_sentences(path), telling():
        return backups.restore(path, clock())


class Workspace:
    """An open workspace. All methods may be called from any thread; the Futures raise errors with sentences."""

    def __init__(self, store: StoreThread, path: Path, new_id: NewId, *, read_only: bool = False) -> None:
        self._store = store
        self._new_id = new_id
        self._search = library_search.LibrarySearch()
        self.path = path  # of the workspace, also where its last backup is shown
        self.read_only = read_only

    def plans(self) -> "Future[tuple[PlanSummary, ...]]":
        """All plans without their bodies, the one changed last first."""
        return self._asked(aggregates.summaries, lambda found: tuple(map(_summary, found)))

    def load(self, plan_id: PlanId) -> "Future[Plan]":
        """One plan; NotFoundError where there is none of that id."""
        return self._asked(lambda connection: aggregates.load(connection, plan_id), _same)

    def save(self, plan: Plan) -> "Future[Saved]":
        """Keep the plan; done when it is on the disk. Of several values that wait, the newest is written, and all who wait are answered."""
        return self._answer(self._store.save(plan), _saved)

    def follow_up(self, plan_id: PlanId) -> "Future[FollowUp]":
        """What is followed up of a plan; an empty one where nothing is."""
        return self._asked(lambda connection: follow_ups.load(connection, plan_id), _same)

    def save_follow_up(self, follow_up: FollowUp) -> "Future[Saved]":
        """Keep what is followed up of a plan; done when it is on the disk."""
        return self._answer(self._store.keep(follow_up, follow_ups.save), partial(_kept, plan=follow_up.plan))

    def library(self) -> "Future[Library]":
        """The library of the office; where it has none yet, the one that ships with the program."""
        return self._asked(books.library, _library)

    def save_library(self, library: Library) -> "Future[Saved]":
        """Keep the library; done when it is on the disk. Of several values that wait, the newest is written."""
        return self._answer(self._store.keep(library, books.save), _kept)

    def search_library(self, text: str, limit: int = 50) -> "Future[tuple[LibraryHit, ...]]":
        """Documents of the kept library that hold these words in any field or attached file, with or without accents, as one types; best first."""
        return self._asked(lambda connection: self._search.documents(connection, text, limit), _same)

    def search_units(self, text: str, limit: int = 50) -> "Future[tuple[UnitHit, ...]]":
        """Units of the office's own directory that hold these words, best first."""
        return self._asked(lambda connection: library_search.units(connection, text, limit), _same)

    def uses(self, document: LegalDocument) -> "Future[tuple[Use, ...]]":
        """Where plans cite a document, the plan changed last first, in a plan its bases first."""
        return self._asked(lambda connection: library_search.uses(connection, document), _same)

    def keep_file(self, name: str, data: bytes, text: str = "") -> "Future[AttachedFile]":
        """Take a file into the workspace, with the text it is searched by; to be attached to a document by an edit (services/library_files.py)."""
        return self._asked(lambda connection: attachments.keep(connection, data, text), lambda sha256: AttachedFile(name=name, sha256=sha256, size=len(data)))

    def attached(self, file: AttachedFile) -> "Future[bytes]":
        """The bytes of an attached file, compared with their hash."""
        return self._asked(lambda connection: attachments.load(connection, file.sha256), _same)

    def searchable_files(self) -> "Future[frozenset[str]]":
        """The files taken into the workspace whose text is searched, by their SHA-256 (hex); pictures and scans are not among them."""
        return self._asked(attachments.readable, frozenset)

    def library_versions(self) -> "Future[tuple[Version, ...]]":
        """States of the library before the first change of a day, the newest first."""
        return self._asked(lambda connection: versions.versions(connection, LIBRARY_ID), lambda found: tuple(map(_version, found)))

    def load_library(self, version_id: int) -> "Future[Library]":
        """The library as it was then."""
        return self._asked(lambda connection: versions.load_as(connection, version_id, books.library_of), _same)

    def units(self) -> "Future[Units]":
        """The directory of the office; an empty one where it has none yet."""
        return self._asked(books.units, _units)

    def save_units(self, units: Units) -> "Future[Saved]":
        """Keep the directory; done when it is on the disk."""
        return self._answer(self._store.keep(units, books.save), _kept)

    def add(self, plan: Plan) -> "Future[Saved]":
        """Keep a plan that was read from a file, never over another one: where its id is taken it gets a fresh one (see `Saved.plan`)."""

        def job(connection: Connection) -> tuple[SummaryRow, bool]:
            there = aggregates.holds(connection, plan)
            row = aggregates.add(connection, plan, self._new_id, self._store.clock())
            versions.keep(connection, row.id, "import", self._store.clock())
            return row, there

        return self._asked(job, lambda done: replace(_saved(done[0]), was_there=done[1]))

    def delete(self, plan_id: PlanId) -> "Future[None]":
        """Remove a plan; its kept versions stay."""
        return self._asked(lambda connection: aggregates.delete(connection, plan_id), _same)

    def search(self, text: str, limit: int = 50) -> "Future[tuple[SearchHit, ...]]":
        """Places in plans, tasks and bases that hold these words, with or without their accents, best first."""
        return self._asked(lambda connection: search.search(connection, text, limit), lambda found: tuple(map(_hit, found)))

    def used_units(self) -> "Future[tuple[str, ...]]":
        """Names of units in the tasks of all plans, the one used most first."""
        return self._asked(aggregates.used_units, _same)

    def used_bases(self) -> "Future[tuple[LegalBasis, ...]]":
        """Legal bases of all plans, the one used most first."""
        return self._asked(aggregates.used_bases, _same)

    def bases_of(self, plans: Sequence[PlanId]) -> "Future[dict[str, tuple[LegalBasis, ...]]]":
        """The legal bases of each of these plans that has any."""
        return self._asked(lambda connection: aggregates.bases_of(connection, plans), _same)

    def sentences(self, words: str, topic: str = "", but: str = "") -> "Future[tuple[Snippet, ...]]":
        """Sentences of the office's own plans that hold these words, those of the plan changed last first; none of the plan `but`."""
        return self._asked(lambda connection: sentences.sentences(connection, words, topic, but=but), lambda found: tuple(map(_snippet, found)))

    def keep_version(self, plan_id: PlanId, reason: str) -> "Future[Version]":
        """Keep the plan as it is saved now; a state that is kept already is not kept twice."""
        return self._asked(lambda connection: versions.keep(connection, plan_id, reason, self._store.clock()), _version)

    def versions(self, plan_id: PlanId) -> "Future[tuple[Version, ...]]":
        """Kept states of a plan, the newest first."""
        return self._asked(lambda connection: versions.versions(connection, plan_id), lambda found: tuple(map(_version, found)))

    def load_version(self, version_id: int) -> "Future[Plan]":
        """The plan as it was then."""
        return self._asked(lambda connection: versions.load(connection, version_id), _same)

    def sent_version(self, plan_id: PlanId, state: str) -> "Future[Plan | None]":
        """The plan as it was when a file of it was written (services/round_trip.py, `sent_state`); None where that state is not kept."""
        return self._asked(lambda connection: versions.with_state(connection, plan_id, state), _same)

    def notes(self, plan_id: PlanId) -> "Future[tuple[Note, ...]]":
        """Notes on a plan, in the order they came in."""
        return self._asked(lambda connection: notes.notes(connection, plan_id), _same)

    def put_notes(self, changed: Sequence[Note]) -> "Future[None]":
        """Keep notes, new ones and known ones alike."""
        return self._asked(lambda connection: notes.put(connection, changed), _same)

    def remove_notes(self, note_ids: Sequence[NoteId]) -> "Future[None]":
        """Take notes out."""
        return self._asked(lambda connection: notes.remove(connection, note_ids), _same)

    def templates(self) -> "Future[tuple[Template, ...]]":
        """All templates of the province, without their files."""
        return self._asked(templates.templates, _same)

    def template(self, template_id: TemplateId) -> "Future[TakenIn]":
        """A template with its file; NotFoundError where there is none of that id."""
        return self._asked(lambda connection: templates.load(connection, template_id), lambda found: TakenIn(template=found[0], data=found[1]))

    def save_template(self, template: Template, file: bytes | None = None) -> "Future[None]":
        """Keep a template, with its file where it is new."""
        return self._asked(lambda connection: templates.save(connection, template, file), _same)

    def delete_template(self, template_id: TemplateId) -> "Future[None]":
        """Remove a template; plans that were begun from it stay as they are."""
        return self._asked(lambda connection: templates.delete(connection, template_id), _same)

    def link_template(self, plan_id: PlanId, template_id: TemplateId) -> "Future[None]":
        """Remember which template, and so which version of it, a plan follows."""
        return self._asked(lambda connection: templates.link(connection, plan_id, template_id), _same)

    def followed_template(self, plan_id: PlanId) -> "Future[Template | None]":
        """The template a plan follows, if any."""
        return self._asked(lambda connection: templates.followed(connection, plan_id), _same)

    def template_links(self) -> "Future[dict[PlanId, TemplateId]]":
        """The template each plan follows that follows one."""
        return self._asked(templates.links, lambda found: {PlanId(one.plan_id): TemplateId(one.template_id) for one in found})

    def keep_source(self, plan_id: PlanId, name: str, data: bytes) -> "Future[None]":
        """Keep the scan a plan is written beside."""
        return self._asked(lambda connection: sources.keep(connection, plan_id, name, data), _same)

    def source_name(self, plan_id: PlanId) -> "Future[str | None]":
        """The name of the scan kept with a plan, if any."""
        return self._asked(lambda connection: sources.name_of(connection, plan_id), _same)

    def source(self, plan_id: PlanId) -> "Future[tuple[str, bytes]]":
        """The scan kept with a plan, its name and bytes; NotFoundError where there is none."""
        return self._asked(lambda connection: sources.load(connection, plan_id), lambda kept: (kept.name, kept.data))

    def keep_choice(self, name: str, text: str) -> "Future[None]":
        """Keep what the office chose (services/paper_choices.py); an empty text forgets it."""
        return self._asked(lambda connection: choices.keep(connection, name, text), _same)

    def kept_choice(self, name: str) -> "Future[str]":
        """What the office chose; empty where it did not."""
        return self._asked(lambda connection: choices.kept(connection, name), _same)

    def remember_folder(self, folder: Path) -> "Future[None]":
        """Say before exporting where files are put, so that the next start can sweep there if this one is killed."""
        return self._asked(lambda connection: folders.remember(connection, str(folder.absolute())), _same)

    def backup(self) -> "Future[BackupState]":
        """Make a verified copy now, unless nothing changed since the last one."""
        return self._answer(self._store.backup(), lambda made: BackupState(path=made.path, at=made.at))

    def backup_state(self) -> "Future[BackupState]":
        """The newest backup."""

        def state(_connection: Connection) -> BackupState:
            newest = next(iter(backups.backups(self.path)), None)
            return BackupState(path=newest.path, at=newest.at) if newest else BackupState(path=None, at=None)

        return self._asked(state, _same)

    def close(self) -> None:
        """Write what waits, back up, leave one single file. Blocks. A backup that failed is told; the file is closed all the same."""
        with in_sentences(self.path):
            self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        self.close()

    def _asked(self, job: Callable[[Connection], S], shaped: Callable[[S], T]) -> "Future[T]":
        return self._answer(self._store.run(job), shaped)

    def _answer(self, asked: "Future[S]", shaped: Callable[[S], T]) -> "Future[T]":
        """The same answer in the values and sentences of the services; each who asks gets a Future of his own."""
        answer: Future[T] = Future()
        answer.set_running_or_notify_cancel()

        def pass_on(done: "Future[S]") -> None:
            try:
                with in_sentences(self.path, read_only=self.read_only):
                    answer.set_result(shaped(done.result()))
            except BaseException as error:  # noqa: BLE001 - whoever waits gets whatever it is
                answer.set_exception(error)

        asked.add_done_callback(pass_on)
        return answer


def _same(value: T) -> T:
    return value


def _summary(row: SummaryRow) -> PlanSummary:
    return PlanSummary(
        id=PlanId(row.id),
        year=row.year,
        subject=row.subject,
        issuer=row.issuer,
        stage=Stage(row.stage),
        tasks=row.tasks,
        changed=dt.datetime.fromisoformat(row.changed),
    )


def _saved(row: SummaryRow) -> Saved:
    return Saved(plan=PlanId(row.id), revision=row.revision, at=dt.datetime.fromisoformat(row.changed))


def _kept(row: Kept, plan: PlanId | None = None) -> Saved:
    return Saved(plan=plan or PlanId(row.id), revision=row.revision, at=dt.datetime.fromisoformat(row.changed))


def _library(kept: Library | None) -> Library:
    return kept or resources.library()


def _units(kept: Units | None) -> Units:
    return kept or Units()


def _hit(row: search.HitRow) -> SearchHit:
    return SearchHit(kind=row.kind, id=row.part_id, plan=PlanId(row.plan_id), text=row.text)


def _snippet(row: sentences.SentenceRow) -> Snippet:
    role = SectionRole(row.topic) if row.topic in _ROLES else None
    source = row.plan if row.year is None or str(row.year) in row.plan else f"{row.plan} ({row.year})"
    return Snippet(id="", text=row.text, role=role, topic=row.topic, source=source, origin=Origin.OWN)


def _version(row: versions.VersionRow) -> Version:
    return Version(id=row.id, plan=PlanId(row.plan_id), at=row.at, reason=row.reason)
