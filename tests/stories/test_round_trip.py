"""An officer gets an exported plan back from Word, edited and commented, and takes the changes over."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from tests.services import word_edits
from tests.services.test_returned_without_memory import forgotten
from tests.services.word_edits import Document
from tests.ui import screen_checks
from tests.ui.programs import AGENCY, keep_settings, running, wait_for
from ttdn_desktop import paths
from ttdn_desktop.domain.blocks import TaskLayout
from ttdn_desktop.domain.compare import compare
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.i18n import available_languages
from ttdn_desktop.services import late
from ttdn_desktop.services.system import new_id, now
from ttdn_desktop.services.types import ExportOptions
from ttdn_desktop.ui.returned.cards import CommentCard
from ttdn_desktop.ui.screens.changes import ChangesScreen
from ttdn_desktop.ui.screens.imports import ImportsScreen


def edit_in_word(document: Document) -> None:
    """Two authors change words, a row goes, a cell changes, one says something."""
    word_edits.tracked_typing(document)
    word_edits.change_cell(document)
    word_edits.rename_heading(document)
    word_edits.remove_recipient(document)
    word_edits.move_elsewhere_of(document, "- Quán triệt")
    word_edits.comment_on_item(document)


@contextmanager
def came_back(qtbot: QtBot, folder: Path, language: str = "vi", size: Any = None) -> Iterator[tuple[Any, Plan, Path]]:
    """The program with a plan whose exported file was edited in Word; here a word was changed in the same place."""
    keep_settings(replace(AGENCY, language=language))
    paths.data_dir().mkdir(parents=True, exist_ok=True)
    plan = late.load_sample(late.samples()[0][0], new_id)
    file = folder / "Ke hoach da sua.docx"
    with late.open_workspace(paths.default_workspace(), clock=now, new_id=new_id) as workspace:
        workspace.save(plan).result()
        late.export_docx(plan, file, ExportOptions(tasks=TaskLayout.TABLE))
        workspace.keep_version(plan.id, "export").result()
        body = plan.body[0].sections[0].blocks[2]
        here = replace(plan, document=replace(plan.document, place="Vân Trúc Thượng"))
        workspace.save(_changed(here, body.id)).result()
    document = Document(file.read_bytes())
    edit_in_word(document)
    file.write_bytes(document.saved())
    with running(qtbot, size=size) as program:
        yield program, plan, file


def _changed(plan: Plan, block_id: str) -> Plan:
    def touched(section: Any) -> Any:
        blocks = tuple(
            replace(block, text=(replace(block.text[0], text=block.text[0].text.replace("trách nhiệm", "tinh thần trách nhiệm")), *block.text[1:]))
            if block.id == block_id
            else block
            for block in section.blocks
        )
        return replace(section, blocks=blocks, sections=tuple(map(touched, section.sections)))

    return replace(plan, body=tuple(map(touched, plan.body)))


def see_changes(qtbot: QtBot, program: Any, file: Path) -> ChangesScreen:
    """Drop the file, answer the offer."""
    program.bench.do_import_files([file])
    imports = program.bench.made_screen("imports")
    assert isinstance(imports, ImportsScreen)
    wait_for(qtbot, lambda: imports.reader.files and imports.reader.files[0].sent_from)
    card = next(iter(imports.files._cards.values()))
    assert card.whose.isVisible()
    card.changes.click()
    wait_for(qtbot, lambda: program.bench.screen_name == "changes")
    screen = program.bench.made_screen("changes")
    assert isinstance(screen, ChangesScreen)
    return screen


@pytest.mark.parametrize("language", available_languages())
def test_an_edited_file_is_offered_to_its_plan_and_shown_whole(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    with came_back(qtbot, tmp_path, language, screen_checks.SIZE) as (program, _plan, file):
        screen = see_changes(qtbot, program, file)
        assert screen.review is not None
        assert len(screen.review.file.conflicts) == 1
        assert screen.review.groups[0].key == "questions"
        assert screen.review.groups[-1].key == "comments"
        screen_checks.check(program.window)


def test_what_is_wanted_goes_in_as_one_step_and_comments_become_notes(qtbot: QtBot, tmp_path: Path) -> None:
    with came_back(qtbot, tmp_path) as (program, _plan, file):
        screen = see_changes(qtbot, program, file)
        session = program.bench.context.session.current
        before = session.plan
        steps = session.history.count()
        cards = {card.one.change.field or card.one.change.kind.value: card for card in screen.cards}
        cards["heading"].tick.click()
        screen.take.click()
        assert program.bench.screen_name == "compose"
        assert session.history.count() == steps + 1
        found = compare(before, session.plan).changes
        assert sorted(f"{one.kind} {one.field}" for one in found) == ["changed text", "changed time", "moved ", "removed "]
        assert session.plan.document.place == "Vân Trúc Thượng"
        assert "tinh thần trách nhiệm" in session.plan.body[0].sections[0].blocks[1].text[0].text
        notes = program.desk.workspace.notes(session.plan.id).result()
        assert [(note.author, note.text, note.node.partition(":")[0]) for note in notes] == [(word_edits.AN, "Đề nghị nêu rõ hơn.", "section")]
        kept = program.desk.workspace.versions(before.id).result()[0]
        assert (kept.reason, program.desk.workspace.load_version(kept.id).result()) == ("returned", before)
        session.undo()
        assert session.plan == before


def test_of_a_file_that_does_not_say_whose_it_is_nothing_is_taken_unasked(qtbot: QtBot, tmp_path: Path) -> None:
    with came_back(qtbot, tmp_path) as (program, _plan, file):
        screen = see_changes(qtbot, program, forgotten(file))
        assert screen.review is not None
        assert screen.review.file.changes
        assert not screen.review.wanted
        assert not any(card.tick.isChecked() for card in screen.cards)
        screen.all.click()
        assert screen.review.wanted
        screen_checks.check(program.window)


def test_a_conflict_is_taken_only_where_it_is_ticked(qtbot: QtBot, tmp_path: Path) -> None:
    with came_back(qtbot, tmp_path) as (program, _plan, file):
        screen = see_changes(qtbot, program, file)
        conflict = next(card for card in screen.cards if card.one.incoming.mine is not None)
        assert not conflict.tick.isChecked()
        conflict.tick.click()
        assert screen.review is not None
        screen.all.click()
        assert screen.review.wanted == {conflict.one.key}
        screen.take.click()
        plan = program.bench.context.session.plan
        assert "ý thức, trách nhiệm" in "".join(run.text for block in plan.body[0].sections[0].blocks for run in block.text)


def test_comments_that_are_not_wanted_are_left(qtbot: QtBot, tmp_path: Path) -> None:
    with came_back(qtbot, tmp_path) as (program, plan, file):
        screen = see_changes(qtbot, program, file)
        (card,) = screen.findChildren(CommentCard)
        card.tick.click()
        for _group, tick in screen._ticks:
            tick.click()
            tick.click()
        screen.take.click()
        assert program.desk.workspace.notes(plan.id).result() == ()


def test_notes_stand_at_their_section_until_they_are_done_or_removed(qtbot: QtBot, tmp_path: Path) -> None:
    with came_back(qtbot, tmp_path, size=screen_checks.SIZE) as (program, plan, file):
        see_changes(qtbot, program, file).take.click()
        compose = program.bench.made_screen("compose")
        wait_for(qtbot, lambda: compose.notes.notes)
        (note,) = compose.notes.notes
        model = compose.outline.outline
        assert model.data(model.index_of(note.node), Qt.ItemDataRole.DecorationRole) is not None
        assert compose.outline.choose(note.node)
        assert compose.notes_bar.isVisible()
        screen_checks.check(program.window)
        compose.notes_bar.findChild(QCheckBox).click()
        assert model.data(model.index_of(note.node), Qt.ItemDataRole.DecorationRole) is None
        assert [one.done for one in program.desk.workspace.notes(plan.id).result()] == [True]
        compose.notes.remove(compose.notes.notes[0])
        assert not compose.notes_bar.isVisible()
        assert program.desk.workspace.notes(plan.id).result() == ()
        compose.notes.bring_back(note)
        assert compose.notes_bar.isVisible()
        assert program.desk.workspace.notes(plan.id).result() == (note,)


def test_a_kept_state_is_compared_in_the_same_way(qtbot: QtBot, tmp_path: Path) -> None:
    with came_back(qtbot, tmp_path) as (program, plan, _file):
        program.bench.open_plan(plan.id)
        wait_for(qtbot, lambda: program.bench.screen_name == "compose")
        history = program.bench.made_screen("compose").history
        program.bench.made_screen("compose").side.toggle("history")
        wait_for(qtbot, lambda: len(history._versions) > 1)
        at = next(n for n, version in enumerate(history._versions) if version.reason == "export")
        history.view.setCurrentIndex(history._rows.index(at, 0))
        history.compare.click()
        wait_for(qtbot, lambda: program.bench.screen_name == "changes")
        screen = program.bench.made_screen("changes")
        assert sorted(one.change.field for one in screen.review.file.changes) == ["document.place", "text"]
        assert screen.review.wanted == set()
        assert not screen.take.isEnabled()
