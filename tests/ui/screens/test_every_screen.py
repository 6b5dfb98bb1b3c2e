"""What holds for every screen of the table, in the real window, empty and full, in both languages, at the smallest usual size."""

from dataclasses import replace

import pytest

from tests.ui import screen_checks
from tests.ui.programs import AGENCY, keep_plans, keep_settings, running, sample_plan, wait_for
from ttdn_desktop.i18n import available_languages
from ttdn_desktop.ui import kit
from ttdn_desktop.ui.screens.table import SCREENS

NAMES = [screen.name for screen in SCREENS]
LANGUAGES = available_languages()


def _reviewed(qtbot, program):
    """Not before what was found is told: its words are part of the screen."""
    program.bench.context.review.when_current(lambda _review: None)
    wait_for(qtbot, lambda: program.bench.context.review.is_current)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_screen_with_a_full_plan_is_named_reachable_and_whole(qtbot, name, language):
    plan = sample_plan()
    keep_plans(plan)
    keep_settings(replace(AGENCY, language=language))
    with running(qtbot, size=screen_checks.SIZE) as program:
        program.bench.open_plan(plan.id)
        wait_for(qtbot, lambda: program.bench.screen_name == "compose")
        _reviewed(qtbot, program)
        program.bench.go(name)
        assert program.bench.screen_name == name
        screen_checks.check(program.window)


def _seen_links(window):
    """Those in front: a link behind another screen may not have its words yet."""
    return [link for link in window.findChildren(kit.ElidedLink) if link.isVisible() and link.text()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["home", "tasks", "compose", "papers", "library", "units", "wording", "welcome"])
def test_screen_with_very_large_text_is_whole(qtbot, name, language):
    plans = [sample_plan() for _number in range(4)]
    keep_plans(*plans)
    keep_settings(replace(AGENCY, language=language, text_scale=1.3, recent=tuple(plan.id for plan in plans)))
    with running(qtbot, size=screen_checks.SIZE) as program:
        program.bench.open_plan(plans[0].id)
        wait_for(qtbot, lambda: program.bench.screen_name == "compose")
        _reviewed(qtbot, program)
        program.bench.go(name)
        wait_for(qtbot, lambda: name != "home" or any(_seen_links(program.window)))
        screen_checks.check(program.window)
        assert program.window.size() == screen_checks.SIZE
        for link in _seen_links(program.window) if name == "home" else ():  # the subjects of plans, which are long
            assert link.text().endswith("…")
            assert link.fontMetrics().horizontalAdvance(link.text()) <= link.width()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_screen_without_plans_or_with_an_empty_one_is_named_reachable_and_whole(qtbot, name, language):
    keep_settings(replace(AGENCY, language=language))
    with running(qtbot, size=screen_checks.SIZE) as program:
        if next(screen for screen in SCREENS if screen.name == name).needs_plan:
            program.bench.do("new_plan")
        program.bench.go(name)
        assert program.bench.screen_name == name
        screen_checks.check(program.window)


@pytest.mark.parametrize("name", NAMES)
def test_screen_follows_the_plan_in_front(qtbot, name):
    first, second = sample_plan(), sample_plan()
    keep_plans(first, second)
    keep_settings(AGENCY)
    with running(qtbot) as program:
        program.bench.open_plan(first.id)
        wait_for(qtbot, lambda: program.bench.context.session.plan == first)
        program.bench.go(name)
        program.bench.desk.open_plan(second.id)
        wait_for(qtbot, lambda: program.bench.context.session.plan == second)
        program.bench.context.session.show(None)
        assert program.bench.screen_name in {"home", name}
