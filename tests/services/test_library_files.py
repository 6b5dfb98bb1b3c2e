"""Files of legal documents are kept whole in the workspace, searched by their words, and come out as they went in."""

import datetime as dt
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from ttdn_desktop import i18n
from ttdn_desktop.domain.library import AttachedFile, LegalDocument, Library
from ttdn_desktop.domain.library_edits import add_file, remove_file
from ttdn_desktop.domain.library_taken import applied, taken_back
from ttdn_desktop.domain.library_update import Update
from ttdn_desktop.errors import UnreadableError, WorkspaceError
from ttdn_desktop.services import library_files
from ttdn_desktop.services.fence import Fence
from ttdn_desktop.services.library_types import LibraryHit, Where
from ttdn_desktop.services.workspace import Workspace, open_workspace

NOW = dt.datetime(2026, 9, 15, 8, 15, tzinfo=dt.UTC)
LIBRARY = Library(documents=(LegalDocument(id="D", type="Quyết định", number="12/QĐ-UBND", subject="ban hành Quy chế phối hợp"),))
SENTENCE = "Đoàn công tác thăm hỏi kiều bào ở nước bạn Lào."


@pytest.fixture(scope="module")
def fence() -> Iterator[Fence]:
    with Fence() as opened:
        yield opened


@pytest.fixture(autouse=True)
def _english() -> None:
    i18n.install("en")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setenv("TTDN_HOME", str(tmp_path / "home"))
    with opened(tmp_path) as workspace:
        yield workspace


def opened(tmp_path: Path) -> Workspace:
    return open_workspace(tmp_path / "data" / "workspace.ttdn", clock=lambda: NOW, new_id=lambda: "N")


def word(path: Path) -> Path:
    made = docx.Document()
    made.add_paragraph("Điều 1. Phạm vi " * 30)
    made.add_table(1, 1).cell(0, 0).text = SENTENCE
    made.save(str(path))
    return path


def attached(workspace: Workspace, path: Path, fence: Fence) -> AttachedFile:
    kept = library_files.take_in(workspace, path, fence)
    workspace.save_library(add_file(LIBRARY, "D", kept.file)).result()
    return kept.file


def test_the_words_of_an_attached_file_find_its_document(workspace: Workspace, fence: Fence, tmp_path: Path) -> None:
    file = attached(workspace, word(tmp_path / "Quy chế.docx"), fence)
    (hit,) = workspace.search_library("kieu bao").result()
    assert (hit.id, hit.where, hit.name) == ("D", Where.FILE, "Quy chế.docx")
    assert "kiều bào" in hit.text
    assert len(hit.text) < 200
    assert workspace.search_library("quy che phoi hop").result() == (LibraryHit(id="D"),)
    assert workspace.attached(file).result() == (tmp_path / "Quy chế.docx").read_bytes()


def test_a_file_without_text_is_kept_and_it_is_said(workspace: Workspace, fence: Fence, tmp_path: Path) -> None:
    picture = tmp_path / "quet.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    kept = library_files.take_in(workspace, picture, fence)
    assert "quet.png" in kept.why_unread
    assert workspace.attached(kept.file).result() == picture.read_bytes()


def test_what_is_too_large_or_empty_or_gone_is_refused(workspace: Workspace, fence: Fence, tmp_path: Path) -> None:
    large, empty = tmp_path / "a.pdf", tmp_path / "b.pdf"
    with large.open("wb") as stream:
        stream.truncate(library_files.LARGEST + 1)
    empty.touch()
    for path in (large, empty, tmp_path / "c.pdf"):
        with pytest.raises(UnreadableError, match=path.name):
            library_files.take_in(workspace, path, fence)


def test_a_copy_to_open_is_protected_reused_and_swept(workspace: Workspace, fence: Fence, tmp_path: Path) -> None:
    file = attached(workspace, word(tmp_path / "Quy chế: số 1.docx"), fence)
    copy = library_files.copy_to_open(workspace, file)
    assert copy.name == "Quy chế số 1.docx"
    assert not copy.stat().st_mode & stat.S_IWRITE
    assert copy.read_bytes() == (tmp_path / "Quy chế: số 1.docx").read_bytes()
    assert library_files.copy_to_open(workspace, file) == copy
    os.utime(copy.parent, (0, 0))
    other = workspace.keep_file("khác.pdf", b"%PDF-").result()
    assert library_files.copy_to_open(workspace, other).exists()
    assert not copy.exists()


@pytest.mark.parametrize("name", ["a.exe", "a.lnk", "a", "a.docx.bat", "../a.js"])
def test_a_program_is_not_opened(workspace: Workspace, name: str) -> None:
    file = workspace.keep_file(name, b"MZ").result()
    with pytest.raises(UnreadableError):
        library_files.copy_to_open(workspace, file)


def test_a_copy_is_saved_elsewhere(workspace: Workspace, tmp_path: Path) -> None:
    file = workspace.keep_file("a.pdf", b"%PDF-").result()
    assert library_files.save_copy(workspace, file, tmp_path / "b.pdf").read_bytes() == b"%PDF-"


def test_a_file_of_no_document_goes_when_the_workspace_is_opened_anew(workspace: Workspace, tmp_path: Path) -> None:
    left, used = workspace.keep_file("a.pdf", b"one").result(), workspace.keep_file("b.pdf", b"two").result()
    workspace.save_library(add_file(LIBRARY, "D", used)).result()
    assert workspace.attached(left).result() == b"one"
    workspace.close()
    with opened(tmp_path) as again:
        assert again.attached(used).result() == b"two"
        with pytest.raises(WorkspaceError, match="Attach it again"):
            again.attached(left).result()


def test_a_file_taken_from_a_document_stays_until_then_and_with_the_state_of_the_day_before(tmp_path: Path) -> None:
    clock = [NOW]
    path = tmp_path / "workspace.ttdn"
    with open_workspace(path, clock=lambda: clock[0], new_id=str) as workspace:
        file = workspace.keep_file("a.pdf", b"one").result()
        with_file = add_file(LIBRARY, "D", file)
        workspace.save_library(with_file).result()
        clock[0] += dt.timedelta(days=1)
        workspace.save_library(remove_file(with_file, "D", file)).result()
        assert workspace.attached(file).result() == b"one"
    with open_workspace(path, clock=lambda: clock[0], new_id=str) as workspace:
        (version,) = workspace.library_versions().result()
        assert workspace.load_library(version.id).result() == with_file
        assert workspace.attached(file).result() == b"one"


def test_a_file_of_a_document_that_an_update_took_out_is_there_when_the_update_is_taken_back(tmp_path: Path) -> None:
    library = Library(documents=(LegalDocument(id="D", type="Công văn", subject="về sự kiện"),))
    update = Update(edition=NOW.date(), publisher="Sở", remove=("D",))
    with opened(tmp_path) as workspace:
        file = workspace.keep_file("a.pdf", b"one").result()
        library = applied(add_file(library, "D", file), update, chosen=("document:D",))
        assert not library.documents
        workspace.save_library(library).result()
    with opened(tmp_path) as workspace:
        (document,) = taken_back(workspace.library().result()).documents
        assert workspace.attached(document.files[0]).result() == b"one"
