"""Plans of a workspace are listed, found and shown; nothing is made where nothing was."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Run
from ttdn_desktop import resources
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.units import Unit, Units
from ttdn_desktop.services import late, system


def test_list_gives_every_plan_with_the_promised_keys(ttdn: Run, workspace: Path) -> None:
    told = ttdn("list", "--workspace", workspace, "--json")
    plans = json.loads(told.out)["plans"]
    assert (told.status, told.err, len(plans)) == (0, "", 3)
    assert {frozenset(plan) for plan in plans} == {frozenset({"id", "year", "subject", "issuer", "stage", "tasks", "changed"})}
    assert {plan["tasks"] for plan in plans} == {14, 9, 7}


def test_list_for_people_has_a_line_for_each_plan(ttdn: Run, workspace: Path) -> None:
    lines = ttdn("list", "--workspace", workspace).out.splitlines()
    assert len(lines) == 3
    assert all("2027" in line and "Vân Trúc" in line for line in lines)


def test_search_finds_without_accents(ttdn: Run, workspace: Path) -> None:
    hits = json.loads(ttdn("search", "MAY TRE DAN", "--workspace", workspace, "--json").out)["hits"]
    assert {hit["kind"] for hit in hits} >= {"task"}
    assert all(set(hit) == {"kind", "id", "plan", "text"} for hit in hits)
    assert "mây tre đan" in ttdn("search", "mây tre đan", "--workspace", workspace).out.lower()


def test_searching_in_vain_is_no_error(ttdn: Run, workspace: Path) -> None:
    told = ttdn("search", "zzz", "--workspace", workspace)
    assert (told.status, told.out) == (0, "")
    assert "zzz" in told.err
    assert json.loads(ttdn("search", "zzz", "--workspace", workspace, "--json").out) == {"hits": []}


def test_show_prints_the_plan_by_its_schema(ttdn: Run, workspace: Path) -> None:
    plan_id = json.loads(ttdn("list", "--workspace", workspace, "--json").out)["plans"][0]["id"]
    plan = json.loads(ttdn("show", plan_id, "--workspace", workspace, "--json").out)
    jsonschema.Draft202012Validator(resources.load_json("schema/plan.schema.json")).validate(plan)
    assert plan["id"] == plan_id
    assert plan["document"]["subject"] in ttdn("show", plan_id, "--workspace", workspace).out


def test_a_shown_plan_names_the_units_of_the_directory(ttdn: Run, workspace: Path) -> None:
    plan_id = json.loads(ttdn("list", "--workspace", workspace, "--json").out)["plans"][0]["id"]
    with late.open_workspace(workspace, clock=system.now, new_id=system.new_id) as opened:
        name = opened.load(PlanId(plan_id)).result().tasks[0].leads[0]
        opened.save_units(Units(units=(Unit(id="u1", name=name),))).result()
    plan = json.loads(ttdn("show", plan_id, "--workspace", workspace, "--json").out)
    assert {"name": name, "id": "u1"} in plan["units"]


def test_a_plan_that_is_not_there_is_wrong_usage(ttdn: Run, workspace: Path) -> None:
    told = ttdn("show", "nothing", "--workspace", workspace, "--json")
    assert (told.status, told.out) == (2, "")
    assert "nothing" in told.err


@pytest.mark.parametrize("words", [["list"], ["search", "x"], ["show", "x"], ["export", "x", "--to", "x.docx"]])
def test_a_workspace_that_is_not_there_is_not_made(ttdn: Run, tmp_path: Path, words: list[str]) -> None:
    told = ttdn(*words, "--workspace", tmp_path / "none.ttdn")
    assert (told.status, told.out) == (4, "")
    assert "none.ttdn" in told.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_workspace_is_refused_and_left_alone(ttdn: Run, tmp_path: Path) -> None:
    file = tmp_path / "thu.ttdn"
    file.write_text("không phải kho dữ liệu\n" * 100, encoding="utf-8")
    before = file.read_bytes()
    told = ttdn("list", "--workspace", file)
    assert told.status == 4
    assert "Traceback" not in told.err
    assert file.read_bytes() == before


def test_a_workspace_held_by_another_instance_is_answered_with_its_own_status(ttdn: Run, workspace: Path) -> None:
    with late.open_workspace(workspace, clock=system.now, new_id=system.new_id):
        told = ttdn("list", "--workspace", workspace, "--json")
    assert (told.status, told.out) == (5, "")
    assert "xa.ttdn" in told.err


@pytest.mark.parametrize("words", [["list"], ["search", "x"], ["show", "x"]])
def test_a_folder_is_no_workspace(ttdn: Run, tmp_path: Path, words: list[str]) -> None:
    told = ttdn(*words, "--workspace", tmp_path)
    assert (told.status, told.out) == (4, "")
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_no_system_accepts_is_no_workspace(ttdn: Run, tmp_path: Path) -> None:
    assert ttdn("list", "--workspace", tmp_path / ("a" * 300)).status == 4


def test_words_that_are_no_text_find_nothing(ttdn: Run, workspace: Path) -> None:
    assert ttdn("show", "a\udcff", "--workspace", workspace).status == 2
    assert ttdn("search", "a\udcff", "--workspace", workspace).status == 0
