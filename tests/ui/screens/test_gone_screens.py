"""Screens that were built anew, as with another language: the old ones hear nothing any more."""

from dataclasses import replace

from shiboken6 import isValid

from tests.ui.programs import AGENCY, keep_plans, keep_settings, running, sample_plan, wait_for
from ttdn_desktop.domain.library_edits import add_word
from ttdn_desktop.domain.units import Unit
from ttdn_desktop.domain.units_edits import put_unit
from ttdn_desktop.ui.screens.table import SCREENS


def test_screens_that_are_gone_hear_nothing_of_plan_library_and_units(qtbot):
    first, second = sample_plan(), sample_plan()
    keep_plans(first, second)
    keep_settings(AGENCY)
    with running(qtbot) as program:
        bench, books = program.bench, program.bench.context.books
        bench.open_plan(first.id)
        wait_for(qtbot, lambda: bench.screen_name == "compose" and not books.library.read_only and not books.units.read_only)
        for screen in SCREENS:
            bench.go(screen.name)
        bench.go("home")
        gone = bench.shell
        bench.context.settings.change(text_scale=1.15)
        wait_for(qtbot, lambda: not isValid(gone))
        bench.context.session.edit("x", lambda plan: replace(plan, enacting="Ban hành Kế hoạch"))
        books.library.edit("x", lambda library: add_word(library, "homestay"))
        document = books.library.value.documents[0]
        books.library.edit("x", lambda library: replace(library, documents=(replace(document, note="x"), *library.documents[1:])))
        books.units.edit("x", lambda units: put_unit(units, Unit(id="u", name="Ban Dân vận")))
        bench.desk.open_plan(second.id)
        wait_for(qtbot, lambda: bench.context.session.plan == second)
        bench.context.session.show(None)
