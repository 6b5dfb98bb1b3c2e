"""Workbooks taken into plans: what is found in them, what a person may choose, and what changes."""

import json
import shutil
import subprocess
from dataclasses import replace
from itertools import count
from pathlib import Path

import openpyxl
import pytest

from tests.reading.workbooks import sheet_data
from ttdn_desktop import resources
from ttdn_desktop.cli.main import main
from ttdn_desktop.domain import codec
from ttdn_desktop.domain.ids import NewId, TaskId
from ttdn_desktop.domain.plan import Plan, Task
from ttdn_desktop.domain.task_edits import put_task
from ttdn_desktop.domain.text import plain, rich
from ttdn_desktop.services import late
from ttdn_desktop.services.reading import look_at_book, read_file
from ttdn_desktop.services.task_import import (
    Mapping,
    RowOutcome,
    RowState,
    SourceBook,
    applied,
    matched,
    plan_of,
    preview,
    problems,
    proposed,
    remembered,
    tables_found,
    taken,
)
from ttdn_desktop.services.types import ExportOptions

HEAD = ("TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời gian", "Địa điểm")


def new_ids() -> NewId:
    numbers = count(1)
    return lambda: f"NEW{next(numbers)}"


def book_of(folder: Path, *rows: tuple[object, ...]) -> SourceBook:
    file = folder / "nhiem vu.xlsx"
    file.write_bytes(sheet_data(rows))
    return opened(file)


def opened(file: Path) -> SourceBook:
    source, book = look_at_book(file)
    return SourceBook(source=source, file=book)


@pytest.fixture(params=resources.sample_names())
def plan(request: pytest.FixtureRequest) -> Plan:
    return codec.plan_from_json(resources.load_json(f"samples/{request.param}.json"))


def as_exported(task: Task) -> Task:
    """What a workbook can say of a task: its words, not their looks, and no clause of a superior plan."""
    return replace(task, number=None, source=None, content=tuple(rich("".join(plain(text).split())) for text in task.content))


def test_our_own_workbook_gives_the_same_tasks_again(plan: Plan, tmp_path: Path) -> None:
    file = late.export_xlsx(plan, tmp_path / "nhiem vu.xlsx", ExportOptions())
    read = read_file(file).plan
    assert read is not None
    assert [as_exported(task) for task in read.tasks] == [as_exported(task) for task in plan.tasks]


def test_our_own_workbook_saved_by_libreoffice_gives_the_same_tasks_again(plan: Plan, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    file = late.export_xlsx(plan, tmp_path / "nhiem vu.xlsx", ExportOptions())
    out = tmp_path / "out"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run([office, "--headless", profile, "--convert-to", "xlsx", "--outdir", str(out), str(file)], capture_output=True, check=True)
    read = read_file(out / file.name).plan
    assert read is not None
    assert [as_exported(task) for task in read.tasks] == [as_exported(task) for task in plan.tasks]


def test_our_own_workbook_changes_nothing_until_somebody_edits_it(plan: Plan, tmp_path: Path) -> None:
    file = late.export_xlsx(plan, tmp_path / "nhiem vu.xlsx", ExportOptions())
    same = taken(opened(file), plan, new_ids())
    assert same is not None
    assert (same.plan, same.added, same.changed, same.unchanged) == (plan, (), (), len(plan.tasks))
    book = openpyxl.load_workbook(file)
    page = book.worksheets[0]
    row = next(row for row in page.iter_rows() if row[1].value and str(row[1].value).split("\n")[0] == plan.tasks[0].title)
    row[2].value = "Công an xã"
    page.append([99, "Việc mới hoàn toàn", "Đồn Biên phòng"])
    book.save(file)
    edited = taken(opened(file), plan, new_ids())
    assert edited is not None
    assert edited.changed == (plan.tasks[0].id,)
    assert edited.plan.task(plan.tasks[0].id).leads == ("Công an xã",)
    assert [edited.plan.task(ident).title for ident in edited.added] == ["Việc mới hoàn toàn"]
    assert edited.added[0] in {ident for block in edited.plan.task_lists() for ident in block.task_ids}


def test_rows_are_matched_by_title_and_by_likeness_which_is_doubtful(plan: Plan, tmp_path: Path) -> None:
    first, second = plan.tasks[:2]
    reworded = f"{second.title} (điều chỉnh)"
    book = book_of(tmp_path, HEAD, (1, first.title.upper(), "Công an xã", "Quý I/2027"), (2, reworded, "Công an xã"), (3, "Hoàn toàn khác biệt", "Công an xã"))
    table = tables_found(book)[0]
    found = matched(plan, preview(book, table, proposed(table)))
    assert [(row.state, row.doubtful) for row in found.rows] == [(RowState.CHANGED, False), (RowState.CHANGED, True), (RowState.ADDED, False)]
    assert [row.before.id if row.before else None for row in found.rows] == [first.id, second.id, None]
    assert set(found.missing) == {task.id for task in plan.tasks[2:]}
    chosen = found.with_taken(found.rows[0].row, False).with_target(found.rows[1].row, None)
    after = applied(plan, chosen, new_ids())
    assert after.task(first.id) == first
    assert after.task(second.id) == second
    assert len(after.tasks) == len(plan.tasks) + 2


def test_what_a_row_leaves_empty_stays_in_the_plan(plan: Plan, tmp_path: Path) -> None:
    task = replace(plan.tasks[0], output="Báo cáo", note="Gấp")
    plan = put_task(plan, task)
    book = book_of(tmp_path, HEAD, (1, task.title, "Đồn Biên phòng"))
    after = taken(book, plan, new_ids())
    assert after is not None
    assert after.plan.task(task.id) == replace(task, leads=("Đồn Biên phòng",))


def test_two_rows_of_one_task_are_a_conflict_and_the_second_is_left_out(plan: Plan, tmp_path: Path) -> None:
    file = late.export_xlsx(plan, tmp_path / "nhiem vu.xlsx", ExportOptions())
    book = openpyxl.load_workbook(file)
    page = book.worksheets[0]
    last = [cell.value for cell in list(page.iter_rows())[-1]]
    page.append(last)
    book.save(file)
    found = opened(file)
    table = tables_found(found)[0]
    states = [row.state for row in matched(plan, preview(found, table, proposed(table))).rows]
    assert states.count(RowState.CONFLICT) == 1
    assert len(read_tasks(file)) == len(plan.tasks) + 1


def read_tasks(file: Path) -> tuple[Task, ...]:
    plan = read_file(file).plan
    assert plan is not None
    return plan.tasks


def test_a_person_says_what_a_column_is_and_it_is_remembered(tmp_path: Path) -> None:
    book = book_of(tmp_path, HEAD, (1, "Hội nghị", "Công an xã", "Quý I/2026", "Hội trường xã"), (None, None, None, "Quý II/2026", None), ("II", "Nhóm hai"))
    table = tables_found(book)[0]
    assert [(column.key, column.sure) for column in table.columns] == [("number", True), ("title", True), ("leads", True), ("time", True), ("other", True)]
    mapping = proposed(table).with_key(4, "note")
    rows = preview(book, table, mapping)
    assert [row.outcome for row in rows] == [RowOutcome.TASK, RowOutcome.JOINED, RowOutcome.GROUP]
    assert rows[0].task is not None
    assert rows[0].task.note == "Hội trường xã"
    assert proposed(table, remembered((), table, mapping)) == mapping
    plan = plan_of(book, {table.id: mapping}).plan
    assert plan is not None
    assert plan.tasks[0].note == "Hội trường xã"
    assert problems(table, Mapping(keys=("", "", "leads", "time", "time"))) == ("no_title",)


@pytest.fixture
def workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[Path, str]:
    file = tmp_path / "ke hoach.xlsx"
    file.write_bytes(sheet_data([("KẾ HOẠCH NĂM 2026",), HEAD, (1, "Tuyên truyền", "Công an xã", "Quý I/2026")]))
    target = tmp_path / "xa.ttdn"
    assert main(["import", str(file), "--workspace", str(target), "--json"]) == 0
    return target, json.loads(capsys.readouterr().out)["ids"][0]


def test_the_command_line_takes_a_workbook_into_a_plan(workspace: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target, plan = workspace
    more = tmp_path / "them.xlsx"
    more.write_bytes(sheet_data([HEAD, (1, "Tuyên truyền", "Phòng Kinh tế", "Quý I/2026"), (2, "Tập huấn", "Công an xã")]))
    assert main(["import", str(more), "--workspace", str(target), "--into", plan, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["ids"], len(told["added"]), len(told["changed"]), told["unchanged"]) == ([plan], 1, 1, 0)
    assert main(["show", plan, "--workspace", str(target), "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert [(task["title"], task["leads"]) for task in shown["tasks"]] == [("Tuyên truyền", ["Phòng Kinh tế"]), ("Tập huấn", ["Công an xã"])]
    assert TaskId(told["added"][0]) == shown["tasks"][1]["id"]


def test_a_workbook_without_tasks_changes_no_plan(workspace: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target, plan = workspace
    other = tmp_path / "khac.xlsx"
    other.write_bytes(sheet_data([("Lorem", 1)]))
    assert main(["import", str(other), "--workspace", str(target), "--into", plan]) == 4
    assert "khac.xlsx" in capsys.readouterr().err
