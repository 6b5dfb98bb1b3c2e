"""Tuples with one thing put in or moved, or all changed."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def inserted(items: tuple[T, ...], item: T, at: int | None = None) -> tuple[T, ...]:
    """The items with one more at that place, or at the end."""
    at = len(items) if at is None else at
    return (*items[:at], item, *items[at:])


def moved(items: tuple[T, ...], index: int, to: int) -> tuple[T, ...]:
    """The items with one moved so that it then stands at place `to`."""
    return inserted((*items[:index], *items[index + 1 :]), items[index], to)


def changed(items: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
    """The items after the change; the very same tuple where each came back as it was."""
    new = tuple(change(item) for item in items)
    return items if all(a is b for a, b in zip(items, new, strict=True)) else new
