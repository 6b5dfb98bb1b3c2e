"""Hearing what outlives a widget, such as the plan in front or the books of the office: the connection goes with the widget, when the window is built anew."""

from collections.abc import Callable

from PySide6.QtCore import QObject, SignalInstance


def hear(owner: QObject, signal: SignalInstance, do: Callable[..., object]) -> None:
    """Do this whenever the signal is sent, as long as there is the owner; a lambda that is connected by itself is called even when its widget is gone."""
    signal.connect(_Ear(owner, do).told)


class _Ear(QObject):
    """Belongs to its owner, and Qt ends its connections with it."""

    def __init__(self, owner: QObject, do: Callable[..., object]) -> None:
        super().__init__(owner)
        self._do = do

    def told(self, *what: object) -> None:
        self._do(*what)
