"""Whatever is done to a workspace, it holds what a plain dictionary would hold; also after closing, and in the files as a power cut would leave them."""

import datetime as dt
import itertools
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.strategies import plans
from ttdn_desktop.domain.ids import PlanId
from ttdn_desktop.domain.plan import Plan
from ttdn_desktop.errors import NotFoundError
from ttdn_desktop.language.fold import fold
from ttdn_desktop.services.workspace import Workspace, open_workspace
from ttdn_desktop.store import checks

NOW = dt.datetime(2026, 9, 15, 8, 15, tzinfo=dt.UTC)
names = st.sampled_from([PlanId("P1"), PlanId("P2"), PlanId("P3")])


def opened(folder: Path) -> Workspace:
    return open_workspace(folder / "workspace.ttdn", clock=lambda: NOW, new_id=lambda: "unused")


def content(workspace: Workspace) -> dict[PlanId, Plan]:
    return {summary.id: workspace.load(summary.id).result() for summary in workspace.plans().result()}


class WorkspaceStory(RuleBasedStateMachine):
    """Saves, waits, deletes, keeps versions, searches, closes, and loses its power."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="ttdn-story-"))
        self.model: dict[PlanId, Plan] = {}
        self.kept: dict[int, Plan] = {}
        self.numbers = itertools.count(1)

    @initialize()
    def open(self) -> None:
        self.workspace = opened(self.folder)

    @rule(name=names, plan=plans())
    def save(self, name: PlanId, plan: Plan) -> None:
        self.model[name] = replace(plan, id=name)
        self.workspace.save(self.model[name])

    @rule(name=names, plan=plans())
    def type(self, name: PlanId, plan: Plan) -> None:
        """Many values one after the other; the last one counts."""
        for year in range(2020, 2026):
            self.model[name] = replace(plan, id=name, year=year)
            answer = self.workspace.save(self.model[name])
        assert answer.result().plan == name

    @rule(name=names)
    def delete(self, name: PlanId) -> None:
        if name in self.model:
            self.workspace.delete(name).result()
            del self.model[name]
        else:
            with pytest.raises(NotFoundError):
                self.workspace.delete(name).result()

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def keep_version(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.model)))
        self.kept[self.workspace.keep_version(name, "export").result().id] = self.model[name]

    @rule(word=st.text(alphabet="aăâđêôơưáềộ", min_size=1, max_size=3))
    def search(self, word: str) -> None:
        for hit in self.workspace.search(word, 100).result():
            assert hit.plan in self.model
            if len(hit.text) < 160:
                assert fold(word) in fold(hit.text)

    @rule()
    def backup(self) -> None:
        self.workspace.backup().result()

    @rule()
    def reopen(self) -> None:
        self.workspace.close()
        assert {entry.name for entry in self.folder.iterdir()} <= {"workspace.ttdn", "backups"}
        self.workspace = opened(self.folder)

    @rule()
    def lose_power(self) -> None:
        """What lies on the disk at this moment is enough to go on."""
        self.workspace.plans().result()  # all that was asked is acknowledged
        with tempfile.TemporaryDirectory(prefix="ttdn-story-") as name:
            found = Path(name) / "found"
            shutil.copytree(self.folder, found)
            with opened(found) as workspace:
                assert content(workspace) == self.model

    @invariant()
    def it_holds_what_the_model_holds(self) -> None:
        if hasattr(self, "workspace"):
            assert content(self.workspace) == self.model
            for version, plan in self.kept.items():
                assert self.workspace.load_version(version).result() == plan

    def teardown(self) -> None:
        if hasattr(self, "workspace"):
            self.workspace._store.run(checks.check_derived).result()
            self.workspace.close()
        shutil.rmtree(self.folder)


WorkspaceStory.TestCase.settings = settings(max_examples=25, stateful_step_count=20)
TestWorkspaceStory = WorkspaceStory.TestCase
