"""The screen of templates in the real program: a file is taken in, looked at, a plan is begun, the file is filled, a newer version comes."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton

from tests.template_files import sheet_template, word_template
from tests.ui import screen_checks
from tests.ui.programs import AGENCY, keep_plans, keep_settings, running, sample_plan, wait_for
from ttdn_desktop.domain.blocks import Paragraph, TaskList
from ttdn_desktop.domain.ids import BlockId, PlanId, SectionId
from ttdn_desktop.domain.plan import Plan, Section, Stage
from ttdn_desktop.domain.template import SectionUse, Template, TemplateId, TemplateKind, TemplateLine, TemplateSection, TemplateState
from ttdn_desktop.domain.text import rich
from ttdn_desktop.i18n import _, ngettext
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.editors import LineEditor
from ttdn_desktop.ui.node_keys import SECTION, key_of
from ttdn_desktop.ui.screens.templates import TemplatesScreen
from ttdn_desktop.ui.template_detail import STATE_WORDS
from ttdn_desktop.ui.template_fill import FillDialog
from ttdn_desktop.ui.template_guide import TemplateGuide
from ttdn_desktop.ui.template_versions import VersionDialog


def shown(program: Any) -> TemplatesScreen:
    program.bench.go("templates")
    screen = program.bench.made_screen("templates")
    assert isinstance(screen, TemplatesScreen)
    return screen


def dialog(qtbot: Any, program: Any, kind: type) -> Any:
    wait_for(qtbot, lambda: [found for found in program.window.findChildren(kind) if found.isVisible()])
    return next(found for found in program.window.findChildren(kind) if found.isVisible())


def press(button: QAbstractButton) -> None:
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def take_in(qtbot: Any, screen: TemplatesScreen, file: Path, older: str = "") -> None:
    before = screen.list.count()
    screen.take_in([file], older)
    wait_for(qtbot, lambda: screen.list.count() == before + 1 and screen.detail is not None)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_screen_with_templates_is_named_reachable_and_whole(qtbot, tmp_path: Path, language: str) -> None:
    keep_settings(replace(AGENCY, language=language))
    with running(qtbot, size=screen_checks.SIZE) as program:
        screen = shown(program)
        wait_for(qtbot, screen.empty.isVisible)
        take_in(qtbot, screen, word_template(tmp_path / "Mẫu kế hoạch.docx"))
        take_in(qtbot, screen, sheet_template(tmp_path / "Biểu nhiệm vụ.xlsx"))
        screen_checks.check(program.window)


def test_a_file_that_is_no_template_is_refused_with_a_sentence(qtbot, tmp_path: Path) -> None:
    keep_settings(AGENCY)
    file = tmp_path / "a.docx"
    file.write_bytes(b"PK\x03\x04 nothing")
    with running(qtbot) as program:
        screen = shown(program)
        wait_for(qtbot, screen.empty.isVisible)
        screen.take_in([file])
        wait_for(qtbot, lambda: any(found.isVisible() and found.windowTitle() for found in program.window.findChildren(Dialog)))
        told = next(found for found in program.window.findChildren(Dialog) if found.isVisible())
        told.close()
        assert screen.list.count() == 0


def test_from_a_template_to_a_plan_to_the_provinces_own_file_and_its_newer_version(qtbot, tmp_path: Path) -> None:
    keep_settings(AGENCY)
    file = word_template(tmp_path / "Mẫu kế hoạch.docx")
    with running(qtbot) as program:
        screen = shown(program)
        wait_for(qtbot, screen.empty.isVisible)
        take_in(qtbot, screen, file)
        detail = screen.detail
        assert detail is not None
        assert len(detail.template.blanks) > 8

        detail.fields["source"].setText("Ủy ban nhân dân tỉnh")
        detail.fields["source"].returnPressed.emit()
        wait_for(qtbot, lambda: "Ủy ban nhân dân tỉnh" in screen.list.item(0).toolTip())
        first = screen.chosen_id

        assert screen.detail is not None
        press(screen.detail.write_button)
        wait_for(qtbot, lambda: program.bench.screen_name == "compose")
        plan = program.bench.context.session.plan
        assert [section.heading for section in plan.body] == ["MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG, NHIỆM VỤ", "KINH PHÍ THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"]
        assert any(isinstance(block, TaskList) for block in plan.body[1].blocks)
        assert "Nhân dân xã Vân Trúc" in str(plan.body[0].sections[0].blocks)
        compose = program.bench.made_screen("compose")
        compose.reveal(node=key_of(SECTION, plan.body[0].sections[1].id))
        wait_for(qtbot, lambda: [guide for guide in compose.findChildren(TemplateGuide) if guide.isVisible()])
        assert "Nêu rõ các yêu cầu" in next(guide for guide in compose.findChildren(TemplateGuide) if guide.isVisible()).notice.text.text()
        program.bench.desk.save_now()
        wait_for(qtbot, lambda: not program.bench.desk.autosave.unsaved)

        screen = shown(program)
        assert screen.detail is not None
        press(screen.detail.fill_button)
        filling = dialog(qtbot, program, FillDialog)
        wait_for(qtbot, filling.fill_button.isEnabled)
        screen_checks.check(filling)
        phone = next(blank for blank in detail.template.blanks if blank.name == "Số điện thoại")
        filling.answers[phone.id].setText("0123 456 789")
        filling.folder.setText(str(tmp_path / "hồ sơ" / "mới"))  # not there yet
        press(filling.fill_button)
        wait_for(qtbot, lambda: filling.pages.currentIndex() == 1)
        made = next((tmp_path / "hồ sơ" / "mới").glob("*.docx"))
        text = "\n".join(paragraph.text for paragraph in docx.Document(str(made)).paragraphs)
        assert "số điện thoại: 0123 456 789" in text
        filling.close()

        newer = docx.Document(str(file))
        for paragraph in newer.paragraphs:
            if paragraph.text == "III. KINH PHÍ THỰC HIỆN":
                paragraph.runs[0].text = "III. KINH PHÍ VÀ NGUỒN LỰC THỰC HIỆN"
        newer.save(str(tmp_path / "Mẫu kế hoạch 2.docx"))
        take_in(qtbot, screen, tmp_path / "Mẫu kế hoạch 2.docx", first)
        versions = dialog(qtbot, program, VersionDialog)
        wait_for(qtbot, versions.take_button.isEnabled)
        screen_checks.check(versions)
        assert len(versions.boxes) == 1
        states = {screen.list.item(row).data(Qt.ItemDataRole.UserRole): screen.list.item(row).toolTip() for row in range(screen.list.count())}
        ended, current = _(STATE_WORDS[TemplateState.ENDED]), _(STATE_WORDS[TemplateState.IN_FORCE])
        assert ended in states.pop(first)
        assert all(current in told for told in states.values())
        press(versions.take_button)
        wait_for(qtbot, lambda: versions.pages.currentIndex() == 1)
        screen_checks.check(versions)
        press(next(button for button in versions.findChildren(QPushButton) if button.accessibleName().startswith(_("Open “{name}”").split("{")[0])))
        wait_for(qtbot, lambda: program.bench.context.session.plan.body[2].heading == "KINH PHÍ VÀ NGUỒN LỰC THỰC HIỆN")
        program.bench.do("undo")
        assert program.bench.context.session.plan.body[2].heading == "KINH PHÍ THỰC HIỆN"


def test_a_newer_version_goes_into_all_plans_written_from_the_older_one_and_is_taken_back_in_all(qtbot, tmp_path: Path) -> None:
    old = Template(id=TemplateId("T1"), name="Mẫu kế hoạch", kind=TemplateKind.DOCX, sha256="00", family="T1", sections=(_section("s1", "Kinh phí"),))
    new = replace(old, id=TemplateId("T2"), version="2", sections=(_section("s1", "Kinh phí thực hiện"), _section("s2", "Giải pháp", "- Tuyên truyền.")))
    blank = sample_plan()
    plans = [_following(blank, name, Stage.DRAFT) for name in ("A", "B", "C")] + [_following(blank, "D", Stage.ISSUED)]
    plans[2] = replace(plans[2], body=(replace(plans[2].body[0], heading="Nguồn tiền"),))  # in words of its own
    keep_settings(AGENCY)
    keep_plans(*plans)
    with running(qtbot, size=screen_checks.SIZE) as program:
        workspace = program.bench.desk.workspace
        for template in (old, new):
            workspace.save_template(template, template.id.encode()).result(60)
        for plan in plans:
            if plan.document.subject != "C":
                workspace.link_template(plan.id, old.id).result(60)
        screen = shown(program)
        wait_for(qtbot, lambda: screen.list.count() == 2)
        screen.refresh("T2")
        wait_for(qtbot, lambda: screen.detail is not None and hasattr(screen.detail, "behind_button"))
        assert screen.detail is not None
        press(screen.detail.behind_button)
        versions = dialog(qtbot, program, VersionDialog)
        pane = versions.plans
        wait_for(qtbot, lambda: all("…" not in line.beside for line in pane.list.rows.lines) and len(pane.list.rows.lines) == 4)
        screen_checks.check(versions)
        lines = {line.text[0]: line for line in pane.list.rows.lines}
        assert [line.text[0] for line in pane.list.rows.lines][2:] == ["D", "C"]
        assert lines["D"].fixed
        assert {plan.subject for plan in pane.chosen()} == {"A", "B"}
        assert lines["A"].beside == ngettext("{count} change", "{count} changes", 2).format(count=2)

        pane.list.rows.setData(pane.list.rows.index(3, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
        pane.list.view.setCurrentIndex(pane.list.rows.index(3, 0))
        wait_for(qtbot, lambda: pane.list.rows.lines[3].beside == ngettext("{count} change", "{count} changes", 1).format(count=1))
        assert any(
            _("Section renamed: {before} → {after}").format(before="Kinh phí", after="Kinh phí thực hiện") == label.text()
            for label in pane.findChildren(QLabel)
        )
        press(versions.take_button)
        wait_for(qtbot, lambda: versions.pages.currentIndex() == 1)
        screen_checks.check(versions)
        assert any("D" in label.text() and "1" in label.text() for label in versions.pages.currentWidget().findChildren(QLabel))
        program.bench.desk.save_now()
        wait_for(qtbot, lambda: not program.bench.desk.autosave.unsaved)
        headings = {plan.document.subject: [section.heading for section in workspace.load(plan.id).result(60).body] for plan in plans}
        assert headings["A"] == headings["B"] == ["Kinh phí thực hiện", "Giải pháp"]
        assert headings["C"] == ["Nguồn tiền", "Giải pháp"]
        assert headings["D"] == ["Kinh phí"]
        assert {plan.document.subject for plan in plans if workspace.template_links().result(60).get(plan.id) == "T2"} == {"A", "B", "C"}

        program.bench.open_plan(plans[0].id)
        wait_for(qtbot, lambda: program.bench.context.session.plan is not None)
        assert program.bench.context.session.current.history.count() == 1
        press(versions.undo_button)
        program.bench.desk.save_now()
        wait_for(qtbot, lambda: not program.bench.desk.autosave.unsaved)
        assert {section.heading for plan in plans for section in workspace.load(plan.id).result(60).body} == {"Kinh phí", "Nguồn tiền"}
        wait_for(qtbot, lambda: set(workspace.template_links().result(60).values()) == {"T1"})


def _section(ident: str, heading: str, *lines: str) -> TemplateSection:
    return TemplateSection(id=ident, heading=heading, where=ident, lines=tuple(TemplateLine(where=f"{ident}{at}", text=text) for at, text in enumerate(lines)))


def _following(plan: Plan, subject: str, stage: Stage) -> Plan:
    body = (Section(id=SectionId("K"), heading="Kinh phí", blocks=(Paragraph(id=BlockId("k"), text=rich("Ngân sách xã.")),)),)
    return replace(
        plan,
        id=PlanId(f"PLAN{subject}"),
        stage=stage,
        document=replace(plan.document, subject=subject),
        body=body,
        tasks=(),
        papers=(),
        annexes=(),
        budget_lines=(),
    )


def test_of_a_list_that_is_filled_no_missing_bases_or_instructions_are_spoken_of(qtbot, tmp_path: Path) -> None:
    keep_settings(AGENCY)
    plan = sample_plan()
    keep_plans(plan)
    with running(qtbot) as program:
        screen = shown(program)
        wait_for(qtbot, screen.empty.isVisible)
        take_in(qtbot, screen, sheet_template(tmp_path / "Biểu nhiệm vụ.xlsx"))
        assert screen.detail is not None
        press(screen.detail.fill_button)
        filling = dialog(qtbot, program, FillDialog)
        wait_for(qtbot, filling.fill_button.isEnabled)
        assert filling.notes.isHidden()
        filling.folder.setText(str(tmp_path / "ra"))
        press(filling.fill_button)
        wait_for(qtbot, lambda: filling.pages.currentIndex() == 1)
        told = [label.text() for label in filling.findChildren(QLabel) if label.isVisible()]
        assert _("The legal bases of the plan have no place in the template; it keeps its own.") not in told
        filling.close()


def test_a_blank_is_renamed_and_another_said_to_be_none(qtbot, tmp_path: Path) -> None:
    keep_settings(AGENCY)
    with running(qtbot) as program:
        screen = shown(program)
        wait_for(qtbot, screen.empty.isVisible)
        take_in(qtbot, screen, word_template(tmp_path / "mau.docx"))
        assert screen.detail is not None
        count = len(screen.detail.template.blanks)
        line = next(line for line in screen.detail.findChildren(LineEditor) if "Số điện thoại" in line.accessibleName())
        line.setText("Điện thoại của đầu mối")
        line.returnPressed.emit()
        wait_for(qtbot, lambda: screen.detail is not None and "Điện thoại của đầu mối" in {blank.name for blank in screen.detail.template.blanks})
        gone = next(button for button in screen.detail.findChildren(QAbstractButton) if "Đầu mối liên hệ" in button.accessibleName())
        press(gone)
        wait_for(qtbot, lambda: screen.detail is not None and len(screen.detail.template.blanks) == count - 1)


def test_a_section_is_marked_and_the_template_deleted(qtbot, tmp_path: Path) -> None:
    keep_settings(AGENCY)
    keep_plans(sample_plan())
    with running(qtbot) as program:
        screen = shown(program)
        wait_for(qtbot, screen.empty.isVisible)
        take_in(qtbot, screen, word_template(tmp_path / "mau.docx"))
        assert screen.detail is not None
        assert SectionUse.FILL in {section.use for section in screen.detail.template.sections}
        workspace = program.bench.desk.workspace
        screen._delete(screen.detail.template)
        wait_for(qtbot, lambda: screen.list.count() == 0 and screen.empty.isVisible())
        assert workspace.templates().result() == ()
