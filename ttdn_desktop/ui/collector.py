"""Garbage is collected on the main thread alone: a widget in a dead cycle must not be taken apart while another thread happens to run."""

import gc

from PySide6.QtCore import QObject, QTimer

_PAUSE = 1000
"""Milliseconds between two looks."""


class MainThreadCollector(QObject):
    """Switches Python's own collector off, which runs on whichever thread allocates, and does its work from the event loop."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_PAUSE)
        self._timer.timeout.connect(collect_due)
        self._timer.start()


def collect_due() -> None:
    """Collect each generation that has reached its threshold, the youngest first; call on the main thread."""
    for generation, limit in enumerate(gc.get_threshold()):
        if limit and gc.get_count()[generation] > limit:
            gc.collect(generation)
