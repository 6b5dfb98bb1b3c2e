"""The library on the command line: found, added to, written, brought up to date and taken back."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.exchange.damaged_updates import chance, damaged
from ttdn_desktop import resources
from ttdn_desktop.domain.library import Library
from ttdn_desktop.services import late, system
from ttdn_desktop.services.library_updates import write_update

SHIPPED = resources.library()


def library_of(workspace: Path) -> Library:
    with late.open_workspace(workspace, clock=system.now, new_id=system.new_id) as opened:
        return opened.library().result()


def keep(workspace: Path, library: Library) -> None:
    with late.open_workspace(workspace, clock=system.now, new_id=system.new_id) as opened:
        opened.save_library(library).result()


@pytest.fixture
def update(tmp_path: Path) -> Path:
    """A file of the province that changes one shipped document and adds one."""
    known = SHIPPED.documents[0]
    new = replace(
        known, id="KH-9-2027", type="Kế hoạch", number="9/KH-UBND", date=date(2027, 1, 9), effective_from=None, subject="về thông tin đối ngoại năm 2027"
    )
    library = replace(SHIPPED, documents=(replace(known, note="đã đối chiếu"), new), relations=())
    return write_update(library, {known.id, new.id}, tmp_path / "cap-nhat.json", edition=date(2027, 2, 1), title="Cập nhật quý I", publisher="Sở Văn hóa")


def test_documents_are_listed_with_their_validity_on_a_day(ttdn: Run, workspace: Path) -> None:
    told = json.loads(ttdn("library", "list", "--workspace", workspace, "--on", "2026-08-01", "--json").out)
    by_id = {one["id"]: one for one in told["documents"]}
    assert len(by_id) == len(SHIPPED.documents)
    assert by_id["ND-09-2017"]["validity"] == "ended"
    assert "ND-72-2015" in ttdn("library", "list", "--workspace", workspace).out


def test_documents_are_found_without_accents(ttdn: Run, workspace: Path) -> None:
    assert "72/2015/NĐ-CP" in ttdn("library", "search", "quan ly hoat dong thong tin doi ngoai", "--workspace", workspace).out
    told = ttdn("library", "search", "zzzz", "--workspace", workspace)
    assert (told.status, told.out) == (0, "")


def test_a_citation_is_shown_first_and_added_with_yes(ttdn: Run, workspace: Path) -> None:
    words = (
        "library",
        "add",
        "Căn cứ Kế hoạch số 12/KH-UBND ngày 03/01/2027 của Ủy ban nhân dân tỉnh Hải Dương về thông tin đối ngoại",
        "--workspace",
        workspace,
    )
    assert "would be entered" in ttdn(*words).err
    assert library_of(workspace).documents == SHIPPED.documents
    assert ttdn(*words, "--yes").status == 0
    assert library_of(workspace).documents[-1].number == "12/KH-UBND"


def test_a_text_without_a_citation_is_told(ttdn: Run, workspace: Path) -> None:
    told = ttdn("library", "add", "lời nói", "--workspace", workspace, "--yes")
    assert (told.status, "not understood" in told.out) == (4, True)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_list_goes_out_and_comes_back(ttdn: Run, workspace: Path, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"van-ban{suffix}"
    assert ttdn("library", "export", path, "--workspace", workspace).status == 0
    told = json.loads(ttdn("library", "import", path, "--workspace", workspace, "--yes", "--json").out)
    assert {row["state"] for row in told["rows"]} == {"same"}
    assert library_of(workspace).documents == SHIPPED.documents


def test_an_update_is_shown_and_taken_only_with_yes(ttdn: Run, workspace: Path, update: Path) -> None:
    told = ttdn("library", "update", update, "--workspace", workspace)
    assert "Kế hoạch số 9/KH-UBND" in told.out
    assert "đã đối chiếu" in told.out
    assert "1 entry to add, 1 to change, 0 to remove" in told.err
    assert library_of(workspace) == SHIPPED
    assert ttdn("library", "update", update, "--workspace", workspace, "--yes").status == 0
    after = library_of(workspace)
    assert after.documents[-1].id == "KH-9-2027"
    assert [one.title for one in after.updates] == ["Cập nhật quý I"]


def test_an_update_is_taken_back_after_a_restart(ttdn: Run, workspace: Path, update: Path) -> None:
    ttdn("library", "update", update, "--workspace", workspace, "--yes")
    told = ttdn("library", "undo-update", "--workspace", workspace)
    assert "Cập nhật quý I" in told.err
    assert library_of(workspace) == SHIPPED
    assert ttdn("library", "undo-update", "--workspace", workspace).status == 4


def test_what_the_office_changed_is_taken_only_when_named(ttdn: Run, workspace: Path, update: Path) -> None:
    first = replace(SHIPPED.documents[0], note="của xã", edited=True)
    keep(workspace, replace(SHIPPED, documents=(first, *SHIPPED.documents[1:])))
    changes = json.loads(ttdn("library", "update", update, "--workspace", workspace, "--json").out)["changes"]
    assert next((one["id"], one["held"], one["taken"]) for one in changes) == (f"document:{first.id}", "edited", False)
    ttdn("library", "update", update, "--workspace", workspace, "--yes")
    assert library_of(workspace).documents[0] == first
    ttdn("library", "update", update, "--workspace", workspace, "--yes", "--take", f"document:{first.id}")
    assert library_of(workspace).documents[0].note == "đã đối chiếu"
    assert ttdn("library", "update", update, "--workspace", workspace, "--take", "document:none").status == 2


def test_newer_data_of_the_program_are_taken_without_a_file(ttdn: Run, workspace: Path) -> None:
    keep(workspace, replace(SHIPPED, documents=SHIPPED.documents[:-1], relations=(), edition="2026-01-01"))
    assert ttdn("library", "update", "--shipped", "--workspace", workspace, "--yes").status == 0
    after = library_of(workspace)
    assert (len(after.documents), after.edition) == (len(SHIPPED.documents), SHIPPED.edition)
    assert "already has" in ttdn("library", "update", "--shipped", "--workspace", workspace).err
    assert ttdn("library", "update", "--workspace", workspace).status == 2


def test_documents_go_out_as_a_file_of_updates_with_what_belongs_to_them(ttdn: Run, workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "goi.json"
    told = ttdn("library", "export", path, "--document", "148/2026/NĐ-CP", "--title", "Gói", "--publisher", "Tỉnh", "--workspace", workspace)
    assert told.status == 0
    checked = json.loads(ttdn("library", "check", path, "--json").out)
    assert (checked["title"], checked["documents"] > 1, checked["relations"] > 0) == ("Gói", True, True)


def test_a_file_changed_by_hand_is_refused_until_it_is_sealed(ttdn: Run, workspace: Path, update: Path) -> None:
    update.write_text(update.read_text("utf-8").replace("năm 2027", "năm 2028"), "utf-8")
    told = ttdn("library", "update", update, "--workspace", workspace, "--yes")
    assert (told.status, told.out) == (4, "")
    assert "ttdn library seal" in told.err
    assert ttdn("library", "seal", update).status == 0
    assert ttdn("library", "update", update, "--workspace", workspace, "--yes").status == 0
    assert library_of(workspace).documents[-1].subject == "về thông tin đối ngoại năm 2028"


@pytest.mark.parametrize(
    "kind", ["bits", "cut", "utf_16", "foreign_json", "letter", "same_id", "circle_with_ours", "unknown_target", "place_heir", "version_2"]
)
def test_a_damaged_or_nonsensical_file_leaves_the_workspace_as_it_is_to_the_byte(ttdn: Run, workspace: Path, tmp_path: Path, kind: str) -> None:
    ttdn("library", "list", "--workspace", workspace)
    before = workspace.read_bytes()
    path = tmp_path / "a.json"
    path.write_bytes(damaged(chance(kind), kind)[1])
    told = ttdn("library", "update", path, "--workspace", workspace, "--take", "all", "--yes")
    assert (told.status, told.out) == (4, "")
    assert "was not taken" in told.err
    assert workspace.read_bytes() == before


def test_a_day_is_understood_as_people_write_it_and_refused_in_words(ttdn: Run, workspace: Path) -> None:
    said = [ttdn("library", "list", "--workspace", workspace, "--on", day, "--json").out for day in ("01/8/2026", "2026-08-01")]
    assert said[0] == said[1]
    told = ttdn("library", "list", "--workspace", workspace, "--on", "31/02/2026")
    assert told.status == 2
    assert "31/02/2026" in told.err
    assert "fromisoformat" not in told.err
