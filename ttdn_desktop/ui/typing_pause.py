"""When what is typed is handed over: as soon as a person pauses, and within a moment however steadily the person types."""

from PySide6.QtCore import QObject, QTimer, Signal

TYPING_PAUSE = 300
"""Milliseconds after the last key until the plan gets the text."""
LONGEST_TYPING = 800
"""… and after the first key that it has not got, so that who types without a pause does not work on sand."""


class TypingPause(QObject):
    """One for an editor: told of every key, it says when it is time; it waits until it is stopped, which handing over does."""

    over = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._limit = QTimer(self, singleShot=True, interval=LONGEST_TYPING)
        self._waits = False
        self._pause.timeout.connect(self._end)
        self._limit.timeout.connect(self._end)

    @property
    def waits(self) -> bool:
        """Whether something was typed that was not handed over."""
        return self._waits

    def start(self) -> None:
        """A key was pressed."""
        self._waits = True
        self._pause.start()
        if not self._limit.isActive():
            self._limit.start()

    def stop(self) -> None:
        """Nothing waits any more."""
        self._waits = False
        self._pause.stop()
        self._limit.stop()

    def _end(self) -> None:
        self._pause.stop()
        self._limit.stop()
        self.over.emit()
