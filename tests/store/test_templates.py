"""Templates in the workspace: kept with their files, told apart from plans, never lost in a backup."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from tests.workspaces.make import FILE, PLAN, TEMPLATE
from ttdn_desktop.domain import template as edits
from ttdn_desktop.domain.template import TemplateId
from ttdn_desktop.store import aggregates, backups, checks, templates
from ttdn_desktop.store.connection import disconnect
from ttdn_desktop.store.database import open_copy, open_database
from ttdn_desktop.store.trouble import DamagedError, MissingError

NOW = dt.datetime(2026, 11, 10, 3, 32, tzinfo=dt.UTC)


@pytest.fixture
def connection(tmp_path: Path):
    opened = open_database(tmp_path / "xa.ttdn", NOW)
    yield opened
    disconnect(opened)


def test_a_template_comes_back_with_its_file(connection) -> None:
    templates.save(connection, TEMPLATE, FILE)
    assert templates.load(connection, TEMPLATE.id) == (TEMPLATE, FILE)
    assert templates.templates(connection) == (TEMPLATE,)
    assert aggregates.summaries(connection) == ()
    checks.check_hashes(connection)


def test_a_changed_template_is_written_and_an_unchanged_one_is_not(connection) -> None:
    templates.save(connection, TEMPLATE, FILE)
    before = checks.digest(connection)
    templates.save(connection, TEMPLATE)
    assert checks.digest(connection) == before
    renamed = edits.describe(TEMPLATE, name="Mẫu mới")
    templates.save(connection, renamed)
    assert templates.load(connection, TEMPLATE.id) == (renamed, FILE)


def test_a_deleted_template_leaves_the_file_to_its_twin_and_plans_alone(connection) -> None:
    twin = dataclasses.replace(TEMPLATE, id=TemplateId("T2"))
    aggregates.save(connection, PLAN, NOW)
    for one in (TEMPLATE, twin):
        templates.save(connection, one, FILE)
        templates.link(connection, PLAN.id, one.id)
    assert [link.template_id for link in templates.links(connection)] == ["T2"]
    templates.delete(connection, twin.id)
    assert templates.links(connection) == ()
    assert templates.load(connection, TEMPLATE.id)[1] == FILE
    templates.delete(connection, TEMPLATE.id)
    assert aggregates.load(connection, PLAN.id) == PLAN
    assert connection.execute("select count(*) from template_files").fetchone()[0] == 0
    with pytest.raises(MissingError):
        templates.delete(connection, TEMPLATE.id)


def test_a_backup_holds_templates_and_their_files(connection, tmp_path: Path) -> None:
    templates.save(connection, TEMPLATE, FILE)
    made = backups.make(connection, tmp_path / "xa.ttdn", NOW)
    copy = open_copy(made.path)
    assert templates.load(copy, TEMPLATE.id) == (TEMPLATE, FILE)
    copy.close()


def test_a_file_that_changed_by_itself_is_told(connection) -> None:
    templates.save(connection, TEMPLATE, FILE)
    connection.execute("update template_files set data = x'00'")
    with pytest.raises(DamagedError):
        templates.load(connection, TEMPLATE.id)
    with pytest.raises(DamagedError):
        checks.check_hashes(connection)
