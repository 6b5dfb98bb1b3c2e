"""Every field and every value that a comparison can name has words for people."""

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest

from tests import plans_to_print as printed
from ttdn_desktop import i18n
from ttdn_desktop.domain import compare as comparing
from ttdn_desktop.domain.blocks import BudgetTable, Cell, Image, Item, Paragraph, Table, TaskLayout, TaskList
from ttdn_desktop.domain.compare import Change, ChangeKind, compare
from ttdn_desktop.domain.ids import BudgetLineId, TaskId
from ttdn_desktop.domain.plan import Annex, BudgetLine, Indicator, Period, Plan, PlanKind, PlanPaper, Section, SectionRole, Stage, Task, TimeFrame, Urgency
from ttdn_desktop.domain.plan_tree import Group
from ttdn_desktop.domain.text import rich
from ttdn_desktop.services.change_words import said, what_words
from ttdn_desktop.services.value_words import enum_words, value_words

VALUES: dict[Group, tuple[type, ...]] = {
    Group.PLAN: (Plan,),
    Group.SECTION: (Section,),
    Group.BLOCK: (Paragraph, Item, TaskList, Table, BudgetTable, Image),
    Group.TASK: (Task,),
    Group.INDICATOR: (Indicator,),
    Group.BUDGET_LINE: (BudgetLine,),
    Group.ANNEX: (Annex,),
    Group.PAPER: (PlanPaper,),
}
CHILDREN = {Group.SECTION: {"blocks", "sections"}, Group.ANNEX: {"blocks", "sections"}}
CASES = sorted(
    {(group, name) for group, kinds in VALUES.items() for kind in kinds for name in comparing.compared_fields(kind, group)}
    - {(group, name) for group, names in CHILDREN.items() for name in names}
)


@pytest.mark.parametrize(("group", "field"), CASES)
def test_every_field_of_a_plan_has_words(group: Group, field: str) -> None:
    words = what_words(Change(kind=ChangeKind.CHANGED, group=group, key="", field=field))
    assert words
    assert "_" not in words
    assert words != field


def enumerations(value: Any, seen: set[Any]) -> Iterator[type[StrEnum]]:
    """Every enumeration in the types of the fields of these, and of those below."""
    if value in seen:
        return
    seen.add(value)
    if isinstance(value, type) and issubclass(value, StrEnum):
        yield value
    elif dataclasses.is_dataclass(value):
        for hint in typing.get_type_hints(value).values():
            yield from enumerations(hint, seen)
    elif typing.get_origin(value) is not None or isinstance(value, types.UnionType):
        for part in typing.get_args(value):
            yield from enumerations(part, seen)


ENUMS = tuple(enumerations(Plan, set()))


def test_the_enumerations_of_a_plan_are_found() -> None:
    assert {PlanKind, Stage, SectionRole, TaskLayout, Urgency} <= set(ENUMS)


@pytest.mark.parametrize("value", [value for kind in ENUMS for value in kind], ids=str)
def test_every_value_of_an_enumeration_has_words(value: StrEnum) -> None:
    assert enum_words(value)
    assert enum_words(value) != value.value


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("there", [True, False], ids=["added", "removed"])
def test_a_task_that_came_or_went_is_told_whole(there: bool) -> None:
    plan = printed.small_plan()
    task = Task(
        id=TaskId("new"),
        title="Làm biển chỉ dẫn song ngữ",
        content=(rich("Tại các di tích."),),
        leads=("Phòng Kinh tế",),
        partners=("Công an xã", "Các thôn"),
        time=TimeFrame(text="Quý III/2027"),
        output="05 biển",
        budget="20 triệu đồng",
    )
    more = replace(plan, tasks=(*plan.tasks, task))
    comparison = compare(plan, more) if there else compare(more, plan)
    (change,) = comparison.changes
    told = said(change, comparison.before, comparison.after)
    assert told[not there] == ""
    assert told[there].split("\n") == [
        "Làm biển chỉ dẫn song ngữ",
        "Tại các di tích.",
        "Lead units: Phòng Kinh tế",
        "Partner units: Công an xã; Các thôn",
        "Time: Quý III/2027",
        "Output: 05 biển",
        "Budget: 20 triệu đồng",
    ]


@pytest.mark.usefixtures("english")
def test_a_line_of_the_estimate_that_came_is_told_with_its_figures() -> None:
    plan = replace(printed.small_plan(), budget_lines=())
    line = BudgetLine(id=BudgetLineId("line"), item="In tờ gấp", task=plan.tasks[0].id, amount=Decimal(15000000))
    comparison = compare(plan, replace(plan, budget_lines=(line,)))
    (change,) = comparison.changes
    assert said(change, comparison.before, comparison.after) == ("", f"In tờ gấp\nTask: {plan.tasks[0].title}\nAmount: 15.000.000")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (dt.date(2026, 6, 5), "05/6/2026"),
        (Period(start=dt.date(2027, 1, 1), end=dt.date(2027, 12, 31)), "01/01/2027 – 31/12/2027"),
        (TimeFrame(start=dt.date(2027, 3, 1), end=dt.date(2027, 12, 31)), "01/3/2027 – 31/12/2027"),
        (TimeFrame(text="Quý II"), "Quý II"),
        (Decimal(15000000), "15.000.000"),
        (((Cell(paragraphs=(rich("TT"),)), Cell(paragraphs=(rich("Tên"), rich("việc")))),), "TT | Tên việc"),
        (("a", "b"), "a\nb"),
        (None, ""),
    ],
)
def test_values_are_written_as_people_write_them(value: Any, words: str) -> None:
    assert value_words(value) == words


@pytest.fixture
def english() -> Iterator[None]:
    spoken = i18n.language()
    i18n.install("en")
    yield
    i18n.install(spoken)


@pytest.mark.usefixtures("english")
def test_what_changed_is_told_without_words_of_the_machine() -> None:
    plan = replace(printed.small_plan(), plan_kind=PlanKind.ANNUAL, field="ttdn")
    task = plan.tasks[0]
    money = BudgetLine(id=BudgetLineId("line"), item="In tờ gấp")
    before = replace(plan, budget_lines=(money,))
    after = replace(
        plan,
        plan_kind=PlanKind.PERIOD,
        field="other",
        planned_issue_date=dt.date(2027, 1, 5),
        document=replace(plan.document, type="CTr"),
        budget_lines=(replace(money, task=task.id),),
    )
    comparison = compare(before, after)
    told = {what_words(one): said(one, comparison.before, comparison.after) for one in comparison.changes}
    assert told == {
        "Kind of plan": ("Of a year", "Of several years"),
        "Field of the plan": ("External information", "Another field"),
        "Planned date of issue": ("", "05/01/2027"),
        "Kind of document": ("Kế hoạch", "Chương trình"),
        "Task": ("", task.title),
    }
