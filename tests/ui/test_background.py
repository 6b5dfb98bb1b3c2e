"""Jobs run off the main thread, their outcomes arrive on it, and nothing arrives that is not wanted any more."""

import threading
from concurrent.futures import Future

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from ttdn_desktop.errors import UnreadableError
from ttdn_desktop.ui.background import Background


@pytest.fixture
def background(qapp) -> Background:
    return Background()


def fail(message: str) -> None:
    pytest.fail(f"not expected: {message}")


def test_a_job_runs_elsewhere_and_its_result_arrives_here(background, qtbot):
    arrived = []
    here = threading.get_ident()

    def job(number: int) -> tuple[int, bool]:
        return number * 2, threading.get_ident() == here

    background.run(job, 21, done=lambda result: arrived.append((result, threading.get_ident() == here)), failed=fail)
    qtbot.waitUntil(lambda: bool(arrived))
    assert arrived == [((42, False), True)]


def test_an_expected_failure_is_told_in_its_sentence(background, qtbot):
    told: list[str] = []

    def job() -> None:
        raise UnreadableError("Tệp hỏng.")

    background.run(job, done=fail, failed=told.append)
    qtbot.waitUntil(lambda: told == ["Tệp hỏng."])


def test_a_bug_is_raised_on_the_main_thread(background, qtbot):
    def job() -> None:
        raise KeyError("bug")

    with qtbot.captureExceptions() as raised:
        job_handle = background.run(job, done=fail, failed=fail)
        with qtbot.waitSignal(job_handle.ended):
            pass
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is KeyError


def test_a_cancelled_job_stops_at_its_next_report_and_tells_nothing(background, qtbot):
    started, go_on = threading.Event(), threading.Event()

    def job(report) -> None:
        started.set()
        go_on.wait(60)
        report(1, 2)

    handle = background.run(job, done=fail, failed=fail, reporting=True)
    assert started.wait(60)
    handle.cancel()
    with qtbot.waitSignal(handle.ended):
        go_on.set()


def test_progress_is_told(background, qtbot):
    outcome: list[str] = []
    told: list[tuple[int, int]] = []
    go_on = threading.Event()

    def job(report) -> str:
        go_on.wait(60)
        report(1, 3)
        return "xong"

    handle = background.run(job, done=outcome.append, failed=fail, reporting=True)
    handle.progressed.connect(lambda done, total: told.append((done, total)))
    go_on.set()
    qtbot.waitUntil(lambda: outcome == ["xong"])
    assert told == [(1, 3)]


def test_nothing_arrives_for_an_owner_that_is_gone(background, qtbot):
    owner = QObject()
    future: Future[str] = Future()
    handle = background.watch(future, done=fail, failed=fail, owner=owner)
    delete(owner)
    with qtbot.waitSignal(handle.ended):
        future.set_result("muộn")
