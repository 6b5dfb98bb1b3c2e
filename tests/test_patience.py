"""No test is bound to the clock: it waits for what is to come, as long as that takes, and counts work, not time."""

import ast
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from ttdn_desktop.app import program
from ttdn_desktop.services import log, system

TESTS = Path(__file__).parent
HELPERS = {"conftest.py", "work_time.py", "ui/screen_checks.py"}
"""Where waiting and counting are done for all."""

HOLDS = {"faults/test_fence.py": {"monotonic"}, "faults/bad_worker.py": {"sleep"}}
"""Who waits for the end of a process, which tells nobody, and who hangs for others to notice."""

CLOCKS = {"perf_counter", "perf_counter_ns", "monotonic", "monotonic_ns"}
ROUNDS = {"processEvents", "qWait", "sleep", "wait"}
WAITS = {"waitUntil", "waitSignal", "waitSignals", "waitExposed", "waitActive"}


def bound(call: ast.Call) -> str:
    """The name of what is called where that binds a test to the clock."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""
    on_the_bot = isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value).endswith("qtbot")
    if name in CLOCKS or (name in ROUNDS and (name != "wait" or on_the_bot)):
        return name
    return f"{name}(timeout=…)" if name in WAITS and any(word.arg == "timeout" for word in call.keywords) else ""


def bound_in(file: Path) -> Iterator[str]:
    name = file.relative_to(TESTS).as_posix()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and (found := bound(node)) and found not in HOLDS.get(name, ()):
            yield f"{name}:{node.lineno} {found}"


def test_no_test_waits_by_the_clock_or_for_a_number_of_rounds():
    files = [file for file in sorted(TESTS.rglob("*.py")) if file.relative_to(TESTS).as_posix() not in HELPERS]
    assert [told for file in files for told in bound_in(file)] == []


def test_every_test_is_on_one_day_whichever_it_is_outside():
    assert system.now().astimezone(dt.UTC).date() == dt.date(2026, 11, 10)
    assert {vars(module)["now"] for module in (program, log)} == {system.now}


def test_what_binds_a_test_to_the_clock_is_known():
    words = "qtbot.wait(50); officer.qtbot.waitUntil(there, timeout=9); time.sleep(1); perf_counter(); QApplication.processEvents()"
    calls = [node for node in ast.walk(ast.parse(words)) if isinstance(node, ast.Call)]
    assert all(map(bound, calls))
    assert not bound(next(node for node in ast.walk(ast.parse("go_on.wait(60)")) if isinstance(node, ast.Call)))
