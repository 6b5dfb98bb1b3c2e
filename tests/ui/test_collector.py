"""Garbage dies on the main thread."""

import gc
import threading
from typing import ClassVar

from ttdn_desktop.ui.collector import MainThreadCollector, collect_due


class Knot:
    """A cycle that tells on which thread it was taken apart."""

    died_on: ClassVar[list[threading.Thread]] = []

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        Knot.died_on.append(threading.current_thread())


def test_a_busy_thread_takes_nothing_apart_and_the_main_thread_does(qapp):
    collector = MainThreadCollector(qapp)
    Knot.died_on.clear()
    for _number in range(50):
        Knot()
    worker = threading.Thread(target=lambda: [[number] for number in range(200_000)])
    worker.start()
    worker.join()
    assert Knot.died_on == []
    assert not gc.isenabled()
    for _generation in range(3):
        _more = [[number] for number in range(gc.get_threshold()[0] * 3)]
        collect_due()
    assert len(Knot.died_on) == 50
    assert set(Knot.died_on) == {threading.main_thread()}
    collector.deleteLater()
