"""The workspace is asked for documents, units and places by words, and for the plans that cite a document."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workspaces.make import LIBRARY, PLAN, UNITS
from ttdn_desktop import resources
from ttdn_desktop.domain.library_edits import remove_document
from ttdn_desktop.errors import WorkspaceError
from ttdn_desktop.services.library_types import LibraryHit, UnitHit, Use
from ttdn_desktop.services.workspace import Workspace, open_last_backup, open_workspace

NOW = dt.datetime(2026, 9, 15, 8, 15, tzinfo=dt.UTC)
DECREE = next(one for one in resources.library().documents if one.number == "72/2015/NĐ-CP")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workspace.ttdn"


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    with open_workspace(path, clock=lambda: NOW, new_id=str) as opened:
        yield opened


def test_before_it_is_first_changed_the_library_of_the_program_is_searched(workspace: Workspace) -> None:
    assert workspace.search_library("nd 72 2015").result()[0] == LibraryHit(id=DECREE.id)
    workspace.save_library(remove_document(workspace.library().result(), DECREE.id)).result()
    assert DECREE.id not in [hit.id for hit in workspace.search_library("72/2015").result()]


def test_own_units_are_found_by_any_of_their_words(workspace: Workspace) -> None:
    workspace.save_units(UNITS).result()
    assert workspace.search_units("van hoa").result() == (UnitHit(name="Phòng Văn hóa - Xã hội", id=UNITS.units[0].id),)


def test_a_document_tells_which_plans_cite_it(workspace: Workspace) -> None:
    workspace.save(PLAN).result()
    (use,) = workspace.uses(DECREE).result()
    assert use == Use(
        plan=PLAN.id, year=2026, subject=PLAN.document.subject, issuer=PLAN.issuer.name, stage=PLAN.stage,
        cites=True, kind="basis", part="0", text=PLAN.legal_bases[0].text,
    )  # fmt: skip
    workspace.delete(PLAN.id).result()
    assert workspace.uses(DECREE).result() == ()


def test_a_backup_is_searched_too_and_takes_nothing_in(workspace: Workspace, path: Path) -> None:
    workspace.save_library(LIBRARY).result()
    workspace.backup().result()
    with open_last_backup(path, clock=lambda: NOW, new_id=str) as copy:
        assert copy.search_library("1234").result() == (LibraryHit(id=LIBRARY.documents[0].id),)
        with pytest.raises(WorkspaceError):
            copy.keep_file("a.pdf", b"a").result()


def test_a_backup_without_a_library_is_searched_as_that_of_the_program(workspace: Workspace, path: Path) -> None:
    workspace.save(PLAN).result()
    workspace.backup().result()
    with open_last_backup(path, clock=lambda: NOW, new_id=str) as copy:
        assert copy.search_library("72/2015").result()[0].id == DECREE.id


def test_titles_with_the_words_one_after_the_other_come_first(workspace: Workspace) -> None:
    by_id = {one.id: one for one in resources.library().documents}
    subjects = [by_id[hit.id].subject for hit in workspace.search_library("bao chi").result()]
    assert {subject.casefold() for subject in subjects[:2]} == {"báo chí"}
    assert all("báo chí" in subject.casefold() for subject in subjects[: sum("báo chí" in one.casefold() for one in subjects)])
