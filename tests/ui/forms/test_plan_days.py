"""Year and days of the plan in the form: what contradicts a change follows it, as one step of undo."""

import datetime as dt

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.contexts import empty_plan, make_context, plan_of
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.plan_span import whole_year
from ttdn_desktop.ui.context import ScreenContext
from ttdn_desktop.ui.fields import PlainField
from ttdn_desktop.ui.forms.date_field import DateField
from ttdn_desktop.ui.forms.general_form import GeneralForm


@pytest.fixture
def context() -> ScreenContext:
    return make_context(edits.set_plan(empty_plan(), year=2026, period=whole_year(2026)))


@pytest.fixture
def form(context: ScreenContext, qtbot: QtBot) -> GeneralForm:
    form = GeneralForm(context)
    qtbot.addWidget(form)
    form.show()
    return form


def date_field(form: GeneralForm, name: str) -> DateField:
    field = form.fields[name]
    assert isinstance(field, DateField)
    return field


def type_day(form: GeneralForm, context: ScreenContext, name: str, text: str) -> None:
    line = date_field(form, name).line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    context.session.settle()


def test_the_first_day_of_next_year_takes_the_last_day_along(form: GeneralForm, context: ScreenContext) -> None:
    before = plan_of(context)
    type_day(form, context, "period.start", "01/01/2027")
    assert plan_of(context).period == whole_year(2027)
    assert date_field(form, "period.end").line.text() == "31/12/2027"
    context.session.undo()
    assert plan_of(context) is before
    assert date_field(form, "period.start").value == dt.date(2026, 1, 1)


def test_the_year_takes_both_days_along_in_one_step(form: GeneralForm, context: ScreenContext) -> None:
    before, field = plan_of(context), form.fields["year"]
    assert isinstance(field, PlainField)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "2027")
    context.session.settle()
    assert plan_of(context).period == whole_year(2027)
    assert date_field(form, "period.end").line.text() == "31/12/2027"
    context.session.undo()
    assert plan_of(context) == before
