"""Two plans compared on the command line: files, JSON and plans of a workspace."""

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.services import word_edits
from tests.services.word_edits import Document


def edited(ttdn: Run, sample: Path, folder: Path) -> Path:
    """The sample as a Word file in which somebody did two things."""
    file = folder / "ban sua.docx"
    assert ttdn("export", sample, "--to", file, "--tasks", "table").status == 0
    document = Document(file.read_bytes())
    word_edits.tracked_typing(document)
    word_edits.change_cell(document)
    file.write_bytes(document.saved())
    return file


def test_a_file_is_compared_with_the_plan_it_came_from(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    told = ttdn("compare", sample, edited(ttdn, sample, tmp_path), "--json")
    assert told.status == 0
    changes = json.loads(told.out)["changes"]
    assert [(one["kind"], one["where"].rpartition("/")[2]) for one in changes] == [("changed", "text"), ("changed", "text"), ("changed", "time")]
    assert [one.get("authors", [{}])[0].get("name") for one in changes] == [word_edits.BINH, word_edits.AN, None]
    assert changes[2]["before"] == "Tháng 02/2027"
    assert changes[2]["after"] == "Tháng 3/2027"
    assert changes[2]["where"] == "/tasks/1/time"


def test_for_people_changes_stand_below_their_places(ttdn: Run, sample: Path, tmp_path: Path) -> None:
    told = ttdn("compare", sample, edited(ttdn, sample, tmp_path), "--language", "en")
    assert "Kiện toàn đầu mối" in told.out
    assert "  Edited: Time" in told.out
    assert "    - Tháng 02/2027" in told.out
    assert "    + Tháng 3/2027" in told.out
    assert told.err.strip() == "3 changes"


def test_a_plan_of_a_workspace_is_compared_by_its_id(ttdn: Run, sample: Path, workspace: Path, tmp_path: Path) -> None:
    plans = json.loads(ttdn("list", "--workspace", workspace, "--json").out)["plans"]
    first = plans[0]["id"]
    same = ttdn("compare", first, first, "--workspace", workspace, "--json")
    assert json.loads(same.out) == {"changes": []}
    file = tmp_path / "a.docx"
    ttdn("export", first, "--workspace", workspace, "--to", file)
    assert json.loads(ttdn("compare", first, file, "--workspace", workspace, "--json").out) == {"changes": []}
    assert json.loads(ttdn("compare", file, first, "--workspace", workspace, "--json").out) == {"changes": []}


def test_what_is_neither_a_file_nor_a_plan_is_wrong_usage(ttdn: Run, sample: Path, workspace: Path) -> None:
    assert ttdn("compare", sample, "nothing").status == 2
    assert ttdn("compare", sample, "nothing", "--workspace", workspace).status == 2
