"""The rules of form of a plan are chosen on its first page; where words change they are shown first, and one step of undo takes all of it back."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QComboBox, QLabel

from tests import plans_to_print as printed
from tests.ui.contexts import make_context, plan_of
from tests.ui.screen_checks import cut_off, nameless, out_of_reach
from ttdn_desktop import i18n
from ttdn_desktop.domain import edits
from ttdn_desktop.domain.plan import Plan, Regime, Stage
from ttdn_desktop.services.choices import signing_choices
from ttdn_desktop.ui.dialogs import Dialog
from ttdn_desktop.ui.forms.ending_form import EndingForm
from ttdn_desktop.ui.forms.regime_dialog import RegimeDialog
from ttdn_desktop.ui.forms.regime_panel import RegimePanel


def draft() -> Plan:
    return edits.set_document(edits.set_plan(printed.small_plan(), stage=Stage.DRAFT), number=None, date=None)


@pytest.fixture
def context(qtbot):
    i18n.install("en")
    return make_context(draft())


@pytest.fixture
def panel(qtbot, context):
    panel = RegimePanel(context.session)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def choose(field: QComboBox, regime: Regime) -> None:
    field.activated.emit(field.findData(regime.value))


def asked(panel: RegimePanel, regime: Regime) -> RegimeDialog:
    choose(panel.field, regime)
    assert panel.dialog is not None
    return panel.dialog


def test_rules_of_the_same_family_are_put_at_once(panel, context):
    choose(panel.field, Regime.TT01_2011)
    assert panel.dialog is None
    assert plan_of(context).document.regime is Regime.TT01_2011


def test_words_that_change_are_shown_first_and_nothing_is_done_without_a_yes(panel, context):
    before = plan_of(context)
    dialog = asked(panel, Regime.PARTY_05HD_2026)
    assert {"issuer.name", "document.symbol", "signatory", "recipients/2"} <= set(dialog.boxes)
    assert panel.field.currentData() == Regime.ND30_2020.value
    dialog.reject()
    assert plan_of(context) == before


def test_agreeing_changes_everything_in_one_step(panel, context):
    before = plan_of(context)
    asked(panel, Regime.PARTY_05HD_2026).accept()
    plan = plan_of(context)
    assert plan.document.regime is Regime.PARTY_05HD_2026
    assert plan.document.symbol == "KH/ĐU"
    assert panel.field.currentData() == Regime.PARTY_05HD_2026.value
    context.session.current.undo()
    assert plan_of(context) == before


def test_what_is_unticked_stays(panel, context):
    dialog = asked(panel, Regime.PARTY_05HD_2026)
    dialog.boxes["issuer.name"].setChecked(False)
    dialog.accept()
    assert plan_of(context).issuer.name == "Ủy ban nhân dân xã Vân Trúc"
    assert plan_of(context).signatory.capacity == ("T/M ĐẢNG ỦY",)


def test_rules_that_were_not_read_are_to_be_compared(panel, context):
    assert panel.compare.isHidden()
    asked(panel, Regime.PARTY_05HD_2026).accept()
    assert not panel.compare.isHidden()
    assert panel.compare.text.text().startswith("9 points")
    panel.which.click()
    told = panel.window().findChildren(Dialog)[-1]
    assert any("Margins" in label.text() for label in told.findChildren(QLabel))


def test_rules_that_do_not_fit_the_day_are_told_and_changed_with_one_click(panel, context):
    assert panel.fits.isHidden()
    context.session.edit("date", lambda plan: edits.set_document(plan, date=dt.date(2019, 10, 25)))
    assert not panel.fits.isHidden()
    assert "01/2011" in panel.fits.text.text()
    panel.take.click()
    assert plan_of(context).document.regime is Regime.TT01_2011
    assert panel.fits.isHidden()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_dialog_can_be_read_and_reached(panel, context, language, qtbot):
    i18n.install(language)
    dialog = asked(panel, Regime.PARTY_05HD_2026)
    qtbot.waitExposed(dialog)
    assert nameless(dialog) == []
    assert cut_off(dialog) == []
    assert out_of_reach(dialog) == []


def test_the_ways_to_sign_are_those_of_the_family_of_the_rules():
    state, party = signing_choices(Regime.TT01_2011), signing_choices(Regime.PARTY_36HD_2018)
    assert all(not line.startswith(("T/M", "K/T", "T/L")) for choice in state for line in choice.capacity)
    assert all(line.startswith(("T/M", "K/T", "T/L")) for choice in party for line in choice.capacity)
    assert any(choice.extra_title for choice in state)


def test_a_way_to_sign_of_an_advisory_body_fills_both_posts(qtbot, context):
    form = EndingForm(context)
    qtbot.addWidget(form)
    action = next(action for action in form.signing_menu().actions() if action.text().endswith("PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN"))
    action.trigger()
    assert (plan_of(context).signatory.title, plan_of(context).signatory.extra_title) == ("PHÓ TRƯỞNG BAN", "PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN")
