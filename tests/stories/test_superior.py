"""An officer gets the province's plan, makes the commune's own plan of it, and sees what of it is covered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.services.test_superior import COMMUNE, TEXT
from tests.stories.officer import Officer, at_work
from tests.ui.screen_checks import check
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.plan import Stage
from ttdn_desktop.ui.imports.pages_window import PagesWindow
from ttdn_desktop.ui.screens.coverage import ALL, OPEN, CoverageScreen
from ttdn_desktop.ui.screens.superior import CHOOSE, CLAUSES, SuperiorScreen


@pytest.fixture
def officer(qtbot: QtBot) -> Iterator[Officer]:
    with at_work(qtbot) as made:
        yield made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch tỉnh.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def begin(officer: Officer) -> SuperiorScreen:
    officer.bench.do("carry_out")
    return officer.screen("superior", SuperiorScreen)


def listed(officer: Officer, screen: SuperiorScreen, file: Path) -> None:
    """Until the clauses of the file are shown."""
    screen.read(file)
    officer.qtbot.waitUntil(lambda: screen.pages.currentIndex() == CLAUSES)


def drafted(officer: Officer, file: Path) -> SuperiorScreen:
    screen = begin(officer)
    officer.write(screen.choose.name, COMMUNE)
    listed(officer, screen, file)
    QTest.mouseClick(screen.make, Qt.MouseButton.LeftButton)
    return screen


def compared(officer: Officer) -> CoverageScreen:
    officer.bench.do("coverage")
    screen = officer.screen("coverage", CoverageScreen)
    officer.qtbot.waitUntil(lambda: bool(screen.table.shown.rows))
    return screen


def test_the_unit_is_asked_for_first_and_kept(officer: Officer, file: Path) -> None:
    screen = begin(officer)
    check(screen)
    screen.read(file)
    assert screen.choose.missing.isVisible()
    assert QApplication.focusWidget() is screen.choose.name
    officer.write(screen.choose.name, COMMUNE)
    listed(officer, screen, file)
    assert officer.bench.context.settings.value.issuing_body == COMMUNE


def test_the_draft_has_the_tasks_of_the_unit_and_opens_where_plans_are_written(officer: Officer, file: Path) -> None:
    drafted(officer, file)
    assert officer.bench.screen_name == "compose"
    plan = officer.plan
    assert [task.source for task in plan.tasks][:2] == ["Mục III.1", "Mục III.2"]
    assert plan.superior is not None
    assert plan.superior.plan is not None
    officer.saved()
    workspace = officer.desk.workspace
    assert workspace is not None
    superior = workspace.load(plan.superior.plan).result(60)
    assert (superior.stage, superior.document.number) == (Stage.ISSUED, "45")


def test_a_draft_of_another_unit_bears_its_own_letterhead(officer: Officer, file: Path) -> None:
    officer.bench.context.settings.change(
        issuing_body="Ủy ban nhân dân xã Suối Mây", issuer_lines=("ỦY BAN NHÂN DÂN", "XÃ SUỐI MÂY"), place="Suối Mây", signer_name="Lê Văn B"
    )
    drafted(officer, file)
    assert officer.plan.issuer.name == COMMUNE
    assert not officer.plan.issuer.lines, "the program writes them from the name"
    assert (officer.plan.document.place, officer.plan.signatory.name) == ("Bình An", None)


def test_clauses_are_ticked_by_key_and_others_can_be_added(officer: Officer, file: Path) -> None:
    screen = begin(officer)
    officer.write(screen.choose.name, COMMUNE)
    listed(officer, screen, file)
    page = screen.clauses
    check(screen)
    before = len(page.chosen)
    page.table.window().activateWindow()
    page.table.setFocus()
    officer.qtbot.waitUntil(page.table.hasFocus)
    officer.key(Qt.Key.Key_Space)
    assert len(page.chosen) == before - 1
    page.filter.setCurrentIndex(ALL)
    page.filter.activated.emit(ALL)
    row = next(at for at, clause in enumerate(page.table.shown.rows) if clause.place == "Mục III.3")
    page.table.selectRow(row)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert "Mục III.3" in {clause.place for clause in page.chosen}
    officer.write(page.place, "Mục V.2")
    officer.write(page.words, "Lắp đặt cụm thông tin cửa khẩu")
    officer.key(Qt.Key.Key_Return)
    QTest.mouseClick(screen.make, Qt.MouseButton.LeftButton)
    assert {"Mục III.3", "Mục V.2"} <= {task.source for task in officer.plan.tasks}
    coverage = compared(officer)
    assert all(row.done for row in coverage.table.shown.rows if row.clause.place == "Mục V.2")
    assert any(row.clause.place == "Mục V.2" for row in coverage.table.shown.rows)


def test_what_is_not_covered_gets_its_task_in_one_step(officer: Officer, file: Path) -> None:
    drafted(officer, file)
    session = officer.bench.context.session.current
    assert session is not None
    gone = next(task for task in session.plan.tasks if task.source == "Mục III.2")
    session.edit("x", lambda plan: edits.remove_task(plan, gone.id))
    screen = compared(officer)
    check(screen)
    screen.filter.setCurrentIndex(OPEN)
    screen.filter.activated.emit(OPEN)
    assert [row.clause.place for row in screen.table.shown.rows] == ["Mục III.2"]
    steps = officer.steps
    QTest.mouseClick(screen.add, Qt.MouseButton.LeftButton)
    assert officer.steps == steps + 1
    assert "Mục III.2" in {task.source for task in officer.plan.tasks}
    assert not screen.table.shown.rows or all(row.done for row in screen.table.shown.rows)
    officer.bench.do("undo")
    officer.qtbot.waitUntil(lambda: [row.clause.place for row in screen.table.shown.rows] == ["Mục III.2"])


def test_a_plan_on_paper_is_carried_out_too(officer: Officer) -> None:
    screen = begin(officer)
    officer.write(screen.choose.name, COMMUNE)
    officer.write(screen.choose.head["number"], "7/KH-UBND")
    officer.write(screen.choose.head["date"], "05/01/2026")
    officer.write(screen.choose.head["issuer"], "Ủy ban nhân dân tỉnh Lào Cai")
    officer.write(screen.choose.head["subject"], "Thông tin đối ngoại năm 2026")
    QTest.mouseClick(screen.choose.go_on, Qt.MouseButton.LeftButton)
    officer.qtbot.waitUntil(lambda: screen.pages.currentIndex() == CLAUSES)
    officer.write(screen.clauses.place, "Mục II.1")
    officer.write(screen.clauses.words, "Tổ chức tuyên truyền tại cửa khẩu")
    QTest.mouseClick(screen.clauses.add_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(screen.make, Qt.MouseButton.LeftButton)
    assert officer.plan.legal_bases[0].text.startswith("Căn cứ Kế hoạch số 7/KH-UBND ngày 05 tháng 01 năm 2026")
    assert [(task.title, task.source) for task in officer.plan.tasks] == [("Tổ chức tuyên truyền tại cửa khẩu", "Mục II.1")]
    assert all(row.done for row in compared(officer).table.shown.rows)


def test_plans_of_the_own_unit_are_not_offered_as_those_of_the_superior(officer: Officer, file: Path) -> None:
    drafted(officer, file)
    officer.saved()
    screen = begin(officer)
    officer.qtbot.waitUntil(lambda: screen.choose.plans.plans.rowCount() > 0)
    plans = screen.choose.plans.plans
    assert {plan.issuer for row in range(plans.rowCount()) if (plan := plans.plan(row)) is not None} == {"Ủy ban nhân dân tỉnh Lào Cai"}
    check(screen)


def test_nothing_is_made_when_one_leaves(officer: Officer, file: Path) -> None:
    screen = begin(officer)
    officer.write(screen.choose.name, COMMUNE)
    listed(officer, screen, file)
    QTest.mouseClick(screen.cancel, Qt.MouseButton.LeftButton)
    assert officer.bench.context.session.plan is None
    assert screen.pages.currentIndex() == CHOOSE
    workspace = officer.desk.workspace
    assert workspace is not None
    assert workspace.plans().result(60) == ()


def test_the_pages_of_a_scan_are_shown_beside_and_its_head_is_written_down(officer: Officer, tmp_path: Path) -> None:
    picture = QImage(400, 600, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    scan = tmp_path / "bản quét.png"
    assert picture.save(str(scan))
    screen = begin(officer)
    officer.write(screen.choose.name, COMMUNE)
    screen.read(scan)
    pages = officer.dialog(PagesWindow)
    assert screen.choose.told.isVisible()
    assert screen.choose.told.property("role") == "muted", "a scan is nothing wrong"
    officer.qtbot.waitUntil(lambda: screen.choose.go_on.visibleRegion().boundingRect().height() == screen.choose.go_on.height())
    officer.write(screen.choose.head["number"], "9/KH-UBND")
    QTest.mouseClick(screen.choose.go_on, Qt.MouseButton.LeftButton)
    officer.qtbot.waitUntil(lambda: screen.pages.currentIndex() == CLAUSES)
    assert pages.isVisible()
    assert screen.beside.isVisible()
    pages.close()


def test_a_file_that_is_no_plan_is_told_beside_its_button(officer: Officer, tmp_path: Path) -> None:
    file = tmp_path / "ghi chú.txt"
    file.write_text("Mua sữa, bánh mì.", encoding="utf-8")
    screen = begin(officer)
    officer.write(screen.choose.name, COMMUNE)
    screen.read(file)
    officer.qtbot.waitUntil(screen.choose.told.isVisible)
    assert screen.pages.currentIndex() == CHOOSE
