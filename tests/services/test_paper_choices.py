"""An office's own words and the set of papers of a plan are kept in its workspace."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests import papers_to_print as made
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Stage
from ttdn_desktop.services.paper_choices import keep_set, keep_sets, keep_words, kept_set, kept_sets, kept_words, order_in
from ttdn_desktop.services.types import PaperOrder, PaperSet
from ttdn_desktop.services.workspace import Workspace, open_workspace

NOW = dt.datetime(2026, 11, 22, 3, 0, tzinfo=dt.UTC)
ONE = PlanId("01JF3M2Q7W8ZKXC4N5T6V9B0RD")


def opened(path: Path) -> Workspace:
    return open_workspace(path, clock=lambda: NOW, new_id=lambda: "NEW")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(tmp_path / "kho.ttdn") as workspace:
        yield workspace


def test_the_words_of_an_office_outlive_the_program(tmp_path: Path) -> None:
    words = {"letter": {"subject": "giao nhiệm vụ thực hiện {title}"}, "decision": {}}
    with opened(tmp_path / "kho.ttdn") as workspace:
        assert kept_words(workspace) == {}
        keep_words(workspace, words).result()
    with opened(tmp_path / "kho.ttdn") as workspace:
        assert kept_words(workspace) == {"letter": words["letter"]}
        keep_words(workspace, {}).result()
        assert kept_words(workspace) == {}


def test_each_plan_has_its_own_set(workspace: Workspace) -> None:
    chosen = PaperSet(kinds=("plan", "decision", "slips"), formats=(".docx", ".pdf"), pattern="{type} {year}", manifest=True)
    keep_set(workspace, ONE, chosen).result()
    assert kept_set(workspace, ONE) == chosen
    assert kept_set(workspace, PlanId("another")) is None


def test_sets_of_the_office_are_there_for_every_plan(tmp_path: Path) -> None:
    own = {"Gửi các thôn": PaperSet(kinds=("letter", "slips"), formats=(".pdf",), pattern="{type}"), "Khác": PaperSet()}
    with opened(tmp_path / "kho.ttdn") as workspace:
        keep_sets(workspace, own).result()
        keep_set(workspace, ONE, PaperSet()).result()
    with opened(tmp_path / "kho.ttdn") as workspace:
        assert (dict(kept_sets(workspace, ONE).own), kept_sets(workspace, ONE).last) == (own, PaperSet())
        assert kept_sets(workspace, PlanId("another")).last is None
        workspace.keep_choice("paper_sets", '{"a": 5, "b": {"kinds": ["poem"]}, "c": {"kinds": ["plan"], "formats": [".pdf"]}}').result()
        assert list(kept_sets(workspace, ONE).own) == ["c"]
        keep_sets(workspace, {}).result()
        assert kept_sets(workspace, ONE).own == {}


def test_what_a_newer_version_keeps_is_passed_over(workspace: Workspace) -> None:
    workspace.keep_choice(f"paper_set:{ONE}", '{"kinds": ["poem", "plan"], "formats": [".docx", ".odt"], "pattern": 5}').result()
    assert kept_set(workspace, ONE) == PaperSet()
    workspace.keep_choice(f"paper_set:{ONE}", "[]").result()
    assert kept_set(workspace, ONE) is None
    workspace.keep_choice("paper_words", '{"letter": 5, "plan": {"a": "b", "c": 1}}').result()
    assert kept_words(workspace) == {"plan": {"a": "b"}}


def test_an_amendment_changes_the_state_that_was_issued(workspace: Workspace) -> None:
    plan = replace(made.sample(), stage=Stage.ISSUED)
    workspace.save(plan).result()
    assert order_in(workspace, plan.id, PaperOrder()) == PaperOrder()
    workspace.keep_version(plan.id, "issue").result()
    workspace.save(replace(plan, enacting="Khác đi:")).result()
    keep_words(workspace, {"letter": {"subject": "x"}}).result()
    order = order_in(workspace, plan.id, PaperOrder())
    assert order.before == plan
    assert order.overrides == {"letter": {"subject": "x"}}
