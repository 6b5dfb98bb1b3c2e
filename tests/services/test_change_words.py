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
from ttdn_desktop.domain.ids import BudgetLineId
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
