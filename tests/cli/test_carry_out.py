"""`ttdn carry-out`: the draft of the own plan from a superior's plan."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.services.test_superior import COMMUNE, TEXT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch tỉnh.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_file_gives_the_draft_and_is_kept_itself(ttdn: Run, file: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "xa.ttdn"
    told = ttdn("carry-out", file, "--workspace", workspace, "--unit", COMMUNE, "--json")
    assert told.status == 0
    made = json.loads(told.out)
    plan = json.loads(ttdn("show", made["plan"], "--workspace", workspace, "--json").out)
    superior = json.loads(ttdn("show", made["superior"], "--workspace", workspace, "--json").out)
    assert plan["superior"]["plan"] == superior["id"]
    assert superior["stage"] == "issued"
    first = next(clause for clause in made["clauses"] if clause["place"] == "Mục III.1")
    assert (first["role"], first["sure"], first["words"]) == ("lead", True, "UBND các xã, phường")
    assert first["task"] in {task["id"] for task in plan["tasks"]}


def test_the_same_file_is_not_kept_twice(ttdn: Run, file: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "xa.ttdn"
    one, two = (json.loads(ttdn("carry-out", file, "--workspace", workspace, "--unit", COMMUNE, "--json").out) for _time in range(2))
    assert one["superior"] == two["superior"]
    assert one["plan"] != two["plan"]


def test_a_plan_of_the_workspace_is_carried_out_by_its_id(ttdn: Run, file: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "xa.ttdn"
    (superior,) = json.loads(ttdn("import", file, "--workspace", workspace, "--json").out)["ids"]
    told = ttdn("carry-out", superior, "--workspace", workspace, "--unit", COMMUNE)
    assert told.status == 0
    assert "Biên soạn tờ gấp giới thiệu điểm đến" in told.out
    assert superior in told.err


def test_without_a_unit_it_is_asked_for(ttdn: Run, file: Path, tmp_path: Path) -> None:
    told = ttdn("carry-out", file, "--workspace", tmp_path / "xa.ttdn")
    assert told.status == 2
    assert "--unit" in told.err
    assert not (tmp_path / "xa.ttdn").exists()


def test_what_is_no_document_is_refused(ttdn: Run, tmp_path: Path) -> None:
    note = tmp_path / "ghi chú.txt"
    note.write_text("Mua sữa, bánh mì.", encoding="utf-8")
    assert ttdn("carry-out", note, "--workspace", tmp_path / "xa.ttdn", "--unit", COMMUNE).status == 4
